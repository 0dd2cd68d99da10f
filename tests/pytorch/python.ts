/** Scripts run by Python: DOWNHILL_PYTHON=<python> names another than `python3`. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const python = process.env['DOWNHILL_PYTHON'] ?? 'python3';

/** A folder for scripts and what they read. */
export class ScriptFolder {
  readonly #path = mkdtempSync(join(tmpdir(), 'downhill-script-'));

  write(name: string, text: string): string {
    const path = join(this.#path, name);
    writeFileSync(path, text);
    return path;
  }

  /** The lines that a script prints. */
  printedBy(script: string): string[] {
    const path = this.write('downhill.py', script);
    return execFileSync(python, [path], { encoding: 'utf8' }).trimEnd().split('\n');
  }

  remove(): void {
    rmSync(this.#path, { recursive: true });
  }
}
