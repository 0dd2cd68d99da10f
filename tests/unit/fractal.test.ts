/**
 * The boundary of trainability, as the gallery has it, in f32 against f64: where they tell a run's end apart, the run lies at the
 * boundary, where its neighbours end otherwise, too.
 */
import { describe, expect, it } from 'vitest';
import { readAddress } from '../../src/app/settings/address.ts';
import { FRACTAL } from '../../src/app/guide/lessons/maps.ts';
import { cellsAsked } from '../../src/app/sweep/train-map.ts';
import { LEAST_RATIO, MOST_RATIO, RECENT } from '../../src/core/runs/types.ts';
import { parseAxis } from '../../src/run/sweep/axes.ts';
import { emptyColumns, putTile } from '../../src/run/sweep/columns.ts';
import { Sweep } from '../../src/run/sweep/sweep.ts';
import { createWasmEngine } from '../../src/wasm/index.ts';
import { createCpuEngine } from '../../src/cpu/index.ts';
import type { Cells } from '../../src/run/sweep/types.ts';
import type { Engine } from '../../src/core/types.ts';

const SIDE = 40;
const N = 16;
const breathe = (): Promise<void> => Promise.resolve();
const { config, preferences } = readAddress(FRACTAL.base);

/** @param windows ends of the rates of both layers, up and across */
function mapOver(up: string, across: string, side = SIDE, precision: 'f32' | 'f64' = 'f32'): Cells {
  const axes = [parseAxis(`rates.2.weight=${up}:${side}:log`), parseAxis(`rates.0.weight=${across}:${side}:log`)]; // prettier-ignore
  return cellsAsked({ config: { ...config, precision }, own: FRACTAL.own, axes });
}

async function ratioSums(cells: Cells, engine: Engine): Promise<Float64Array> {
  const sweep = new Sweep({ cells, engine, measures: ['ratio-sum'], clock: () => performance.now() }); // prettier-ignore
  const found = emptyColumns(sweep.measures, cells.design.count);
  for await (const tile of sweep) putTile(found, tile);
  return found['ratio-sum'] ?? new Float64Array();
}

/** The same recipe in plain f64, a run after another: h = tanh(W·x), ŷ = V·h, each with a rate of its own, no biases. */
function inF64({ design, cellsOf, epochs }: Cells): Float64Array {
  const [first] = cellsOf([0]);
  if (first === undefined) throw new Error('there are no runs');
  const { data, start } = first.problem;
  const x = Array.from({ length: N }, (_, k) => (k === 0 ? data.x : data.more?.[k - 1])?.[0] ?? NaN); // prettier-ignore
  const y = data.y[0] ?? NaN;
  const W = new Float64Array(N * N);
  const V = new Float64Array(N);
  const h = new Float64Array(N);
  const ratios = new Float64Array(epochs);
  return Float64Array.from({ length: design.count }, (_, run) => {
    const [rateV = NaN, rateW = NaN] = design.at(run).map(Number);
    W.set(start.parameters.slice(0, N * N));
    V.set(start.parameters.slice(N * N + N, N * N + 2 * N));
    let firstLoss = NaN;
    for (let epoch = 0; epoch < epochs; epoch++) {
      let off = -y;
      for (let j = 0; j < N; j++) {
        let sum = 0;
        for (let k = 0; k < N; k++) sum += (W[j * N + k] ?? NaN) * (x[k] ?? NaN);
        h[j] = Math.tanh(sum);
        off += (V[j] ?? NaN) * (h[j] ?? NaN);
      }
      if (epoch === 0) firstLoss = off * off;
      const ratio = (off * off) / firstLoss;
      ratios[epoch] = ratio <= MOST_RATIO ? ratio : MOST_RATIO;
      for (let j = 0; j < N; j++) {
        const [v, out] = [V[j] ?? NaN, h[j] ?? NaN];
        const slope = rateW * 2 * off * v * (1 - out * out);
        V[j] = v - rateV * 2 * off * out;
        for (let k = 0; k < N; k++) W[j * N + k] = (W[j * N + k] ?? NaN) - slope * (x[k] ?? NaN);
      }
    }
    const recent = ratios.subarray(-RECENT).reduce((sum, v) => sum + v, 0) / RECENT;
    if (recent < 1) return -ratios.reduce((sum, v) => sum + v, 0);
    return ratios.reduce((sum, v) => sum + 1 / Math.max(v, LEAST_RATIO), 0);
  });
}

const learns = (value: number | undefined): boolean => (value ?? NaN) < 0;

/** Cells beside a cell, aslant too, that end otherwise. */
function otherNeighbours(values: Float64Array, cell: number): number {
  const [column, row] = [cell % SIDE, Math.floor(cell / SIDE)];
  let others = 0;
  for (let j = Math.max(row - 1, 0); j <= Math.min(row + 1, SIDE - 1); j++)
    for (let i = Math.max(column - 1, 0); i <= Math.min(column + 1, SIDE - 1); i++)
      if (learns(values[j * SIDE + i]) !== learns(values[cell])) others++;
  return others;
}

/** Of the gallery: what lies between the ends of an axis. */
const [across = '', up = ''] = preferences.over.split(';').map((one) => /=(.*):\d+:log$/.exec(one)?.[1] ?? ''); // prettier-ignore

describe('the boundary of trainability, 40² runs in f32 against f64', () => {
  it('is the same, run by run, in the window of the gallery, and no smooth curve', async () => {
    const cells = mapOver(up, across);
    const [f32, f64] = [await ratioSums(cells, await createWasmEngine({ breathe })), inF64(cells)];
    expect([...f32.keys()].filter((cell) => learns(f32[cell]) !== learns(f64[cell]))).toEqual([]);
    // A curve from side to side that nowhere turns back meets each column once.
    const turns = (column: number): number => Array.from({ length: SIDE - 1 }, (_, row) => learns(f64[row * SIDE + column]) !== learns(f64[(row + 1) * SIDE + column])).filter(Boolean).length; // prettier-ignore
    const frayed = Array.from({ length: SIDE }, (_, column) => turns(column)).filter((n) => n > 1);
    expect(frayed.length).toBeGreaterThan(SIDE / 10);
  });

  it('differs in a window of a thousandth of a decade, at the boundary alone', async () => {
    const cells = mapOver('0.6458..0.64616', '0.0150976..0.0151394');
    const [f32, f64] = [await ratioSums(cells, await createWasmEngine({ breathe })), inF64(cells)];
    const differing = [...f32.keys()].filter((cell) => learns(f32[cell]) !== learns(f64[cell]));
    expect(differing.length).toBeGreaterThan(0);
    expect(differing.length).toBeLessThan(f32.length / 100);
    for (const cell of differing) expect(otherNeighbours(f64, cell), `${cell}`).toBeGreaterThan(0);
  });

  it('has the f64 that the engine has', async () => {
    const cells = mapOver(up, across, 3, 'f64');
    const engine = createCpuEngine({ precision: 'f64', breathe });
    expect([...(await ratioSums(cells, engine))].map(learns)).toEqual([...inF64(cells)].map(learns)); // prettier-ignore
  });
});
