import { type EgressBinding, isStrictlyFiltered } from '../link/egress.ts';
import type { HostWatcher } from '../link/host-watcher.ts';
import type { HostAddress } from '../link/interfaces.ts';

/** How a node sees its host, and what is left to be desired. */
export interface NodeDiagnosis {
  /**
   * How it learns of interfaces and addresses: `netlink`, the kernel tells at once; `polling`, they are looked for each
   * `watchInterval` ms; `nothing`, none of its locators can come or go.
   */
  readonly watching: 'netlink' | 'polling' | 'nothing';
  readonly locators: readonly LocatorDiagnosis[];
  /** What does not work as well as it could, a sentence each; empty when all is well. */
  readonly remarks: readonly string[];
}

/** Of a local address in use. */
export interface LocatorDiagnosis {
  readonly address: string;
  readonly port: number;
  /** Its interface; undefined where it is not known. */
  readonly device: string | undefined;
  /**
   * By what its datagrams find their interface: `interface`, bound to their own; `preference`, as that, unless a route
   * is better; `rules` of the host; `tunnel`, everything goes by one; `routes`, the one to the destination.
   */
  readonly egress: EgressBinding | 'rules' | 'tunnel';
  /** Ports of its spare sockets, the freshest last. */
  readonly sparePorts: readonly number[];
}

/** A locator's address as its host has it, and by what its datagrams find their interface. */
interface Bound {
  readonly host: HostAddress | undefined;
  readonly binding: EgressBinding;
}

/**
 * What does not work as well as it could, a sentence each.
 *
 * @param interval of looking for changes, in ms
 * @param spareFailure why the last spare port was not opened, if it was not
 */
export function remarksOf(
  watcher: HostWatcher | undefined,
  interval: number,
  locators: readonly Bound[],
  spareFailure: unknown,
): string[] {
  const remarks = spareFailure === undefined ? [] : [`no spare port could be opened: ${String(spareFailure)}`];
  if (watcher === undefined) return remarks;
  if (watcher.by === 'polling') {
    remarks.push(
      `changes of the host's addresses are found each ${interval} ms only, and a link without carrier is not: ${watcher.reason}`,
      'datagrams leave by the interface that the routes choose, whatever their source: with several uplinks rules by source (ip rule) are needed',
    );
  }
  for (const { host, binding } of locators) if (host?.egress === 'device') remarks.push(...remarksOn(host, binding));
  return [...new Set(remarks)];
}

function remarksOn({ address, device, family }: HostAddress, binding: EgressBinding): string[] {
  const remarks: string[] = [];
  if (binding !== 'interface') {
    remarks.push(
      `datagrams from ${address} may leave by another interface than ${device}: the system refuses to bind them`,
    );
  }
  if (family === 4 && isStrictlyFiltered(device)) {
    remarks.push(
      `what comes in by ${device} is dropped by strict reverse path filtering: sysctl net.ipv4.conf.${device}.rp_filter=2`,
    );
  }
  return remarks;
}
