import fc from 'fast-check';
import t from 'tap';
import { idealDuration, planTopology } from '../../src/demo/topology.ts';

t.test('[R-CMD-40] ISP1 leads two ways, the others one; half of the round trip is its own', async (t) => {
  const { isps, hostA, hostB } = await planTopology({ rtt: 20, rate: 80_000 });
  t.same([isps.ISP1.ports, isps.ISP2.ports, isps.ISP3.ports], [2, 1, 1]);
  t.same([isps.ISP1.rtt, isps.ISP2.rtt, isps.ISP3.rtt], [10, 10, 10]);
  t.ok(isps.ISP1.rate > isps.ISP2.rate, 'the line that is cut is the bottleneck');
  t.equal(isps.ISP2.rate, 80_000);
  t.equal(isps.ISP3.rate, 80_000);
  const addresses = [isps.ISP1.address, hostA, isps.ISP2.address, hostB[0], isps.ISP3.address, hostB[1]];
  const one = new Set(addresses).size === 1 && hostA === '127.0.0.1';
  t.ok(one || new Set(addresses).size === 6, 'every node has an address of its own, or all have the same');
});

t.test('[R-CMD-45] the lines need longer for more bytes, less rate, more delay', (t) => {
  const options = fc.record({ rtt: fc.nat(2000), rate: fc.integer({ min: 100, max: 1_000_000 }) });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 }), options, (bytes, line) => {
      const duration = idealDuration(bytes, line);
      return (
        duration > (bytes * 8) / line.rate &&
        idealDuration(bytes + 1, line) > duration &&
        idealDuration(bytes, { ...line, rate: line.rate + 1 }) < duration &&
        idealDuration(bytes, { ...line, rtt: line.rtt + 1 }) > duration
      );
    }),
  );
  t.end();
});
