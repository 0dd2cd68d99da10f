/** `downhill sweep` and `downhill merge`: what is printed and written is what train makes of each run. */
import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../src/core/types.ts';
import { createCpuEngine } from '../../src/cpu/index.ts';
import { call, type Outcome } from '../helpers/cli-fakes.ts';

const breathe = (): Promise<void> => Promise.resolve();
const makers = { cpu: () => createCpuEngine({ precision: 'f32', breathe }) };
const files = { 'own.csv': 'x,y\n0,1\n1,3.2\n2,5\n3,6.8\n4,9\n' };

const SINE =
  '--model sine --epochs 30 --points 20 --engine cpu --over lr=0.01..0.1:3:log --over start.b=-6,0,6';

function made(
  line: string | readonly string[],
  written?: Map<string, string | Uint8Array>,
): Promise<Outcome> {
  return call(line, { makers, files, ...(written && { written }) });
}

async function printed(line: string | readonly string[]): Promise<string> {
  const { status, out, err } = await made(line);
  expect(status, err).toBe(0);
  return out;
}

/** As a shell would split it. */
const words = (line: string): string[] => Array.from(line.matchAll(/'([^']*)'|(\S+)/g), ([, quoted, plain]) => quoted ?? plain ?? ''); // prettier-ignore

const folder = mkdtempSync(join(tmpdir(), 'downhill-sweep-'));
afterAll(() => rmSync(folder, { recursive: true }));
let folders = 0;
const fresh = (): string => join(folder, String(folders++));

describe('what is told of a sweep', () => {
  it('is a row a run, the last axis the fastest, with the loss that train comes to', async () => {
    const [head, ...rows] = (await printed(`sweep ${SINE} --csv`)).trim().split('\n');
    expect(head).toBe('lr,start.b,loss');
    expect(rows.map((row) => row.split(',').slice(0, 2).join())).toEqual(
      ['0.01', '0.031623', '0.1'].flatMap((lr) => ['-6', '0', '6'].map((b) => `${lr},${b}`)),
    );
    const [lr, b, loss] = rows[3]?.split(',') ?? [];
    const out = await printed(`train --model sine --epochs 30 --points 20 --engine cpu --lr ${lr} --start b=${b} --json`); // prettier-ignore
    expect(Number(loss)).toBe((JSON.parse(out) as { finalLoss: number }).finalLoss);
  });

  it('is one object with what is not there as null', async () => {
    const out = await printed('sweep --points 10 --epochs 2000 --engine cpu --over lr=0.01,10 --measure last-loss,diverged-at --json'); // prettier-ignore
    const { axes, shape, columns, engine } = JSON.parse(out) as Readonly<Record<string, never>>;
    expect(axes).toEqual([{ name: 'lr', scale: 'listed', values: [0.01, 10] }]);
    expect(shape).toEqual([2]);
    expect(columns).toMatchObject({ loss: [expect.any(Number), null], 'diverged-at': [null, expect.any(Number)] }); // prettier-ignore
    expect(engine).toBe('cpu, CPU reference, f32');
  });

  it('is the best as commands of train, that come to the same', async () => {
    const out = await printed(`sweep ${SINE} --rank 2`);
    const lines = out.trim().split('\n');
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      const [command = '', said] = line.split('  # loss ');
      const [, ...argv] = words(command);
      const { finalLoss } = JSON.parse(await printed([...argv, '--json'])) as { finalLoss: number };
      expect(Number(said)).toBeCloseTo(finalLoss, 7);
    }
    const all = (await printed(`sweep ${SINE} --csv`)).trim().split('\n').slice(1).map((row) => Number(row.split(',')[2])); // prettier-ignore
    expect(Number(lines[0]?.split('  # loss ')[1])).toBeCloseTo(Math.min(...all), 7);
  });

  it('is a summary that says which is the best and how many have diverged', async () => {
    const out = await printed('sweep --points 10 --epochs 2000 --engine cpu --over lr=0.001,0.01,10'); // prettier-ignore
    expect(out).toMatch(/^3 runs over lr on cpu/);
    expect(out).toContain('\n1 diverged\n');
    expect(out).toMatch(/\n {2}downhill train --points 10 --epochs 2000 --lr 0\.01 --engine cpu\n/);
  });

  it('goes over own data, whose flags stand in the commands', async () => {
    const out = await printed('sweep --data own.csv --y y --epochs 20 --engine cpu --over lr=0.01,0.02 --rank 1'); // prettier-ignore
    expect(out).toContain('downhill train --data own.csv --y y --epochs 20 --lr 0.02 --engine cpu');
    const told = await printed('sweep --data own.csv --standardise --delimiter comma --epochs 20 --engine cpu --over lr=0.01,0.02 --rank 1'); // prettier-ignore
    expect(told).toContain('train --data own.csv --delimiter comma --standardise --epochs 20');
  });

  it('says what epochs-to looks for, which can be given', async () => {
    const asked = 'sweep --points 10 --epochs 500 --engine cpu --over lr=0.001,0.01 --measure epochs-to,last-loss --csv'; // prettier-ignore
    const { err } = await made(asked);
    expect(err).toMatch(/epochs-to: a loss of [\d.]+, 1 % above the least squares\n/);
    const { out, err: said } = await made(`${asked} --target 50`);
    expect(said).toContain('epochs-to: a loss of 50, as given');
    const [, ...rows] = out.trim().split('\n');
    const epoch = Number(rows[1]?.split(',')[1]);
    const lossAt = async (epochs: number): Promise<number> =>
      (JSON.parse(await printed(`train --points 10 --epochs ${epochs} --engine cpu --lr 0.01 --json`)) as { finalLoss: number }).finalLoss; // prettier-ignore
    expect(await lossAt(epoch)).toBeLessThanOrEqual(50);
    expect(await lossAt(epoch - 1)).toBeGreaterThan(50);
  });

  it('is an array for NumPy, by axes, with a measure before them where there are several', async () => {
    const written = new Map<string, string | Uint8Array>();
    await made(`sweep ${SINE} --csv --npy one.npy`, written);
    const { out } = await made(`sweep ${SINE} --csv --measure last-loss,best-loss --npy two.npy`, written); // prettier-ignore
    const rows = out.trim().split('\n').slice(1).map((row) => row.split(',').map(Number)); // prettier-ignore
    expect(arrayOf(written.get('one.npy'))).toEqual({ shape: '(3, 3)', values: rows.map((row) => row[2]) }); // prettier-ignore
    expect(arrayOf(written.get('two.npy'))).toEqual({ shape: '(2, 3, 3)', values: [...rows.map((row) => row[2]), ...rows.map((row) => row[3])] }); // prettier-ignore
  });

  it('is a map with the first axis across, and a pattern where there is no number', async () => {
    const written = new Map<string, string | Uint8Array>();
    const line = 'sweep --points 10 --epochs 2000 --engine cpu --over lr=0.001,0.01,10 --over momentum=0.5,0.6 --png map.svg'; // prettier-ignore
    const { status, err } = await made(line, written);
    expect(status, err).toBe(0);
    const svg = String(written.get('map.svg'));
    const cells = Array.from(svg.matchAll(/<path d="(M[^"]*)" fill="([^"]*)" shape/g), ([, d = '', fill = '']) => ({ d, fill })); // prettier-ignore
    const diverged = cells.filter(({ fill }) => fill === 'url(#diverged)');
    // A third of the width, at the right, over both rows.
    expect(diverged.map(({ d }) => d.match(/M/g)?.length)).toEqual([2]);
    const [, x = NaN] = /M([\d.]+) /.exec(diverged[0]?.d ?? '') ?? [];
    expect(Number(x)).toBeCloseTo(84 + (2 / 3) * 512, 0);
    expect(svg).toContain('>lr</text>');
    expect(svg).toMatch(/rotate\(-90\)" text-anchor="middle">momentum</);
    const png = await made(line.replace('map.svg', 'map.png'), written);
    expect(png.status, png.err).toBe(0);
    expect(Buffer.from((written.get('map.png') as Uint8Array).slice(1, 4)).toString()).toBe('PNG');
  });

  it('is which minimum each start has come to, in the table and on the map', async () => {
    const written = new Map<string, string | Uint8Array>();
    const line = 'sweep --model sine --lr 0.05 --epochs 1500 --engine cpu --points 30 --over start.b=-6,0.9,1,6 --over start.d=0,0.1 --basins --csv --png map.svg'; // prettier-ignore
    const { out, err, status } = await made(line, written);
    expect(status, err).toBe(0);
    const [head, ...rows] = out
      .trim()
      .split('\n')
      .map((row) => row.split(','));
    expect(head).toEqual(['start.b', 'start.d', 'loss', 'basin']);
    const losses = rows.map((row) => Number(row[2]));
    const basins = rows.map((row) => Number(row[3]));
    // The lowest is 1, and runs of one minimum have one loss.
    expect(basins[losses.indexOf(Math.min(...losses))]).toBe(1);
    expect(new Set(basins).size).toBeGreaterThan(1);
    expect(String(written.get('map.svg'))).toContain('the minimum that the run has come to');
  });

  it.each([
    ['rows=1..5,2..6,90..120', /rows "90\.\.120" ends at row 120/],
    ['loss=mse,bce-with-logits', /loss bce-with-logits takes targets from 0 to 1/],
    ['formula=a*x;a*x+d2', undefined],
  ])('what no run can have is heard before there is an engine: %s', async (axis, why) => {
    let opened = 0;
    const cpu = () => {
      opened++;
      return makers.cpu();
    };
    const model = axis.startsWith('formula') ? '--formula a*x' : '';
    const { status, err } = await call(`sweep --epochs 3 --engine cpu ${model} --over ${axis} --over lr=1e-3..1:50:log`, { makers: { cpu } }); // prettier-ignore
    expect([status, opened]).toEqual(why === undefined ? [0, 1] : [2, 0]);
    if (why !== undefined) expect(err).toMatch(why);
  });

  it.each([
    ['sweep', /^downhill: --over is missing: say what differs/],
    ['sweep --over lr=1e-3..1', /axis lr has no number of values/],
    ['sweep --over lr=0.1,0.2 --target 1', /--target is what epochs-to looks for/],
    ['sweep --over lr=0.1,0.2 --csv --json', /--csv and --json are both for stdout/],
    ['sweep --over lr=0.1,0.2 --shard 1/2', /--shard needs a folder/],
    ['sweep --over lr=0.1,0.2 --resume', /--resume goes on in a folder/],
    ['sweep --over lr=0.1,0.2 --out x --shard 3/2', /shard "3\/2" is not I\/N/],
    ['sweep --over lr=0.1,0.2 --out x --shard 1/2 --csv', /--shard prints nothing/],
    ['sweep --over lr=0.1,0.2 --random 5 --sobol 5', /--random and --sobol both draw/],
    ['sweep --over lr=0.1,0.2 --epochs 2 --png m.png --engine cpu', /a map has two axes/],
    ['sweep --over lr=0.1,0.2 --epochs 2 --measure ratio-sum --rank 1 --engine cpu', /neither less nor more is better/], // prettier-ignore
    ['sweep --over lr=0.1,0.2 --measure best', /did you mean best-loss/],
    ['merge', /merge takes one folder, not 0/],
    ['merge a b', /merge takes one folder, not 2/],
    ['merge /nonexistent', /holds no sweep/],
  ])('%s is refused', async (line, said) => {
    const { status, out, err } = await made(line);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(said);
  });
});

function arrayOf(file: string | Uint8Array | undefined): { shape: string; values: number[] } {
  const bytes = Buffer.from(file as Uint8Array);
  expect(bytes.subarray(0, 8)).toEqual(Buffer.from('\x93NUMPY\x01\x00', 'latin1'));
  const length = bytes.readUInt16LE(8);
  expect((10 + length) % 64).toBe(0);
  const head = bytes.subarray(10, 10 + length).toString();
  expect(head).toMatch(/^\{'descr': '<f8', 'fortran_order': False, 'shape': \([^)]*\), \} *\n$/);
  const values = Array.from({ length: (bytes.length - 10 - length) / 8 }, (_, i) => bytes.readDoubleLE(10 + length + 8 * i)); // prettier-ignore
  return { shape: /\([^)]*\)/.exec(head)?.[0] ?? '', values };
}

describe('a sweep in parts', () => {
  const LINE = '--model sine --epochs 10 --points 8 --engine cpu --over lr=0.01..0.1:10:log --over start.b=-6..6:7'; // prettier-ignore
  const shard = (out: string, part: string, more = ''): Promise<Outcome> => made(`sweep ${LINE} --out ${out} --shard ${part}${more}`); // prettier-ignore

  it('is byte for byte what one process prints, in whatever order the parts come', async () => {
    const out = fresh();
    for (const part of ['2/3', '3/3', '1/3']) {
      const { status, out: stdout, err } = await shard(out, part);
      expect({ status, stdout }, err).toEqual({ status: 0, stdout: '' });
    }
    for (const how of ['--csv', '--json', '--rank 3', ''])
      expect(await printed(`merge ${out} ${how}`)).toBe(
        (await printed(`sweep ${LINE} ${how}`)).replace(/,"elapsedMs":[\d.]+|(?<=f32) in .*/, ''),
      );
    expect(await printed(`sweep ${LINE} --out ${out} --resume --csv`)).toBe(await printed(`sweep ${LINE} --csv`)); // prettier-ignore
  });

  it('names what is missing, and what is damaged; --resume mends both', async () => {
    const out = fresh();
    await shard(out, '1/2');
    const missing = await made(`merge ${out} --csv`);
    expect({ status: missing.status, out: missing.out }).toEqual({ status: 1, out: '' });
    expect(missing.err).toMatch(/is not whole: missing are runs-32-47\.f64, runs-48-63\.f64, runs-64-69\.f64: compute these shards again/); // prettier-ignore
    await shard(out, '2/2');
    const path = join(out, 'runs-16-31.f64');
    const bytes = readFileSync(path);
    const damage = (text: string | Buffer): void => writeFileSync(path, text);
    const flipped = Buffer.from(bytes);
    flipped[flipped.length - 3] = (flipped.at(-3) ?? 0) ^ 1;
    damage(flipped);
    expect((await made(`merge ${out}`)).err).toMatch(/damaged is runs-16-31\.f64 \(its checksum is not that of its numbers\)/); // prettier-ignore
    damage(bytes.subarray(0, bytes.length - 8));
    expect((await made(`merge ${out}`)).err).toContain('its checksum');
    damage('');
    expect((await made(`merge ${out}`)).err).toContain('its first line is damaged');
    damage(readFileSync(join(out, 'runs-00-15.f64')));
    expect((await made(`merge ${out}`)).err).toContain('it is of other runs');
    damage(bytes.toString('latin1').replace(/"sweep":"./, '"sweep":"-'));
    expect((await made(`merge ${out}`)).err).toContain('it is of another version or other settings'); // prettier-ignore
    damage(flipped);
    const { status, err } = await shard(out, '1/2', ' --resume');
    expect(status).toBe(0);
    expect(err).toMatch(/runs-16-31\.f64 is computed again, since its checksum/);
    expect(err).toMatch(/1 of 2 files of shard 1\/2 computed, the others were there/);
    expect(readFileSync(path)).toEqual(bytes);
  });

  it('does not begin over, and does not mix with another sweep', async () => {
    const out = fresh();
    await shard(out, '1/2');
    const again = await shard(out, '1/2');
    expect(again.status).toBe(2);
    expect(again.err).toMatch(/holds 2 of the 2 files already: add --resume/);
    const other = await made(`sweep ${LINE.replace('--epochs 10', '--epochs 11')} --out ${out} --shard 2/2`); // prettier-ignore
    expect(other.status).toBe(2);
    expect(other.err).toMatch(/holds another sweep, whose settings differ: epochs 10 there, epochs 11 here/); // prettier-ignore
    const fewer = await made(`sweep ${LINE.replace(':7', ':8')} --out ${out} --shard 2/2`);
    expect(fewer.err).toMatch(/whose axes differ: .*:7 there, .*:8 here/);
    const unsaid = await made(`sweep ${LINE.replace('--model sine ', '')} --out ${out} --shard 2/2`); // prettier-ignore
    expect(unsaid.err).toMatch(
      /no parameter|settings differ: model sine there, the usual ones here/,
    );
  });

  it('does not mix epochs to one target with those to another', async () => {
    const [out, beside] = [fresh(), fresh()];
    const aimed = (folder: string, target: string, part: string): Promise<Outcome> => shard(folder, part, ` --measure epochs-to${target}`); // prettier-ignore
    expect((await aimed(out, ' --target 2', '1/2')).status).toBe(0);
    for (const [target, here] of [
      [' --target 3', '3'],
      ['', 'none'],
    ] as const) {
      // prettier-ignore
      const { status, err } = await aimed(out, target, '2/2');
      expect(status).toBe(2);
      expect(err).toContain(`holds another sweep, whose target differs: 2 there, ${here} here: give an empty folder`); // prettier-ignore
    }
    // A part that was carried there from another folder.
    for (const part of ['1/2', '2/2']) await aimed(beside, ' --target 3', part);
    await aimed(out, ' --target 2', '2/2');
    copyFileSync(join(beside, 'runs-32-47.f64'), join(out, 'runs-32-47.f64'));
    const { status, out: stdout, err } = await made(`merge ${out} --csv`);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(err).toContain('damaged is runs-32-47.f64 (it is of another version or other settings): compute these shards again with --resume'); // prettier-ignore
  });

  it('clears away what a killed process left, and leaves what is another shard’s', async () => {
    const out = fresh();
    await shard(out, '1/2');
    for (const name of ['.runs-00-15.f64.1.part', '.runs-32-47.f64.1.part'])
      writeFileSync(join(out, name), 'half');
    await shard(out, '1/2', ' --resume');
    expect(readdirSync(out).filter((name) => name.startsWith('.'))).toEqual(['.runs-32-47.f64.1.part']); // prettier-ignore
  });

  it('notices another process at the same part', async () => {
    const out = fresh();
    let written = 0;
    const engine = makers.cpu();
    const racing = {
      cpu: () => ({
        ...engine,
        prepare: async (problem: Problem) => {
          // Somebody else is faster from the second file on.
          if (written++ === 20) writeFileSync(join(out, 'runs-16-31.f64'), 'of another process');
          return engine.prepare(problem);
        },
      }),
    };
    const { status, err } = await call(`sweep ${LINE} --out ${out} --shard 1/2`, {
      makers: racing,
    });
    expect(status).toBe(1);
    expect(err).toMatch(/runs-16-31\.f64 was written by another process meanwhile/);
    expect(readdirSync(out).toSorted()).toEqual(['runs-00-15.f64', 'runs-16-31.f64', 'sweep.json']);
  });

  it('of drawn points is merged by the same points', async () => {
    const out = fresh();
    const drawn =
      '--epochs 5 --points 8 --engine cpu --over lr=0.01..0.1:log --over start.a=-1..1 --random 40 --seed 3';
    for (const part of ['1/2', '2/2']) await made(`sweep ${drawn} --out ${out} --shard ${part}`);
    expect(await printed(`merge ${out} --csv`)).toBe(await printed(`sweep ${drawn} --csv`));
  });

  it('is gone on with by whom it was begun, unless somebody else is asked for by name', async () => {
    const out = fresh();
    await shard(out, '1/2');
    const wasm = () => Promise.reject(new Error('nobody asked for it'));
    const unsaid = await call(`sweep ${LINE.replace('--engine cpu ', '')} --out ${out} --shard 2/2`, { makers: { ...makers, wasm } }); // prettier-ignore
    expect(unsaid.status, unsaid.err).toBe(0);
    const named = await call(`sweep ${LINE.replace('cpu', 'wasm')} --out ${out} --shard 2/2 --resume`); // prettier-ignore
    expect(named.status).toBe(2);
    expect(named.err).toMatch(/was begun on cpu, CPU reference, f32, and this is wasm, toy, f32/);
  });

  it('asks for the engine that began it', async () => {
    const out = fresh();
    await shard(out, '1/2');
    const other = { cpu: () => ({ ...makers.cpu(), info: { ...makers.cpu().info, adapter: 'another' } }) }; // prettier-ignore
    const { status, err } = await call(`sweep ${LINE} --out ${out} --shard 2/2`, { makers: other });
    expect(status).toBe(2);
    expect(err).toMatch(/was begun on cpu, CPU reference, f32, and this is cpu, another, f32/);
  });
});
