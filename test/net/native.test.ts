import t from 'tap';
import { connect, KamoError, Node, type NodeOptions } from '../../src/index.ts';
import { generateIdentity } from '../../src/multihome/identity.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';
import { parseNative } from '../../src/net/native-options.ts';

const IDENTITY = generateIdentity(nodeCrypto);

async function refusal(options: NodeOptions): Promise<KamoError> {
  try {
    await (await Node.open({ identity: IDENTITY, locators: [], ...options })).close();
  } catch (error) {
    if (error instanceof KamoError) return error;
  }
  throw new Error('it did not reject with a KamoError');
}

t.test('[R-API-50] options of native mode are checked before anything is opened', async (t) => {
  const bad: [unknown, RegExp][] = [
    [null, /native must be an object/],
    [{}, /native\.addresses must be an array/],
    [{ addresses: [] }, /native\.addresses/],
    [{ addresses: ['10.9'] }, /native\.addresses\[0\] must be an IP address/],
    [{ addresses: ['10.9.0.2', '224.0.0.1'] }, /native\.addresses\[1\] must be the address of a host/],
    [{ addresses: ['::'] }, /address of a host/],
    [{ addresses: ['10.9.0.2'], hostAddresses: '10.9.0.1/24' }, /hostAddresses must be an array/],
    [{ addresses: ['10.9.0.2'], hostAddresses: ['10.9.0.1'] }, /hostAddresses\[0\] must be an address with the length/],
    [{ addresses: ['10.9.0.2'], hostAddresses: ['10.9.0.1/33'] }, /hostAddresses\[0\]/],
    [{ addresses: ['10.9.0.2'], mtu: 500 }, /native\.mtu must be an integer from 576/],
    [{ addresses: ['fd09::2'], mtu: 1000 }, /native\.mtu must be an integer from 1280/],
    [{ addresses: ['10.9.0.2'], device: 7 }, /native\.device/],
    [{ addresses: ['10.9.0.2'], offload: 'yes' }, /native\.offload/],
  ];
  for (const [native, message] of bad) {
    const error = await refusal({ native: native as NonNullable<NodeOptions['native']> });
    t.match(error, { code: 'ERR_KAMO_ARGUMENT', message });
  }
});

t.test('[R-API-50] broadcast addresses follow from the networks of the host', (t) => {
  const hostAddresses = ['10.9.0.1/24', '172.16.5.1/12', '192.0.2.1/31', '192.0.2.9/30', 'fd09::1/64'];
  const { broadcasts, addresses } = parseNative({ addresses: ['10.9.0.2', 'FD09:0::2'], hostAddresses });
  t.same(broadcasts, ['10.9.0.255', '172.31.255.255', '192.0.2.11']);
  t.same(addresses, ['10.9.0.2', 'fd09::2']);
  t.end();
});

t.test('[R-API-50] a device that cannot be is ERR_KAMO_TUN, and says why', async (t) => {
  const error = await refusal({ native: { addresses: ['10.9.0.2'], device: 'a name that no device has' } });
  t.match(error, { code: 'ERR_KAMO_TUN', fault: 'host', cause: { name: 'LinkError' } });
  t.match(error.message, /native mode is not possible, .+: native mode needs Linux/);
});

t.test('[R-API-51] without native mode an ordinary address is an error that says how to get it', async (t) => {
  const node = await Node.open({ identity: IDENTITY, locators: ['127.0.0.1'] });
  t.teardown(() => node.close());
  t.equal(node.native, undefined);
  const dial = (): unknown => connect({ node, host: '10.9.0.1', port: 80, locators: ['127.0.0.1:1'] });
  t.throws(dial, { code: 'ERR_KAMO_LEGACY', message: /open yours with \{ native: \{ addresses \} \}/ });
});
