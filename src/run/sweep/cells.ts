/** A run of a sweep is a run of `train`: its settings, and the problem that `train` makes of them. */
import { beginAt } from '../../core/problem.ts';
import { OPTIONS } from '../../core/settings/methods.ts';
import { parseConfig } from '../../core/settings/parse.ts';
import { presetOf, refusing } from '../../core/settings/row.ts';
import { SETTINGS, type FitConfig, type Setting } from '../../core/settings/table.ts';
import type { SetUp } from '../../core/setup.ts';
import type { Problem } from '../../core/types.ts';
import { targetOf, type AxisTarget } from './axes.ts';
import { rootsOf } from './roots.ts';
import type { AxisValue, Cell, Cells, Design, SweepBase } from './types.ts';

/** The runs of a design. @throws ConfigError for what `train` refuses of the first of them */
export function cellsOf(base: SweepBase, design: Design): Cells {
  const targets = design.axes.map(({ name }) => targetOf(name));
  const given = givenOf(base);
  const settingsOf = (run: number): FitConfig => parseConfig(withValues(given, targets, design.at(run))); // prettier-ignore
  const rootAt = rootsOf((run) => base.setUp(settingsOf(run)));
  const rooted = keyBy(targets, isRoot);
  const first = rootAt(rooted(design.at(0)), 0);
  return {
    design,
    epochs: first.config.epochs,
    parameterNames: first.parameterNames,
    settingsOf,
    cellsOf: (runs) => {
      const cellAt = cellsFrom(targets);
      return Array.from({ length: runs.length }, (_, i) => {
        const run = runs[i] ?? 0;
        const values = design.at(run);
        return cellAt(rootAt(rooted(values), run), values);
      });
    },
  };
}

/** What was said, and does not follow from the rest anyway; a start by names, so that an axis can name another. */
function givenOf({ config, setUp }: SweepBase): Readonly<Record<string, unknown>> {
  const get = (key: string): unknown => config[key as keyof FitConfig];
  const said = Object.entries<Setting>(SETTINGS).filter(([key, row]) => String(get(key)) !== String(presetOf(row, get))); // prettier-ignore
  const given: Record<string, unknown> = Object.fromEntries(said.map(([key]) => [key, get(key)]));
  const { start } = config;
  if (start === 'drawn' || typeof start[0] !== 'number') return given;
  const { parameterNames } = setUp(config);
  return { ...given, start: start.map((value, p) => `${parameterNames[p] ?? ''}=${value}`) };
}

function withValues(
  given: Readonly<Record<string, unknown>>,
  targets: readonly AxisTarget[],
  values: readonly AxisValue[],
): Readonly<Record<string, unknown>> {
  const all: Record<string, unknown> = { ...given };
  for (const [k, target] of targets.entries()) {
    const value = values[k];
    if (target.kind === 'setting') all[target.key] = value;
    else all[target.kind] = withNamed(all[target.kind], target.parameter, value);
  }
  return all;
}

/** A list of values by names, with another for one of them. */
function withNamed(before: unknown, name: string, value: AxisValue | undefined): string[] {
  const list = Array.isArray(before) ? before.map(String) : [];
  const at = list.findIndex((one) => one.startsWith(`${name}=`));
  const written = `${name}=${value ?? ''}`;
  return at < 0 ? [...list, written] : list.with(at, written);
}

/** Whether all that follows from a setting has to be set up anew. */
function isRoot(target: AxisTarget): boolean {
  return target.kind === 'setting' && target.key !== 'lr' && !isOption(target);
}

function isOption(target: AxisTarget): boolean {
  return target.kind === 'setting' && target.key in OPTIONS;
}

/** The values of some of the axes, as one text. */
function keyBy(
  targets: readonly AxisTarget[],
  isMeant: (target: AxisTarget) => boolean,
): (values: readonly AxisValue[]) => string {
  const meant = [...targets.keys()].filter((k) => {
    const target = targets[k];
    return target !== undefined && isMeant(target);
  });
  return (values) => meant.map((k) => values[k]).join('\n');
}

type Moved = Pick<Problem, 'optimizer' | 'loss' | 'schedule'>;

/** Runs that are moved alike share what moves them: by that kernels know them. */
function cellsFrom(
  targets: readonly AxisTarget[],
): (root: SetUp, values: readonly AxisValue[]) => Cell {
  const known = new Map<SetUp, Map<string, Moved>>();
  const movedBy = keyBy(targets, (target) => isOption(target) || target.kind === 'rates');
  const movedAt = (root: SetUp, values: readonly AxisValue[]): Moved => {
    const ofRoot = known.get(root) ?? new Map<string, Moved>();
    known.set(root, ofRoot);
    const key = movedBy(values);
    const moved = ofRoot.get(key) ?? movedOf(root, targets, values);
    ofRoot.set(key, moved);
    return moved;
  };
  return (root, values) => {
    const { problem, units, parameterNames } = root;
    const parameters = [...problem.start.parameters];
    let { learningRate } = problem;
    for (const [k, target] of targets.entries()) {
      const value = Number(values[k]);
      if (target.kind === 'setting' && target.key === 'lr') learningRate = value;
      if (target.kind !== 'start') continue;
      // As `train` takes it.
      const p = parameterNames.indexOf(target.parameter);
      parameters[p] = units === undefined ? Math.fround(value) : value;
    }
    const moved = movedAt(root, values);
    const start = beginAt(moved.optimizer, parameters, problem.start.order);
    return { problem: { ...problem, ...moved, learningRate, start }, units };
  };
}

/** What moves a run: its options in the place of those of the run that was set up. */
function movedOf(
  { problem }: SetUp,
  targets: readonly AxisTarget[],
  values: readonly AxisValue[],
): Moved {
  const moved: Record<keyof Moved, Record<string, unknown>> = {
    optimizer: { ...problem.optimizer },
    loss: { ...problem.loss },
    schedule: { ...problem.schedule },
  };
  for (const [k, target] of targets.entries()) {
    if (target.kind !== 'setting' || !(target.key in OPTIONS)) continue;
    const { option, belongsTo, read } = OPTIONS[target.key as keyof typeof OPTIONS];
    const [part] = Object.keys(belongsTo);
    moved[part as keyof Moved][option] = read(values[k], refusing(target.key, values[k]));
  }
  return moved as unknown as Moved;
}
