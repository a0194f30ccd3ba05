#!/usr/bin/env node
import { main } from './program.ts';

for (const stream of [process.stdout, process.stderr]) {
  // The reader went away, as `head` does: nobody is left to be told.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    // A verb that listens, too, has a connection to end.
    if (stream.listenerCount('error') === 1) process.exit();
  });
}

process.exitCode = await main(process.argv.slice(2));
