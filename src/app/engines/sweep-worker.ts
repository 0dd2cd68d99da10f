/** Trains the runs of a map beside the page, which stays at its pictures; on engines of its own, so that it ends at once. */
import type { OwnData } from '../../core/data/own.ts';
import { GpuUnavailableError } from '../../core/errors.ts';
import type { FitConfig } from '../../core/settings/index.ts';
import { setUp } from '../../core/setup.ts';
import type { Engine, EngineInfo } from '../../core/types.ts';
import { createCpuEngine } from '../../cpu/index.ts';
import { gridOf } from '../../run/sweep/axes.ts';
import { cellsOf } from '../../run/sweep/cells.ts';
import { Sweep } from '../../run/sweep/sweep.ts';
import type { Axis, Measure, SweepProgress, Tile } from '../../run/sweep/types.ts';
import { fetchPart } from '../part-missing.ts';
import { prepare } from '../training/prepare.ts';
import { serve, type Beside } from '../workers/serve.ts';
import { breathe, openWasm } from './threads.ts';

export interface SweepRequest {
  readonly config: FitConfig;
  readonly own: OwnData | undefined;
  /** The last is the fastest. */
  readonly axes: readonly Axis[];
  readonly measures: readonly string[];
  /** Epochs at which each run is told of, besides the last. */
  readonly at: readonly number[];
}

/** First what will be there, and then a part of it after the other. */
export type SweepNews =
  | {
      readonly engine: EngineInfo;
      readonly measures: readonly Measure[];
      readonly limit: number | undefined;
    }
  | { readonly tile: Tile; readonly progress: SweepProgress };

type Asked = Pick<FitConfig, 'engine' | 'precision'>;

async function openWebGpu(): Promise<Engine> {
  const { createWebGpuEngine } = await fetchPart(() => import('../../gpu/index.ts'));
  const { gpu } = navigator as Partial<Navigator>;
  return createWebGpuEngine({ precision: 'f32', gpu, secureContext: isSecureContext });
}

/** As the page would choose it, but that a software adapter computes on the same cores as WebAssembly, and slower. */
async function engineFor({ engine, precision }: Asked): Promise<Engine> {
  if (engine === 'cpu' || precision !== 'f32') return createCpuEngine({ precision, breathe });
  if (engine === 'wasm') return openWasm();
  if (engine === 'webgpu') return openWebGpu();
  try {
    const gpu = await openWebGpu();
    if (!gpu.info.software) return gpu;
    gpu.destroy();
  } catch (noGpu) {
    if (!(noGpu instanceof GpuUnavailableError)) throw noGpu;
  }
  return openWasm();
}

const opened = new Map<string, Promise<Engine>>();

function open(asked: Asked): Promise<Engine> {
  const key = `${asked.engine}/${asked.precision}`;
  const opening = opened.get(key) ?? engineFor(asked);
  opened.set(key, opening);
  // The next asks again.
  opening.catch(() => opened.delete(key));
  return opening;
}

const clock = (): number => performance.now();

const skills = {
  /** Before somebody presses, so that there is less to wait for. */
  async open(asked: Asked): Promise<EngineInfo> {
    return (await open(asked)).info;
  },

  async sweep(
    { config, own, axes, measures, at }: SweepRequest,
    { tell }: Beside<SweepNews>,
  ): Promise<void> {
    const cells = cellsOf({ config, setUp: (one) => setUp(one, own) }, gridOf(axes));
    const engine = await open(config);
    const sweep = new Sweep({ cells, measures, engine, clock, order: 'coarse', at });
    const { theory } = prepare(config, own);
    tell({
      engine: engine.info,
      // What measures a run is a function, and stays here.
      measures: JSON.parse(JSON.stringify(sweep.measures)) as readonly Measure[],
      limit: theory && theory.largestStableLearningRate / (1 + theory.momentum),
    });
    for await (const tile of sweep) tell({ tile, progress: sweep.progress });
  },
};

export type SweepSkills = typeof skills;

serve(skills);
