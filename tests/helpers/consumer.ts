/** The package where people install it: packed, installed into an empty folder, used by its name. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { mayHaveGpu, useSwiftShader } from '../../src/cli/vulkan.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Run {
  readonly out: string;
  readonly err: string;
  readonly status: number | null;
}

/** A folder with the package in it. */
export class Consumer {
  readonly folder = mkdtempSync(join(tmpdir(), 'downhill-package-'));
  readonly installed = join(this.folder, 'node_modules/downhill');
  /** What would be published. */
  readonly packed: string;

  /** Builds, packs and installs it, without asking a registry. */
  constructor() {
    this.#npm(ROOT, 'run', '--silent', 'build:lib');
    this.#npm(ROOT, 'run', '--silent', 'build:cli');
    // The scripts would build once more.
    this.#npm(ROOT, 'pack', '--ignore-scripts', '--silent', '--pack-destination', this.folder);
    const packed = readdirSync(this.folder).find((name) => name.endsWith('.tgz')) ?? '';
    this.packed = join(this.folder, packed);
    this.write('package.json', '{ "type": "module" }');
    this.#npm(this.folder, 'install', '--offline', '--no-audit', '--no-fund', `./${packed}`);
    // The optional package, and what a program under Node is typed with.
    for (const name of ['webgpu', '@types/node']) this.#link(name);
  }

  write(name: string, text: string): string {
    const path = join(this.folder, name);
    writeFileSync(path, text);
    return path;
  }

  /** Runs Node to its end; SwiftShader stands in where there is no GPU. */
  node(...args: readonly string[]): Run {
    const env = { ...process.env };
    const host = { env, platform: process.platform, home: homedir(), root: '/' };
    if (!mayHaveGpu(host)) {
      useSwiftShader(host, (name, value) => {
        env[name] = value;
      });
    }
    const { stdout, stderr, status } = spawnSync(process.execPath, args, {
      cwd: this.folder,
      env,
      encoding: 'utf8',
      timeout: 60_000,
    });
    return { out: stdout, err: stderr, status };
  }

  /** The same, which must go well. */
  printedBy(...args: readonly string[]): string {
    const { out, err, status } = this.node(...args);
    if (status !== 0) throw new Error(`node ${args.join(' ')}: ${out}${err}`);
    return out;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #npm(cwd: string, ...args: readonly string[]): void {
    const { stdout, stderr, status, error } = spawnSync('npm', args, { cwd, encoding: 'utf8' });
    if (status === 0) return;
    throw new Error(`npm ${args.join(' ')}: ${error?.message ?? ''}${stdout}${stderr}`);
  }

  #link(name: string): void {
    const place = join(this.folder, 'node_modules', name);
    mkdirSync(join(place, '..'), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), place, 'junction');
  }
}
