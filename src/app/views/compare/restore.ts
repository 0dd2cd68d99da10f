import { configFromAddress } from '../../settings/address.ts';
import type { Settings } from '../../settings/settings.ts';
import type { AppState, Run } from '../../state.ts';
import type { Store } from '../../store.ts';
import type { RunRecord } from '../../state/read-record.ts';
import { areKeptData } from '../../state/record.ts';
import { History } from '../../training/history.ts';

/**
 * Shows a kept run as it ended, with its settings and data. Where those are a person's own, and the page has not had
 * them since it was loaded, all stays as it is, and the page says what is missing.
 */
export function openRun(
  record: RunRecord,
  store: Store<AppState>,
  settings: Pick<Settings, 'adopt' | 'prefer'>,
): void {
  const { data } = record;
  const { own, changes } = store.get();
  const known = [own, ...changes.states.map((state) => state.own)];
  const found = data && known.find((one) => areKeptData(data, one));
  const isHere = data === undefined || found !== undefined;
  store.patch('kept', { missing: isHere ? undefined : data });
  if (!isHere) return;
  const { config } = configFromAddress(record.settings);
  const there = found && { ...found, standardise: data.standardised };
  settings.adopt(config, there, runOf(record, config.logEvery));
  settings.prefer({ view: 'lab' });
}

/** What of a run its record brings back. */
function runOf(record: RunRecord, logEvery: number): Partial<Run> {
  const { id, retuned, outcome, epoch, loss, parameters } = record;
  const { engine, strategy, description, elapsedMs, stepsPerSecond } = record;
  return {
    kept: id,
    // One that was stopped cannot go on: what its optimizer remembered is gone.
    phase: outcome === 'diverged' ? 'diverged' : 'done',
    retuned,
    epoch,
    loss: loss ?? NaN,
    parameters,
    history: History.of(logEvery, record),
    engine,
    strategy,
    description,
    elapsedMs,
    stepsPerSecond: stepsPerSecond ?? NaN,
  };
}
