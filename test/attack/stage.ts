/** The network of namespaces, and processes in it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';

const PREFIX = `kamo-attack-${process.pid}`;
const HOSTS = ['server', 'client', 'forger'] as const;
export type Host = (typeof HOSTS)[number];
export const ADDRESS: Readonly<Record<Host, string>> = {
  server: '10.67.0.1',
  client: '10.67.0.2',
  forger: '10.67.0.3',
};
/** Nobody is there; the way back leads to the forger. */
export const FORGED = '10.67.128.0/17';

/** A node of native mode in the server's namespace, and the kernel's side of its device. */
export const NATIVE = '10.68.0.2';
export const NATIVE_HOST = '10.68.0.1/24';

const children: ChildProcess[] = [];

export function build(): void {
  netns('add', `${PREFIX}-switch`);
  ip('switch', 'link add switch type bridge');
  ip('switch', 'link set switch up');
  for (const host of HOSTS) {
    netns('add', `${PREFIX}-${host}`);
    execFileSync(
      'ip',
      `-n ${PREFIX}-${host} link add net type veth peer name ${host} netns ${PREFIX}-switch`.split(' '),
    );
    ip('switch', `link set ${host} master switch up`);
    ip(host, `address add ${ADDRESS[host]}/17 dev net`);
    ip(host, 'link set net up');
    ip(host, 'link set lo up');
  }
  ip('server', `route add ${FORGED} via ${ADDRESS.forger}`);
}

/** The namespace of the server passes packets on to the device of a node, and the others know the way. */
export function routeNative(): void {
  execFileSync('ip', ['netns', 'exec', `${PREFIX}-server`, 'sysctl', '-q', '-w', 'net.ipv4.ip_forward=1']);
  for (const host of ['client', 'forger'] as const) ip(host, `route replace 10.68.0.0/24 via ${ADDRESS.server}`);
}

/** Ends what runs and takes the network away. */
export function demolish(): void {
  for (const child of children) child.kill('SIGKILL');
  for (const host of [...HOSTS, 'switch']) {
    try {
      netns('delete', `${PREFIX}-${host}`);
    } catch {
      // It was not made.
    }
  }
}

function netns(what: string, name: string): void {
  execFileSync('ip', ['netns', what, name], { stdio: 'pipe' });
}

function ip(host: Host | 'switch', words: string): void {
  execFileSync('ip', ['-n', `${PREFIX}-${host}`, ...words.split(' ')]);
}

export function inside(
  host: Host,
  command: string,
  args: readonly string[],
  stderr: 'inherit' | 'pipe' = 'inherit',
): ChildProcess {
  const child = spawn('ip', ['netns', 'exec', `${PREFIX}-${host}`, command, ...args], {
    stdio: ['pipe', 'pipe', stderr],
  });
  children.push(child);
  return child;
}

export function linesOf(child: ChildProcess): Interface {
  if (child.stdout === null) throw new Error('stdout is a pipe');
  return createInterface({ input: child.stdout });
}

export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
