/** `downhill sweep`: many runs at once, each of them one that `train` makes with its settings. */
import type { OwnData } from '../core/data/own.ts';
import { configToRecord, type FitConfig } from '../core/settings/index.ts';
import { setUp } from '../core/setup.ts';
import { grouped } from '../core/text/grouped.ts';
import type { Engine } from '../core/types.ts';
import { gridOf } from '../run/sweep/axes.ts';
import { cellsOf } from '../run/sweep/cells.ts';
import { measuredFor } from '../run/sweep/basins.ts';
import { sampledOf } from '../run/sweep/sampled.ts';
import { engineForSweep } from '../run/sweep/choose.ts';
import { Sweep } from '../run/sweep/sweep.ts';
import { targetOf } from '../run/sweep/target.ts';
import type { Cells, Design } from '../run/sweep/types.ts';
import { VERSION, type Command, type World } from './command.ts';
import { duration } from './output.ts';
import { readOwnData } from './own-data.ts';
import { SWEEP_FLAGS, sweepRequest, type SweepRequest } from './sweep-flags.ts';
import { computeInFolder } from './sweep-parts.ts';
import { emptyColumns, engineName, progressLine, take } from './sweep-columns.ts';
import { runsOfFile, sha256, type SweepIdentity } from './sweep-folder.ts';
import { tell } from './sweep-told.ts';

export const SWEEP: Command<SweepRequest> = {
  command: 'sweep',
  forms: ['--over AXIS [--over AXIS …] [flags]'],
  about: `Thousands of runs at once, which differ in what --over names: which learning rates work, which start
ends in which valley. Each is the run that train makes with its settings. Prints the best, a table
of all, or a map; a folder keeps what is done, and many machines can share one (--shard, merge).`,
  flags: SWEEP_FLAGS,
  examples: [
    '--over lr=1e-4..1:64:log --over momentum=0..0.99:64 --epochs 500 --png map.png',
    "--model sine --optimizer adam --epochs 500 --over 'lr=1e-3..1:64:log' --over 'start.b=-6..6:64' --csv",
    '--model sine --lr 0.05 --over start.a=-4..4:128 --over start.b=-6..6:128 --basins --npy basins.npy',
    '--data decay.csv --formula "A*exp(-t/tau)" --over optimizer=sgd,adam --over lr=1e-4..1:32:log --rank 5',
    '--over lr=1e-4..1:4096:log --over seed=1..256 --out runs/ --shard 3/8',
  ],
  read: ({ raw }) => sweepRequest(raw),
  perform: sweep,
};

/** Data as they were read, or none; and the flags that say which they are. */
interface Given {
  readonly own: OwnData | undefined;
  readonly dataFlags: readonly string[];
}

async function sweep(request: SweepRequest, io: World): Promise<boolean> {
  const given = await givenData(request, io);
  const design = designOf(request);
  const cells = cellsOf({ config: request.config, setUp: (config) => setUp(config, given.own), isOfGiven: given.own !== undefined }, design); // prettier-ignore
  const identity = identityOf(request, design, given);
  const { out, shard, resume, measures } = request;
  const { settingsOf, parameterNames } = cells;
  const told = { design, settingsOf, dataFlags: given.dataFlags, names: measures, parameterNames };
  const open = (name?: string): Promise<Engine> => opened(request, cells, name, io);
  if (out !== undefined) {
    const asked = { out, shard, resume, identity, dataFlags: given.dataFlags, cells, measures: measuredFor(measures), open }; // prettier-ignore
    const whole = await computeInFolder(asked, io);
    if (whole !== undefined) await tell({ ...told, ...whole, elapsedMs: undefined }, request, io);
    return true;
  }
  const engine = await open();
  try {
    const work = { cells, engine, clock: io.clock, signal: io.stop.signal };
    const target = measures.includes('epochs-to') ? await targetOf(work) : undefined;
    const runs = new Sweep({ ...work, measures: measuredFor(measures), target: target?.loss });
    const columns = emptyColumns(runs, design.count);
    for await (const tile of runs) {
      if (tile.isDone) take(columns, tile.columns, tile.runs, 0);
      io.terminal.draw(() => progressLine(runs));
    }
    const { elapsedMs } = runs.progress;
    await tell({ ...told, columns, engine: engineName(engine), elapsedMs }, request, io);
    io.terminal.say(`${grouped(design.count)} runs in ${duration(elapsedMs)}, ${runs.description ?? ''}`); // prettier-ignore
    return true;
  } finally {
    engine.destroy();
  }
}

async function givenData({ data, config }: SweepRequest, io: World): Promise<Given> {
  if (data === undefined) return { own: undefined, dataFlags: [] };
  const { own } = await readOwnData(data, config, io);
  const { path, columns, standardise } = data;
  const dataFlags = ['--data', path, ...Object.entries(columns).flatMap(([flag, column]) => [`--${flag}`, column]), ...(standardise ? ['--standardise'] : [])]; // prettier-ignore
  return { own, dataFlags };
}

function designOf({ axes, sampled, config }: SweepRequest): Design {
  return sampled === undefined
    ? gridOf(axes)
    : sampledOf(axes, { ...sampled, seed: seedOf(config) });
}

/** Of what is drawn: an f64 holds so many bits of it. */
export function seedOf({ seed }: Pick<FitConfig, 'seed'>): number {
  return Number(BigInt.asUintN(53, seed));
}

function identityOf(request: SweepRequest, design: Design, { own }: Given): SweepIdentity {
  const { config, axisTexts, sampled, measures } = request;
  return {
    downhill: VERSION,
    settings: settingsRecord(config),
    data: own === undefined ? null : { sha256: hashOf(own), standardised: own.standardise },
    axes: axisTexts,
    design: sampled === undefined ? 'grid' : `${sampled.kind} ${sampled.count}`,
    measures,
    runs: design.count,
    runsOfFile: runsOfFile(design.count),
  };
}

/** Who computes is told apart from what. */
function settingsRecord(config: FitConfig): Readonly<Record<string, string>> {
  return configToRecord({ ...config, engine: 'auto' });
}

function hashOf({ x, y, others = [] }: OwnData): string {
  const columns = [x, y, ...others.map(({ values }) => values)].map((column) => Float64Array.from(column)); // prettier-ignore
  const bytes = new Uint8Array(8 * columns.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const { buffer } of columns) {
    bytes.set(new Uint8Array(buffer), at);
    at += buffer.byteLength;
  }
  return sha256(bytes);
}

/** @param name of who has begun a folder: another would have other digits */
async function opened(
  { config }: SweepRequest,
  cells: Cells,
  name: string | undefined,
  { makers, terminal, stop, clock }: World,
): Promise<Engine> {
  const known = name?.split(',')[0] as FitConfig['engine'] | undefined;
  const asked = known === undefined ? config : { ...config, engine: known };
  const choosing = engineForSweep(asked, makers, cells, clock);
  const { engine, tried } = await stop.race(choosing, () => 'stopped before the first run');
  for (const { engine: one, runEpochsPerSecond: rate, refusal } of tried) {
    const said = rate === undefined ? (refusal ?? '') : `${grouped(rate)} epochs of a run a second`;
    terminal.say(`${one.engine}, ${one.adapter}: ${said}`);
  }
  return engine;
}
