/** A run from a text or from the browser's storage, neither of which is to be trusted. The format is in docs/run-file.md. */
import * as v from 'valibot';
import { POINTS } from '../../core/settings/limits.ts';
import { FORMULA_RULES } from '../../core/settings/formula.ts';
import { namesOf } from '../../core/models/index.ts';
import { parameterNamesOf } from '../../core/setup.ts';
import { RunFileError } from '../../core/errors.ts';
import { shown } from '../../core/text/shown.ts';
import { ENGINES, PRECISIONS, STRATEGIES } from '../../core/types.ts';
import { MisfitError, readAs, type Read } from '../../run/read-json.ts';
import { configFromAddress } from '../settings/address.ts';
import { LONGEST_NAME, MOST_ENTRIES, OUTCOMES, SCHEMA } from './record.ts';

/** Of a run with {@link MOST_ENTRIES} entries in both of its lists about a hundredth: a file may hold many. */
export const MOST_BYTES = 32 * 1024 * 1024;
const MOST_NAME = 80;
const MOST_TEXT = 300;
const MOST_SETTINGS = 50;
/** A start has a number a parameter, each of at most 24 characters. */
const MOST_SETTING = 100;
/** A run that went on for a year had fewer epochs than this. */
const MOST_EPOCHS = 1e12;

const text = (most: number, least = 0) => v.pipe(v.string(), v.minLength(least), v.maxLength(most));
const amount = (most = Number.MAX_VALUE) => v.pipe(v.number(), v.minValue(0), v.maxValue(most));
const finite = v.pipe(v.number(), v.finite('finite'));
/** What was not finite is null, as JSON has no other way to say it. */
const orNull = v.nullable(finite);
const epochs = v.pipe(
  v.array(v.pipe(amount(MOST_EPOCHS), v.integer('a whole number'))),
  v.maxLength(MOST_ENTRIES),
  v.checkItems((epoch, i, all) => epoch > (all[i - 1] ?? 0), 'above the one before'),
);
/** Columns of equal length. */
const columns = { epochs, losses: v.array(orNull) };

const RECORD = v.object({
  schema: v.literal(SCHEMA),
  id: text(MOST_NAME, 1),
  /** Empty until somebody names the run. */
  name: text(MOST_NAME),
  /** When it was kept, ISO 8601 in UTC. */
  savedAt: v.pipe(
    v.string(),
    v.check((moment) => !Number.isNaN(Date.parse(moment)), 'a date'),
    v.transform((moment) => new Date(moment).toISOString()),
  ),
  /** What differs from the defaults, as the address writes it. */
  settings: v.pipe(v.record(v.string(), text(MOST_SETTING)), v.maxEntries(MOST_SETTINGS)),
  /** Of own data; left out where seed or replay say what was trained on. */
  data: v.exactOptional(
    v.object({
      name: text(LONGEST_NAME),
      x: text(LONGEST_NAME),
      y: text(LONGEST_NAME),
      points: v.pipe(amount(POINTS.most), v.minValue(POINTS.least), v.integer('a whole number')),
      standardised: v.boolean(),
      digest: v.exactOptional(text(8, 8)),
      inputs: v.exactOptional(v.pipe(v.array(text(LONGEST_NAME)), v.minLength(1))),
    }),
  ),
  /** The learning rate was changed while it ran, so that the settings alone do not give it again. */
  retuned: v.boolean(),
  outcome: v.picklist(OUTCOMES),
  epoch: amount(MOST_EPOCHS),
  loss: orNull,
  /** After the last epoch that left them finite. [P] */
  parameters: v.array(finite),
  engine: v.object({
    engine: v.picklist(ENGINES),
    precision: v.picklist(PRECISIONS),
    adapter: text(MOST_TEXT),
    software: v.boolean(),
  }),
  strategy: v.picklist(STRATEGIES),
  description: text(MOST_TEXT),
  elapsedMs: amount(),
  stepsPerSecond: orNull,
  /** As drawn. */
  curve: v.object(columns),
  /** The logged epochs, an even selection where there are more than {@link MOST_ENTRIES}. [P] columns of parameters. */
  log: v.object({ ...columns, parameters: v.array(v.array(orNull)) }),
});

/** A run as it is kept, exported and imported: plain JSON. */
export type RunRecord = Read<typeof RECORD> & { readonly parameterNames: readonly string[] };

/** The run of a file, or all of its runs. @throws RunFileError that says what is wrong with it */
export function parseRuns(file: string): readonly RunRecord[] {
  if (file.length > MOST_BYTES) {
    throw new RunFileError(
      'too-large',
      '',
      `the file has ${file.length} characters, runs at most ${MOST_BYTES}: choose a file that Downhill exported`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(file);
  } catch {
    throw new RunFileError(
      'not-json',
      '',
      'the file is not JSON, or it was cut short: export the run again',
    );
  }
  return (Array.isArray(value) && value.length > 0 ? value : [value]).map(readRun);
}

/** @throws RunFileError that names the part that is wrong */
export function readRun(value: unknown): RunRecord {
  const { schema } = Object(value) as { readonly schema?: unknown };
  if (typeof schema !== 'string' || !schema.startsWith('downhill-run/')) {
    throw new RunFileError(
      'not-a-run',
      'schema',
      `the file is JSON, but not a run: its schema is ${shown(schema)}, not ${SCHEMA}`,
    );
  }
  if (schema !== SCHEMA) {
    throw new RunFileError(
      'other-version',
      'schema',
      `the run is of version ${shown(schema)}, this page reads ${SCHEMA}: open it where it was made`,
    );
  }
  try {
    return fitting(readAs(RECORD, value));
  } catch (error) {
    if (!(error instanceof MisfitError)) throw error;
    throw new RunFileError(
      'damaged',
      error.place,
      `${error.message}: the file is damaged, export the run again`,
    );
  }
}

/** What no part says by itself: settings that are settings, and lists of the lengths that others give. */
function fitting(record: Read<typeof RECORD>): RunRecord {
  const { settings, data, parameters, curve, log } = record;
  const { config, faults } = configFromAddress(settings, FORMULA_RULES);
  const [bad] = Object.keys(faults);
  if (bad !== undefined) throw new MisfitError(`settings.${bad}`, settings[bad], 'a setting');
  const parameterNames =
    data === undefined ? parameterNamesOf(config) : namesOf(config, data.inputs ?? ['x']);
  const count = parameterNames.length;
  const lines = log.epochs.length;
  const lists: readonly (readonly [string, readonly unknown[], number])[] = [
    ['parameters', parameters, count],
    ['curve.losses', curve.losses, curve.epochs.length],
    ['log.losses', log.losses, lines],
    ['log.parameters', log.parameters, lines === 0 ? 0 : count],
    ...log.parameters.map((one, i) => [`log.parameters[${i}]`, one, lines] as const),
  ];
  for (const [place, list, length] of lists) {
    if (list.length !== length) throw new MisfitError(place, list, `${length} values`);
  }
  return { ...record, parameterNames };
}
