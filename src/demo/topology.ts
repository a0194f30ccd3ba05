import { createSocket } from 'node:dgram';
import type { Isp } from './messages.ts';
import { DATAGRAM_OVERHEAD, defaultQueue } from './shaper.ts';

/** What the user chooses about the lines. */
export interface LineOptions {
  /** Round trip from host to host, in ms. */
  readonly rtt: number;
  /** Rate of ISP2 and of ISP3 in kbit/s. */
  readonly rate: number;
}

/** One relay's part of the figure. */
export interface IspPlan {
  /** Where it listens; ISP1 has two ports, one for each way on. */
  readonly address: string;
  readonly ports: number;
  readonly rtt: number;
  readonly rate: number;
  readonly queue: number;
}

export interface Topology {
  readonly isps: Readonly<Record<Isp, IspPlan>>;
  /** The address of Host-A's socket, and of Host-B's two. */
  readonly hostA: string;
  readonly hostB: readonly [string, string];
}

/** ISP1 is this much wider than the others: the line that is cut is the bottleneck, and the queue stands there. */
export const ISP1_FACTOR = 1.25;

/** Every node on a network of its own, as far as the loopback interface goes. */
const ADDRESSES = ['127.0.1.1', '127.0.1.2', '127.0.2.1', '127.0.2.2', '127.0.3.1', '127.0.3.2'] as const;

/** The figure with this machine's addresses. Where the system has 127.0.0.1 alone, the ports tell the nodes apart. */
export async function planTopology(options: LineOptions): Promise<Topology> {
  const own = (await Promise.all(ADDRESSES.map(bindable))).every(Boolean);
  const [isp1, hostA, isp2, hostB2, isp3, hostB3] = own ? ADDRESSES : new Array<string>(6).fill('127.0.0.1');
  if (!isp1 || !hostA || !isp2 || !hostB2 || !isp3 || !hostB3) throw new Error('six addresses are expected');
  // Half of the round trip is ISP1's. Each queue holds what the whole way needs: a relay sees only its own part.
  const rtt = options.rtt / 2;
  const line = (address: string, ports: number, rate: number): IspPlan => ({
    address,
    ports,
    rtt,
    rate,
    queue: defaultQueue(rate, options.rtt),
  });
  return {
    isps: {
      ISP1: line(isp1, 2, options.rate * ISP1_FACTOR),
      ISP2: line(isp2, 1, options.rate),
      ISP3: line(isp3, 1, options.rate),
    },
    hostA,
    hostB: [hostB2, hostB3],
  };
}

function bindable(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => {
      socket.close();
      resolve(false);
    });
    socket.bind({ address, port: 0, exclusive: true }, () => socket.close(() => resolve(true)));
  });
}

/** Payload bytes in a datagram of a bulk transfer: 1200 bytes of UDP payload less header and timestamps. */
const SEGMENT = 1200 - 32;

/** How long the lines need for so many bytes at best, in ms. */
export function idealDuration(bytes: number, options: LineOptions): number {
  return (bytes * (1 + (32 + DATAGRAM_OVERHEAD) / SEGMENT) * 8) / options.rate + 2 * options.rtt;
}
