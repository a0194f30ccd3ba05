import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectFile } from '../project.ts';

/** The lab's own programs in C. */
const TOOLS = ['impair', 'impair-control', 'tcp-peer', 'wire-probe', 'message-peer'] as const;
export type Tool = (typeof TOOLS)[number] | 'sctp-peer' | 'modifiers';

/** Included by some of them. */
const SHARED = ['messages.h'];
const FOLDER = projectFile('out/benchmarks/lab/bin');

/** Compiles what is not newer than its source; returns the folder of the programs. Throws when there is no compiler. */
export function buildTools(): string {
  mkdirSync(FOLDER, { recursive: true });
  for (const name of TOOLS) buildTool(name);
  return FOLDER;
}

/** Compiles one program unless it is newer than its source; throws when that fails, as without a library of its. */
export function buildTool(name: Tool, libraries: readonly string[] = []): void {
  const sources = [`${name}.c`, ...SHARED].map((file) => statSync(projectFile(`benchmarks/lab/${file}`)).mtimeMs);
  const program = tool(name);
  if (existsSync(program) && statSync(program).mtimeMs > Math.max(...sources)) return;
  mkdirSync(FOLDER, { recursive: true });
  const words = [
    '-O2',
    '-o',
    program,
    projectFile(`benchmarks/lab/${name}.c`),
    ...libraries.map((each) => `-l${each}`),
  ];
  execFileSync('gcc', words, { stdio: ['ignore', 'inherit', 'inherit'] });
}

export function tool(name: Tool): string {
  return join(FOLDER, name);
}

/** Commands that a lab is made with, and Debian's packages of them. */
const PACKAGES = {
  ip: 'iproute2',
  ethtool: 'ethtool',
  chrt: 'util-linux',
  gcc: 'gcc libc6-dev',
  nft: 'nftables',
  conntrack: 'conntrack',
};
export type Command = keyof typeof PACKAGES;

/** What keeps a path from being made here, or what is done with `besides`, as a sentence; undefined when nothing does. */
export function obstacle(besides: readonly Command[] = []): string | undefined {
  if (process.platform !== 'linux') return 'the lab is made of network namespaces: it needs Linux';
  if (process.getuid?.() !== 0) return 'the lab makes network namespaces: run it as root (sudo npm run bench -- …)';
  const needed: Command[] = ['ip', 'ethtool', 'chrt', 'gcc', ...besides];
  const missing = [...new Set(needed)].filter((command) => !found(command));
  if (missing.length === 0) return undefined;
  return `missing: ${missing.join(', ')} (Debian: ${missing.map((command) => PACKAGES[command]).join(', ')})`;
}

function found(command: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, command)));
}
