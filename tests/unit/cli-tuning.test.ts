import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { tuningFile } from '../../src/cli/tuning-file.ts';
import { isShape } from '../../src/core/work/shape.ts';
import { call, noGpu } from '../helpers/cli-fakes.ts';

const folder = mkdtempSync(join(tmpdir(), 'downhill-tuning-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function store(cache: string, say: (text: string) => void = () => undefined) {
  const env = { XDG_CACHE_HOME: cache };
  return tuningFile(
    { env, platform: 'linux', home: '/nowhere', root: '/' },
    { clock: () => 0, say },
  );
}

test('what was saved is loaded again, by adapter', () => {
  store(folder).save('one', { workgroupSize: 4, blocks: 16 });
  store(folder).save('two', { workgroupSize: 64, blocks: 256 });
  expect(store(folder).load('one')).toEqual({ workgroupSize: 4, blocks: 16 });
  expect(store(folder).load('two')).toEqual({ workgroupSize: 64, blocks: 256 });
  expect(store(folder).load('three')).toBeUndefined();
  expect(readFileSync(join(folder, 'downhill', 'tuning.json'), 'utf8')).toContain('"two"');
});

test('a damaged file, and a folder that cannot be written, count as nothing kept', () => {
  const cache = join(folder, 'damaged');
  store(cache).save('one', { workgroupSize: 4, blocks: 16 });
  writeFileSync(join(cache, 'downhill', 'tuning.json'), '{"one":');
  expect(store(cache).load('one')).toBeUndefined();
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(() => {
    store(file).save('one', { workgroupSize: 4, blocks: 16 });
  }).not.toThrow();
});

test.each([
  [{ workgroupSize: 4, blocks: 16 }, true],
  [{ workgroupSize: 256, blocks: 65_535 }, true],
  [{ workgroupSize: 1, blocks: 1 }, true],
  [{ workgroupSize: 3, blocks: 16 }, false],
  [{ workgroupSize: 512, blocks: 16 }, false],
  [{ workgroupSize: 4, blocks: 0 }, false],
  [{ workgroupSize: 4, blocks: 1.5 }, false],
  [{ workgroupSize: 4, blocks: 65_536 }, false],
  [{ workgroupSize: '4', blocks: 16 }, false],
  [null, false],
  ['4 x 16', false],
  [undefined, false],
])('%j is a shape: %s', (value, due) => {
  expect(isShape(value)).toBe(due);
});

test('--no-tune', async () => {
  const tunes = async (line: string): Promise<unknown> => {
    const asked: unknown[] = [];
    const webgpu = (_: unknown, tune?: boolean) => Promise.resolve(asked.push(tune)).then(noGpu);
    await call(line, { makers: { webgpu } });
    return asked[0];
  };
  expect(await tunes('train --epochs 10 --points 9')).toBe(true);
  expect(await tunes('train --epochs 10 --points 9 --no-tune')).toBe(false);
  expect(await tunes('bench --points 10 --runs 1 --steps 1 --engine webgpu --no-tune')).toBe(false);
});

test('info shows the shape that was measured', async () => {
  const { out } = await call('info');
  expect(out).toMatch(/shape for many points +32 × 8 threads, measured/);
});
