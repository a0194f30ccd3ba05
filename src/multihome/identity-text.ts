/**
 * The text of a key file:
 *
 *     kamo identity 1
 *     node-id   2034:…        (for the reader; checked)
 *     modifier  32 hexadecimal digits
 *     seed      64 hexadecimal digits, secret
 *
 * Lines that begin with `#` and empty lines are passed over.
 */

import { parseNodeId, strengthOf } from '../wire/node-id.ts';
import { malformed, type Parsed, parsed } from '../wire/result.ts';
import { fromHex, toHex } from './bytes.ts';
import { MODIFIER_SIZE } from './constants.ts';
import type { Crypto } from './crypto.ts';
import { type Identity, type IdentityFault, verifyNodeId } from './identity.ts';

/**
 * - `not-an-identity`: the first line is not that of a key file. `unknown-version`: of a later version.
 * - `bad-line`: no field of this version, or a field twice. `missing-field`: one is not there.
 * - `bad-field`: one has not the form of its kind.
 */
export type IdentityTextFault =
  | 'not-an-identity'
  | 'unknown-version'
  | 'bad-line'
  | 'missing-field'
  | 'bad-field'
  | IdentityFault;

/** The text of an identity, the secret seed included. */
export function identityToText(identity: Identity): string {
  return [
    `${HEADER} ${TEXT_VERSION}`,
    `node-id ${identity.nodeId.text}`,
    `modifier ${toHex(identity.modifier)}`,
    `seed ${toHex(identity.seed)}`,
    '',
  ].join('\n');
}

/** The identity of a key file's text, with the node ID checked against the key. Never throws. */
export function identityFromText(crypto: Crypto, text: string): Parsed<Identity, IdentityTextFault> {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const version = /^kamo identity (\d+)$/.exec(lines[0] ?? '')?.[1];
  if (version === undefined) return malformed('not-an-identity');
  if (version !== String(TEXT_VERSION)) return malformed('unknown-version');
  const fields = new Map<string, string>();
  for (const line of lines.slice(1)) {
    const [, name, value] = /^(node-id|modifier|seed)\s+(\S+)$/.exec(line) ?? [];
    if (name === undefined || value === undefined || fields.has(name)) return malformed('bad-line');
    fields.set(name, value);
  }
  return fromFields(crypto, fields);
}

const HEADER = 'kamo identity';
const TEXT_VERSION = 1;

function fromFields(crypto: Crypto, fields: ReadonlyMap<string, string>): Parsed<Identity, IdentityTextFault> {
  const idText = fields.get('node-id');
  const modifierText = fields.get('modifier');
  const seedText = fields.get('seed');
  if (idText === undefined || modifierText === undefined || seedText === undefined) return malformed('missing-field');
  const nodeId = parseNodeId(idText);
  const modifier = fromHex(modifierText, MODIFIER_SIZE);
  const seed = fromHex(seedText, 32);
  if (!nodeId.ok || modifier === null || seed === null) return malformed('bad-field');
  const publicKey = crypto.ed25519PublicKey(seed);
  const checked = verifyNodeId(crypto, nodeId.value, publicKey, modifier);
  if (!checked.ok) return checked;
  return parsed({ nodeId: nodeId.value, publicKey, seed, modifier, strength: strengthOf(nodeId.value) });
}
