import type { Reassembly } from '../engine/reassembly.ts';
import { SmoltcpEngine } from '../engine/smoltcp.ts';
import { afterTurn, nodeScheduler } from '../link/clock.ts';
import type { TunLink } from '../link/tun.ts';
import type { TransportEvent } from '../transport/output.ts';
import { packetCodec } from './codec.ts';
import { Driver, type DriverOptions } from './driver.ts';

/** The one link of the driver. */
const LINK = 0;

/** A driver, with an engine of its own, between a transport of IP packets and its TUN device. */
export function packetDriver(
  transport: DriverOptions<TransportEvent>['transport'],
  link: TunLink,
  reassembly: Reassembly,
  dispatch: (event: TransportEvent) => void,
  failed: (error: Error) => void,
): Driver<TransportEvent> {
  const engine = new SmoltcpEngine();
  const driver = new Driver<TransportEvent>({
    transport,
    engine,
    codec: packetCodec(engine, reassembly),
    scheduler: nodeScheduler,
    dispatch,
    linkFailed: (_index, error) => failed(error),
    afterReading: (judge) => {
      setImmediate(judge);
    },
    afterTurn,
  });
  driver.attach(LINK, link);
  return driver;
}

/** What TCP, the reassembly of fragments and the link have dropped, by reason. */
export function packetDrops(
  tcpCounters: Readonly<Record<string, number>>,
  reassembly: Reassembly,
  link: TunLink,
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [reason, count] of Object.entries(tcpCounters)) counts[`tcp-${reason}`] = count;
  for (const [reason, count] of Object.entries(reassembly.drops)) counts[`fragment-${reason}`] = count;
  for (const [reason, count] of Object.entries(link.drops)) counts[`link-${reason}`] = count;
  return counts;
}
