import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { instantiate } from 'smoltcp-wasm';
import t from 'tap';
import { SmoltcpEngine } from '../../src/engine/smoltcp.ts';
import { ROW, ROW_FAULTS, ROW_FLAG, ROW_KIND, ROW_WORDS } from '../../src/wire/segment-row.ts';

const folder = new URL('.', import.meta.resolve('smoltcp-wasm/smoltcp.wasm'));
const wasmFile = readFileSync(new URL('smoltcp.wasm', folder));

t.test('[R-ENG-4] the engine and the TypeScript declaration have the same rows', (t) => {
  const wasm = instantiate();
  const layout: number[] = [];
  for (let i = 0; wasm.row_layout(i) !== -1; i++) layout.push(wasm.row_layout(i));
  const { ackNow, extended, timestamp, sack, kamo, checksummed, fragmentable } = ROW_FLAG;
  const { segment, userDatagram, control } = ROW_KIND;
  t.strictSame(layout, [
    ROW_WORDS,
    ...Object.values(ROW),
    ...[ackNow, extended, timestamp, sack, kamo, checksummed, fragmentable],
    ...[segment, userDatagram, control],
    ROW_FAULTS.indexOf('unsupported-protocol'),
  ]);
  t.equal(ROW_FAULTS.length - 1, ROW_FAULTS.indexOf('unsupported-protocol'), 'the last fault is the last');
  t.end();
});

t.test('[R-ENG-1] two engines have memories of their own', (t) => {
  const [first, second] = [new SmoltcpEngine(), new SmoltcpEngine()];
  first.bytes[first.receiveStart] = 1;
  t.equal(second.bytes[second.receiveStart], 0);
  t.not(first.bytes.buffer, second.bytes.buffer);
  t.equal(first.bytes.length, 128 * 65_536);
  t.end();
});

t.test('[R-ENG-50] the module imports a memory and nothing else, and tells no path', (t) => {
  const text = wasmFile.toString('latin1');
  for (const trace of ['.rs', '/usr', '/home', '/root', '/tmp', 'cargo', 'rustc', 'registry', 'smoltcp']) {
    t.notOk(text.includes(trace), `no "${trace}"`);
  }
  t.strictSame(imports(wasmFile), ['env.memory']);
  const readme = readFileSync(new URL('README.md', folder), 'utf8');
  t.ok(readme.includes(createHash('sha256').update(wasmFile).digest('hex')), 'the README names its digest');
  t.end();
});

t.test('[R-ENG-51] [R-ENG-52] the package passes its own tests', (t) => {
  const { status, stdout } = spawnSync(process.execPath, ['--test', 'test/'], {
    cwd: fileURLToPath(folder),
    encoding: 'utf8',
    env: {},
  });
  t.equal(status, 0, stdout);
  t.match(stdout, /^# pass [1-9]/m);
  t.end();
});

t.test('[R-ENG-52] the example of the README works', (t) => {
  const [, code = ''] = /^```js\n(.*?)^```$/ms.exec(readFileSync(new URL('README.md', folder), 'utf8')) ?? [];
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    encoding: 'utf8',
    env: {},
  });
  t.equal(stdout, 'from port 7000 to 53\n');
  t.end();
});

/** The import section of a module (WebAssembly core specification, 5.5.5), as `module.name`. */
function imports(module: Uint8Array): string[] {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = module[at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const name = () => {
    const length = number();
    at += length;
    return Buffer.from(module.subarray(at - length, at)).toString('utf8');
  };
  while (at < module.length) {
    const section = number();
    const end = number() + at;
    if (section === 2) {
      const count = number();
      const found: string[] = [];
      for (let i = 0; i < count; i++) {
        found.push(`${name()}.${name()}`);
        // A memory: its kind, its flags, its minimum and, by the flags, its maximum.
        if (number() !== 2) return [...found, 'something else than a memory'];
        if (number() !== 0) number();
        number();
      }
      return found;
    }
    at = end;
  }
  return [];
}
