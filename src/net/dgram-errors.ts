import type { FlowFailure, SendResult } from '../transport/flows/flow-types.ts';
import type { LossReason } from '../udp/message.ts';
import { connectionError, KamoError, type KamoErrorDetails } from './errors.ts';

/** A message that is larger than its path takes. */
export class MessageSizeError extends KamoError {
  /** Bytes that would do. */
  readonly maxMessageSize: number;

  constructor(size: number, maxMessageSize: number, details: KamoErrorDetails) {
    super('ERR_KAMO_MESSAGE_SIZE', `a message of ${size} bytes, and the path takes ${maxMessageSize}`, details);
    this.maxMessageSize = maxMessageSize;
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
