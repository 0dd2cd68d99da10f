/** Trains the runs of a map beside the page, which stays at its pictures; on engines of its own, so that it ends at once. */
import { GpuUnavailableError } from '../../core/errors.ts';
import type { FitConfig } from '../../core/settings/index.ts';
import type { Engine } from '../../core/types.ts';
import { createCpuEngine } from '../../cpu/index.ts';
import { fetchPart } from '../part-missing.ts';
import { trainMap, warmUp, type SweepNews, type SweepRequest } from '../sweep/train-map.ts';
import { serve, type Beside } from '../workers/serve.ts';
import { breathe, openWasm } from './threads.ts';

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

const skills = {
  /** Before somebody presses, so that there is less to wait for. */
  warm: async (asked: SweepRequest): Promise<void> => warmUp(asked, await open(asked.config)),

  sweep: (asked: SweepRequest, { tell }: Beside<SweepNews>): Promise<void> =>
    trainMap(
      asked,
      () => open(asked.config),
      () => performance.now(),
      tell,
    ),
};

export type SweepSkills = typeof skills;

serve(skills);
