/** Handlers of an application that throw: its `uncaughtException`, and nothing else is touched. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import t from 'tap';

t.test(
  '[R-API-118] what a handler throws is an uncaughtException, once; other connections and flows go on, and nothing is left',
  async (t) => {
    const child = new URL('./throwing-child.js', import.meta.url).pathname;
    const { stdout } = await promisify(execFile)(process.execPath, [child], { timeout: 25_000 });
    const { caught, echoed, flows } = JSON.parse(stdout);
    const handlers = 'connect ready data readable drain write end finish close error timeout connection'.split(' ');
    const sockets = ['listening', 'message', 'sent', 'here closed'];
    t.strictSame(caught, [...handlers, ...sockets, 'closed', 'closed too']);
    t.equal(echoed, [...handlers, 'datagrams', ''].join(';'));
    t.equal(flows, 0);
  },
);
