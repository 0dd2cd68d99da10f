import type { F32Precision } from '../core/types.ts';

/** How a kernel reaches a buffer. */
export type Access = 'uniform' | 'read' | 'read_write';

/** What a kernel is made of, and what it asks of its caller. A test holds the WGSL against it. */
export interface Kernel {
  /** Language features that it needs, beyond those that every adapter has. */
  readonly enables?: readonly string[];
  /** The precisions that it is written for; without them, each. */
  readonly precisions?: readonly F32Precision[];
  /**
   * The names of its files, joined as they are; WGSL takes any order. `:precision` is a part of a name; what begins with
   * a colon is made for what is trained (parts.ts).
   */
  readonly sources: readonly string[];
  readonly entryPoint: string;
  /** The variables of group 0, in the order of their binding numbers. */
  readonly bindings: Readonly<Record<string, Access>>;
  /** The names of its `override` constants. */
  readonly overrides: readonly string[];
}

/** Of a kernel for the article's problem: what a point adds, how it is added up, and how a step ends. */
const ARTICLES = [
  ...['curves/line', 'losses/mse', 'terms/:precision', 'lanes/:precision'],
  ...['optimizers/sgd', 'updates/:precision-vec2', 'slots/none', 'parameters/:precision'],
  ...[
    'run',
    'advance',
    'history',
    'settings',
    'theta/vec2',
    'across',
    'sums/:precision',
    'fma',
    'opaque',
  ],
];
const STEP = [...ARTICLES, 'terms/mean', 'rounding/kept', 'quotient'];
const SUMMING = [...ARTICLES, 'rounding/free'];
const FUSED = [...SUMMING, 'points/quads', 'points/held', 'kernels/fused'];

/** Of one for any model, loss and optimizer. */
const ANY = [
  ...[':sizes', ':optimizer', 'run', 'history', 'settings'],
  ...['theta/array', 'across', 'opaque'],
];
const ANY_MODEL = [':model', ':columns', ':loss', ':functions'];

const ONE_BY_ONE = ['one-by-one', 'keep-sample'];
const TRAIN = [...ANY_MODEL, ...ANY, 'points/any', ...ONE_BY_ONE, 'kernels/train'];

const RUN = { settings: 'uniform', run: 'read_write' } as const;
const POINTS = { ...RUN, xs: 'read', ys: 'read' } as const;

const OF_FUSED = {
  entryPoint: 'fused',
  bindings: POINTS,
  overrides: ['WG', 'ROWS', 'STEPS'],
} as const;

const OF_TRAIN = {
  precisions: ['f32'],
  entryPoint: 'train',
  bindings: { ...RUN, points: 'read', numbers: 'read' },
  overrides: ['WG', 'STEPS'],
} as const;

export const KERNELS = {
  /** A whole step, for at most ONE_DISPATCH_MOST_POINTS points. Dispatch 1 workgroup. */
  step: {
    precisions: ['f32'],
    sources: [...STEP, 'kernels/step'],
    entryPoint: 'step',
    bindings: POINTS,
    overrides: ['WG', 'MOST_POINTS', 'SEQUENTIAL'],
  },
  /** A whole step by one invocation, for fewer than LONE_STEP_POINTS points. Dispatch 1 workgroup. */
  stepLone: {
    precisions: ['f32'],
    sources: [...STEP, 'kernels/step-lone'],
    entryPoint: 'stepLone',
    bindings: POINTS,
    overrides: ['POINTS', 'SEQUENTIAL'],
  },
  /** Sums over the blocks of a chunk. Dispatch a workgroup a block; after all chunks, `combine`. */
  partials: {
    sources: [...SUMMING, 'points/quads', 'kernels/partials', 'tree'],
    entryPoint: 'partialSums',
    bindings: { ...POINTS, partials: 'read_write', chunk: 'uniform' },
    overrides: ['WG'],
  },
  /** Sums the blocks and updates the parameters. Dispatch 1 workgroup. */
  combine: {
    sources: [...SUMMING, 'kernels/combine', 'tree'],
    entryPoint: 'combine',
    bindings: { ...RUN, partials: 'read' },
    overrides: ['WG', 'BLOCKS'],
  },
  /** Up to STEPS steps, by one workgroup. Dispatch 1 workgroup. */
  fused: { ...OF_FUSED, sources: [...FUSED, 'tree', 'exchange/tree'] },
  /** The same by one subgroup: WG is at most its size. */
  fusedSubgroup: {
    ...OF_FUSED,
    enables: ['subgroups'],
    precisions: ['f32'],
    sources: [...FUSED, 'exchange/subgroup-vec2'],
  },
  /** The same by one invocation: WG is 1. */
  fusedLone: { ...OF_FUSED, sources: [...FUSED, 'exchange/lone'] },
  /** Up to STEPS steps on the moments of the data, by one invocation. Dispatch 1 workgroup. */
  descend: {
    sources: [...SUMMING, 'kernels/descend'],
    entryPoint: 'descend',
    bindings: { ...RUN, moments: 'read_write' },
    overrides: ['STEPS'],
  },
  /** The same of any model that is linear in its parameters. */
  descendAny: {
    precisions: ['f32'],
    sources: [...ANY, 'kernels/descend-any'],
    entryPoint: 'descendAny',
    bindings: { ...RUN, moments: 'read_write' },
    overrides: ['STEPS'],
  },
  /** Up to STEPS steps of any model, loss and optimizer, by one workgroup. Dispatch 1 workgroup. */
  train: { ...OF_TRAIN, sources: [...TRAIN, 'exchange/any'] },
  /** The same by one subgroup: WG is at most its size. */
  trainSubgroup: {
    ...OF_TRAIN,
    enables: ['subgroups'],
    sources: [...TRAIN, 'exchange/any-subgroup'],
  },
  /** The same on a GPU: each invocation moves a share of the parameters. WG is a multiple of 4. */
  trainShared: {
    ...OF_TRAIN,
    sources: [
      ...[...ANY_MODEL, ':sizes', ':optimizer', ':exchange', 'run', 'history', 'settings'],
      ...['theta/shared', 'across', 'opaque', 'points/any', 'points/own', 'keep-sample'],
      'kernels/train-shared',
    ],
    overrides: ['WG', 'STEPS', 'LONE'],
  },
  /** As `partials`, of any model. */
  blockSums: {
    precisions: ['f32'],
    sources: [...ANY_MODEL, ...ANY, 'points/any', 'exchange/any', 'kernels/block-sums'],
    entryPoint: 'blockSums',
    bindings: { ...RUN, points: 'read', partials: 'read_write', chunk: 'uniform' },
    overrides: ['WG'],
  },
  /** As `combine`, of any model. */
  blockStep: {
    precisions: ['f32'],
    sources: [...ANY, 'exchange/any', ...ONE_BY_ONE, 'kernels/block-step'],
    entryPoint: 'blockStep',
    bindings: { ...RUN, partials: 'read', numbers: 'read' },
    overrides: ['WG', 'BLOCKS'],
  },
  /** Copies a buffer of quads, to measure the memory. Dispatch BLOCKS workgroups. */
  copy: {
    sources: ['kernels/copy'],
    entryPoint: 'copyQuads',
    bindings: { original: 'read', duplicate: 'read_write' },
    overrides: ['WG', 'BLOCKS'],
  },
  /** The rounding errors of known operands. Dispatch a workgroup a pair. */
  probe: {
    precisions: ['compensated'],
    sources: [
      ...['lanes/compensated', 'parameters/compensated', 'sums/compensated'],
      ...['settings', 'theta/vec2', 'across', 'opaque', 'kernels/probe'],
    ],
    entryPoint: 'probe',
    bindings: { settings: 'uniform', operands: 'read', errors: 'read_write' },
    overrides: [],
  },
  /** The mean loss in each cell of a grid, by an invocation of its own. Dispatch a cell an invocation. */
  landscape: {
    precisions: ['f32'],
    sources: [
      ...[...ANY_MODEL, ':sizes', ':optimizer', 'theta/array', 'across'],
      'kernels/landscape',
    ],
    entryPoint: 'landscape',
    bindings: { settings: 'read', held: 'read', points: 'read', heights: 'read_write' },
    overrides: ['WG'],
  },
  /** The least squares of a formula, for each of many fits: an invocation each. Dispatch WG fits a workgroup. */
  fitMany: {
    precisions: ['f32'],
    sources: [':fit', ':columns', ':functions', ':sizes', 'kernels/fit-many'],
    entryPoint: 'fitMany',
    bindings: { settings: 'read', slices: 'read', points: 'read', fits: 'read_write' },
    overrides: ['WG'],
  },
  /** Up to STEPS steps of many runs of one shape: an invocation four. Dispatch WG quads of runs a workgroup. */
  trainMany: {
    precisions: ['f32'],
    sources: [':sizes', ':runs', 'kernels/train-many'],
    entryPoint: 'trainMany',
    bindings: {
      settings: 'uniform',
      given: 'read',
      points: 'read',
      numbers: 'read',
      state: 'read_write',
      tallies: 'read_write',
      block: 'uniform',
    },
    overrides: ['WG', 'STEPS'],
  },
} as const satisfies Record<string, Kernel>;

export type KernelId = keyof typeof KERNELS;

/** A kernel of the texts of its sources. */
export function joined(kernel: KernelId, texts: readonly string[]): string {
  const { enables = [] }: Kernel = KERNELS[kernel];
  return [...enables.map((feature) => `enable ${feature};`), ...texts].join('\n');
}
