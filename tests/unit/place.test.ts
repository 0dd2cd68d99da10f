/** Every line of every composed kernel is found in the file that a person can open. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compose, KERNELS, placeOf, sourcesOf, type KernelId } from '../../src/shaders/index.ts';
import { ARTICLES } from '../helpers/problems.ts';

const KERNEL_IDS = Object.keys(KERNELS) as KernelId[];

function lineAt(place: string): string | undefined {
  const [file = '', line] = place.split(':');
  const text = readFileSync(new URL(`../../src/shaders/${file}`, import.meta.url), 'utf8');
  return text.split('\n')[Number(line) - 1];
}

const KERNELS_BY_PRECISION = (['f32', 'compensated'] as const).flatMap((precision) =>
  KERNEL_IDS.map((kernel) => [kernel, precision] as const),
);

describe.each(KERNELS_BY_PRECISION)('the kernel %s in %s', (kernel, precision) => {
  const recipe = { ...ARTICLES, precision };
  const code = compose(kernel, recipe);

  const made = sourcesOf(kernel, recipe).filter(({ name }) => name.startsWith('made/'));
  const written = made.flatMap(({ text }) => text.split('\n'));

  test('has each of its lines in a file, but those that are made', () => {
    for (const [i, line] of code.split('\n').entries()) {
      // What `compose` puts in itself.
      if (line === '' || line.startsWith('enable ')) continue;
      const place = placeOf(code, i + 1);
      if (place === `line ${i + 1}`) {
        expect(written).toContain(line);
        continue;
      }
      expect(place).toMatch(/^[\w/-]+\.wgsl:\d+$/);
      expect(lineAt(place)).toBe(line);
    }
  });
});

test('a line of no file is given by its number', () => {
  expect(placeOf('nonsense();', 1)).toBe('line 1');
});
