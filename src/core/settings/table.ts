import { DATASET_IDS, DATASETS, type DatasetId } from '../data/datasets.ts';
import { LOSS_IDS } from '../losses/rows.ts';
import { ARTICLE_MODELS, DEGREES, type ArticleModelId } from '../models/catalogue.ts';
import { MODEL_IDS, type ModelId } from '../models/rows.ts';
import { ACTIVATION_IDS, LAYERS } from '../models/network.ts';
import { OPTIMIZER_IDS } from '../optimizers/rows.ts';
import { SCHEDULE_IDS } from '../schedules/index.ts';
import { readBounds, type NamedRange } from './bounds.ts';
import { readSeed } from './seed.ts';
import { readFixed } from './fixed.ts';
import { readRates } from './rates.ts';
import { readSlice } from './slice.ts';
import { readStart, type NamedValue } from './start.ts';
import { ENGINES, PRECISIONS, STRATEGIES } from '../types.ts';
import { choice, integer, number, text } from './kinds.ts';
import { readBatch, readLayers } from './lists.ts';
import { EPOCHS, POINTS, RATES } from './limits.ts';
import { OPTIONS, only, type BelongsTo } from './methods.ts';
import type { Row, ValuesOf } from './row.ts';

/** The part of a run that a setting changes. */
export type Part = 'data' | 'start' | 'method' | 'rate' | 'length' | 'log' | 'engine';

export interface Setting extends Row<unknown> {
  readonly about: string;
  readonly changes: Part;
  /** Why it has nothing to say about given data. */
  readonly notOfGiven?: string;
  /** What it brings with it, unless it is `none`. */
  readonly brings?: readonly string[];
  /** What has to be chosen for it to say anything; always, where it is left out. */
  readonly belongsTo?: BelongsTo;
}

/** The points of the article's runs, and so of a replay. */
export const REPLAY_POINTS = 100;

/** Everything that a run depends on, in the order in which it is written. */
export const SETTINGS = {
  model: {
    ...choice(MODEL_IDS, (get) => {
      const replay = get('replay') as ArticleModelId | 'none';
      if (replay !== 'none') return replay;
      return get('formula') === undefined ? 'parameter' : 'formula';
    }),
    about: `what is fitted: the article's line by hand (parameter) or as nn.Linear(1, 1) (linear),
a curve of the catalogue, a formula of your own, or a network`,
    changes: 'start',
  },
  formula: {
    ...text('TEXT', "'a*exp(-b*x) + c'"),
    belongsTo: { model: ['formula'] },
    about: `any other model: names that are no column are its parameters, each starting near 1`,
    changes: 'start',
  },
  degree: {
    ...only(
      { model: ['polynomial'], dataset: ['polynomial'] },
      integer(DEGREES.usual, DEGREES.least, DEGREES.most),
    ),
    about: 'of model polynomial, {range}',
    changes: 'start',
  },
  layers: {
    ...only({ model: ['network'] }, { preset: LAYERS.usual, read: readLayers }),
    values: 'N,N',
    about: 'of model network: the sizes of its hidden layers',
    changes: 'start',
  },
  activation: {
    ...only({ model: ['network'] }, choice(ACTIVATION_IDS, 'tanh')),
    about: 'of model network: what stands between its layers',
    changes: 'start',
  },
  /** What the points are drawn about. */
  dataset: {
    ...choice(DATASET_IDS, (get) => {
      const model = get('model') as ModelId;
      if (model === 'network') return 'sine';
      return model in DATASETS ? (model as DatasetId) : 'line';
    }),
    otherwise: "the model's own",
    about: 'the points that are drawn: about a line or a curve of the catalogue, or two classes',
    changes: 'data',
    notOfGiven: 'the file is the data',
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
    ...choice(['none', ...ARTICLE_MODELS], 'none'),
    values: ARTICLE_MODELS.join('|'),
    example: 'parameter',
    otherwise: '',
    about: "one of the article's two runs again, with its printed figures; replaces --seed",
    changes: 'data',
    notOfGiven: 'a replay brings its own data',
    brings: ['model', 'seed', 'points', 'rows', 'dataset'],
  },
  /** Where gradient descent sets out: as the seed or the replay has it, or at these parameters. */
  start: {
    preset: 'drawn',
    read: readStart,
    values: 'A,B',
    example: '1.5,-3',
    about: `where gradient descent sets out, in place of the drawn parameters: --start 1.5,-3, or by name,
--start b=0.5, and the others as drawn`,
    changes: 'start',
  },
  /** Parameters that no step moves. */
  fixed: {
    preset: [] as readonly string[],
    read: readFixed,
    values: 'NAMES',
    example: 'b,c',
    otherwise: '',
    about: 'parameters that stay at their start: --fixed b,c; of a network layers or weights, too',
    changes: 'start',
  },
  /** What parameters of the answer may be; gradient descent knows nothing of it. */
  bounds: {
    preset: [] as readonly NamedRange[],
    read: readBounds,
    values: 'NAME=A..B',
    example: 'tau=0..10,c=..5',
    otherwise: '',
    belongsTo: { model: MODEL_IDS.filter((id) => id !== 'network') },
    about: `what a parameter of the page's Fit may be: tau=0..10,c=..5; gradient descent knows no bounds`,
    changes: 'start',
  },
  points: {
    ...integer(REPLAY_POINTS, POINTS.least, POINTS.most),
    about: 'how many points, {range}',
    changes: 'data',
    notOfGiven: 'the rows of the file are the points',
  },
  /** A part of the data, which is all that a run sees. What is drawn is drawn as if it were whole. */
  rows: {
    preset: 'all',
    read: readSlice,
    values: 'A..B',
    example: '1..80',
    about: `which rows of the data are used, the first being 1 and both ends included: 1..80, ..80, 20..;
of a table those that can be read are counted`,
    names: ['slice', 'subset'],
    changes: 'data',
  },
  epochs: {
    ...integer(20_000, EPOCHS.least, EPOCHS.most),
    about: 'how many steps of gradient descent, {range}',
    names: ['iterations', 'steps'],
    changes: 'length',
  },
  lr: {
    ...number(1e-3, RATES.least, RATES.most),
    about: 'learning rate, {range}',
    names: ['learningRate', 'rate'],
    changes: 'rate',
  },
  /** Parameters that are moved at another. */
  rates: {
    preset: [] as readonly NamedValue[],
    read: readRates,
    values: 'NAME=X',
    example: 'w=0.1,b=0.01',
    otherwise: '',
    about: 'parameters with a learning rate of their own: w=0.1,b=0.01; of a network layers, too',
    changes: 'method',
  },
  loss: {
    ...choice(LOSS_IDS, 'mse'),
    about: 'what is made small: its mean over the points',
    names: ['criterion'],
    changes: 'method',
  },
  huberDelta: OPTIONS.huberDelta,
  smoothL1Beta: OPTIONS.smoothL1Beta,
  optimizer: {
    ...choice(OPTIMIZER_IDS, 'sgd'),
    about: 'how a gradient becomes a step, with the presets of torch.optim',
    changes: 'method',
  },
  momentum: OPTIONS.momentum,
  dampening: OPTIONS.dampening,
  nesterov: OPTIONS.nesterov,
  weightDecay: OPTIONS.weightDecay,
  beta1: OPTIONS.beta1,
  beta2: OPTIONS.beta2,
  eps: OPTIONS.eps,
  amsgrad: OPTIONS.amsgrad,
  momentumDecay: OPTIONS.momentumDecay,
  alpha: OPTIONS.alpha,
  centered: OPTIONS.centered,
  lrDecay: OPTIONS.lrDecay,
  schedule: {
    ...choice(SCHEDULE_IDS, 'constant'),
    about: 'how lr changes from epoch to epoch',
    names: ['scheduler'],
    changes: 'method',
  },
  stepSize: OPTIONS.stepSize,
  gamma: OPTIONS.gamma,
  tMax: OPTIONS.tMax,
  batch: {
    preset: 'full',
    read: readBatch,
    values: 'full|N',
    about: 'how many points a step takes: all, or N of an order that each epoch draws anew',
    names: ['batchSize'],
    changes: 'method',
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
