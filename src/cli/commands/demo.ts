import { access, constants, stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { DEFAULT_OPTIONS, type DemoOptions } from '../../demo/demo-options.ts';
import { drawSummary, LineDisplay, LiveDisplay } from '../../demo/display.ts';
import type { DrawingStyle } from '../../demo/drawing.ts';
import type { DemoDisplay, DemoView } from '../../demo/events.ts';
import { runDemo } from '../../demo/orchestrator.ts';
import { drawReport } from '../../demo/report.ts';
import type { DemoResult } from '../../demo/result.ts';
import { parseCut, parseInteger, parseNumber, parseSize } from '../arguments.ts';
import { asCommandError, CommandError, EXIT, type ExitCode } from '../exit-codes.ts';
import type { Output } from '../output.ts';
import type { RunVerb } from '../verb.ts';

interface DemoFlags {
  readonly rtt: number;
  readonly rate: number;
  readonly cut: DemoOptions['cut'];
  readonly seed: number;
  readonly size: number;
  readonly file?: string;
  readonly timeout?: number;
}

/** `kamo demo`: the figure of the slides on this machine. */
export function demoCommand(verb: Command, run: RunVerb): void {
  const { rtt, rate, cut, seed, size } = DEFAULT_OPTIONS;
  verb
    .option(
      '--rtt <ms>',
      'round trip from host to host, 0 to 2000',
      (text) => parseNumber(text, 0, 2000, 'milliseconds'),
      rtt,
    )
    .option(
      '--rate <mbit>',
      'rate of each ISP in Mbit/s, 0.1 to 1000',
      (text) => parseNumber(text, 0.1, 1000, 'Mbit/s'),
      rate / 1000,
    )
    .option('--cut <when>', 'auto (a third of the way), none, or a fraction from 0.01 to 0.99', parseCut, cut)
    .option('--seed <n>', 'seed of the pseudo-random bytes', (text) => parseInteger(text, 0, 2 ** 32 - 1), seed)
    .option('--size <bytes>', 'how many of them, as 64MiB', parseSize, size)
    .option('--file <path>', 'send this file instead')
    .option('--timeout <s>', 'give up after so many seconds, 1 to 3600', (text) =>
      parseNumber(text, 1, 3600, 'seconds'),
    )
    .addHelpText(
      'after',
      '\nThe ISPs are processes named kamo-isp1, kamo-isp2, kamo-isp3; their process IDs are shown.\n' +
        'Kill or stop the one in use from another terminal (kill -9, -STOP, -CONT) in place of the cut.',
    )
    .action(async (flags: DemoFlags) => {
      await run((output) => demo(flags, output));
    });
}

async function demo(flags: DemoFlags, output: Output): Promise<ExitCode> {
  await checkFile(flags.file);
  const options: DemoOptions = {
    rtt: flags.rtt,
    rate: flags.rate * 1000,
    cut: flags.cut,
    seed: flags.seed,
    size: flags.size,
    ...(flags.file === undefined ? {} : { file: flags.file }),
    ...(flags.timeout === undefined ? {} : { timeout: flags.timeout * 1000 }),
  };
  const people: DrawingStyle = {
    unicode: output.unicode,
    style: (style, text) => output.style(style, text),
    verbose: output.verbose,
  };
  const live = output.live && LiveDisplay.fits(output.people) ? new LiveDisplay(output.people, people) : undefined;
  const display = new Recorder(live ?? (output.quiet ? undefined : new LineDisplay(output.people, people)));

  const stop = new AbortController();
  let signalled: ExitCode | undefined;
  const interrupt = (): void => {
    signalled ??= EXIT.interrupted;
    stop.abort();
  };
  const terminate = (): void => {
    signalled ??= EXIT.terminated;
    stop.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', terminate);
  process.on('SIGHUP', terminate);
  let result: DemoResult;
  try {
    result = await runDemo(options, display, stop.signal);
  } finally {
    process.removeListener('SIGINT', interrupt);
    process.removeListener('SIGTERM', terminate);
    process.removeListener('SIGHUP', terminate);
    live?.close(display.view);
  }
  show(result, display.view, live !== undefined, output);
  if (signalled !== undefined) return signalled;
  if (result.ok) return EXIT.ok;
  return result.verdict === 'timeout' ? EXIT.timeout : EXIT.failed;
}

async function checkFile(file: string | undefined): Promise<void> {
  if (file === undefined) return;
  const unreadable = (error: unknown): never => {
    throw asCommandError(error, `cannot read ${file}`);
  };
  const status = await stat(file).catch(unreadable);
  await access(file, constants.R_OK).catch(unreadable);
  if (!status.isFile() || status.size === 0) {
    throw new CommandError(
      EXIT.setup,
      'ERR_KAMO_FILE',
      `cannot send ${file}: it is not a regular file with something in it`,
    );
  }
}

function show(result: DemoResult, view: DemoView | undefined, watched: boolean, output: Output): void {
  const drawing: DrawingStyle = {
    unicode: output.unicode,
    style: (style, text) => output.style(style, text, 'results'),
  };
  const summary = watched || view === undefined ? [] : ['', ...drawSummary(view, drawing), ''];
  output.result(result, [...summary, ...drawReport(result, drawing)].join('\n'));
}

/** Passes everything on, and keeps the view for the summary. */
class Recorder implements DemoDisplay {
  readonly #inner: DemoDisplay | undefined;
  view: DemoView | undefined;

  constructor(inner: DemoDisplay | undefined) {
    this.#inner = inner;
  }

  event(event: Parameters<DemoDisplay['event']>[0], view: DemoView): void {
    this.view = view;
    this.#inner?.event(event, view);
  }

  refresh(view: DemoView): void {
    this.view = view;
    this.#inner?.refresh(view);
  }
}
