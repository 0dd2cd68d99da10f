/** Every number of the Lab and of its run, read back from where a person reads it. */
import { describe, expect, test } from 'vitest';
import { attributesOf, definitionsOf, drawn, rowsOf, textOf, textsOf } from '../helpers/drawn.ts';
import { expectNumber, expectNumbers } from '../helpers/expect-number.ts';
import { readNumber } from '../helpers/read-number.ts';
import { bestLine, epochsDue, lossAt, lossOf, stableBelow, unlike } from '../helpers/unlike.ts';
import { logFile } from '../../src/app/export/files.ts';
import { DETAILS } from '../../src/app/i18n/details.ts';
import { TEXTS } from '../../src/app/i18n/index.ts';
import type { AppState } from '../../src/app/state.ts';
import type { OwnData } from '../../src/core/data/own.ts';
import type { Prepared } from '../../src/app/training/made.ts';
import { Device } from '../../src/app/views/transport/Device.tsx';
import { Figures } from '../../src/app/views/transport/Device.tsx';
import { FitChart } from '../../src/app/views/lab/FitChart.tsx';
import { LossPicture } from '../../src/app/views/lab/LossPicture.tsx';
import { FitTable, LossTable } from '../../src/app/views/lab/tables.tsx';
import { Parameters } from '../../src/app/views/lab/Parameters.tsx';
import { RateField } from '../../src/app/views/lab/settings/SettingField.tsx';
import { Prediction, StatusLine } from '../../src/app/views/transport/StatusLine.tsx';
import { SpeedControl, Transport } from '../../src/app/views/transport/Transport.tsx';

const { en } = TEXTS;

const TRUTH = { a: 3, b: 10 };

function preparedOf({ run: { prepared } }: AppState): Prepared {
  if (prepared === undefined) throw new Error('nothing is prepared');
  return prepared;
}

function sentence(state: AppState): string {
  const [said = ''] = textsOf(drawn(state, StatusLine, {}), 'p');
  return said;
}

/** How sure slope and intercept are, by the textbook. */
function textbookErrors(xs: ArrayLike<number>, ys: ArrayLike<number>): [a: number, b: number] {
  const n = xs.length;
  const mean = Array.from(xs).reduce((sum, x) => sum + x, 0) / n;
  const spread = Array.from(xs).reduce((sum, x) => sum + (x - mean) ** 2, 0);
  const scatter = (n / (n - 2)) * lossOf(bestLine(xs, ys), xs, ys);
  return [Math.sqrt(scatter / spread), Math.sqrt(scatter * (1 / n + mean ** 2 / spread))];
}

describe('beside the charts', () => {
  test('the parameters stand beside those of least squares, with how sure these are, and the true ones', () => {
    const state = unlike();
    const { x, y } = preparedOf(state).problem.data;
    const best = bestLine(x, y);
    const [ofA, ofB] = textbookErrors(x, y);
    const html = drawn(state, Parameters, {});
    const [head, ...rows] = rowsOf(html);
    expect(head?.slice(1)).toEqual(['now', 'least squares', 'true']);
    const expected = [
      ['a', 2.874125, best.a, ofA, TRUTH.a],
      ['b', 9.317512, best.b, ofB, TRUTH.b],
    ] as const;
    expect(rows).toHaveLength(2);
    const full = attributesOf(html, 'title');
    const exact = attributesOf(html, 'data-value').map(Number);
    for (const [i, [name, now, least, error, truth]] of expected.entries()) {
      const [ofName, ofNow = '', ofBest = '', ofTruth = ''] = rows[i] ?? [];
      expect(ofName).toBe(name);
      const [value = '', plusMinus = ''] = ofBest.split(' ± ');
      for (const [text, due] of [
        [ofNow, now],
        [value, least],
      ] as const) {
        expectNumber(text, due, 1);
        // To the second digit of the uncertainty, no less and no more.
        const { unit } = readNumber(text);
        expect(error / unit).toBeGreaterThanOrEqual(10);
        expect(error / unit).toBeLessThan(100);
      }
      expectNumber(plusMinus, error, 0.05);
      expectNumber(ofTruth, truth);
      // All digits lie behind it.
      for (const [at, due] of [now, least].entries()) {
        expectNumber(full[2 * i + at] ?? '', due, 1e-6);
        expect(Math.abs((exact[2 * i + at] ?? NaN) - due)).toBeLessThan(1e-6);
      }
    }
  });

  test('R² about the mean, RMSE and the rows stand under them, in own units', () => {
    const own: OwnData = {
      name: 'cars.csv',
      xName: 'kg',
      yName: 'km/l',
      x: Float64Array.of(900, 1210, 1500, 2240),
      y: Float64Array.of(18.5, 14, 11, 3),
      standardise: true,
    };
    for (const state of [unlike(), unlike({}, {}, own)]) {
      const y = Array.from((state.run.own ?? preparedOf(state).problem.data).y);
      const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
      const variance = y.reduce((sum, value) => sum + (value - mean) ** 2, 0) / y.length;
      const shown = definitionsOf(drawn(state, Parameters, {}));
      const { goodness } = en.numbers;
      expectNumber(shown.get(goodness.rSquared) ?? '', 1 - 0.87312 / variance);
      expectNumber(shown.get(goodness.rmse) ?? '', Math.sqrt(0.87312));
      expectNumber(shown.get(goodness.rows) ?? '', y.length);
    }
  });

  test('of a replay, the article’s own digits stand there, too', () => {
    const state = unlike({ replay: 'linear', seed: undefined, points: undefined });
    const [head = [], ...rows] = rowsOf(drawn(state, Parameters, {}));
    // As the article prints them.
    for (const [i, printed] of [2.9816, 10.3128].entries()) {
      expectNumber(rows[i]?.[head.indexOf('published')] ?? '', printed);
    }
  });

  test('figures are the epoch, the speed, the time, what is left of it, and the gradient', () => {
    const figures = definitionsOf(drawn(unlike({}, { phase: 'running' }), Figures, {}));
    const words = DETAILS.en.figures;
    expectNumber(figures.get(en.numbers.epoch) ?? '', 367);
    // Three digits of a measured speed.
    expectNumber(figures.get(words.stepsPerSecond) ?? '', 1230);
    expectNumber(figures.get(words.elapsed) ?? '', 83_456);
    expectNumber(figures.get(words.left) ?? '', ((471 - 367) / 1234) * 1000, 0.1);
    expectNumber(figures.get(words.gradient('a')) ?? '', -0.731311);
    expectNumber(figures.get(words.gradient('b')) ?? '', 0.412733);
    const waiting = definitionsOf(drawn(unlike(), Figures, {}));
    expect(waiting.get(words.left)).toBe('–');
  });

  test('the device is what computes, and how', () => {
    const shown = textOf(drawn(unlike({ strategy: 'fused' }), Device, {}));
    expect(shown).toContain('Adapter A');
    expect(shown).toContain('dispatch, 4 × 16 threads, 32-bit');
    expect(shown).not.toContain('software');
  });
});

describe('charts as tables and in words', () => {
  test('the table of the points has x, y, the line now, and how far it is', () => {
    const state = unlike();
    const prepared = preparedOf(state);
    const { x, y } = prepared.problem.data;
    const [head, ...rows] = rowsOf(drawn(state, FitTable, {}));
    expect(head).toEqual(['x', 'y', 'fit', 'residual']);
    expect(rows).toHaveLength(13);
    for (const [i, row] of rows.entries()) {
      const [xi = NaN, yi = NaN] = [x[i], y[i]];
      // In f32, as the training has it.
      const fit = 2.874125 * xi + 9.317512;
      const [ofX = '', ofY = '', ofFit = '', ofResidual = ''] = row;
      expectNumber(ofX, xi);
      expectNumber(ofY, yi);
      expectNumber(ofFit, fit, 0.01, fit);
      expectNumber(ofResidual, fit - yi, 0.01, fit);
    }
  });

  test('the table of the loss has the epochs as drawn, each with its own loss', () => {
    const state = unlike();
    const [head, ...rows] = rowsOf(drawn(state, LossTable, {}));
    expect(head).toEqual(['epoch', 'loss']);
    expect(rows).toHaveLength(200);
    for (const [ofEpoch = '', ofLoss = ''] of rows) expectNumber(ofLoss, lossAt(Number(ofEpoch)));
    expect([rows[0]?.[0], rows.at(-1)?.[0]]).toEqual(['1', '367']);
    expect(textsOf(drawn(state, LossTable, {}), 'caption')[0]).toContain('200 of 367');
  });

  test('the chart of the points says how many they are, the fit and the truth', () => {
    const state = unlike();
    const html = drawn(state, FitChart, {});
    const spoken = attributesOf(html, 'aria-label').find((label) => label.startsWith('Scatter'));
    expectNumbers(spoken ?? '', [13, 2.874125, 9.317512, 3, 10]);
    expect(spoken).toMatch(/fit ŷ = 2\.87.* truth ŷ = 3/);
    expect(textOf(html)).toMatch(/ŷ = 2\.874 x \+ 9\.32/);
  });

  test('the chart of the loss says the epoch, its loss and the least there is', () => {
    const state = unlike();
    const { x, y } = preparedOf(state).problem.data;
    const least = lossOf(bestLine(x, y), x, y);
    const spoken = (shown: AppState): string =>
      attributesOf(drawn(shown, LossPicture, {}), 'aria-label').find((label) =>
        label.startsWith('Line chart'),
      ) ?? '';
    expectNumbers(spoken(state), [367, 0.87312, least]);
    expectNumbers(spoken(unlike({}, { epoch: 0 })), [least]);
  });
});

describe('before the run', () => {
  const rate = (state: AppState): string => textOf(drawn(state, RateField, {}));
  const foretold = (state: AppState): string => textOf(drawn(state, Prediction, {}));

  test('it is said below which rate it is stable, and how many epochs it takes', () => {
    const state = unlike();
    const { problem } = preparedOf(state);
    const { x, y } = problem.data;
    const [a = NaN, b = NaN] = problem.start.parameters;
    expectNumbers(rate(state), [stableBelow(x)], 0.03);
    expect(rate(state)).toContain('stable below');
    expectNumbers(foretold(state), [epochsDue({ a, b }, 0.0137, x, y), 1], 0.03);
  });

  test('or above which it diverges, by which factor, and when f32 ends', () => {
    const state = unlike({ lr: 0.051 });
    const { x } = preparedOf(state).problem.data;
    expect(rate(state)).toContain('overshoots');
    expectNumbers(rate(state), [stableBelow(x)], 0.03);
    const growth = 0.051 * (2 / stableBelow(x)) - 1;
    expectNumbers(foretold(state).replace(/after.*/, ''), [growth], 0.03);
  });

  test('the speed is that of the preferences', () => {
    const state = unlike();
    const html = drawn(
      { ...state, preferences: { ...state.preferences, speed: 20 } },
      SpeedControl,
      {},
    );
    expect(/<option[^>]* selected[^>]*>(.*?)</.exec(html)?.[1]).toBe('20 / frame');
  });
});

describe('how far it is', () => {
  test('the transport counts the epochs; its slider stands at the one that is looked at', () => {
    // From the start at 0 to the last epoch at 1.
    const share = (epoch: number): number => Math.log(1 + epoch) / Math.log(1 + 471);
    const html = drawn(unlike(), Transport, {});
    expect(textOf(html)).toContain('Epoch 367 of 471');
    expectNumbers(attributesOf(html, 'aria-valuetext')[0] ?? '', [367, 0.87312]);
    const expectPlaces = (of: string, due: readonly number[]): void => {
      const found = (/--at:([\d.]+);--done:([\d.]+)/.exec(of) ?? []).slice(1);
      expect(found).toHaveLength(2);
      for (const [i, place] of found.entries())
        expect(Number(place)).toBeCloseTo(due[i] ?? NaN, 12);
    };
    expectPlaces(html, [share(367), share(367)]);
    const back = drawn(unlike({}, { looked: 40 }), Transport, {});
    expectNumbers(attributesOf(back, 'aria-valuetext')[0] ?? '', [40, lossAt(40)]);
    expectPlaces(back, [share(40), share(367)]);
  });

  test('the sentence says the loss, and how far above the best line it is', () => {
    const state = unlike({}, { phase: 'done', epoch: 471 });
    const { x, y } = preparedOf(state).problem.data;
    const least = lossOf(bestLine(x, y), x, y);
    expectNumbers(sentence(state), [0.87312, 0.87312 - least]);
    const settled = unlike({}, { phase: 'done', epoch: 471, loss: least * 1.0005 });
    expectNumbers(sentence(settled), [least * 1.0005]);
    expect(sentence(settled)).toContain('as low as this model can get');
  });

  test('all y being equal, a line within a thousandth of them is as low as it gets', () => {
    const x = Float64Array.of(1, 2, 3, 4);
    const own = {
      name: 'flat',
      xName: 'x',
      yName: 'y',
      x,
      y: x.map(() => 7.3),
      standardise: false,
    };
    const at = (height: number): string =>
      sentence(unlike({}, { phase: 'done', epoch: 471, loss: (height - 7.3) ** 2 }, own));
    expect(at(7.307)).toContain('as low as this model can get');
    expect(at(7.308)).toContain('above the best fit');
  });

  test('of what diverged, when, and above which rate', () => {
    const state = unlike({ lr: 0.051 }, { phase: 'diverged', divergedAt: 61 });
    expectNumbers(sentence(state), [61, stableBelow(preparedOf(state).problem.data.x)], 0.03);
  });

  test('of what is being made, how many points', () => {
    const state = unlike({}, { phase: 'preparing', prepared: undefined });
    expectNumbers(sentence(state), [13]);
    expectNumbers(sentence(unlike({}, { phase: 'preparing', share: 0.31 })), [13]);
    const mending = unlike({}, { phase: 'preparing', mending: new Error('short') });
    expectNumbers(sentence(mending), [367]);
  });
});

describe('the log', () => {
  test('has each logged epoch with its loss, and at the end the parameters', () => {
    const state = unlike({ epochs: 90 }, { phase: 'done', epoch: 90 });
    const [a, b] = [2.874125, 9.317512];
    const loss = (epoch: number): string => lossAt(epoch).toFixed(6);
    const lines = (logFile(state).content as string).trimEnd().split('\n');
    expect(lines.slice(0, 3).map((line) => line.match(/[\d.]+/g))).toEqual([
      ['30', '90', loss(30)],
      ['60', '90', loss(60)],
      ['90', '90', loss(90)],
    ]);
    const rest = lines.slice(3).join('\n');
    expect(rest).toContain(a.toFixed(4));
    expect(rest.indexOf(a.toFixed(4))).toBeLessThan(rest.indexOf(b.toFixed(4)));
  });

  test('beside the article has its line, this run’s, and the difference', () => {
    const settings = { replay: 'parameter', seed: undefined, points: undefined, logEvery: 100 };
    const state = unlike({ ...settings, epochs: 20_000, lr: 0.001 }, { epoch: 1100 });
    const rows = rowsOf(drawn(state, LossTable, {})).slice(1);
    const done = rows.filter(([, replayed]) => replayed !== '–');
    expect(done).toHaveLength(11);
    for (const [i, row] of done.entries()) {
      const [epoch = '', replayed = '', published = '', difference = ''] = row;
      const loss = lossAt((i + 1) * 100);
      expectNumber(epoch, (i + 1) * 100);
      expectNumber(replayed, loss);
      expectNumber(difference, loss - Number(published));
    }
    expect([rows.at(-1)?.[1], rows.at(-1)?.[3]]).toEqual(['–', '']);
    const greatest = Math.max(...done.map(([, , , text = '']) => Math.abs(readNumber(text).value)));
    const [caption = ''] = textsOf(drawn(state, LossTable, {}), 'caption');
    const [, found = ''] = /article: (.*), more than the allowed /.exec(caption) ?? [];
    expect(Math.abs(readNumber(found).value - greatest)).toBeLessThan(0.01 * greatest);
  });
});
