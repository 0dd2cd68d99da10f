import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What npm runs. */
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
  /** Called when it listens for signals; until it ends, its stdin says nothing. */
  readonly onReady?: (child: ChildProcess) => void;
  /** A script of `sh` that runs it as `"$@"`. */
  readonly shell?: string;
}

/** `npm run build:cli`, as `npm run train` does it. */
export function buildCli(): void {
  const vite = fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url));
  const args = [vite, 'build', '--ssr', '--logLevel', 'warn'];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the terminal does not build: ${stderr}`);
}

/** Runs the built file under this Node to its end. */
export function runBuilt(
  line: string,
  { env, file = BUILT, onOut, onReady, shell }: Options = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const argv = [file, ...line.split(' ')];
    const inShell = ['-c', shell ?? '', 'sh', process.execPath, ...argv];
    const child: ChildProcess = spawn(
      shell === undefined ? process.execPath : 'sh',
      shell === undefined ? argv : inShell,
      {
        cwd: ROOT,
        env: { ...process.env, ...env },
        stdio: [onReady === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      },
    );
    if (onReady !== undefined) void listening(child).then(onReady);
    let out = '';
    let err = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      // Once: a second Ctrl-C would end the process where it stands.
      if (out === '') onOut?.(child);
      out += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', reject);
    child.on('close', (status, signal) => {
      resolve({ status, signal, out, err });
    });
  });
}

/** Until Linux says that the process catches SIGHUP, which a program does not by itself. */
async function listening(child: ChildProcess): Promise<ChildProcess> {
  for (;;) {
    const status = await readFile(`/proc/${child.pid ?? 0}/status`, 'utf8');
    const caught = /^SigCgt:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? '0';
    if ((BigInt(`0x${caught}`) & 1n) === 1n) return child;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
