/** Children in network namespaces of their own, which any user may make where the system allows it. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Test } from 'tap';

const run = promisify(execFile);

/** Two uplinks with a default route each, u1's the better, and gateways that are known without being there. */
export const UPLINKS: readonly string[] = [1, 2].flatMap((i) => [
  `ip link add u${i} type veth peer name far${i}`,
  `ip link set far${i} up`,
  `ip link set u${i} up`,
  `ip address add 10.0.${i}.2/24 dev u${i}`,
  `ip address add fd0${i}::2/64 dev u${i} nodad`,
  `ip neighbour add 10.0.${i}.1 lladdr 02:00:00:00:00:0${i} dev u${i}`,
  `ip neighbour add fd0${i}::1 lladdr 02:00:00:00:00:0${i} dev u${i}`,
  `ip route add default via 10.0.${i}.1 dev u${i} metric ${i}00`,
  `ip -6 route add default via fd0${i}::1 dev u${i} metric ${i}00`,
]);

/**
 * What `child`, a file beside this one or named by its path from here, prints as JSON in a namespace that the commands
 * have set up; undefined, and a test skipped, where that cannot be, or the child prints null.
 *
 * @param prefix what the child is run by
 */
export async function inNamespace(
  t: Test,
  setup: readonly string[],
  child: string,
  prefix = '',
  ...words: readonly string[]
): Promise<unknown> {
  const commands = ['ip link set lo up', ...setup].join(' && ');
  const why = await run('unshare', ['-rn', 'sh', '-c', `${commands}${prefix === '' ? '' : ` && ${prefix} true`}`]).then(
    () => undefined,
    (error: unknown) => String(error),
  );
  if (why !== undefined) {
    t.pass('not here', { skip: `no network namespace, no veth, or a command is missing: ${why}` });
    return undefined;
  }
  const path = new URL(child, import.meta.url).pathname;
  const command = `${commands} && exec ${prefix} "${process.execPath}" "${path}" ${words.join(' ')}`;
  const { stdout } = await run('unshare', ['-rn', 'sh', '-c', command], { timeout: 60_000 });
  const told: unknown = JSON.parse(stdout);
  if (told === null) t.pass('not here', { skip: 'no koffi' });
  return told ?? undefined;
}
