/** The WGSL of the article's first run, whose steps are a dispatch each: all that a page takes to train it. */
import { joined, KERNELS, type Kernel, type KernelId } from './kernels.ts';

const TEXTS = import.meta.glob<string>(
  [
    './*.wgsl',
    '!./tree.wgsl',
    './{curves,lanes,losses,optimizers,parameters,rounding,slots,sums,terms,updates}/*.wgsl',
    './kernels/{step,step-lone}.wgsl',
    './theta/vec2.wgsl',
    '!./{lanes,parameters,sums,terms,updates}/{compensated,compensated-vec2,formula,network}.wgsl',
    '!./rounding/free.wgsl',
  ],
  { query: '?raw', import: 'default', eager: true },
);

/** The whole text of a kernel of its; undefined of others. */
export function composeFirst(
  kernel: KernelId,
  { precision = 'f32' }: { readonly precision?: string },
): string | undefined {
  const { sources }: Kernel = KERNELS[kernel];
  const texts = sources.map((name) => TEXTS[`./${name.replace(':precision', precision)}.wgsl`]);
  return texts.every((text) => text !== undefined) ? joined(kernel, texts) : undefined;
}
