// Workbooks written natively and in WASM are the same bytes: a calculator's, and random ones with all that may be in one.
import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const project = join(dirname(fileURLToPath(import.meta.url)), '../..');
const COUNT = 300;

/** What WASM writes for a seed; empty where it refuses the workbook. */
async function writerInWasm() {
  const module = await WebAssembly.compile(readFileSync(join(project, 'build/wasm/workbook_probe.wasm')));
  const {exports} = await WebAssembly.instantiate(module, {
    wasi_snapshot_preview1: {proc_exit: (code) => { throw new Error(`it gave up with ${code}`); }},
  });
  exports._initialize?.();
  return (seed) => {
    const length = exports.workbook_probe_write(seed);
    return Buffer.from(exports.memory.buffer, exports.workbook_probe_bytes(), length);
  };
}

const write = await writerInWasm();
const folder = mkdtempSync(join(tmpdir(), 'satchel-workbook-'));
let passed = 0;
let failed = 0;
try {
  execFileSync(join(project, 'build/native/workbook/write_samples'), [folder, String(COUNT)], {stdio: 'pipe'});
  for (let seed = 0; seed <= COUNT; ++seed) {
    const name = seed === 0 ? 'calculator' : `random-${seed}`;
    const path = join(folder, `${name}.xlsx`);
    const native = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
    const wasm = write(seed);
    if (native.equals(wasm)) {
      ++passed;
    } else {
      ++failed;
      console.log(`FAILED ${name}: ${native.length} bytes natively, ${wasm.length} in WASM`);
    }
  }
} finally {
  rmSync(folder, {recursive: true, force: true});
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
