import { runAsChild } from './child.ts';
import { BEAT_INTERVAL, type RelayCommand, type RelayReport } from './messages.ts';
import { monotonic } from './monotonic.ts';
import { Relay } from './relay.ts';

let relay: Relay | undefined;
const report = runAsChild<RelayCommand, RelayReport>('kamo-isp', handle);

async function handle(command: RelayCommand): Promise<void> {
  switch (command.type) {
    case 'open':
      await open(command);
      return;
    case 'route':
      command.targets.forEach((target, index) => {
        relay?.route(index, target);
      });
      return;
    case 'cut': {
      const before = dropped();
      relay?.cut();
      report({ type: 'cut', at: monotonic(), dropped: dropped() - before });
      return;
    }
    case 'heal':
      relay?.heal();
      report({ type: 'healed', at: monotonic() });
  }
}

async function open(command: Extract<RelayCommand, { type: 'open' }>): Promise<void> {
  process.title = `kamo-${command.name.toLowerCase()}`;
  relay = new Relay({
    rtt: command.rtt,
    rate: command.rate,
    ...(command.queue === undefined ? {} : { queue: command.queue }),
  });
  const addresses = [];
  for (const { address, port } of command.listen) addresses.push(await relay.forward(address, port));
  report({ type: 'listening', addresses });
  setInterval(() => {
    if (relay !== undefined) report({ type: 'beat', at: monotonic(), counters: relay.counters() });
  }, BEAT_INTERVAL);
}

function dropped(): number {
  const counters = relay?.counters();
  return counters === undefined ? 0 : counters.up.cutDrops + counters.down.cutDrops;
}
