/** The WGSL files of a step under their own names, and what each does in it: for somebody who reads them. */
import across from './across.wgsl?raw';
import pairLanes from './compensated/lanes.wgsl?raw';
import pairResiduals from './compensated/line-mse.wgsl?raw';
import pairParameters from './compensated/parameters.wgsl?raw';
import pairSums from './compensated/sums.wgsl?raw';
import twoFloats from './compensated/two-floats.wgsl?raw';
import lone from './exchange/lone.wgsl?raw';
import subgroup from './exchange/subgroup.wgsl?raw';
import exchangeTree from './exchange/tree.wgsl?raw';
import lanes from './f32/lanes.wgsl?raw';
import parameters from './f32/parameters.wgsl?raw';
import sums from './f32/sums.wgsl?raw';
import combine from './kernels/combine.wgsl?raw';
import descend from './kernels/descend.wgsl?raw';
import fused from './kernels/fused.wgsl?raw';
import partials from './kernels/partials.wgsl?raw';
import step from './kernels/step.wgsl?raw';
import stepLone from './kernels/step-lone.wgsl?raw';
import fma from './fma.wgsl?raw';
import {
  CURVE_SOURCES,
  KERNELS,
  LOSS_SOURCES,
  OPTIMIZER_SOURCES,
  sourcesOf,
  type KernelId,
  type Recipe,
} from './index.ts';
import quotient from './quotient.wgsl?raw';
import held from './held.wgsl?raw';
import quads from './quads.wgsl?raw';
import free from './rounding/free.wgsl?raw';
import kept from './rounding/kept.wgsl?raw';
import run from './run.wgsl?raw';
import settings from './settings.wgsl?raw';
import state from './state.wgsl?raw';
import tree from './tree.wgsl?raw';

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
  ...named('curves', 'predict', CURVE_SOURCES),
  ...named('losses', 'predict', LOSS_SOURCES),
  { path: 'f32/lanes.wgsl', stage: 'predict', text: lanes },
  { path: 'compensated/line-mse.wgsl', stage: 'predict', text: pairResiduals },
  { path: 'compensated/lanes.wgsl', stage: 'predict', text: pairLanes },
  { path: 'quads.wgsl', stage: 'predict', text: quads },
  { path: 'held.wgsl', stage: 'predict', text: held },
  { path: 'kernels/step.wgsl', stage: 'sum', text: step },
  { path: 'kernels/step-lone.wgsl', stage: 'sum', text: stepLone },
  { path: 'kernels/partials.wgsl', stage: 'sum', text: partials },
  { path: 'kernels/combine.wgsl', stage: 'sum', text: combine },
  { path: 'kernels/fused.wgsl', stage: 'sum', text: fused },
  { path: 'kernels/descend.wgsl', stage: 'sum', text: descend },
  { path: 'tree.wgsl', stage: 'sum', text: tree },
  { path: 'exchange/tree.wgsl', stage: 'sum', text: exchangeTree },
  { path: 'exchange/subgroup.wgsl', stage: 'sum', text: subgroup },
  { path: 'exchange/lone.wgsl', stage: 'sum', text: lone },
  ...named('optimizers', 'update', OPTIMIZER_SOURCES),
  { path: 'f32/parameters.wgsl', stage: 'update', text: parameters },
  { path: 'compensated/parameters.wgsl', stage: 'update', text: pairParameters },
  { path: 'state.wgsl', stage: 'update', text: state },
  { path: 'run.wgsl', stage: 'update', text: run },
  { path: 'settings.wgsl', stage: 'helper', text: settings },
  { path: 'across.wgsl', stage: 'helper', text: across },
  { path: 'f32/sums.wgsl', stage: 'helper', text: sums },
  { path: 'compensated/sums.wgsl', stage: 'helper', text: pairSums },
  { path: 'compensated/two-floats.wgsl', stage: 'helper', text: twoFloats },
  { path: 'fma.wgsl', stage: 'helper', text: fma },
  { path: 'quotient.wgsl', stage: 'helper', text: quotient },
  { path: 'rounding/free.wgsl', stage: 'helper', text: free },
  { path: 'rounding/kept.wgsl', stage: 'helper', text: kept },
];

function named(
  folder: string,
  stage: Stage,
  sources: Readonly<Record<string, string>>,
): readonly WgslFile[] {
  return Object.entries(sources).map(([name, text]) => ({
    path: `${folder}/${name}.wgsl`,
    stage,
    text,
  }));
}

/** The files that some kernels are composed of, each once, in the order of reading. */
export function filesOf(kernels: readonly KernelId[], recipe: Recipe): readonly WgslFile[] {
  const texts = new Set(kernels.flatMap((id) => sourcesOf(id, recipe)));
  return FILES.filter(({ text }) => texts.has(text));
}

export function isKernel(name: string): name is KernelId {
  return name in KERNELS;
}
