import { type InspectOptions, inspect } from 'node:util';
import type { FlowFailure, SendResult } from '../transport/flows/flow-types.ts';
import type { LossReason } from '../udp/message.ts';
import { connectionError, KamoError, type KamoErrorDetails, systemError } from './errors.ts';

/** A message that is larger than its path takes. */
export class MessageSizeError extends KamoError {
  /** Bytes that would do. */
  readonly maxMessageSize: number;

  constructor(size: number, maxMessageSize: number, details: KamoErrorDetails) {
    super('ERR_KAMO_MESSAGE_SIZE', `a message of ${size} bytes, and the path takes ${maxMessageSize}`, details);
    this.maxMessageSize = maxMessageSize;
  }
}

/** Node's `SystemError` of a call about a buffer, as `util.inspect` shows it, too. */
export class BufferSizeError extends Error {
  readonly code = 'ERR_SOCKET_BUFFER_SIZE';
  readonly info: { errno: number | undefined; code: string; message: string; syscall: string };

  constructor(code: 'EBADF' | 'EINVAL', message: string, syscall: string) {
    super(`Could not get or set buffer size: ${syscall} returned ${code} (${message})`);
    this.info = { errno: systemError(code, syscall).errno, code, message, syscall };
    for (const name of ['errno', 'syscall'] as const) this.#share(name);
    // The stack is made when it is first asked for, and bears the name of that moment.
    this.#name(`SystemError [${this.code}]`);
    void this.stack;
    this.#name('SystemError');
  }

  [inspect.custom](_depth: number, options: InspectOptions): string {
    return inspect(this, { ...options, getters: true, customInspect: false });
  }

  #name(value: string): void {
    Object.defineProperty(this, 'name', { value, configurable: true, writable: true });
  }

  #share(name: 'errno' | 'syscall'): void {
    Object.defineProperty(this, name, {
      get: () => this.info[name],
      set: (value: never) => {
        this.info[name] = value;
      },
      enumerable: true,
      configurable: true,
    });
  }
}

/** Why a message was not taken. */
export function refusalError(result: Exclude<SendResult, 'taken'>, size: number, details: KamoErrorDetails): KamoError {
  if (typeof result === 'object') return new MessageSizeError(size, result.tooLarge, details);
  if (result === 'no-locator')
    return new KamoError('ERR_KAMO_NO_LOCATOR', `no locator of ${details.address} is known`, details);
  const what = result === 'full' ? 'too much waits to leave' : 'there are too many peers';
  return new KamoError('ERR_KAMO_NO_BUFFERS', what, details);
}

/**
 * Why a message that was taken has not left.
 *
 * @param failure what ended its flow, if that did
 */
export function lossError(reason: LossReason, failure: FlowFailure, details: KamoErrorDetails): KamoError {
  if (reason === 'closed') return flowError(failure, details);
  if (reason === 'too-large') return new KamoError('ERR_KAMO_MESSAGE_SIZE', 'the path takes less by now', details);
  if (reason === 'path-failed') return new KamoError('ERR_KAMO_PATHLESS', 'its path is not there', details);
  return new KamoError('ERR_KAMO_TIMEOUT', 'the message has waited too long', details);
}

/** What ended a flow. */
export function flowError(failure: FlowFailure, details: KamoErrorDetails): KamoError {
  return connectionError(failure, `messages to ${details.address} port ${details.port} failed (${failure})`, details);
}
