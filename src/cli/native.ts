import { type Command, InvalidArgumentError } from 'commander';
import type { NativeOptions } from '../net/native-options.ts';
import type { PureAddress, PureOptions } from '../net/pure-options.ts';
import { collect, parseAddress } from './arguments.ts';
import { CommandError, EXIT } from './exit-codes.ts';

/** What the options of native mode leave. */
export interface NativeFlags {
  readonly native?: readonly string[];
  readonly hostAddress?: readonly string[];
  readonly device?: string;
  readonly interface?: readonly string[];
  readonly address?: readonly PureAddress[];
}

/** Adds the options of native mode to a verb. */
export function withNative(command: Command): Command {
  return command
    .option('--native <address,…>', 'native mode: the addresses of this end, behind a TUN device', parseAddresses)
    .option('--host-address <address/prefix>', "this host's own on that device; repeatable", collect(parsePrefix))
    .option('--device <name>', 'the TUN device; default: a new one')
    .option(
      '--interface <name>',
      'native mode between nodes: be where the routers on this interface are; repeatable',
      collect((name: string) => name),
    )
    .option(
      '--address <address,interface,router>',
      'the same by IPv4: an address that is free, and the router there; repeatable',
      collect(parsePureAddress),
    );
}

/** The node's options for native mode between nodes, or undefined where it is not asked for. */
export function pureOptions(flags: NativeFlags): PureOptions | undefined {
  const { interface: interfaces, address: addresses } = flags;
  if (interfaces === undefined && addresses === undefined) return undefined;
  return { interfaces: interfaces ?? [], addresses: addresses ?? [] };
}

/** The node's options, or undefined where native mode is not asked for. */
export function nativeOptions(flags: NativeFlags): NativeOptions | undefined {
  const { native, hostAddress, device } = flags;
  if (native === undefined) {
    const stray = hostAddress !== undefined ? '--host-address' : device !== undefined ? '--device' : undefined;
    if (stray !== undefined) throw new CommandError(EXIT.usage, 'usage', `${stray} goes with --native`);
    return undefined;
  }
  return {
    addresses: native,
    ...(hostAddress === undefined ? {} : { hostAddresses: hostAddress }),
    ...(device === undefined ? {} : { device }),
  };
}

function parsePureAddress(text: string): PureAddress {
  const [address = '', name = '', router = '', more] = text.split(',');
  if (name === '' || more !== undefined) {
    throw new InvalidArgumentError('Expected ADDRESS,INTERFACE,ROUTER, as 192.0.2.9,eth0,192.0.2.1.');
  }
  return { address: parseAddress(address), interface: name, router: parseAddress(router) };
}

function parseAddresses(text: string): string[] {
  return text.split(',').map(parseAddress);
}

function parsePrefix(text: string): string {
  const [address = '', length = ''] = text.split('/');
  const canonical = parseAddress(address);
  if (!/^\d{1,3}$/.test(length) || Number(length) > (canonical.includes(':') ? 128 : 32)) {
    throw new InvalidArgumentError('Expected ADDRESS/PREFIX, as 10.9.0.1/24 or fd09::1/64.');
  }
  return `${canonical}/${length}`;
}
