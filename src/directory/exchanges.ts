/** Questions of a client: asked again with growing pauses, with the agent's cookie, from one socket after the other. */
import TinyQueue from 'tinyqueue';
import type { Crypto } from '../multihome/crypto.ts';
import { type AgentMessage, type ErrorMessage, encodeAgentMessage } from '../wire/agent-message.ts';
import { COOKIE_LIFETIME, MAX_RETRY_AFTER, QUESTION_TRIES, RETRY_PAUSE, TCP_FROM_TRY } from './constants.ts';
import { spread, varied } from './pauses.ts';

/** Why a question has no answer: the agent's code, silence, or an answer that is none. */
export type NoAnswer = Exclude<ErrorMessage['code'], 'cookie-required'> | 'timed-out' | 'bad-answer';

/** A question, written anew for each try: the cookie is the one of the socket it leaves from. */
export type Write = (transaction: bigint, cookie: Uint8Array | null) => Uint8Array;

export interface Exchange {
  readonly agent: number;
  readonly transaction: bigint;
  /** The one socket it has to leave from; null: any. */
  readonly socket: number | null;
  /** Without a cookie it is refused: where another question asks for one already, this one waits for that. */
  readonly needsCookie: boolean;
  readonly write: Write;
  /** Takes an answer; false: it is not one, and the exchange goes on. */
  readonly answered: (now: number, message: AgentMessage, socket: number, via: 'udp' | 'tcp') => boolean;
  readonly failed: (now: number, reason: NoAnswer, error: ErrorMessage | null) => void;
}

export interface ExchangeHost {
  send(agent: number, socket: number, via: 'udp' | 'tcp', bytes: Uint8Array): void;
  /** An agent refused a cookie that should have been good: it has begun anew, or sees this node elsewhere. */
  forgotten(now: number, agent: number): void;
}

/** Whether an agent can be reached by a socket: of one family, for instance. */
export type Reaches = (agent: number, socket: number) => boolean;

interface Running {
  readonly exchange: Exchange;
  tries: number;
  /** Cookies that were asked for and sent: an agent that wants no end of them is not asked again. */
  cookies: number;
  /** The last message had a cookie. */
  echoed: boolean;
  dueAt: number;
}

export class Exchanges {
  readonly #crypto: Crypto;
  readonly #host: ExchangeHost;
  readonly #running = new Map<bigint, Running>();
  readonly #due = new TinyQueue<{ readonly at: number; readonly running: Running }>([], (a, b) => a.at - b.at);
  readonly #cookies = new Map<string, { readonly cookie: Uint8Array; readonly at: number }>();
  /** By agent and socket: the question that asks for a cookie there, and those that wait for it. */
  readonly #wanting = new Map<string, { readonly asking: Running; readonly waiting: Running[] }>();
  #sockets: readonly number[] = [0];
  #reaches: Reaches = () => true;

  constructor(crypto: Crypto, host: ExchangeHost) {
    this.#crypto = crypto;
    this.#host = host;
  }

  get size(): number {
    return this.#running.size;
  }

  /** The sockets by which an agent can be reached. */
  socketsTo(agent: number): number[] {
    return this.#sockets.filter((socket) => this.#reaches(agent, socket));
  }

  /** Which sockets there are; cookies of others are forgotten. */
  setSockets(sockets: readonly number[], reaches: Reaches): void {
    this.#sockets = sockets;
    this.#reaches = reaches;
    for (const known of [this.#cookies, this.#wanting]) {
      for (const key of [...known.keys()]) if (!sockets.includes(Number(key.split('|')[1]))) known.delete(key);
    }
  }

  freshTransaction(): bigint {
    const high = BigInt(this.#crypto.randomUint32());
    return (high << 32n) | BigInt(this.#crypto.randomUint32());
  }

  start(now: number, exchange: Exchange): void {
    const running: Running = { exchange, tries: 0, cookies: 0, echoed: false, dueAt: now };
    this.#running.set(exchange.transaction, running);
    this.#ask(now, running);
  }

  /** Forgets an exchange: nobody wants its answer any more. */
  cancel(transaction: bigint): void {
    this.#running.delete(transaction);
  }

  /** Whether the message belongs to a question that is open. It is dealt with then. */
  handleMessage(now: number, agent: number, socket: number, message: AgentMessage, via: 'udp' | 'tcp'): boolean {
    const running = this.#running.get(message.transaction);
    if (running === undefined || running.exchange.agent !== agent) return false;
    this.learnCookie(now, agent, socket, message);
    const { exchange } = running;
    if (message.type === 'error') this.#refused(now, running, message, socket, via);
    else if (exchange.answered(now, message, socket, via)) this.#end(running);
    return true;
  }

  /** The cookie that is known stays as long as it is good: that it is refused tells that the agent has begun anew. */
  learnCookie(now: number, agent: number, socket: number, message: AgentMessage): void {
    const { cookie } = message;
    if (cookie === null) return;
    const key = keyOf(agent, socket);
    const refused = message.type === 'error' && message.code === 'cookie-required';
    if (refused || this.cookieOf(now, agent, socket) === null) this.#cookies.set(key, { cookie, at: now });
    const wanted = this.#wanting.get(key);
    this.#wanting.delete(key);
    for (const running of wanted?.waiting ?? []) if (this.#isRunning(running)) this.#write(now, running, socket, 'udp');
  }

  cookieOf(now: number, agent: number, socket: number): Uint8Array | null {
    const known = this.#cookies.get(keyOf(agent, socket));
    return known === undefined || now - known.at > COOKIE_LIFETIME / 2 ? null : known.cookie;
  }

  nextTime(): number {
    for (let due = this.#due.peek(); due !== undefined; due = this.#due.peek()) {
      if (this.#isRunning(due.running) && due.at === due.running.dueAt) return due.at;
      this.#due.pop();
    }
    return Number.POSITIVE_INFINITY;
  }

  handleTimeout(now: number): void {
    while (this.nextTime() <= now) {
      const running = this.#due.pop()?.running;
      if (running === undefined) return;
      if (running.tries < QUESTION_TRIES) this.#ask(now, running);
      else this.#fail(now, running, 'timed-out', null);
    }
  }

  #refused(now: number, running: Running, error: ErrorMessage, socket: number, via: 'udp' | 'tcp'): void {
    const { code, retryAfter } = error;
    if (code === 'cookie-required') {
      if (running.echoed && running.cookies === 0) this.#host.forgotten(now, running.exchange.agent);
      if (running.cookies >= this.#sockets.length + 1) this.#fail(now, running, 'bad-answer', error);
      else if (error.cookie !== null) {
        running.cookies += 1;
        this.#write(now, running, socket, via);
      }
      return;
    }
    if ((code === 'busy' || code === 'unavailable') && running.tries < QUESTION_TRIES) {
      const pause = spread(this.#crypto, Math.min(retryAfter * 1000, MAX_RETRY_AFTER));
      this.#wait(running, Math.max(now + pause, running.dueAt));
      return;
    }
    this.#fail(now, running, code, error);
  }

  #ask(now: number, running: Running): void {
    const { exchange, tries } = running;
    const sockets = this.socketsTo(exchange.agent);
    const socket = exchange.socket ?? sockets[tries % sockets.length];
    running.tries += 1;
    this.#wait(running, now + varied(this.#crypto, RETRY_PAUSE * 2 ** tries));
    if (socket === undefined || this.#awaitsCookie(now, running, socket)) return;
    this.#write(now, running, socket, 'udp');
    // Where UDP is blocked a connection may pass; nothing is learnt of data sockets by that.
    if (tries >= TCP_FROM_TRY) this.#write(now, running, socket, 'tcp');
  }

  /** Only at its first try, so that what is lost holds up no question but its own. */
  #awaitsCookie(now: number, running: Running, socket: number): boolean {
    const { agent, needsCookie } = running.exchange;
    if (!needsCookie || running.tries > 1 || this.cookieOf(now, agent, socket) !== null) return false;
    const wanted = this.#wanting.get(keyOf(agent, socket));
    if (wanted === undefined || !this.#isRunning(wanted.asking) || wanted.asking.tries > 1) {
      // An agent that never answers gives none: those that have ended meanwhile are not kept for it.
      const waiting = wanted?.waiting.filter((each) => this.#isRunning(each)) ?? [];
      this.#wanting.set(keyOf(agent, socket), { asking: running, waiting });
      return false;
    }
    wanted.waiting.push(running);
    return true;
  }

  #write(now: number, running: Running, socket: number, via: 'udp' | 'tcp'): void {
    const { agent, transaction, write } = running.exchange;
    const cookie = this.cookieOf(now, agent, socket);
    running.echoed = cookie !== null;
    this.#host.send(agent, socket, via, write(transaction, cookie));
  }

  #wait(running: Running, at: number): void {
    running.dueAt = at;
    this.#due.push({ at, running });
  }

  #fail(now: number, running: Running, reason: NoAnswer | 'cookie-required', error: ErrorMessage | null): void {
    this.#end(running);
    running.exchange.failed(now, reason === 'cookie-required' ? 'bad-answer' : reason, error);
  }

  #end(running: Running): void {
    if (this.#isRunning(running)) this.#running.delete(running.exchange.transaction);
  }

  #isRunning(running: Running): boolean {
    return this.#running.get(running.exchange.transaction) === running;
  }
}

function keyOf(agent: number, socket: number): string {
  return `${agent}|${socket}`;
}

/** Writes a message of fixed content. */
export function writing(message: (transaction: bigint, cookie: Uint8Array | null) => AgentMessage): Write {
  return (transaction, cookie) => encodeAgentMessage(message(transaction, cookie));
}
