/** A run as it is kept, exported and imported: plain JSON. The format is in docs/run-file.md. */
import { settingText, type ConfigKey, type FitConfig } from '../../core/settings/index.ts';
import { MODEL_KEYS } from '../settings/draft.ts';
import type { OwnData } from '../../core/data/own.ts';
import type { VerifiedData } from '../../run/verify/types.ts';

/** Another layout of the file gets another number. */
export const SCHEMA = 'downhill-run/1';

export const OUTCOMES = ['done', 'stopped', 'diverged'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A kept log and a kept curve have no more entries than this. */
export const MOST_ENTRIES = 2000;

/** Own data as a kept run tells of them. The numbers themselves are not kept. */
export interface KeptData extends VerifiedData {
  /** Of the numbers: two tables may have all the rest in common. Runs of an earlier page have none. */
  readonly digest?: string;
  /** What a formula calls the inputs, where that is not x alone. [D] */
  readonly inputs?: readonly string[];
}

/** A header may hold a book: so much of a name is kept. In UTF-16 units. */
export const LONGEST_NAME = 300;

export function keptData(own: OwnData): KeptData {
  const { name, xName, yName, x, others = [], standardise } = own;
  const inputs = [xName, ...others.map((one) => one.name)];
  return {
    name: shortened(name),
    x: shortened(inputs.join(', ')),
    y: shortened(yName),
    points: x.length,
    standardised: standardise,
    digest: digestOf(own),
  };
}

/** What tells data apart: runs with the same were trained on the same points. */
function dataKey(config: FitConfig, data: KeptData | undefined): string {
  if (data !== undefined) {
    const { name, x, y, points, digest } = data;
    return JSON.stringify([name, x, y, points, digest, config.rows]);
  }
  const { replay } = config;
  return replay === 'none' ? textsOf(config, DRAWN_BY) : replay;
}

const DRAWN_BY = ['dataset', 'degree', 'seed', 'points', 'rows'] as const;
/** Losses of different kinds are of different units: no axis has room for both. */
export const LOSS = ['loss', 'huberDelta', 'smoothL1Beta'] as const;
/** What runs have in common that are compared. */
export const IN_COMMON: readonly ConfigKey[] = ['replay', ...DRAWN_BY, ...MODEL_KEYS, ...LOSS];

/** What tells runs apart that cannot be compared: they are of other data, of another model or another loss. */
export function groupKey(config: FitConfig, data: KeptData | undefined): string {
  return `${dataKey(config, data)} ${textsOf(config, [...MODEL_KEYS, ...LOSS])}`;
}

function textsOf(config: FitConfig, keys: readonly ConfigKey[]): string {
  return keys.map((key) => settingText(config, key)).join('/');
}

/** The states of the page ask many times for the digest of few tables. */
const digests = new WeakMap<OwnData, string>();

/** FNV-1a over 32 bits at a time. */
function digestOf(own: OwnData): string {
  const known = digests.get(own);
  if (known !== undefined) return known;
  const { x, y, others = [] } = own;
  let hash = 0x811c9dc5;
  for (const column of [x, y, ...others.map(({ values }) => values)]) {
    const words = new Uint32Array(column.buffer, column.byteOffset, 2 * column.length);
    for (const word of words) hash = Math.imul(hash ^ word, 0x01000193);
  }
  const digest = (hash >>> 0).toString(16).padStart(8, '0');
  digests.set(own, digest);
  return digest;
}

/** Whether these are the data that a run was trained on, as far as it tells. */
export function areKeptData(kept: KeptData, own: OwnData | undefined): boolean {
  if (own === undefined) return false;
  const here = keptData(own);
  return (['name', 'x', 'y', 'points', 'digest'] as const).every(
    (key) => (kept[key] ?? here[key]) === here[key],
  );
}

function shortened(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
}
