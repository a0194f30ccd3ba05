/** Who goes first: whose connection opens. */
import fc from 'fast-check';
import t from 'tap';
import { WorkQueue } from '../../src/transport/work-queue.ts';
import { ACK, SYN } from '../../src/wire/segment-row.ts';
import { type Datagram, HandNetwork, HandNode, headerOf } from '../support/hand-network.ts';

const PORT = 7;
const TEXT = new Uint8Array(5000);

/** Two nodes that know each other, with a connection in use. */
function acquainted() {
  const client = new HandNode(0, 1);
  const server = new HandNode(1, 1);
  server.transport.listen(PORT);
  const net = new HandNetwork([client, server]);
  const dial = () =>
    client.transport.connect(net.now, {
      nodeId: server.transport.identity.nodeId,
      port: PORT,
      locators: server.links,
    });
  dial();
  client.drain(net.now);
  net.run(1000);
  const event = server.eventsOf('accepted')[0];
  if (event?.type !== 'accepted') throw new Error('nothing was accepted');
  return { net, client, server, dial, accepted: event.connection };
}

/** Of what was sent: `SYN/ACK`, or its length. */
function kinds(sent: readonly Datagram[]): (string | number)[] {
  return sent.map(({ bytes }) => ((headerOf(bytes).flags & (SYN | ACK)) === (SYN | ACK) ? 'SYN/ACK' : bytes.length));
}

t.test('[R-TR-100] the answer to a SYN goes before what others have to send, whatever came first', (t) => {
  const { net, client, server, dial, accepted } = acquainted();
  dial();
  client.drain(net.now);
  const [syn] = client.sent.splice(0);
  if (syn === undefined) throw new Error('nothing was dialled');
  server.transport.write(net.now, accepted, TEXT);
  server.receive(net.now, syn);
  t.equal(kinds(server.sent)[0], 'SYN/ACK');
  t.ok(server.sent.length > 1, 'and the rest behind it');
  t.end();
});

t.test(
  '[R-TR-24] [R-TR-100] the queue serves all in turn, who is awaited first, and nobody before who is held',
  (t) => {
    interface Entry {
      readonly name: number;
      queued: boolean;
      isAwaited: boolean;
    }
    const step = fc.tuple(fc.constantFrom('add', 'defer', 'remove', 'hold'), fc.nat(5), fc.boolean());
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
        const entries = Array.from({ length: 6 }, (_, name): Entry => ({ name, queued: false, isAwaited: false }));
        const queue = new WorkQueue<Entry>();
        let [awaited, others, held]: [Entry[], Entry[], Entry | undefined] = [[], [], undefined];
        const put = (entry: Entry) => {
          if (![...awaited, ...others].includes(entry)) (entry.isAwaited ? awaited : others).push(entry);
        };
        const take = (entry: Entry) => {
          awaited = awaited.filter((each) => each !== entry);
          others = others.filter((each) => each !== entry);
          held = undefined;
        };
        for (const [kind, place, isAwaited] of steps) {
          const entry = kind === 'add' ? entries[place] : queue.first;
          if (entry === undefined) continue;
          if (kind === 'add') {
            if (!entry.queued) entry.isAwaited = isAwaited;
            queue.add(entry);
            put(entry);
          } else if (kind === 'hold') {
            queue.hold(entry);
            held = entry;
          } else {
            // What it is may have changed meanwhile.
            entry.isAwaited = isAwaited;
            queue[kind](entry);
            take(entry);
            if (kind === 'defer') put(entry);
          }
          const first = held ?? awaited[0] ?? others[0];
          if (queue.first !== first || queue.awaited !== (held === undefined ? awaited[0] : undefined)) return false;
          if ([...queue].some((each, i) => each !== [...awaited, ...others][i])) return false;
        }
        return entries.every((entry) => entry.queued === [...awaited, ...others].includes(entry));
      }),
    );
    t.pass('held for every sequence');
    t.end();
  },
);
