import { type ChildProcess, fork } from 'node:child_process';
import { on } from 'node:events';
import { driver } from './project.ts';

/** What an end says; one kind of report tells how far it is. */
interface Spoken {
  readonly report: string;
}

/** One end of what is measured, in a process of its own, spoken to by IPC: orders go there, reports come back. */
export class EndProcess<Order extends object, Report extends Spoken> {
  readonly #name: string;
  readonly #child: ChildProcess;
  readonly #reports: AsyncIterator<readonly unknown[]>;
  readonly #kill = () => this.#child.kill('SIGKILL');

  /** @param name a program of `benchmarks/drivers/`; it gets `words` */
  constructor(name: string, words: readonly string[]) {
    this.#name = words.join(' ');
    this.#child = fork(driver(name), [...words], { execArgv: ['--disable-warning=ExperimentalWarning'] });
    this.#reports = on(this.#child, 'message', { close: ['exit'] });
    process.once('exit', this.#kill);
  }

  ask<Kind extends Report['report']>(
    order: Order,
    kind: Kind,
    say?: (line: string) => void,
  ): Promise<Extract<Report, { readonly report: Kind }>> {
    this.#child.send(order);
    return this.answer(kind, say);
  }

  /** The next report of that kind; what others say is told where it is to be. */
  async answer<Kind extends Report['report']>(
    kind: Kind,
    say?: (line: string) => void,
  ): Promise<Extract<Report, { readonly report: Kind }>> {
    for (;;) {
      const next = await this.#reports.next();
      if (next.done === true) throw new Error(`${this.#name} ended`);
      const report = next.value[0] as Report;
      if (isOf(report, kind)) return report;
      if ('open' in report) say?.(`${this.#name}: ${report.open} open`);
    }
  }

  end(): void {
    process.off('exit', this.#kill);
    this.#kill();
  }
}

function isOf<Report extends Spoken, Kind extends Report['report']>(
  report: Report,
  kind: Kind,
): report is Extract<Report, { readonly report: Kind }> {
  return report.report === kind;
}
