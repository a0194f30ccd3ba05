import { parseIpAddress } from '../wire/ip-address.ts';
import { isLoopback, isUnspecified } from './host-address-kind.ts';

/** Addresses of one family that something is at: all, one, or none. */
type Reach = 'all' | { readonly address: string } | undefined;

/** A port of this process at some of the host's addresses. */
export interface PortClaim {
  readonly port: number;
  readonly ipv4: Reach;
  readonly ipv6: Reach;
}

/** Who has which port at which address, as a kernel keeps it: different addresses may share one. */
export class PortClaims<Claim extends PortClaim> {
  readonly #claims = new Map<number, readonly Claim[]>();

  /** False when the port is taken at one of the addresses. */
  take(claim: Claim): boolean {
    const others = this.at(claim.port);
    if (others.some((other) => meet(claim.ipv4, other.ipv4) || meet(claim.ipv6, other.ipv6))) return false;
    this.#claims.set(claim.port, [...others, claim]);
    return true;
  }

  /** Returns those that are left at its port. */
  release(claim: Claim): readonly Claim[] {
    const left = this.at(claim.port).filter((other) => other !== claim);
    if (left.length > 0) this.#claims.set(claim.port, left);
    else this.#claims.delete(claim.port);
    return left;
  }

  at(port: number): readonly Claim[] {
    return this.#claims.get(port) ?? [];
  }
}

/** What binding to `host` takes; undefined is every address of both families. */
export function reachOf(host: string | undefined, ipv6Only: boolean): Pick<PortClaim, 'ipv4' | 'ipv6'> {
  if (host === undefined || isUnspecified(host)) {
    const ipv6 = host === undefined || host.includes(':');
    return { ipv4: ipv6 && ipv6Only ? undefined : 'all', ipv6: ipv6 ? 'all' : undefined };
  }
  const { family, address } = plain(host);
  return family === 4 ? { ipv4: { address }, ipv6: undefined } : { ipv4: undefined, ipv6: { address } };
}

export function isAt({ ipv4, ipv6 }: PortClaim, host: string): boolean {
  const { family, address } = plain(host);
  return meet(family === 4 ? ipv4 : ipv6, { address });
}

/** Other nodes are let in: at a loopback address they are not. */
export function isPublic({ ipv4, ipv6 }: PortClaim): boolean {
  return [ipv4, ipv6].some((reach) => reach === 'all' || (reach !== undefined && !isLoopback(reach.address)));
}

function meet(a: Reach, b: Reach): boolean {
  if (a === undefined || b === undefined) return false;
  return a === 'all' || b === 'all' || a.address === b.address;
}

/** In canonical form; a mapped one is of IPv4. */
function plain(host: string): { family: 4 | 6; address: string } {
  const text = host.replace(/^::ffff:(?=\d+\.)/i, '');
  const parsed = parseIpAddress(text);
  return { family: text.includes(':') ? 6 : 4, address: parsed.ok ? parsed.value.text : text };
}
