/** From the run on the page to its record. */
import { configToRecord } from '../../../core/settings/index.ts';
import { namesOfInputs } from '../../../core/data/own.ts';
import { inputCountOf, isNetwork } from '../../../core/models/model.ts';
import type { Run } from '../../state.ts';
import type { Prepared } from '../../training/made.ts';
import type { RunRecord } from '../../state/read-record.ts';
import { keptData, type KeptData, MOST_ENTRIES, type Outcome, SCHEMA } from '../../state/record.ts';

export interface Keeping {
  readonly id: string;
  readonly name: string;
  readonly savedAt: string;
}

/** The run as it stands; undefined while there is nothing to keep. */
export function recordOf(run: Run, keeping: Keeping): RunRecord | undefined {
  const { config, own, retuned, engine, strategy, description, prepared, history } = run;
  if (engine === undefined || strategy === undefined || prepared === undefined) return undefined;
  const every = strideOf(history.loggedEpochs.length);
  return {
    schema: SCHEMA,
    ...keeping,
    settings: configToRecord(config),
    retuned,
    ...(own !== undefined && { data: { ...keptData(own), ...inputsIn(prepared) } }),
    outcome: outcomeOf(run.phase),
    epoch: run.epoch,
    loss: finite(run.loss),
    parameterNames: prepared.parameterNames,
    parameters: run.parameters,
    engine,
    strategy,
    description: description ?? '',
    elapsedMs: run.elapsedMs,
    stepsPerSecond: finite(run.stepsPerSecond),
    curve: {
      epochs: history.curve.map((one) => one.epoch),
      losses: history.curve.map((one) => one.loss),
    },
    log: {
      epochs: thinned(history.loggedEpochs, every),
      losses: thinned(history.loggedLosses, every).map(finite),
      parameters: history.loggedParameters.map((column) => thinned(column, every).map(finite)),
    },
  };
}

/** What the model calls the columns, where that is not x alone. */
function inputsIn({ problem: { model } }: Prepared): Pick<KeptData, 'inputs'> {
  const inputs = isNetwork(model) ? namesOfInputs(inputCountOf(model)) : model.inputs;
  return inputs.join() === 'x' ? {} : { inputs };
}

function outcomeOf(phase: Run['phase']): Outcome {
  return phase === 'done' || phase === 'diverged' ? phase : 'stopped';
}

/** One less than the limit, since the last line is kept in any case. */
function strideOf(lines: number): number {
  return Math.max(1, Math.ceil(lines / (MOST_ENTRIES - 1)));
}

/** Every `every`-th value, and the last. */
function thinned(values: readonly number[], every: number): number[] {
  return values.filter((_, i) => (i + 1) % every === 0 || i === values.length - 1);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
