import { readFileSync } from 'node:fs';

/** Bytes in one page of WebAssembly memory. */
export const PAGE_BYTES = 65536;

/** The ABI that this loader speaks; the module tells its own by `abi_version`. */
export const ABI_VERSION = 2;

const DEFAULT_PAGES = 128;
const MIN_PAGES = 4;
const MAX_PAGES = 32768;

let compiled;

export function instantiate(options = {}) {
  const pages = options.pages ?? DEFAULT_PAGES;
  if (!Number.isInteger(pages) || pages < MIN_PAGES || pages > MAX_PAGES) {
    throw new RangeError(`pages must be an integer from ${MIN_PAGES} to ${MAX_PAGES}, not ${pages}`);
  }
  compiled ??= new WebAssembly.Module(readFileSync(new URL('./smoltcp.wasm', import.meta.url)));
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  const version = exports.abi_version();
  if (version !== ABI_VERSION) throw new Error(`smoltcp.wasm has ABI ${version}, this loader expects ${ABI_VERSION}`);
  const functions = Object.entries(exports).filter(([, value]) => typeof value === 'function');
  return { ...Object.fromEntries(functions), buffer: memory.buffer };
}
