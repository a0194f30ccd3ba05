/**
 * What the examples run on: two nodes on this machine and two lines between them, as WiFi and LTE would be elsewhere. A
 * line is a UDP forwarder of the demo (`kamo relay` is the same one as a command), and can be cut without a word to
 * anybody.
 */
import { type ActiveEvent, type DatagramActiveEvent, type DatagramSocket, type KamoSocket, Node } from 'kamo';
import { Relay } from '../src/demo/relay.ts';
import { socketAddress } from '../src/wire/socket-address.ts';

export interface Lines {
  /** The node with the server, behind both lines. */
  readonly home: Node;
  /** The node that dials. */
  readonly away: Node;
  /** Where `home` may be reached: the near end of each line. */
  readonly locators: readonly string[];
  /** Says when the traffic of a socket moves to another path. Nobody needs to listen; here it is what is shown. */
  watch<Socket extends KamoSocket | DatagramSocket>(socket: Socket): Socket;
  /**
   * From now on nothing passes by the line by which `socket`, one of `away`, sends; without it, by the line that has carried the
   * most. Called again it does nothing.
   */
  cut(socket?: KamoSocket | DatagramSocket): void;
  /** Closes everything. It throws when a line was cut and no connection has moved. */
  close(): Promise<void>;
}

/** 2 ms from end to end and back: a line across the town. */
const ROUND_TRIP = 2;

/** @param agents Location Agents that both nodes have, as `Node.open` takes them. */
export async function openLines(agents: readonly string[] = []): Promise<Lines> {
  const lines = [0, 1].map(() => new Relay({ rtt: ROUND_TRIP, rate: Number.POSITIVE_INFINITY }));
  // Paths to one address count as one risk, so each line has its own, as with two providers.
  const ends = await Promise.all(lines.map((line, i) => line.forward(i === 0 ? '127.0.0.1' : '127.0.0.2', 0)));
  // A node behind address translators announces what they forward, one that dials and cannot be dialled nothing.
  const home = await Node.open({ locators: ends.map((end) => ({ address: '127.0.0.1', announce: [end] })), agents });
  const away = await Node.open({ locators: [0, 1].map(() => ({ address: '127.0.0.1', announce: false })), agents });
  home.locators().forEach(({ address, port }, i) => {
    lines[i]?.route(0, socketAddress(4, address, port));
  });
  let cut: Relay | undefined;
  let moves = 0;
  return {
    home,
    away,
    locators: ends.map(({ address, port }) => `${address}:${port}`),
    watch(socket) {
      socket.on('active', ({ from, to, reason }: ActiveEvent | DatagramActiveEvent) => {
        if (cut === undefined || from === undefined || to === undefined) return;
        moves++;
        console.log(`moved to another path: ${reason}`);
      });
      return socket;
    },
    cut(socket) {
      if (cut !== undefined) return;
      const foreign = socket?.paths().find(({ role }) => role === 'active')?.foreign;
      const used = lines[ends.findIndex(({ key }) => key === foreign?.key)];
      const carried = ({ up, down }: ReturnType<Relay['counters']>): number => up.forwardedBytes + down.forwardedBytes;
      cut = used ?? lines.reduce((most, line) => (carried(line.counters()) > carried(most.counters()) ? line : most));
      cut.cut();
      console.log('cut: the line in use is silent');
    },
    async close() {
      await Promise.all([home.close(), away.close()]);
      for (const line of lines) line.close();
      if (cut !== undefined && moves === 0) throw new Error('no connection has moved');
    },
  };
}
