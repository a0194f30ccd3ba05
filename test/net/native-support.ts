/** Nodes whose TUN devices are joined by a wire in memory. */
import type { Test } from 'tap';
import { Node, type NodeOptions } from '../../src/index.ts';
import { type LinkHost, noDrops } from '../../src/link/link.ts';
import type { TunLink } from '../../src/link/tun.ts';
import { parseNative } from '../../src/net/native-options.ts';
import { endpointOf } from '../../src/net/node.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';
import { AWAY, HOME } from './net-support.ts';

const ANY = socketAddress(4, '0.0.0.0', 0);

/** What one end of the wire sends, the other receives in the next turn; and what tests do to it. */
export class Wire {
  /** Swallow everything. */
  cut = false;
  /** Every packet sent, in order. */
  readonly packets: Uint8Array[] = [];
  readonly #ends: { readonly host: LinkHost; readonly link: TunLink }[] = [];

  open(host: LinkHost): TunLink {
    const own = this.#ends.length;
    const link: TunLink = {
      device: `wire${own}`,
      mtu: 1500,
      offload: false,
      largest: 1500,
      local: ANY,
      maxDatagram: 1500,
      drops: noDrops(),
      send: (_destination, bytes, offsets, lengths, count) => {
        for (let i = 0; i < count; i++) {
          const packet = bytes.slice(offsets[i], (offsets[i] ?? 0) + (lengths[i] ?? 0));
          this.packets.push(packet);
          if (!this.cut) setImmediate(() => this.inject(1 - own, packet));
        }
        return true;
      },
      flush: () => 0,
      ref: () => {},
      unref: () => {},
      close: () => {},
    };
    this.#ends.push({ host, link });
    return link;
  }

  /** Packets to one end, as one burst. */
  inject(end: number, ...datagrams: Uint8Array[]): void {
    const there = this.#ends[end];
    there?.host.receive(there.link, [{ source: ANY, datagrams }]);
  }

  /** The device of one end is gone. */
  fail(end: number): void {
    const there = this.#ends[end];
    there?.host.failed(there.link, new Error('the device has vanished'));
  }
}

/** Two nodes: 10.9.0.1 and 10.9.0.3 at the end 0, 10.9.0.2 at the end 1. */
export async function openWired(
  t: Test,
  transport: NodeOptions['transport'] = {},
): Promise<{ home: Node; away: Node; wire: Wire }> {
  const wire = new Wire();
  const nodes: Node[] = [];
  for (const [identity, addresses] of [
    [HOME, ['10.9.0.1', '10.9.0.3']],
    [AWAY, ['10.9.0.2']],
  ] as const) {
    const node = await Node.open({ identity, locators: ['127.0.0.1'], transport });
    t.teardown(() => node.close());
    await endpointOf(node).openNative(parseNative({ addresses }), async (_options, host) => wire.open(host));
    nodes.push(node);
  }
  const [home, away] = nodes as [Node, Node];
  return { home, away, wire };
}
