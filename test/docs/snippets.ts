/** The programs that stand in pages of Markdown. */
import ts from 'typescript';

export interface Snippet {
  /** Of the page, and its number there. */
  readonly name: string;
  readonly code: string;
  /** What it prints, where the page tells it. */
  readonly output: string | undefined;
}

/** Each fenced block of TypeScript; a block of text straight after it is what it prints. */
export function snippetsOf(name: string, page: string): Snippet[] {
  return [...page.matchAll(/^```ts\n([\s\S]*?)^```\n(?:```text\n([\s\S]*?)^```\n)?/gm)].map(
    ([, code = '', output], i) => ({
      ...{ name: `${name}-${i + 1}`, code, output },
    }),
  );
}

export interface Compiled {
  readonly faults: string[];
  /** By the name of the snippet. */
  readonly programs: ReadonlyMap<string, string>;
}

/** Compiles them as a user's modules would be, strictly, from files in `folder` that need not exist. */
export function compile(snippets: readonly Snippet[], folder: string): Compiled {
  const options: ts.CompilerOptions = {
    ...{ strict: true, target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.NodeNext, skipLibCheck: true },
    ...{ types: ['node'], moduleDetection: ts.ModuleDetectionKind.Force, inlineSourceMap: false },
  };
  const sources = new Map(snippets.map(({ name, code }) => [`${folder}${name}.ts`, code]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (path) => sources.has(path) || fileExists(path);
  host.readFile = (path) => sources.get(path) ?? readFile(path);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (path, language, ...rest) => {
    const text = sources.get(path);
    if (text === undefined) return getSourceFile(path, language, ...rest);
    return ts.createSourceFile(path, text, language);
  };
  const programs = new Map<string, string>();
  host.writeFile = (path, text) => programs.set(path.slice(folder.length).replace(/\.js$/, ''), text);
  const program = ts.createProgram([...sources.keys()], options, host);
  const faults = ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const at = file === undefined ? '' : `${file.fileName.slice(folder.length)}:${lineOf(file, start)} `;
    return at + ts.flattenDiagnosticMessageText(messageText, ' ');
  });
  program.emit();
  return { faults, programs };
}

function lineOf(file: ts.SourceFile, start: number): number {
  return file.getLineAndCharacterOfPosition(start).line + 1;
}
