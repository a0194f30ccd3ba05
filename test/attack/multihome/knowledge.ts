/** What an observer knows who has seen everything of a connection from its first datagram on. */
import type { Binding } from '../../../src/multihome/binding.ts';
import { sealRecord } from '../../../src/multihome/control-record.ts';
import { KeySchedule, transcriptHash } from '../../../src/multihome/key-schedule.ts';
import type { Role } from '../../../src/multihome/role.ts';
import { nodeCrypto } from '../../../src/net/crypto.ts';
import { type ControlMessage, encodeControlMessage, parseControlMessage } from '../../../src/wire/control-message.ts';
import { CONTROL_HEADER_SIZE, KAMO_VERSION, writeControlHeader } from '../../../src/wire/kamo-option.ts';
import { SYN } from '../../../src/wire/segment-row.ts';
import type { Direction, Passing } from './on-path.ts';
import { headerOf, optionIn, recordOf, viewOf } from './options.ts';

/** Both ends' words at the opening of the first connection. */
export interface Opening {
  readonly binding: Binding;
  /** HELLO messages as they passed. */
  readonly clientHello: Uint8Array;
  readonly serverHello: Uint8Array;
}

/** Throws when the exchange has not been seen. */
export function openingOf(seen: readonly Passing[]): Opening {
  return {
    binding: bindingOf(seen),
    clientHello: recordOf(firstOption(seen, 'to-server', 'hello')),
    serverHello: recordOf(firstOption(seen, 'to-client', 'hello')),
  };
}

/** From SYN and SYN/ACK. */
export function bindingOf(seen: readonly Passing[]): Binding {
  const syns = (['to-server', 'to-client'] as const).map((direction) => {
    const bytes = seen.find((each) => each.direction === direction && (each.bytes[1] ?? 0) & SYN)?.bytes;
    const capable = bytes && optionIn(bytes, 'capable');
    if (bytes === undefined || capable === undefined) throw new Error(`no SYN ${direction} was seen`);
    const id = { high: viewOf(capable).getInt32(8), low: viewOf(capable).getInt32(12) };
    return { isn: viewOf(bytes).getInt32(12), capable, id };
  });
  const [client, server] = syns;
  if (client === undefined || server === undefined) throw new Error('two directions');
  return {
    version: KAMO_VERSION,
    initiatorId: client.id,
    responderId: server.id,
    initiatorIsn: client.isn,
    responderIsn: server.isn,
    initiatorCapable: client.capable,
    responderCapable: server.capable,
  };
}

export function firstOption(seen: readonly Passing[], direction: Direction, kind: 'hello' | 'proof'): Uint8Array {
  for (const passing of seen) {
    const option = passing.direction === direction ? optionIn(passing.bytes, kind) : undefined;
    if (option !== undefined) return option;
  }
  throw new Error(`no ${kind} ${direction} was seen`);
}

/** The newest segment of the first connection in a direction: right ID, numbers and timestamps. */
export function newest(seen: readonly Passing[], direction: Direction): Uint8Array {
  const { initiatorId, responderId } = bindingOf(seen);
  const id = direction === 'to-server' ? responderId : initiatorId;
  for (const { direction: way, bytes } of seen.toReversed()) {
    const header = way === direction ? headerOf(bytes) : undefined;
    if (header?.idHigh === id.high && header.idLow === id.low && (header.flags & SYN) === 0) return bytes;
  }
  throw new Error(`nothing went ${direction}`);
}

/**
 * Keys as an observer may make them: the transcript is right, the secret is nothing, or that of a key pair of its own with
 * either HELLO. The ephemeral private keys it has not.
 */
export function guessedKeys({ binding, clientHello, serverHello }: Opening): KeySchedule[] {
  const transcript = transcriptHash(nodeCrypto, binding, clientHello, serverHello);
  const { privateKey } = nodeCrypto.x25519Generate();
  const secrets = [clientHello, serverHello].map((hello) => nodeCrypto.x25519Shared(privateKey, keyIn(hello)));
  return [new Uint8Array(32), ...secrets].map(
    (secret) => new KeySchedule(nodeCrypto, secret ?? new Uint8Array(32), transcript),
  );
}

/** The key of a HELLO message. */
export function keyIn(hello: Uint8Array): Uint8Array {
  const parsed = parseControlMessage(hello);
  if (!parsed.ok || parsed.value.type !== 'hello') throw new Error('no HELLO');
  return parsed.value.publicKey;
}

/** A CONTROL option with one sealed record. */
export function sealedOption(keys: KeySchedule, sender: Role, number: number, message: ControlMessage): Uint8Array {
  const key = keys.key('record', sender);
  const { bytes } = sealRecord(nodeCrypto, key, 'record', number, encodeControlMessage(message));
  return controlOption(0, number, bytes);
}

/** @param flags what kind of record it is (R-MH-15) */
export function controlOption(flags: number, number: number, fragment: Uint8Array): Uint8Array {
  const option = new Uint8Array(CONTROL_HEADER_SIZE + fragment.length);
  writeControlHeader(viewOf(option), 0, {
    flags,
    recordNumber: number,
    fragmentIndex: 0,
    fragmentCount: 1,
    fragmentOffset: 0,
    fragmentLength: fragment.length,
  });
  option.set(fragment, CONTROL_HEADER_SIZE);
  return option;
}
