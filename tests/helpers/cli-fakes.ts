import { Readable } from 'node:stream';
import type { EngineMakers, Io, World } from '../../src/cli/command.ts';
import { Stop, type StopCause } from '../../src/cli/stop.ts';
import { Terminal, type Streams } from '../../src/cli/terminal.ts';
import { bytesOf } from '../../src/cli/reading.ts';
import { writeFileAt } from '../../src/cli/writing.ts';
import { run } from '../../src/cli/run.ts';
import { GpuUnavailableError } from '../../src/core/errors.ts';
import type {
  Engine,
  EngineInfo,
  Problem,
  Sample,
  Snapshot,
  Trainer,
} from '../../src/core/types.ts';

/** What a call of the program did. */
export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** What the machine is asked for. */
export type Sources = Pick<World, 'machine' | 'tuning' | 'openGpu'>;

export interface Setting {
  readonly makers?: Partial<EngineMakers>;
  readonly env?: Readonly<Record<string, string>>;
  /** In milliseconds; it goes 7 ms a look where it is left out. */
  readonly clock?: () => number;
  /** Files beside those of the disk, and `-` for stdin; a list comes piece by piece. */
  readonly files?: Readonly<Record<string, string | readonly Uint8Array[]>>;
  /** Takes what is written to files; else they are files. */
  readonly written?: Map<string, string | Uint8Array>;
  readonly sources?: Partial<Sources>;
  /** stderr is a terminal of this width. */
  readonly columns?: number;
  /** Takes what a person sees who has stdout and stderr on one terminal. */
  readonly seen?: string[];
  /** Why the command is to stop before it has begun. */
  readonly stopped?: StopCause;
  /** Called between the pieces of long work. */
  readonly onBreath?: (stop: Stop) => void;
  /** Called at every write to stdout, which takes as long as it does. */
  readonly onOut?: (text: string, stop: Stop) => unknown;
  /** Called at every write to stderr. */
  readonly onErr?: (text: string, stop: Stop) => void;
}

/** Runs the program in this process. @param line words, or a line of them */
export async function call(
  line: string | readonly string[],
  setting: Setting = {},
): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const stop = new Stop();
  if (setting.stopped !== undefined) stop.request(setting.stopped);
  let nowMs = 0;
  const clock = setting.clock ?? ((): number => (nowMs += 7));
  const streams: Streams = {
    out: async (text) => {
      out.push(text);
      setting.seen?.push(text);
      await setting.onOut?.(text, stop);
    },
    err: (text) => {
      err.push(text);
      setting.seen?.push(text);
      setting.onErr?.(text, stop);
    },
    isTerminal: setting.columns !== undefined,
    columns: () => setting.columns ?? 80,
  };
  const io: Io = {
    terminal: new Terminal(streams, clock),
    read: (path) => {
      const content = setting.files?.[path];
      return content === undefined ? bytesOf(path, emptyStdin, stop) : piecesOf(content);
    },
    write: (path, content) => {
      setting.written?.set(path, content);
      return setting.written === undefined ? writeFileAt(path, content) : Promise.resolve();
    },
    env: setting.env ?? {},
    clock,
    breathe: () => {
      setting.onBreath?.(stop);
      return Promise.resolve();
    },
    stop,
  };
  const makers: EngineMakers = {
    webgpu: () => Promise.resolve(toyEngine('webgpu')),
    cpu: () => toyEngine('cpu'),
    wasm: () => Promise.resolve(toyEngine('wasm')),
    ...setting.makers,
  };
  const argv = typeof line === 'string' ? line.split(' ').filter((word) => word !== '') : line;
  const status = await run(argv, { ...io, makers, ...SOURCES, ...setting.sources });
  return { status, out: out.join(''), err: err.join('') };
}

function emptyStdin(): Readable {
  return Readable.from([]);
}

async function* piecesOf(content: string | readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield* typeof content === 'string' ? [new TextEncoder().encode(content)] : content;
}

export function noGpu(): Promise<never> {
  return Promise.reject(new GpuUnavailableError('no-adapter', 'no adapter: plug one in'));
}

const SOURCES: Sources = {
  machine: {
    runtime: { name: 'Node', version: '20.19.0' },
    platform: 'linux x64',
    cpu: { model: 'Abacus', cores: 2 },
  },
  tuning: { load: () => ({ workgroupSize: 8, blocks: 32 }) },
  openGpu: () =>
    Promise.resolve({
      requestAdapter: () =>
        Promise.resolve({
          info: { vendor: 'toys', architecture: 'wood', device: '', description: 'Toy 1.0' },
          limits: { maxBufferSize: 2 ** 30, maxComputeWorkgroupSizeX: 256 },
          features: new Set(['timestamp-query']),
        }),
    } as unknown as GPU),
};

export interface ToyEngine extends Engine {
  readonly destroyed: boolean;
}

/** Gradient descent in plain doubles, behind the engine's interface. @param onSteps hears what was done */
export function toyEngine(
  engine: EngineInfo['engine'],
  onSteps: (steps: number) => void = () => undefined,
): ToyEngine {
  let destroyed = false;
  return {
    info: { engine, precision: 'f32', adapter: 'toy', software: true },
    prepare: (problem) => Promise.resolve(toyTrainer(problem, onSteps)),
    profile: undefined,
    landscape: undefined,
    fits: undefined,
    runs: undefined,
    destroy: () => {
      destroyed = true;
    },
    get destroyed() {
      return destroyed;
    },
  };
}

function toyTrainer(
  { data, learningRate, sampleEvery, start }: Problem,
  onSteps: (steps: number) => void,
): Trainer {
  let { epoch } = start;
  let [a = NaN, b = NaN] = start.parameters;
  const advance = async (steps: number): Promise<Snapshot> => {
    await new Promise((resolve) => setImmediate(resolve));
    const samples: Sample[] = [];
    let loss = NaN;
    let gradient: [number, number] = [NaN, NaN];
    for (let i = 0; i < steps; i++) {
      [loss, gradient] = lossAndGradient(data, a, b);
      a -= learningRate * gradient[0];
      b -= learningRate * gradient[1];
      epoch += 1;
      if (epoch === 1 || epoch % sampleEvery === 0)
        samples.push({ epoch, loss, parameters: [a, b] });
    }
    onSteps(steps);
    const finite = [loss, a, b].every(Number.isFinite);
    return { epoch, step: epoch, slots: [], loss, parameters: [a, b], gradient, finite, samples };
  };
  return {
    strategy: 'dispatch',
    description: 'toy steps',
    kernels: undefined,
    maxInFlight: 1,
    maxSteps: 1000,
    advance,
    destroy: () => undefined,
  };
}

function lossAndGradient(
  { x, y }: Problem['data'],
  a: number,
  b: number,
): [loss: number, gradient: [number, number]] {
  const n = x.length;
  let [loss, da, db] = [0, 0, 0];
  for (const [i, xi] of x.entries()) {
    const r = a * xi + b - (y[i] ?? NaN);
    loss += (r * r) / n;
    da += (2 * r * xi) / n;
    db += (2 * r) / n;
  }
  return [loss, [da, db]];
}
