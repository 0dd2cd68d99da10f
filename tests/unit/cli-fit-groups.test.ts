/** Many groups from a table, and from typed arrays: in batches, with the errors of a fit of their own. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishersFrom } from '../../src/cli/start-thread.ts';
import { FEW_GROUPS } from '../../src/cli/fit-flags.ts';
import { WORTH } from '../../src/cpu/least-squares/finisher.ts';
import { fit, fitGroups, type FitGroupsOptions } from '../../src/index.ts';
import { engineForGroups } from '../../src/run/fit/group-engine.ts';
import { groupTaskOf } from '../../src/run/fit/group-task.ts';
import { groupPieces, type GroupPiece } from '../../src/run/fit/group-pieces.ts';
import type { FinishThreads } from '../../src/cpu/least-squares/finishers.ts';
import type { Engine } from '../../src/core/types.ts';
import { call, noGpu, toyEngine } from '../helpers/cli-fakes.ts';
import { cpuEngine, wasmEngine } from '../helpers/engines.ts';
import { random } from '../helpers/random.ts';
import { buildThread, type BuiltThread } from '../helpers/wasm-threads.ts';

const FORMULA = 'A*exp(-t/tau) + c';
const GROUPS = 70;
const ROWS = 14;

/** Decays with a scatter; rows of all groups in turn, or a group after another. */
function decays(isSorted: boolean) {
  const draw = random(11);
  const between = (from: number, to: number): number => from + ((to - from) * draw(1e6)) / 1e6;
  const all: { g: string; t: number; s: number; sd: number }[] = [];
  for (let g = 0; g < GROUPS; g++) {
    const [A, tau, c] = [between(3, 8), between(1, 3), between(0, 2)];
    for (let i = 0; i < ROWS; i++)
      all.push({ g: `g${(g * 37) % GROUPS}`, t: i / 2, s: A * Math.exp(-i / 2 / tau) + c + between(-0.1, 0.1), sd: 1 + (i % 3) }); // prettier-ignore
  }
  return isSorted ? all : all.map((_, i) => all[(i % GROUPS) * ROWS + Math.floor(i / GROUPS)]).filter((one) => one !== undefined); // prettier-ignore
}
const SORTED = decays(true);
const csvOf = (rows: readonly object[]): string =>
  [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row) as unknown[])].map((cells) => cells.join(',')).join('\n') + '\n'; // prettier-ignore
const column = (key: 't' | 's' | 'sd', rows = SORTED): Float64Array => Float64Array.from(rows, (row) => row[key]); // prettier-ignore

const makers = { wasm: () => wasmEngine(), cpu: () => cpuEngine('f64'), webgpu: noGpu };
const run = (flags: string, files: Readonly<Record<string, string>>) =>
  call(['fit', '--data', 'd.csv', ...flags.split(' ').filter((word) => word !== '')], { files, makers }); // prettier-ignore
const table = { 'd.csv': csvOf(SORTED) };
const BY_GROUP = `--x t --y s --formula A*exp(-t/tau)+c --group g`;

interface Row {
  readonly group: string;
  readonly status: string;
  readonly reason: string;
  readonly warnings: string;
  readonly of: (name: string) => number;
}
function rowsOf(out: string): Row[] {
  const [head = '', ...lines] = out.trim().split('\n');
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    const at = (name: string): string => cells[names.indexOf(name)] ?? '';
    return { group: at('group'), status: at('status'), reason: at('reason'), warnings: at('warnings'), of: (name) => (at(name) === '' ? NaN : Number(at(name))) }; // prettier-ignore
  });
}

/** A group of the table as a fit of its own. */
const single = (g: string, options = {}) => {
  const own = SORTED.filter((row) => row.g === g);
  return fit({ t: column('t', own), s: column('s', own), sd: column('sd', own) }, `s = ${FORMULA}`, options); // prettier-ignore
};

/**
 * θ is within √(worth·(n − P)) standard errors of the answer: what a step would bring is δᵀJᵀJδ, and |δp| ≤ √(δᵀJᵀJδ)·√(JᵀJ)⁻¹pp. An error
 * follows θ: by the share by which θ moves, which some factors of the formula multiply.
 */
async function expectAnswer(row: Row, worth: number, options: Parameters<typeof fit>[2] = {}) {
  const answer = await single(row.group, options);
  const far = Math.sqrt(worth * answer.degreesOfFreedom);
  // What f64 itself leaves open of a minimum: √ of its rounding.
  const near = 1e-7;
  for (const { name, value, standardError } of answer.parameters) {
    expect(Math.abs(row.of(name) - value)).toBeLessThanOrEqual(
      (far + near) * standardError + 1e-12,
    );
    const share = 10 * (far + near) * Math.max(...answer.parameters.map((one) => one.standardError / Math.abs(one.value))); // prettier-ignore
    if (standardError > 0)
      expect(Math.abs(row.of(`${name} standard error`) / standardError - 1)).toBeLessThanOrEqual(share + worth); // prettier-ignore
    else expect(row.of(`${name} standard error`)).toBe(standardError);
  }
  expect(Math.abs(row.of('rss') / answer.rss - 1)).toBeLessThanOrEqual(worth + 1e-12);
  expect(row.of('degreesOfFreedom')).toBe(answer.degreesOfFreedom);
}
/** Some of them: each is searched. */
const someOf = (rows: readonly Row[]): readonly Row[] => rows.filter((_, i) => i % 14 === 3);
const FINE = 1e-14;

describe('more than a few groups', () => {
  test('are fitted in batches, a row each, in the order in which they first come', async () => {
    expect(GROUPS).toBeGreaterThan(FEW_GROUPS);
    const { status, out, err } = await run(`${BY_GROUP} --csv`, table);
    expect(status).toBe(0);
    expect(err).toContain('fitted in batches by wasm in f32, checked in f64\n');
    const rows = rowsOf(out);
    expect(rows.map(({ group }) => group)).toEqual([...new Set(SORTED.map(({ g }) => g))]);
    expect(new Set(rows.map(({ reason }) => reason))).toEqual(new Set(['converged']));
    for (const row of someOf(rows)) await expectAnswer(row, WORTH);
  });

  test('in whatever order the rows come', async () => {
    const mixed = decays(false);
    const { out } = await run(`${BY_GROUP} --polish --csv`, { 'd.csv': csvOf(mixed) });
    const rows = rowsOf(out);
    expect(rows.map(({ group }) => group)).toEqual([...new Set(mixed.map(({ g }) => g))]);
    for (const row of someOf(rows)) await expectAnswer(row, FINE);
  });

  test.each([
    ['--engine cpu', {}, 'in f64\n'],
    ['--engine wasm --polish --fix A=5', { fixed: { A: 5 } }, 'by wasm in f32, polished in f64\n'],
    ['--polish --sigma sd', { sigma: 'sd' }, 'polished'],
    ['--polish --sigma sd --absolute-sigma', { sigma: 'sd', absoluteSigma: true }, 'polished'],
    ['--polish --weights sd', { weights: 'sd' }, 'polished'],
    ['--polish --start A=5,tau=2,c=1', {}, 'polished'],
    ['--polish --bounds tau=0..10', { bounds: { tau: [0, 10] } }, 'polished'],
  ] as const)('%s', async (flags, options, said) => {
    const { out, err } = await run(`${BY_GROUP} --csv ${flags}`, table);
    expect(err).toContain(`fitted in batches ${said.startsWith('in') || said.startsWith('by') ? said : ''}`); // prettier-ignore
    expect(err).toContain(said);
    for (const row of someOf(rowsOf(out))) await expectAnswer(row, FINE, options);
  });

  test('one that a bound holds has no standard error, and the others have those of what is left', async () => {
    const bounds = { c: [0.9, 1.1] } as const;
    const { out } = await run(`${BY_GROUP} --csv --polish --bounds c=0.9..1.1`, table);
    const held = rowsOf(out).filter(({ reason }) => reason === 'at-bound');
    expect(held.length).toBeGreaterThan(10);
    for (const row of held.slice(0, 3)) {
      expect(row.warnings).toBe('at-bound');
      const answer = await single(row.group, { bounds });
      expect(row.of('c')).toBe(answer.parameters[2]?.value);
      expect(row.of('c standard error')).toBeNaN();
      const error = answer.parameters[1]?.standardError ?? NaN;
      expect(Math.abs(row.of('tau standard error') / error - 1)).toBeLessThan(1e-6);
    }
  });

  test('a line is solved in f64 alone, far from 0, too', async () => {
    const lines = Array.from({ length: 300 }, (_, i) => ({ g: i % 75, x: 2e6 + Math.floor(i / 75), y: (i % 75) * Math.floor(i / 75) + (i % 2) })); // prettier-ignore
    const { out, err } = await run('--group g --x x --y y --csv', { 'd.csv': csvOf(lines) });
    expect(err).toContain('fitted in batches in f64\n');
    const rows = rowsOf(out);
    expect(rows).toHaveLength(75);
    // ŷ is off by some roundings of a·x, 75·2e6, and so is a over steps of 1 in x: 8·u·1.5e8·√4.
    for (const [g, row] of rows.entries()) {
      const own = lines.filter((one) => one.g === g);
      const answer = await fit({ x: own.map(({ x }) => x), y: own.map(({ y }) => y) }, 'a*x + b');
      expect(Math.abs(row.of('a') - (answer.parameters[0]?.value ?? NaN))).toBeLessThan(3e-7);
    }
  });

  test('as text and as JSON, with intervals', async () => {
    const { out } = await run(BY_GROUP, table);
    expect(out.split('\n')).toHaveLength(GROUPS + 2);
    expect(out).toMatch(/^group +rows +A +tau +c +RSS +status\ng0 +14 .* ± .*converged\n/);
    const json = JSON.parse((await run(`${BY_GROUP} --json --level 0.9 --polish`, table)).out) as { fits: { value: string; reason: string; parameters: { low: number; high: number; fixed: boolean }[] }[] }; // prettier-ignore
    expect(json.fits).toHaveLength(GROUPS);
    const [first] = json.fits;
    const due = await single(first?.value ?? '', { level: 0.9 });
    for (const [p, one] of due.parameters.entries()) {
      expect(Math.abs((first?.parameters[p]?.high ?? NaN) - one.high)).toBeLessThan(1e-5);
      expect(Math.abs((first?.parameters[p]?.low ?? NaN) - one.low)).toBeLessThan(1e-5);
    }
  });
});

describe('what a group cannot have is said in its row', () => {
  const rows = [
    ...['a', 'a', 'a', 'a', 'a'].map((g, i) => ({ g, x: i, y: 2 * Math.exp(-i / 3) + 0.1 * (i % 2), sd: 1 })), // prettier-ignore
    ...['b', 'b'].map((g, i) => ({ g, x: i, y: i, sd: 1 })),
    ...['c', 'c', 'c', 'c'].map((g, i) => ({ g, x: 2, y: 3 + i, sd: 1 })),
    ...['d', 'd', 'd', 'd'].map((g, i) => ({ g, x: i, y: i, sd: i === 2 ? 0 : 1 })),
    ...['e', 'e', 'e'].map((g, i) => ({ g, x: i, y: 4 / (i + 1), sd: 1 })),
  ];
  test('too few rows, nothing determined, a sigma of 0, no row left for the scatter', async () => {
    const { status, out, err } = await run('--group g --x x --y y --sigma sd --formula p*exp(-x/q)+r --csv --polish', { 'd.csv': csvOf(rows) }); // prettier-ignore
    expect(status).toBe(1);
    const [a, b, c, d, e] = rowsOf(out);
    expect(a?.status).toBe('converged');
    expect(out).toContain(
      '\nb,2,failed,2 rows for 3 parameters: give as many at least,,,,,,,,,,,\n',
    );
    expect([b?.status, d?.status]).toEqual(['failed', 'failed']);
    expect(c).toMatchObject({ status: 'not-converged', warnings: expect.stringContaining('undetermined') as string }); // prettier-ignore
    expect(c?.of('p standard error')).toBeNaN();
    expect(out).toMatch(/\nd,3,failed,"row 14 has sd 0, which must be above 0: change it, or leave the row out"/); // prettier-ignore
    expect(e?.warnings).toContain('few-rows');
    expect(e?.of('p standard error')).toBeNaN();
    expect(err).toMatch(/\n2 of 5 groups converged/);
  });

  test('where nobody can be fitted, that is a table, too', async () => {
    const { status, out } = await run('--group g --x x --y y --formula p*exp(-x/q)+r --csv --polish --start p=1,q=1,r=1', { 'd.csv': csvOf(rows.slice(5, 7)) }); // prettier-ignore
    expect(status).toBe(1);
    expect(out).toBe('group,rows,status,reason,rss,residualStandardDeviation,degreesOfFreedom,iterations,warnings\nb,2,failed,2 rows for 3 parameters: give as many at least,,,,,\n'); // prettier-ignore
  });
});

describe('groups of two kinds', () => {
  // From the answer of one sine it is another minimum of the other.
  const sines = Array.from({ length: 80 * 25 }, (_, i) => {
    const [g, k] = [Math.floor(i / 25), i % 25];
    const w = g % 2 === 0 ? 2.7 : 1;
    return { g, x: k / 4, y: 2 * Math.sin((w * k) / 4 + 0.3) + 0.02 * ((k * 7) % 5) };
  });
  test.each(['', '--engine cpu'])('have starts for both: %s', async (flags) => {
    const { out } = await run(`--group g --x x --y y --formula a*sin(w*x+p) --csv ${flags}`, { 'd.csv': csvOf(sines) }); // prettier-ignore
    const rows = rowsOf(out);
    expect(rows.map((row) => Math.abs(row.of('w')).toFixed(1))).toEqual(rows.map((_, g) => (g % 2 === 0 ? '2.7' : '1.0'))); // prettier-ignore
  });
});

test('a fit that f32 cannot tell goes on in f64', async () => {
  // Beside 1e8 an f32 has no digit left of what decays.
  const rows = SORTED.map((row) => ({ ...row, s: row.s + 1e8 }));
  const { out } = await run(`${BY_GROUP} --csv --start A=5,tau=2,c=1e8`, { 'd.csv': csvOf(rows) });
  for (const row of someOf(rowsOf(out))) {
    const { parameters } = await single(row.group);
    const { value = NaN, standardError = NaN } = parameters[1] ?? {};
    expect(row.status).toBe('converged');
    expect(Math.abs(row.of('tau') - value)).toBeLessThan(0.05 * standardError);
  }
});

describe('in the library', () => {
  const all = { t: column('t'), s: column('s'), sd: column('sd') };
  const keys = SORTED.map(({ g }) => g);
  const groupsOf = (options: FitGroupsOptions) => fitGroups(all, keys, `s = ${FORMULA}`, options);

  test('from typed arrays into typed arrays', async () => {
    const found = await groupsOf({ polish: true, sigma: 'sd', fixed: { c: 1 } });
    expect(found.names).toEqual(['A', 'tau', 'c']);
    expect(found.keys).toEqual([...new Set(keys)]);
    expect(found.rows).toEqual(new Uint32Array(GROUPS).fill(ROWS));
    expect(new Set(found.states)).toEqual(new Set(['converged']));
    const due = await single(found.keys[5] ?? '', { sigma: 'sd', fixed: { c: 1 } });
    for (const [p, { value, standardError }] of due.parameters.entries()) {
      expect(Math.abs((found.parameters[15 + p] ?? NaN) - value)).toBeLessThanOrEqual(1e-6 * standardError); // prettier-ignore
      expect(Math.abs((found.standardErrors[15 + p] ?? NaN) - standardError)).toBeLessThanOrEqual(1e-6 * standardError); // prettier-ignore
    }
  });

  test('with an engine, which stays', async () => {
    const engine = await wasmEngine();
    const [one, other] = [await groupsOf({ engine }), await groupsOf({ engine })];
    expect(one).toEqual(other);
    engine.destroy();
  });

  test.each([
    ['a list that is too short', {}, ['a'], 'group has 1 rows, and t 980'],
    ['a loss', { loss: 'l1' }, keys, 'loss l1 is not fitted in batches'],
    ['a profile', { profile: true }, keys, 'profiles are not made in batches'],
    ['what is no option', { polsh: true }, keys, 'polsh'],
  ])('refuses %s', async (_what, options, group, message) => {
    await expect(fitGroups(all, group, `s = ${FORMULA}`, options as FitGroupsOptions)).rejects.toThrow(message); // prettier-ignore
  });

  test('ends where it is told to', async () => {
    await expect(groupsOf({ signal: AbortSignal.abort() })).rejects.toThrow('stopped');
  });
});

describe('which engine', () => {
  const task = (formula: string) =>
    groupTaskOf({ t: column('t'), s: column('s') }, { places: SORTED.map((_, i) => Math.floor(i / ROWS)), count: GROUPS }, `s = ${formula}`, {}); // prettier-ignore
  /** Which takes so long for all of a measurement. */
  const timed = (id: 'wasm' | 'webgpu', ms: number, software = false) => {
    const toy = toyEngine(id);
    const fits: Engine['fits'] = async (recipe) => {
      const engine = await wasmEngine();
      const fitter = await engine.fits?.(recipe);
      if (fitter === undefined) throw new Error('wasm fits');
      return { ...fitter, fit: (batch) => ((now += ms), fitter.fit(batch)) };
    };
    return { ...toy, fits, info: { ...toy.info, software } };
  };
  let now = 0;
  const chosen = async (
    asked: Parameters<typeof engineForGroups>[0],
    makes: { wasm: Engine; webgpu?: Engine },
    formula = FORMULA,
  ) => {
    const opened = { wasm: () => Promise.resolve(makes.wasm), webgpu: () => (makes.webgpu === undefined ? noGpu() : Promise.resolve(makes.webgpu)) }; // prettier-ignore
    return engineForGroups(asked, opened, task(formula), [[5, 2, 1]], () => now);
  };

  test('what is linear is f64 alone, and cpu, too', async () => {
    const wasm = timed('wasm', 1);
    expect(await chosen('auto', { wasm }, 'A*t + c')).toBeUndefined();
    expect(await chosen('cpu', { wasm })).toBeUndefined();
  });
  test('the cores where no device is worth it, and where it is software or slower', async () => {
    expect(await chosen('auto', { wasm: timed('wasm', 100) })).toMatchObject({ info: { engine: 'wasm' } }); // prettier-ignore
    expect(await chosen('auto', { wasm: timed('wasm', 9000), webgpu: timed('webgpu', 1, true) })).toMatchObject({ info: { engine: 'wasm' } }); // prettier-ignore
    expect(await chosen('auto', { wasm: timed('wasm', 9000), webgpu: timed('webgpu', 9500) })).toMatchObject({ info: { engine: 'wasm' } }); // prettier-ignore
  });
  test('a device that is faster, and where there are no cores for it', async () => {
    expect(await chosen('auto', { wasm: timed('wasm', 9000), webgpu: timed('webgpu', 10) })).toMatchObject({ info: { engine: 'webgpu' } }); // prettier-ignore
    expect(await chosen('auto', { wasm: toyEngine('wasm') })).toBeUndefined();
  });
  test('the one that is named', async () => {
    expect(await chosen('webgpu', { wasm: timed('wasm', 1), webgpu: timed('webgpu', 9) })).toMatchObject({ info: { engine: 'webgpu' } }); // prettier-ignore
  });
});

describe('by threads', () => {
  let thread: BuiltThread;
  beforeAll(async () => {
    thread = await buildThread();
  });
  afterAll(() => {
    thread.remove();
  });
  const data = { t: column('t'), s: column('s') };
  // So many that each thread has several pieces.
  const places = SORTED.map((_, i) => Math.floor(i / ROWS));
  const effects = { clock: () => performance.now(), breathe: () => Promise.resolve() };
  const pieces = async (threads?: FinishThreads): Promise<GroupPiece[]> => {
    const many = 20;
    const repeated = (of: ArrayLike<number>): Float64Array => Float64Array.from({ length: many * of.length }, (_, i) => of[i % of.length] ?? NaN); // prettier-ignore
    const all = { t: repeated(data.t), s: repeated(data.s) };
    const own = Array.from({ length: many }, (_, k) =>
      places.map((place) => place + k * GROUPS),
    ).flat();
    const task = groupTaskOf(all, { places: own, count: many * GROUPS }, `s = ${FORMULA}`, {});
    const found: GroupPiece[] = [];
    for await (const piece of groupPieces(task, [[5, 2, 1]], { engine: undefined, polish: false, threads }, effects)) found.push(piece); // prettier-ignore
    return found;
  };

  test('it is the same to the last bit', async () => {
    const due = await pieces();
    expect(due[0]?.count).toBe(20 * GROUPS);
    expect(await pieces(finishersFrom(thread.script, 3))).toEqual(due);
  });

  test('one that does not start is done without, and one that ends is a failure', async () => {
    const due = await pieces();
    const broken = { count: 2, start: () => Promise.reject(new Error('no room')) };
    expect(await pieces(broken)).toEqual(due);
    const { start } = finishersFrom(thread.script, 2);
    const ending: FinishThreads = {
      count: 2,
      start: async (job) => {
        const one = await start(job);
        return { ...one, finish: (piece, transfer) => { const answer = one.finish(piece, transfer); one.terminate(); return answer; } }; // prettier-ignore
      },
    };
    await expect(pieces(ending)).rejects.toThrow('a thread that finishes fits has ended');
  });
});

test.each([
  ['--polish', '--polish is for --group: add it, or leave --polish out'],
  ['--engine wasm', '--engine is for --group'],
  ['--group g --loss l1 --polish', '--polish is for groups in batches, and loss l1 is not fitted in batches: leave one of them out'], // prettier-ignore
  ['--group g --profile --engine cpu', '--engine is for groups in batches, and profiles are not made in batches'], // prettier-ignore
  ['--group g --engine gpu', 'engine "gpu" is unknown'],
])('%s is wrong usage', async (flags, message) => {
  const { status, err } = await run(`--x t --y s ${flags}`, table);
  expect(status).toBe(2);
  expect(err).toContain(message);
});

test('a loss fits each group by itself, however many', async () => {
  const some = SORTED.map((row) => ({ ...row, s: 2 * row.t + 1 + (row.t === 2 ? 50 : 0) }));
  const { out, err } = await run('--x t --y s --group g --csv --loss l1', { 'd.csv': csvOf(some) });
  expect(err).not.toContain('in batches');
  const rows = rowsOf(out);
  expect(rows).toHaveLength(GROUPS);
  for (const row of rows) expect(Math.abs(row.of('a') - 2)).toBeLessThan(1e-3);
});
