/** States of the page with a run in them, as the page itself would have them. */
import { DEFAULT_PREFERENCES } from '../../src/app/preferences.ts';
import { initialState, type AppState, type Run } from '../../src/app/state.ts';
import { History } from '../../src/app/training/history.ts';
import { prepare } from '../../src/app/training/prepare.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import type { OwnData } from '../../src/core/data/own.ts';

/** A run that logged every `logEvery`-th epoch up to `epoch`, with losses of 1/epoch. */
export function stateOf(
  raw: Readonly<Record<string, unknown>>,
  epoch: number,
  patch: Partial<Run> = {},
): AppState {
  const config = parseConfig(raw);
  const state = initialState(config, DEFAULT_PREFERENCES, []);
  const history = new History(config.logEvery);
  for (let i = 1; i <= epoch; i++) {
    history.add([{ epoch: i, loss: 1 / i, parameters: [i, -i] }]);
  }
  const run: Run = {
    ...state.run,
    phase: epoch === config.epochs ? 'done' : 'paused',
    prepared: prepare({ ...config, points: 10 }),
    history,
    epoch,
    loss: 1 / epoch,
    parameters: [epoch, -epoch],
    engine: { engine: 'cpu', precision: 'f32', adapter: 'CPU reference', software: true },
    strategy: 'dispatch',
    description: 'one thread',
    elapsedMs: 12.5,
    stepsPerSecond: 1000,
    ...patch,
  };
  return { ...state, run };
}

/** Three points of somebody's. */
export const OWN: OwnData = {
  name: 'cars.csv',
  xName: 'kg',
  yName: 'km/l',
  x: Float64Array.of(900, 1200, 1500),
  y: Float64Array.of(18, 14, 11),
  standardise: true,
};
