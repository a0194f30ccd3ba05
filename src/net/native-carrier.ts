import { Reassembly } from '../engine/reassembly.ts';
import type { LinkHost } from '../link/link.ts';
import type { openTunLink, TunLink } from '../link/tun.ts';
import type { TransportConfig } from '../transport/config.ts';
import { NativeTransport } from '../transport/native/native-transport.ts';
import type { TransportEvent } from '../transport/output.ts';
import { nodeCrypto } from './crypto.ts';
import type { Driver } from './driver.ts';
import type { ParsedNative } from './native-options.ts';
import { packetDriver, packetDrops } from './packet-driver.ts';

/** How a carrier comes to its device. */
export type TunOpener = typeof openTunLink;

/** Native mode of one node: its transport, a TUN device, and a driver with an engine of its own between them. */
export class NativeCarrier {
  readonly transport: NativeTransport;
  readonly driver: Driver<TransportEvent>;
  readonly link: TunLink;
  readonly #reassembly = new Reassembly();

  /**
   * Opens the device. Rejects with a `LinkError`.
   *
   * @param failed the device is gone
   */
  static async open(
    options: ParsedNative,
    openLink: TunOpener,
    config: Partial<TransportConfig>,
    dispatch: (event: TransportEvent) => void,
    failed: (error: Error) => void,
  ): Promise<NativeCarrier> {
    let driver: Driver<TransportEvent> | undefined;
    // The transport has to know the device's MTU, so the device comes first.
    const host: LinkHost = {
      receive: (link, bursts) => driver?.receive(link, bursts),
      drained: (link) => driver?.drained(link),
      failed: (link, error) => driver?.failed(link, error),
    };
    const link = await openLink(options.device, host);
    const carrier = new NativeCarrier(link, options, config, dispatch, failed);
    driver = carrier.driver;
    return carrier;
  }

  private constructor(
    link: TunLink,
    options: ParsedNative,
    config: Partial<TransportConfig>,
    dispatch: (event: TransportEvent) => void,
    failed: (error: Error) => void,
  ) {
    const { addresses, broadcasts } = options;
    const { mtu, offload } = link;
    this.link = link;
    this.transport = new NativeTransport({ crypto: nodeCrypto, addresses, broadcasts, mtu, offload, config });
    this.driver = packetDriver(this.transport, link, this.#reassembly, dispatch, failed);
  }

  /** What was dropped, by reason: by the transport, TCP, the driver and the link. */
  counters(): Record<string, number> {
    const { transport, driver, link } = this;
    return {
      ...transport.counters,
      ...driver.counters,
      ...packetDrops(transport.tcpCounters, this.#reassembly, link),
    };
  }

  close(): void {
    this.driver.close();
    this.link.close();
  }
}
