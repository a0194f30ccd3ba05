/**
 * Run in a network namespace with two uplinks, u1 and u2 (test/link/namespace.ts): prints as JSON what becomes of a node's
 * locators as the host changes. The kernel alone tells: nothing is looked for at intervals.
 */
import { exec, execSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { connect, createServer, Node, type NodeOptions } from '../../src/index.ts';

const NEVER = 1e9;
const run = promisify(exec);
const ROUTE4 = 'ip route add default via 10.0.2.1 dev u2 metric 200';
const ROUTE6 = 'ip -6 route add default via fd02::1 dev u2 metric 200';
const ADDRESS6 = 'ip address add fd02::2/64 dev u2 nodad';
/** More than the address waits for its route, in ms: what took as long says nothing. */
const TOO_SLOW = 250;
const CASES: Readonly<Record<string, () => Promise<unknown>>> = {
  found,
  given,
  taken,
  policy,
  patience,
  polling,
  spares,
};

const awake = setInterval(() => {}, 1000);
process.stdout.write(JSON.stringify((await CASES[process.argv[2] ?? '']?.()) ?? null));
clearInterval(awake);

/** All of the host's. */
async function found(): Promise<unknown> {
  const node = await open({});
  if (node === undefined) return null;
  const before = node.locators();
  const events: number[] = [];
  node.on('locators', (locators) => events.push(locators.length));
  const down = await after(node, 'ip link set u1 down', 2);
  const goneAtOnce = [...events];
  const up = await after(node, 'ip link set u1 up', 3, 'ip address replace fd01::2/64 dev u1 nodad', 4);
  const deprecated = await after(
    node,
    'ip address change 10.0.2.2/24 dev u2 preferred_lft 0 valid_lft 100',
    (texts) => texts[0] === 'fd02::2',
  );
  execSync('ip link delete u2');
  const recreated = await after(
    node,
    'ip link add u2 type veth peer name far2 && ip link set far2 up && ip link set u2 up',
    2,
    'ip address add 10.0.2.2/24 dev u2',
    3,
  );
  const samePorts = node.locators().every(({ address, port }) => {
    const earlier = before.find((locator) => locator.address === address);
    return earlier === undefined || earlier.port === port;
  });
  await node.close();
  const order = before.map(({ address }) => address);
  return { order, down, goneAtOnce, up, deprecated, recreated, samePorts };
}

/** Given ones come back as they were, and what cannot go stays. */
async function given(): Promise<unknown> {
  const locators = [{ address: '10.0.2.2', port: 7000, preference: 9 }, '127.0.0.1:7001', '[fd01::2]:7002'];
  const node = await open({ locators });
  if (node === undefined) return null;
  const texts = () => node.locators().map(({ address, port, preference }) => `${address} ${port} ${preference}`);
  const first = texts();
  const removed = await after(node, 'ip address del 10.0.2.2/24 dev u2', 2);
  const gone = texts();
  await after(node, 'ip address add 10.0.2.2/24 dev u2', 3);
  const back = texts();
  execSync('ip link set far1 down');
  await settled(node, 2);
  const forgotten = node.removeLocator('[fd01::2]:7002');
  const again = node.removeLocator('[fd01::2]:7002');
  execSync('ip link set far1 up');
  await new Promise((resolve) => setTimeout(resolve, 200));
  const last = texts();
  await node.close();
  return { first, removed, gone, back, forgotten, again, last };
}

/** The port is somebody else's when the address comes back: as soon as it is free. */
async function taken(): Promise<unknown> {
  const node = await open({ locators: ['10.0.2.2:7000'], watchInterval: 50 });
  if (node === undefined) return null;
  await after(node, 'ip address del 10.0.2.2/24 dev u2', 0);
  const other = createSocket({ type: 'udp4' });
  execSync('echo 1 > /proc/sys/net/ipv4/ip_nonlocal_bind');
  other.bind(7000, '10.0.2.2');
  await once(other, 'listening');
  execSync('ip address add 10.0.2.2/24 dev u2');
  await new Promise((resolve) => setTimeout(resolve, 200));
  const meanwhile = node.locators().length;
  other.close();
  await settled(node, 1);
  const [locator] = node.locators();
  await node.close();
  return { meanwhile, port: locator?.port };
}

/** What the node says of its egress. */
async function policy(): Promise<unknown> {
  execSync('for f in all u1 u2; do echo 0 > /proc/sys/net/ipv4/conf/$f/rp_filter; done');
  const node = await open({});
  if (node === undefined) return null;
  const told: unknown[] = [egress(node)];
  for (const [command, changes] of [
    ['ip route add default via 10.0.2.1 dev u2 table 7 && ip rule add from 10.0.2.2 table 7', true],
    ['ip rule del from 10.0.2.2 table 7', true],
    ['ip route del default dev u1', false],
    ['ip route add default via 10.0.1.1 dev u1 metric 300', false],
  ] as const) {
    const before = JSON.stringify(egress(node));
    execSync(command);
    do await new Promise((resolve) => setTimeout(resolve, 100));
    while (changes && JSON.stringify(egress(node)) === before);
    told.push(egress(node));
  }
  const { remarks } = node.diagnosis();
  execSync('echo 1 > /proc/sys/net/ipv4/conf/u1/rp_filter');
  const strict = node.diagnosis().remarks;
  await node.close();
  return { watching: node.diagnosis().watching, told, remarks, strict };
}

/**
 * How a locator leaves, when it is told of first: the route of its family comes after its address, the other family's
 * before; or it does not come.
 */
async function patience(): Promise<unknown> {
  const told: Record<string, unknown> = {};
  for (const [name, locator, first, then] of [
    ['IPv4', '10.0.2.2:7000', [ADDRESS6, ROUTE6], ROUTE4],
    ['IPv6', '[fd02::2]:7000', [ROUTE4, ADDRESS6], ROUTE6],
    ['IPv4 without', '10.0.2.2:7000', [ADDRESS6, ROUTE6], 'true'],
    ['IPv6 without', '[fd02::2]:7000', [ROUTE4, ADDRESS6], 'true'],
  ] as const) {
    const node = await open({ locators: [locator] });
    if (node === undefined) return null;
    let begun: number;
    do {
      await after(node, 'ip link set u2 down', 0);
      begun = performance.now();
      // The node hears of each command while the next one waits.
      const commands = run(['ip link set u2 up', ...first, 'sleep 0.05', then].join(' && '));
      await settled(node, 1);
      told[name] = node.diagnosis().locators.map(({ egress }) => egress);
      await commands;
    } while (then !== 'true' && performance.now() - begun > TOO_SLOW);
    await node.close();
  }
  return told;
}

/** Without koffi, by a Node that may not load it. */
async function polling(): Promise<unknown> {
  const node = await Node.open({ watchInterval: 20 });
  const { watching, remarks } = node.diagnosis();
  const before = node.locators().length;
  execSync('ip address del 10.0.2.2/24 dev u2');
  await settled(node, 3);
  await node.close();
  return { watching, remarks, before, after: 3 };
}

/** A node that dials another one of the same host, with two uplinks and with one. */
async function spares(): Promise<unknown> {
  const home = await open({ locators: ['10.0.1.2:7000'] });
  if (home === undefined) return null;
  const two = await sparesOf(home, false);
  execSync('ip link set u2 down');
  const one = await sparesOf(home, true);
  await home.close();
  return { two, one };
}

/** How many spare ports each locator of a node has that has dialled `home`; whether they are waited for. */
async function sparesOf(home: Node, expected: boolean): Promise<number[]> {
  const server = createServer((socket) => socket.resume()).listen({ node: home, port: 7 });
  const away = await Node.open({ watchInterval: NEVER });
  const counts = () => away.diagnosis().locators.map(({ sparePorts }) => sparePorts.length);
  const client = connect({ node: away, host: home.generalizedId, port: 7, locators: ['10.0.1.2:7000'] });
  await once(client, 'connect');
  // Opening a socket takes a turn or two, and longer where others have the processors; or there are none to come.
  for (let i = 0; i < (expected ? 1000 : 50) && counts().includes(0); i++)
    await new Promise((resolve) => setTimeout(resolve, 10));
  const found = counts();
  client.destroy();
  await away.close();
  server.close();
  await once(server, 'close');
  return found;
}

function egress(node: Node): Record<string, string> {
  const entries = node.diagnosis().locators.map(({ address, egress, device }) => [`${device} ${address}`, egress]);
  return Object.fromEntries(entries.sort());
}

async function open(options: NodeOptions): Promise<Node | undefined> {
  const node = await Node.open({ watchInterval: NEVER, ...options });
  if (node.diagnosis().watching === 'netlink') return node;
  await node.close();
  return undefined;
}

type Goal = number | ((addresses: readonly string[]) => boolean);

/** Runs commands one after the other, each until so many locators are there; then their addresses. */
async function after(node: Node, ...steps: readonly (string | Goal)[]): Promise<string[]> {
  for (let i = 0; i < steps.length; i += 2) {
    execSync(String(steps[i]));
    const goal = steps[i + 1];
    await settled(node, typeof goal === 'string' ? 0 : (goal ?? 0));
  }
  return addresses(node);
}

async function settled(node: Node, goal: Goal): Promise<void> {
  const reached = () => (typeof goal === 'number' ? node.locators().length === goal : goal(addresses(node)));
  while (!reached()) await once(node, 'locators', { signal: AbortSignal.timeout(10_000) });
}

function addresses(node: Node): string[] {
  return node.locators().map(({ address }) => address);
}
