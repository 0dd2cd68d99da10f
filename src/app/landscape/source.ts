import type { Engine, Landscape, LandscapeWindow, Problem, Surface } from '../../core/types.ts';
import type { EngineSource } from '../engines/source.ts';
import type { Run } from '../state.ts';

/** Cells a side: by the kernel, … */
const KERNEL_CELLS = 512;
/** … and where the page computes them itself, with fewer points as well. */
const PAGE_CELLS = 256;
const PAGE_POINTS = 1024;
/** So much of a frame is left to everything else. */
const WORK_MS = 8;

type Of = Pick<Run, 'config' | 'own'> & { readonly problem: Problem };

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
    const grid = { ...window, width: PAGE_CELLS, height: PAGE_CELLS };
    const selection = thinned(surface.data, PAGE_POINTS);
    const work = landscapeInPieces({ ...surface, data: selection }, grid);
    let begin = clock();
    while (!signal.aborted) {
      const { done, value } = work.next();
      if (done === true) {
        return { grid, losses: Float32Array.from(value), points: selection.x.length };
      }
      if (clock() - begin < WORK_MS) continue;
      await nextFrame();
      begin = clock();
    }
    return undefined;
  }

  /** The landscape of a run over a window; undefined when `signal` has said that nobody wants it. */
  return async (
    { config, own, problem }: Of,
    window: LandscapeWindow,
    signal: AbortSignal,
  ): Promise<Landscape | undefined> => {
    // Why there is no GPU, or why it failed, the run itself tells.
    const engine = await engines.open(config, own).then(
      (opened): Engine | undefined => opened.engine,
      () => undefined,
    );
    const grid = { ...window, width: KERNEL_CELLS, height: KERNEL_CELLS };
    const found = await engine?.landscape?.(problem, grid).catch(() => undefined);
    return found ?? byPage(problem, window, signal);
  };
}
