import t from 'tap';
import { connect, KamoError, Node, type NodeOptions } from '../../src/index.ts';
import { generateIdentity } from '../../src/multihome/identity.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';
import { parsePureLocators } from '../../src/net/pure-options.ts';

const IDENTITY = generateIdentity(nodeCrypto);

async function refusal(options: NodeOptions): Promise<KamoError> {
  try {
    await (await Node.open({ identity: IDENTITY, locators: [], ...options })).close();
  } catch (error) {
    if (error instanceof KamoError) return error;
  }
  throw new Error('it did not reject with a KamoError');
}

t.test(
  '[R-API-90] [R-NAT-84] options of native mode between nodes are checked before anything is opened',
  async (t) => {
    const bad: [unknown, RegExp][] = [
      [null, /pure must be an object/],
      [{}, /pure\.interfaces must be an array/],
      [{ interfaces: [] }, /pure\.interfaces/],
      [{ interfaces: ['eth0', '../x'] }, /pure\.interfaces\[1\] must be the name of an interface/],
      [{ interfaces: ['a name of many bytes'] }, /pure\.interfaces\[0\]/],
      [{ addresses: [] }, /pure\.interfaces/],
      [{ addresses: ['192.0.2.9'] }, /pure\.addresses\[0\] must be an object/],
      [{ addresses: [{ address: '2001:db8::1', interface: 'eth0', router: '192.0.2.1' }] }, /address must be the IPv4/],
      [{ addresses: [{ address: '192.0.2.9', interface: 'eth0', router: '224.0.0.1' }] }, /router must be the IPv4/],
      [{ addresses: [{ address: '192.0.2.9', interface: '', router: '192.0.2.1' }] }, /interface must be the name/],
      [{ interfaces: ['eth0'], device: '' }, /pure\.device/],
      [{ interfaces: ['eth0'], mtu: 1279 }, /pure\.mtu must be an integer from 1280/],
    ];
    for (const [pure, message] of bad) {
      t.match(await refusal({ pure: pure as NonNullable<NodeOptions['pure']> }), {
        code: 'ERR_KAMO_ARGUMENT',
        message,
      });
    }
  },
);

t.test('[R-API-90] an interface that is not there is ERR_KAMO_TUN, and says so', async (t) => {
  const error = await refusal({ pure: { interfaces: ['no-such-device'] } });
  t.match(error, { code: 'ERR_KAMO_TUN', fault: 'host', cause: { name: 'LinkError', code: 'no-device' } });
  t.match(error.message, /there is no interface no-such-device/);
});

t.test('[R-API-91] prefixes are where a node is, all or none, from a node that has native mode', async (t) => {
  const id = IDENTITY.nodeId;
  const prefixes = ['2001:db8:1::/64', '2001:DB8:2::/64'];
  t.strictSame(
    parsePureLocators(prefixes, id)?.map(({ address, port }) => [address.slice(0, 11), port]),
    [
      ['2001:db8:1:', 6],
      ['2001:db8:2:', 6],
    ],
  );
  t.equal(parsePureLocators(['192.0.2.1:7000'], id), undefined);
  t.equal(parsePureLocators('2001:db8:1::/64', id), undefined);
  t.throws(() => parsePureLocators([...prefixes, '192.0.2.1:7000'], id), { code: 'ERR_KAMO_ARGUMENT' });
  t.throws(() => parsePureLocators(prefixes, undefined), { code: 'ERR_KAMO_ARGUMENT', message: /nodeId/ });
  const node = await Node.open({ identity: IDENTITY, locators: ['127.0.0.1'] });
  t.teardown(() => node.close());
  t.equal(node.pure, undefined);
  const dial = (): unknown => connect({ node, nodeId: id, port: 7, locators: prefixes });
  t.throws(dial, { code: 'ERR_KAMO_ARGUMENT', message: /opened with \{ pure \}/ });
});
