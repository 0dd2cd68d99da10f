/** The files that the Kernels view shows are those that the device compiles, each under its own name. */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { F32Precision } from '../../src/core/types.ts';
import { compose, KERNELS, type Kernel, type KernelId, type For } from '../../src/shaders/index.ts';
import { filesOf } from '../../src/shaders/files.ts';
import { ARTICLES } from '../helpers/problems.ts';
import { chainsOf } from '../helpers/wgsl-sums.ts';
import { codeOf, drawn } from '../helpers/drawn.ts';
import { unlike } from '../helpers/unlike.ts';
import { Code } from '../../src/app/views/hood/Code.tsx';

const recipeOf = (precision: F32Precision): For => ({
  ...ARTICLES,
  precision,
});

/** Those that are in a step. */
const IDS = (Object.keys(KERNELS) as KernelId[]).filter((id) => 'run' in KERNELS[id].bindings);
const CASES = IDS.flatMap((id) => {
  const { precisions = ['f32', 'compensated'] }: Kernel = KERNELS[id];
  return precisions.map((precision) => ({ id, precision }));
});

describe.each(CASES)('the files of $id, $precision', ({ id, precision }) => {
  const recipe = recipeOf(precision);
  const files = filesOf([id], recipe);

  test('carry the names that they have on disk', () => {
    for (const { path, text } of files) {
      if (!path.startsWith('made/'))
        expect(text, path).toBe(readFileSync(`src/shaders/${path}`, 'utf8'));
    }
  });

  test('are all that is compiled, and nothing else', () => {
    const shown = files.map(({ text }) => text);
    const lines = (texts: readonly string[]) => texts.join('\n').split('\n').filter(Boolean).sort();
    const compiled = compose(id, recipe).replace(/^enable .*;\n/gm, '');
    expect(lines(shown)).toEqual(lines([compiled]));
  });

  test('have something to show at each stage', () => {
    // Where the points are summed by another kernel, the two are shown together.
    const together = id === 'blockStep' ? filesOf(['blockSums', id], recipe) : files;
    const stages = new Set(together.map(({ stage }) => stage));
    // On the moments of the data nothing is predicted.
    const due = id === 'descendAny' ? ['sum', 'update'] : ['predict', 'sum', 'update'];
    for (const stage of due) expect(stages).toContain(stage);
  });

  test('are coloured without a letter changed', () => {
    for (const { path, text } of files) {
      const html = drawn(unlike(), Code, { label: path, text });
      expect(codeOf(html).text, path).toBe(text.trimEnd());
    }
  });
});

test('WGSL is told apart by what its words are', () => {
  const text = '@compute fn f(x: vec2f) -> f32 { return 2.0 * x[0]; } // twice';
  expect(codeOf(drawn(unlike(), Code, { label: '', text })).kinds).toMatchObject({
    compute: 'attr-name',
    fn: 'keyword',
    f: 'function',
    vec2f: 'builtin',
    f32: 'builtin',
    return: 'keyword',
    '2.0': 'number',
    '// twice': 'comment',
  });
});

describe('what a compiler may not see', () => {
  const texts = readdirSync('src/shaders', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.wgsl'))
    .map((name) => ({
      name,
      text: readFileSync(`src/shaders/${name}`, 'utf8').replace(/\/\/.*/g, ''),
    }));

  // Drivers add and multiply in an order of their own where they see two operations at once. NVIDIA's makes one constant
  // of 1.57 − t + (−4e-8 − u), and a²·d of a·d·a, which overflows.
  test('is a product in which a factor comes twice, apart', () => {
    const apart = /(\b[a-z][\w.]*(?:\[\w+\])?) \* [\w.[\]]+ \* \1(?![\w[])/g;
    expect(
      texts.flatMap(({ name, text }) => [...text.matchAll(apart)].map(([of]) => `${name}: ${of}`)),
    ).toEqual([]);
  });

  test('is, in a function, a sum that goes into another sum', () => {
    const files = texts.filter(({ name }) => /^functions\/(?!bits)/.test(name));
    const seen = files.flatMap(({ name, text }) =>
      text.split(/\nfn /).flatMap((body) => chainsOf(body).map((chain) => `${name}: ${chain}`)),
    );
    expect(seen).toEqual([]);
  });
});
