import t from 'tap';
import { Line, NativeHost } from '../../support/native-world.ts';

t.test(
  '[R-NAT-45] a line that swallows large packets without a word gets smaller ones; larger ones after ten minutes',
  (t) => {
    for (const [address, least, mtu] of [
      ['10.9.0.3', 1280, 1400],
      ['fd09::3', 1280, 1300],
      ['10.9.0.3', 576, 1000],
    ] as const) {
      const a = new NativeHost(1);
      const b = new NativeHost(2, { addresses: ['10.9.0.3', 'fd09::3'] });
      const line = new Line([a, b], 1, { mtu });
      let largest = 0;
      line.way = (packet, from) => {
        if (from === a) largest = Math.max(largest, packet.length);
        return [packet];
      };
      b.transport.listen(80);
      const id = a.transport.connect(line.now, { address, port: 80 });
      a.transport.write(line.now, id, new Uint8Array(100_000));
      const acknowledged = (bytes: number) => (): boolean => a.transport.info(id).bytesAcknowledged === bytes;
      t.ok(line.run(60_000, acknowledged(100_000)), `${address} ${mtu}`);
      t.equal(largest, 1500);
      largest = 0;
      const next = a.transport.connect(line.now, { address, port: 80 });
      a.transport.write(line.now, next, new Uint8Array(20_000));
      t.ok(
        line.run(5000, () => a.transport.info(next).bytesAcknowledged === 20_000),
        'the next knows at once',
      );
      t.equal(largest, least);
      line.run(600_000);
      a.transport.write(line.now, next, new Uint8Array(20_000));
      line.run(100);
      t.equal(largest, 1500);
    }
    t.end();
  },
);

t.test('[R-NAT-45] what was lost, and not for its size, goes on in large segments once the line is back', (t) => {
  for (const [address, outage] of [
    ['10.9.0.3', 1000],
    ['10.9.0.3', 4000],
    ['fd09::3', 1000],
  ] as const) {
    const a = new NativeHost(1);
    const b = new NativeHost(2, { addresses: ['10.9.0.3', 'fd09::3'] });
    const line = new Line([a, b]);
    b.transport.listen(80);
    const id = a.transport.connect(line.now, { address, port: 80 });
    const acknowledged = (): number => {
      if (b.accepted !== undefined) while (b.transport.read(b.accepted) !== null);
      return a.transport.info(id).bytesAcknowledged;
    };
    a.transport.write(line.now, id, new Uint8Array(100_000));
    line.run(1000, () => acknowledged() > 20_000);
    let [sizes, until]: [number[], number] = [[], line.now + outage];
    line.way = (packet, from) => {
      if (from !== a) return [packet];
      if (packet.length > 100) sizes.push(packet.length);
      return line.now < until ? [] : [packet];
    };
    line.run(2 * outage, () => acknowledged() === 100_000);
    a.transport.write(line.now, id, new Uint8Array(50_000));
    line.run(5000, () => acknowledged() === 150_000);
    t.ok(
      sizes.some((size) => size > 576 && size <= 1280),
      'smaller ones were tried',
    );
    sizes = [];
    until = 0;
    a.transport.write(line.now, id, new Uint8Array(100_000));
    t.ok(line.run(5000, () => acknowledged() === 250_000));
    t.ok(sizes.length < 75, `${address}: ${sizes.length} packets of 1500 bytes`);
  }
  t.end();
});

t.test('[R-NAT-45] a line that loses a tenth both ways makes no segment small for long', (t) => {
  const a = new NativeHost(1);
  const b = new NativeHost(2, { addresses: ['10.9.0.3', 'fd09::3'] });
  const line = new Line([a, b], 5, { loss: 0.1, delay: 1 });
  let [packets, small] = [0, 0];
  line.way = (packet, from) => {
    if (from !== a || packet.length < 200) return [packet];
    packets++;
    if (packet.length <= 1280) small++;
    return [packet];
  };
  b.transport.listen(80);
  const id = a.transport.connect(line.now, { address: '10.9.0.3', port: 80 });
  const amount = 4_000_000;
  a.transport.write(line.now, id, new Uint8Array(amount));
  const whole = (): boolean => {
    if (b.accepted !== undefined) while (b.transport.read(b.accepted) !== null);
    return a.transport.info(id).bytesAcknowledged === amount;
  };
  t.ok(line.run(3_600_000, whole));
  t.ok(small > 0, 'it was tried');
  t.ok(small < packets / 20, `${small} of ${packets} packets`);
  t.end();
});
