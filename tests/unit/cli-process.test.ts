/** The process around a command: files that fill, readers that wait or go, signals, the folders of its environment. */
import { execFileSync } from 'node:child_process';
import {
  constants,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest';
import { cacheFolder, homeFolder, type Host } from '../../src/cli/environment.ts';
import { processIo, settled, type ProcessLike } from '../../src/cli/process-io.ts';
import type { Signal } from '../../src/cli/stop.ts';
import { writeAll } from '../../src/cli/writing.ts';
import { buildCli, runBuilt } from '../helpers/built-cli.ts';
import { call } from '../helpers/cli-fakes.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'downhill-process-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A pipe whose first writer never comes, and one that is open. */
const fifo = join(folder, 'fifo');
const openPipe = join(folder, 'open');
execFileSync('mkfifo', [fifo, openPipe]);
const PIPE = openSync(openPipe, constants.O_RDWR);

const SIGNAL_CASES = [
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const satisfies readonly (readonly [Signal, number])[];

/** A process with a pipe for stdout, and what came to stderr. */
function fakeProcess({ stderrIsTTY = false, stdoutIsTTY = false } = {}) {
  const told: string[] = [];
  const sink = (to: string[]): Writable =>
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        to.push(chunk.toString());
        done();
      },
    });
  const pipe = new PassThrough();
  const host: ProcessLike & EventEmitter = Object.assign(new EventEmitter(), {
    stdin: new PassThrough(),
    stdout: Object.assign(pipe, { fd: PIPE, isTTY: stdoutIsTTY }),
    stderr: Object.assign(sink(told), { isTTY: stderrIsTTY, columns: 0 }),
    env: {},
  });
  return { host, told, pipe };
}

describe('a text that is written', () => {
  it('is written to its end where a file takes a part of it at a time', () => {
    const taken: number[] = [];
    const write = (_fd: number, bytes: Uint8Array, at: number): number => {
      const part = bytes.subarray(at, at + 3);
      taken.push(...part);
      return part.length;
    };
    writeAll(1, new TextEncoder().encode('ten bytes!'), write);
    expect(String.fromCharCode(...taken)).toBe('ten bytes!');
  });

  it('is an error where a file takes no more', () => {
    expect(() => {
      writeAll(1, new Uint8Array(4), () => 0);
    }).toThrow('it takes no more');
  });

  it('holds the run up until it is taken', async () => {
    let prints = 0;
    const { status } = await call('train --epochs 100000 --log-every 1', {
      onOut: (_text, stop) => {
        prints += 1;
        // By then a run that does not wait would have printed many times.
        setTimeout(() => {
          stop.request('SIGINT');
        }, 100);
        return new Promise<void>((resolve) => stop.onRequest(resolve));
      },
    });
    expect({ status, prints }).toEqual({ status: 130, prints: 1 });
  });
});

describe('the built file', () => {
  beforeAll(buildCli);

  const OUTPUTS = [
    '--help',
    'info',
    'info --json',
    'train --engine cpu',
    'train --engine cpu --log-every 10 --json',
    'verify --engine cpu --epochs 50',
    'verify --engine cpu --epochs 50 --json',
    ...['', ' --json', ' --csv', ' --markdown'].map(
      (form) => `bench --engine cpu,wasm --points 8,9,10 --steps 50 --runs 2${form}`,
    ),
  ];

  it.each(OUTPUTS)('where the disk fills midway ends with 1, and says so: %s', async (line) => {
    const file = join(folder, 'out');
    // Blocks of 512 or of 1024 bytes, as the shell has it.
    const { status, err } = await runBuilt(line, { shell: `ulimit -f 1; exec "$@" > '${file}'` });
    expect(status, err).toBe(1);
    expect(err).toMatch(/(^|\n)downhill: stdout cannot be written \(EFBIG: .*\): free some space/);
    // All that went in is there.
    expect([512, 1024]).toContain(statSync(file).size);
  });

  it.each(OUTPUTS.slice(0, 4))('on a full disk ends with 1, and says so: %s', async (line) => {
    const { status, err } = await runBuilt(line, { shell: 'exec "$@" > /dev/full' });
    expect(status, err).toBe(1);
    expect(err).toMatch(/(^|\n)downhill: stdout cannot be written \(ENOSPC: .*\): free some space/);
  });

  it('writes all of a large object to a file', async () => {
    const file = join(folder, 'large.json');
    const line = 'train --engine cpu --epochs 50000 --log-every 1 --json';
    const { status } = await runBuilt(line, { shell: `exec "$@" > '${file}'` });
    expect(status).toBe(0);
    const { log } = JSON.parse(readFileSync(file, 'utf8')) as { log: unknown[] };
    expect(log).toHaveLength(50_000);
  });

  describe.each(SIGNAL_CASES)('%s', (signal, due) => {
    it.each([
      [`train --data ${fifo}`, 'a pipe without a writer'],
      ['train --data -', 'a stdin that says nothing'],
      [`verify --compare ${fifo} ${fifo}`, 'a report without a writer'],
    ])('is heard by %s, which waits for %s', async (line) => {
      const { status, err } = await runBuilt(line, {
        onReady: (child) => child.kill(signal),
      });
      expect({ status, err }).toEqual({
        status: due,
        err: expect.stringMatching(/^downhill: stopped while reading \S+\n$/) as string,
      });
    });
  });

  it.each([
    ['cat /dev/zero', 'larger than 64 MiB'],
    ['yes', 'larger than 64 MiB'],
    ['printf %s {', 'no report of downhill verify'],
  ])('reads no more of a report than there can be: %s', async (source, message) => {
    const { status, err } = await runBuilt(`verify --compare - b.json`, {
      shell: `${source} | "$@"`,
    });
    expect(status).toBe(2);
    expect(err).toContain(message);
  });

  it.each([
    ['/dev/stdin', `printf 'x,y\\n1,2\\n2,3\\n4,7\\n' | "$@"`],
    [fifo, `printf 'x,y\\n1,2\\n2,3\\n4,7\\n' > '${fifo}' & exec "$@"`],
  ])('reads a pipe to its end: %s', async (path, shell) => {
    const line = `train --data ${path} --epochs 5 --engine cpu`;
    const { status, err } = await runBuilt(line, { shell });
    expect(status, err).toBe(0);
    expect(err).toContain('3 rows');
  });

  const deno = 'shift; exec node_modules/.bin/deno run --no-prompt';

  it.each(['', '--allow-env'])('under Deno says what to allow: %s', async (allowed) => {
    const { status, out, err } = await runBuilt('info', { shell: `${deno} ${allowed} "$@"` });
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(
      /^downhill: Deno does not allow it \(.*\): run it with deno run --allow-env --allow-sys --allow-read --allow-write, or --allow-all\n$/,
    );
  });

  it('under Deno runs with what it asks for', async () => {
    const all = '--allow-env --allow-sys --allow-read --allow-write';
    const line = 'train --engine cpu --epochs 5 --json';
    const { status, out, err } = await runBuilt(line, { shell: `${deno} ${all} "$@"` });
    expect(status, err).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ epochs: 5 });
    expect(readFileSync('README.md', 'utf8')).toContain(`deno run ${all} `);
  });

  it('says where a folder of the environment is no folder, and trains', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const { status, err } = await runBuilt('train --points 3000 --epochs 3 --engine webgpu', {
      env: { XDG_CACHE_HOME: file },
    });
    expect(status, err).toBe(0);
    expect(err).toMatch(/\nthe measured shape is not kept \(ENOTDIR: .*\): the next run measures/);
  });
});

describe('the process as an Io', () => {
  it.each(SIGNAL_CASES)('%s is heard once: the next one ends the process', (signal) => {
    const { host } = fakeProcess();
    const { stop } = processIo(host);
    for (const [name] of SIGNAL_CASES) expect(host.listenerCount(name)).toBe(1);
    host.emit(signal);
    expect(stop.cause).toBe(signal);
    for (const [name] of SIGNAL_CASES) expect(host.listenerCount(name)).toBe(0);
  });

  it.each([
    [true, false, true],
    [false, true, false],
  ])('stderr a terminal %s, stdout %s: progress %s', (stderrIsTTY, stdoutIsTTY, due) => {
    const { host, told } = fakeProcess({ stderrIsTTY, stdoutIsTTY });
    processIo(host).terminal.show(() => 'half way');
    expect(told).toEqual(due ? ['\r\x1b[Khalf way'] : []);
  });

  it('ends with what a late failure makes of it', async () => {
    const ended = async (status: number, cause?: Signal | Error | 'closed'): Promise<number> => {
      const { host } = fakeProcess();
      const io = processIo(host);
      if (cause !== undefined) io.stop.request(cause);
      return settled(status, host, io);
    };
    expect(await ended(0)).toBe(0);
    expect(await ended(2)).toBe(2);
    expect(await ended(0, 'closed')).toBe(0);
    expect(await ended(0, new Error('full'))).toBe(1);
    expect(await ended(0, 'SIGTERM')).toBe(143);
    expect(await ended(1, 'SIGTERM')).toBe(1);
  });
});

describe('folders of the environment', () => {
  const home = '/home/me';
  function cacheOf(env: Host['env'], platform = 'linux', at: string | undefined = home) {
    return cacheFolder({ env, platform, home: at, root: '/' });
  }

  test.each(['', 'relative', './here', '~/cache'])('XDG_CACHE_HOME=%s counts as unset', (value) => {
    expect(cacheOf({ XDG_CACHE_HOME: value })).toBe('/home/me/.cache');
  });

  test('XDG_CACHE_HOME is taken where it is absolute', () => {
    expect(cacheOf({ XDG_CACHE_HOME: '/var/cache/me' })).toBe('/var/cache/me');
    expect(cacheOf({})).toBe('/home/me/.cache');
    expect(cacheFolder({ env: {}, platform: 'linux', home: undefined, root: '/' })).toBeUndefined();
    expect(cacheOf({ LOCALAPPDATA: 'C:\\Users\\me' }, 'win32')).toBe('C:\\Users\\me');
    expect(cacheOf({ LOCALAPPDATA: 'me' }, 'win32')).toContain('AppData');
    expect(cacheOf({ XDG_CACHE_HOME: '/x' }, 'darwin')).toBe('/home/me/Library/Caches');
  });

  test.each([
    ['/root', '/root'],
    ['', '/of/account'],
    ['here', '/of/account'],
    [undefined, '/of/account'],
  ])('HOME=%s', (HOME, due) => {
    const host = { env: { HOME }, platform: 'linux' };
    expect(homeFolder(host, () => '/of/account')).toBe(due);
  });

  test('an account without a home has none', () => {
    const host = { env: { HOME: '' }, platform: 'linux' };
    expect(homeFolder(host, () => 'nowhere')).toBeUndefined();
    const unknown = (): string => {
      throw new Error('no such account');
    };
    expect(homeFolder(host, unknown)).toBeUndefined();
  });

  test.each([
    [{ DOWNHILL_CHROMIUM: '/nowhere' }, 'DOWNHILL_CHROMIUM "/nowhere" does not exist'],
    [{ DOWNHILL_DEBUG: 'yes' }, 'DOWNHILL_DEBUG "yes" is neither 1 nor 0'],
  ])('a variable of ours that names nothing is wrong usage: %o', async (env, message) => {
    for (const line of ['train', 'bench', 'verify', 'info']) {
      const { status, out, err } = await call(line, { env });
      expect({ status, out }).toEqual({ status: 2, out: '' });
      expect(err).toContain(`downhill: ${message}`);
    }
    expect((await call('--help', { env })).status).toBe(0);
  });

  test('an empty variable of ours is unset', async () => {
    const env = { DOWNHILL_CHROMIUM: '', DOWNHILL_DEBUG: '' };
    expect((await call('train --epochs 3', { env })).status).toBe(0);
  });
});
