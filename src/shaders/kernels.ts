import type { F32Precision } from '../core/types.ts';

/** How a kernel reaches a buffer. */
export type Access = 'uniform' | 'read' | 'read_write';

/** What a kernel is made of, and what it asks of its caller. A test holds the WGSL against it. */
export interface Kernel {
  /** Language features that it needs, beyond those that every adapter has. */
  readonly enables?: readonly string[];
  /** The precisions that it is written for; without them, each. */
  readonly precisions?: readonly F32Precision[];
  /** The names of its files, joined as they are; WGSL takes any order. `:curve` is the recipe's, `:theta` how θ is kept. */
  readonly sources: readonly string[];
  readonly entryPoint: string;
  /** The variables of group 0, in the order of their binding numbers. */
  readonly bindings: Readonly<Record<string, Access>>;
  /** The names of its `override` constants. */
  readonly overrides: readonly string[];
}

/** Of a kernel that trains: what a point adds, how it is added up, and how a step ends. */
const TRAINING = [
  ...['curves/:curve', 'losses/:loss', 'terms/:precision', 'lanes/:precision'],
  ...[
    'optimizers/:optimizer',
    'updates/:precision-:theta',
    'slots/:slots',
    'parameters/:precision',
    'run',
    'history',
  ],
  ...['settings', 'theta/:theta', 'across', 'sums/:precision', 'fma', 'opaque'],
];
const STEP = [...TRAINING, 'terms/mean', 'rounding/kept', 'quotient'];
const SUMMING = [...TRAINING, 'rounding/free'];
const FUSED = [...SUMMING, 'points/quads', 'points/held', 'kernels/fused'];

const RUN = { settings: 'uniform', run: 'read_write' } as const;
const POINTS = { ...RUN, xs: 'read', ys: 'read' } as const;

const OF_FUSED = {
  entryPoint: 'fused',
  bindings: POINTS,
  overrides: ['WG', 'ROWS', 'STEPS'],
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
    sources: [...FUSED, 'exchange/subgroup-:theta'],
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
      ...['curves/:curve', 'losses/:loss', 'theta/:theta', 'across', 'rounding/free'],
      'kernels/landscape',
    ],
    entryPoint: 'landscape',
    bindings: { grid: 'read', xs: 'read', ys: 'read', losses: 'read_write' },
    overrides: ['WG'],
  },
} as const satisfies Record<string, Kernel>;

export type KernelId = keyof typeof KERNELS;
