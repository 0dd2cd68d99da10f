/** A part of the data, as a setting: which rows it is, that a run sees no others, and that nothing else about it changes. */
import { describe, expect, test } from 'vitest';
import { checkDraft, draftOf } from '../../src/app/settings/draft.ts';
import { groupKey } from '../../src/app/state/record.ts';
import { inputsOf } from '../../src/core/data/inputs.ts';
import type { OwnData } from '../../src/core/data/own.ts';
import { pytorchScript } from '../../src/core/export/pytorch-script.ts';
import { DEFAULTS, configToRecord } from '../../src/core/settings/index.ts';
import { parseConfig, parseFlags } from '../../src/core/settings/parse.ts';
import { setUp } from '../../src/core/setup.ts';
import type { Dataset } from '../../src/core/types.ts';
import { sweep, train } from '../../src/index.ts';
import { call } from '../helpers/cli-fakes.ts';
import { cpuEngine } from '../helpers/engines.ts';

const makers = { cpu: cpuEngine };
const columnsOf = (data: Dataset): readonly (readonly number[])[] =>
  [...inputsOf(data), data.y].map((column) => [...column]);

describe('as a setting', () => {
  test.each([
    ['1..80', '1..80'],
    [' ..80 ', '1..80'],
    ['20..', '20..'],
    ['07 .. 9', '7..9'],
    ['1..2', '1..2'],
    ['all', 'all'],
    ['', 'all'],
    ['1..', 'all'],
    ['..', 'all'],
  ])('%j is %s, and is read back', (written, rows) => {
    const config = parseFlags({ rows: written });
    expect(config.rows).toBe(rows);
    expect(configToRecord(config)['rows']).toBe(rows === 'all' ? undefined : rows);
    expect(parseConfig(configToRecord(config))).toEqual(config);
  });

  test.each([
    ['80..1', 'rows "80..1" ends before it begins: write the lesser row first'],
    ['5..5', 'rows "5..5" is one row, and 2 are needed: take in another'],
    ['..1', 'rows "..1" is one row, and 2 are needed: take in another'],
  ])('%j is refused', (rows, why) => {
    expect(() => parseConfig({ rows })).toThrow(why);
  });

  test.each([
    '0..5',
    '-1..5',
    '5',
    '1.5..7',
    '1e1..20',
    'a..b',
    '1..5,7..9',
    '1..2..3',
    80,
    [1, 80],
  ])('%j is no range', (rows) => {
    // prettier-ignore
    expect(() => parseConfig({ rows })).toThrow(
      /is no range of rows: write it as 1\.\.80, \.\.80 or 20\.\., the first row being 1$/,
    );
  });

  test('is refused on the page in its own words', () => {
    for (const rows of ['9', '80..1', '5..5'])
      expect(checkDraft({ ...draftOf(DEFAULTS), rows }).faults).toEqual({ rows: { kind: 'rows', least: 2 } }); // prettier-ignore
  });

  test('does not fit a replay, whose figures are of all rows', () => {
    expect(() => parseConfig({ replay: 'linear', rows: '1..80' })).toThrow(
      'rows 1..80 does not fit replay linear, which is of all its rows: leave rows out',
    );
    expect(parseConfig({ replay: 'linear', rows: '1..' }).rows).toBe('all');
  });
});

describe('what is drawn', () => {
  test.each([
    [{}, '21..80', 20, 80],
    [{ model: 'sine', seed: 7 }, '..30', 0, 30],
    [{ model: 'network', dataset: 'spiral', points: 50, batch: 8 }, '40..', 39, 50],
  ])('is drawn as if all were used: %j %s', (raw, rows, from, to) => {
    const whole = setUp(parseConfig(raw));
    const part = setUp(parseConfig({ ...raw, rows }));
    expect(columnsOf(part.problem.data)).toEqual(
      columnsOf(whole.problem.data).map((column) => column.slice(from, to)),
    );
    // The start, and what draws the order of the batches.
    expect(part.problem.start).toEqual(whole.problem.start);
    // As many are drawn again for whoever sets it up once more.
    expect(part.config).toEqual({ ...whole.config, rows: parseConfig({ rows }).rows });
    expect(setUp(part.config).problem).toEqual(part.problem);
  });

  test.each([
    ['90..120', 'rows "90..120" ends at row 120, and the data have 100: end there, or write 90..'],
    ['101..', 'rows "101.." begins at row 101, and the data have 100: begin before that'],
    ['100..', 'rows "100.." leaves one row of 100, and 2 are needed: begin before that'],
    ['100..101', 'rows "100..101" ends at row 101'],
  ])('has no rows %s', (rows, why) => {
    expect(() => setUp(parseConfig({ rows }))).toThrow(why);
    expect(setUp(parseConfig({ rows, points: 120 })).config.rows).toBe(rows);
  });

  test('says so on the page, too', () => {
    const found = expect.objectContaining({ faults: { rows: { kind: 'rows-beyond', least: 2, count: 9 } } }) as unknown; // prettier-ignore
    expect(() => setUp(parseConfig({ points: 9, rows: '5..10' }))).toThrow(found);
  });

  test('is of other data than all of it: losses are not drawn on one axis', () => {
    const [all, some] = [parseConfig({}), parseConfig({ rows: '..50' })];
    expect(groupKey(some, undefined)).not.toBe(groupKey(all, undefined));
    const kept = { name: 'n', x: 'x', y: 'y', points: 9, standardised: false };
    expect(groupKey(some, kept)).not.toBe(groupKey(all, kept));
  });
});

describe('own data', () => {
  const column = (...values: readonly number[]) => Float64Array.from(values);
  const own = (x: Float64Array<ArrayBuffer>, y: Float64Array<ArrayBuffer>): OwnData => ({ name: 'n', xName: 'x', yName: 'y', x, y, standardise: true }); // prettier-ignore
  const WHOLE = own(column(1, 2, 3, 4, 50, 60), column(1, 3, 4, 8, 100, -90));
  const PART = own(column(2, 3, 4), column(3, 4, 8));

  test('are standardised by the rows that are used', () => {
    const part = setUp(parseConfig({ rows: '2..4' }), WHOLE);
    const alone = setUp(parseConfig({}), PART);
    expect(part.problem).toEqual(alone.problem);
    expect(part.units).toEqual(alone.units);
    expect(part.config.points).toBe(6);
  });

  test('keep the numbers of their rows in what is said of them', () => {
    const { x, y } = WHOLE;
    const raw = { loss: 'bce-with-logits', rows: '3..' };
    expect(() => setUp(parseConfig(raw), { ...own(x, y), standardise: false })).toThrow(/and y\[2\] is 4/); // prettier-ignore
  });

  test('stand in the script for PyTorch as a whole, and are cut there', () => {
    const script = pytorchScript(parseConfig({ rows: '2..4', batch: 2 }), WHOLE);
    expect(script).toContain('    1.0, 2.0, 3.0, 4.0, 50.0, 60.0,\n');
    expect(script).toContain('n = len(x)\nx, y = x[1:4], y[1:4]  # rows 2..4, the first being 1\nn = len(x)\n'); // prettier-ignore
    expect(pytorchScript(parseConfig({ rows: '..80' }))).toContain('x, y = x[:80], y[:80]  # rows 1..80'); // prettier-ignore
    expect(pytorchScript(parseConfig({ rows: '21..' }))).toContain('x, y = x[20:], y[20:]');
    expect(pytorchScript(parseConfig({}))).not.toContain('len(x)');
  });

  test('are those of the library, which sweeps over them, too', async () => {
    const [x, y] = [Array.from({ length: 9 }, (_, i) => i / 3), [1, 2, 2, 5, 3, 6, 7, 8, 9]];
    const settings = { epochs: 40, lr: 0.01, engine: 'cpu' } as const;
    const part = await train({ x, y }, { ...settings, rows: '3..7' }).result();
    const alone = await train({ x: x.slice(2, 7), y: y.slice(2, 7) }, settings).result();
    expect(part.samples).toEqual(alone.samples);
    expect(part.parameters).toEqual(alone.parameters);
    const over = await sweep({ x, y }, settings, ['rows=1..5,3..7']);
    expect(over.columns['loss']?.[1]).toBe(part.loss);
    expect(() => train({ x, y }, { ...settings, rows: '3..10' })).toThrow(/the data have 9/);
  });
});

describe('in the terminal', () => {
  // Its third and its sixth row hold no number.
  const TABLE =
    'x,y,g\n1,2,a\n2,4.1,a\nno,5,a\n3,6.2,b\n4,7.9,b\n5,?,c\n6,12.3,c\n7,13.8,c\n8,16.1,c\n';
  const PART = 'x,y,g\n3,6.2,b\n4,7.9,b\n6,12.3,c\n7,13.8,c\n';
  const files = { 't.csv': TABLE, 'part.csv': PART };
  const printed = async (line: string): Promise<string> => {
    const { status, out, err } = await call(line, { makers, files });
    expect(status, err).toBe(0);
    return out;
  };

  test.each([
    'train --standardise --lr auto --epochs 60 --log-every 20',
    'train --lr 0.01 --epochs 60 --log-every 20 --batch 3 --engine cpu',
    'fit --csv',
    'fit --formula a*x --predict 1,9 --csv',
    'fit --group g --csv',
  ])('%s --rows counts the rows that can be read', async (line) => {
    const rows = await printed(`${line} --data t.csv --rows 3..6`);
    expect(rows).toBe(await printed(`${line} --data part.csv`));
    expect(rows).not.toBe(await printed(`${line} --data t.csv`));
  });

  test('says which they are, and that those left out are not counted', async () => {
    for (const command of [
      'train --epochs 2 --engine cpu',
      'fit',
      'sweep --epochs 2 --engine cpu --over lr=0.1,0.2',
    ]) {
      // prettier-ignore
      const { err } = await call(`${command} --data t.csv --rows 3..`, { makers, files });
      expect(err).toContain('\nrows 3 to 7 of 7 are used; those left out are not counted\n');
      const { err: plain } = await call(`${command} --data part.csv --rows ..3`, { makers, files });
      expect(plain).toContain('\nrows 1 to 3 of 4 are used\n');
      expect((await call(`${command} --data t.csv --rows 3..8`, { makers, files })).err).toContain(
        'downhill: rows "3..8" ends at row 8, and the data have 7: end there, or write 3..\n',
      );
    }
  });

  test('is in the object, and in what is ranked', async () => {
    const json = await printed('train --rows ..30 --epochs 2 --engine cpu --json');
    expect(JSON.parse(json)).toMatchObject({ points: 100, rows: '1..30' });
    const asked = 'sweep --epochs 300 --engine cpu --over rows=1..25,26..50,90..';
    const [head, ...rows] = (await printed(`${asked} --csv`)).trim().split('\n');
    expect(head).toBe('rows,loss');
    expect(rows.map((row) => row.split(',')[0])).toEqual(['1..25', '26..50', '90..']);
    const ranked = await printed(`${asked} --rank 3`);
    for (const line of ranked.trim().split('\n')) {
      const [command = '', loss] = line.replace('downhill ', '').split('  # loss ');
      const { finalLoss } = JSON.parse(await printed(`${command} --json`)) as { finalLoss: number };
      expect(Number(loss)).toBeCloseTo(finalLoss, 7);
    }
    expect(ranked).toMatch(/--rows 90\.\. /);
  });
});
