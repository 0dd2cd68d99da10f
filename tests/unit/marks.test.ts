/** The marks of axes over 40 decades and offsets: neighbours differ, nothing overlaps, and all can be read back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateMarks } from '../../src/app/charts/date-marks.ts';
import { linearMarks, logMarks, type Marks, type Span } from '../../src/core/text/marks.ts';
import { momentOf, type Time } from '../../src/core/data/quantity.ts';

/** A digit is 7 px at 12 px, a point and a comma less; and a gap to the next label. */
const room = (label: string): number => label.length * 7 + 18;
const span = (least: number, most: number, px = 270): Span => ({ least, most, px, room });

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A label as a number. */
function read(label: string): number {
  const ascii = label
    .replaceAll(',', '')
    .replaceAll('−', '-')
    .replace(/(?:(.*) × |^)10(?=[⁻⁰¹²³⁴⁵⁶⁷⁸⁹])/, (_, mantissa?: string) => `${mantissa ?? '1'}e`)
    .replaceAll('⁻', '-')
    .replaceAll(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String(RAISED.indexOf(digit)));
  return Number(ascii);
}

/** What the labels stand for: the offset and the unit in the title brought in. */
function valuesOf({ labels, rest }: Marks): number[] {
  const unit = /\((.*)\)$/.exec(rest)?.[1] ?? '1';
  const offset = /^ ([−+]) ([^(]*?)(?: \(|$)/.exec(rest);
  const shift = offset === null ? 0 : read(offset[2] ?? '') * (offset[1] === '−' ? 1 : -1);
  return labels.map((label) => shift + read(label) * read(unit));
}

function expectReadable(marks: Marks, { least, most, px }: Span, place: (value: number) => number) {
  const { at, labels } = marks;
  expect(new Set(labels).size).toBe(labels.length);
  expect(labels.length).toBe(at.length);
  at.forEach((value, i) => {
    // But for the last bit of a decimal number.
    expect(value - least).toBeGreaterThanOrEqual(-1e-12 * (most - least));
    expect(most - value).toBeGreaterThanOrEqual(-1e-12 * (most - least));
    const [here, next] = [place(value), place(at[i + 1] ?? NaN)];
    const half = (room(labels[i] ?? '') + room(labels[i + 1] ?? '')) / 2;
    // One pair may touch where the axis has room for no two labels at all.
    if (i + 1 < at.length && at.length > 2) expect(next - here).toBeGreaterThanOrEqual(half - 1e-3);
    expect(here).toBeLessThanOrEqual(px + 1e-6);
  });
  for (const label of labels) {
    expect(label).not.toMatch(/^[−-]0(\.0*)?$|NaN|Infinity/);
    expect(label.length).toBeLessThanOrEqual(11);
  }
}

const anySize = fc.integer({ min: -20, max: 20 }).map((exponent) => 10 ** exponent);
const anyStart = fc.oneof(
  fc.constantFrom(0, 1990, -273.15, 12_345_678, 1e9, -1e9, 1_736_125_199_270),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
);
const anyWidth = fc.constantFrom(110, 200, 270, 310, 640, 1200);

describe('a linear axis', () => {
  test('over 40 decades about 0: labels differ, do not overlap, and say their values', () => {
    fc.assert(
      fc.property(
        anySize,
        fc.double({ min: -9, max: 9, noNaN: true }),
        fc.double({ min: 0.1, max: 9, noNaN: true }),
        anyWidth,
        (size, from, width, px) => {
          const axis = span(from * size, (from + width) * size, px);
          const marks = linearMarks(axis);
          expect(marks.at.length).toBeGreaterThanOrEqual(2);
          const place = (value: number) => ((value - axis.least) / (axis.most - axis.least)) * px;
          expectReadable(marks, axis, place);
          valuesOf(marks).forEach((value, i) => {
            const due = marks.at[i] ?? NaN;
            expect(Math.abs(value - due)).toBeLessThanOrEqual(1e-9 * (axis.most - axis.least));
          });
        },
      ),
      { numRuns: 400 },
    );
  });

  test('far from 0: the offset stands in the title, once', () => {
    fc.assert(
      fc.property(anyStart, fc.integer({ min: -4, max: 7 }), anyWidth, (least, exponent, px) => {
        const width = 10 ** exponent;
        fc.pre(width > Math.abs(least) * 1e-11);
        const axis = span(least, least + 3.7 * width, px);
        const marks = linearMarks(axis);
        const place = (value: number) => ((value - least) / (axis.most - least)) * px;
        expect(marks.at.length).toBeGreaterThanOrEqual(2);
        expectReadable(marks, axis, place);
        valuesOf(marks).forEach((value, i) => {
          expect(Math.abs(value - (marks.at[i] ?? NaN))).toBeLessThanOrEqual(1e-3 * width);
        });
      }),
      { numRuns: 400 },
    );
  });

  test.each<[string, Span, readonly string[], string]>([
    ['years', span(1989.1, 2020.9), ['1990', '2000', '2010', '2020'], ''],
    ['epochs', span(0, 20_000), ['0', '5,000', '10,000', '15,000', '20,000'], ''],
    [
      'days as a spreadsheet counts',
      span(44_925, 44_988, 600),
      ['44,930', '44,940', '44,950', '44,960', '44,970', '44,980'],
      '',
    ],
    [
      'milliseconds since 1970',
      span(1_736_125_186_000, 1_736_125_650_000),
      ['200,000', '400,000', '600,000'],
      ' − 1,736,125,000,000',
    ],
    [
      '1e9 + 0.001·i',
      span(1e9, 1e9 + 0.05),
      ['0.00', '0.01', '0.02', '0.03', '0.04', '0.05'],
      ' − 1,000,000,000.0',
    ],
    [
      '12345678 + i',
      span(12_345_678, 12_345_728),
      ['80', '90', '100', '110', '120'],
      ' − 12,345,600',
    ],
    ['1e-12', span(4e-12, 6.5e-11), ['1', '2', '3', '4', '5', '6'], ' (10⁻¹¹)'],
    ['a slope of 5e-7', span(0, 6e-7), ['0', '1', '2', '3', '4', '5', '6'], ' (10⁻⁷)'],
    ['with room for two labels', { ...span(0.3, 8, 110), room: () => 34 }, ['2', '8'], ''],
    ['large', span(0, 3e12, 160), ['0', '1', '2', '3'], ' (10¹²)'],
    ['fractions', span(0, 2), ['0.0', '0.5', '1.0', '1.5', '2.0'], ''],
    ['whole numbers', { ...span(0, 2), finest: 1 }, ['0', '1', '2'], ''],
  ])('%s', (_, axis, labels, rest) => {
    expect(linearMarks(axis)).toMatchObject({ labels, rest });
  });

  test('has nothing to say of what has no length', () => {
    for (const axis of [span(1, 1), span(NaN, 1), span(0, Infinity)]) {
      expect(linearMarks(axis).at).toEqual([]);
    }
  });
});

describe('a logarithmic axis', () => {
  test('over 300 decades: labels differ and do not overlap, and there are two at least', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -300, max: 290, noNaN: true }),
        fc.double({ min: 0.001, max: 40, noNaN: true }),
        anyWidth,
        (from, decades, px) => {
          const axis = span(10 ** from, 10 ** Math.min(from + decades, 307), px);
          const marks = logMarks(axis, 1e4);
          expect(marks.at.length).toBeGreaterThanOrEqual(2);
          if (marks.rest === '' && decades > 1) {
            const place = (value: number) =>
              (Math.log10(value / axis.least) / Math.log10(axis.most / axis.least)) * px;
            expectReadable(marks, axis, place);
          }
          expect(new Set(marks.labels).size).toBe(marks.labels.length);
          expect(marks.at.length).toBeLessThan(40);
        },
      ),
      { numRuns: 400 },
    );
  });

  test.each<[Span, readonly string[]]>([
    [span(0.7, 1300), ['1', '10', '100', '1,000']],
    [span(0.7, 60), ['1', '2', '5', '10', '20', '50']],
    [{ ...span(0.28, 8, 110), room: () => 34 }, ['0.3', '1', '3']],
    // Neither 1 and 10 nor 1, 3 and 10 have room.
    [span(1.000001, 60, 110), ['2', '20']],
    // As on a linear axis, but for those that crowd towards the upper end.
    [span(250, 650, 200), ['300', '400', '500']],
    [span(770, 1200, 110), ['800', '1000']],
    [span(0.7, 1e36, 400), ['1', '10⁶', '10¹²', '10¹⁸', '10²⁴', '10³⁰', '10³⁶']],
    [span(1e-5, 1e5), ['10⁻⁴', '0.01', '1', '100', '10⁴']],
    [
      span(0.972, 0.975, 640),
      ['0.9720', '0.9725', '0.9730', '0.9735', '0.9740', '0.9745', '0.9750'],
    ],
  ])('%o', (axis, labels) => {
    expect(logMarks(axis, 1e4).labels).toEqual(labels);
  });

  test('ends for the minima that hang uPlot', () => {
    for (const least of [0.99e-3, 0.95e-3, 0.095, 5e-324, 1e-30, 1e30]) {
      expect(logMarks(span(least, least * 1e5), 1e4).at.length).toBeGreaterThan(1);
    }
  });
});

describe('an axis of moments', () => {
  const days: Time = { kind: 'time', unit: 'day', origin: Date.UTC(2021, 0, 31), written: 'date' };
  const seconds: Time = { ...days, unit: 'second', written: 'date-time' };

  test.each<[string, Time, Span, readonly string[], string]>([
    ['years', days, span(0, 1500), ['2022', '2023', '2024', '2025'], ''],
    ['months', days, span(0, 200), ['2021-03', '2021-05', '2021-07'], ''],
    [
      'days',
      days,
      span(0, 9, 640),
      ['2021-01-31', '2021-02-02', '2021-02-04', '2021-02-06', '2021-02-08'],
      '',
    ],
    ['dates without hours', days, span(0, 1.1, 640), ['2021-01-31', '2021-02-01'], ''],
    ['hours of one day', seconds, span(3600, 40_000), ['03:00', '06:00', '09:00'], ', 2021-01-31'],
    ['hours of two', seconds, span(40_000, 120_000), ['01-31 12:00', '02-01 00:00'], ''],
    [
      'a clock',
      { ...seconds, written: 'clock' },
      span(0, 50),
      ['00:00:00', '00:00:15', '00:00:30', '00:00:45'],
      '',
    ],
  ])('%s', (_, time, axis, labels, rest) => {
    expect(dateMarks(time, axis)).toMatchObject({ labels, rest });
  });

  test('from a second to ten thousand years: marks are moments, differ, and do not overlap', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -30, max: 60 }),
        fc.double({ min: 1, max: 11.5, noNaN: true }),
        anyWidth,
        (year, exponent, px) => {
          const time = { ...seconds, origin: Date.UTC(1970 + year, 4, 17, 13, 14, 15) };
          const axis = span(0, 10 ** exponent, px);
          const marks = dateMarks(time, axis);
          expectReadable(marks, axis, (value) => (value / axis.most) * px);
          expect(marks.at.length).toBeGreaterThanOrEqual(2);
          for (const value of marks.at) expect(Number.isFinite(momentOf(time, value))).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
