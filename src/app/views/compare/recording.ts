/** From the run on the page to its record, and back. */
import { configToRecord } from '../../../core/settings/index.ts';
import { namesOfInputs } from '../../../core/data/own.ts';
import { inputCountOf, isNetwork } from '../../../core/models/model.ts';
import type { Settings } from '../../settings/settings.ts';
import { isOver, type AppState, type Run } from '../../state.ts';
import { configOf } from '../../state/overlays.ts';
import type { RunRecord } from '../../state/read-record.ts';
import { areKeptData, keptData, MOST_ENTRIES, SCHEMA, type KeptData } from '../../state/record.ts';
import type { Store } from '../../store.ts';
import { History } from '../../training/history.ts';
import type { Prepared } from '../../training/made.ts';

/** The run as it stands; undefined while there is nothing to keep. */
export function recordOf(
  run: Run,
  keeping: Pick<RunRecord, 'id' | 'name' | 'savedAt'>,
): RunRecord | undefined {
  const { config, own, engine, strategy, prepared, history, retuned, epoch, elapsedMs } = run;
  if (engine === undefined || strategy === undefined || prepared === undefined) return undefined;
  const { curve, loggedEpochs, loggedLosses, loggedParameters } = history;
  // One less than the limit, since the last line is kept in any case.
  const every = Math.max(1, Math.ceil(loggedEpochs.length / (MOST_ENTRIES - 1)));
  const thinned = (values: readonly number[]): number[] =>
    values.filter((_, i) => (i + 1) % every === 0 || i === values.length - 1);
  return {
    schema: SCHEMA,
    ...keeping,
    settings: configToRecord(config),
    retuned,
    ...(own !== undefined && { data: { ...keptData(own), ...inputsIn(prepared) } }),
    outcome: isOver(run) ? run.phase : 'stopped',
    epoch,
    loss: finite(run.loss),
    parameterNames: prepared.parameterNames,
    parameters: run.parameters,
    engine,
    strategy,
    description: run.description ?? '',
    elapsedMs,
    stepsPerSecond: finite(run.stepsPerSecond),
    curve: { epochs: curve.map((one) => one.epoch), losses: curve.map((one) => one.loss) },
    log: {
      epochs: thinned(loggedEpochs),
      losses: thinned(loggedLosses).map(finite),
      parameters: loggedParameters.map((column) => thinned(column).map(finite)),
    },
  };
}

/** What the model calls the columns, where that is not x alone. */
function inputsIn({ problem: { model } }: Prepared): Pick<KeptData, 'inputs'> {
  const inputs = isNetwork(model) ? namesOfInputs(inputCountOf(model)) : model.inputs;
  return inputs.join() === 'x' ? {} : { inputs };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/**
 * Shows a kept run as it ended, with its settings and data. Where those are a person's own, and the page has not had
 * them since it was loaded, all stays as it is, and the page says what is missing.
 */
export function openRun(
  record: RunRecord,
  {
    store,
    settings,
  }: {
    readonly store: Store<AppState>;
    readonly settings: Pick<Settings, 'adopt' | 'prefer'>;
  },
): void {
  const { data } = record;
  const { own, changes } = store.get();
  const known = [own, ...changes.states.map((state) => state.own)];
  const found = data && known.find((one) => areKeptData(data, one));
  const isHere = data === undefined || found !== undefined;
  store.patch('kept', { missing: isHere ? undefined : data });
  if (!isHere) return;
  const config = configOf(record);
  const there = found && { ...found, standardise: data.standardised };
  settings.adopt(config, there, runOf(record, config.logEvery));
  settings.prefer({ view: 'lab' });
}

/** What of a run its record brings back. */
function runOf(record: RunRecord, logEvery: number): Partial<Run> {
  const { retuned, epoch, parameters, engine, strategy, description, elapsedMs } = record;
  return {
    kept: record.id,
    // One that was stopped cannot go on: what its optimizer remembered is gone.
    phase: record.outcome === 'diverged' ? 'diverged' : 'done',
    retuned,
    epoch,
    loss: record.loss ?? NaN,
    parameters,
    history: History.of(logEvery, record),
    engine,
    strategy,
    description,
    elapsedMs,
    stepsPerSecond: record.stepsPerSecond ?? NaN,
  };
}
