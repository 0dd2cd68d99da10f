/** Scripts run by a Python with PyTorch: `scripts/find-python.mjs` says which. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findTorch } from '../../scripts/find-python.mjs';

const run = promisify(execFile);
const python = findTorch();

/** A folder for scripts and what they read. */
export class ScriptFolder {
  readonly #path = mkdtempSync(join(tmpdir(), 'downhill-script-'));
  #scripts = 0;

  write(name: string, text: string): string {
    const path = join(this.#path, name);
    writeFileSync(path, text);
    return path;
  }

  /** The lines that a script prints. */
  async printedBy(script: string): Promise<string[]> {
    if (python === undefined) {
      throw new Error('no Python imports torch: install PyTorch, or set DOWNHILL_PYTHON to one');
    }
    const path = this.write(`downhill-${this.#scripts++}.py`, script);
    const { stdout } = await run(python, [path], { encoding: 'utf8' });
    return stdout.trimEnd().split('\n');
  }

  remove(): void {
    rmSync(this.#path, { recursive: true });
  }
}
