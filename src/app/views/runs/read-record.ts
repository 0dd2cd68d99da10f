/** A run from a text or from the browser's storage, neither of which is to be trusted. */
import { POINTS } from '../../../core/settings/limits.ts';
import { MODELS } from '../../../core/models/index.ts';
import { RunFileError, type RunFileFault } from '../../../core/errors.ts';
import { shown } from '../../../core/text/shown.ts';
import { ENGINES, PRECISIONS, STRATEGIES, type EngineInfo } from '../../../core/types.ts';
import { configFromAddress } from '../../settings/address.ts';
import {
  type KeptData,
  LONGEST_NAME,
  MOST_ENTRIES,
  OUTCOMES,
  type RunRecord,
  SCHEMA,
} from '../../state/record.ts';

/** Of a file with {@link MOST_ENTRIES} entries in both of its lists about a fifth. */
export const MOST_BYTES = 2 * 1024 * 1024;
const MOST_NAME = 80;
const MOST_TEXT = 300;
const MOST_SETTINGS = 50;
/** A start has a number a parameter, each of at most 24 characters. */
const MOST_SETTING = 100;
/** A run that went on for a year had fewer epochs than this. */
const MOST_EPOCHS = 1e12;

/** @throws RunFileError that says what is wrong with it */
export function parseRun(text: string): RunRecord {
  if (text.length > MOST_BYTES) {
    throw fault(
      'too-large',
      '',
      `the file has ${text.length} characters, a run at most ${MOST_BYTES}: choose a file that Downhill exported`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw fault('not-json', '', 'the file is not JSON, or it was cut short: export the run again');
  }
  return readRun(value);
}

/** @throws RunFileError that names the part that is wrong */
export function readRun(value: unknown): RunRecord {
  const raw = isObject(value) ? value : {};
  const schema = raw['schema'];
  if (typeof schema !== 'string' || !schema.startsWith('downhill-run/')) {
    throw fault(
      'not-a-run',
      'schema',
      `the file is JSON, but not a run: its schema is ${shown(schema)}, not ${SCHEMA}`,
    );
  }
  if (schema !== SCHEMA) {
    throw fault(
      'other-version',
      'schema',
      `the run is of version ${shown(schema)}, this page reads ${SCHEMA}: open it where it was made`,
    );
  }
  const settings = readSettings(raw['settings']);
  const { config } = configFromAddress(settings);
  const names = MODELS[config.model].parameterNames;
  const log = isObject(raw['log']) ? raw['log'] : {};
  const curve = isObject(raw['curve']) ? raw['curve'] : {};
  const logEpochs = epochs('log.epochs', log['epochs']);
  const curveEpochs = epochs('curve.epochs', curve['epochs']);
  return {
    schema,
    id: text('id', raw['id'], MOST_NAME, 1),
    name: text('name', raw['name'], MOST_NAME),
    savedAt: date(raw['savedAt']),
    settings,
    ...(raw['data'] !== undefined && { data: readData(raw['data']) }),
    retuned: flag('retuned', raw['retuned']),
    outcome: choice('outcome', raw['outcome'], OUTCOMES),
    epoch: number('epoch', raw['epoch'], MOST_EPOCHS),
    loss: orNull('loss', raw['loss']),
    parameterNames: names,
    parameters: parameters(raw, names),
    engine: engine(raw['engine']),
    strategy: choice('strategy', raw['strategy'], STRATEGIES),
    description: text('description', raw['description'], MOST_TEXT),
    elapsedMs: number('elapsedMs', raw['elapsedMs']),
    stepsPerSecond: orNull('stepsPerSecond', raw['stepsPerSecond']),
    curve: { epochs: curveEpochs, losses: column('curve.losses', curve['losses'], curveEpochs) },
    log: {
      epochs: logEpochs,
      losses: column('log.losses', log['losses'], logEpochs),
      parameters: list(
        'log.parameters',
        log['parameters'],
        logEpochs.length === 0 ? 0 : names.length,
      ).map((one, i) => column(`log.parameters[${i}]`, one, logEpochs)),
    },
  };
}

/** As the address would write them: each known, and each in its range. */
function readSettings(value: unknown): Record<string, string> {
  if (!isObject(value)) throw damaged('settings', value);
  const entries = Object.entries(value);
  if (entries.length > MOST_SETTINGS) throw damaged('settings', `${entries.length} entries`);
  const settings: Record<string, string> = {};
  for (const [key, one] of entries) settings[key] = text(`settings.${key}`, one, MOST_SETTING);
  const { faults } = configFromAddress(settings);
  const bad = Object.keys(faults)[0];
  if (bad !== undefined) throw damaged(`settings.${bad}`, settings[bad]);
  return settings;
}

/** What is told of own data. */
function readData(value: unknown): KeptData {
  if (!isObject(value)) throw damaged('data', value);
  const points = number('data.points', value['points'], POINTS.most);
  if (!Number.isInteger(points) || points < POINTS.least) {
    throw damaged('data.points', points);
  }
  return {
    name: text('data.name', value['name'], LONGEST_NAME),
    x: text('data.x', value['x'], LONGEST_NAME),
    y: text('data.y', value['y'], LONGEST_NAME),
    points,
    standardised: flag('data.standardised', value['standardised']),
    ...(value['digest'] !== undefined && { digest: text('data.digest', value['digest'], 8, 8) }),
  };
}

function parameters(raw: Raw, names: readonly string[]): readonly number[] {
  const given = list('parameters', raw['parameters'], names.length);
  return given.map((one, i) => {
    const value = orNull(`parameters[${i}]`, one);
    if (value === null) throw damaged(`parameters[${i}]`, one);
    return value;
  });
}

function engine(value: unknown): EngineInfo {
  if (!isObject(value)) throw damaged('engine', value);
  return {
    engine: choice('engine.engine', value['engine'], ENGINES),
    precision: choice('engine.precision', value['precision'], PRECISIONS),
    adapter: text('engine.adapter', value['adapter'], MOST_TEXT),
    software: flag('engine.software', value['software']),
  };
}

/** Whole numbers, each above the one before. */
function epochs(part: string, value: unknown): readonly number[] {
  if (!Array.isArray(value) || value.length > MOST_ENTRIES) throw damaged(part, value);
  let before = 0;
  return value.map((one: unknown) => {
    if (!Number.isInteger(one) || Number(one) <= before) throw damaged(part, one);
    before = number(part, one, MOST_EPOCHS);
    return before;
  });
}

/** A value, or null, for each of `rows`. */
function column(part: string, value: unknown, rows: readonly number[]): readonly (number | null)[] {
  return list(part, value, rows.length).map((one) => orNull(part, one));
}

function list(part: string, value: unknown, length: number): readonly unknown[] {
  if (!Array.isArray(value) || value.length !== length) throw damaged(part, value);
  return value;
}

function orNull(part: string, value: unknown): number | null {
  if (value === null) return null;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw damaged(part, value);
  return value;
}

function number(part: string, value: unknown, most = Number.MAX_VALUE): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= most)) throw damaged(part, value);
  return value;
}

function text(part: string, value: unknown, most: number, least = 0): string {
  if (typeof value !== 'string' || value.length > most || value.length < least) {
    throw damaged(part, value);
  }
  return value;
}

function flag(part: string, value: unknown): boolean {
  if (typeof value !== 'boolean') throw damaged(part, value);
  return value;
}

function choice<T extends string>(part: string, value: unknown, choices: readonly T[]): T {
  const found = choices.find((one) => one === value);
  if (found === undefined) throw damaged(part, value);
  return found;
}

function date(value: unknown): string {
  const at = typeof value === 'string' ? new Date(value) : undefined;
  if (at === undefined || Number.isNaN(at.getTime())) throw damaged('savedAt', value);
  return at.toISOString();
}

type Raw = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function damaged(part: string, value: unknown): RunFileError {
  return fault(
    'damaged',
    part,
    `${part} of the run is ${shown(value)}: the file is damaged, export the run again`,
  );
}

function fault(kind: RunFileFault, part: string, message: string): RunFileError {
  return new RunFileError(kind, part, message);
}
