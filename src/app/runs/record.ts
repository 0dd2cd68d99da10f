/** A run as it is kept, exported and imported: plain JSON. The format is in docs/run-file.md. */
import type { EngineInfo, StrategyId } from '../../core/types.ts';
import type { KeptData } from './kept-data.ts';

/** Another layout of the file gets another number. */
export const SCHEMA = 'downhill-run/1';

export const OUTCOMES = ['done', 'stopped', 'diverged'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A kept log and a kept curve have no more entries than this. */
export const MOST_ENTRIES = 2000;

/** Columns of equal length. What was not finite is null, as JSON has no other way to say it. */
export interface KeptColumns {
  readonly epochs: readonly number[];
  readonly losses: readonly (number | null)[];
}

export interface RunRecord {
  readonly schema: typeof SCHEMA;
  readonly id: string;
  /** Empty until somebody names the run. */
  readonly name: string;
  /** When it was kept, ISO 8601 in UTC. */
  readonly savedAt: string;
  /** What differs from the defaults, as the address writes it. */
  readonly settings: Readonly<Record<string, string>>;
  /** Of own data; left out where seed or replay say what was trained on. */
  readonly data?: KeptData;
  /** The learning rate was changed while it ran, so that the settings alone do not give it again. */
  readonly retuned: boolean;
  readonly outcome: Outcome;
  readonly epoch: number;
  readonly loss: number | null;
  readonly parameterNames: readonly string[];
  /** After the last epoch that left them finite. [P] */
  readonly parameters: readonly number[];
  readonly engine: EngineInfo;
  readonly strategy: StrategyId;
  readonly description: string;
  readonly elapsedMs: number;
  readonly stepsPerSecond: number | null;
  /** As drawn. */
  readonly curve: KeptColumns;
  /** The logged epochs, an even selection where there are more than {@link MOST_ENTRIES}. */
  readonly log: KeptColumns & { readonly parameters: readonly (readonly (number | null)[])[] };
}
