/** What a picture of a chart says, and where: with numbers that are all different. */
import { describe, expect, test } from 'vitest';
// First: the colours ask the browser for its media.
import '../helpers/drawn.ts';
import { titleOf } from '../../src/app/charts/axes.ts';
import { numbersOf } from '../../src/app/format/numbers.ts';
import { TEXTS } from '../../src/app/i18n/index.ts';
import { LANDSCAPE } from '../../src/app/i18n/landscape.ts';
import { pictureTexts } from '../../src/app/export/picture.ts';
import type { OwnData } from '../../src/core/data/own.ts';
import { expectNumber } from '../helpers/expect-number.ts';
import { unlike } from '../helpers/unlike.ts';

const { en } = TEXTS;

const WORDS = { language: 'en', text: en, numbers: numbersOf('en') } as const;

const OWN: OwnData = {
  name: 'cars.csv',
  xName: 'weight',
  yName: 'mpg',
  x: Float64Array.of(900, 1210, 1500, 2240),
  y: Float64Array.of(18.5, 14, 11, 3),
  standardise: true,
};

describe('the texts', () => {
  test('name the chart, and the parameters of the landscape as they are trained', () => {
    const { run } = unlike({}, {}, OWN);
    expect(pictureTexts('fit', run, WORDS).title).toBe('Data and fit');
    expect(pictureTexts('loss', run, WORDS).title).toBe('Loss');
    const landscape = pictureTexts('landscape', run, WORDS);
    expect(landscape.title).toBe('Loss over a′ and b′');
    expect(landscape.lines[2]).toBe(LANDSCAPE.en.landscape.inStandardised);
    const linear = pictureTexts('landscape', unlike({ model: 'linear' }).run, WORDS);
    expect(linear.title).toBe('Loss over weight and bias');
    expect(linear.lines).toHaveLength(2);
  });

  test('of an axis say a unit once', () => {
    const title = (name: string, unit: string): string =>
      titleOf({ name, quantity: { kind: 'number', unit } });
    expect(title('speed (km/h)', 'km/h')).toBe('speed (km/h)');
    expect(title('speed in km/h', 'km/h')).toBe('speed in km/h');
    expect(title('mass_kg', 'kg')).toBe('mass_kg');
    expect(title('price', '$')).toBe('price ($)');
    expect(title('重量（公斤）', '公斤')).toBe('重量（公斤）');
    // A unit inside a word is none.
    expect(title('weight', 'g')).toBe('weight (g)');
    expect(titleOf({ name: 'share', quantity: { kind: 'percent' } })).toBe('share');
  });

  test('under the title are the run’s own settings and what came of it', () => {
    const state = unlike({}, {}, OWN);
    const [set = '', came = ''] = pictureTexts('loss', state.run, WORDS).lines;
    expect(set).toBe('Downhill cars.csv ?seed=7&points=13&epochs=471&lr=0.0137&log-every=30');
    const [share = '', error = '', rows, epoch] = came.split(' · ');
    const { y } = OWN;
    const mean = y.reduce((sum, value) => sum + value, 0) / 4;
    const variance = y.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 4;
    expectNumber(share.replace('R² ', ''), 1 - 0.87312 / variance);
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
