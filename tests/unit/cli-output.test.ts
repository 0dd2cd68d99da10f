import { describe, expect, it } from 'vitest';
import { grouped } from '../../src/core/text/grouped.ts';
import { duration } from '../../src/cli/output.ts';
import { epochLine, fixed, parameterLines } from '../../src/core/text/printed.ts';
import { standingLine } from '../../src/cli/output.ts';
import { Terminal } from '../../src/cli/terminal.ts';

describe('numbers as Python writes them', () => {
  // Each by "{:.6f}".format(value) of CPython 3.
  it.each([
    [23.441666, '23.441666'],
    [0, '0.000000'],
    [-0, '-0.000000'],
    [1e-7, '0.000000'],
    [5.0000001e-7, '0.000001'],
    // ties, to the even digit
    [1 / 128, '0.007812'],
    [3 / 128, '0.023438'],
    [5 / 128, '0.039062'],
    [-1 / 128, '-0.007812'],
    [1e21, '1000000000000000000000.000000'],
    [1.5e300 / 1e270, '1499999999999999889089448902656.000000'],
    [Infinity, 'inf'],
    [-Infinity, '-inf'],
    [NaN, 'nan'],
  ])('%d', (value, expected) => {
    expect(fixed(value, 6)).toBe(expected);
  });

  // Each by "{:.7g}".format(value).
  it.each([
    [12.345678901, '12.34568'],
    [2, '2'],
    [0, '0'],
    [2e-9, '0'],
    [-1_009_909_643.0321, '-1.00991e+09'],
    [0.0999999, '0.0999999'],
    [0.000123456789, '0.0001234568'],
    [9.99999996e-5, '0.0001'],
    [1.23456789e-5, '1.234568e-05'],
    [-1e-8, '-1e-08'],
    [1.5e110, '1.5e+110'],
  ])('a parameter of own data: %d', (value, expected) => {
    expect(parameterLines(['a'], [value], { digits: 7, noise: [3e-9] })).toEqual([`a ${expected}`]);
  });

  it('the lines of the script', () => {
    expect(epochLine(100, 20_000, Math.fround(23.441666))).toBe('Epoch[100/20000], loss:23.441666');
    expect(epochLine(1, 2, 23.441666, true)).toBe('Epoch[1/2], loss:23.441666');
    expect(epochLine(1, 2, 3.4e-24, true)).toBe('Epoch[1/2], loss:3.4e-24');
    expect(epochLine(1, 2, 0, true)).toBe('Epoch[1/2], loss:0.000000');
    expect(parameterLines(['linear.weight', 'linear.bias'], [2.98164, 10.31276])).toEqual([
      'linear.weight 2.9816',
      'linear.bias 10.3128',
    ]);
  });
});

describe('numbers for a person', () => {
  it.each([
    [999, '999'],
    [1000, '1,000'],
    [20_000.4, '20,000'],
    [1_234_567, '1,234,567'],
  ])('grouped %d', (value, expected) => {
    expect(grouped(value)).toBe(expected);
  });

  it.each([
    [0, '0.00 s'],
    [1234, '1.23 s'],
    [59_994, '59.99 s'],
    [59_996, '1 min 00 s'],
    [125_000, '2 min 05 s'],
    [3_720_000, '1 h 02 min'],
  ])('duration of %d ms', (elapsedMs, expected) => {
    expect(duration(elapsedMs)).toBe(expected);
  });
});

describe('progress', () => {
  const standing = { epoch: 5000, loss: 1.5, elapsedMs: 500 };

  function drawnOn(isTerminal: boolean, columns = 80) {
    const written: string[] = [];
    let nowMs = 0;
    const write = (text: string): void => {
      written.push(text);
    };
    const out = (text: string): Promise<void> => {
      write(text);
      return Promise.resolve();
    };
    const streams = { out, err: write, isTerminal, columns: () => columns };
    const progress = new Terminal(streams, () => nowMs);
    const at = (ms: number): void => {
      nowMs = ms;
      progress.draw(() => standingLine(standing, 20_000));
    };
    return { written, progress, at };
  }

  it('says epoch, loss, speed and time left', () => {
    expect(standingLine(standing, 20_000)).toBe(
      'epoch 5,000/20,000  loss 1.500000  10,000 steps/s  1.50 s left',
    );
  });

  it('is redrawn ten times a second at most', () => {
    const { written, at } = drawnOn(true);
    for (let ms = 0; ms <= 1000; ms += 5) at(ms);
    expect(written).toHaveLength(11);
  });

  it('clears its line once', () => {
    const { written, progress, at } = drawnOn(true);
    at(0);
    progress.clear();
    progress.clear();
    expect(written.slice(1)).toEqual(['\r\x1b[K']);
  });

  it('never wraps', () => {
    const { written, at } = drawnOn(true, 30);
    at(0);
    expect(written).toEqual(['\r\x1b[Kepoch 5,000/20,000  loss 1.5…']);
  });

  it('is silent where stderr is no terminal', () => {
    const { written, progress, at } = drawnOn(false);
    at(0);
    progress.clear();
    expect(written).toEqual([]);
  });
});
