/** The table of `downhill fit`: which columns its formulas look at, and what each calls them. */
import { PLAIN } from '../core/data/quantity.ts';
import { rowsOf } from '../core/data/slice.ts';
import { unitOf } from '../core/data/unit.ts';
import { ConfigError } from '../core/errors.ts';
import { parseFormula } from '../core/formula/parse.ts';
import { polynomial } from '../core/models/catalogue.ts';
import type { Slice } from '../core/settings/slice.ts';
import { counted, grouped } from '../core/text/grouped.ts';
import { cut } from '../core/text/shown.ts';
import { reasonText } from '../csv/bad-rows.ts';
import { columnName, type Choice } from '../csv/columns.ts';
import type { Head } from '../csv/head.ts';
import { chooseInputs, columnsOf, namesIn, placeOf } from '../csv/inputs.ts';
import type { Labelled } from '../csv/labels.ts';
import { readCsv } from '../csv/read.ts';
import type { Table } from '../csv/table.ts';
import { takenText } from '../csv/taken.ts';
import type { FitData } from '../run/fit/columns.ts';
import { optionsOf, type FitOptions } from '../run/fit/options.ts';
import type { Io } from './command.ts';
import type { FitRequest } from './fit-flags.ts';
import { rowsText } from './own-data.ts';

/** What a formula calls columns, by their places in the table. */
interface Called {
  readonly formula: string;
  readonly inputs: ReadonlyMap<string, number>;
  /** What is fitted. */
  readonly target: string;
  readonly parameters: readonly string[];
}

/** One formula and the columns that go with it, as `fit` takes them. */
export interface Asked {
  readonly formula: string;
  readonly data: FitData;
  readonly options: FitOptions;
  /** What it calls its inputs. */
  readonly inputs: readonly string[];
}

export interface FitTable {
  readonly table: Table;
  readonly main: Asked;
  readonly others: readonly Asked[];
  /** The places of its inputs. */
  readonly places: ReadonlyMap<string, number>;
}

interface Chosen {
  readonly choice: Choice;
  readonly main: Called;
  readonly others: readonly Called[];
  readonly aside: { readonly sigma: number | undefined; readonly weights: number | undefined };
}

/** A column's name in a line. */
const LONGEST_NAME = 40;

/** @throws ConfigError for data that cannot be read, AbortedError when somebody stops it */
export async function readFitTable(request: FitRequest, io: Io): Promise<FitTable> {
  let found: Chosen | undefined;
  const whole = await readCsv(io.read(request.path), {
    choose: (head) => (found = chosenOf(head, request)).choice,
    options: request.table,
    most: Number.MAX_VALUE,
    least: 1,
    signal: io.stop.signal,
  });
  if (found === undefined) throw new ConfigError('data', 'the data have no rows: give some');
  const { main, others, aside, choice } = found;
  say(request, whole, main, io);
  const table = rowsOfTable(whole, request.rows);
  const columns = columnsByPlace(table);
  const asked = (called: Called): Asked => {
    const column = (place: number): Float64Array => columns.get(place) ?? new Float64Array();
    const taken = new Map([...called.inputs].map(([name, place]) => [name, column(place)]));
    taken.set(called.target, column(choice.y));
    const given: { sigma?: string; weights?: string } = {};
    for (const role of ['sigma', 'weights'] as const) {
      const place = aside[role];
      if (place === undefined) continue;
      const name = columnName(table.head, place);
      given[role] = taken.has(name) ? `${name} (${role})` : name;
      taken.set(given[role], column(place));
    }
    const units = unitsOf(table, new Map([...called.inputs, [called.target, choice.y]]));
    const wishes = called === main ? request.wishes : optionsOf(request.wishes, called.parameters);
    const options = { ...wishes, ...given, units };
    return { formula: called.formula, data: Object.fromEntries(taken), options, inputs: [...called.inputs.keys()] }; // prettier-ignore
  };
  return { table, main: asked(main), others: others.map(asked), places: main.inputs };
}

function rowsOfTable(table: Table, rows: Slice): Table {
  if (rows === 'all') return table;
  const { x, y, others, labels } = table;
  const columns = others?.map(({ name, values }) => ({ name, values: rowsOf(values, rows) }));
  return { ...table, x: rowsOf(x, rows), y: rowsOf(y, rows), others: columns, labels: labels && labelsOf(labels, rows) }; // prettier-ignore
}

/** Only the groups that have a row there. */
function labelsOf({ name, texts, places }: Labelled, rows: Slice): Labelled {
  const taken = rowsOf(places, rows);
  const kept = [...new Set(taken)];
  const placeOf = new Map(kept.map((place, i) => [place, i]));
  return { name, texts: kept.map((place) => texts[place] ?? ''), places: taken.map((place) => placeOf.get(place) ?? NaN) }; // prettier-ignore
}

/** By the names that a formula has for the columns. */
function unitsOf(
  { head, choice, xQuantity, yQuantity, otherQuantities }: Table,
  places: ReadonlyMap<string, number>,
): Readonly<Record<string, string>> {
  const quantities = new Map([[choice.x, xQuantity], [choice.y, yQuantity], ...(choice.others ?? []).map((place, i) => [place, otherQuantities[i] ?? PLAIN] as const)]); // prettier-ignore
  const found: Record<string, string> = {};
  for (const [name, place] of places) {
    const unit = unitOf(columnName(head, place), quantities.get(place) ?? PLAIN);
    if (unit !== undefined) found[name] = unit;
  }
  return found;
}

function columnsByPlace({ choice, x, y, others = [] }: Table): ReadonlyMap<number, Float64Array> {
  const more = (choice.others ?? []).map((place, i) => [place, others[i]?.values ?? new Float64Array()] as const); // prettier-ignore
  return new Map([[choice.x, x], [choice.y, y], ...more]); // prettier-ignore
}

function chosenOf(head: Head, request: FitRequest): Chosen {
  const { x, y, sigma, weights, group } = request.columns;
  const place = (axis: 'sigma' | 'weights' | 'group', name: string | undefined): number | undefined => name === undefined ? undefined : placeOf(head, axis, name); // prettier-ignore
  const aside = { sigma: place('sigma', sigma), weights: place('weights', weights) };
  const label = place('group', group);
  const set = { ...aside, group: label };
  const kept = Object.values(set).filter((one) => one !== undefined);
  const formula = request.formula ?? usual(x === undefined ? 1 : columnsOf(head, x).length, request); // prettier-ignore
  const looksAt = (text: string): void => {
    for (const [index, name] of namesIn(text, head).columns) {
      const role = Object.entries(set).find(([, one]) => one === index)?.[0];
      if (role !== undefined) throw new ConfigError('formula', `the formula names ${name}, which is the column of --${role}: rename one of the two`); // prettier-ignore
    }
  };
  looksAt(formula);
  const asked = { ...(x !== undefined && { x }), ...(y !== undefined && { y }), formula };
  const { choice, inputNames = ['x'] } = chooseInputs(head, { ...asked, aside: kept });
  const inputs = [choice.x, ...(choice.others ?? [])].map((index, d) => [inputNames[d] ?? '', index] as const); // prettier-ignore
  const main = calledOf(head, formula, new Map(inputs), choice.y);
  const others = request.compare.map((text) => {
    looksAt(text);
    return otherOf(head, text, { main, y: choice.y, isAsked: x !== undefined });
  });
  const more = new Set(others.flatMap((one) => [...one.inputs.values()]));
  for (const index of [...main.inputs.values(), choice.y]) more.delete(index);
  const all = [...(choice.others ?? []), ...more, ...kept.filter((one) => one !== label)];
  return { choice: { ...choice, others: all, ...(label !== undefined && { label }) }, main, others, aside }; // prettier-ignore
}

/** A line, a polynomial, or a sum over several columns. */
function usual(count: number, { degree, throughOrigin }: FitRequest): string {
  if (count > 1) {
    if (degree !== undefined) throw new ConfigError('degree', '--degree is for one x: leave it out, or write a formula'); // prettier-ignore
    const terms = Array.from({ length: count }, (_, d) => `a${d + 1}*x${d + 1}`).join(' + ');
    return throughOrigin ? terms : `${terms} + b`;
  }
  const whole = degree === undefined ? 'a*x + b' : polynomial(degree).formula;
  return throughOrigin ? whole.replace(/ \+ \w+$/, '') : whole;
}

/** @param inputs as {@link Called} has them */
function calledOf(
  head: Head,
  formula: string,
  inputs: ReadonlyMap<string, number>,
  y: number,
): Called {
  const { target, graph } = parseFormula(formula, [...inputs.keys()]);
  const left = target?.name ?? 'y';
  // What is fitted has a name of its own.
  const named = inputs.has(left) ? columnName(head, y) : left;
  return { formula, inputs, target: inputs.has(named) ? `${named} (y)` : named, parameters: graph.parameters }; // prettier-ignore
}

/** Another formula on the same rows: it calls the columns as the first does, or by their own names. */
function otherOf(
  head: Head,
  formula: string,
  { main, y, isAsked }: { readonly main: Called; readonly y: number; readonly isAsked: boolean },
): Called {
  const { columns, free, target } = namesIn(formula, head);
  if (target !== undefined && placeOf(head, 'y', target) !== y) throw new ConfigError('compare', `--compare ${target} = … fits another column than the formula does: compare formulas of one column`); // prettier-ignore
  if (columns.has(y)) throw new ConfigError('compare', `--compare looks at ${columnName(head, y)}, which is what is fitted: leave it out of the formula`); // prettier-ignore
  const known = new Set(main.inputs.values());
  const own = [...columns].filter(([index]) => !isAsked || known.has(index)).map(([index, name]) => [name, index] as const); // prettier-ignore
  const shared = [...main.inputs].filter(([name]) => free.includes(name));
  // `x` stands for the only one.
  const alone = main.inputs.size === 1 && free.includes('x') ? [...main.inputs.values()].map((index) => ['x', index] as const) : []; // prettier-ignore
  const inputs = new Map([...own, ...shared, ...alone]);
  return calledOf(head, formula, inputs.size === 0 ? main.inputs : inputs, y);
}

function say({ path, rows }: FitRequest, table: Table, { inputs }: Called, { terminal }: Io): void {
  const name = path === '-' ? 'stdin' : path;
  const called = [...inputs].map(([one, index]) => {
    const column = cut(columnName(table.head, index), LONGEST_NAME);
    return one === column && one !== 'x' ? `${one} is an input` : `${one} is ${column}`;
  });
  const { x, bad, yName } = table;
  const aside = bad.count === 0 ? '' : `, ${grouped(bad.count)} left out`;
  terminal.say(`${name}: ${[...called, `y is ${cut(yName, LONGEST_NAME)}`].join(', ')}, ${counted(x.length, 'row')}${aside}`); // prettier-ignore
  terminal.say(`read as ${takenText(table)}`);
  for (const reason of bad.reasons) terminal.say(reasonText(reason, table.head.columns.length));
  if (rows !== 'all') terminal.say(rowsText(rows, table));
}
