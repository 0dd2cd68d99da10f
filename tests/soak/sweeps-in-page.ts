/** Sweeps in a page: on WebGPU in the page itself, and in the Worker that the page's Sweep has, which is ended in the midst, too. */
import { createWebGpuEngine, parseConfig } from '../../src/index.ts';
import { takeGpuCensus } from '../helpers/gpu-census.ts';
import { cellsAsked, type SweepNews } from '../../src/app/sweep/train-map.ts';
import type { SweepSkills } from '../../src/app/engines/sweep-worker.ts';
import { Caller } from '../../src/app/workers/call.ts';
import { parseAxis } from '../../src/run/sweep/axes.ts';
import { Sweep } from '../../src/run/sweep/sweep.ts';

export interface SweepStanding {
  readonly devices: number;
  readonly buffers: number;
}

declare global {
  interface Window {
    sweeps: (nth: number) => Promise<SweepStanding>;
    /** Of the page and its Workers, after a collection. */
    memoryBytes: () => Promise<number>;
  }
}

const settings = { model: 'sine', optimizer: 'adam', epochs: 40, points: 40 } as const;
const axes = [parseAxis('lr=1e-3..1:16:log'), parseAxis('start.b=-6..6:16')];
const clock = (): number => performance.now();
const measures = ['last-loss', 'best-loss', 'epochs-to'];

takeGpuCensus();
let first: string | undefined;
const opened = createWebGpuEngine({ gpu: navigator.gpu });

async function onDevice(): Promise<void> {
  const engine = await opened;
  const config = parseConfig({ ...settings, engine: 'webgpu' });
  const cells = cellsAsked({ config, own: undefined, axes });
  const losses: number[] = [];
  const sweep = new Sweep({ cells, engine, measures, clock, order: 'coarse' });
  for await (const { columns } of sweep) losses.push(...(columns['loss'] ?? []));
  const digits = losses.join();
  if (digits !== (first ??= digits)) throw new Error('a sweep has other digits than the first');
  const cut = new Sweep({ cells, engine, measures, clock, order: 'coarse' });
  for await (const { runs } of cut) if (runs.length > 0) break;
}

function worker(): Caller<SweepSkills> {
  const url = new URL('../../src/app/engines/sweep-worker.ts', import.meta.url);
  return new Caller<SweepSkills>(new Worker(url, { type: 'module' }), 'the Worker of the sweep');
}

const asked = {
  config: parseConfig({ ...settings, engine: 'wasm' }),
  own: undefined,
  axes,
  measures,
  target: undefined,
  at: [10],
};

/** Works for as long as the page is there. */
const lasting = worker();

/** Ended at its first tile, as Stop does. */
async function inEndedWorker(): Promise<void> {
  const caller = worker();
  const hear = (news: SweepNews): void => {
    if ('tile' in news) caller.end(new Error('stopped'));
  };
  try {
    await caller.ask('sweep', asked, { hear });
  } catch (error) {
    if (error instanceof Error && error.message === 'stopped') return;
    throw error;
  }
  throw new Error('a Worker that was ended has answered');
}

/** One in so many is stopped. */
const ENDED = 4;

window.sweeps = async (nth) => {
  await onDevice();
  await lasting.ask('sweep', asked);
  if (nth % ENDED === 0) await inEndedWorker();
  const { buffers, devices } = window.gpuCensus;
  return { buffers, devices: devices.length };
};

/** Only an isolated page may ask. */
type Measured = { measureUserAgentSpecificMemory: () => Promise<{ readonly bytes: number }> };

window.memoryBytes = async () => {
  const { bytes } = await (performance as unknown as Measured).measureUserAgentSpecificMemory();
  return bytes;
};
