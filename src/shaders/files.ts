/** The WGSL files of a step under their own names, and what each does in it: for somebody who reads them. */
import {
  CURVE_SOURCES,
  KERNELS,
  LOSS_SOURCES,
  OPTIMIZER_SOURCES,
  sourcesOf,
  type KernelId,
  type Recipe,
} from './index.ts';
import { lean } from './lean.ts';

/** As they are written; what is compiled on the page has lost its comments (vite.config.ts). */
const TEXTS = import.meta.glob<string>('./**/*.wgsl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** What a file does in a step; `helper`: what the others use. */
export type Stage = 'predict' | 'sum' | 'update' | 'helper';

export interface WgslFile {
  /** Below `src/shaders/`. */
  readonly path: string;
  readonly stage: Stage;
  readonly text: string;
}

/** Each stage in the order of reading. */
const FILES: readonly WgslFile[] = [
  ...files('predict', pathsIn('curves', CURVE_SOURCES), pathsIn('losses', LOSS_SOURCES)),
  ...files('predict', ['f32/lanes', 'compensated/line-mse', 'compensated/lanes', 'quads', 'held']),
  ...files('sum', ['kernels/step', 'kernels/step-lone', 'kernels/partials', 'kernels/combine']),
  ...files('sum', ['kernels/fused', 'kernels/descend', 'tree']),
  ...files('sum', ['exchange/tree', 'exchange/subgroup', 'exchange/lone']),
  ...files('update', pathsIn('optimizers', OPTIMIZER_SOURCES)),
  ...files('update', ['f32/parameters', 'compensated/parameters', 'state', 'run']),
  ...files('helper', ['settings', 'across', 'f32/sums', 'compensated/sums']),
  ...files('helper', ['compensated/two-floats', 'fma', 'quotient']),
  ...files('helper', ['rounding/free', 'rounding/kept']),
];

function pathsIn(folder: string, sources: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(sources).map((name) => `${folder}/${name}`);
}

function files(stage: Stage, ...names: readonly (readonly string[])[]): readonly WgslFile[] {
  return names.flat().map((name) => {
    const path = `${name}.wgsl`;
    const text = TEXTS[`./${path}`];
    if (text === undefined) throw new Error(`there is no ${path}`);
    return { path, stage, text };
  });
}

/** The files that some kernels are composed of, each once, in the order of reading. */
export function filesOf(kernels: readonly KernelId[], recipe: Recipe): readonly WgslFile[] {
  const compiled = new Set(kernels.flatMap((id) => sourcesOf(id, recipe)).map(lean));
  return FILES.filter(({ text }) => compiled.has(lean(text)));
}

export function isKernel(name: string): name is KernelId {
  return name in KERNELS;
}
