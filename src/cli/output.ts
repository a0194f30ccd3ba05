import { inspect } from 'node:util';

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'cyan' | 'magenta';

/** What the options shared by all verbs say. */
export interface OutputOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** A stream that people or programs read. */
export interface OutputStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  write(text: string): unknown;
}

/**
 * The two voices of the command: results on stdout, for programs; everything for people on stderr. With `--json` a
 * result is one JSON text on one line.
 */
export class Output {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly #results: () => OutputStream;
  readonly #people: OutputStream;
  readonly #environment: Readonly<Record<string, string | undefined>>;

  constructor(
    options: OutputOptions,
    results: () => OutputStream = resultStream,
    people: OutputStream = process.stderr,
    environment: Readonly<Record<string, string | undefined>> = process.env,
  ) {
    this.json = options.json ?? false;
    this.quiet = options.quiet ?? false;
    this.verbose = options.verbose ?? false;
    this.#results = results;
    this.#people = people;
    this.#environment = environment;
  }

  /** The verb's result: `value` with `--json`, else `text`. */
  result(value: object, text: string): void {
    this.#results().write(`${this.json ? JSON.stringify(value) : text}\n`);
  }

  /** For people; silent with `-q`. */
  say(text: string): void {
    if (!this.quiet) this.#people.write(`${text}\n`);
  }

  /** For people who asked for more with `-v`. */
  detail(text: string): void {
    if (this.verbose && !this.quiet) this.#people.write(`${text}\n`);
  }

  /**
   * Facts that a program may want while stdout carries data: with `--json` one JSON object on one line of stderr,
   * else text.
   */
  notice(value: object, text: string): void {
    if (this.json) this.#people.write(`${JSON.stringify(value)}\n`);
    else this.say(text);
  }

  /** An error; never silent. */
  error(code: string, message: string): void {
    if (this.json) this.#people.write(`${JSON.stringify({ error: code, message })}\n`);
    else this.#people.write(`${this.style('red', 'kamo:', 'people')} ${message}\n`);
  }

  /** Text in a style when the stream is a terminal that wants it (NO_COLOR, FORCE_COLOR; https://no-color.org). */
  style(style: Style | readonly Style[], text: string, stream: 'people' | 'results' = 'people'): string {
    if (!this.colour(stream)) return text;
    const styles = typeof style === 'string' ? [style] : style;
    // Not `styleText`: of some versions it asks process.stdout by itself, whatever stream the text is for.
    return styles.reduce((styled, one) => {
      const [on, off] = inspect.colors[one] ?? [0, 0];
      return `\x1b[${on}m${styled}\x1b[${off}m`;
    }, text);
  }

  colour(stream: 'people' | 'results'): boolean {
    const { NO_COLOR, FORCE_COLOR, TERM } = this.#environment;
    if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
    if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0';
    return (stream === 'people' ? this.#people : this.#results()).isTTY === true && TERM !== 'dumb';
  }

  /** True when a line or a frame may be drawn over: stderr is a terminal, and nobody asked for silence or JSON lines. */
  get live(): boolean {
    return this.#people.isTTY === true && !this.quiet && this.#environment['TERM'] !== 'dumb';
  }

  /** Box-drawing characters, unless the locale says outright that it has none. */
  get unicode(): boolean {
    const { LC_ALL, LC_CTYPE, LANG } = this.#environment;
    const locale = [LC_ALL, LC_CTYPE, LANG].find((value) => value !== undefined && value !== '');
    return locale === undefined || /utf-?8/i.test(locale) || !/^(C|POSIX)(\.|$)/.test(locale);
  }

  get people(): OutputStream {
    return this.#people;
  }
}

/**
 * process.stdout, once it is needed: a verb that carries data opens the descriptor in its own way, and Node has one
 * stream for a descriptor.
 */
export function resultStream(): OutputStream {
  if (!watched.has(process.stdout)) endWhenReaderGoes(process.stdout);
  return process.stdout;
}

const watched = new WeakSet<NodeJS.WritableStream>();

/** The reader goes away, as `head` does: nobody is left to be told. */
export function endWhenReaderGoes(stream: NodeJS.WritableStream): void {
  watched.add(stream);
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
}
