import { ConfigError } from './errors.ts';
import { MODEL_IDS, MODELS, type ModelId } from './models/index.ts';
import { parseSeed, seedToJson } from './seed.ts';
import { shown } from './shown.ts';
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

/**
 * A whole configuration from whatever came in. Numbers may be given as text; what is missing takes
 * its default; a key that is not a field of {@link FitConfig} is refused.
 * @throws ConfigError that names the field, the value and the range
 */
export function parseConfig(raw: Readonly<Record<string, unknown>>): FitConfig {
  for (const key of Object.keys(raw)) {
    if (!(CONFIG_KEYS as readonly string[]).includes(key)) {
      throw new ConfigError(key, `${shown(key)} is not a setting: use ${CONFIG_KEYS.join(', ')}`);
    }
  }
  // As for the defaults below: null counts as missing.
  const given = (key: ConfigKey): boolean => (raw[key] ?? undefined) !== undefined;
  const replay = choice('replay', raw['replay'] ?? DEFAULTS.replay, CHOICES.replay);
  const replayed = replay === 'none' ? undefined : replay;
  const model = choice('model', raw['model'] ?? replayed ?? DEFAULTS.model, CHOICES.model);
  const config: FitConfig = {
    replay,
    model,
    seed: parseSeed(raw['seed'] ?? DEFAULTS.seed),
    start: parseStart(raw['start'] ?? DEFAULTS.start, MODELS[model].parameterNames),
    points: number('points', raw['points'] ?? DEFAULTS.points),
    epochs: number('epochs', raw['epochs'] ?? DEFAULTS.epochs),
    lr: number('lr', raw['lr'] ?? DEFAULTS.lr),
    logEvery: number('logEvery', raw['logEvery'] ?? DEFAULTS.logEvery),
    engine: choice('engine', raw['engine'] ?? DEFAULTS.engine, CHOICES.engine),
    strategy: choice('strategy', raw['strategy'] ?? DEFAULTS.strategy, CHOICES.strategy),
    precision: choice('precision', raw['precision'] ?? DEFAULTS.precision, CHOICES.precision),
  };
  if (replayed !== undefined) checkReplay(config, given('seed'));
  if (config.epochs / config.logEvery > MOST_LOG_LINES) {
    throw new ConfigError(
      'logEvery',
      `log-every ${config.logEvery} makes more than ${MOST_LOG_LINES} lines in ${config.epochs} epochs: raise log-every or lower epochs`,
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

function choice<T extends string>(key: ConfigKey, raw: unknown, choices: readonly T[]): T {
  const found = choices.find((candidate) => candidate === raw);
  if (found === undefined) {
    throw new ConfigError(
      key,
      `${flagOf(key)} ${shown(raw)} is unknown: use ${choices.join(', ')}`,
    );
  }
  return found;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The number that was given, or NaN: texts as people write numbers, not all that JavaScript would take. */
export function numberOf(raw: unknown): number {
  const text = typeof raw === 'string' ? raw.trim() : '';
  return typeof raw === 'number' ? raw : NUMBER.test(text) ? Number(text) : NaN;
}

function number(key: keyof typeof RANGES, raw: unknown): number {
  const { least, most, integer } = RANGES[key];
  const value = numberOf(raw);
  if (!(value >= least && value <= most) || (integer && !Number.isInteger(value))) {
    const kind = integer ? 'an integer' : 'a number';
    throw new ConfigError(
      key,
      `${flagOf(key)} ${shown(raw)} is not ${kind} from ${least} to ${most}: give one in that range`,
    );
  }
  return value;
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
