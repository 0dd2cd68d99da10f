/** A whole sweep as a program asks for it, and as it takes it: typed arrays. */
import type { Columns } from '../../core/data/columns.ts';
import { ConfigError } from '../../core/errors.ts';
import { FUNCTION, NOT_NEGATIVE, checkGiven, having, optional } from '../../core/input/given.ts';
import type { EngineInfo } from '../../core/types.ts';
import { inGroups } from '../groups.ts';
import { checkTrainingOptions, settingUpOn, type TrainingEffects } from '../training.ts';
import { fitSettingsOf, type TrainSettings } from '../train.ts';
import { axisOf, parseAxis } from './axes.ts';
import { BASIN, basinsIn, measuredFor, type Minimum } from './basins.ts';
import { cellsOf, checkWords } from './cells.ts';
import { engineForSweep } from './choose.ts';
import type { MeasureName } from './measures.ts';
import { emptyColumns, putTile } from './columns.ts';
import { designOf, type Sampling } from './sampled.ts';
import { Sweep } from './sweep.ts';
import { targetOf, type Target } from './target.ts';
import type { Axis, SweepProgress, Tile, Tried } from './types.ts';

/** `'lr=1e-3..1:64:log'`, or a name with its values. */
export type AxisChoice = string | Pick<Axis, 'name' | 'values'>;

/** What a sweep may be asked for. */
export interface SweepWishes {
  /** What is kept of each run; its last loss where nothing is said. */
  readonly measures?: readonly MeasureName[] | undefined;
  /** The loss, in own units, at which `epochs-to` is over; 1 % above the least that is known where it is left out. */
  readonly target?: number | undefined;
  /** Points that are drawn between the ends of the axes, in the place of a grid. */
  readonly sample?: Sampling | undefined;
  /** Takes the tiles as they come, and `columns` of the answer stay empty: so 10⁷ runs need little memory. */
  readonly onTile?: ((tile: Tile, progress: SweepProgress) => unknown) | undefined;
  /** From coarse to fine, for a picture; in the order of the axes where it is left out. */
  readonly order?: 'coarse' | 'axes' | undefined;
  /** Epochs at which each tile is told, besides the last. */
  readonly at?: readonly number[] | undefined;
  /** Ends the sweep with AbortedError, soon. */
  readonly signal?: AbortSignal | undefined;
}

export interface SweepResult {
  readonly axes: readonly Axis[];
  /** How many values each axis has: a run's place in a column counts them, the last axis the fastest. */
  readonly shape: readonly number[];
  /** By the names of the columns, after the last epoch: `loss`, `parameter.a`. NaN where there is no number. [R] each */
  readonly columns: Readonly<Record<string, Float64Array>>;
  /** Of the first run. [P] */
  readonly parameterNames: readonly string[];
  /** Where `epochs-to` is measured: the loss that it means. */
  readonly target: Target | undefined;
  /** Where `basin` is measured: the minima that runs have come to, by their numbers less one. */
  readonly minima: readonly Minimum[];
  /** Who has made the runs, */
  readonly engine: EngineInfo;
  /** and how fast each was that was asked. */
  readonly tried: readonly Tried[];
  /** Spent on training. */
  readonly elapsedMs: number;
}

const WISHES = {
  measures: optional(having('a list of measures', 'map')),
  target: optional(NOT_NEGATIVE),
  sample: optional(having('a sampling, such as { kind: "sobol", count: 1024 }')),
  onTile: optional(FUNCTION),
  order: optional({
    due: 'coarse or axes',
    is: (value: unknown) => value === 'coarse' || value === 'axes',
  }),
  at: optional(having('a list of epochs', 'filter')),
  signal: optional(having('an AbortSignal', 'addEventListener', 'removeEventListener')),
};

/** @throws ConfigError that names what is wrong, AbortedError, and what an engine throws */
export async function sweepWith(
  columns: Columns,
  given: TrainSettings,
  axes: readonly AxisChoice[],
  wishes: SweepWishes,
  { makers, clock }: TrainingEffects,
): Promise<SweepResult> {
  checkGiven('an option of sweep', wishes, WISHES);
  const {
    measures = ['last-loss'],
    target: aim,
    sample,
    onTile,
    order = 'axes',
    at = [],
    signal,
  } = wishes;
  const { settings, groups } = fitSettingsOf(given);
  checkTrainingOptions(settings);
  const { config, setUp } = settingUpOn(columns, { ...settings });
  const read = axes.map((axis) => (typeof axis === 'string' ? parseAxis(axis) : axisOf(axis)));
  const design = designOf(read, sample);
  const base = { config, setUp: (one: typeof config) => inGroups(setUp(one), groups), isOfGiven: true }; // prettier-ignore
  const cells = cellsOf(base, design);
  checkWords(base, cells);
  const isOfBasins = measures.includes(BASIN);
  if (isOfBasins && onTile !== undefined)
    throw new ConfigError('measures', 'measure basin is known when all runs are done: leave onTile out'); // prettier-ignore
  if (aim !== undefined && !measures.includes('epochs-to'))
    throw new ConfigError('target', 'target is what measure epochs-to looks for: measure it, or leave target out'); // prettier-ignore
  const asked = measuredFor(measures);
  const { engine, tried } = await engineForSweep(config, makers, cells, clock);
  try {
    const work = { cells, engine, clock, signal, order };
    const target = measures.includes('epochs-to') ? await targetOf(work, aim) : undefined;
    const sweep = new Sweep({ ...work, measures: asked, at, target: target?.loss });
    const found = onTile === undefined ? emptyColumns(sweep.measures, design.count) : {};
    for await (const tile of sweep) {
      await onTile?.(tile, sweep.progress);
      if (tile.isDone) putTile(found, tile);
    }
    const basins = isOfBasins ? basinsIn(found, cells.parameterNames) : undefined;
    return {
      axes: read,
      shape: design.shape,
      columns: { ...found, ...(basins && { [BASIN]: Float64Array.from(basins.of) }) },
      parameterNames: cells.parameterNames,
      target,
      minima: basins?.minima ?? [],
      engine: engine.info,
      tried,
      elapsedMs: sweep.progress.elapsedMs,
    };
  } finally {
    engine.destroy();
  }
}
