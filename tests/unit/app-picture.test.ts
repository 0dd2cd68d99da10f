/** What a picture of a chart says, and where: with numbers that are all different. */
import { describe, expect, test } from 'vitest';
// First: the colours ask the browser for its media.
import '../helpers/drawn.ts';
import { numbersOf } from '../../src/app/format/numbers.ts';
import { en } from '../../src/app/i18n/en.ts';
import { pictureLayout } from '../../src/app/runs/chart-picture.ts';
import { columnTitle, pictureTexts } from '../../src/app/runs/picture-texts.ts';
import type { OwnData } from '../../src/core/data/own.ts';
import { expectNumber } from '../helpers/read-number.ts';
import { unlike } from '../helpers/unlike.ts';

const WORDS = { text: en, numbers: numbersOf('en') };

const OWN: OwnData = {
  name: 'cars.csv',
  xName: 'weight',
  yName: 'mpg',
  x: Float64Array.of(900, 1210, 1500, 2240),
  y: Float64Array.of(18.5, 14, 11, 3),
  standardise: true,
  xQuantity: { kind: 'number', unit: 'kg' },
};

describe('the texts', () => {
  test('of the axes are the columns of own data, with their units', () => {
    const { run } = unlike({}, {}, OWN);
    expect(pictureTexts('fit', run, WORDS)).toMatchObject({
      title: 'Data and fit',
      x: 'weight (kg)',
      y: 'mpg',
    });
    expect(pictureTexts('loss', run, WORDS)).toMatchObject({ x: 'epoch', y: 'loss' });
    expect(pictureTexts('landscape', run, WORDS)).toMatchObject({
      title: 'Loss over a′ and b′',
      x: undefined,
      y: undefined,
    });
    const linear = unlike({ model: 'linear' }).run;
    expect(pictureTexts('landscape', linear, WORDS).title).toBe('Loss over weight and bias');
    expect(pictureTexts('fit', linear, WORDS)).toMatchObject({ x: 'x', y: 'y' });
  });

  test('say a unit once', () => {
    expect(columnTitle('speed (km/h)', { kind: 'number', unit: 'km/h' })).toBe('speed (km/h)');
    expect(columnTitle('price', { kind: 'number', unit: '$' })).toBe('price ($)');
    expect(columnTitle('share', { kind: 'percent' })).toBe('share');
  });

  test('under the title are the run’s own settings and what came of it', () => {
    const state = unlike({}, {}, OWN);
    const [set = '', came = ''] = pictureTexts('loss', state.run, WORDS).lines;
    expect(set).toBe('Downhill cars.csv ?seed=7&points=13&epochs=471&lr=0.0137&log-every=30');
    const [share = '', error = '', rows, epoch] = came.split(' · ');
    const { y } = OWN;
    const mean = y.reduce((sum, value) => sum + value, 0) / 4;
    const variance = y.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 4;
    expectNumber(share.replace('R² (about the mean) ', ''), 1 - 0.87312 / variance);
    expectNumber(error.replace('RMSE ', ''), Math.sqrt(0.87312));
    expect([rows, epoch]).toEqual(['4 rows', 'epoch 367']);
  });

  test('say that the learning rate was another one before', () => {
    const { run } = unlike({}, { retuned: true });
    expect(pictureTexts('fit', run, WORDS).lines[0]).toMatch(
      / \?seed=7\S*&lr=0\.0137\S* · learning rate changed on the way$/,
    );
  });

  test('of a run that has not begun tell no result', () => {
    const { run } = unlike({}, { epoch: 0, loss: NaN });
    expect(pictureTexts('fit', run, WORDS).lines).toHaveLength(2);
    expect(pictureTexts('fit', run, WORDS).lines[1]).toBe('13 rows');
  });
});

describe('the layout', () => {
  const chart = { width: 613, height: 287 };
  const titles = { title: 'T', lines: ['one', 'two'], x: 'below', y: 'beside' };

  test('has room for every text, and none lies on the chart', () => {
    const { width, height, left, top, texts } = pictureLayout(chart, titles);
    expect(left + chart.width).toBeLessThan(width);
    expect(top + chart.height).toBeLessThan(height);
    const of = (text: string): { readonly x: number; readonly y: number } => {
      const placed = texts.find((one) => one.text === text);
      if (placed === undefined) throw new Error(`${text} is not there`);
      return placed;
    };
    expect(of('T').y).toBeLessThan(of('one').y);
    expect(of('one').y).toBeLessThan(of('two').y);
    expect(of('two').y).toBeLessThan(top);
    expect(of('below').y).toBeGreaterThan(top + chart.height);
    expect(of('below').y).toBeLessThan(height);
    expect(of('below').x).toBe(left + chart.width / 2);
    expect(of('beside').x).toBeLessThan(left);
    expect(of('beside').y).toBe(top + chart.height / 2);
    expect(texts.filter(({ look }) => look === 'y').map(({ text }) => text)).toEqual(['beside']);
  });

  test('takes no room for what is not there', () => {
    const bare = pictureLayout(chart, { ...titles, x: undefined, y: undefined });
    expect(bare.texts.map(({ text }) => text)).toEqual(['T', 'one', 'two']);
    expect(bare.width).toBeLessThan(pictureLayout(chart, titles).width);
    expect(bare.height).toBeLessThan(pictureLayout(chart, titles).height);
  });
});
