#!/usr/bin/env node
import { endWhenReaderGoes } from './output.ts';
import { main } from './program.ts';

endWhenReaderGoes(process.stderr);
process.exitCode = await main(process.argv.slice(2));
