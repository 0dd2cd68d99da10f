import type { F32Precision } from '../core/types.ts';
import across from './across.wgsl?raw';
import lone from './exchange/lone.wgsl?raw';
import subgroup from './exchange/subgroup.wgsl?raw';
import exchangeTree from './exchange/tree.wgsl?raw';
import combine from './kernels/combine.wgsl?raw';
import copy from './kernels/copy.wgsl?raw';
import descend from './kernels/descend.wgsl?raw';
import fused from './kernels/fused.wgsl?raw';
import landscape from './kernels/landscape.wgsl?raw';
import partials from './kernels/partials.wgsl?raw';
import probe from './kernels/probe.wgsl?raw';
import step from './kernels/step.wgsl?raw';
import stepLone from './kernels/step-lone.wgsl?raw';
import fma from './fma.wgsl?raw';
import held from './held.wgsl?raw';
import quotient from './quotient.wgsl?raw';
import quads from './quads.wgsl?raw';
import free from './rounding/free.wgsl?raw';
import kept from './rounding/kept.wgsl?raw';
import run from './run.wgsl?raw';
import settings from './settings.wgsl?raw';
import state from './state.wgsl?raw';
import tree from './tree.wgsl?raw';

/** How a kernel reaches a buffer. */
export type Access = 'uniform' | 'read' | 'read_write';

/** What a recipe brings to a kernel: the twins of what core/ defines, and how numbers are kept. */
export const PARTS = ['curve', 'loss', 'optimizer', 'precision'] as const;
export type Part = (typeof PARTS)[number];

/** What a kernel is made of, and what it asks of its caller. A test holds the WGSL against it. */
export interface Kernel {
  /** Language features that it needs, beyond those that every adapter has. */
  readonly enables?: readonly string[];
  /** What of the recipe it is made of: by default all, as a kernel that trains. */
  readonly parts?: readonly Part[];
  /** The precisions that it is written for; without them, each. */
  readonly precisions?: readonly F32Precision[];
  /** Whole files, joined after those of the recipe. WGSL takes any order. */
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
const FUSED = [fma, free, settings, run, quads, held, state, fused];

export const KERNELS = {
  /** A whole step, for at most ONE_DISPATCH_MOST_POINTS points. Dispatch 1 workgroup. */
  step: {
    precisions: ['f32'],
    sources: [fma, kept, quotient, settings, run, step],
    entryPoint: 'step',
    bindings: POINTS,
    overrides: ['WG', 'MOST_POINTS'],
  },
  /** A whole step by one invocation, for fewer than LONE_STEP_POINTS points. Dispatch 1 workgroup. */
  stepLone: {
    precisions: ['f32'],
    sources: [fma, kept, quotient, settings, run, stepLone],
    entryPoint: 'stepLone',
    bindings: POINTS,
    overrides: ['POINTS'],
  },
  /** Sums over the blocks of a chunk. Dispatch a workgroup a block; after all chunks, `combine`. */
  partials: {
    sources: [fma, free, settings, run, quads, tree, partials],
    entryPoint: 'partialSums',
    bindings: { ...POINTS, partials: 'read_write', chunk: 'uniform' },
    overrides: ['WG'],
  },
  /** Sums the blocks and updates the parameters. Dispatch 1 workgroup. */
  combine: {
    sources: [fma, free, settings, run, tree, combine],
    entryPoint: 'combine',
    bindings: { ...RUN, partials: 'read' },
    overrides: ['WG', 'BLOCKS'],
  },
  /** Up to STEPS steps, by one workgroup. Dispatch 1 workgroup. */
  fused: {
    sources: [...FUSED, tree, exchangeTree],
    entryPoint: 'fused',
    bindings: POINTS,
    overrides: ['WG', 'ROWS', 'STEPS'],
  },
  /** The same by one subgroup: WG is at most its size. */
  fusedSubgroup: {
    enables: ['subgroups'],
    precisions: ['f32'],
    sources: [...FUSED, subgroup],
    entryPoint: 'fused',
    bindings: POINTS,
    overrides: ['WG', 'ROWS', 'STEPS'],
  },
  /** The same by one invocation: WG is 1. */
  fusedLone: {
    sources: [...FUSED, lone],
    entryPoint: 'fused',
    bindings: POINTS,
    overrides: ['WG', 'ROWS', 'STEPS'],
  },
  /** Up to STEPS steps on the moments of the data, by one invocation. Dispatch 1 workgroup. */
  descend: {
    sources: [fma, free, settings, run, descend],
    entryPoint: 'descend',
    bindings: { ...RUN, moments: 'read_write' },
    overrides: ['STEPS'],
  },
  /** Copies a buffer of quads, to measure the memory. Dispatch BLOCKS workgroups. */
  copy: {
    parts: [],
    sources: [copy],
    entryPoint: 'copyQuads',
    bindings: { original: 'read', duplicate: 'read_write' },
    overrides: ['WG', 'BLOCKS'],
  },
  /** The rounding errors of known operands. Dispatch a workgroup a pair. */
  probe: {
    precisions: ['compensated'],
    sources: [fma, free, settings, probe],
    entryPoint: 'probe',
    bindings: { settings: 'uniform', operands: 'read', errors: 'read_write' },
    overrides: [],
  },
  /** The mean loss in each cell of a grid, by an invocation of its own. Dispatch a cell an invocation. */
  landscape: {
    parts: ['curve', 'loss'],
    precisions: ['f32'],
    sources: [across, free, landscape],
    entryPoint: 'landscape',
    bindings: { grid: 'uniform', xs: 'read', ys: 'read', losses: 'read_write' },
    overrides: ['WG'],
  },
} as const satisfies Record<string, Kernel>;

export type KernelId = keyof typeof KERNELS;
