/** A run as a file: what goes out comes back, and nothing else comes in. */
import { describe, expect, test } from 'vitest';
import { numbersOf } from '../../src/app/format/numbers.ts';
import { TEXTS } from '../../src/app/i18n/index.ts';
import { areKeptData, LONGEST_NAME } from '../../src/app/state/record.ts';
import { dataText, labelOf } from '../../src/app/views/compare/label.ts';
import { MOST_BYTES, parseRuns, type RunRecord } from '../../src/app/state/read-record.ts';
import { MOST_ENTRIES } from '../../src/app/state/record.ts';
import { recordOf } from '../../src/app/views/compare/recording.ts';
import { RunFileError } from '../../src/core/errors.ts';
import { RUNS } from '../../src/app/i18n/runs.ts';
import { OWN, stateOf } from '../helpers/runs.ts';

const { en } = TEXTS;

const KEEPING = { id: 'abc', name: 'First', savedAt: '2026-01-02T12:04:05.678Z' };

function recorded(...run: Parameters<typeof stateOf>): RunRecord {
  const record = recordOf(stateOf(...run).run, KEEPING);
  if (record === undefined) throw new Error('the run is not worth a record');
  return record;
}

const RECORD = recorded({ seed: 7, epochs: 300, logEvery: 50 }, 300);

describe('the record of a run', () => {
  test('says what was set, what came out, and how', () => {
    expect(RECORD).toMatchObject({
      schema: 'downhill-run/1',
      settings: { seed: '7', epochs: '300', 'log-every': '50' },
      outcome: 'done',
      epoch: 300,
      loss: 1 / 300,
      parameterNames: ['a', 'b'],
      parameters: [300, -300],
      log: {
        epochs: [50, 100, 150, 200, 250, 300],
        losses: [1 / 50, 1 / 100, 1 / 150, 1 / 200, 1 / 250, 1 / 300],
        parameters: [
          [50, 100, 150, 200, 250, 300],
          [-50, -100, -150, -200, -250, -300],
        ],
      },
    });
    expect(RECORD.curve.epochs).toHaveLength(300);
  });

  test('thins a long log evenly, and keeps its last line', () => {
    for (const epochs of [MOST_ENTRIES, MOST_ENTRIES + 1, 2 * MOST_ENTRIES - 1, 9999]) {
      const { log, curve } = recorded({ epochs, logEvery: 1 }, epochs);
      expect(log.epochs.length).toBeLessThanOrEqual(MOST_ENTRIES);
      expect(log.epochs.length).toBeGreaterThan(MOST_ENTRIES / 3);
      expect(log.epochs.at(-1)).toBe(epochs);
      expect(log.losses).toEqual(log.epochs.map((epoch) => 1 / epoch));
      expect(log.parameters[1]).toEqual(log.epochs.map((epoch) => -epoch));
      expect(curve.epochs.length).toBeLessThanOrEqual(MOST_ENTRIES);
    }
  });

  test('says null where a number is not finite', () => {
    const { loss, stepsPerSecond, outcome } = recorded({}, 100, {
      phase: 'diverged',
      loss: Infinity,
      stepsPerSecond: NaN,
    });
    expect({ loss, stepsPerSecond, outcome }).toEqual({
      loss: null,
      stepsPerSecond: null,
      outcome: 'diverged',
    });
  });

  test('is not to be had before the device is ready', () => {
    expect(recordOf(stateOf({}, 100, { strategy: undefined }).run, KEEPING)).toBeUndefined();
  });
});

describe('the record of a run on own data', () => {
  const onOwn = (own = OWN, name = ''): RunRecord => {
    const record = recordOf(stateOf({}, 100, { own }).run, { ...KEEPING, name });
    if (record === undefined) throw new Error('the run is not worth a record');
    return record;
  };

  test('tells what they are called, and holds none of them', () => {
    const { data, ...rest } = onOwn();
    expect(data).toEqual({
      name: 'cars.csv',
      x: 'kg',
      y: 'km/l',
      points: 3,
      standardised: true,
      digest: 'f3a4b2b5',
    });
    expect(rest).toEqual({ ...recorded({}, 100), name: '' });
    expect('data' in rest).toBe(false);
  });

  test('comes back as it went, names of any length, too', () => {
    const long = { ...OWN, name: 'n'.repeat(LONGEST_NAME), xName: 'x'.repeat(LONGEST_NAME + 1) };
    for (const own of [OWN, long]) {
      const record = onOwn(own);
      expect(parseRuns(JSON.stringify(record))).toEqual([record]);
    }
    expect(onOwn(long).data).toMatchObject({
      name: long.name,
      x: `${'x'.repeat(LONGEST_NAME - 1)}…`,
    });
  });

  const good = onOwn().data;
  test.each([
    ['data', { data: null }],
    ['data', { data: 'cars.csv' }],
    ['data.name', { data: { ...good, name: 'x'.repeat(LONGEST_NAME + 1) } }],
    ['data.x', { data: { ...good, x: 7 } }],
    ['data.y', { data: { ...good, y: undefined } }],
    ['data.points', { data: { ...good, points: 1 } }],
    ['data.points', { data: { ...good, points: 2.5 } }],
    ['data.points', { data: { ...good, points: 1e9 } }],
    ['data.digest', { data: { ...good, digest: 'abc' } }],
    ['data.standardised', { data: { ...good, standardised: 'yes' } }],
  ] as const)('is refused as damaged at %s', (part, patch) => {
    expectRefused(JSON.stringify({ ...RECORD, ...patch }), 'damaged', part);
  });

  test('is called by its file until it has a name', () => {
    expect(labelOf(onOwn(), 'en')).toMatch(/^cars\.csv, 1\/2\/26/);
    expect(labelOf(onOwn(OWN, 'mine'), 'en')).toBe('mine');
  });

  test('says its data', () => {
    const words = { text: { ...en, ...RUNS.en }, numbers: numbersOf('en') };
    expect(dataText(onOwn(), words)).toBe('cars.csv: kg → km/l, 3 rows');
    expect(dataText(recorded({ seed: 7, points: 1234 }, 100), words)).toBe(
      'Line, 1,234 points, seed 7',
    );
    expect(dataText(recorded({ replay: 'linear' }, 100), words)).toBe('The article’s Linear run');
  });

  test('is not taken for one on other numbers under the same names', () => {
    const { data } = onOwn();
    if (data === undefined) throw new Error('the record has no data');
    expect(areKeptData(data, { ...OWN, standardise: false })).toBe(true);
    expect(areKeptData(data, { ...OWN, x: Float64Array.of(900, 1200, 1501) })).toBe(false);
    expect(areKeptData(data, { ...OWN, y: Float64Array.of(18, 14, 12) })).toBe(false);
    // A run of a page from before there were digests.
    const { name, x, y, points, standardised } = data;
    const before = { name, x, y, points, standardised };
    expect(areKeptData(before, { ...OWN, y: Float64Array.of(18, 14, 12) })).toBe(true);
  });
});

describe('a run that is read', () => {
  test.each([
    ['done', RECORD],
    ['stopped, linear', recorded({ model: 'linear' }, 150)],
    ['without a line', recorded({}, 50, { phase: 'diverged', loss: NaN })],
    ['a replay', recorded({ replay: 'linear' }, 200)],
    [
      'from a start of many digits',
      recorded({ start: [-1.234567890123456e-10, -2.345678901234567e-11] }, 200),
    ],
    [
      'of pairs of 32 bits',
      recorded({ precision: 'compensated' }, 200, {
        engine: {
          engine: 'cpu',
          precision: 'compensated',
          adapter: 'CPU reference',
          software: true,
        },
      }),
    ],
  ])('comes back as it went: %s', (_name, record) => {
    expect(parseRuns(JSON.stringify(record))).toEqual([record]);
  });

  test('comes back with others of its file, and none where one is damaged', () => {
    const both = [RECORD, recorded({ lr: 0.5 }, 100)];
    expect(parseRuns(JSON.stringify(both))).toEqual(both);
    expectRefused(JSON.stringify([RECORD, { ...RECORD, id: '' }]), 'damaged', 'id');
  });

  test('leaves behind what does not belong to it', () => {
    const text = JSON.stringify({ ...RECORD, more: 'x', engine: { ...RECORD.engine, more: 1 } });
    expect(parseRuns(text)).toEqual([RECORD]);
  });

  const whole = JSON.stringify(RECORD);
  test.each([
    ['not-json', '', whole.slice(0, -40)],
    ['not-json', '', ''],
    ['not-json', '', whole.replace('"epoch":300', '"epoch":NaN')],
    ['too-large', '', ' '.repeat(MOST_BYTES + 1)],
    ['not-a-run', 'schema', '[]'],
    ['not-a-run', 'schema', 'null'],
    ['not-a-run', 'schema', '{"schema":1}'],
    ['not-a-run', 'schema', '{"schema":"another/1"}'],
    ['other-version', 'schema', whole.replace('downhill-run/1', 'downhill-run/2')],
  ] as const)('is refused as %s %s', (fault, part, text) => {
    expectRefused(text, fault, part);
  });

  const many = Array.from({ length: MOST_ENTRIES + 1 }, (_, i) => i + 1);
  const manySettings = Object.fromEntries(many.map((i) => [`k${i}`, 'x']));
  test.each([
    ['id', { id: '' }],
    ['name', { name: 'x'.repeat(81) }],
    ['savedAt', { savedAt: 'yesterday' }],
    ['settings.0', { settings: ['lr'] }],
    ['settings', { settings: manySettings }],
    ['settings.lr', { settings: { lr: 0.1 } }],
    ['settings.lr', { settings: { lr: 'NaN' } }],
    ['settings.colour', { settings: { colour: 'red' } }],
    ['retuned', { retuned: 1 }],
    ['outcome', { outcome: 'won' }],
    ['epoch', { epoch: '300' }],
    ['epoch', { epoch: -1 }],
    ['loss', { loss: 'NaN' }],
    ['parameters', { parameters: [1] }],
    ['parameters[1]', { parameters: [1, null] }],
    ['engine', { engine: null }],
    ['engine.engine', { engine: { ...RECORD.engine, engine: 'abacus' } }],
    ['engine.adapter', { engine: { ...RECORD.engine, adapter: 'x'.repeat(301) } }],
    ['strategy', { strategy: 'auto' }],
    ['description', { description: 7 }],
    ['elapsedMs', { elapsedMs: -1 }],
    ['stepsPerSecond', { stepsPerSecond: '1' }],
    ['curve', { curve: undefined }],
    ['curve.epochs', { curve: { epochs: many, losses: many } }],
    ['curve.epochs[1]', { curve: { epochs: [1, 1], losses: [1, 1] } }],
    ['curve.losses', { curve: { epochs: [1, 2], losses: [1] } }],
    ['log.epochs', { log: { ...RECORD.log, epochs: { length: 6 } } }],
    ['log.epochs[0]', { log: { ...RECORD.log, epochs: [1.5] } }],
    ['log.losses', { log: { ...RECORD.log, losses: [1, 2, 3, 4, 5] } }],
    ['log.losses[5]', { log: { ...RECORD.log, losses: [1, 2, 3, 4, 5, 'x'] } }],
    ['log.parameters', { log: { ...RECORD.log, parameters: [] } }],
    ['log.parameters[0]', { log: { ...RECORD.log, parameters: [[1], [1]] } }],
  ] as const)('is refused as damaged at %s', (part, patch) => {
    expectRefused(JSON.stringify({ ...RECORD, ...patch }), 'damaged', part);
  });

  test('is refused where JSON spells an infinity', () => {
    expectRefused(whole.replace(/"losses":\[1,/, '"losses":[1e999,'), 'damaged', 'curve.losses[0]');
  });
});

test.each([
  [{ name: 'x'.repeat(81) }, /^name is "x+…, not at most 80: the file is damaged, export the run/],
  [{ outcome: 'won' }, /^outcome is "won", not done or stopped or diverged: /],
  [{ curve: { epochs: [2, 1], losses: [1, 1] } }, /^curve\.epochs\[1\] is 1, not above the one/],
  [{ parameters: [1] }, /^parameters is an array, not 2 values: /],
  [{ engine: undefined }, /^engine is missing: /],
])('a run that is damaged is refused with what, the limit and the remedy (%#)', (patch, said) => {
  expect(() => parseRuns(JSON.stringify({ ...RECORD, ...patch }))).toThrow(said);
});

function expectRefused(text: string, fault: string, part: string): void {
  let error: unknown;
  try {
    parseRuns(text);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(RunFileError);
  expect(error).toMatchObject({ fault, part });
}
