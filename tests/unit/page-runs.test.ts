/** Every number of Compare, of the kernels and of the landscape, and of a run's files, read back from where a person reads it. */
import { describe, expect, test } from 'vitest';
import { attributesOf, definitionsOf, drawn, rowsOf, textOf, textsOf } from '../helpers/drawn.ts';
import { expectNumber, expectNumbers } from '../helpers/expect-number.ts';
import { bestLine, lossAt, lossOf, parametersAt, unlike } from '../helpers/unlike.ts';
import { EMPTY_KEPT } from '../../src/app/state/kept.ts';
import type { ExportedFile } from '../../src/app/download.ts';
import { csvFile, jsonFile, pythonFile } from '../../src/app/export/files.ts';
import { parseRuns } from '../../src/app/state/read-record.ts';
import type { RunRecord } from '../../src/app/state/read-record.ts';
import { recordOf } from '../../src/app/views/compare/recording.ts';
import type { AppState } from '../../src/app/state.ts';
import { Values } from '../../src/app/views/hood/kernels/Values.tsx';
import { useSpoken } from '../../src/app/views/lab/landscape/use-spoken.ts';
import { CompareView } from '../../src/app/views/compare/CompareView.tsx';
import { OverlayLegend } from '../../src/app/views/lab/LossChart.tsx';
import type { Place } from '../../src/app/landscape/plane.ts';

function recordAt(state: AppState, savedAt: string, name = ''): RunRecord {
  const record = recordOf(state.run, { id: savedAt, name, savedAt });
  if (record === undefined) throw new Error('nothing to keep');
  return record;
}

function contentOf({ content }: ExportedFile): string {
  if (typeof content !== 'string') throw new Error('no text');
  return content;
}

/** This run, and two others of the same data. */
const now = unlike();
const faster = unlike({ lr: 0.0211 }, { epoch: 471, loss: 0.61733, stepsPerSecond: 87_654 });
const longer = unlike(
  { epochs: 977 },
  { phase: 'done', epoch: 977, loss: 0.59871, parameters: [3.1347, 9.7193], elapsedMs: 717 },
);
const RECORDS = [
  recordAt(now, '2026-01-04T00:00:00.000Z'),
  recordAt(faster, '2026-01-03T00:00:00.000Z'),
  recordAt(longer, '2026-01-02T00:00:00.000Z', 'Long'),
];
const [current] = RECORDS;
const kept: AppState = {
  ...now,
  kept: {
    ...EMPTY_KEPT,
    storage: 'browser',
    records: RECORDS,
    overlaid: RECORDS.map(({ id }) => id),
    current: current?.id,
  },
};

describe('kept runs', () => {
  const rows = rowsOf(drawn(kept, CompareView, {})).filter((row) => row.length > 5);

  test('have their loss, parameters, epochs and speed in a row', () => {
    const [head = [], ...shown] = rows;
    const cell = (row: readonly string[], name: string): string => row[head.indexOf(name)] ?? '';
    const expected = [
      [0.87312, [2.874125, 9.317512], 367, 1234],
      [0.61733, [2.874125, 9.317512], 471, 87_654],
      [0.59871, [3.1347, 9.7193], 977, 1234],
    ] as const;
    expect(shown).toHaveLength(3);
    for (const [i, [loss, parameters, epochs, rate]] of expected.entries()) {
      const row = shown[i] ?? [];
      expectNumbers(cell(row, 'Loss'), [loss]);
      expectNumber(cell(row, 'a'), parameters[0]);
      expectNumber(cell(row, 'b'), parameters[1]);
      expectNumber(cell(row, 'Ended at'), epochs);
      expectNumber(cell(row, 'Steps/s'), rate);
    }
    expect(cell(shown[0] ?? [], 'Loss')).toContain('stopped');
    expect(cell(shown[1] ?? [], 'Learning rate')).toBe('0.0211');
    expect(cell(shown[2] ?? [], 'Epochs')).toBe('977');
  });

  test('are named in the legend by what is different, each with its own curve’s mark', () => {
    const state = { ...kept, preferences: { ...kept.preferences, overlay: 'on' as const } };
    const html = drawn(state, OverlayLegend, {});
    expect(textsOf(html, 'li')).toEqual(['lr 0.0211', 'Long']);
    expect(attributesOf(html, 'style').filter((style) => style.includes('--r'))).toEqual([
      'color:var(--r2);',
      'color:var(--r3);',
    ]);
    expect(attributesOf(html, 'data-overlay')).toEqual(RECORDS.slice(1).map(({ id }) => id));
  });
});

describe('a run as a file', () => {
  test('has each of its numbers as JSON, and comes back as it went', () => {
    const record = recordAt(longer, '2026-01-02T00:00:00.000Z', 'Long');
    const text = contentOf(jsonFile(record));
    const { curve, log, ...rest } = JSON.parse(text) as RunRecord;
    expect(rest).toMatchObject({
      outcome: 'done',
      epoch: 977,
      loss: 0.59871,
      parameters: [3.1347, 9.7193],
      elapsedMs: 717,
      stepsPerSecond: 1234,
      settings: { seed: '7', points: '13', lr: '0.0137', epochs: '977', 'log-every': '30' },
    });
    expect(curve.losses).toEqual(curve.epochs.map(lossAt));
    expect(log.epochs.slice(0, 3)).toEqual([30, 60, 90]);
    expect(log.losses).toEqual(log.epochs.map(lossAt));
    expect(log.parameters).toEqual([0, 1].map((p) => log.epochs.map((i) => parametersAt(i)[p])));
    expect(parseRuns(text)).toEqual([record]);
  });

  test('has each logged epoch as CSV, under its head', () => {
    const [head = '', ...rows] = contentOf(csvFile(now)).trim().split(/\r?\n/);
    expect(head).toBe('epoch,loss,a,b');
    expect(rows).toHaveLength(12);
    for (const [i, row] of rows.entries()) {
      const epoch = 30 * (i + 1);
      expect(row.split(',').map(Number)).toEqual([epoch, lossAt(epoch), ...parametersAt(epoch)]);
    }
  });

  test('is the same settings as a PyTorch script', () => {
    const script = contentOf(pythonFile(now));
    for (const said of [/manual_seed\(7\)/, /\b13\b/, /lr=0\.0137/, /\b471\b/, /% 30\b/]) {
      expect(script).toMatch(said);
    }
  });
});

describe('the kernels', () => {
  test('stand beside what they have just computed', () => {
    const { prepared } = now.run;
    if (prepared === undefined) throw new Error('nothing is prepared');
    const values = new Map(
      (['predict', 'sum', 'update'] as const).flatMap((stage) => [
        ...definitionsOf(drawn(now, Values, { stage, prepared })),
      ]),
    );
    const of = (name: string): string => values.get(name) ?? '';
    expectNumber(of('mean residual, ½·∂L/∂b'), 0.412733 / 2);
    expectNumber(of('loss'), 0.87312);
    expectNumber(of('∂L/∂a'), -0.731311);
    expectNumber(of('∂L/∂b'), 0.412733);
    expectNumber(of('step of a, −lr·∂L/∂a'), 0.0137 * 0.731311);
    expectNumber(of('step of b, −lr·∂L/∂b'), -0.0137 * 0.412733);
    expectNumber(of('a'), 2.874125);
    expectNumber(of('b'), 9.317512);
    const update = drawn(now, Values, { stage: 'update' as const, prepared });
    expect(textOf(update)).toContain('After epoch 367 of 471');
  });
});

describe('the landscape', () => {
  test('says where the run starts, where it would end and where it stands, each with its loss', () => {
    const written = ([a, b]: Place): readonly string[] => [a.toFixed(4), b.toFixed(4)];
    const { prepared } = now.run;
    if (prepared === undefined) throw new Error('nothing is prepared');
    const axes = { across: 0, up: 1 };
    const html = drawn(now, () => useSpoken(prepared, axes, written) as never, {});
    const { problem } = prepared;
    const { x, y } = problem.data;
    const best = bestLine(x, y);
    const [a = NaN, b = NaN] = problem.start.parameters;
    expectNumbers(textOf(html), [
      ...[a, b, lossOf({ a, b }, x, y)],
      ...[best.a, best.b, lossOf(best, x, y)],
      ...[2.874125, 9.317512, 0.87312],
    ]);
  });
});
