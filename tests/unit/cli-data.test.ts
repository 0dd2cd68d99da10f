import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { call } from '../helpers/cli-fakes.ts';

const CARS = 'name;weight;mpg\n"A; b";1000,5;30\nB;;28\nC;1500;25\nD;2000;x\nE;2500;14\n';
const files = { 'cars.csv': CARS, '-': 'p,q\n1,3\n2,5\n3,7\n' };
const RUN = 'train --data cars.csv --epochs 200 --log-every 100';

describe('train --data', () => {
  it('prints epochs and parameters in own units, and says the rest on stderr', async () => {
    const { status, out, err } = await call(`${RUN} --standardise --lr auto`, { files });
    expect(status).toBe(0);
    // Least squares through (1000.5, 30), (1500, 25), (2500, 14).
    expect(out).toMatch(
      /^Epoch\[100\/200\], loss:0\.0233019\nEpoch\[200\/200\], loss:0\.0233019\na -0\.01071741\nb 40\.86413\n$/,
    );
    expect(err.split('\n').slice(0, 6)).toEqual([
      'cars.csv: x is weight, y is mpg, 3 rows, 2 left out',
      'read as semicolon-separated, header on line 1, decimal comma',
      '1 row left out, no value for x or y: line 3',
      '1 row left out, not a number: line 5 "x"',
      'cpu trains, since the adapter is software and slower: name webgpu to take it',
      'lr 0.5',
    ]);
  });

  it('says R² about the mean, RMSE and the rows, on stderr and in the object', async () => {
    const { err } = await call(`${RUN} --standardise --lr auto`, { files });
    const [, share, error] = /\nR² (\S+) about the mean, RMSE (\S+), 3 rows\n/.exec(err) ?? [];
    // The line of least squares through (1000.5, 30), (1500, 25), (2500, 14); its y have the mean 23.
    const [a, b] = [-0.01071741, 40.86413];
    const squares = [
      [1000.5, 30],
      [1500, 25],
      [2500, 14],
    ].map(([x = NaN, y = NaN]) => (a * x + b - y) ** 2);
    const loss = squares.reduce((sum, square) => sum + square) / 3;
    const due = { rSquared: 1 - loss / ((49 + 4 + 81) / 3), rmse: Math.sqrt(loss) };
    expect(Number(share)).toBeCloseTo(due.rSquared, 6);
    expect(Number(error)).toBeCloseTo(due.rmse, 5);
    const { out } = await call(`${RUN} --standardise --lr auto --json`, { files });
    const report = JSON.parse(out) as typeof due;
    expect(report.rSquared).toBeCloseTo(due.rSquared, 6);
    expect(report.rmse).toBeCloseTo(due.rmse, 5);
  });

  it('says of two classes how many are on their side', async () => {
    // At 4·x − 6 the logits are −2, 2, 6, −6: the third and the first are right.
    const classes = { 'c.csv': 'x,y\n1,0\n2,0\n3,1\n0,1\n' };
    const flags = '--data c.csv --loss bce-with-logits --start 4,-6 --lr 1e-9 --epochs 1';
    const { err } = await call(`train ${flags}`, { files: classes });
    expect(err).toMatch(/\n2 of 4 rows on their side\n/);
    const { out } = await call(`train ${flags} --json`, { files: classes });
    expect(JSON.parse(out)).toMatchObject({ onTheirSide: 2 });
    expect(out).not.toContain('rSquared');
  });

  it('prints enough digits of a small parameter', async () => {
    const small = { 's.csv': 'x,y\n0,-1e-9\n1000,1e-9\n2000,3e-9\n' };
    const { out } = await call('train --data s.csv --standardise --lr auto --epochs 100', {
      files: small,
    });
    expect(out).toMatch(/\na 2e-12\nb -1e-09\n$/);
  });

  it('- is stdin', async () => {
    const { out, err } = await call('train --data - --standardise --lr auto --epochs 100', {
      files,
    });
    expect(out).toMatch(/\na 2\nb 1\n$/);
    expect(err).toMatch(/^stdin: x is p, y is q, 3 rows\n/);
  });

  it('--x and --y choose columns, by name or number', async () => {
    const { out } = await call(`train --data - --x q --y 1 --standardise --lr auto`, { files });
    expect(out).toMatch(/\na 0\.5\nb -0\.5\n$/);
  });

  it('--json says what was read', async () => {
    const { out } = await call(`${RUN} --standardise --lr auto --json`, { files });
    expect(JSON.parse(out)).toMatchObject({
      points: 3,
      lr: 0.5,
      data: {
        name: 'cars.csv',
        x: 'weight',
        y: 'mpg',
        badRows: {
          count: 2,
          reasons: [
            { fault: 'missing', count: 1, first: [{ line: 3, lines: 1, found: '' }] },
            { fault: 'not-a-number', count: 1, first: [{ line: 5, lines: 1, found: 'x' }] },
          ],
        },
        standardised: { x: { mean: (1000.5 + 1500 + 2500) / 3 }, y: { mean: 23 } },
      },
    });
    const plain = await call('train --data - --epochs 100 --json', { files });
    expect(JSON.parse(plain.out)).toMatchObject({ data: { standardised: null } });
  });

  it('names three bad rows a reason, and how many there are', async () => {
    const many = { 'a.csv': `x,y\n${'1,2\n'.repeat(200)}${'?,1\n'.repeat(1_200)}` };
    const { err } = await call('train --data a.csv --epochs 100', { files: many });
    expect(err).toMatch(
      /, 200 rows, 1,200 left out\n.*\n1,200 rows left out, no value for x or y: line 202 "\?", line 203 "\?", line 204 "\?", …\n/,
    );
  });

  it.each([
    ['', /lr 0\.001 will diverge, the largest stable one is 3\.16e-7: use --standardise --lr auto/],
    ['--lr 1e-8', /at lr 1e-8 200 epochs do not get to the best line: use --standardise --lr auto/],
    ['--standardise', /at lr 0\.001 200 epochs do not get to the best line: use --lr auto/],
    ['--standardise --lr 2', /lr 2 will diverge, the largest stable one is 1: use --lr auto/],
  ])('warns before it starts: %s', async (flags, warning) => {
    expect((await call(`${RUN} ${flags}`, { files })).err).toMatch(warning);
  });

  it('warns of what 32 bits cannot tell apart', async () => {
    const far = { 'far.csv': 'x,y\n100000000,1\n100000001,2\n100000002,3\n' };
    const { err } = await call('train --data far.csv --lr 1e-12 --epochs 1', { files: far });
    expect(err).toContain(
      '32-bit numbers keep x to 8 while it spreads by 0.82: use --standardise\n',
    );
    const { out } = await call(
      'train --data far.csv --standardise --lr auto --epochs 50 --log-every 50',
      { files: far },
    );
    expect(out).toMatch(/\na 1\nb -99999999\n$/);
  });

  it('says how far it remained from least squares, and what reaches it', async () => {
    const celsius = readFileSync(new URL('../fixtures/field/celsius.csv', import.meta.url), 'utf8');
    const far = 'train --data c.csv --standardise --lr 0.001 --log-every 100';
    const c = { 'c.csv': celsius };
    const { out, err } = await call(`${far} --epochs 300`, { files: c });
    const [, a = '', b = ''] = /^a (.*)\nb (.*)$/m.exec(out) ?? [];
    // The cells run from -500 to 480, evenly, and fahrenheit = 1.8·celsius + 32: what is left of both.
    const [da, db] = [Number(a) - 1.8, Number(b) - 32];
    const xs = Array.from({ length: 50 }, (_, i) => 20 * i - 500);
    const rms = Math.sqrt(xs.reduce((sum, x) => sum + (da * x + db) ** 2, 0) / 50);
    const spread = 1.8 * 20 * Math.sqrt((50 ** 2 - 1) / 12);
    const [, share, epochs] =
      /after 300 epochs the line is (.*) % of y's spread away from least squares, which has a 1\.8, b 32: --epochs (\d+), or --lr auto would reach it/.exec(
        err,
      ) ?? [];
    expect(Number(share) / 100).toBeCloseTo(rms / spread, 2);
    const reached = await call(`${far} --epochs ${epochs}`, { files: c });
    expect(reached.err).not.toContain('away from least squares');
    const auto = await call(`${far} --epochs 300 --lr auto`, { files: c });
    expect(auto.err).not.toContain('away from least squares');
    // Not far more than it takes.
    const short = await call(`${far} --epochs ${Math.floor(0.9 * Number(epochs))}`, { files: c });
    expect(short.err).toContain('away from least squares');
  });

  it('warns of equal x', async () => {
    const flat = { 'flat.csv': 'x,y\n5,1\n5,2\n5,3\n' };
    const { status, err } = await call('train --data flat.csv --standardise --lr auto', {
      files: flat,
    });
    expect(status).toBe(0);
    expect(err).toContain('all x are equal');
    expect(err).not.toContain('do not get to');
  });

  it('--lr auto suits seeded data, too', async () => {
    const { err } = await call('train --lr auto --epochs 100', {});
    expect(err).toMatch(/^lr 0\.01\n/);
  });
});

describe('wrong usage of own data is status 2 and one line', () => {
  it.each([
    ['--x weight', /^downhill: --x says something about own data: give --data, too\n$/],
    ['--standardise', /^downhill: --standardise says .* give --data, too\n$/],
    ['--data cars.csv --points 5', /^downhill: --points does not fit --data, .*leave --points out/],
    ['--data cars.csv --replay linear', /^downhill: --replay does not fit --data/],
    [
      '--data cars.csv --y name',
      /^downhill: the data have 0 usable rows of 5, .*not a number: line 2/,
    ],
    ['--data cars.csv --y kg', /^downhill: y "kg" is no column of the data: use "name", "weight"/],
    ['--data empty.csv', /^downhill: the data have no rows/],
    [
      '--data big.csv --lr auto',
      /^big.csv: .*\n(.*\n)*downhill: lr auto would be \de-\d+ .*--standardise/,
    ],
  ])('%s', async (flags, err) => {
    const big = { 'big.csv': 'x,y\n1e9,1\n2e9,2\n3e9,4\n', 'empty.csv': '' };
    const outcome = await call(`train ${flags}`, { files: { ...files, ...big } });
    expect(outcome.err).toMatch(err);
    expect({ status: outcome.status, out: outcome.out }).toEqual({ status: 2, out: '' });
  });

  it('stops while it reads', async () => {
    expect(await call(RUN, { files, stopped: 'SIGINT' })).toEqual({
      status: 130,
      out: '',
      err: 'downhill: stopped while reading the data\n',
    });
  });
});
