import { describe, expect, it } from 'vitest';
import { setUp } from '../../src/core/setup.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { createCpuEngine } from '../../src/cpu/index.ts';
import { gridOf, parseAxis } from '../../src/run/sweep/axes.ts';
import { cellsOf } from '../../src/run/sweep/cells.ts';
import { Sweep, type SweepWork } from '../../src/run/sweep/sweep.ts';
import type { Tile } from '../../src/run/sweep/types.ts';

const engine = createCpuEngine({ precision: 'f32', breathe: () => Promise.resolve() });

function sweepOf(
  settings: Readonly<Record<string, unknown>>,
  axes: readonly string[],
  work: Partial<SweepWork> = {},
): Sweep {
  const config = parseConfig({ points: 20, epochs: 30, logEvery: 30, ...settings });
  const cells = cellsOf({ config, setUp }, gridOf(axes.map(parseAxis)));
  return new Sweep({ cells, engine, measures: ['last-loss', 'parameters'], clock: () => performance.now(), ...work }); // prettier-ignore
}

async function tilesOf(sweep: Sweep): Promise<readonly Tile[]> {
  const tiles: Tile[] = [];
  for await (const tile of sweep) tiles.push(tile);
  return tiles;
}

describe('a sweep', () => {
  it('comes to what train comes to, run after run', async () => {
    const settings = { model: 'sine', optimizer: 'adam' };
    const sweep = sweepOf(settings, ['lr=0.01,0.1', 'start.b=-1,1']);
    const [tile, ...others] = await tilesOf(sweep);
    expect(others).toEqual([]);
    expect(tile?.runs).toEqual(Uint32Array.of(0, 1, 2, 3));
    for (const [i, [lr, b]] of [
      [0.01, -1],
      [0.01, 1],
      [0.1, -1],
      [0.1, 1],
    ].entries()) {
      const config = parseConfig({ ...settings, points: 20, epochs: 30, logEvery: 30, lr, start: { b } }); // prettier-ignore
      const trainer = await engine.prepare(setUp(config).problem);
      const { loss, parameters } = await trainer.advance(30, { learningRate: lr ?? NaN });
      expect(tile?.columns['loss']?.[i]).toBe(loss);
      expect(tile?.columns['parameter.b']?.[i]).toBe(parameters[1]);
      trainer.destroy();
    }
  });
});
