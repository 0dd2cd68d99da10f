/** Text of others, sent through every source: none of it reaches stdout or stderr as it is. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import type { EngineMakers } from '../../src/cli/command.ts';
import { Terminal } from '../../src/cli/terminal.ts';
import { ConfigError, DeviceLostError, GpuUnavailableError } from '../../src/core/errors.ts';
import type { Engine } from '../../src/core/types.ts';
import { call, toyEngine, type Outcome, type Setting, type Sources } from '../helpers/cli-fakes.ts';
import { cpuEngine } from '../helpers/engines.ts';
import { faultyEngine } from '../helpers/verify.ts';

/** Moves the cursor, rings, begins a line, turns the text around, hides. */
const UNSEEN =
  '\u0000\u0007\b\t\n\r\u001b[2J\u001b]0;title\u0007\u007f\u0085\u009b31m\u00ad\u061c\u180e\u200b\u200d\u200f\u2028\u2029\u202e\u2060\u2066\ufeff\ufff9\u{e0041}';
const EVIL = `evil${UNSEEN}\nBEGUN`;

/** Written anew, so that it does not take the word of the code under test. */
function isUnseen(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return [
    [0, 0x1f],
    [0x7f, 0x9f],
    [0xad, 0xad],
    [0x61c, 0x61c],
    [0x180e, 0x180e],
    [0x200b, 0x200f],
    [0x2028, 0x202e],
    [0x2060, 0x206f],
    [0xd800, 0xdfff],
    [0xfeff, 0xfeff],
    [0xfff9, 0xfffb],
    [0xe0000, 0xe0fff],
  ].some(([from = 0, to = 0]) => code >= from && code <= to);
}

function expectHarmless({ out, err }: Outcome): void {
  for (const line of `${out}${err}`.split('\n')) {
    expect(Array.from(line).filter(isUnseen), line).toEqual([]);
    expect(line.startsWith('BEGUN'), line).toBe(false);
  }
  for (const line of err.split('\n')) expect(line.length).toBeLessThanOrEqual(1000);
  // It did come through the door.
  expect(out + err).toMatch(/evil|BEGUN/);
}

/** An engine whose names, and whose words about its work, come from a driver. */
function evil(engine: Engine): Engine {
  return {
    ...engine,
    info: { ...engine.info, adapter: EVIL },
    prepare: async (problem, options) => {
      const trainer = await engine.prepare(problem, options);
      return {
        ...trainer,
        description: EVIL,
        advance: (...work) => trainer.advance(...work),
        destroy: () => {
          trainer.destroy();
        },
      };
    },
    destroy: () => undefined,
  };
}

const DRIVER: Partial<EngineMakers> = {
  webgpu: () => Promise.resolve(evil(toyEngine('webgpu'))),
  cpu: () => evil(toyEngine('cpu')),
  wasm: () => Promise.resolve(evil(toyEngine('wasm'))),
};

const RIGHT: Partial<EngineMakers> = {
  webgpu: () => Promise.resolve(evil(cpuEngine('f32'))),
  cpu: (precision) => evil(cpuEngine(precision)),
};

const MACHINE: Partial<Sources> = {
  machine: {
    runtime: { name: EVIL, version: EVIL },
    platform: EVIL,
    cpu: { model: EVIL, cores: 2 },
  },
  openGpu: () =>
    Promise.resolve({
      requestAdapter: () =>
        Promise.resolve({
          info: { vendor: EVIL, architecture: EVIL, device: EVIL, description: EVIL },
          limits: {},
          features: new Set([EVIL]),
        }),
    } as unknown as GPU),
};

function failing(error: Error): Setting {
  const webgpu = (): Promise<never> => Promise.reject(error);
  return { makers: { webgpu, cpu: () => evil(toyEngine('cpu')) } };
}

function csv(text: string): Setting {
  // A table with a NUL is taken for no text at all.
  return { files: { 'data.csv': text.replaceAll('\0', '') } };
}

const SHORT = ['train', '--epochs', '20', '--log-every', '10'];
const DATA = [...SHORT, '--data', 'data.csv'];
const BENCH = 'bench --points 8 --steps 20 --runs 1 --engine webgpu,cpu --strategy dispatch'.split(
  ' ',
);
const VERIFY = 'verify --epochs 20 --strategy dispatch'.split(' ');

const REPORT = (await call([...VERIFY, '--json'], { makers: RIGHT })).out;

function reports(change: (text: string) => string): Setting {
  return { files: { 'a.json': REPORT, 'b.json': change(REPORT) } };
}

const quoted = JSON.stringify(EVIL);
const COMPARE = ['verify', '--compare', 'a.json', 'b.json'];

type Case = readonly [source: string, argv: readonly string[], setting?: Setting];

const CASES = {
  train: [
    ['a command', [EVIL]],
    ['a flag', ['train', `--${EVIL}`]],
    ['a value', ['train', '--lr', EVIL]],
    ['a long value', ['train', '--lr', EVIL.repeat(1000)]],
    ['a stray word', ['train', EVIL]],
    ['a file that is not there', [...SHORT, '--data', `/nowhere/${EVIL.slice(0, -6)}`]],
    ['the name of a file', [...SHORT, '--data', EVIL], { files: { [EVIL]: 'x,y\n1,2\n2,3\n' } }],
    ['headers', DATA, csv(`"${EVIL}","y${EVIL}"\n1,2\n2,3\n`)],
    ['cells', DATA, csv(`x,y\n1,2\n2,3\n4,"${EVIL}"\n${EVIL.replaceAll(/[\r\n]/g, '')},5\n`)],
    ['long cells', DATA, csv(`x,y\n1,2\n2,3\n4,"${EVIL.repeat(1000)}"\n`)],
    ['a column that is not there', [...DATA, '--x', EVIL], csv('x,y\n1,2\n2,3\n')],
    ['columns to choose from', [...DATA, '--x', 'z'], csv(`"${EVIL}",y\n1,2\n2,3\n`)],
    ['an adapter', SHORT, { makers: DRIVER }],
    ['an adapter, in JSON', [...SHORT, '--json'], { makers: DRIVER }],
    ['an adapter, on a terminal', SHORT, { makers: DRIVER }],
    ['no adapter', SHORT, failing(new GpuUnavailableError('no-adapter', EVIL))],
    ['a setting that is refused', SHORT, failing(new ConfigError('lr', EVIL))],
    ['a lost device', SHORT, failing(new DeviceLostError(EVIL))],
    ['an unforeseen error', SHORT, failing(new Error(EVIL))],
    ['a long one', SHORT, failing(new Error('evil '.repeat(1000)))],
    ['the stack of one', SHORT, { ...failing(new Error(EVIL)), env: { DOWNHILL_DEBUG: '1' } }],
    ['a variable', SHORT, { env: { DOWNHILL_CHROMIUM: EVIL } }],
    ['another variable', SHORT, { env: { DOWNHILL_DEBUG: EVIL } }],
  ],
  bench: [
    ['an engine', ['bench', '--engine', EVIL]],
    ...['', '--json', '--csv', '--markdown'].map((flag): Case => [
      `adapter and machine ${flag}`,
      flag === '' ? BENCH : [...BENCH, flag],
      { makers: DRIVER, sources: MACHINE },
    ]),
    ...['', '--json', '--csv', '--markdown'].map((flag): Case => [
      `an engine that fails ${flag}`,
      flag === '' ? BENCH : [...BENCH, flag],
      failing(new DeviceLostError(EVIL)),
    ]),
  ],
  verify: [
    ['adapter and machine', VERIFY, { makers: RIGHT, sources: MACHINE }],
    ['adapter and machine, in JSON', [...VERIFY, '--json'], { makers: RIGHT, sources: MACHINE }],
    [
      'an engine that fails',
      VERIFY,
      {
        makers: {
          ...RIGHT,
          webgpu: () =>
            Promise.resolve(
              faultyEngine({
                snapshot: () => {
                  throw new Error(EVIL);
                },
              }),
            ),
        },
      },
    ],
    ['a report that is not there', ['verify', '--compare', `/nowhere/${EVIL}`, 'b.json']],
    ['a report that is none', COMPARE, reports(() => EVIL)],
    ['the name of one', ['verify', '--compare', EVIL, EVIL], { files: { [EVIL]: REPORT } }],
    ['the adapter in one', COMPARE, reports((text) => text)],
    [
      'a value in one',
      COMPARE,
      reports((text) => text.replace('"engine":"webgpu"', `"engine":${quoted}`)),
    ],
    [
      'a setting in one',
      COMPARE,
      reports((text) => text.replace('"epochs":"20"', `"seed":${quoted},"epochs":"20"`)),
    ],
    [
      'a column in one',
      COMPARE,
      reports((text) => text.replace('"loss":[', `"loss":${quoted},"rest":[`)),
    ],
  ],
  info: [
    ['adapter and machine', ['info'], { makers: DRIVER, sources: MACHINE }],
    ['adapter and machine, in JSON', ['info', '--json'], { makers: DRIVER, sources: MACHINE }],
    ['no adapter', ['info'], failing(new GpuUnavailableError('no-adapter', EVIL))],
  ],
} as const satisfies Record<'train' | 'bench' | 'verify' | 'info', readonly Case[]>;

describe.each(Object.entries(CASES))('%s', (_command, cases: readonly Case[]) => {
  const named = cases.map(([source, argv, setting]) => ({ source, argv, setting }));
  it.each(named)('$source', async ({ argv, setting = {} }) => {
    const outcome = await call(argv, setting);
    expectHarmless(outcome);
    // JSON is still what was meant.
    if (argv.includes('--json') && outcome.out !== '') {
      expect(JSON.stringify(JSON.parse(outcome.out))).toContain(quoted);
    }
  });
});

test('progress on a terminal is one line, whatever is in it', () => {
  let written = '';
  const write = (text: string): void => {
    written += text;
  };
  const streams = { out: () => Promise.resolve(), err: write, isTerminal: true, columns: () => 60 };
  new Terminal(streams, () => 0).show(() => EVIL);
  const [, line = ''] = written.split('\r\x1b[K');
  expect(Array.from(line).filter(isUnseen)).toEqual([]);
  expect(line).toMatch(/^evil.*…$/);
  expect(line).toHaveLength(59);
});

test('nobody writes but through the door, and no other place moves the cursor', () => {
  const folder = fileURLToPath(new URL('../../src/cli', import.meta.url));
  const guilty = readdirSync(folder).filter((name) =>
    /console\.|\.write\(|\\x1b|\\u001b/.test(readFileSync(`${folder}/${name}`, 'utf8')),
  );
  // An old Node reads no more than the first, which shows nothing but Node's own version.
  expect(guilty.sort()).toEqual(['downhill.js', 'process-io.ts', 'terminal.ts', 'writing.ts']);
});
