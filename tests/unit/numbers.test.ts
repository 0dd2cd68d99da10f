/** One format for each purpose, tried over 40 decades and over offsets. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnFormat, difference, result, significant } from '../../src/core/text/numbers.ts';
import { toCorrelation, toDecimals, toUncertainty } from '../../src/core/text/digits.ts';
import { lineText } from '../../src/app/format/line-text.ts';
import { unmarked } from '../../src/app/format/marked.ts';
import { toError, typeset } from '../../src/core/text/typeset.ts';

/** Any sign and mantissa, from 1e-20 to 1e20. */
const anyNumber = fc
  .tuple(
    fc.constantFrom(1, -1),
    fc.double({ min: 1, max: 10, noNaN: true }),
    fc.integer({ min: -20, max: 20 }),
  )
  .map(([sign, mantissa, exponent]) => sign * mantissa * 10 ** exponent);

/** Where a column starts: 0, or as far away as numbers of people are. */
const anyOffset = fc.oneof(
  fc.constant(0),
  fc.constantFrom(1990, 44_927, 12_345_678, 1e9, -1e9, 1_736_125_199_270),
  anyNumber,
);

const FORMATS = {
  result: (value: number) => result(value),
  'a result beside its noise': (value: number) => result(value, Math.abs(value) * 1e-3),
  difference,
  'three digits': (value: number) => significant(value, 3),
  'two decimals': (value: number) => toDecimals(value, 2),
  'tens of thousands': (value: number) => toDecimals(value, -4),
} as const;

/** How far the format may be from the value, as a share of it. */
const SHARE = {
  result: 5e-6,
  'a result beside its noise': 1e-3,
  difference: 5e-3,
  'three digits': 5e-3,
  'two decimals': 0.5,
  'tens of thousands': 0.5,
} as const satisfies Record<keyof typeof FORMATS, number>;

describe.each(Object.keys(FORMATS) as (keyof typeof FORMATS)[])('%s', (name) => {
  const format = FORMATS[name];

  test('reads back as what was written, to its digits, and never as 0', () => {
    fc.assert(
      fc.property(anyNumber, (value) => {
        const read = Number(format(value));
        expect(Math.abs(read - value)).toBeLessThanOrEqual(
          SHARE[name] * Math.abs(value) * (1 + 1e-9),
        );
        expect(Math.sign(read)).toBe(Math.sign(value));
      }),
      { numRuns: 500 },
    );
  });

  test('is no wider than a column', () => {
    fc.assert(
      fc.property(anyNumber, (value) => {
        expect(format(value).length).toBeLessThanOrEqual(18);
      }),
      { numRuns: 500 },
    );
  });

  test('says what is no number, and has one zero', () => {
    expect([NaN, Infinity, -Infinity].map(format).map((text) => text.replace('+', ''))).toEqual([
      'nan',
      'inf',
      '-inf',
    ]);
    expect([0, -0].map(format)).toEqual(['0', '0']);
  });
});

describe('a column of data', () => {
  /** Values in steps of a power of ten, as people measure: offset + k·step. */
  const anyColumn = fc
    .tuple(
      anyOffset,
      fc.integer({ min: -12, max: 6 }),
      fc.array(fc.integer({ min: -9999, max: 9999 }), { minLength: 2, maxLength: 40 }),
    )
    .map(([offset, exponent, steps]) =>
      steps.map((k) => Number((offset + k * 10 ** exponent).toPrecision(15))),
    );

  test('tells neighbours apart, and is as wide as its widest number', () => {
    fc.assert(
      fc.property(anyColumn, (values) => {
        const { given } = columnFormat(values);
        const texts = values.map(given);
        texts.forEach((text, i) => {
          const [value, before] = [values[i], values[i - 1]];
          if (i > 0 && value !== before) expect(text).not.toBe(texts[i - 1]);
          expect(Number(text) === 0).toBe(value === 0);
          expect(Object.is(Number(text), -0)).toBe(false);
          expect(text.length).toBeLessThanOrEqual(24);
        });
      }),
      { numRuns: 500 },
    );
  });

  test('is shown as it was given: no digit more, and none less while seven say it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -15, max: 15 }),
        fc.array(fc.integer({ min: -9_999_999, max: 9_999_999 }), { minLength: 1, maxLength: 20 }),
        (exponent, mantissas) => {
          const values = mantissas.map((mantissa) => Number(`${mantissa}e${exponent}`));
          const { given } = columnFormat(values);
          for (const value of values) expect(Number(given(value))).toBe(value === 0 ? 0 : value);
        },
      ),
    );
  });

  test('what is computed beside it has at least its decimals, and is never 0 unless it is', () => {
    fc.assert(
      fc.property(anyColumn, anyNumber, (values, value) => {
        const { computed } = columnFormat(values);
        expect(Math.sign(Number(computed(value)))).toBe(Math.sign(value));
        expect(computed(value).length).toBeLessThanOrEqual(24);
      }),
    );
  });

  test.each<[string, readonly number[], readonly string[]]>([
    ['years', [1990, 1991, 1992], ['1990', '1991', '1992']],
    ['days', [44_927, 44_928], ['44927', '44928']],
    ['milliseconds', [1_736_125_199_270, 1_736_125_214_292], ['1736125199270', '1736125214292']],
    [
      'far from 0',
      [1e9, 1e9 + 0.001, 1e9 + 0.002],
      ['1000000000.000', '1000000000.001', '1000000000.002'],
    ],
    ['steps of 1 far from 0', [12_345_678, 12_345_679], ['12345678', '12345679']],
    ['decimals', [14.047, 14.2], ['14.047', '14.200']],
    ['small beside large', [0.00001, 0.5], ['0.00001', '0.50000']],
    ['of many sizes', [4.070552e-12, 6.5e-11], ['4.070552e-12', '6.500000e-11']],
    ['tiny', [4.070552e-12, 7.8e-12], ['4.070552e-12', '7.800000e-12']],
    [
      'f32 as they were drawn',
      [Math.fround(-1.8585858), Math.fround(11.7171717)],
      ['-1.85859', '11.71717'],
    ],
    ['f64 as they were computed', [0.1 + 0.2, 0.7], ['0.3000000', '0.7000000']],
    ['many decades', [1e-9, 5], ['1e-9', '5e+0']],
    ['nothing but 0', [0, 0], ['0', '0']],
  ])('%s', (_, values, texts) => {
    expect(values.map(columnFormat(values).given)).toEqual(texts);
  });
});

describe('a result', () => {
  test.each([
    [result(2.995864), '2.995864'],
    [result(10.080208), '10.080208'],
    [result(1022.830444), '1022.8304'],
    [result(6.1e-7), '6.10000e-7'],
    [result(6.674851332e-5), '6.67485e-5'],
    [result(-4.9e-46), '0'],
    [result(3.5e-9, 3e-7), '0'],
    [result(-1_009_909_643.0321), '-1.009910e+9'],
    [result(7.3000002, 1e-4), '7.30000'],
    [difference(-0.000615), '-0.000615'],
    [difference(-7.9e-5), '-7.90e-5'],
    [difference(0.5), '+0.500000'],
    [difference(1_234.5678), '+1234.568'],
  ])('%s', (text, expected) => {
    expect(text).toBe(expected);
  });
});

describe('the equation', () => {
  /** Reads the line back, in either of its forms. */
  function lineOf(text: string): (x: number) => number {
    const ascii = text
      .replaceAll(/(\S+) × 10(?=[⁻⁰¹²³⁴⁵⁶⁷⁸⁹])/g, '$1e')
      .replaceAll(/\b10(?=[⁻⁰¹²³⁴⁵⁶⁷⁸⁹])/g, '1e')
      .replaceAll('⁻', '-')
      .replaceAll(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)))
      .replaceAll('−', '-')
      .replaceAll(',', '')
      .replaceAll(/([+-]) (?=[\d])/g, '$1');
    const plain = /^ŷ = (\S+) x (\S+)$/.exec(ascii);
    const about = /^ŷ = (\S+) \(x (\S+)\) (\S+)$/.exec(ascii);
    const [a, from, b] =
      plain === null ? [about?.[1], about?.[2], about?.[3]] : [plain[1], '0', plain[2]];
    return (x) => Number(a) * (x + Number(from)) + Number(b);
  }

  test('runs where the line runs, to a thousandth of the height of the data', () => {
    fc.assert(
      fc.property(
        anyOffset.filter((offset) => Math.abs(offset) < 1e13),
        fc.integer({ min: 0, max: 6 }),
        anyNumber,
        fc.double({ min: -3, max: 3, noNaN: true }),
        (left, decades, height, turn) => {
          const width = Math.max(10 ** decades, Math.abs(left) * 1e-9);
          const a = (turn * height) / width;
          const b = height - a * left;
          const y = (x: number): number => height + a * (x - left);
          const ends = [y(left), y(left + width)];
          const extents = {
            x: [left, left + width],
            y: [Math.min(...ends), Math.max(...ends) + Math.abs(height)],
          } as const;
          const text = unmarked(lineText(a, b, extents));
          const read = lineOf(text);
          const allowed = 1e-3 * (extents.y[1] - extents.y[0]) + 1e-15 * Math.abs(b);
          for (const x of extents.x) {
            expect(Math.abs(read(x) - y(x)), text).toBeLessThanOrEqual(allowed);
          }
          expect(text.length).toBeLessThan(75);
        },
      ),
      { numRuns: 500 },
    );
  });

  test.each<[string, number, number, readonly [number, number], readonly [number, number], string]>(
    [
      ['the article', 2.99133, 10.1255, [-2, 12], [3, 48], 'ŷ = 2.9913 x + 10.126'],
      [
        'years',
        0.02183467741935484,
        -29.35027016129032,
        [1990, 2020],
        [14.0, 14.9],
        'ŷ = 0.02183468 x − 29.35027',
      ],
      [
        'unix-ms',
        6.674851332121666e-5,
        -115_882_627.08856396,
        [1_736_125_199_270, 1_736_125_634_269],
        [1149, 1179],
        'ŷ = 6.6749 × 10⁻⁵ (x − 1736125420000) + 1,163.636',
      ],
      [
        'x-1e9',
        1.00990964,
        -1_009_909_643.0321,
        [1e9, 1e9 + 10],
        [-6, 5],
        'ŷ = 1.0099 (x − 1000000005) + 2.017',
      ],
      [
        'tiny-y',
        3.1975e-12,
        1.0751e-12,
        [1, 20],
        [4e-12, 6.5e-11],
        'ŷ = 3.1975 × 10⁻¹² x + 1.075 × 10⁻¹²',
      ],
      ['const-y', -4.9e-46, 7.3, [0, 9], [7.3, 7.3], 'ŷ = 0 x + 7.3000'],
      ['dups', 2, 3.5e-9, [1, 3], [2, 6], 'ŷ = 2 x + 0'],
    ],
  )('%s', (_, a, b, x, y, expected) => {
    expect(unmarked(lineText(a, b, { x, y }))).toBe(expected);
  });
});

describe('a number and its error', () => {
  test.each([
    [8.46341, 0.163, '8.46'],
    [8.46341, 0.1, '8.46'],
    [8.46341, 0.0999, '8.463'],
    [-12345.6, 950, '-12350'],
    [0.163, 0.163, '0.16'],
    [0, 0.163, '0'],
    // Less than its error: two digits of its own.
    [0.0000123, 0.5, '1.2e-5'],
    [6.674e-11, 1.5e-15, '6.67400e-11'],
  ])('%d ± %d is %s', (value, error, due) => {
    expect(toUncertainty(value, error)).toBe(due);
    expect(toError(value, error)).toBe(typeset(due));
  });

  test('a digit more, and none where the error says nothing', () => {
    expect(toUncertainty(8.46341, 0.163, 3)).toBe('8.463');
    for (const error of [0, NaN, Infinity]) {
      expect(toUncertainty(8.46341, error)).toBeUndefined();
      expect(toError(8.46341, error)).toBeUndefined();
    }
    // As many digits as that are no longer a number to read.
    expect(toError(123456789, 0.01, 12)).toBe('123,456,789.000');
    expect(toError(123456789, 0.01, 11)).toBeUndefined();
  });
});

describe('print', () => {
  test.each([
    ['-1022.8304', '−1,022.8304'],
    ['+6.67e-5', '+6.67 × 10⁻⁵'],
    ['1e-07', '10⁻⁷'],
    ['nan', '–'],
    ['-inf', '−∞'],
  ])('%s', (text, expected) => {
    expect(typeset(text)).toBe(expected);
    expect(typeset('1990', false)).toBe('1990');
  });
});

describe('a correlation', () => {
  test.each([
    [0.85, '0.850'],
    [-0.9471, '-0.947'],
    [0.99951, '0.99951'],
    [-0.9999998, '-0.99999980'],
    [-(1 - 9.96e-6), '-0.9999900'],
    [1 - 2 ** -53, '0.99999999999999989'],
    [-(1 - 2 ** -53), '-0.99999999999999989'],
    [1, '1'],
    [-1, '-1'],
    [-1e-9, '0'],
    [NaN, 'nan'],
  ])('%d is %s', (value, due) => {
    expect(toCorrelation(value)).toBe(due);
  });

  test('that is not ±1 is never written so', () => {
    for (let k = 1; k <= 53; k++)
      for (const sign of [-1, 1])
        for (const part of [1, 0.75, 0.51]) {
          const value = sign * (1 - part * 2 ** -k);
          expect(Math.abs(Number(toCorrelation(value))) === 1).toBe(Math.abs(value) === 1);
        }
  });
});
