// The room calc in Node: build/wasm/calc_probe.wasm as an object that speaks in JavaScript's values.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = join(dirname(fileURLToPath(import.meta.url)), '../..');

export class CalcProbe {
  #exports;
  #encoder = new TextEncoder();
  #decoder = new TextDecoder();

  constructor(exports) {
    this.#exports = exports;
    exports._initialize?.();
    // Set and asked for without anything in between, as they are what is measured.
    this.set = exports.probe_set;
    this.get = exports.probe_get;
  }

  static async load() {
    const wasm = readFileSync(join(project, 'build/wasm/calc_probe.wasm'));
    const { instance } = await WebAssembly.instantiate(wasm, { wasi_snapshot_preview1: { proc_exit() {} } });
    return new CalcProbe(instance.exports);
  }

  /** The value of a formula: its type's letter (n, s, b, e, a; "!" where it is no formula), then itself. @param {string} formula */
  formula(formula) {
    this.#give(formula, (at, bytes) => this.#exports.probe_formula(at, bytes));
    const at = this.#exports.probe_result(0);
    return this.#decoder.decode(new Uint8Array(this.#exports.memory.buffer, at, this.#exports.probe_result(1)));
  }

  /** Begins a model; each of what is added gives its slot. */
  begin() {
    this.#exports.probe_new_model();
  }

  addInput(name, number) {
    return this.#give(name, (at, bytes) => this.#exports.probe_add_input(at, bytes, number));
  }

  addTable(name, rows) {
    const numbers = rows.flat();
    const to = this.#exports.probe_allocate(8 * numbers.length);
    new Float64Array(this.#exports.memory.buffer, to, numbers.length).set(numbers);
    const slot = this.#give(name, (at, bytes) => this.#exports.probe_add_table(at, bytes, to, numbers.length));
    this.#exports.probe_release(to);
    return slot;
  }

  addFormula(name, formula) {
    return this.#give(name + formula, (at, bytes) => this.#exports.probe_add_formula(at, name.length, bytes));
  }

  /** How many findings there are. */
  link() {
    return this.#exports.probe_link();
  }

  /** @param {string} text @param {(at: number, bytes: number) => number} call */
  #give(text, call) {
    const bytes = this.#encoder.encode(text);
    const at = this.#exports.probe_allocate(bytes.length);
    new Uint8Array(this.#exports.memory.buffer).set(bytes, at);
    const result = call(at, bytes.length);
    this.#exports.probe_release(at);
    return result;
  }
}
