import { KamoError, type KamoErrorCode } from '../net/errors.ts';

/**
 * How every verb of the command ends. The same table is in `spec/command.md` and in `kamo help`.
 */
export const EXIT = {
  /** Everything asked for was done. */
  ok: 0,
  /** The verb ran and did not succeed: a transfer broke, the demo's verdict is negative. */
  failed: 1,
  /** The command line is wrong. */
  usage: 2,
  /** It could not start: a file, an address or an identity is missing, in use or not allowed. */
  setup: 3,
  /** No connection: no locator answered, or the node that answered is another one. */
  unreachable: 4,
  /** The time given by `--timeout` was over. */
  timeout: 5,
  /** A fault in kamo itself. */
  internal: 70,
  /** Ended by SIGINT (Ctrl-C), after the summary. */
  interrupted: 130,
  /** Ended by SIGTERM. */
  terminated: 143,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The table for `--help`. */
export const EXIT_HELP = [
  'Exit codes:',
  '  0    done',
  '  1    ran, but failed (transfer broke, negative verdict)',
  '  2    wrong command line',
  '  3    could not start (file, address, identity)',
  '  4    no connection',
  '  5    timeout',
  '  70   a fault in kamo itself',
  '  130  interrupted (Ctrl-C); 143 terminated',
].join('\n');

/** A failure that the user can understand and mend: printed without a stack, ends the command with `exit`. */
export class CommandError extends Error {
  readonly exit: ExitCode;
  /** Stable code for `--json`. */
  readonly code: string;

  constructor(exit: ExitCode, code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CommandError';
    this.exit = exit;
    this.code = code;
  }
}

/**
 * System errors and errors of the library, which say what the user can mend, as a `CommandError`; anything else is
 * returned as it is. A system error that is not about the network ends with `exit`.
 */
export function asCommandError(error: unknown, doing: string, exit: ExitCode = EXIT.setup): unknown {
  if (error instanceof CommandError || !(error instanceof Error)) return error;
  const code = error instanceof KamoError ? error.kamoCode : 'code' in error ? String(error.code) : '';
  if (!/^E[A-Z]/.test(code)) return error;
  if (code.startsWith('ERR_') && !code.startsWith('ERR_KAMO_')) return error;
  if (isKamoCode(code)) return new CommandError(KAMO_EXITS[code], code, `${doing}: ${error.message}`, { cause: error });
  return new CommandError(UNREACHABLE.has(code) ? EXIT.unreachable : exit, code, `${doing}: ${explain(code, error)}`, {
    cause: error,
  });
}

/** How the command ends for each error of the library. */
const KAMO_EXITS = {
  ERR_KAMO_ARGUMENT: EXIT.usage,
  ERR_KAMO_LEGACY: EXIT.usage,
  ERR_KAMO_NATIVE_ONLY: EXIT.usage,
  ERR_KAMO_UNPROVEN: EXIT.usage,
  ERR_KAMO_NAME: EXIT.usage,
  ERR_KAMO_MESSAGE_SIZE: EXIT.failed,
  ERR_KAMO_NO_BUFFERS: EXIT.failed,
  ERR_KAMO_IDENTITY: EXIT.setup,
  ERR_KAMO_NOT_FOUND: EXIT.unreachable,
  ERR_KAMO_AGENT: EXIT.unreachable,
  ERR_KAMO_NO_LOCATOR: EXIT.unreachable,
  ERR_KAMO_TUN: EXIT.setup,
  ERR_KAMO_ADDRESS_IN_USE: EXIT.setup,
  ERR_KAMO_ADDRESS_NOT_AVAILABLE: EXIT.setup,
  ERR_KAMO_PERMISSION: EXIT.setup,
  ERR_KAMO_SOCKET: EXIT.setup,
  ERR_KAMO_PORT_IN_USE: EXIT.setup,
  ERR_KAMO_REFUSED: EXIT.unreachable,
  ERR_KAMO_RESET: EXIT.failed,
  ERR_KAMO_TIMEOUT: EXIT.failed,
  ERR_KAMO_HANDSHAKE_TIMEOUT: EXIT.unreachable,
  ERR_KAMO_PATHLESS: EXIT.failed,
  ERR_KAMO_SINGLE_PATH: EXIT.failed,
  ERR_KAMO_PROOF: EXIT.unreachable,
  ERR_KAMO_VERSION: EXIT.unreachable,
  ERR_KAMO_CONNECTED: EXIT.failed,
  ERR_KAMO_UNSUPPORTED: EXIT.usage,
  ERR_KAMO_CLOSED: EXIT.failed,
} as const satisfies Record<KamoErrorCode, ExitCode>;

function isKamoCode(code: string): code is KamoErrorCode {
  return Object.hasOwn(KAMO_EXITS, code);
}

const UNREACHABLE = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL'],
]);

function explain(code: string, error: Error): string {
  const known: Partial<Record<string, string>> = {
    EADDRINUSE: 'the address is in use; choose another port',
    EADDRNOTAVAIL: 'this machine does not have that address',
    EACCES: 'permission denied',
    EPERM: 'not permitted',
    ENOENT: 'no such file',
    EISDIR: 'is a directory',
    ENOTDIR: 'a part of the path is not a directory',
    ENOSPC: 'no space left',
    EPIPE: 'the reader has gone',
    EROFS: 'the file system is read-only',
  };
  if (code === 'EAI_AGAIN' && 'hostname' in error) return `no name server answers for ${error.hostname} (${code})`;
  const text = known[code];
  return text === undefined ? error.message : `${text} (${code})`;
}
