/** Flows of datagrams under attack, on real sockets: forged, replayed and made-up datagrams, from an address of nobody. */
import { createSocket as rawSocket } from 'node:dgram';
import { once } from 'node:events';
import t from 'tap';
import { createSocket } from '../../src/index.ts';
import { FLOW_END_SIZE, FLOW_OPEN, FLOW_TYPE, writeEnd } from '../../src/wire/flow-datagram.ts';
import { at } from '../../src/wire/layout.ts';
import { AWAY, HOME, openNode, Relay, until } from './net-support.ts';

const HANDLE = at(FLOW_OPEN, 'handle');
const MAC = at(FLOW_OPEN, 'mac');

t.test(
  '[R-UDP-2] [R-UDP-11] [R-UDP-16] [R-UDP-20] copies, forgeries and inventions are counted, and the flow goes on',
  async (t) => {
    const relay = await Relay.open(t);
    const home = await openNode(t, { identity: HOME, locators: [{ address: '127.0.0.2', announce: false }] });
    const away = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'] });
    const port = home.locators()[0]?.port ?? 0;
    relay.forwardTo('127.0.0.2', port);
    const [there, here] = [createSocket({ node: home }), createSocket({ node: away })];
    await Promise.all([once(there.bind(7), 'listening'), once(here.bind(), 'listening')]);
    const told: string[] = [];
    there.on('message', (message) => told.push(String(message)));
    const seen: Buffer[] = [];
    relay.onInward = (datagram) => seen.push(Buffer.from(datagram));
    const send = (text: string): unknown => here.send(text, 7, home.generalizedId, { locators: [relay.address] });
    for (let i = 0; i < 20; i++) send(`before ${i}`);
    await until(() => told.length === 20);

    const attacker = rawSocket('udp4');
    await new Promise<void>((resolve) => attacker.bind(0, '127.0.0.9', resolve));
    let [sent, got] = [0, 0];
    attacker.on('message', ({ length }) => {
      got += length;
    });
    const strike = (bytes: Uint8Array): void => {
      sent += bytes.length;
      attacker.send(bytes, port, '127.0.0.2');
    };
    const messages = seen.filter((bytes) => kindOf(bytes) === 1);
    const opening = seen.find((bytes) => kindOf(bytes) === 2 && bytes[1] === FLOW_TYPE.open);
    const [message] = messages;
    if (message === undefined || opening === undefined) throw new Error('there was no message, or no opening');
    const counted = async (reason: string, times: number, act: () => void): Promise<void> => {
      const before = home.counters()[reason] ?? 0;
      act();
      await until(() => (home.counters()[reason] ?? 0) >= before + times);
      t.equal(home.counters()[reason], before + times, reason);
    };
    await counted('repeated-message', messages.length, () => messages.forEach(strike));
    await counted('unknown-flow', 10, () => {
      for (let i = 0; i < 10; i++) strike(changed(message, 4, i + 1));
    });
    await counted('flow-forged', 10, () => {
      for (let i = 0; i < 10; i++) strike(changed(opening, MAC + (i % 8), i + 1));
    });
    await counted('flow-unknown-association', 10, () => {
      for (let i = 0; i < 10; i++) strike(changed(opening, HANDLE, i + 1));
    });
    await counted('flow-forged', 1, () => {
      const close = Buffer.alloc(FLOW_END_SIZE);
      const id = { high: message.readUInt32BE(4) | 0, low: message.readUInt32BE(8) | 0 };
      writeEnd(close, new DataView(close.buffer, close.byteOffset, close.length), 0, id);
      strike(close);
    });
    t.ok(got <= 3 * sent, `${got} bytes went to the attacker for ${sent}`);

    for (let i = 0; i < 20; i++) send(`after ${i}`);
    await until(() => told.includes('after 19'));
    t.equal(told.length, 40);
    t.equal(new Set(told).size, 40);
    attacker.close();
    here.close();
    there.close();
  },
);

function kindOf(bytes: Uint8Array): number {
  return (bytes[0] ?? 0) >> 4;
}

function changed(bytes: Uint8Array, at: number, by: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ by;
  return copy;
}
