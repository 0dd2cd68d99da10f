/** The views of a map without a browser: what is asked for, how the map stands, and the table of the best. */
import { expect, test, vi } from 'vitest';
// First: the colours ask the browser for its media.
import { drawn, rowsOf, saidIn, textOf } from '../helpers/drawn.ts';
import { begun } from '../../src/app/sweep/begin.ts';
import { readAddress } from '../../src/app/settings/address.ts';
import { initialState, type AppState } from '../../src/app/state.ts';
import { EMPTY_SWEEP, takeTile } from '../../src/app/state/sweep.ts';
import { BestTable } from '../../src/app/views/sweep/BestTable.tsx';
import { SweepBar } from '../../src/app/views/sweep/SweepBar.tsx';
import { SweepStatus } from '../../src/app/views/sweep/SweepStatus.tsx';
import { MEASURES } from '../../src/run/sweep/measures.ts';

vi.stubGlobal('navigator', { languages: ['en'] });

function stateAt(search: string): AppState {
  const { config, preferences } = readAddress(`view=sweep&${search}`);
  return initialState(config, preferences, []);
}

/** All runs of it are there, each with a loss of its own, the first the least. */
function mapped(search: string): AppState {
  const state = stateAt(search);
  const work = begun(state);
  if (work === undefined) throw new Error(`${search} has no axes`);
  const { target } = state.preferences;
  const map = work.mapOf({
    engine: { engine: 'cpu', precision: 'f32' } as never,
    measures: [MEASURES['epochs-to'], MEASURES['last-loss']],
    limit: undefined,
    target: target === 0 ? { loss: 2, from: 'least-squares', runs: 0 } : { loss: target, from: 'given', runs: 0 }, // prettier-ignore
  });
  const count = map.across.values.length * map.up.values.length;
  const runs = Uint32Array.from({ length: count }, (_, run) => run);
  const values = Float64Array.from(runs, (run) => run + 1);
  const columns = { 'epochs-to': values, loss: values };
  takeTile(map, { runs, stride: 1, epoch: state.config.epochs, isDone: true, columns });
  return { ...state, sweep: { ...EMPTY_SWEEP, map, phase: 'done', done: count } };
}

const OVER = 'over=lr=0.1..1:2;optimizer=sgd,adam';

test('the loss at which a run has arrived is asked for where it is measured', () => {
  const field = (search: string): string | undefined =>
    /<label[^>]*>Arrived at loss<.*?<input([^>]*)>/s.exec(
      drawn(stateAt(search), SweepBar, {}),
    )?.[1];
  expect(field('measure=last-loss')).toBeUndefined();
  expect(field('')).toContain('placeholder="least + 1 %"');
  expect(field('')).not.toMatch(/ value="[^"]/);
  expect(field('target=0.25')).toContain('value="0.25"');
  const found = drawn(mapped(OVER), SweepBar, {});
  expect(found).toContain('placeholder="2"');
});

test('how many runs there are is said of words, too, and of one axis', () => {
  const runs = (over: string): string => textOf(drawn(stateAt(over), SweepBar, {}));
  expect(runs(OVER)).toContain('4 runs');
  expect(runs('over=optimizer=sgd,adam,nadam')).toContain('3 runs');
});

test('a map is of other settings once its axes, its target or the settings of its runs are others', () => {
  const state = mapped(OVER);
  const said = (
    patch: Partial<AppState['preferences']>,
    others: Partial<AppState> = {},
  ): string => {
    const preferences = { ...state.preferences, ...patch };
    return saidIn(drawn({ ...state, ...others, preferences }, SweepStatus, {}));
  };
  expect(said({})).toContain('4 runs in');
  // Written otherwise.
  expect(said({ over: 'lr=1e-1..1:2;optimizer=sgd,adam' })).toContain('4 runs in');
  expect(said({ over: 'lr=0.1..1:2;optimizer=adam,sgd' })).toContain('other settings');
  expect(said({ target: 1 })).toContain('other settings');
  expect(said({}, { config: { ...state.config } })).toContain('other settings');
  const given = mapped(`${OVER}&target=3`);
  expect(saidIn(drawn(given, SweepStatus, {}))).toContain('4 runs in');
});

test('the best are in a table with a column an axis, words by their names', () => {
  const rows = (search: string) => rowsOf(drawn(mapped(search), BestTable, {}));
  expect(rows(OVER).slice(0, 4)).toEqual([
    ['learning rate', 'optimizer', 'steps to arrive', 'Open in Lab'],
    ['0.1', 'SGD', '1', 'Open in Lab'],
    ['1', 'SGD', '2', 'Open in Lab'],
    ['0.1', 'Adam', '3', 'Open in Lab'],
  ]);
  expect(rows('over=layers=4;8,8&model=network')).toEqual([
    ['hidden layers', 'steps to arrive', 'Open in Lab'],
    ['4', '1', 'Open in Lab'],
    ['8,8', '2', 'Open in Lab'],
  ]);
});
