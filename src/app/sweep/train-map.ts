/** Trains the runs of a map, and tells of them part by part: in the page beside it, in a Worker. */
import type { OwnData } from '../../core/data/own.ts';
import type { FitConfig } from '../../core/settings/index.ts';
import { setUp } from '../../core/setup.ts';
import type { Engine, EngineInfo } from '../../core/types.ts';
import { gridOf } from '../../run/sweep/axes.ts';
import { cellsOf } from '../../run/sweep/cells.ts';
import { Sweep } from '../../run/sweep/sweep.ts';
import { targetOf, type Target } from '../../run/sweep/target.ts';
import { asTrained } from '../../run/in-own-units.ts';
import type { Axis, Cells, Measure, SweepProgress, Tile } from '../../run/sweep/types.ts';
import { prepare } from '../training/prepare.ts';

export interface SweepRequest {
  readonly config: FitConfig;
  readonly own: OwnData | undefined;
  /** The last is the fastest. */
  readonly axes: readonly Axis[];
  readonly measures: readonly string[];
  /** The loss at which a run has arrived; undefined: 1 % above the least that is known. */
  readonly target: number | undefined;
  /** Epochs at which each run is told of, besides the last. */
  readonly at: readonly number[];
}

/** First what will be there, and then a part of it after the other. */
export type SweepNews =
  | {
      readonly engine: EngineInfo;
      readonly measures: readonly Measure[];
      readonly limit: number | undefined;
      readonly target: Target;
    }
  | { readonly tile: Tile; readonly progress: SweepProgress };

export function cellsAsked({
  config,
  own,
  axes,
}: Pick<SweepRequest, 'config' | 'own' | 'axes'>): Cells {
  return cellsOf(
    { config, setUp: (one) => setUp(one, own), isOfGiven: own !== undefined },
    gridOf(axes),
  );
}

/** So many runs make a first picture. */
const FIRST = 64;

/** An epoch of a few runs, so that all that they need has been fetched and compiled before somebody presses. */
export async function warmUp(asked: SweepRequest, engine: Engine): Promise<void> {
  const few = Uint32Array.from({ length: FIRST }, (_, i) => i);
  const runs = await engine.runs?.(cellsAsked(asked).cellsOf(few).map(asTrained), { epochs: 1 });
  await runs?.advance(1);
  runs?.destroy();
}

/** @param engineOf the engine for these runs */
export async function trainMap(
  asked: SweepRequest,
  engineOf: (cells: Cells) => Promise<Engine>,
  clock: () => number,
  tell: (news: SweepNews) => void,
): Promise<void> {
  const { config, own, measures, at } = asked;
  const cells = cellsAsked(asked);
  const engine = await engineOf(cells);
  const work = { cells, engine, clock, order: 'coarse' } as const;
  const target = await targetOf(work, asked.target);
  const sweep = new Sweep({ ...work, measures, at, target: target.loss });
  const { theory } = prepare(config, own);
  tell({
    engine: engine.info,
    target,
    // What measures a run is a function, and stays here.
    measures: sweep.measures.map(({ name, column, unit, better, missing, about }) => ({ name, column, unit, better, missing, about })), // prettier-ignore
    limit: theory && theory.largestStableLearningRate / (1 + theory.momentum),
  });
  for await (const tile of sweep) tell({ tile, progress: sweep.progress });
}
