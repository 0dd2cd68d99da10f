import { describe, expect, it } from 'vitest';
import { MODEL_IDS } from '../../src/core/models/index.ts';
import { readFlags } from '../../src/cli/flags.ts';
import { INFO } from '../../src/cli/info.ts';
import { TRAIN } from '../../src/cli/train.ts';
import { CONFIG_KEYS, DEFAULTS, flagOf, type FitConfig } from '../../src/core/settings/index.ts';
import { call } from '../helpers/cli-fakes.ts';

function configOf(line: string): FitConfig {
  return TRAIN.read(readFlags(line.split(' ').slice(1), TRAIN)).config;
}

describe('flags', () => {
  it('without any are the defaults', () => {
    expect(configOf('train')).toEqual(DEFAULTS);
  });

  it('each set their own field', () => {
    const line =
      'train --model linear --seed 7 --points 50 --epochs 300 --lr 0.002 --log-every 10 ' +
      '--engine cpu --strategy dispatch --precision f64 --replay none --start -1.5,2';
    expect(configOf(line)).toEqual({
      ...DEFAULTS,
      model: 'linear',
      seed: 7n,
      start: [-1.5, 2],
      points: 50,
      epochs: 300,
      lr: 0.002,
      logEvery: 10,
      engine: 'cpu',
      strategy: 'dispatch',
      precision: 'f64',
      replay: 'none',
    });
  });

  it.each([
    ['train --points=50', { points: 50 }],
    ['train --points 5 --points 50', { points: 50 }],
    ['train --seed -9223372036854775808', { seed: -(2n ** 63n) }],
    ['train --seed 18446744073709551615', { seed: 2n ** 64n - 1n }],
    ['train --lr 1e-3', { lr: 1e-3 }],
    ['train --replay linear', { replay: 'linear', model: 'linear' }],
  ])('%s', (line, expected) => {
    expect(configOf(line)).toMatchObject(expected);
  });

  it('--json stands anywhere', () => {
    expect(TRAIN.read(readFlags(['--json', '--seed', '1'], TRAIN)).json).toBe(true);
    expect(TRAIN.read(readFlags(['--seed', '1'], TRAIN)).json).toBe(false);
    expect(INFO.read(readFlags(['--json'], INFO)).json).toBe(true);
  });
});

describe('wrong usage is one line on stderr, nothing on stdout, and status 2', () => {
  it.each([
    [
      'train --epoch 5',
      '"--epoch" is not a flag of train: did you mean --epochs? downhill train --help lists them',
    ],
    ['train --colour', '"--colour" is not a flag of train: downhill train --help lists them'],
    ['train -x', '"-x" is not a flag of train: did you mean --x? downhill train --help lists them'],
    ['info --seed 3', '"--seed" is not a flag of info: downhill info --help lists them'],
    [
      'train 100',
      '"100" belongs to no flag of train: write --flag value; downhill train --help lists them',
    ],
    [
      'fit decay.csv',
      '"decay.csv" belongs to no flag of fit: did you mean --data decay.csv? downhill fit --help lists them',
    ],
    [
      'sweep 1.5',
      '"1.5" belongs to no flag of sweep: write --flag value; downhill sweep --help lists them',
    ],
    [
      'info a.csv',
      '"a.csv" belongs to no flag of info: write --flag value; downhill info --help lists them',
    ],
    ['train --points', '--points has no value: give it one, such as --points 100'],
    ['train --points --json', '--points has no value: give it one, such as --points 100'],
    ['train --log-every', '--log-every has no value: give it one, such as --log-every 100'],
    ['train --replay', '--replay has no value: give it one, such as --replay parameter'],
    ['train --json=yes', '--json takes no value: leave "yes" out'],
    [
      'train --points -5',
      'points "-5" is not an integer from 2 to 268435456: give one in that range',
    ],
    [
      'train --points 1',
      'points "1" is not an integer from 2 to 268435456: give one in that range',
    ],
    ['train --points=', 'points "" is not an integer from 2 to 268435456: give one in that range'],
    [
      'train --points 1.5',
      'points "1.5" is not an integer from 2 to 268435456: give one in that range',
    ],
    [
      'train --epochs ten',
      'epochs "ten" is not an integer from 1 to 1000000000: give one in that range',
    ],
    ['train --lr -0.1', 'lr "-0.1" is not a number from 1e-12 to 1000000: give one in that range'],
    ['train --seed 1.5', 'seed "1.5" is not an integer from -2^63 to 2^64-1: give one, such as 42'],
    ['train --model septic', `model "septic" is unknown: use ${MODEL_IDS.join(', ')}`],
    [
      'train --replay linear --seed 3',
      'seed has no effect on replay linear: leave one of them out',
    ],
    [
      'train --engine webgpu --precision f64',
      'precision f64 is not to be had on webgpu, which computes in f32: use engine cpu, or precision f32',
    ],
    ['trian', 'command "trian" is unknown: did you mean train?'],
    ['walk', 'command "walk" is unknown: use train, fit, sweep, merge, bench, verify or info'],
    [
      '--seed 3',
      '"--seed" stands before any command: begin with train, fit, sweep, merge, bench, verify or info',
    ],
  ])('%s', async (line, message) => {
    expect(await call(line)).toEqual({ status: 2, out: '', err: `downhill: ${message}\n` });
  });
});

describe('help', () => {
  it.each(['', '--help', '-h'])('"%s" names the commands', async (line) => {
    const { status, out, err } = await call(line);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^ {2}train /m);
    expect(out).toMatch(/^ {2}info /m);
  });

  it('of train names every flag with its range and its default', async () => {
    const { out } = await call('train --seed 5 --help');
    for (const key of CONFIG_KEYS) expect(out).toMatch(new RegExp(`\n  --${flagOf(key)}[ \n]`));
    expect(out).toContain('2 to 268,435,456');
    expect(out).toContain('--epochs N (default 20,000)');
    expect(out).toContain('--log-every N (default 100)');
  });

  it('fits a terminal of 100 columns', async () => {
    const texts = [await call('--help'), await call('train -h'), await call('info -h')];
    for (const { out } of texts) {
      for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(100);
    }
  });

  it('--version prints it', async () => {
    expect((await call('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
