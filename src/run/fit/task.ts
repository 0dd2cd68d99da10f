/** What is to be fitted: a person's columns, formula and wishes, checked and put in order. */
import { ConfigError } from '../../core/errors.ts';
import { differentiate } from '../../core/formula/derivative.ts';
import type { Formula } from '../../core/formula/parse.ts';
import { unitsOf } from '../../core/formula/units.ts';
import type { Graph } from '../../core/formula/graph.ts';
import { TEXT, checkOne } from '../../core/input/given.ts';
import { shown } from '../../core/text/shown.ts';
import type { Model } from '../../cpu/least-squares/observations.ts';
import {
  checkData,
  parsed,
  rowsOf,
  targetOf,
  type FitData,
  type Refuse,
  type Rows,
} from './columns.ts';
import { checkSize } from './robust.ts';
import { checkOptions, placedOf, type FitOptions, type LOSSES, type Placed } from './options.ts';

export interface Task extends Rows, Pick<Placed, 'start' | 'bounds'> {
  readonly formula: string;
  readonly graph: Graph;
  readonly model: Model;
  /** What the column before `=` is called. */
  readonly target: string;
  /** Whether its logarithm is fitted. */
  readonly isLog: boolean;
  readonly isAbsolute: boolean;
  readonly loss: (typeof LOSSES)[number];
  readonly huberDelta: number | undefined;
  readonly starts: number | undefined;
  readonly level: number;
  readonly profile: boolean;
  /** Empty of a pure number, undefined where it is not known. [P] */
  readonly units: readonly (string | undefined)[];
}

/**
 * @param onBad hears of rows that cannot be, where they shall not stop it
 * @throws ConfigError that names what is wrong, its value and the remedy
 */
export function taskOf(data: FitData, formula: string, options: FitOptions, onBad?: Refuse): Task {
  checkData(data);
  checkOne('formula', formula, TEXT);
  checkOptions(options);
  const { sigma, weights, absoluteSigma = false, level = 0.95, profile = false, loss = 'mse', huberDelta, starts, units } = options; // prettier-ignore
  const read = parsed(formula, Object.keys(data), [sigma, weights]);
  const { graph } = read;
  const target = targetOf(read, data, [sigma, weights]);
  const rows = rowsOf(data, read, target, { sigma, weights }, onBad);
  if (loss !== 'mse') checkSize(target, rows.observations.target, loss);
  const { parameters } = graph;
  const { start, bounds, fixed } = placedOf(options, parameters);
  const free = [...parameters.keys()].filter((p) => !fixed.has(p));
  const held = parameters.map((_, p) => fixed.get(p) ?? 0);
  return {
    formula: read.text,
    graph,
    model: { derived: differentiate(graph), free, held },
    target,
    ...rows,
    start,
    bounds,
    isLog: read.target?.transform === 'log',
    isAbsolute: absoluteSigma,
    loss,
    huberDelta,
    starts,
    level,
    profile,
    units: units === undefined ? [] : unitsIn(read, target, checkedUnits(units, data)),
  };
}

function checkedUnits(
  units: Readonly<Record<string, string>>,
  data: FitData,
): Readonly<Record<string, string>> {
  for (const [name, unit] of Object.entries(units)) {
    checkOne(`units ${name}`, unit, TEXT);
    if (!Object.hasOwn(data, name)) throw new ConfigError('units', `units names ${shown(name)}, which is no column: the columns are ${Object.keys(data).join(', ')}`); // prettier-ignore
  }
  return units;
}

function unitsIn(
  { graph, target: written }: Formula,
  target: string,
  units: Readonly<Record<string, string>>,
): readonly (string | undefined)[] {
  const of = (name: string): string | undefined => Object.hasOwn(units, name) ? units[name] : undefined; // prettier-ignore
  // A logarithm is a pure number.
  return unitsOf(graph, graph.inputs.map(of), written?.transform === 'log' ? '' : of(target));
}
