/** Where a Python with a package is: PyTorch, scipy. */
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { existsSync } from 'node:fs';

/**
 * The first Python that imports a package: `DOWNHILL_PYTHON`, else each `python3` and `python` of PATH,
 * else the system's, whose packages another one that comes first does not see.
 * @param {string} name
 * @returns {string | undefined} undefined where there is none
 * @throws {Error} where `DOWNHILL_PYTHON` is set and does not have it
 */
export function findPythonWith(name) {
  const chosen = process.env['DOWNHILL_PYTHON'] ?? '';
  if (chosen !== '') {
    if (imports(chosen, name)) return chosen;
    throw new Error(
      `DOWNHILL_PYTHON is ${JSON.stringify(chosen)}, which is no Python that imports ${name}: ` +
        'give the path of one, or unset it',
    );
  }
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin'];
  const names = process.platform === 'win32' ? ['python.exe'] : ['python3', 'python'];
  const there = folders.flatMap((folder) => names.map((one) => join(folder, one)));
  return [...new Set(there)].filter((path) => existsSync(path)).find((path) => imports(path, name));
}

/** As `findPythonWith('torch')`. */
export function findTorch() {
  return findPythonWith('torch');
}

/**
 * @param {string} python
 * @param {string} name
 */
function imports(python, name) {
  return spawnSync(python, ['-c', `import ${name}`], { timeout: 60_000 }).status === 0;
}
