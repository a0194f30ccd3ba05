import { monotonic } from './monotonic.ts';

/**
 * The side of a process of the figure: it obeys its parent and does not outlive it. Ctrl-C reaches the whole process
 * group; the parent decides what that means.
 */
export function runAsChild<Command, Report>(
  title: string,
  handle: (command: Command) => Promise<void> | void,
): (report: Report) => void {
  process.title = title;
  process.on('SIGINT', () => {});
  process.on('disconnect', () => process.exit(0));
  const report = (message: Report): void => {
    if (process.connected) process.send?.(message, undefined, undefined, ignore);
  };
  const failed = (error: unknown): void => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'ERR_KAMO_DEMO';
    const message = error instanceof Error ? error.message : String(error);
    process.send?.({ type: 'failed', at: monotonic(), code, message }, undefined, undefined, ignore);
  };
  process.on('uncaughtException', failed);
  process.on('unhandledRejection', failed);
  process.on('message', (message) => {
    // The parent is the only one at the other end of the channel.
    Promise.resolve(message as Command)
      .then(handle)
      .catch(failed);
  });
  return report;
}

/** The parent may be gone before the message is out; 'disconnect' follows. */
function ignore(): void {}
