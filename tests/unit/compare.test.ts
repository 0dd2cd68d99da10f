/** What runs are called beside each other, what a table says of them, and in which order. */
import { describe, expect, test } from 'vitest';
import { numbersOf } from '../../src/app/format/numbers.ts';
import { TEXTS } from '../../src/app/i18n/index.ts';
import { RUNS } from '../../src/app/i18n/runs.ts';
import type { RunRecord } from '../../src/app/state/read-record.ts';
import { columnsOf, runsCsv, sortedBy } from '../../src/app/views/compare/columns.ts';
import { modelText, namesIn } from '../../src/app/views/compare/label.ts';
import { recordOf } from '../../src/app/views/compare/recording.ts';
import { random } from '../helpers/random.ts';
import { OWN, stateOf } from '../helpers/runs.ts';

const { en } = TEXTS;

const words = { language: 'en', text: { ...en, ...RUNS.en }, numbers: numbersOf('en') } as const;

let count = 0;

function recorded(raw: object, patch: Parameters<typeof stateOf>[2] = {}, name = ''): RunRecord {
  count++;
  const { run } = stateOf({ epochs: 100, ...raw }, 100, patch);
  const savedAt = new Date(Date.UTC(2026, 0, 1, 12, 0, count)).toISOString();
  const record = recordOf(run, { id: `run${count}`, name, savedAt });
  if (record === undefined) throw new Error('the run is not worth a record');
  return record;
}

const namesOf = (records: readonly RunRecord[]): readonly string[] => [
  ...namesIn(records, words).values(),
];

describe('runs are called', () => {
  test.each<[readonly object[], readonly string[]]>([
    [[{}], ['SGD lr 0.001']],
    [
      [{}, { lr: 0.01 }],
      ['lr 0.001', 'lr 0.01'],
    ],
    [
      [{}, { optimizer: 'adam' }],
      ['SGD', 'Adam'],
    ],
    [
      [{}, { optimizer: 'adam', lr: 0.01 }, { momentum: 0.9 }],
      ['SGD lr 0.001', 'Adam lr 0.01', 'SGD lr 0.001, momentum 0.9'],
    ],
    [
      [{}, { momentum: 0.9, nesterov: true }],
      ['SGD lr 0.001', 'momentum 0.9, nesterov'],
    ],
    [
      [{ batch: 10 }, { batch: 20, schedule: 'cosine' }],
      ['batch 10', 'batch 20'],
    ],
  ])('%j: %j', (raws, names) => {
    const said = namesOf(raws.map((raw) => recorded(raw)));
    for (const [i, name] of names.entries()) expect(said[i]).toContain(name);
    expect(new Set(said).size).toBe(raws.length);
  });

  test('as somebody named them, which makes no others differ; and by the hour where nothing else tells them apart', () => {
    const records = [recorded({}), recorded({ lr: 0.5 }, {}, 'Too fast'), recorded({})];
    expect(namesOf(records)).toEqual([
      expect.stringMatching(/^SGD lr 0\.001 · 1\/1\/26, /),
      'Too fast',
      expect.stringMatching(/^SGD lr 0\.001 · 1\/1\/26, /),
    ]);
    expect(new Set(namesOf(records)).size).toBe(3);
  });

  test('on own data by how those were taken', () => {
    const records = [OWN, { ...OWN, standardise: false }].map((own) => recorded({}, { own }));
    expect(namesOf(records)).toEqual(['standardised', 'as they are']);
  });

  test('never alike, whatever differs', () => {
    const below = random(3);
    for (let round = 0; round < 30; round++) {
      const records = Array.from({ length: 6 }, () =>
        recorded({
          lr: [0.1, 0.01, 0.001][below(3)],
          optimizer: ['sgd', 'adam'][below(2)],
          epochs: [100, 200][below(2)],
          schedule: ['constant', 'step'][below(2)],
        }),
      );
      expect(new Set(namesOf(records)).size).toBe(6);
    }
  });

  test('after their model', () => {
    const models = [{ model: 'exponential' }, { model: 'formula', formula: 'a*x' }];
    const network = { model: 'network', layers: '8,8', activation: 'relu', dataset: 'line' };
    expect(
      [...models, { model: 'polynomial', degree: 5 }].map((raw) => modelText(set(raw), words)),
    ).toEqual(['Exponential', 'ŷ = a*x', 'Polynomial 5']);
    expect(modelText(set(network), words)).toBe('Network 8,8 relu');
    const huber = { model: 'exponential', loss: 'huber', 'huber-delta': 0.5 };
    expect(modelText(set(huber), words)).toBe('Exponential, loss huber, δ of huber 0.5');
  });
});

/** A record of which only the settings matter. */
function set(raw: Readonly<Record<string, unknown>>): RunRecord {
  const settings = Object.fromEntries(
    Object.entries(raw).map(([key, value]) => [key, String(value)]),
  );
  return { ...recorded({}), settings };
}

describe('the table', () => {
  const records = [
    recorded({ lr: 0.01 }, { loss: 3, epoch: 50 }),
    recorded({ optimizer: 'adam' }, { loss: NaN, phase: 'diverged' }),
    recorded({}, { loss: 20 }),
  ];
  const columns = columnsOf(records, namesIn(records, words), words);

  test('has a column for what differs, and for nothing else', () => {
    expect(columns.map(({ head }) => head)).toEqual([
      'In chart',
      'Name',
      'Curve',
      'Learning rate',
      'Optimizer',
      'Loss',
      'Ended at',
      'a',
      'b',
      'Steps/s',
      'Actions',
    ]);
    const alone = columnsOf(records.slice(0, 1), new Map(), words);
    expect(alone.map(({ key }) => key)).not.toContain('lr');
  });

  test('is sorted by size, or by text; what is not known comes last both ways', () => {
    const by = (key: string, isDown: boolean): readonly number[] => {
      const column = columns.find((one) => one.key === key);
      if (column === undefined) throw new Error(`no column ${key}`);
      return sortedBy(records, column, isDown).map((record) => records.indexOf(record));
    };
    expect(by('loss', false)).toEqual([0, 2, 1]);
    expect(by('loss', true)).toEqual([2, 0, 1]);
    expect(by('lr', false)).toEqual([1, 2, 0]);
    expect(by('optimizer', false)).toEqual([1, 0, 2]);
    expect(by('epoch', true)).toEqual([1, 2, 0]);
  });

  test('goes out as CSV with all that is known', () => {
    const { content } = runsCsv(records, words);
    if (typeof content !== 'string') throw new Error('no text');
    const [head, first] = content.split('\r\n');
    expect(head).toBe(
      'data,model,name,lr,optimizer,outcome,epoch,loss,parameters,stepsPerSecond,engine,savedAt',
    );
    expect(first).toMatch(
      /^"Line, 100 points, seed 42",Parameter: a and b,SGD lr 0\.01,0\.01,sgd,done,50,3,a=100 b=-100,1000,CPU reference,2026-/,
    );
  });
});
