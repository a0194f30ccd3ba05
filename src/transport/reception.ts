import type { Crypto } from '../multihome/crypto.ts';
import { type CapableRepeat, capable, capableRepeat, KAMO_VERSION } from '../wire/kamo-option.ts';
import { ACK, RST } from '../wire/segment-row.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { nodeHintOf, servicePortOf, sourcePortOf, synVersionOf } from '../wire/udp-header.ts';
import { findCapable, findQuestion, findRepeat } from './capable.ts';
import type { TransportConfig } from './config.ts';
import type { Connection } from './connection.ts';
import type { DropReason } from './counters.ts';
import { Listeners } from './listeners.ts';
import type { SegmentReader } from './segment-reader.ts';
import { type Adoption, StatelessAnswers } from './stateless.ts';
import type { StatelessResets } from './stateless-resets.ts';
import { StrayAnswers } from './stray.ts';
import type { TrainWriter } from './train-writer.ts';

/** What the reception needs of the transport it is part of. */
export interface ReceptionHost {
  readonly crypto: Crypto;
  readonly config: TransportConfig;
  /** Undefined: segments for unknown IDs are not answered. */
  readonly resets: StatelessResets<Connection> | undefined;
  /** Low word of the own node ID. */
  readonly nodeIdLow: number;
  /** No more connections are taken. */
  isFull(): boolean;
  create(now: number, servicePort: number, sourcePort: number, adoption?: Adoption): Connection;
  /** Forgets a connection, and sends nothing. */
  discard(now: number, connection: Connection): void;
  drop(reason: DropReason): void;
}

/** What comes from peers that this node does not know yet: SYNs, and what proves the answer to one that was not kept. */
export class Reception {
  readonly listeners: Listeners;
  readonly #host: ReceptionHost;
  readonly #strays = new StrayAnswers();
  readonly #stateless: StatelessAnswers;
  readonly #capable = capable();
  readonly #repeat: CapableRepeat = capableRepeat();

  constructor(host: ReceptionHost) {
    this.#host = host;
    this.listeners = new Listeners(host.config);
    this.#stateless = new StatelessAnswers((length) => host.crypto.random(length), host.config);
  }

  /** A SYN (R-TR-2 to R-TR-6). The half-open connection that it belongs to; undefined: answered without one, or dropped. */
  handleSyn(now: number, link: number, source: SocketAddress, reader: SegmentReader): Connection | undefined {
    const { segment, idHigh, idLow } = reader;
    if (synVersionOf(idLow) !== KAMO_VERSION) return this.#drop('wrong-version');
    const peer = this.#capable;
    const found = findCapable(reader, peer);
    if (found !== 'capable') return this.#drop(found);
    const port = servicePortOf(idHigh);
    const hint = nodeHintOf(idLow);
    const strange = hint !== 0 && hint !== nodeHintOf(this.#host.nodeIdLow);
    const { connectionIdHigh, connectionIdLow } = peer;
    if (strange || !this.listeners.has(port)) {
      const refused = this.#strays.refuse(now, link, source, connectionIdHigh, connectionIdLow, segment.seq);
      if (!refused) return this.#drop('stray-limit');
      return this.#drop(strange ? 'wrong-node' : 'no-listener');
    }
    const key = Listeners.key(connectionIdHigh, connectionIdLow, segment.seq, port);
    const known = this.listeners.find(key);
    if (known !== undefined) return known;
    if (this.#host.isFull()) return this.#drop('connection-limit');
    if (this.listeners.isCrowded(source.address)) {
      const queued = this.#stateless.queue(now, link, source, segment, peer, port, sourcePortOf(idHigh));
      return this.#drop(queued ? 'stateless-answer' : 'answer-limit');
    }
    if (!this.listeners.hasRoom(source.address)) return this.#drop('half-open-full');
    const connection = this.#host.create(now, port, sourcePortOf(idHigh));
    connection.acceptCapable(peer, segment.seq);
    const question = findQuestion(reader);
    if (question !== undefined) connection.opening?.answer(now, segment, question);
    this.listeners.add(key, source.address, connection);
    return connection;
  }

  /**
   * A segment for an ID that no connection has (R-TR-42): the connection it makes, if it proves that its sender got the
   * answer to a SYN that was not kept.
   */
  adopt(now: number, link: number, source: SocketAddress, reader: SegmentReader): Connection | undefined {
    const { segment, idHigh, idLow } = reader;
    const opening = reader.hasKamo && (segment.flags & (ACK | RST)) === ACK;
    const syn = this.#repeat;
    if (!opening || !findRepeat(reader, syn)) {
      return this.#drop(this.#host.resets?.answer(now, link, source, reader) ?? 'unknown-connection');
    }
    const adoption = this.#stateless.verify(now, source, segment, idHigh, idLow, syn);
    if (adoption === null) return this.#drop('bad-cookie');
    if (!this.listeners.has(syn.servicePort)) return this.#drop('no-listener');
    if (this.#host.isFull()) return this.#drop('connection-limit');
    const { clientIsn } = adoption.syn;
    const key = Listeners.key(syn.connectionIdHigh, syn.connectionIdLow, clientIsn, syn.servicePort);
    // Another copy of the SYN may have come while there was room, and its answer was the slower one.
    const twin = this.listeners.find(key);
    if (twin !== undefined) this.#host.discard(now, twin);
    if (!this.listeners.hasRoom(source.address)) return this.#drop('half-open-full');
    const connection = this.#host.create(now, syn.servicePort, syn.sourcePort, adoption);
    connection.acceptCapable(syn, clientIsn);
    const path = connection.pathOf(now, link, source);
    if (path < 0) {
      this.#host.discard(now, connection);
      return this.#drop('path-limit');
    }
    connection.tcp.adopt(now, path, adoption.syn, adoption.sentAt);
    this.listeners.add(key, source.address, connection);
    return connection;
  }

  /** A SYN/ACK is worth something only to who dialled, and with CAPABLE (R-TR-4); the first one fixes the peer's ID. */
  acceptSynAck(connection: Connection, reader: SegmentReader): boolean {
    const drop = (reason: DropReason): false => {
      this.#host.drop(reason);
      return false;
    };
    if (connection.role !== 'initiator') return drop('not-a-syn-ack');
    const found = findCapable(reader, this.#capable);
    if (found !== 'capable') return drop(found);
    const { connectionIdHigh, connectionIdLow } = this.#capable;
    if (connectionIdHigh === connection.localHigh && connectionIdLow === connection.localLow) {
      return drop('mirrored-capable');
    }
    if (!connection.hasPeer) connection.acceptCapable(this.#capable, reader.segment.seq);
    return true;
  }

  /** Writes one answer that belongs to no connection, or undefined when none waits. */
  poll(now: number, writer: TrainWriter): { readonly link: number; readonly destination: SocketAddress } | undefined {
    return this.#stateless.poll(now, writer) ?? this.#strays.poll(writer);
  }

  #drop(reason: DropReason): undefined {
    this.#host.drop(reason);
  }
}
