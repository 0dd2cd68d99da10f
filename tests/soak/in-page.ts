/** What the soak does in the page: many runs on one engine, or one that is long. */
import { createWebGpuEngine, parseConfig, Session, setUp, type Snapshot } from '../../src/index.ts';
import { takeGpuCensus, type GpuCensus } from '../helpers/gpu-census.ts';

export interface Standing extends Omit<GpuCensus, 'devices'> {
  readonly devices: number;
  readonly epoch: number;
  readonly parameters: readonly number[];
}

declare global {
  interface Window {
    /** Trains `runs` times, one after another, and says how things stand then. */
    soak: (runs: number, epochs: number, strategy: string) => Promise<Standing>;
  }
}

takeGpuCensus();
const engine = await createWebGpuEngine({ gpu: navigator.gpu });

window.soak = async (runs, epochs, strategy) => {
  const { config, problem } = setUp(parseConfig({ points: 100, epochs, strategy, logEvery: 100 }));
  const clock = (): number => performance.now();
  let end: { epoch: number; parameters: readonly number[] } | undefined;
  for (let run = 0; run < runs; run++) {
    const session = new Session({ engine, problem, epochs: config.epochs, clock });
    let last: Snapshot | undefined;
    for await (const snapshot of session) last = snapshot;
    const { epoch, parameters } = last ?? problem.start;
    end ??= { epoch, parameters };
    if (parameters.some((value, p) => value !== end?.parameters[p])) {
      throw new Error(`run ${run} ended with ${parameters.join(', ')}`);
    }
  }
  if (end === undefined) throw new Error('no runs');
  return { ...window.gpuCensus, devices: window.gpuCensus.devices.length, ...end };
};
