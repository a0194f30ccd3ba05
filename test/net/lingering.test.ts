import t from 'tap';
import { Lingering } from '../../src/net/lingering.ts';
import type { TcpStatus } from '../../src/tcp/segment.ts';

t.test(
  '[R-API-107] what was released lingers until its FIN is acknowledged, and then for a repeated one',
  async (t) => {
    const lingering = new Lingering();
    const left: { state: TcpStatus['state'] } = { state: 'fin-wait-1' };
    lingering.add(left);
    lingering.add({ state: 'fin-wait-2' });
    let ended = false;
    const end = lingering.end().then(() => {
      ended = true;
    });
    await timersLater();
    t.notOk(ended, 'its FIN is not acknowledged');
    left.state = 'time-wait';
    await timersLater();
    t.notOk(ended, 'its acknowledgment of the FIN of the peer may be lost');
    await end;
  },
);

t.test('[R-API-107] what owes nothing is not waited for', async (t) => {
  const lingering = new Lingering();
  const before = timers();
  for (const state of ['closed', 'fin-wait-2'] as const) lingering.add({ state });
  t.equal(timers(), before);
  await lingering.end();
});

/** What lingered before has been looked at: that timer is due sooner. */
function timersLater(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 40));
}

/** Those that keep the process alive. */
function timers(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
}
