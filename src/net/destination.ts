import { parseSwitch } from './arguments.ts';
import {
  goesByNet,
  type KamoConnectOptions,
  namesNode,
  onePath,
  parseHostOptions,
  parseTarget,
  type Target,
} from './connect-options.ts';
import { openDefaultNode } from './default-node.ts';
import { KamoError } from './errors.ts';
import { type HostTarget, parseHostTarget } from './host-target.ts';
import { misuse, wrongType } from './misuse.ts';
import type { NormalizedArguments } from './net-arguments.ts';

/** What `connect` was asked to dial, checked: a node, an ordinary host, or a pipe. */
export type Destination = { readonly schedule: Target['schedule'] } & (
  | { readonly target: Target }
  | { readonly host: HostTarget }
  | { readonly path: string }
);

/** Throws what `net.connect` throws, in its order. */
export function parseDestination([options]: NormalizedArguments): Destination {
  if (options['port'] === undefined && (options['path'] === undefined || options['path'] === null)) {
    throw misuse('ERR_MISSING_ARGS', 'The "options" or "port" or "path" argument must be specified');
  }
  const { path } = options;
  if (path) {
    if (typeof path !== 'string') throw wrongType('options.path', 'of type string', path);
    return { path, schedule: parsePathOptions(options as unknown as KamoConnectOptions, path) };
  }
  const dialled = ownServices(options as unknown as KamoConnectOptions);
  if (!namesNode(dialled) || goesByNet(dialled)) {
    return { host: parseHostTarget({ ...dialled }), schedule: parseHostOptions(dialled) };
  }
  const target = parseTarget(dialled);
  return { target, schedule: target.schedule };
}

/** A pipe is the system's: whoever asks for more than that has asked for something else. */
function parsePathOptions(options: KamoConnectOptions, path: string): Target['schedule'] {
  const details = { syscall: 'connect', address: path };
  if (namesNode(options)) throw new KamoError('ERR_KAMO_UNSUPPORTED', `no node is at ${path}`, details);
  if (parseSwitch(options.requireProof, 'requireProof'))
    throw new KamoError('ERR_KAMO_UNPROVEN', `nobody proves anything at ${path}`, details);
  if (parseSwitch(options.requireMultihome, 'requireMultihome')) throw onePath();
  return parseHostOptions({ ...options, legacy: options.legacy === undefined ? 'net' : options.legacy });
}

/** The default node by its own ID is this host. */
function ownServices(options: KamoConnectOptions): KamoConnectOptions {
  const { host, node, nodeId, locators, anyNode } = options;
  const own = openDefaultNode()?.generalizedId;
  const bare = node === undefined && nodeId === undefined && locators === undefined && anyNode === undefined;
  return bare && own !== undefined && host === own ? { ...options, host: 'localhost' } : options;
}
