/** Names of nodes: the DNS, agents of a name, order, `lookup`. */
import { once } from 'node:events';
import fc from 'fast-check';
import t from 'tap';
import { connect, getaddrinfo2, type KamoSocket, type NodeEntry } from '../../src/index.ts';
import { orderAddresses } from '../../src/net/address-order.ts';
import { openDefaultNode } from '../../src/net/default-node.ts';
import { DnsNames } from '../../src/net/dns-names.ts';
import { portOf } from '../../src/net/services.ts';
import { nid, openAgent, openDns, silentPort, until } from './agents-support.ts';
import { AWAY, HOME, listening, openNode, STRANGER } from './net-support.ts';

t.test('[R-AGENT-60] what is a node or an address by itself', async (t) => {
  const agent = await openAgent(t);
  const home = await openNode(t, { identity: HOME, locators: ['127.0.0.2'], agents: [agent.name] });
  const node = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'], agents: [agent.name] });
  await until(async () => (await agent.whereabouts(HOME.nodeId)) !== undefined);
  const entry = {
    kind: 'node',
    generalizedId: home.generalizedId,
    port: 80,
    locators: home.locators(),
    idSource: 'literal',
    locatorSource: 'agent',
  };
  for (const host of [home.generalizedId, `[${home.generalizedId}]`, HOME.nodeId.text])
    t.match(await getaddrinfo2(host, 'http', { node }), [entry]);
  t.strictSame(await getaddrinfo2('[::1]', 8080, { node }), [{ kind: 'host', address: '::1', family: 6, port: 8080 }]);
  t.strictSame(await getaddrinfo2('192.0.2.1', null, { family: 4 }), [
    { kind: 'host', address: '192.0.2.1', family: 4, port: 0 },
  ]);
  t.equal(openDefaultNode(), undefined, 'no node is opened where nobody is to be asked');
  const none = { code: 'ENOTFOUND', kamoCode: 'ERR_KAMO_NOT_FOUND', syscall: 'getaddrinfo2' };
  await t.rejects(getaddrinfo2('192.0.2.1', 1, { node, family: 6 }), { ...none, hostname: '192.0.2.1' });
  await t.rejects(getaddrinfo2('192.0.2.1', 1, { node, family: 'node' }), none);
  await t.rejects(getaddrinfo2(HOME.nodeId.text, 1, { node, family: 4 }), none);
  await t.rejects(getaddrinfo2('home.example', 1, { node, numericHost: true }), none);
  await t.rejects(getaddrinfo2('no name', 1, { node }), none);
  await t.rejects(getaddrinfo2(STRANGER.nodeId.text, 1, { node }), none);
  for (const [host, service] of [
    ['', 1],
    [7, 1],
    ['::1', 'no-such-service'],
    ['::1', 65_536],
    ['::1', -1],
  ]) {
    await t.rejects(getaddrinfo2(host as string, service as string, { node }), { code: 'ERR_KAMO_ARGUMENT' });
  }
});

t.test('[R-AGENT-60] services by number and by name', async (t) => {
  for (const [service, port] of [
    [null, 0],
    ['', 0],
    [65_535, 65_535],
    ['07', 7],
    ['https', 443],
    ['constructor', undefined],
    [1.5, undefined],
  ] as const)
    t.equal(await portOf(service), port, String(service));
});

t.test(
  '[R-AGENT-61] [R-AGENT-62] a name stands for nodes, the preferred first; its agents or the DNS say where they are',
  async (t) => {
    const agent = await openAgent(t);
    const home = await openNode(t, { identity: HOME, locators: ['127.0.0.2', '127.0.0.3'], agents: [agent.name] });
    const node = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'], agents: [] });
    await until(async () => (await agent.whereabouts(HOME.nodeId)) !== undefined);
    const port = agent.server.addresses()[0]?.port ?? 0;
    const servers = [
      await openDns(t, {
        'UNKNOWN_104 pair.example': [nid(20, STRANGER.nodeId), nid(10, HOME.nodeId), Buffer.of(1, 2)],
        'SRV _kamo-agent._udp.pair.example': [{ priority: 1, weight: 0, port, target: 'agent.example' }],
        'A agent.example': ['127.0.0.1'],
        'SRV _kamo._udp.pair.example': [
          { priority: 9, weight: 0, port: 7002, target: 'b.example' },
          { priority: 5, weight: 0, port: 7001, target: 'a.example' },
        ],
        'A a.example': ['192.0.2.1'],
        'AAAA b.example': ['2001:db8::2'],
      }),
    ];
    const options = { node, servers, family: 'node' } as const;
    const [first, second] = (await getaddrinfo2('Pair.example.', 7, options)) as NodeEntry[];
    t.match(first, { generalizedId: home.generalizedId, port: 7, idSource: 'dns', locatorSource: 'agent' });
    t.strictSame(first?.locators.map(({ address }) => address).sort(), ['127.0.0.2', '127.0.0.3']);
    t.match(second, {
      nodeId: { text: STRANGER.nodeId.text },
      locatorSource: 'dns',
      locators: [
        { address: '192.0.2.1', port: 7001, family: 'IPv4', preference: 65_535 },
        { address: '2001:db8::2', port: 7002, family: 'IPv6', preference: 65_534 },
      ],
    });
    await t.rejects(getaddrinfo2('other.example', 7, options), { code: 'ENOTFOUND', hostname: 'other.example' });
  },
);

t.test(
  '[R-AGENT-61] [R-AGENT-64] what is asked of nobody, and servers that do not answer, or say something else',
  async (t) => {
    const servers = [await openDns(t, { 'UNKNOWN_104 home.example': [nid(0, HOME.nodeId)] })];
    const names = new DnsNames([`127.0.0.1:${await silentPort(t)}`, ...servers]);
    t.match(await names.nodeIds('home.example'), [{ text: HOME.nodeId.text }], 'the second one answers');
    const asked = new DnsNames(servers);
    for (const name of ['host', 'a.localhost', 'printer.local', 'x.invalid']) {
      t.strictSame([...(await asked.nodeIds(name)), ...(await asked.places('_kamo._udp', name))], []);
    }
    t.strictSame(await new DnsNames([]).nodeIds('home.example'), []);
  },
);

t.test('[R-AGENT-65] a name is dialled; lookup may say what it is', async (t) => {
  const agent = await openAgent(t);
  const home = await openNode(t, { identity: HOME, locators: ['127.0.0.2'], agents: [agent.name] });
  const node = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'], agents: [agent.name] });
  const server = await listening(home);
  server.on('connection', (socket) => socket.end('welcome'));
  await until(async () => (await agent.whereabouts(HOME.nodeId)) !== undefined);
  const given: unknown[] = [];
  const lookup = (host: string, options: object, found: (...values: unknown[]) => void): void => {
    given.push(host, options);
    found(null, home.generalizedId, 6);
  };
  const socket = connect({ node, host: 'home.example', port: 7, lookup });
  const told = once(socket, 'lookup');
  const chunks: string[] = [];
  for await (const chunk of socket) chunks.push(String(chunk));
  t.equal(chunks.join(''), 'welcome');
  t.strictSame(given, ['home.example', { all: true, family: 0 }]);
  t.strictSame(await told, [null, home.generalizedId, 6, 'home.example']);
  const failing = async (options: object): Promise<unknown> => {
    const dialled: KamoSocket = connect({ node, host: 'home.example', port: 7, ...options });
    return (await once(dialled, 'error').catch((error: unknown) => [error]))[0];
  };
  const ordinary = (_host: string, _options: object, found: (...values: unknown[]) => void): void =>
    found(null, [{ address: '192.0.2.9', family: 4 }]);
  t.match(await failing({ lookup: ordinary }), { code: 'ERR_KAMO_LEGACY', address: '192.0.2.9' });
  const broken = (_host: string, _options: object, found: (error: Error) => void): void =>
    found(Object.assign(new Error('queryA ESERVFAIL'), { code: 'ESERVFAIL' }));
  t.match(await failing({ lookup: broken }), { code: 'ESERVFAIL' });
});

/** Examples of RFC 6724, section 10.2, that need no more than the addresses; sources, destinations in their order. */
const EXAMPLES: [sources: string[], destinations: string[]][] = [
  [
    ['2001:db8:1::2', 'fe80::1', '169.254.13.78'],
    ['2001:db8:1::1', '198.51.100.121'],
  ],
  [
    ['fe80::1', '198.51.100.117'],
    ['198.51.100.121', '2001:db8:1::1'],
  ],
  [
    ['2001:db8:1::2', 'fe80::1', '10.1.2.4'],
    ['2001:db8:1::1', '10.1.2.3'],
  ],
  [
    ['2001:db8:1::2', 'fe80::2'],
    ['fe80::1', '2001:db8:1::1'],
  ],
  [
    ['2001:db8:3f44::2', 'fe80::2'],
    ['2001:db8:3f44::1', '2001:db8:1::1'],
  ],
  [
    ['2002:c633:6401::2', 'fe80::2'],
    ['2002:c633:6401::1', '2001:db8:1::1'],
  ],
  [
    ['2002:c633:6401::2', '2001:db8:1::2', 'fe80::2'],
    ['2001:db8:1::1', '2002:c633:6401::1'],
  ],
];

t.test('[R-AGENT-63] the examples of RFC 6724, and laws of any order', (t) => {
  for (const [sources, destinations] of EXAMPLES) {
    t.strictSame(orderAddresses(destinations, sources), [0, 1], destinations.join(' '));
    t.strictSame(orderAddresses([...destinations].reverse(), sources), [1, 0], destinations.join(' '));
  }
  const address = fc.oneof(fc.ipV4(), fc.ipV6(), fc.constantFrom('::1', '127.0.0.1', 'fe80::7', 'fd00::1', 'nonsense'));
  fc.assert(
    fc.property(fc.array(address, { maxLength: 16 }), fc.array(address, { maxLength: 4 }), (addresses, sources) => {
      const order = orderAddresses(addresses, sources);
      const sorted = order.map((index) => addresses[index] ?? '');
      // Each place once; and what is in order stays so.
      return (
        new Set(order).size === addresses.length &&
        orderAddresses(sorted, sources).every((index, place) => index === place)
      );
    }),
  );
  t.end();
});
