import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export const BUILT = fileURLToPath(new URL('../../dist/cli/downhill.js', import.meta.url));

/** How a process ended. */
export interface Ended {
  readonly status: number | null;
  /** What killed it; null for one that ended by itself. */
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface Options {
  readonly env?: NodeJS.ProcessEnv;
  readonly file?: string;
  /** Called when stdout begins, with the process. */
  readonly onOut?: (child: ChildProcess) => void;
}

/** `npm run build:cli`, as `npm run train` does it. */
export function buildCli(): void {
  const vite = fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url));
  const args = [vite, 'build', '--ssr', 'src/cli/downhill.ts', '--logLevel', 'warn'];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the terminal does not build: ${stderr}`);
}

/** Runs the built file under this Node to its end. */
export function runBuilt(line: string, { env, file = BUILT, onOut }: Options = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...line.split(' ')], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      // Once: a second Ctrl-C would end the process where it stands.
      if (out === '') onOut?.(child);
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', reject);
    child.on('close', (status, signal) => {
      resolve({ status, signal, out, err });
    });
  });
}
