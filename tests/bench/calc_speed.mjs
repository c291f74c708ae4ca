// Formulas: a calculator of ten inputs, ten formulas and a lookup table, recomputed after each changed input, and the
// share of the conformance vectors that each engine gets right; ours in WASM beside HyperFormula, fast-formula-parser and
// IronCalc (WASM too).
import { createRequire } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { CalcProbe } from '../probe/calc_probe.mjs';
import { ROOT, join, median } from './workspace.mjs';

const require = createRequire(import.meta.url);
const ROUNDS = 7;

const TABLE = [[2019, 0.58], [2020, 0.575], [2021, 0.56], [2022, 0.625], [2023, 0.655], [2024, 0.67], [2025, 0.7], [2026, 0.725]];
/** name, value */
const INPUTS = [['teachers', 30], ['trips', 4], ['nights', 2], ['distance', 240], ['fare', 420], ['lodging', 110], ['meals', 68],
  ['substitutes', 150], ['parking', 12], ['fiscal_year', 2026]];
/** name, formula */
const FORMULAS = [
  ['mileage', 'LOOKUP(fiscal_year,rates.key,rates.value)'],
  ['fare_each', 'IF(distance>600,fare,ROUND(distance*2*mileage,2))'],
  ['transport', 'teachers*trips*fare_each'],
  ['hotel', 'teachers*trips*nights*lodging'],
  ['days_away', 'nights+1'],
  ['food', 'teachers*trips*(2*meals*0.75+IF(days_away>2,days_away-2,0)*meals)'],
  ['cover', 'teachers*trips*days_away*substitutes'],
  ['lots', 'CEILING(teachers/4,1)*trips*days_away*parking'],
  ['total', 'SUM(transport,hotel,food,cover,lots)'],
  ['per_teacher', 'IF(teachers>0,ROUND(total/teachers,2),0)'],
];

/** Where the cells of a sheet are: inputs in column A, formulas in B, the table in D and E. @param {string} formula */
function asCells(formula) {
  const cells = new Map([...INPUTS.map(([name], i) => [name, `A${i + 1}`]), ...FORMULAS.map(([name], i) => [name, `B${i + 1}`]),
    ['rates.key', `D1:D${TABLE.length}`], ['rates.value', `E1:E${TABLE.length}`]]);
  return '=' + formula.replace(/[a-z_]+(\.[a-z]+)?/g, (name) => cells.get(name) ?? name);
}

/** An engine as two functions: set input `i` to a number; the values of all formulas. */
function ours(probe) {
  probe.begin();
  probe.addTable('rates', TABLE);
  const inputs = INPUTS.map(([name, value]) => probe.addInput(name, value));
  const formulas = FORMULAS.map(([name, formula]) => probe.addFormula(name, formula));
  if (probe.link() !== 0) throw new Error('the model has findings');
  const { set, get } = probe;
  return { set: (i, value) => set(inputs[i], value), values: () => formulas.map((slot) => get(slot)) };
}

/** As its guide sets it up to be like Excel. @param {unknown[][]} rows */
function hyperFormulaOf(rows) {
  const { HyperFormula } = require('hyperformula');
  const engine = HyperFormula.buildFromArray(rows, {
    licenseKey: 'gpl-v3', evaluateNullToZero: true, leapYear1900: true, nullDate: { year: 1899, month: 12, day: 31 },
    currencySymbol: ['$', 'USD'], dateFormats: ['MM/DD/YYYY', 'MM/DD/YY', 'YYYY/MM/DD', 'YYYY-MM-DD'], useWildcards: true,
    matchWholeCell: true, arrayColumnSeparator: ',', arrayRowSeparator: ';',
  });
  engine.addNamedExpression('TRUE', '=TRUE()');
  engine.addNamedExpression('FALSE', '=FALSE()');
  return engine;
}

function hyperFormula() {
  const rows = TABLE.map(([key, value], i) => [INPUTS[i]?.[1] ?? null, null, null, key, value]);
  for (let i = 0; i < INPUTS.length; ++i) (rows[i] ??= [])[0] = INPUTS[i][1];
  FORMULAS.forEach(([, formula], i) => { rows[i][1] = asCells(formula).replace('LOOKUP(A10,D1:D8,E1:E8)', 'VLOOKUP(A10,D1:E8,2)'); });
  const engine = hyperFormulaOf(rows);
  return {
    set: (i, value) => engine.setCellContents({ sheet: 0, row: i, col: 0 }, value),
    values: () => FORMULAS.map((_, i) => engine.getCellValue({ sheet: 0, row: i, col: 1 })),
  };
}

// It has no cells of its own: whoever uses it asks formula by formula.
function fastFormulaParser() {
  const FormulaParser = require('fast-formula-parser');
  const sheet = new Map();
  INPUTS.forEach(([, value], i) => sheet.set(`${i + 1},1`, value));
  TABLE.forEach(([key, value], i) => sheet.set(`${i + 1},4`, key).set(`${i + 1},5`, value));
  const parser = new FormulaParser({
    onCell: ({ row, col }) => sheet.get(`${row},${col}`) ?? null,
    onRange: ({ from, to }) => {
      const rows = [];
      for (let row = from.row; row <= to.row; ++row) {
        const cells = [];
        for (let col = from.col; col <= to.col; ++col) cells.push(sheet.get(`${row},${col}`) ?? null);
        rows.push(cells);
      }
      return rows;
    },
  });
  const formulas = FORMULAS.map(([, formula]) => asCells(formula).slice(1).replace('LOOKUP(A10,D1:D8,E1:E8)', 'VLOOKUP(A10,D1:E8,2)'));
  return {
    set: (i, value) => sheet.set(`${i + 1},1`, value),
    values: () => formulas.map((formula, i) => {
      const value = parser.parse(formula, { sheet: 's', row: i + 1, col: 2 });
      sheet.set(`${i + 1},2`, value);
      return value;
    }),
  };
}

async function ironCalc() {
  const module = await import('@ironcalc/wasm');
  module.initSync({ module: readFileSync(require.resolve('@ironcalc/wasm/wasm_bg.wasm')) });
  const model = new module.Model('bench', 'en', 'UTC', 'en');
  const put = (row, column, text) => model.setUserInput(0, row, column, String(text));
  INPUTS.forEach(([, value], i) => put(i + 1, 1, value));
  TABLE.forEach(([key, value], i) => { put(i + 1, 4, key); put(i + 1, 5, value); });
  FORMULAS.forEach(([, formula], i) => put(i + 1, 2, asCells(formula)));
  return {
    model,
    set: (i, value) => put(i + 1, 1, value),
    values: () => FORMULAS.map((_, i) => Number(model.getFormattedCellValue(0, i + 1, 2).replace(/[$,]/g, ''))),
  };
}

/** Recomputations a second, the median of seven rounds. @param {number} passes */
function speed({ set, values }, passes) {
  let number = 0;
  const pass = () => {
    for (let i = 0; i < INPUTS.length; ++i) {
      set(i, INPUTS[i][1] - (++number & 1));
      values();
    }
  };
  for (let i = 0; i < passes; ++i) pass();
  const rounds = [];
  for (let round = 0; round < ROUNDS; ++round) {
    const begin = process.hrtime.bigint();
    for (let i = 0; i < passes; ++i) pass();
    rounds.push((passes * INPUTS.length * 1e9) / Number(process.hrtime.bigint() - begin));
  }
  return median(rounds);
}

/** The rows of vectors.csv. */
function vectors() {
  const path = join(ROOT, '../shared/conformance/formulas/vectors.csv');
  if (!existsSync(path)) return [];
  const cell = /(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n|$)/y;
  const text = readFileSync(path, 'utf8').replace(/\r/g, '');
  const rows = [[]];
  while (cell.lastIndex < text.length) {
    const [, quoted, plain, end] = cell.exec(text);
    rows.at(-1).push(quoted?.replace(/""/g, '"') ?? plain);
    if (end !== ',') rows.push([]);
  }
  return rows.slice(1).filter((row) => row.length === 6).map(([id, , formula, type, value, tier]) => ({ id, formula, type, value, tier }));
}

/** Whether a value, as JavaScript has it (an error as { error: '#N/A' }), is the expected one. */
function agrees({ type, value }, got) {
  if (type === 'number') return typeof got === 'number' && Math.abs(got - Number(value)) <= 1e-14 * Math.abs(Number(value));
  if (type === 'boolean') return got === (value === 'TRUE');
  if (type === 'error') return got?.error === value;
  return got === value;
}

/** @param {(formula: string) => unknown} compute */
function share(compute) {
  const rows = vectors();
  const passed = rows.filter((row) => {
    try {
      return agrees(row, compute(row.formula));
    } catch {  // no value is a wrong one
      return false;
    }
  });
  return { passed: passed.length, of: rows.length };
}

function ourValue(probe, formula) {
  const told = probe.formula(formula), rest = told.slice(1);
  return told[0] === 'n' ? Number(rest) : told[0] === 'b' ? rest === 'TRUE' : told[0] === 'e' ? { error: rest } : rest;
}

function hyperFormulaValue() {
  const engine = hyperFormulaOf([[]]);
  return (formula) => {
    engine.setCellContents({ sheet: 0, row: 0, col: 0 }, formula);
    const value = engine.getCellValue({ sheet: 0, row: 0, col: 0 });
    return value !== null && typeof value === 'object' ? { error: value.value } : value;
  };
}

function fastFormulaParserValue() {
  const FormulaParser = require('fast-formula-parser');
  const parser = new FormulaParser({ onCell: () => null, onRange: () => [[null]] });
  return (formula) => {
    try {
      const value = parser.parse(formula.slice(1), { sheet: 's', row: 1, col: 1 });
      return value?.name?.startsWith?.('#') ? { error: value.name } : value;
    } catch (error) {
      return { error: error?.name ?? String(error) };
    }
  };
}

// It tells a cell's text as the cell shows it: the type comes with it, the number with nine digits only.
function ironCalcValue({ model }) {
  return (formula) => {
    model.setUserInput(0, 40, 10, formula);
    const kind = model.getCellType(0, 40, 10), shown = model.getFormattedCellValue(0, 40, 10);
    if (kind === 1) {
      model.setUserInput(0, 41, 10, `=FIXED(${formula.slice(1)},15,TRUE)&""`);
      const exact = Number(model.getFormattedCellValue(0, 41, 10));
      return Number.isFinite(exact) && exact !== 0 ? exact : Number(shown);
    }
    return kind === 4 ? shown === 'TRUE' : kind === 16 ? { error: shown } : shown;
  };
}

export async function calcSpeed() {
  const probe = await CalcProbe.load();
  const engines = { ours: ours(probe), hyperFormula: hyperFormula(), fastFormulaParser: fastFormulaParser(), ironCalc: await ironCalc() };
  const [expected] = Object.values(engines).map((engine) => engine.values().join());
  for (const [name, engine] of Object.entries(engines))
    if (engine.values().join() !== expected) throw new Error(`${name} computes ${engine.values()}, not ${expected}`);
  return {
    speed: {
      ours: speed(engines.ours, 20000),
      hyperFormula: speed(engines.hyperFormula, 2000),
      fastFormulaParser: speed(engines.fastFormulaParser, 20),
      ironCalc: speed(engines.ironCalc, 100),
    },
    share: {
      ours: share((formula) => ourValue(probe, formula)),
      hyperFormula: share(hyperFormulaValue()),
      fastFormulaParser: share(fastFormulaParserValue()),
      ironCalc: share(ironCalcValue(engines.ironCalc)),
    },
  };
}
