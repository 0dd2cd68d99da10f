import * as v from 'valibot';
import { ConfigError, messageOf } from '../../core/errors.ts';
import { configToRecord } from '../../core/settings/index.ts';
import { parseFlags } from '../../core/settings/parse.ts';
import { ENGINES, PRECISIONS, STRATEGIES, type Sample } from '../../core/types.ts';
import { readAs, type Read } from '../read-json.ts';
import type { VerifyReport } from './types.ts';

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

/** By columns; null stands for a number that was not finite. */
const numbers = v.array(
  v.pipe(
    v.nullable(v.number()),
    v.transform((value) => value ?? NaN),
  ),
);

/** What comparing needs of a report. */
const REPORT = v.object({
  schema: v.literal(VERIFY_SCHEMA),
  config: v.record(v.string(), v.unknown()),
  data: v.exactOptional(
    v.object({
      name: v.string(),
      x: v.string(),
      y: v.string(),
      points: v.number(),
      standardised: v.boolean(),
    }),
  ),
  engine: v.object({
    engine: v.picklist(ENGINES),
    adapter: v.string(),
    precision: v.picklist(PRECISIONS),
  }),
  pass: v.boolean(),
  strategies: v.array(
    v.object({
      strategy: v.picklist(STRATEGIES),
      samples: v.object({ epoch: numbers, loss: numbers, parameters: v.array(numbers) }),
    }),
  ),
});

/** A report that was written, perhaps on another machine, and where it was read from. */
export type ReadReport = ReturnType<typeof reportOf>;

/**
 * A report from its JSON.
 * @param name of the file, for the message
 * @throws ConfigError that says what is wrong with the file, and where
 */
export function readVerifyJson(text: string, name: string): ReadReport {
  try {
    return reportOf(readAs(REPORT, JSON.parse(text)), name);
  } catch (error) {
    throw new ConfigError(
      'compare',
      `${name} is no report of downhill verify (${messageOf(error)}): write it with downhill verify --json`,
    );
  }
}

function reportOf({ config, data, engine, pass, strategies }: Read<typeof REPORT>, name: string) {
  return {
    name,
    config: parseFlags(config),
    data,
    ...engine,
    pass,
    runs: strategies.map(({ strategy, samples }, i) => ({
      strategy,
      samples: samplesOf(samples, `strategies[${i}].samples`),
    })),
  };
}

type Columns = Read<typeof REPORT>['strategies'][number]['samples'];

function samplesOf({ epoch: epochs, loss, parameters }: Columns, place: string): readonly Sample[] {
  for (const [i, column] of [loss, ...parameters].entries()) {
    if (column.length === epochs.length) continue;
    const which = i === 0 ? 'loss' : `parameters[${i - 1}]`;
    throw new TypeError(`${place}.${which} has ${column.length} values, not ${epochs.length}`);
  }
  return epochs.map((epoch, i) => ({
    epoch,
    loss: loss[i] ?? NaN,
    parameters: parameters.map((column) => column[i] ?? NaN),
  }));
}
