/** A run of a sweep is a run of `train`: its settings, and the problem that `train` makes of them. */
import { ConfigError } from '../../core/errors.ts';
import { flagOf } from '../../core/settings/read.ts';
import { parseConfig } from '../../core/settings/parse.ts';
import { presetOf } from '../../core/settings/row.ts';
import { SETTINGS, type FitConfig, type Setting } from '../../core/settings/table.ts';
import { axisTarget, type AxisTarget } from './axes.ts';
import { cellsFrom, isRoot, keyBy } from './moved.ts';
import { rootsOf } from './roots.ts';
import type { AxisValue, Cells, Design, SweepBase } from './types.ts';

/** The settings with which `train` makes each run. @param parameterNames of a start that has no names */
export function settingsOfRuns(
  {
    config,
    parameterNames,
  }: { readonly config: FitConfig; readonly parameterNames: readonly string[] },
  { axes, at }: Pick<Design, 'axes' | 'at'>,
): (run: number) => FitConfig {
  const targets = axes.map(({ name }) => axisTarget(name));
  const given = givenOf(config, parameterNames);
  return (run) => parseConfig(withValues(given, targets, at(run)));
}

/** The runs of a design. @throws ConfigError for what `train` refuses of the first of them */
export function cellsOf(base: SweepBase, design: Design): Cells {
  const targets = design.axes.map(({ name }) => axisTarget(name));
  if (base.isOfGiven === true) checkOfGiven(targets);
  const { config } = base;
  const isUnnamed = config.start !== 'drawn' && typeof config.start[0] === 'number';
  const parameterNames = isUnnamed ? base.setUp(config).parameterNames : [];
  const settingsOf = settingsOfRuns({ config, parameterNames }, design);
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

/**
 * Sets up each word of an axis, beside the first values of all others: what no run can have is heard before others have run.
 * @throws ConfigError for what `train` refuses
 */
export function checkWords(
  { config, setUp }: SweepBase,
  { design: { axes, at }, parameterNames }: Pick<Cells, 'design' | 'parameterNames'>,
): void {
  const first = at(0);
  const tried = axes.flatMap(({ name, values }, k) =>
    isRoot(axisTarget(name))
      ? values.flatMap((value) => (typeof value === 'string' ? [first.with(k, value)] : []))
      : [],
  );
  const settingsOf = settingsOfRuns({ config, parameterNames }, { axes, at: (i) => tried[i] ?? first }); // prettier-ignore
  for (const i of tried.keys()) setUp(settingsOf(i));
}

/** @throws ConfigError for an axis that has nothing to say about given data */
function checkOfGiven(targets: readonly AxisTarget[]): void {
  for (const target of targets) {
    if (target.kind !== 'setting' || target.row.notOfGiven === undefined) continue;
    const name = flagOf(target.key);
    throw new ConfigError('over', `axis ${name} has no effect on given data (${target.row.notOfGiven}): leave it out`); // prettier-ignore
  }
}

/** What was said, and does not follow from the rest anyway; a start by names, so that an axis can name another. */
function givenOf(
  config: FitConfig,
  parameterNames: readonly string[],
): Readonly<Record<string, unknown>> {
  const get = (key: string): unknown => config[key as keyof FitConfig];
  const said = Object.entries<Setting>(SETTINGS).filter(([key, row]) => String(get(key)) !== String(presetOf(row, get))); // prettier-ignore
  const given: Record<string, unknown> = Object.fromEntries(said.map(([key]) => [key, get(key)]));
  const { start } = config;
  if (start === 'drawn' || typeof start[0] !== 'number') return given;
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
