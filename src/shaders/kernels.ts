import combine from './kernels/combine.wgsl?raw';
import partials from './kernels/partials.wgsl?raw';
import step from './kernels/step.wgsl?raw';
import fused from './fused.wgsl?raw';
import run from './run.wgsl?raw';
import sums from './sums.wgsl?raw';
import tree from './tree.wgsl?raw';

/** How a kernel reaches a buffer. */
export type Access = 'uniform' | 'read' | 'read_write';

/** What a kernel is made of, and what it asks of its caller. A test holds the WGSL against it. */
export interface Kernel {
  /** Whole files, joined after those of curve, loss and optimizer. WGSL takes any order. */
  readonly sources: readonly string[];
  readonly entryPoint: string;
  /** The variables of group 0, in the order of their binding numbers. */
  readonly bindings: Readonly<Record<string, Access>>;
  /** The names of its `override` constants. */
  readonly overrides: readonly string[];
}

const RUN = { settings: 'uniform', run: 'read_write' } as const;

export const KERNELS = {
  /** A whole step, for at most ONE_DISPATCH_MOST_POINTS points. Dispatch 1 workgroup. */
  step: {
    sources: [fused, run, sums, step],
    entryPoint: 'step',
    bindings: { ...RUN, xs: 'read', ys: 'read' },
    overrides: ['WG', 'MOST_POINTS'],
  },
  /** Sums over blocks of points. Dispatch BLOCKS workgroups, then `combine`. */
  partials: {
    sources: [fused, run, sums, tree, partials],
    entryPoint: 'partialSums',
    bindings: { ...RUN, xs: 'read', ys: 'read', partials: 'read_write' },
    overrides: ['WG', 'BLOCKS'],
  },
  /** Sums the blocks and updates the parameters. Dispatch 1 workgroup. */
  combine: {
    sources: [fused, run, sums, tree, combine],
    entryPoint: 'combine',
    bindings: { ...RUN, partials: 'read' },
    overrides: ['WG', 'BLOCKS'],
  },
} as const satisfies Record<string, Kernel>;

export type KernelId = keyof typeof KERNELS;
