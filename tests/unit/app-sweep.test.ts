/** A map of runs as the page has it: its axes, its colours, what stands on it, and what is taken along. */
import { describe, expect, test } from 'vitest';
// First: the colours ask the browser for its media.
import '../helpers/drawn.ts';
import { emptyFrame, frameOf, takeTile, type SweepMap } from '../../src/app/state/sweep.ts';
import { asked } from '../../src/app/sweep/asked.ts';
import {
  axisText,
  edgesOf,
  isThere,
  overText,
  placeOn,
  quarterAbout,
  readOver,
  valueOf,
  zoomed,
} from '../../src/app/sweep/axis.ts';
import { MOST_MINIMA, restingIn, roomsIn } from '../../src/app/sweep/basins.ts';
import {
  axisNames,
  isOfNumbers,
  presetsOf,
  usualAxis,
  wordsOf,
  type Base,
} from '../../src/app/sweep/choices.ts';
import { csvOf } from '../../src/app/views/sweep/exports.ts';
import { limitOver } from '../../src/app/sweep/limit.ts';
import { measuredIn } from '../../src/app/sweep/measured.ts';
import {
  bestCells,
  histogramOf,
  rankedBySign,
  shadesOf,
  shownIn,
  STATES,
} from '../../src/app/sweep/shades.ts';
import { shareOn } from '../../src/run/sweep/scale.ts';
import { begun, epochsBetween } from '../../src/app/sweep/begin.ts';
import { initialState } from '../../src/app/state.ts';
import { readAddress, writeAddress } from '../../src/app/settings/address.ts';
import { cutTo, nameMarks } from '../../src/app/charts/name-marks.ts';
import { numbersOf } from '../../src/app/format/numbers.ts';
import { TEXTS } from '../../src/app/i18n/index.ts';
import { SWEEP } from '../../src/app/i18n/sweep.ts';
import { cellsAsked } from '../../src/app/sweep/train-map.ts';
import { axisSaid, modelName, valueOn } from '../../src/app/views/sweep/words.ts';
import { LOSS_IDS } from '../../src/core/losses/rows.ts';
import { OPTIMIZER_IDS } from '../../src/core/optimizers/rows.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { setUp } from '../../src/core/setup.ts';
import { parseAxis } from '../../src/run/sweep/axes.ts';
import { MEASURES } from '../../src/run/sweep/measures.ts';

const { waiting, known, diverged, unfinished } = STATES;
const NAMES = ['epochs-to', 'last-loss', 'diverged-at'] as const;

function mapOf(over: string, settings: Readonly<Record<string, unknown>> = {}): SweepMap {
  const axes = readOver(over);
  if (axes === undefined) throw new Error(`${over} are no axes`);
  const [across, up] = axes;
  const measures = NAMES.map((name) => MEASURES[name]);
  const cells = across.values.length * up.values.length;
  return {
    over,
    across,
    up,
    config: parseConfig(settings),
    own: undefined,
    measures,
    limit: 0.1,
    target: { loss: 0.5, from: 'given', runs: 0 },
    engine: undefined,
    frames: [10, 100].map((epoch) => emptyFrame(epoch, cells, measures)),
  };
}

function baseOf(
  settings: Readonly<Record<string, unknown>>,
  parameterNames: readonly string[] = ['a', 'b'],
  others: Partial<Base> = {},
): Base {
  const config = parseConfig(settings);
  const data = { x: Float32Array.of(0, 1), y: Float32Array.of(-1, 2) };
  return { config, parameterNames, startOf: () => 3, data, isOfGiven: false, ...others };
}

describe('axes', () => {
  test('are written as they are read, and stay so in the address', () => {
    const over = 'lr=0.0001..1:64:log;momentum=0..0.99:32';
    const axes = readOver(over);
    expect(axes?.map(({ values }) => values.length)).toEqual([64, 32]);
    if (axes) expect(overText(axes)).toBe(over);
    const { config, preferences } = readAddress(`view=sweep&over=${over}`);
    expect(writeAddress(config, preferences)).toBe(`?view=sweep&over=${over}`);
  });

  test.each([
    ['optimizer=sgd,adam;lr=0.1..1:8', 2, 8],
    ['lr=0.1..1:8;optimizer=adam', 8, 1],
    ['layers=4;8,8;16;lr=0.1..1:8', 3, 8],
    ['lr=0.1..1:8;layers=4;8,8', 8, 2],
    ['batch=full,10;loss=mse,l1', 2, 2],
    ['lr=0.001,0.1', 2, 1],
    ['lr=0.0001..1:64:log', 64, 1],
  ])('of words, of lists and alone are axes: %s', (over, wide, high) => {
    const axes = readOver(over);
    expect(axes?.map(({ values }) => values.length)).toEqual([wide, high]);
    expect(axes && overText(axes)).toBe(over);
    expect(axes?.filter(isThere)).toHaveLength(high === 1 && !over.includes(';') ? 1 : 2);
    const { config, preferences } = readAddress(`over=${over}`);
    expect(writeAddress(config, preferences)).toBe(`?over=${over}`);
  });

  test.each([
    '',
    'optimizer=sgd,sgd;lr=0.1..1:8',
    'optimizer=sgd,good;lr=0.1..1:8',
    'lr=1..0:64;momentum=0..0.9:8',
    'lr=0..1:64:log;momentum=0..0.9:8',
    'lr=0.1..1:64;lr=0.1..1:64',
    'lr=0.1..1:1;momentum=0..0.9:8',
    'lr=0.1..1:600;momentum=0..0.9:8',
    'lr=0.1..1:8;momentum=0..0.9:8;seed=1..3:3',
    `seed=${Array.from({ length: 513 }, (_, i) => i).join()};lr=0.1..1:8`,
  ])('that cannot be mapped are none: %j', (over) => {
    expect(readOver(over)).toBeUndefined();
  });

  test.each(['momentum=0..0.9:10', 'lr=1e-4..1:13:log', 'optimizer=sgd,adam,rmsprop'])(
    'every value of %s lies in its own cell',
    (text) => {
      const axis = parseAxis(text);
      for (const place of axis.values.keys())
        expect(placeOn(axis, valueOf(axis, place))).toBe(place);
      const [least, most] = edgesOf(axis);
      expect([placeOn(axis, least), placeOn(axis, most)]).toEqual([0, axis.values.length - 1]);
      expect([placeOn(axis, least / 2 - 1), placeOn(axis, most * 2 + 1)]).toEqual([
        0,
        axis.values.length - 1,
      ]);
    },
  );

  test.each(['momentum=0..0.9:10', 'lr=1e-4..1:13:log'])(
    'a part of %s has as many cells, from edge to edge',
    (text) => {
      const axis = parseAxis(text);
      const parts = zoomed(axis, 2, 5);
      if (parts === undefined) throw new Error('nothing is between');
      const nearer = parseAxis(axisText(parts));
      expect(nearer).toEqual(parts);
      expect(nearer.values).toHaveLength(axis.values.length);
      // The edges of the cells that were chosen; ends are rounded to 10⁻⁴ of a step.
      const share = (value: number, at: number): number => {
        const [least, most] = edgesOf(axis);
        const [a, b, c] =
          parts.scale === 'log' ? [value, least, most].map(Math.log) : [value, least, most];
        return (((a ?? NaN) - (b ?? NaN)) / ((c ?? NaN) - (b ?? NaN))) * axis.values.length - at;
      };
      const [from, to] = edgesOf(nearer);
      expect(Math.abs(share(from, 2))).toBeLessThan(1e-3);
      expect(Math.abs(share(to, 6))).toBeLessThan(1e-3);
    },
  );

  test('nothing lies between neighbours of f64', () => {
    expect(zoomed(parseAxis(`lr=1..${1 + 9 * Number.EPSILON}:10`), 3, 4)).toBeUndefined();
  });

  test('of words some are picked, and one that is whole stays as it is', () => {
    const axis = parseAxis('optimizer=sgd,adam,rmsprop');
    expect(zoomed(axis, 1, 2)?.values).toEqual(['adam', 'rmsprop']);
    expect(zoomed(axis, 1, 1)?.values).toEqual(['adam']);
    expect(zoomed(axis, 0, 2)).toBe(axis);
    // One of these alone would be read as two.
    expect(zoomed(parseAxis('layers=8,8;4'), 0, 0)).toBeUndefined();
    const [, nothing] = readOver('lr=0.1..1:8') ?? [];
    expect(nothing && zoomed(nothing, 0, 0)).toBe(nothing);
  });

  test('a quarter is about a cell, and of words it is all', () => {
    const axis = parseAxis('momentum=0..0.9:16');
    expect([quarterAbout(axis, 8), quarterAbout(axis, 0)]).toEqual([
      [6, 10],
      [0, 2],
    ]);
    expect(quarterAbout(parseAxis('optimizer=sgd,adam,adamw,rmsprop'), 3)).toEqual([0, 3]);
  });

  test('whole numbers are zoomed into as far as there are any', () => {
    expect(zoomed(parseAxis('seed=1..10:10'), 2, 5)).toBeUndefined();
  });
});

describe('what is offered', () => {
  const SINE = ['a', 'b', 'c', 'd'];

  test('are settings that have a say, and starts; of a network the rates of its layers', () => {
    const plain = axisNames(baseOf({}));
    expect(plain).toEqual(expect.arrayContaining(['lr', 'momentum', 'start.a', 'start.b', 'seed']));
    expect(plain).not.toEqual(expect.arrayContaining(['beta1']));
    for (const name of ['epochs', 'layers', 'engine', 'replay']) expect(plain).not.toContain(name);
    const network = axisNames(
      baseOf({ model: 'network', optimizer: 'adam' }, [
        '0.weight[0][0]',
        '0.bias[0]',
        '2.weight[0][0]',
      ]),
    );
    expect(network).toEqual(
      expect.arrayContaining(['beta1', 'rates.0', 'rates.2', 'layers', 'activation']),
    );
    expect(network.filter((name) => name.startsWith('start.'))).toEqual([]);
    expect(axisNames(baseOf({ replay: 'linear' }))).not.toContain('seed');
  });

  test('are settings of words, too, as far as a run can have them', () => {
    const plain = axisNames(baseOf({}));
    expect(plain).toEqual(
      expect.arrayContaining(['optimizer', 'loss', 'schedule', 'batch', 'dataset']),
    );
    // Without momentum there is nothing to look ahead along.
    expect(plain).not.toContain('nesterov');
    expect(axisNames(baseOf({ momentum: 0.9 }))).toContain('nesterov');
    expect(axisNames(baseOf({}, ['a', 'b'], { isOfGiven: true }))).not.toContain('dataset');
    expect(wordsOf('optimizer', baseOf({}))).toEqual(OPTIMIZER_IDS);
    // The others have no momentum, …
    expect(wordsOf('optimizer', baseOf({ momentum: 0.9 }))).toEqual(['sgd', 'rmsprop']);
    // … and these targets are no classes.
    expect(wordsOf('loss', baseOf({}))).toEqual(LOSS_IDS.filter((id) => id !== 'bce-with-logits'));
    const classes = { data: { x: Float32Array.of(0, 1), y: Float32Array.of(0, 1) } };
    expect(wordsOf('loss', baseOf({}, ['a', 'b'], classes))).toEqual(LOSS_IDS);
    expect(wordsOf('optimizer', baseOf({ start: '1,2' }))).toEqual(OPTIMIZER_IDS);
    expect(wordsOf('lr', baseOf({}))).toEqual([]);
    const areOfNumbers = ['lr', 'seed', 'start.a', 'rates.0', 'optimizer', 'batch'];
    expect(areOfNumbers.map(isOfNumbers)).toEqual([true, true, true, true, false, false]);
  });

  test('are parts of the rows that are used, and beside some rows all that is offered beside all', () => {
    const { data } = setUp(parseConfig({ points: 100 })).problem;
    expect(axisText(usualAxis('rows', baseOf({}, ['a', 'b'], { data })))).toBe('rows=1..25,26..50,51..75,76..100'); // prettier-ignore
    const some = baseOf({ rows: '21..30' }, ['a', 'b'], { data: { x: data.x.slice(20, 30), y: data.y.slice(20, 30) } }); // prettier-ignore
    expect(axisText(usualAxis('rows', some))).toBe('rows=21..22,23..25,26..27,28..30');
    expect(axisNames(some)).toEqual(axisNames(baseOf({}, ['a', 'b'], { data })));
    expect(axisNames(some)).toContain('rows');
    const few = { data: { x: data.x.slice(0, 7), y: data.y.slice(0, 7) } };
    expect(axisNames(baseOf({}, ['a', 'b'], few))).not.toContain('rows');
    expect(axisNames(baseOf({ replay: 'linear' }, ['a', 'b'], { data }))).not.toContain('rows');
  });

  test.each([
    [{}, ['a', 'b'], ['lr', 'momentum']],
    [{ model: 'sine', optimizer: 'adam' }, SINE, ['lr', 'beta1']],
    [{ model: 'sine', optimizer: 'adagrad' }, SINE, ['lr', 'start.a']],
    [
      { model: 'network', optimizer: 'adagrad' },
      ['0.weight[0][0]', '2.weight[0][0]'],
      ['lr', 'seed'],
    ],
  ])('of %j the first pair suits it, and all can be read', (settings, names, first) => {
    const pairs = presetsOf(baseOf(settings, names));
    expect(pairs[0]?.map(({ name }) => name)).toEqual(first);
    for (const pair of pairs) expect(readOver(overText(pair)), overText(pair)).toEqual(pair);
    expect(new Set(pairs.map(overText)).size).toBe(pairs.length);
    expect(pairs.map((pair) => pair[1].name)).toContain('optimizer');
  });

  test('every offered axis can be read as it is first shown, and its first run trained', () => {
    for (const settings of [
      { schedule: 'step', loss: 'huber' },
      { model: 'network', optimizer: 'adam' },
    ]) {
      const base = baseOf(settings);
      for (const name of axisNames(base)) {
        const pair = [
          usualAxis(name, base),
          usualAxis(name === 'lr' ? 'seed' : 'lr', base),
        ] as const;
        expect(readOver(overText(pair)), name).toEqual(pair);
        if (name.startsWith('start.') || name.startsWith('rates.')) continue;
        const cells = cellsAsked({ config: base.config, own: undefined, axes: pair });
        expect(cells.cellsOf([0]), name).toHaveLength(1);
      }
    }
  });

  test('the address has the last word', () => {
    const { config, preferences } = readAddress('over=lr=0.1..1:8;momentum=0..0.5:8');
    expect(asked(initialState(config, preferences, []))).toBe('lr=0.1..1:8;momentum=0..0.5:8');
  });
});

describe('colours', () => {
  test('go from the least value to the greatest, and the least is the best', () => {
    const { shares, best, scale } = shadesOf(
      { width: 4, height: 1 },
      [4, 2, 6, NaN],
      Uint8Array.of(known, known, known, waiting),
    );
    expect([...shares]).toEqual([0.5, 0, 1, NaN]);
    expect([best, scale.isLog]).toEqual([1, false]);
  });

  test('of values far apart are on a logarithmic scale', () => {
    const { shares, scale } = shadesOf(
      { width: 3, height: 1 },
      [1, 10, 100],
      Uint8Array.of(known, known, known),
    );
    expect(scale.isLog).toBe(true);
    expect(shares[1]).toBeCloseTo(0.5, 6);
  });

  test('what has nearly diverged does not take them all', () => {
    const { shares } = shadesOf(
      { width: 4, height: 1 },
      [1, 2, 2, 1e30],
      Uint8Array.of(known, known, known, known),
    );
    expect(shares[1]).toBeGreaterThan(0.05);
    expect(shares[3]).toBe(1);
  });

  test('of one value, of none and of 0 are no fault', () => {
    const one = shadesOf({ width: 2, height: 1 }, [3, 3], Uint8Array.of(known, known));
    expect([...one.shares]).toEqual([0, 0]);
    const none = shadesOf({ width: 2, height: 1 }, [NaN, NaN], Uint8Array.of(diverged, unfinished));
    expect([none.best, ...none.shares]).toEqual([undefined, NaN, NaN]);
    const zero = shadesOf({ width: 2, height: 1 }, [0, 5], Uint8Array.of(known, known));
    expect([...zero.shares]).toEqual([0, 1]);
    expect(shareOn(zero.scale, 0)).toBe(0);
  });

  test('a cell that is to come has those of the nearest coarser one', () => {
    const width = 4;
    const states = new Uint8Array(16);
    states[0] = known;
    expect([...shownIn({ width, height: 4, states })]).toEqual(Array(16).fill(0));
    states[2 * width + 2] = diverged;
    const shown = shownIn({ width, height: 4, states });
    expect([shown[3 * width + 3], shown[3 * width + 1], shown[2 * width + 2]]).toEqual([10, 0, 10]);
  });

  test('cells that are not there yet have their own', () => {
    expect([...shownIn({ width: 2, height: 1, states: new Uint8Array(2) })]).toEqual([0, 1]);
  });

  test('are counted', () => {
    const states = Uint8Array.of(known, known, diverged, unfinished, waiting, known);
    const shades = shadesOf({ width: 6, height: 1 }, [1, 1, NaN, NaN, NaN, 3], states);
    expect(histogramOf(shades, 2)).toEqual([2, 1]);
  });

  test('the best come first, equal ones in their order', () => {
    const states = Uint8Array.of(known, diverged, known, known, known);
    expect(bestCells([3, 0, 1, 1, 2], { states }, 3)).toEqual([2, 3, 4]);
  });
});

describe('a map', () => {
  const over = 'lr=0.01..0.1:2;momentum=0..0.9:2';
  const tile = {
    runs: Uint32Array.of(3, 0, 1),
    stride: 1,
    epoch: 100,
    isDone: true,
    columns: {
      'epochs-to': Float64Array.of(7, NaN, NaN),
      loss: Float64Array.of(0.5, 2, NaN),
      'diverged-at': Float64Array.of(NaN, NaN, 4),
    },
  };

  test('takes tiles into the frame of their epoch', () => {
    const map = mapOf(over);
    expect(takeTile(map, tile)).toBe(3);
    expect(takeTile(map, { ...tile, epoch: 10, isDone: false })).toBe(0);
    expect(takeTile(map, { ...tile, epoch: 11 })).toBe(0);
    expect(frameOf({ map, looked: undefined })?.columns['loss']).toEqual(
      Float64Array.of(2, NaN, NaN, 0.5),
    );
    expect(frameOf({ map, looked: 0 })?.epoch).toBe(10);
  });

  test('tells what is to come, has arrived, has not, and has diverged', () => {
    const map = mapOf(over);
    takeTile(map, tile);
    const frame = frameOf({ map, looked: undefined });
    const measured = frame && measuredIn(map, frame, 'epochs-to');
    expect([...(measured?.shades.states ?? [])]).toEqual([unfinished, diverged, waiting, known]);
    expect(measured?.shades.best).toBe(3);
    const loss = frame && measuredIn(map, frame, 'last-loss');
    expect([...(loss?.shades.states ?? [])]).toEqual([known, diverged, waiting, known]);
  });

  test('coloured by when runs diverged shows those that did, the latest the best', () => {
    const map = mapOf(over);
    takeTile(map, {
      ...tile,
      columns: { ...tile.columns, 'diverged-at': Float64Array.of(9, NaN, 4) },
    });
    const frame = frameOf({ map, looked: undefined });
    const measured = frame && measuredIn(map, frame, 'diverged-at');
    expect([...(measured?.shades.states ?? [])]).toEqual([unfinished, known, waiting, known]);
    expect(measured?.shades.best).toBe(3);
  });

  test('can be looked at after few epochs and many, each once', () => {
    const epochs = epochsBetween({ epochs: 20_000 });
    expect(epochs[0]).toBe(1);
    expect([...epochs]).toEqual([...new Set(epochs)].sort((p, q) => p - q));
    expect(epochs.every((epoch) => epoch < 20_000)).toBe(true);
    expect(epochsBetween({ epochs: 1 })).toEqual([]);
  });

  test('looks for the loss that the address says, or for the least that is known', () => {
    const over = 'over=lr=0.1..1:8;momentum=0..0.5:8';
    const target = (search: string) => {
      const { config, preferences } = readAddress(search);
      expect(writeAddress(config, preferences)).toBe(`?${search}`);
      return begun(initialState(config, preferences, []))?.request.target;
    };
    expect(target(over)).toBeUndefined();
    expect(target(`${over}&target=0.25`)).toBe(0.25);
  });

  test('is a table with a row a run, in the order of its axes', () => {
    const map = mapOf(over);
    takeTile(map, tile);
    const frame = frameOf({ map, looked: undefined });
    const { content } = frame ? csvOf(map, frame) : { content: '' };
    expect((content as string).split('\n')).toEqual([
      'momentum,lr,epochs-to,loss,diverged-at',
      '0,0.01,,2,',
      '0,0.1,,,4',
      '0.9,0.1,7,0.5,',
      '',
    ]);
  });
});

describe('a map of words', () => {
  const over = 'optimizer=sgd,adam';
  const full = {
    runs: Uint32Array.of(0, 1),
    stride: 1,
    epoch: 100,
    isDone: true,
    columns: { loss: Float64Array.of(2, 1) },
  };

  test('has a row a run, and no column for what is not there', () => {
    const map = mapOf(over);
    takeTile(map, full);
    const { content } = csvOf(map, map.frames[1] ?? emptyFrame(0, 0, []));
    expect((content as string).split('\n').slice(0, 3)).toEqual([
      'optimizer,epochs-to,loss,diverged-at',
      'sgd,,2,',
      'adam,,1,',
    ]);
  });

  test('asks for the axes that are there, the last the fastest', () => {
    const axesOf = (over: string) => {
      const { config, preferences } = readAddress(`over=${over}`);
      return begun(initialState(config, preferences, []))?.request.axes.map(({ name }) => name);
    };
    expect(axesOf(over)).toEqual(['optimizer']);
    expect(axesOf(`${over};lr=0.1..1:8`)).toEqual(['lr', 'optimizer']);
  });

  test.each([
    ['en', 'optimizer · SGD, Adam'],
    ['zh-CN', '优化器 · SGD，Adam'],
  ] as const)('says its axes in words: %s', (lang, both) => {
    const words = { text: { ...TEXTS[lang], ...SWEEP[lang] }, numbers: numbersOf(lang) };
    const said = (axis: string) => axisSaid(parseAxis(axis), words);
    expect(said(over)).toBe(both);
    expect(said('optimizer=sgd,adam,rmsprop')).toMatch(/ · SGD … RMSprop · 3$/);
    expect(said('lr=0.0001..1:64:log')).toMatch(/ · 0\.0001 … 1 · .* · 64$/);
    expect(said('lr=0.1,0.5')).toContain('0.1');
    expect(valueOn(parseAxis('loss=l1,mse'), 1, words)).toBe(words.text.settings.choices.loss.mse);
    expect(valueOn(parseAxis('layers=4;8,8'), 1, words)).toBe('8,8');
  });
});

test.each([
  ['lr=0.1..1:2;momentum=0..0.5:2', {}, 'y = a·x + b'],
  ['lr=0.1..1:2;optimizer=sgd,adam', { model: 'sine' }, 'Sine'],
  ['lr=0.1..1:2;model=sine,cubic', { model: 'sine' }, 'several models'],
  ['layers=4;8', { model: 'network' }, 'several models'],
])('what is trained over %s of %j is %s', (over, settings, name) => {
  expect(modelName(mapOf(over, settings), { text: { ...TEXTS.en, ...SWEEP.en } })).toBe(name);
});

describe('names under an axis', () => {
  const widthOf = (text: string): number => 7 * text.length;

  test('are all there where they have room, else every so many-th', () => {
    const names = ['a', 'bb', 'ccc', 'd'];
    expect(nameMarks(names, { px: 4 * 21, room: widthOf }).at).toEqual([0, 1, 2, 3]);
    expect(nameMarks(names, { px: 4 * 21 - 1, room: widthOf })).toEqual({ at: [0, 2], labels: ['a', 'ccc'], rest: '' }); // prettier-ignore
    expect(nameMarks([], { px: 100, room: widthOf }).at).toEqual([]);
  });

  test('are cut to their room', () => {
    expect(cutTo(70, 'Mean error', widthOf)).toBe('Mean error');
    expect(cutTo(69, 'Mean error', widthOf)).toBe('Mean err…');
    expect(cutTo(48, 'Mean error', widthOf)).toBe('Mean…');
    expect(cutTo(1, 'Mean error', widthOf)).toBe('M…');
  });
});

describe('minima', () => {
  const both = (last: readonly number[], before = last) =>
    restingIn(Float64Array.from(last), Float64Array.from(before));

  test('are told apart by the losses at which runs rest, the deepest is 1', () => {
    const { minimum, losses } = both([2, 0.1, 0.1001, 2.001, NaN]);
    expect([...minimum]).toEqual([2, 1, 1, 2, NaN]);
    expect(losses).toEqual([0.1, 2]);
  });

  test('have no run that still goes down', () => {
    expect([...both([0.1, 0.1, 1], [0.1, 0.1, 1.01]).minimum]).toEqual([1, 1, NaN]);
  });

  test('are no few runs among many, and no more than have colours', () => {
    const many = Array<number>(1000).fill(1);
    expect(both([...many, 5]).losses).toEqual([1]);
    const ladder = Array.from({ length: 40 }, (_, i) => 2 ** (i >> 1));
    expect(both(ladder).losses).toHaveLength(MOST_MINIMA);
    const numbered = [...both(ladder).minimum].filter((number) => !Number.isNaN(number));
    expect(Math.max(...numbered)).toBe(MOST_MINIMA);
  });

  test('are named where they have most room', () => {
    const values = [
      [1, 1, 1, 2, 2],
      [1, 1, 1, 2, 2],
      [1, 1, 1, 1, 2],
      [1, 1, 1, 1, 1],
      [NaN, 1, 1, 1, 1],
    ];
    expect([...roomsIn(values.flat(), 5)]).toEqual(
      [
        [1, 1, 1, 1, 1],
        [1, 2, 1, 1, 1],
        [1, 2, 1, 1, 1],
        [1, 1, 2, 1, 1],
        [1, 1, 1, 1, 1],
      ].flat(),
    );
    const all = roomsIn(Array<number>(35).fill(1), 7);
    expect(all[2 * 7 + 3]).toBe(3);
    expect(Math.max(...all)).toBe(3);
  });

  test('at loss 0 are one', () => {
    expect([...both([0, 1e-12, 3]).minimum]).toEqual([1, 1, 2]);
    // What is left there is rounding, however much of it goes from frame to frame.
    expect([...both([0, 1e-12, 3], [1e-10, 1e-11, 3]).minimum]).toEqual([1, 1, 2]);
  });

  test('colour a map, each in its own', () => {
    const map = mapOf('lr=0.01..0.1:2;momentum=0..0.9:2');
    const runs = Uint32Array.of(0, 1, 2, 3);
    const none = Float64Array.of(NaN, NaN, NaN, NaN);
    const columns = {
      'epochs-to': none,
      loss: Float64Array.of(1, 4, 1, NaN),
      'diverged-at': Float64Array.of(NaN, NaN, NaN, 3),
    };
    for (const epoch of [10, 100])
      takeTile(map, { runs, stride: 1, epoch, isDone: epoch === 100, columns });
    const measured = measuredIn(map, map.frames[1] ?? emptyFrame(0, 4, []), 'minimum');
    expect([...(measured?.values ?? [])]).toEqual([1, 2, 1, NaN]);
    expect([...(measured?.shades.states ?? [])]).toEqual([known, known, known, diverged]);
    expect(measured?.shades.shares[1]).toBeCloseTo(1 / (MOST_MINIMA - 1), 6);
  });
});

test('what learns and what does not are ranked each by itself, and the soonest is the best', () => {
  const states = new Uint8Array(5).fill(known);
  const shares = rankedBySign([-9, -1, 3, 700, NaN], states);
  expect([...shares]).toEqual([1 / 6, 2 / 6, 4 / 6, 5 / 6, NaN].map(Math.fround));
  const map = mapOf('lr=0.01..0.1:2;momentum=0..0.9:2');
  const ratio = {
    ...map,
    measures: [MEASURES['ratio-sum']],
    frames: [emptyFrame(100, 4, [MEASURES['ratio-sum']])],
  };
  const columns = { 'ratio-sum': Float64Array.of(-9, -1, 3, 700) };
  takeTile(ratio, {
    runs: Uint32Array.of(0, 1, 2, 3),
    stride: 1,
    epoch: 100,
    isDone: true,
    columns,
  });
  const measured = measuredIn(ratio, ratio.frames[0] ?? emptyFrame(0, 4, []), 'ratio-sum');
  expect(measured && bestCells(measured.ranks, measured.shades, 2)).toEqual([1, 0]);
});

test('as long as nothing is said the latest frame is looked at that a run has come to', () => {
  const map = mapOf('lr=0.01..0.1:2;momentum=0..0.9:2');
  expect(frameOf({ map, looked: undefined })?.epoch).toBe(10);
  takeTile(map, { runs: Uint32Array.of(0), stride: 1, epoch: 100, isDone: true, columns: {} });
  expect(frameOf({ map, looked: undefined })?.epoch).toBe(100);
  expect(frameOf({ map, looked: 0 })?.epoch).toBe(10);
});

describe('the limit of the theory', () => {
  test('over rate and momentum is 2(1 + μ)/λ', () => {
    const map = mapOf('lr=0.01..1:4;momentum=0..0.5:4');
    const places = limitOver(map);
    for (const [rate = NaN, mu = NaN] of places.map((place) => place ?? []))
      expect(rate).toBeCloseTo(0.1 * (1 + mu), 12);
    expect([places[0]?.[1], places.at(-1)?.[1]]).toEqual(edgesOf(map.up));
    const turned = limitOver(mapOf('momentum=0..0.5:4;lr=0.01..1:4'));
    expect(turned).toEqual(places.map((place) => place?.toReversed()));
  });

  test('over the rate and a start is level, at the momentum that is set', () => {
    const map = mapOf('start.a=0..1:4;lr=0.01..1:4', { momentum: 0.5 });
    const places = limitOver(map);
    expect([places[0]?.[0], places.at(-1)?.[0]]).toEqual(edgesOf(map.across));
    for (const place of places) expect(place?.[1]).toBeCloseTo(0.15, 12);
  });

  test('over words is in the bands alone with which it holds', () => {
    expect(limitOver(mapOf('lr=0.01..1:4;optimizer=adam,sgd,rmsprop'))).toEqual([
      [0.1, 0.5],
      [0.1, 1],
      [0.1, 1.5],
      undefined,
    ]);
    expect(limitOver(mapOf('schedule=constant,step;lr=0.01..1:4', { lr: 0.5 }))).toEqual([
      [-0.5, 0.1],
      [0, 0.1],
      [0.5, 0.1],
      undefined,
    ]);
    expect(limitOver(mapOf('lr=0.01..1:4;optimizer=adam,rmsprop'))).toEqual([]);
  });

  test('over values that are listed has a step for each', () => {
    const places = limitOver(mapOf('lr=0.01..1:4;momentum=0,0.5'));
    expect(places.map((place) => place?.[1])).toEqual([-0.5, 0, 0.5, undefined, 0.5, 1, 1.5, undefined]); // prettier-ignore
    expect(places[0]?.[0]).toBeCloseTo(0.1, 12);
    expect(places[4]?.[0]).toBeCloseTo(0.15, 12);
    const rates = limitOver(mapOf('lr=0.1,0.15;momentum=0..0.9:4'));
    expect(rates[0]?.[1]).toBeCloseTo(0, 12);
    expect(rates[4]?.[1]).toBeCloseTo(0.5, 12);
  });

  test('over the rate alone is upright', () => {
    expect(limitOver(mapOf('lr=0.01..1:4'))).toEqual([
      [0.1, -0.5],
      [0.1, 0],
      [0.1, 0.5],
      undefined,
    ]);
  });

  test.each([
    'start.a=0..1:4;start.b=0..1:4',
    'lr=0.01..1:4;seed=1..4:4',
    'lr=0.01..1:4;weight-decay=0..1:4',
  ])('over %s is none', (over) => {
    expect(limitOver(mapOf(over))).toEqual([]);
  });

  test('is none where there is no theory', () => {
    const map = mapOf('lr=0.01..1:4;momentum=0..0.5:4');
    expect(limitOver({ ...map, limit: undefined })).toEqual([]);
  });
});
