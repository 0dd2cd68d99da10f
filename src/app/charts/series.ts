/** How a line of the benchmark looks: the colour is the engine's own, shape and dash the strategy. */
import type { EngineId, StrategyId } from '../../core/types.ts';

export interface SeriesId {
  readonly engine: EngineId;
  readonly strategy: StrategyId;
}

export type Shape = 'circle' | 'square' | 'triangle';

export const STRATEGY_LOOKS = {
  dispatch: { shape: 'circle', dash: [] },
  fused: { shape: 'square', dash: [8, 4] },
  moments: { shape: 'triangle', dash: [2, 3] },
} as const satisfies Record<StrategyId, { shape: Shape; dash: readonly number[] }>;

export function seriesLook({ engine, strategy }: SeriesId) {
  return { ink: engine, ...STRATEGY_LOOKS[strategy] };
}

/** An outline of each shape about (x, y), as SVG and canvas both take it. @param r its radius */
export function outline(shape: Shape, x: number, y: number, r: number): string {
  switch (shape) {
    case 'circle':
      return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
    case 'square': {
      const s = r * 0.9;
      return `M${x - s} ${y - s}h${2 * s}v${2 * s}h${-2 * s}z`;
    }
    case 'triangle':
      return `M${x} ${y - 1.25 * r}L${x + 1.15 * r} ${y + 0.85 * r}H${x - 1.15 * r}z`;
  }
}

export function seriesOf(cases: readonly SeriesId[]): readonly SeriesId[] {
  return [...new Map(cases.map((one) => [seriesKey(one), one])).values()];
}

export function seriesKey({ engine, strategy }: SeriesId): string {
  return `${engine}/${strategy}`;
}
