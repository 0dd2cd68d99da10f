import { ConfigError } from './errors.ts';
import { checkKeys } from './input/given.ts';
import { MODEL_IDS, MODELS, type ModelId } from './models/index.ts';
import { parseSeed, seedToJson } from './seed.ts';
import { shown } from './text/shown.ts';
import { parseStart, type Start } from './start.ts';
import {
  ENGINES,
  PRECISIONS,
  STRATEGIES,
  type EngineId,
  type Precision,
  type StrategyId,
} from './types.ts';

/** Everything that a run depends on. The address, the terminal and the library all end here. */
export interface FitConfig {
  readonly model: ModelId;
  /** As for `torch.manual_seed`; data and start follow from it, unless `replay` is set. */
  readonly seed: bigint;
  /** A run of the article to replay: its data and its start, reconstructed. */
  readonly replay: ModelId | 'none';
  /** Where gradient descent sets out: as the seed or the replay has it, or at these parameters. */
  readonly start: Start;
  readonly points: number;
  readonly epochs: number;
  readonly lr: number;
  /** A line is logged at every multiple of this epoch. */
  readonly logEvery: number;
  readonly engine: EngineId | 'auto';
  readonly strategy: StrategyId | 'auto';
  readonly precision: Precision;
}

export type ConfigKey = keyof FitConfig;

/** The article's settings. */
export const DEFAULTS: FitConfig = {
  model: 'parameter',
  seed: 42n,
  replay: 'none',
  start: 'drawn',
  points: 100,
  epochs: 20_000,
  lr: 1e-3,
  logEvery: 100,
  engine: 'auto',
  strategy: 'auto',
  precision: 'f32',
};

/** The points of the article's runs, and so of a replay. */
export const REPLAY_POINTS = 100;

/** What a number may be. The page's controls and the terminal's help print these, too. */
export const RANGES = {
  // torch's randn needs one point; a line needs two. 2^28 f32 are 1 GiB a column.
  points: { least: 2, most: 2 ** 28, integer: true },
  // The GPU counts steps in a u32.
  epochs: { least: 1, most: 1e9, integer: true },
  // Well inside f32, so that rounding never makes it 0 or infinite.
  lr: { least: 1e-12, most: 1e6, integer: false },
  logEvery: { least: 1, most: 1e9, integer: true },
} as const satisfies Partial<Record<ConfigKey, Range>>;

interface Range {
  readonly least: number;
  readonly most: number;
  readonly integer: boolean;
}

/** A log of more lines than this would not fit in memory beside the data. */
export const MOST_LOG_LINES = 1_000_000;

export const CHOICES = {
  model: MODEL_IDS,
  replay: ['none', ...MODEL_IDS],
  engine: ['auto', ...ENGINES],
  strategy: ['auto', ...STRATEGIES],
  precision: PRECISIONS,
} as const;

/** How a field is written outside TypeScript: `--log-every` in the terminal, `log-every=` in the address. */
export function flagOf(key: ConfigKey): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export const CONFIG_KEYS = Object.keys(DEFAULTS) as readonly ConfigKey[];

/** What other programs call a setting. */
const OTHER_NAMES: ReadonlyMap<string, ConfigKey> = new Map([
  ['learningRate', 'lr'],
  ['stepSize', 'lr'],
  ['iterations', 'epochs'],
  ['steps', 'epochs'],
  ['device', 'engine'],
  ['backend', 'engine'],
  ['dtype', 'precision'],
]);

/** @throws ConfigError for what is no object, and for a key that is no setting, with the one that is near */
export function checkSettings(
  raw: unknown,
  known: readonly string[] = CONFIG_KEYS,
): asserts raw is Readonly<Record<string, unknown>> {
  checkKeys('a setting', raw, known, OTHER_NAMES);
}

/** How a message calls a setting: as whoever gave it wrote it. */
type Written = (key: ConfigKey) => string;

/**
 * A whole configuration from whatever came in. Numbers may be given as text; what is missing takes
 * its default; a key that is not a field of {@link FitConfig} is refused.
 * @throws ConfigError that names the field, the value and the range
 */
export function parseConfig(raw: Readonly<Record<string, unknown>>): FitConfig {
  return parse(raw, (key) => key);
}

/** The same of what was written as flags: messages call a setting by its flag. */
export function parseFlags(raw: Readonly<Record<string, unknown>>): FitConfig {
  return parse(raw, flagOf);
}

function parse(raw: Readonly<Record<string, unknown>>, written: Written): FitConfig {
  checkSettings(raw);
  // As for the defaults below: null counts as missing.
  const given = (key: ConfigKey): boolean => (raw[key] ?? undefined) !== undefined;
  const choice = choiceOf(raw, written);
  const number = rangedOf(raw, written);
  const replay = choice('replay', CHOICES.replay);
  const replayed = replay === 'none' ? undefined : replay;
  const model = choice('model', CHOICES.model, replayed);
  const config: FitConfig = {
    replay,
    model,
    seed: parseSeed(raw['seed'] ?? DEFAULTS.seed),
    start: parseStart(raw['start'] ?? DEFAULTS.start, MODELS[model].parameterNames),
    points: number('points'),
    epochs: number('epochs'),
    lr: number('lr'),
    logEvery: number('logEvery'),
    engine: choice('engine', CHOICES.engine),
    strategy: choice('strategy', CHOICES.strategy),
    precision: choice('precision', CHOICES.precision),
  };
  if (replayed !== undefined) checkReplay(config, given('seed'));
  if (config.epochs / config.logEvery > MOST_LOG_LINES) {
    const logEvery = written('logEvery');
    throw new ConfigError(
      'logEvery',
      `${logEvery} ${config.logEvery} makes more than ${MOST_LOG_LINES} lines in ${config.epochs} epochs: raise ${logEvery} or lower epochs`,
    );
  }
  checkPrecision(config);
  return config;
}

function checkPrecision({ precision, engine }: FitConfig): void {
  if (precision === 'f64' && (engine === 'webgpu' || engine === 'wasm')) {
    throw new ConfigError(
      'precision',
      `precision f64 is not to be had on ${engine}, which computes in f32: use engine cpu, or precision f32`,
    );
  }
  if (precision === 'compensated' && engine === 'wasm') {
    throw new ConfigError(
      'precision',
      'precision compensated is not to be had on wasm, which keeps parameters in f32: use engine webgpu or cpu, or precision f32',
    );
  }
}

function checkReplay(config: FitConfig, seedGiven: boolean): void {
  const { replay, model, points } = config;
  if (model !== replay) {
    throw new ConfigError('model', `model ${model} does not fit replay ${replay}: leave model out`);
  }
  if (points !== REPLAY_POINTS) {
    throw new ConfigError(
      'points',
      `points ${points} does not fit replay ${replay}, which has ${REPLAY_POINTS}: leave points out`,
    );
  }
  if (seedGiven) {
    throw new ConfigError('seed', `seed has no effect on replay ${replay}: leave one of them out`);
  }
}

function choiceOf(raw: Readonly<Record<string, unknown>>, written: Written) {
  return <T extends string>(
    key: ConfigKey & keyof typeof CHOICES,
    choices: readonly T[],
    preset: unknown = DEFAULTS[key],
  ): T => {
    const value = raw[key] ?? preset;
    const found = choices.find((candidate) => candidate === value);
    if (found !== undefined) return found;
    throw new ConfigError(
      key,
      `${written(key)} ${shown(value)} is unknown: use ${choices.join(', ')}`,
    );
  };
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The number that was given, or NaN: texts as people write numbers, not all that JavaScript would take. */
export function numberOf(raw: unknown): number {
  const text = typeof raw === 'string' ? raw.trim() : '';
  return typeof raw === 'number' ? raw : NUMBER.test(text) ? Number(text) : NaN;
}

function rangedOf(raw: Readonly<Record<string, unknown>>, written: Written) {
  return (key: keyof typeof RANGES): number => {
    const { least, most, integer } = RANGES[key];
    const given = raw[key] ?? DEFAULTS[key];
    const value = numberOf(given);
    if (value >= least && value <= most && (!integer || Number.isInteger(value))) return value;
    const kind = integer ? 'an integer' : 'a number';
    throw new ConfigError(
      key,
      `${written(key)} ${shown(given)} is not ${kind} from ${least} to ${most}: give one in that range`,
    );
  };
}

/** A setting as text, which `parseConfig` reads back. Two settings are equal when their texts are. */
export function settingText(config: FitConfig, key: ConfigKey): string {
  return String(key === 'seed' ? seedToJson(config.seed) : config[key]);
}

/** The configuration as JSON and the address carry it: only what differs from the defaults. */
export function configToRecord(config: FitConfig): Record<string, string> {
  const record: Record<string, string> = {};
  for (const key of CONFIG_KEYS) {
    // A replay brings its own model, so that naming it again would say nothing.
    if (key === 'model' && config.replay !== 'none') continue;
    const text = settingText(config, key);
    if (text !== settingText(DEFAULTS, key)) record[flagOf(key)] = text;
  }
  return record;
}
