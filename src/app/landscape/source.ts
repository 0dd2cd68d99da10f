import { isLine } from '../../core/models/model.ts';
import type { Engine, Landscape, LandscapeWindow, Problem, Surface } from '../../core/types.ts';
import { withPauses } from '../../core/work/pieces.ts';
import type { EngineSource } from '../engines/source.ts';
import type { Run } from '../state.ts';

/** Cells a side, and how many points at the most where the page computes them itself; fewer of what is no line. */
const LINE = { cells: 256, points: 1024 } as const;
const ANY = { cells: 96, points: 256 } as const;
/** By the kernel on a software adapter, of what is no line. */
const SOFTWARE_CELLS = 192;

type Of = Pick<Run, 'config' | 'own'> & Pick<Surface, 'plane'> & { readonly problem: Problem };

export type LandscapeSource = ReturnType<typeof createLandscapeSource>;

export interface Surroundings {
  readonly engines: EngineSource;
  readonly clock: () => number;
  readonly nextFrame: () => Promise<void>;
}

/** By the kernel of the run's engine, or, where it has none or fails, by the page between its frames. */
export function createLandscapeSource({ engines, clock, nextFrame }: Surroundings) {
  async function byPage(
    surface: Surface,
    window: LandscapeWindow,
    signal: AbortSignal,
  ): Promise<Landscape | undefined> {
    const { landscapeInPieces, thinned } = await import('../../core/landscape.ts');
    const { cells, points } = isLine(surface.model) ? LINE : ANY;
    const grid = { ...window, width: cells, height: cells };
    const selection = thinned(surface.data, points);
    const work = landscapeInPieces({ ...surface, data: selection }, grid);
    const isWanted = (): boolean => !signal.aborted;
    const losses = await withPauses(work, { clock, pause: nextFrame, isWanted });
    return losses && { grid, losses: Float32Array.from(losses), points: selection.x.length };
  }

  /** The landscape of a run over a window; undefined when `signal` has said that nobody wants it. */
  return async (
    { config, own, problem, plane }: Of,
    window: LandscapeWindow,
    signal: AbortSignal,
  ): Promise<Landscape | undefined> => {
    // Why there is no GPU, or why it failed, the run itself tells.
    const engine = await engines.open(config, own).then(
      (opened): Engine | undefined => opened.engine,
      () => undefined,
    );
    const isSlow = engine?.info.software === true && !isLine(problem.model);
    const cells = isSlow ? SOFTWARE_CELLS : LINE.cells;
    const grid = { ...window, width: cells, height: cells };
    const surface = { ...problem, ...(plane && { plane }) };
    const found = await engine?.landscape?.(surface, grid).catch(() => undefined);
    return found ?? byPage(surface, window, signal);
  };
}
