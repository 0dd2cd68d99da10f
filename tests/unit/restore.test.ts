/** A kept run is set up anew on its own data, or not at all. */
import { describe, expect, test } from 'vitest';
import { recordOf } from '../../src/app/views/compare/recording.ts';
import type { RunRecord } from '../../src/app/state/read-record.ts';
import { restoreRun } from '../../src/app/views/compare/restore.ts';
import type { AppState } from '../../src/app/state.ts';
import { Store } from '../../src/app/store.ts';
import type { FitConfig } from '../../src/core/settings/index.ts';
import type { OwnData } from '../../src/core/data/own.ts';
import { OWN, stateOf } from '../helpers/runs.ts';

function recordOn(own: OwnData | undefined): RunRecord {
  const { run } = stateOf({ lr: 0.25 }, 100, { own });
  const record = recordOf(run, { id: 'abc', name: '', savedAt: '2026-01-02T03:04:05.678Z' });
  if (record === undefined) throw new Error('the run is not worth a record');
  return record;
}

/** What is adopted on a page with these data: undefined where nothing is. */
function restored(record: RunRecord, own: OwnData | undefined) {
  const store = new Store<AppState>({ ...stateOf({}, 0), own }, () => undefined);
  let adopted: { config: FitConfig; own: OwnData | undefined } | undefined;
  let view: string | undefined;
  restoreRun(record, store, {
    adopt: (config, data) => {
      adopted = { config, own: data };
    },
    prefer: (patch) => {
      view = patch.view;
    },
  });
  return { adopted, view, missing: store.get().kept.missing };
}

describe('a run is restored', () => {
  test('on seeded data: own ones are left', () => {
    for (const own of [undefined, OWN]) {
      const { adopted, view, missing } = restored(recordOn(undefined), own);
      expect(adopted).toMatchObject({ config: { lr: 0.25 } });
      expect(adopted?.own).toBeUndefined();
      expect([view, missing]).toEqual(['lab', undefined]);
    }
  });

  test('on its own data, standardised as they were', () => {
    const { adopted, view, missing } = restored(recordOn(OWN), { ...OWN, standardise: false });
    expect(adopted?.own).toEqual(OWN);
    expect([view, missing]).toEqual(['lab', undefined]);
  });

  test.each([
    ['none', undefined],
    ['another file', { ...OWN, name: 'ships.csv' }],
    ['another column for x', { ...OWN, xName: 'hp' }],
    ['another column for y', { ...OWN, yName: 'hp' }],
    ['more rows', { ...OWN, x: Float64Array.of(1, 2, 3, 4), y: Float64Array.of(1, 2, 3, 4) }],
  ])('not where the page has %s: what is missing is told', (_what, own) => {
    const record = recordOn(OWN);
    const { adopted, view, missing } = restored(record, own);
    expect([adopted, view]).toEqual([undefined, undefined]);
    expect(missing).toEqual(record.data);
  });
});
