/**
 * The part of the WebAssembly JavaScript interface that the packet engine uses. TypeScript ships it with the browser
 * library only, and `@types/node` 20 does not have it.
 */
declare namespace WebAssembly {
  type ImportValue = Memory | ((...args: number[]) => number | undefined);
  type Imports = Record<string, Record<string, ImportValue>>;
  type ExportValue = Memory | ((...args: number[]) => number);

  class Module {
    constructor(bytes: Uint8Array | ArrayBuffer);
  }

  class Instance {
    constructor(module: Module, imports?: Imports);
    readonly exports: Record<string, ExportValue>;
  }

  /** Sizes count pages of 65,536 bytes. */
  class Memory {
    constructor(descriptor: { initial: number; maximum?: number; shared?: boolean });
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }

  function compile(bytes: Uint8Array | ArrayBuffer): Promise<Module>;
  function instantiate(module: Module, imports?: Imports): Promise<Instance>;
}
