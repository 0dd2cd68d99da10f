/** Which Python runs the exported scripts: the first that imports torch, not the first. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterEach, expect, test, vi } from 'vitest';
import { findTorch } from '../../scripts/find-python.mjs';

const folders: string[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A folder with a `python3` that imports torch, or does not. */
function folderOf(hasTorch: boolean): string {
  const folder = mkdtempSync(join(tmpdir(), 'downhill-python-'));
  folders.push(folder);
  writeFileSync(join(folder, 'python3'), `#!/bin/sh\nexit ${hasTorch ? 0 : 1}\n`, { mode: 0o755 });
  return folder;
}

test('a Python without torch that comes first does not hide one with it', () => {
  const [without, found, later] = [folderOf(false), folderOf(true), folderOf(true)];
  vi.stubEnv('DOWNHILL_PYTHON', undefined);
  vi.stubEnv('PATH', [without, found, later].join(delimiter));
  expect(findTorch()).toBe(join(found, 'python3'));
});

test('one that is chosen is taken, or refused by name', () => {
  const [good, bad] = [folderOf(true), folderOf(false)].map((folder) => join(folder, 'python3'));
  vi.stubEnv('DOWNHILL_PYTHON', good);
  expect(findTorch()).toBe(good);
  vi.stubEnv('DOWNHILL_PYTHON', bad);
  expect(findTorch).toThrow(`DOWNHILL_PYTHON is ${JSON.stringify(bad)}, which is no Python`);
});
