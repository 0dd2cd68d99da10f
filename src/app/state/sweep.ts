/** What the page knows of a sweep. */
import type { OwnData } from '../../core/data/own.ts';
import type { FitConfig } from '../../core/settings/index.ts';
import { emptyColumns, putTile, type Columns } from '../../run/sweep/columns.ts';
import type { Target } from '../../run/sweep/target.ts';
import type { Axis, Measure, Tile } from '../../run/sweep/types.ts';
import type { EngineInfo } from '../../core/types.ts';
import { NO_WORK, type Work } from './work.ts';

/** Many runs over a plane of two settings, as far as they are there. Its columns grow in place. */
export interface SweepMap {
  /** The axes as the address says them. */
  readonly over: string;
  readonly across: Axis;
  readonly up: Axis;
  /** What all runs have in common. */
  readonly config: FitConfig;
  readonly own: OwnData | undefined;
  readonly measures: readonly Measure[];
  /** The largest learning rate that converges with momentum 0, by the theory; undefined where that does not hold. */
  readonly limit: number | undefined;
  /** What a run has to come to, to have arrived. */
  readonly target: Target;
  readonly engine: EngineInfo | undefined;
  /** Of each epoch at which somebody may look, the last of them the end; a row for each value of `up`, the least first. */
  readonly frames: readonly Frame[];
}

/** All runs as they are after so many epochs. */
export interface Frame {
  readonly epoch: number;
  /** 1 where the run has come so far. [cells] */
  readonly isThere: Uint8Array;
  /** By the name of the measure's column. [cells] each */
  readonly columns: Columns;
}

export interface Sweep extends Work {
  readonly map?: SweepMap | undefined;
  /** Another where the map has grown. */
  readonly revision: number;
  /** Whole runs that are there. */
  readonly done: number;
  readonly elapsedMs: number;
  /** From the press to the first picture. */
  readonly firstMs?: number | undefined;
  readonly leftMs?: number | undefined;
  /** The maps that one has zoomed in from, the latest last. */
  readonly before: readonly SweepMap[];
  /** The cell that is looked at, and re-run once somebody asks. */
  readonly chosen?: number | undefined;
  /** How often somebody has chosen one. */
  readonly looks: number;
  /** The frame that is looked at; undefined: see frameOf. */
  readonly looked?: number | undefined;
}

export const EMPTY_SWEEP: Sweep = {
  ...NO_WORK,
  revision: 0,
  done: 0,
  elapsedMs: 0,
  before: [],
  looks: 0,
};

export function cellCount({ across, up }: Pick<SweepMap, 'across' | 'up'>): number {
  return across.values.length * up.values.length;
}

/** Nothing is there yet. */
export function emptyFrame(
  epoch: number,
  cells: number,
  measures: readonly Pick<Measure, 'column'>[],
): Frame {
  return { epoch, isThere: new Uint8Array(cells), columns: emptyColumns(measures, cells) };
}

/** Writes a tile into the frame of its epoch. @returns how many whole runs came with it */
export function takeTile({ frames }: Pick<SweepMap, 'frames'>, tile: Tile): number {
  const frame = frames.find(({ epoch }) => epoch === tile.epoch);
  if (frame === undefined) return 0;
  for (const cell of tile.runs) frame.isThere[cell] = 1;
  putTile(frame.columns, tile);
  return tile.isDone ? tile.runs.length : 0;
}

/** The frame that is looked at; where nothing is said, the latest that any run has come to. */
export function frameOf({ map, looked }: Pick<Sweep, 'map' | 'looked'>): Frame | undefined {
  if (map === undefined) return undefined;
  const latest = map.frames.findLastIndex(({ isThere }) => isThere.includes(1));
  return map.frames[looked ?? Math.max(latest, 0)];
}
