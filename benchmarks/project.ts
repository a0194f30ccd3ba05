import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The path of a file of the project, wherever the compiled benchmarks lie within it. */
export function projectFile(path: string): string {
  for (let folder = new URL('.', import.meta.url); ; folder = new URL('..', folder)) {
    if (existsSync(new URL('package-lock.json', folder))) return fileURLToPath(new URL(path, folder));
    if (folder.pathname === '/') throw new Error('the folder of the project was not found');
  }
}

/** A program of `benchmarks/drivers/`, beside the compiled benchmarks. */
export function driver(name: string): string {
  return fileURLToPath(new URL(`drivers/${name}.js`, import.meta.url));
}
