import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { call, noGpu, type Setting } from '../helpers/cli-fakes.ts';
import { cpuEngine, wasmEngine } from '../helpers/engines.ts';
import { faultyEngine } from '../helpers/verify.ts';

const folder = mkdtempSync(join(tmpdir(), 'downhill-verify-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const SETTING: Setting = { makers: { cpu: cpuEngine, wasm: wasmEngine, webgpu: noGpu } };
const SHORT = 'verify --engine wasm --epochs 50';

const WRONG: Setting = {
  makers: {
    ...SETTING.makers,
    wasm: () => Promise.resolve(faultyEngine({ snapshot: (s) => ({ ...s, epoch: s.epoch + 1 }) })),
  },
};

/** What the command prints, in a file. */
async function written(name: string, flags = '', setting = SETTING): Promise<string> {
  const { out } = await call(`${SHORT} ${flags} --json`, setting);
  const path = join(folder, name);
  writeFileSync(path, out);
  return path;
}

describe('verify', () => {
  it('prints an aligned table, and ends with 0', async () => {
    const { status, out, err } = await call(SHORT, SETTING);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^Downhill .*, Node 20\.19\.0, linux x64, Abacus, 2 cores\nwasm: /);
    expect(out).toContain('parameter, seed 42, 100 points, 50 epochs, lr 0.001\n');
    const rows = out.split('\n').filter((line) => / {2}pass$/.test(line));
    expect(rows.length).toBeGreaterThan(12);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    expect(out).toMatch(/dispatch: moves to the last epoch, a \S+, b \S+ from the optimum; by lr/);
    expect(out).toMatch(/\nall \d+ checks passed\n$/);
  });

  it('ends with 1 where a check fails, and says which and why', async () => {
    const { status, out } = await call(SHORT, WRONG);
    expect(status).toBe(1);
    expect(out).toMatch(/\ndispatch +the device's own step count +51 +50 .*FAIL\n/);
    expect(out).toContain('\nFAIL: the device counts 51 steps, and was asked for 50\n');
    expect(out).toMatch(/\n\d+ of \d+ checks FAILED\n$/);
    expect((await call(`${SHORT} --json`, WRONG)).status).toBe(1);
  });

  it('--json prints one object', async () => {
    const { status, out } = await call(`${SHORT} --json`, SETTING);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      schema: 'downhill-verify/1',
      environment: { runtime: 'Node 20.19.0' },
      config: { epochs: '50', engine: 'wasm' },
      pass: true,
    });
    expect(out.trimEnd()).not.toContain('\n');
  });

  it('takes the GPU unless told otherwise, and fails without one', async () => {
    const { status, out, err } = await call('verify', SETTING);
    expect({ status, out, err }).toEqual({
      status: 1,
      out: '',
      err: 'downhill: no adapter: plug one in\n',
    });
  });

  it('says how far a rate that diverges was verified', async () => {
    const { status, out } = await call(`${SHORT} --lr 0.05`, SETTING);
    expect(status).toBe(0);
    expect(out).toMatch(/lr 0\.05 diverges: exact descent leaves f32 after epoch 31, and/);
  });

  it('shows progress on a terminal, and takes it away', async () => {
    const { err } = await call(SHORT, { ...SETTING, columns: 80 });
    expect(err).toMatch(/run 1\/4: oracle, epoch \d+\/50/);
    expect(err.endsWith('\r\x1b[K')).toBe(true);
  });

  it('stops at Ctrl-C with status 130', async () => {
    const { status, out } = await call(SHORT, { ...SETTING, stopped: 'SIGINT' });
    expect({ status, out }).toEqual({ status: 130, out: '' });
  });

  it.each([
    ['--log-every 5', '"--log-every" is not a flag of verify'],
    ['--epochs 0', 'epochs "0" is not an integer from 1 to'],
    ['--strategy fast', 'strategy "fast" is unknown'],
    ['a.json b.json', '"a.json" belongs to no flag of verify'],
    ['--compare a.json', 'compare takes two files and no other flag'],
    ['--compare a.json b.json c.json', 'compare takes two files and no other flag'],
    ['--compare a.json b.json --seed 3', 'compare takes two files and no other flag'],
    ['--compare /nowhere/a.json b.json', '/nowhere/a.json cannot be read (ENOENT'],
    ['--engine wasm --strategy moments', 'strategy moments is not to be had on wasm'],
  ])('%s is wrong usage', async (flags, message) => {
    const { status, out, err } = await call(`verify ${flags}`, SETTING);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(`downhill: ${message}`);
    expect(err.trim()).not.toContain('\n');
  });

  it('--help names its flags, within 100 columns', async () => {
    const { out } = await call('verify --help');
    for (const flag of ['engine', 'strategy', 'seed', 'lr', 'json', 'compare', 'no-tune']) {
      expect(out).toContain(`--${flag}`);
    }
    for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(100);
    expect((await call('--help')).out).toMatch(/^ {2}verify /m);
  });
});

describe('verify --compare', () => {
  it('of equal files says so, and ends with 0', async () => {
    const [a, b] = [await written('a.json'), await written('b.json')];
    const { status, out } = await call(`verify --compare ${a} ${b}`);
    expect(status).toBe(0);
    expect(out).toMatch(/\ndispatch +b +0 .* bit-equal\n/);
    expect(out).toMatch(/\nthe two agree\n$/);
  });

  it('of files that differ too much ends with 1, and names the epoch', async () => {
    const a = await written('a.json');
    const text = readFileSync(a, 'utf8').replace(/"loss":\[[^,]+,/, '"loss":[1,');
    const b = join(folder, 'wrong.json');
    writeFileSync(b, text);
    const { status, out } = await call(`verify --compare ${a} ${b}`);
    expect(status).toBe(1);
    expect(out).toMatch(/\nFAIL: dispatch: loss differs by \S+ at epoch 1, where \S+ is allowed\n/);
    expect(out).toMatch(/\nthe two DISAGREE\n$/);
  });

  it('reads no more of a file than a report can be', async () => {
    const piece = new TextEncoder().encode(' '.repeat(2 ** 20));
    const files = { 'a.json': Array.from({ length: 65 }, () => piece), 'b.json': '' };
    const { status, err } = await call('verify --compare a.json b.json', { files });
    expect(status).toBe(2);
    expect(err).toBe(
      'downhill: a.json is larger than 64 MiB, the most that is read of it: give the right file\n',
    );
  });

  it.each([
    ['other.json', '--seed 7', 'seed is 42 in '],
    ['cut.json', undefined, 'cut.json is no report of downhill verify ('],
  ])('%s is bad input', async (name, flags, message) => {
    const a = await written('a.json');
    const b = await written(name, flags);
    if (flags === undefined) writeFileSync(b, readFileSync(b, 'utf8').slice(0, 999));
    const { status, out, err } = await call(`verify --compare ${a} ${b}`);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(message);
  });
});
