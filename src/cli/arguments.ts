import { isIP } from 'node:net';
import { InvalidArgumentError } from 'commander';
import type { DemoOptions } from '../demo/demo-options.ts';
import { parseProof, parseSchedule } from '../net/modes.ts';
import { formatIpAddress, parseIpAddress } from '../wire/ip-address.ts';
import { type SocketAddress, socketAddress } from '../wire/socket-address.ts';

/**
 * Address and port: `192.0.2.1:7000` or `[2001:db8::1]:7000`. Without a port, or with port 0, the system chooses one
 * when `anyPort` is set; else a port is required.
 */
export function parseSocketAddress(text: string, anyPort = false): SocketAddress {
  const match = /^(?:\[([^\]]*)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(text);
  const bare = isIP(text) === 6 ? text : undefined;
  const host = bare ?? match?.[1] ?? match?.[2] ?? '';
  const parsed = parseIpAddress(host);
  const port = match?.[3] === undefined ? 0 : Number(match[3]);
  if (!parsed.ok || port > 65_535) {
    throw new InvalidArgumentError(`Expected ADDRESS:PORT, as 192.0.2.1:7000 or [2001:db8::1]:7000.`);
  }
  if (port === 0 && !anyPort) throw new InvalidArgumentError(`It needs a port from 1 to 65535, as ${host}:7000.`);
  const { family, bytes } = parsed.value;
  return socketAddress(family, formatIpAddress(family, bytes, 0), port);
}

/** An address without port, canonical. */
export function parseAddress(text: string): string {
  const parsed = parseIpAddress(text);
  if (!parsed.ok) throw new InvalidArgumentError('Expected an IP address, as 192.0.2.1 or 2001:db8::1.');
  return formatIpAddress(parsed.value.family, parsed.value.bytes, 0);
}

/** A number in a range, ends included. */
export function parseNumber(text: string, low: number, high: number, unit: string): number {
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  if (!(value >= low && value <= high)) {
    throw new InvalidArgumentError(`Expected a number from ${low} to ${high}${unit === '' ? '' : ` (${unit})`}.`);
  }
  return value;
}

/** A whole number in a range, ends included. */
export function parseInteger(text: string, low: number, high: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= low && value <= high)) {
    throw new InvalidArgumentError(`Expected a whole number from ${low} to ${high}.`);
  }
  return value;
}

/** Largest size that can be asked for. */
const MAX_SIZE = 64 * 1024 ** 3;

const SIZE_UNITS: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 1024,
  kib: 1024,
  kb: 1000,
  m: 1024 ** 2,
  mib: 1024 ** 2,
  mb: 1e6,
  g: 1024 ** 3,
  gib: 1024 ** 3,
  gb: 1e9,
};

/** Bytes: a number, with KiB, MiB, GiB (or k, m, g) for powers of 1024, kB, MB, GB for powers of 1000. */
export function parseSize(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text);
  const unit = SIZE_UNITS[(match?.[2] ?? '?').toLowerCase()];
  const value = match === null || unit === undefined ? Number.NaN : Math.round(Number(match[1]) * unit);
  if (!(value >= 1 && value <= MAX_SIZE)) {
    throw new InvalidArgumentError('Expected a size as 1000000, 64MiB or 1GB, from 1 byte to 64GiB.');
  }
  return value;
}

export type Congestion = 'cubic' | 'bbr';

/** A congestion controller. */
export function parseCongestion(text: string): Congestion {
  if (text === 'cubic' || text === 'bbr') return text;
  throw new InvalidArgumentError('Expected cubic or bbr.');
}

export type ScheduleName = ReturnType<typeof parseSchedule>;

/** How data goes by the paths. */
export function parseScheduleName(text: string): ScheduleName {
  try {
    return parseSchedule(text);
  } catch {
    throw new InvalidArgumentError('Expected failover, hedged, redundant or aggregate.');
  }
}

export type ProofMode = ReturnType<typeof parseProof>;

/** What waits for the peer's proof. */
export function parseProofMode(text: string): ProofMode {
  try {
    return parseProof(text);
  } catch {
    throw new InvalidArgumentError('Expected before-data, early or deferred.');
  }
}

/** When the demo cuts: a third of the way, not at all, or at this fraction of the bytes. */
export function parseCut(text: string): DemoOptions['cut'] {
  if (text === 'auto' || text === 'none') return text;
  const value = /^0?\.\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= 0.01 && value <= 0.99)) {
    throw new InvalidArgumentError('Expected auto (a third of the way), none, or a fraction from 0.01 to 0.99.');
  }
  return value;
}

/** Collects a repeatable option. */
export function collect<T>(parse: (text: string) => T): (text: string, previous: readonly T[] | undefined) => T[] {
  return (text, previous) => [...(previous ?? []), parse(text)];
}
