/** `downhill sweep`: many runs at once, each of them one that `train` makes with its settings. */
import type { OwnData } from '../core/data/own.ts';
import { configToRecord, type FitConfig } from '../core/settings/index.ts';
import { setUp } from '../core/setup.ts';
import { grouped } from '../core/text/grouped.ts';
import type { Engine, EngineInfo } from '../core/types.ts';
import { cellsOf, checkWords } from '../run/sweep/cells.ts';
import { measuredFor } from '../run/sweep/basins.ts';
import { emptyColumns, putTile } from '../run/sweep/columns.ts';
import { designOf } from '../run/sweep/sampled.ts';
import { engineForSweep } from '../run/sweep/choose.ts';
import { Sweep } from '../run/sweep/sweep.ts';
import { targetOf, targetText } from '../run/sweep/target.ts';
import type { Cells, Design } from '../run/sweep/types.ts';
import { VERSION, type Command, type World } from './command.ts';
import { duration } from './output.ts';
import { readOwnData } from './own-data.ts';
import { SWEEP_FLAGS, sweepRequest, type SweepRequest } from './sweep-flags.ts';
import { computeInFolder, progressLine } from './sweep-parts.ts';
import { sha256 } from './sweep-file.ts';
import { runsOfFile, type SweepIdentity } from './sweep-folder.ts';
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
    '--model sine --lr 0.05 --epochs 500 --over start.a=-4..4:128 --over start.b=-6..6:128 --basins --npy basins.npy',
    '--data decay.csv --formula "A*exp(-t/tau)" --over optimizer=sgd,adam --over lr=1e-4..1:32:log --rank 5',
    '--over lr=1e-4..1:4096:log --over seed=1..256 --out runs/ --shard 3/8',
  ],
  read: ({ raw }) => sweepRequest(raw),
  perform: sweep,
};

async function sweep(request: SweepRequest, io: World): Promise<boolean> {
  const { config, data, axes, sample, dataFlags } = request;
  const own = data && (await readOwnData(data, config, io)).own;
  const design = designOf(axes, sample);
  const base = { config, setUp: (one: FitConfig) => setUp(one, own), isOfGiven: own !== undefined };
  const cells = cellsOf(base, design);
  checkWords(base, cells);
  const identity = identityOf(request, design, own);
  const { out, shard, resume, measures, target: aim } = request;
  const { settingsOf, parameterNames } = cells;
  const told = { design, settingsOf, dataFlags, names: measures, parameterNames };
  const open = (begunBy?: EngineInfo): Promise<Engine> => opened(config, cells, begunBy, io);
  if (out !== undefined) {
    const asked = { out, shard, resume, identity, dataFlags, cells, measures: measuredFor(measures), aim, open }; // prettier-ignore
    const whole = await computeInFolder(asked, io);
    if (whole !== undefined) await tell({ ...told, ...whole, elapsedMs: undefined }, request, io);
    return true;
  }
  const engine = await open();
  try {
    const work = { cells, engine, clock: io.clock, signal: io.stop.signal };
    const target = measures.includes('epochs-to') ? await targetOf(work, aim) : undefined;
    if (target !== undefined) io.terminal.say(targetText(target));
    const runs = new Sweep({ ...work, measures: measuredFor(measures), target: target?.loss });
    const columns = emptyColumns(runs.measures, design.count);
    for await (const tile of runs) {
      if (tile.isDone) putTile(columns, tile);
      io.terminal.draw(() => progressLine(runs));
    }
    const { elapsedMs } = runs.progress;
    await tell({ ...told, columns, engine: engine.info, elapsedMs }, request, io);
    io.terminal.say(`${grouped(design.count)} runs in ${duration(elapsedMs)}, ${runs.description ?? ''}`); // prettier-ignore
    return true;
  } finally {
    engine.destroy();
  }
}

function identityOf(
  { config, axisTexts, sample, measures, target }: SweepRequest,
  design: Design,
  own: OwnData | undefined,
): SweepIdentity {
  return {
    downhill: VERSION,
    settings: settingsRecord(config),
    data: own === undefined ? null : { sha256: hashOf(own), standardised: own.standardise },
    axes: axisTexts,
    sample: sample ?? null,
    measures,
    target: target ?? null,
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

/** @param begunBy who has begun a folder: unless somebody else is asked for, the same goes on */
async function opened(
  config: FitConfig,
  cells: Cells,
  begunBy: EngineInfo | undefined,
  { makers, terminal, stop, clock }: World,
): Promise<Engine> {
  const asked = config.engine === 'auto' && begunBy !== undefined ? { ...config, engine: begunBy.engine } : config; // prettier-ignore
  const choosing = engineForSweep(asked, makers, cells, clock);
  const { engine, tried } = await stop.race(choosing, () => 'stopped before the first run');
  for (const { engine: one, runEpochsPerSecond: rate, refusal } of tried) {
    const said = rate === undefined ? (refusal ?? '') : `${grouped(rate)} epochs of a run a second`;
    terminal.say(`${one.engine}, ${one.adapter}: ${said}`);
  }
  return engine;
}
