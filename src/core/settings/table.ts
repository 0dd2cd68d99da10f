import { MODEL_IDS, type ModelId } from '../models/index.ts';
import { readSeed } from './seed.ts';
import { readStart } from './start.ts';
import { ENGINES, PRECISIONS, STRATEGIES } from '../types.ts';
import { choice, integer, number } from './kinds.ts';
import { EPOCHS, POINTS } from './limits.ts';
import type { Row, ValuesOf } from './row.ts';

/** The part of a run that a setting changes. */
export type Part = 'data' | 'start' | 'rate' | 'length' | 'log' | 'engine';

export interface Setting extends Row<unknown> {
  readonly about: string;
  readonly changes: Part;
  /** Why it has nothing to say about given data. */
  readonly notOfGiven?: string;
  /** What it brings with it, unless it is `none`. */
  readonly brings?: readonly string[];
}

/** The points of the article's runs, and so of a replay. */
export const REPLAY_POINTS = 100;

/** Everything that a run depends on, in the order in which it is written. */
export const SETTINGS = {
  model: {
    ...choice(MODEL_IDS, (get) => {
      const replay = get('replay') as ModelId | 'none';
      return replay === 'none' ? 'parameter' : replay;
    }),
    about: 'the hand-built model with parameters a and b, or nn.Linear(1, 1)',
    changes: 'start',
  },
  /** As for `torch.manual_seed`; data and start follow from it, unless `replay` is set. */
  seed: {
    preset: 42n,
    read: readSeed,
    values: 'N',
    about: 'data and start, as torch.manual_seed(N) gives them: -2^63 to 2^64-1',
    changes: 'data',
  },
  /** A run of the article to replay: its data and its start, reconstructed. */
  replay: {
    ...choice(['none', ...MODEL_IDS], 'none'),
    values: MODEL_IDS.join('|'),
    example: 'parameter',
    otherwise: '',
    about: "one of the article's two runs again, with its printed figures; replaces --seed",
    changes: 'data',
    notOfGiven: 'a replay brings its own data',
    brings: ['model', 'seed', 'points'],
  },
  /** Where gradient descent sets out: as the seed or the replay has it, or at these parameters. */
  start: {
    preset: 'drawn',
    read: readStart,
    values: 'A,B',
    example: '1.5,-3',
    about: 'where gradient descent sets out, in place of the drawn parameters: --start 1.5,-3',
    changes: 'start',
  },
  points: {
    ...integer(REPLAY_POINTS, POINTS.least, POINTS.most),
    about: 'how many points, {range}',
    changes: 'data',
    notOfGiven: 'the rows of the file are the points',
  },
  epochs: {
    ...integer(20_000, EPOCHS.least, EPOCHS.most),
    about: 'how many steps of gradient descent, {range}',
    names: ['iterations', 'steps'],
    changes: 'length',
  },
  lr: {
    // Well inside f32, so that rounding never makes it 0 or infinite.
    ...number(1e-3, 1e-12, 1e6),
    about: 'learning rate, {range}',
    names: ['learningRate', 'stepSize'],
    changes: 'rate',
  },
  /** A line is logged at every multiple of this epoch. */
  logEvery: {
    ...integer(100, EPOCHS.least, EPOCHS.most),
    about: 'print the loss at every N-th epoch, {range}',
    changes: 'log',
  },
  engine: {
    ...choice(['auto', ...ENGINES], 'auto'),
    about: 'what computes; auto: a GPU, else a software adapter, else the CPU reference',
    names: ['device', 'backend'],
    changes: 'engine',
  },
  strategy: {
    ...choice(['auto', ...STRATEGIES], 'auto'),
    about: 'how the steps reach the device',
    changes: 'engine',
  },
  precision: {
    ...choice(PRECISIONS, 'f32'),
    about: 'f64: by the cpu engine only, which auto then takes; compensated: f32, two a parameter',
    names: ['dtype'],
    changes: 'engine',
  },
} as const satisfies Readonly<Record<string, Setting>>;

/** Everything that a run depends on. The address, the terminal and the library all end here. */
export interface FitConfig extends ValuesOf<typeof SETTINGS> {}

export type ConfigKey = keyof FitConfig;
