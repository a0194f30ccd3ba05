/** What an agent with too much to do works on, in virtual time: questions of real clients, which repeat them. */
import t from 'tap';
import { INBOX, INBOX_PATIENCE } from '../../src/agent/constants.ts';
import { Inbox } from '../../src/agent/inbox.ts';
import { Exchanges } from '../../src/directory/exchanges.ts';
import { encodeAgentMessage } from '../../src/wire/agent-message.ts';
import { nodeId } from '../../src/wire/node-id.ts';
import { seededCrypto } from './support.ts';

/** A question that has come, and whose it is. */
interface Copy {
  readonly transaction: bigint;
  readonly client: Exchanges;
}

/** An agent for which a question is 1 ms of work, each repetition as well, and clients with one question after the other. */
class Load {
  readonly inbox: Inbox<Copy>;
  answered = 0;
  #now = 0;
  #due = 0;
  readonly #crypto = seededCrypto(1);
  readonly #clients: Exchanges[] = [];

  constructor(patience = INBOX_PATIENCE) {
    this.inbox = new Inbox(INBOX, patience);
    for (let i = 0; i < 400; i++) this.#clients.push(this.#open());
  }

  /** For so long, with so many new questions a ms, each of another client; `works`: the agent does. Returns the answers. */
  run(ms: number, rate: number, works = true): number {
    const before = this.answered;
    for (const end = this.#now + ms; this.#now < end; this.#now++) {
      for (const client of this.#clients) client.handleTimeout(this.#now);
      for (this.#due += rate; this.#due >= 1; this.#due--) this.#ask();
      const copy = works ? this.inbox.take(this.#now) : undefined;
      copy?.client.handleMessage(this.#now, 0, 0, notFound(copy.transaction), 'udp');
    }
    return this.answered - before;
  }

  #open(): Exchanges {
    const client: Exchanges = new Exchanges(this.#crypto, {
      send: (_, __, via, bytes) => {
        const transaction = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(4);
        if (via === 'udp') this.inbox.push(this.#now, { transaction, client });
      },
      forgotten: () => {},
    });
    return client;
  }

  #ask(): void {
    const client = this.#clients[this.#crypto.randomUint32() % this.#clients.length];
    client?.start(this.#now, {
      ...{ agent: 0, socket: null, transaction: client.freshTransaction(), needsCookie: false },
      write: (transaction) =>
        encodeAgentMessage({ type: 'query', transaction, cookie: null, nodeId: NODE, proof: null, size: 64 }),
      answered: () => false,
      failed: (_, reason) => {
        if (reason === 'not-found') this.answered += 1;
      },
    });
  }
}

const NODE = nodeId(1, 2);

function notFound(transaction: bigint) {
  return { type: 'error', transaction, cookie: null, code: 'not-found', retryAfter: 0, sequence: 0n } as const;
}

t.test('[R-AGENT-67] with half as much again as it can do an agent answers what it can', async (t) => {
  const load = new Load();
  load.run(3000, 1.5);
  t.ok(load.run(3000, 1.5) >= 2850, 'next to nothing is done twice');
  t.ok(load.inbox.counters['inbox.late'] > 0);
});

t.test('[R-AGENT-67] after 3 s in which it did nothing, at four fifths of what it can, it catches up', async (t) => {
  const load = new Load();
  t.ok(load.run(1000, 0.8) >= 790);
  load.run(3000, 0.8, false);
  t.ok(load.run(5000, 0.8) >= 4900, 'it is never busy with what has its answer');
  load.run(5000, 0.8);
  const late = load.inbox.counters['inbox.late'];
  t.ok(load.run(1000, 0.8) >= 790);
  t.equal(load.inbox.counters['inbox.late'], late, 'nothing waits any more');
});

t.test('[R-AGENT-67] an inbox keeps no more than its number, the latest, in their order', async (t) => {
  const inbox = new Inbox<number>(3, 10);
  for (const item of [1, 2, 3, 4]) inbox.push(0, item);
  t.equal(inbox.take(0), 2);
  inbox.push(5, 5);
  t.equal(inbox.size, 3);
  t.equal(inbox.take(9), 3);
  t.equal(inbox.take(10), 5);
  t.equal(inbox.take(10), undefined);
  t.strictSame(inbox.counters, { 'inbox.late': 1, 'inbox.full': 1 });
  inbox.push(20, 6);
  inbox.clear();
  t.equal(inbox.take(20), undefined);
});
