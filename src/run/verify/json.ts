import { ConfigError, messageOf } from '../../core/errors.ts';
import { shown } from '../../core/text/shown.ts';
import { configToRecord, parseFlags, type FitConfig } from '../../core/settings/index.ts';
import {
  ENGINES,
  PRECISIONS,
  STRATEGIES,
  type EngineId,
  type Precision,
  type Sample,
  type StrategyId,
} from '../../core/types.ts';
import type { VerifiedData, VerifyReport } from './types.ts';

/** Changes whenever a reader of an older one would go wrong. */
export const VERIFY_SCHEMA = 'downhill-verify/1';

/**
 * The report as one object on one line, the same from a browser, Node and Deno. The config holds
 * what differs from the defaults; a number that is not finite is null.
 */
export function verifyJson({ config, strategies, ...rest }: VerifyReport): string {
  return JSON.stringify({
    schema: VERIFY_SCHEMA,
    ...rest,
    config: configToRecord(config),
    strategies: strategies.map(({ samples, ...one }) => ({
      ...one,
      // By columns, as the errors are.
      samples: {
        epoch: samples.map(({ epoch }) => epoch),
        loss: samples.map(({ loss }) => loss),
        parameters: rest.parameterNames.map((_, p) =>
          samples.map(({ parameters }) => parameters[p]),
        ),
      },
    })),
  });
}

/** What comparing needs of a report that was written, perhaps on another machine. */
export interface ReadReport {
  /** Where it was read from. */
  readonly name: string;
  readonly config: FitConfig;
  readonly data: VerifiedData | undefined;
  readonly engine: EngineId;
  readonly adapter: string;
  readonly precision: Precision;
  readonly pass: boolean;
  readonly runs: readonly { readonly strategy: StrategyId; readonly samples: readonly Sample[] }[];
}

/**
 * A report from its JSON.
 * @param name of the file, for the message
 * @throws ConfigError that says what is wrong with the file, and where
 */
export function readVerifyJson(text: string, name: string): ReadReport {
  try {
    return reportOf(JSON.parse(text), name);
  } catch (error) {
    throw new ConfigError(
      'compare',
      `${name} is no report of downhill verify (${messageOf(error)}): write it with downhill verify --json`,
    );
  }
}

function reportOf(parsed: unknown, name: string): ReadReport {
  const root = objectAt(parsed, 'the file');
  oneOf(root['schema'], [VERIFY_SCHEMA], 'schema');
  const engine = objectAt(root['engine'], 'engine');
  const config = parseFlags(objectAt(root['config'], 'config'));
  return {
    name,
    config,
    data: root['data'] === undefined ? undefined : dataOf(objectAt(root['data'], 'data')),
    engine: oneOf(engine['engine'], ENGINES, 'engine.engine'),
    adapter: String(engine['adapter']),
    precision: oneOf(engine['precision'], PRECISIONS, 'engine.precision'),
    pass: oneOf(root['pass'], [true, false], 'pass'),
    runs: arrayAt(root['strategies'], 'strategies').map((one, i) => {
      const place = `strategies[${i}]`;
      const run = objectAt(one, place);
      return {
        strategy: oneOf(run['strategy'], STRATEGIES, `${place}.strategy`),
        samples: samplesOf(objectAt(run['samples'], `${place}.samples`), `${place}.samples`),
      };
    }),
  };
}

function dataOf(data: Readonly<Record<string, unknown>>): VerifiedData {
  const { name, x, y, points, standardised } = data;
  return {
    name: textAt(name, 'data.name'),
    x: textAt(x, 'data.x'),
    y: textAt(y, 'data.y'),
    points: numbersAt([points], 'data.points')[0] ?? NaN,
    standardised: oneOf(standardised, [true, false], 'data.standardised'),
  };
}

function textAt(value: unknown, place: string): string {
  if (typeof value === 'string') return value;
  throw new TypeError(`${place} is ${shown(value)}, not a text`);
}

function samplesOf(columns: Readonly<Record<string, unknown>>, place: string): Sample[] {
  const epochs = numbersAt(columns['epoch'], `${place}.epoch`);
  const losses = numbersAt(columns['loss'], `${place}.loss`, epochs.length);
  const parameters = arrayAt(columns['parameters'], `${place}.parameters`).map((column, p) =>
    numbersAt(column, `${place}.parameters[${p}]`, epochs.length),
  );
  return epochs.map((epoch, i) => ({
    epoch,
    loss: losses[i] ?? NaN,
    parameters: parameters.map((column) => column[i] ?? NaN),
  }));
}

function objectAt(value: unknown, place: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>;
  }
  throw new TypeError(`${place} is ${shown(value)}, not an object`);
}

function arrayAt(value: unknown, place: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new TypeError(`${place} is ${shown(value)}, not an array`);
}

/** Numbers; null stands for one that was not finite. */
function numbersAt(value: unknown, place: string, length?: number): number[] {
  const list = arrayAt(value, place);
  if (length !== undefined && list.length !== length) {
    throw new TypeError(`${place} has ${list.length} values, not ${length}`);
  }
  return list.map((item, i) => {
    if (item === null) return NaN;
    if (typeof item === 'number') return item;
    throw new TypeError(`${place}[${i}] is ${shown(item)}, not a number`);
  });
}

function oneOf<T>(value: unknown, choices: readonly T[], place: string): T {
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  throw new TypeError(`${place} is ${shown(value)}, not ${choices.join(' or ')}`);
}
