import { CURVES } from '../core/curves/index.ts';
import { OPTIMIZERS, type Optimizer } from '../core/optimizers/index.ts';
import type { F32Precision, Problem } from '../core/types.ts';
import { KERNELS, type Kernel, type KernelId } from './kernels.ts';
import { textOf } from './texts.ts';

export * from './kernels.ts';
export { placeOf, textOf } from './texts.ts';

/** What is trained, as far as the kernels are concerned: each part names a file. Not every kernel needs each. */
export interface Recipe extends Partial<Pick<Problem, 'curve' | 'loss' | 'optimizer'>> {
  readonly precision?: F32Precision;
}

/** The names of the files that a kernel is joined of for a recipe. */
export function sourcesOf(kernel: KernelId, recipe: Recipe): readonly string[] {
  const { curve, loss, optimizer, precision } = recipe;
  const theta = curve && `vec${CURVES[curve].parameterCount}`;
  const keeps: Optimizer | undefined = optimizer && OPTIMIZERS[optimizer];
  const slots = keeps && (keeps.slots === 0 ? 'none' : 'some');
  const named: Readonly<Record<string, string | undefined>> = {
    curve,
    loss,
    optimizer,
    precision,
    theta,
    slots,
  };
  return KERNELS[kernel].sources.map((name) =>
    name.replace(/:(\w+)/g, (_, part: string) => String(named[part])),
  );
}

/** The whole WGSL text of a kernel for a recipe. */
export function compose(kernel: KernelId, recipe: Recipe): string {
  const { enables = [] }: Kernel = KERNELS[kernel];
  const texts = sourcesOf(kernel, recipe).map((name) => textOf(name));
  return [...enables.map((feature) => `enable ${feature};`), ...texts].join('\n');
}
