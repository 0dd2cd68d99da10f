/** Where a Python with PyTorch is. */
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { existsSync } from 'node:fs';

/**
 * The first Python that imports torch: `DOWNHILL_PYTHON`, else each `python3` and `python` of PATH,
 * else the system's, whose packages another one that comes first does not see.
 * @returns {string | undefined} undefined where there is none
 * @throws {Error} where `DOWNHILL_PYTHON` is set and has no torch
 */
export function findTorch() {
  const chosen = process.env['DOWNHILL_PYTHON'] ?? '';
  if (chosen !== '') {
    if (hasTorch(chosen)) return chosen;
    throw new Error(
      `DOWNHILL_PYTHON is ${JSON.stringify(chosen)}, which is no Python that imports torch: ` +
        'give the path of one, or unset it',
    );
  }
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin'];
  const names = process.platform === 'win32' ? ['python.exe'] : ['python3', 'python'];
  const there = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...new Set(there)].filter((path) => existsSync(path)).find(hasTorch);
}

/** @param {string} python */
function hasTorch(python) {
  return spawnSync(python, ['-c', 'import torch'], { timeout: 60_000 }).status === 0;
}
