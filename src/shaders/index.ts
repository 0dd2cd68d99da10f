import type { F32Precision } from '../core/types.ts';
import { joined, KERNELS, type KernelId } from './kernels.ts';
import { file, PARTS, type PartName, type Recipe, type Source } from './parts.ts';

export * from './kernels.ts';
export type { Recipe, Source } from './parts.ts';
export { placeOf, textOf } from './texts.ts';

/** What a kernel is made for. Not every kernel needs each. */
export type For = Partial<Recipe> & { readonly precision?: F32Precision };

/** The texts that a kernel is joined of. */
export function sourcesOf(kernel: KernelId, { precision, ...recipe }: For): readonly Source[] {
  const names: readonly string[] = KERNELS[kernel].sources;
  const all = names.flatMap((name) =>
    name.startsWith(':')
      ? PARTS[name.slice(1) as PartName](recipe as Recipe)
      : [file(name.replace(':precision', String(precision)))],
  );
  // Two parts may call the same function.
  return all.filter(({ name }, i) => all.findIndex((one) => one.name === name) === i);
}

/** The whole WGSL text of a kernel for a recipe. */
export function compose(kernel: KernelId, recipe: For): string {
  return joined(
    kernel,
    sourcesOf(kernel, recipe).map(({ text }) => text),
  );
}
