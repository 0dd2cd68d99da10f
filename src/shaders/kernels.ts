import lone from './exchange/lone.wgsl?raw';
import subgroup from './exchange/subgroup.wgsl?raw';
import exchangeTree from './exchange/tree.wgsl?raw';
import combine from './kernels/combine.wgsl?raw';
import copy from './kernels/copy.wgsl?raw';
import descend from './kernels/descend.wgsl?raw';
import fused from './kernels/fused.wgsl?raw';
import landscape from './kernels/landscape.wgsl?raw';
import partials from './kernels/partials.wgsl?raw';
import step from './kernels/step.wgsl?raw';
import stepLone from './kernels/step-lone.wgsl?raw';
import fma from './fma.wgsl?raw';
import quotient from './quotient.wgsl?raw';
import quads from './quads.wgsl?raw';
import free from './rounding/free.wgsl?raw';
import kept from './rounding/kept.wgsl?raw';
import run from './run.wgsl?raw';
import state from './state.wgsl?raw';
import sums from './sums.wgsl?raw';
import tree from './tree.wgsl?raw';

/** How a kernel reaches a buffer. */
export type Access = 'uniform' | 'read' | 'read_write';

/** What core/ defines and a WGSL file of the same name says, too. */
export const TWINS = ['curve', 'loss', 'optimizer'] as const;
export type Twin = (typeof TWINS)[number];

/** What a kernel is made of, and what it asks of its caller. A test holds the WGSL against it. */
export interface Kernel {
  /** Language features that it needs, beyond those that every adapter has. */
  readonly enables?: readonly string[];
  /** What of the recipe it is made of: by default all, as a kernel that trains. */
  readonly twins?: readonly Twin[];
  /** Whole files, joined after those of curve, loss and optimizer. WGSL takes any order. */
  readonly sources: readonly string[];
  readonly entryPoint: string;
  /** The variables of group 0, in the order of their binding numbers. */
  readonly bindings: Readonly<Record<string, Access>>;
  /** The names of its `override` constants. */
  readonly overrides: readonly string[];
}

const RUN = { settings: 'uniform', run: 'read_write' } as const;
const POINTS = { ...RUN, xs: 'read', ys: 'read' } as const;

/** All but the exchange of sums. */
const FUSED = [fma, free, run, sums, quads, state, fused];

export const KERNELS = {
  /** A whole step, for at most ONE_DISPATCH_MOST_POINTS points. Dispatch 1 workgroup. */
  step: {
    sources: [fma, kept, quotient, run, sums, step],
    entryPoint: 'step',
    bindings: POINTS,
    overrides: ['WG', 'MOST_POINTS'],
  },
  /** A whole step by one invocation, for fewer than LONE_STEP_POINTS points. Dispatch 1 workgroup. */
  stepLone: {
    sources: [fma, kept, quotient, run, sums, quads, stepLone],
    entryPoint: 'stepLone',
    bindings: POINTS,
    overrides: [],
  },
  /** Sums over the blocks of a chunk. Dispatch a workgroup a block; after all chunks, `combine`. */
  partials: {
    sources: [fma, free, run, sums, quads, tree, partials],
    entryPoint: 'partialSums',
    bindings: { ...POINTS, partials: 'read_write', chunk: 'uniform' },
    overrides: ['WG'],
  },
  /** Sums the blocks and updates the parameters. Dispatch 1 workgroup. */
  combine: {
    sources: [fma, free, run, sums, tree, combine],
    entryPoint: 'combine',
    bindings: { ...RUN, partials: 'read' },
    overrides: ['WG', 'BLOCKS'],
  },
  /** Up to STEPS steps, by one workgroup. Dispatch 1 workgroup. */
  fused: {
    sources: [...FUSED, tree, exchangeTree],
    entryPoint: 'fused',
    bindings: POINTS,
    overrides: ['WG', 'STEPS'],
  },
  /** The same by one subgroup: WG is at most its size. */
  fusedSubgroup: {
    enables: ['subgroups'],
    sources: [...FUSED, subgroup],
    entryPoint: 'fused',
    bindings: POINTS,
    overrides: ['WG', 'STEPS'],
  },
  /** The same by one invocation: WG is 1. */
  fusedLone: {
    sources: [...FUSED, lone],
    entryPoint: 'fused',
    bindings: POINTS,
    overrides: ['WG', 'STEPS'],
  },
  /** Up to STEPS steps on the moments of the data, by one invocation. Dispatch 1 workgroup. */
  descend: {
    sources: [fma, free, run, sums, descend],
    entryPoint: 'descend',
    bindings: { ...RUN, moments: 'read_write' },
    overrides: ['STEPS'],
  },
  /** Copies a buffer of quads, to measure the memory. Dispatch BLOCKS workgroups. */
  copy: {
    twins: [],
    sources: [copy],
    entryPoint: 'copyQuads',
    bindings: { original: 'read', duplicate: 'read_write' },
    overrides: ['WG', 'BLOCKS'],
  },
  /** The mean loss in each cell of a grid, by an invocation of its own. Dispatch a cell an invocation. */
  landscape: {
    twins: ['curve', 'loss'],
    sources: [free, sums, landscape],
    entryPoint: 'landscape',
    bindings: { grid: 'uniform', xs: 'read', ys: 'read', losses: 'read_write' },
    overrides: ['WG'],
  },
} as const satisfies Record<string, Kernel>;

export type KernelId = keyof typeof KERNELS;
