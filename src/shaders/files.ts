/** The WGSL files of a step under their own names, and what each does in it: for somebody who reads them. */
import { KERNELS, sourcesOf, type For, type KernelId } from './index.ts';
import { textOf } from './texts.ts';

/** As they are written; what is compiled on the page has lost its comments (vite.config.ts). */
const WRITTEN = import.meta.glob<string>('./**/*.wgsl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** What a file does in a step; `helper`: what the others use. */
export type Stage = 'predict' | 'sum' | 'update' | 'helper';

/** By the folder of a file, or its name where it is in none. What is not here helps. */
const STAGES: ReadonlyMap<string, Stage> = new Map([
  ...['curves', 'losses', 'terms', 'lanes', 'points'].map((of) => [of, 'predict'] as const),
  ...['kernels', 'exchange', 'made/exchange', 'tree'].map((of) => [of, 'sum'] as const),
  ...['made/model', 'made/loss', 'columns', 'activations'].map((of) => [of, 'predict'] as const),
  ...['made/optimizer', 'optimizers', 'updates', 'parameters', 'run', 'history'].map(
    (of) => [of, 'update'] as const,
  ),
]);

export interface WgslFile {
  /** Below `src/shaders/`. */
  readonly path: string;
  readonly stage: Stage;
  readonly text: string;
}

/** The files that some kernels are composed of, each once, in the order of reading. */
export function filesOf(kernels: readonly KernelId[], recipe: For): readonly WgslFile[] {
  const all = kernels.flatMap((id) => sourcesOf(id, recipe));
  const texts = new Map(all.map(({ name, text }) => [name, text]));
  return Array.from(texts, ([name, text]) => ({
    path: `${name}.wgsl`,
    stage: STAGES.get(name) ?? STAGES.get(name.replace(/\/.*/, '')) ?? 'helper',
    text: name.startsWith('made/') ? text : textOf(name, WRITTEN),
  }));
}

export function isKernel(name: string): name is KernelId {
  return name in KERNELS;
}
