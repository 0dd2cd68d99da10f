/** What is built is moved to where programs run from. */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'; // prettier-ignore
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inPlace } from '../../scripts/in-place.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'downhill-in-place-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(name: string, text: string): string {
  const path = join(root, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** A program with one part, from a folder of its own. */
async function built(word: string): Promise<void> {
  write(`${word}/part.js`, `export const word = '${word}';`);
  const entry = write(`${word}/main.js`, "import('./part.js').then(({ word }) => console.log(word));"); // prettier-ignore
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [inPlace(join(root, 'to'), 'parts')],
    build: {
      ssr: true,
      outDir: `to-${word}`,
      rolldownOptions: {
        input: entry,
        output: { entryFileNames: 'main.js', chunkFileNames: 'parts/[name]-[hash].js' },
      },
    },
  });
}

function partOf(main: string): string {
  return /parts\/part-[\w-]+\.js/.exec(main)?.[0] ?? '';
}

test('a program finds its parts whatever else is built, at once or later', async () => {
  await Promise.all([built('one'), built('two')]);
  const first = readFileSync(join(root, 'to/main.js'), 'utf8');
  await built('three');
  const last = readFileSync(join(root, 'to/main.js'), 'utf8');
  expect(partOf(first)).not.toBe(partOf(last));
  for (const [main, words] of [
    [first, /one|two/],
    [last, /three/],
  ] as const)
    // prettier-ignore
    expect(readFileSync(join(root, 'to', partOf(main)), 'utf8')).toMatch(words);
  expect(readdirSync(join(root, 'to/parts'))).toHaveLength(3);
  expect(readdirSync(root).filter((name) => name.startsWith('to'))).toEqual(['to']);
});

test('parts of builds of more than a week ago are gone, and of those only', async () => {
  const day = 24 * 3600;
  const now = Date.now() / 1000;
  const [old, young] = [write('to/parts/part-old.js', ''), write('to/parts/part-young.js', '')];
  utimesSync(old, now - 8 * day, now - 8 * day);
  utimesSync(young, now - 6 * day, now - 6 * day);
  await built('one');
  expect(readdirSync(join(root, 'to/parts')).filter((name) => /old|young/.test(name))).toEqual(['part-young.js']); // prettier-ignore
});
