/** What PyTorch printed for the runs of make_model_goldens.py, in this project's words. */
import type { DatasetId } from '../../src/core/data/datasets.ts';
import type { CatalogueId } from '../../src/core/models/catalogue.ts';
import type { ActivationId } from '../../src/core/models/network.ts';
import { type FitConfig } from '../../src/core/settings/index.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import type { NamedGroups } from '../../src/run/groups.ts';
import groupGoldens from '../fixtures/group-goldens.json';
import modelGoldens from '../fixtures/model-goldens.json';

type Options = Readonly<Record<string, number | boolean>>;
type Line = readonly [epoch: number, loss: number];

export interface ModelGolden {
  readonly model: CatalogueId | 'network';
  readonly formula: string | null;
  readonly sizes: readonly number[] | null;
  readonly activation: ActivationId | null;
  readonly data: DatasetId;
  readonly seed: number;
  readonly n: number;
  readonly loss: string;
  readonly optimizer: string;
  readonly optimizerOptions: Options;
  readonly lr: number;
  readonly schedule: string;
  readonly scheduleOptions: Options;
  readonly batch: 'full' | number;
  readonly epochs: number;
  /** Of tensors. */
  readonly parameterNames: readonly string[];
  readonly init: readonly number[];
  /** In f32. */
  readonly firstStep: { readonly loss: number; readonly grad: readonly number[] };
  /** Of the first three epochs. */
  readonly firstOrders: readonly (readonly number[])[];
  readonly log: readonly Line[];
  readonly final: readonly number[];
  readonly log64: readonly Line[];
  readonly final64: readonly number[];
}

interface Goldens {
  readonly data: Readonly<Record<string, { readonly x: number[]; readonly y: number[] }>>;
  readonly cases: readonly ModelGolden[];
}

const GOLDENS = modelGoldens as unknown as Goldens;
export const MODEL_GOLDENS = GOLDENS.cases;

/** A run of make_group_goldens.py. */
export interface GroupGolden extends Omit<ModelGolden, 'firstStep' | 'firstOrders'> {
  readonly groups: readonly (Options & { readonly parameters: readonly string[] })[];
}
export const GROUP_GOLDENS = groupGoldens.cases as unknown as readonly GroupGolden[];

/** x: [n × D], row by row; y: [n] */
export function dataOf({ data, seed, n }: ModelGolden): { x: number[]; y: number[] } {
  return GOLDENS.data[`${data} ${seed} ${n}`] ?? { x: [], y: [] };
}

export function nameOf(golden: ModelGolden): string {
  const { model, data, seed, loss, optimizer, optimizerOptions, schedule, batch } = golden;
  const options = Object.keys(optimizerOptions).join(' ');
  return `${model} of ${data}, ${loss}, ${optimizer} ${options}, ${schedule}, batch ${batch}, seed ${seed}`;
}

/** `smooth_l1` is `smooth-l1` here, `weight_decay` `weightDecay`, and `T_max` `tMax`. */
function camel(options: Options): Options {
  const named = (name: string): string =>
    name.replace(/^[A-Z]/, (c) => c.toLowerCase()).replace(/_(\w)/g, (_, c: string) => c.toUpperCase()); // prettier-ignore
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [named(name), value]));
}

/** What of a run has kernels of its own. */
function partsOf(golden: ModelGolden): readonly string[] {
  const { model, activation, loss, optimizer, optimizerOptions, schedule, batch } = golden;
  return [
    `${model} ${activation ?? ''}`,
    loss,
    [optimizer, ...Object.keys(optimizerOptions)].join(' '),
    schedule,
    batch === 'full' ? 'full' : 'batches',
  ];
}

/** Of the runs as few as have every model, loss, optimizer with its options, schedule and kind of batch among them. */
export function covering(goldens: readonly ModelGolden[]): readonly ModelGolden[] {
  const seen = new Set<string>();
  const news = (golden: ModelGolden): number =>
    partsOf(golden).filter((part) => !seen.has(part)).length;
  const chosen: ModelGolden[] = [];
  for (;;) {
    const best = goldens.reduce((one, other) => (news(other) > news(one) ? other : one));
    if (news(best) === 0) return chosen;
    chosen.push(best);
    for (const part of partsOf(best)) seen.add(part);
  }
}

/** The run as its settings. */
export function configOf(golden: Omit<ModelGolden, 'firstStep' | 'firstOrders'>): FitConfig {
  const { model, sizes, activation, data, seed, n, loss, optimizer, lr, schedule, batch, epochs } = golden; // prettier-ignore
  return parseConfig({
    model,
    ...(sizes && { layers: sizes.slice(1, -1), activation, dataset: data }),
    seed,
    points: n,
    loss: loss.replace(/_/g, '-'),
    optimizer,
    ...camel(golden.optimizerOptions),
    lr,
    schedule,
    ...camel(golden.scheduleOptions),
    batch,
    epochs,
  });
}

/** Its parameter groups. */
export function groupsOf({ groups }: GroupGolden): NamedGroups {
  return groups.map((group) => camel(group) as unknown as NamedGroups[number]);
}
