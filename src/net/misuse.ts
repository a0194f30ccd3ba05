import { BlockList } from 'node:net';
import { inspect } from 'node:util';

/**
 * Errors for arguments of what is shaped like `node:net`, with the class and code that Node gives them, so that programs
 * and their tests find what they expect.
 */
export type MisuseCode = keyof typeof CLASS_OF;

const CLASS_OF = {
  ERR_BUFFER_OUT_OF_BOUNDS: RangeError,
  ERR_INVALID_ADDRESS_FAMILY: RangeError,
  ERR_INVALID_ARG_TYPE: TypeError,
  ERR_INVALID_ARG_VALUE: TypeError,
  ERR_INVALID_FD_TYPE: TypeError,
  ERR_INVALID_HANDLE_TYPE: TypeError,
  ERR_INVALID_IP_ADDRESS: TypeError,
  ERR_IP_BLOCKED: Error,
  ERR_MISSING_ARGS: TypeError,
  ERR_OUT_OF_RANGE: RangeError,
  ERR_SERVER_ALREADY_LISTEN: Error,
  ERR_SERVER_NOT_RUNNING: Error,
  ERR_SOCKET_ALREADY_BOUND: Error,
  ERR_SOCKET_BAD_BUFFER_SIZE: TypeError,
  ERR_SOCKET_BAD_PORT: RangeError,
  ERR_SOCKET_BAD_TYPE: TypeError,
  ERR_SOCKET_CLOSED: Error,
  ERR_SOCKET_CLOSED_BEFORE_CONNECTION: Error,
  ERR_SOCKET_DGRAM_IS_CONNECTED: Error,
  ERR_SOCKET_DGRAM_NOT_CONNECTED: Error,
  ERR_SOCKET_DGRAM_NOT_RUNNING: Error,
} as const;

/** An error of Node's kind: its class, its code, and the code in the stack. */
export function misuse(code: MisuseCode, message: string, more: object = {}): Error & { readonly code: string } {
  const error = new CLASS_OF[code](message);
  const { name } = error;
  // The stack is made when it is first asked for, and bears the name of that moment.
  Object.defineProperty(error, 'name', { value: `${name} [${code}]`, configurable: true, writable: true });
  void error.stack;
  Reflect.deleteProperty(error, 'name');
  Object.defineProperty(error, 'toString', {
    value: () => `${name} [${code}]: ${message}`,
    configurable: true,
    writable: true,
  });
  return Object.assign(error, { code, ...more });
}

export function wrongType(name: string, wanted: string, value: unknown): Error {
  const what = name.includes('.') ? 'property' : 'argument';
  return misuse('ERR_INVALID_ARG_TYPE', `The "${name}" ${what} must be ${wanted}.${received(value)}`);
}

export function wrongValue(name: string, value: unknown, reason = 'is invalid'): Error {
  const what = name.includes('.') ? 'property' : 'argument';
  const shown = inspect(value);
  const short = shown.length > 128 ? `${shown.slice(0, 128)}...` : shown;
  return misuse('ERR_INVALID_ARG_VALUE', `The ${what} '${name}' ${reason}. Received ${short}`);
}

export function outOfRange(name: string, range: string, value: unknown): Error {
  return misuse(
    'ERR_OUT_OF_RANGE',
    `The value of "${name}" is out of range. It must be ${range}. Received ${inspect(value)}`,
  );
}

/** A port as Node takes it: a number, or its text in any base; 0 where `least` is 0. */
export function checkPort(value: unknown, name: string, least: 0 | 1 = 0): number {
  const isText = typeof value === 'string' && value.trim() !== '';
  const port = typeof value === 'number' || isText ? Number(value) : Number.NaN;
  if (Number.isInteger(port) && port >= least && port <= 65_535) return port;
  const sign = least === 0 ? '>=' : '>';
  throw misuse('ERR_SOCKET_BAD_PORT', `${name} should be ${sign} 0 and < 65536.${received(value)}.`);
}

export function checkString(value: unknown, name: string): asserts value is string {
  if (typeof value !== 'string') throw wrongType(name, 'of type string', value);
}

/** As text, which an object without a prototype is not. */
export function textOf(value: unknown, name: string): string {
  try {
    return String(value);
  } catch {
    throw wrongType(name, 'of type string', value);
  }
}

export function checkFunction(value: unknown, name: string): asserts value is (...args: never[]) => unknown {
  if (typeof value !== 'function') throw wrongType(name, 'of type function', value);
}

export function checkBoolean(value: unknown, name: string): asserts value is boolean {
  if (typeof value !== 'boolean') throw wrongType(name, 'of type boolean', value);
}

export function checkNumber(value: unknown, name: string): asserts value is number {
  if (typeof value !== 'number') throw wrongType(name, 'of type number', value);
}

/** An integer of 32 bits, `least` or more. */
export function checkInteger(value: unknown, name: string, least: number): number {
  checkNumber(value, name);
  if (!Number.isInteger(value)) throw outOfRange(name, 'an integer', value);
  if (value < least || value > 0x7fff_ffff) throw outOfRange(name, `>= ${least} && <= ${0x7fff_ffff}`, value);
  return value;
}

/** A duration in ms as timers take it: longer ones are cut, with a warning. */
export function checkDuration(value: unknown, name: string): number {
  checkNumber(value, name);
  if (value < 0 || !Number.isFinite(value)) throw outOfRange(name, 'a non-negative finite number', value);
  if (value <= LONGEST_TIMER) return value;
  process.emitWarning(
    `${value} does not fit into a 32-bit signed integer.\nTimer duration was truncated to ${LONGEST_TIMER}.`,
    'TimeoutOverflowWarning',
  );
  return LONGEST_TIMER;
}

const LONGEST_TIMER = 2 ** 31 - 1;

export function checkSignal(value: unknown, name: string): asserts value is AbortSignal {
  if (typeof value !== 'object' || value === null || !('aborted' in value)) {
    throw wrongType(name, 'an instance of AbortSignal', value);
  }
}

/** What came, as Node words it. */
function received(value: unknown): string {
  if (value === null || value === undefined) return ` Received ${String(value)}`;
  if (typeof value === 'function') return ` Received function ${value.name}`;
  if (typeof value === 'object') {
    const { name } = value.constructor ?? {};
    return name ? ` Received an instance of ${name}` : ` Received ${inspect(value, { depth: -1 })}`;
  }
  const shown = inspect(value);
  const short = shown.length > 28 ? `${shown.slice(0, 25)}...` : shown;
  return ` Received type ${typeof value} (${short})`;
}

/** An option that is a list of blocked addresses; undefined where it was left out. */
export function checkBlockList(value: unknown, name = 'options.blockList'): BlockList | undefined {
  if (value === undefined || value === null) return undefined;
  if (!(value instanceof BlockList)) throw wrongType(name, 'an instance of net.BlockList', value);
  return value;
}
