/** The WGSL of the article's kernels in f32: all that a page takes to train the line. */
import { joined, KERNELS, type Kernel, type KernelId } from './kernels.ts';

const TEXTS = import.meta.glob<string>(
  [
    './*.wgsl',
    './{curves,lanes,losses,optimizers,parameters,rounding,slots,sums,terms,updates}/*.wgsl',
    './kernels/{combine,fused,partials,step,step-lone}.wgsl',
    './{exchange,points,theta}/{held,lone,quads,subgroup-vec2,tree,vec2}.wgsl',
    '!./{lanes,parameters,sums,terms,updates}/{compensated,compensated-vec2,formula,network}.wgsl',
  ],
  { query: '?raw', import: 'default', eager: true },
);

/** The whole text of a kernel of the article's in f32; undefined of others. */
export function composeFirst(
  kernel: KernelId,
  { precision = 'f32' }: { readonly precision?: string },
): string | undefined {
  const { sources }: Kernel = KERNELS[kernel];
  const texts = sources.map((name) => TEXTS[`./${name.replace(':precision', precision)}.wgsl`]);
  return texts.every((text) => text !== undefined) ? joined(kernel, texts) : undefined;
}
