/** What the fields of the page say: text, which may or may not be a configuration. */
import { type ConfigKey, type FitConfig } from '../../core/config.ts';
import { seedToJson } from '../../core/seed.ts';

export type Draft = Readonly<Record<ConfigKey, string>>;

/** The fields as a configuration fills them. */
export function draftOf(config: FitConfig): Draft {
  return {
    model: config.model,
    seed: String(seedToJson(config.seed)),
    replay: config.replay,
    points: String(config.points),
    epochs: String(config.epochs),
    lr: String(config.lr),
    logEvery: String(config.logEvery),
    engine: config.engine,
    strategy: config.strategy,
    precision: config.precision,
  };
}

/** What a replay brings by itself; the fields keep their text for the way back. */
export const BROUGHT_BY_REPLAY: readonly ConfigKey[] = ['model', 'seed', 'points'];

/** The fields as `parseConfig` takes them. */
export function rawOf(draft: Draft): Record<string, string> {
  const raw: Record<string, string> = { ...draft };
  if (draft.replay !== 'none') {
    for (const key of BROUGHT_BY_REPLAY) Reflect.deleteProperty(raw, key);
  }
  return raw;
}
