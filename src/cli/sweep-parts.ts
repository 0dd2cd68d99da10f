/** Runs that are kept in a folder: a part of them, or all; what is there already is not computed again. */
import { ConfigError } from '../core/errors.ts';
import { grouped } from '../core/text/grouped.ts';
import type { Engine, EngineInfo } from '../core/types.ts';
import { measuredFor } from '../run/sweep/basins.ts';
import { emptyColumns, putTile, type Columns } from '../run/sweep/columns.ts';
import { measuresOf } from '../run/sweep/measures.ts';
import { Sweep, type SweepWork } from '../run/sweep/sweep.ts';
import { targetOf } from '../run/sweep/target.ts';
import type { Cells } from '../run/sweep/types.ts';
import type { World } from './command.ts';
import { duration } from './output.ts';
import type { Shard } from './sweep-flags.ts';
import { SweepFolderError } from './sweep-file.ts';
import { engineName, SweepFolder, filesOfShard, isDamage, type SweepIdentity } from './sweep-folder.ts'; // prettier-ignore

export interface InFolder {
  readonly out: string;
  readonly shard: Shard | undefined;
  readonly resume: boolean;
  readonly identity: SweepIdentity;
  readonly dataFlags: readonly string[];
  readonly cells: Cells;
  readonly measures: readonly string[];
  /** What `epochs-to` looks for, where somebody said so. */
  readonly aim: number | undefined;
  /** @param begunBy who has begun the folder */
  readonly open: (begunBy: EngineInfo | undefined) => Promise<Engine>;
}

export interface Joined {
  readonly columns: Columns;
  readonly engine: EngineInfo;
}

/**
 * @returns all runs; of a shard nothing
 * @throws ConfigError where the folder holds another sweep, or runs of this one and nobody said `resume`
 */
export async function computeInFolder(asked: InFolder, io: World): Promise<Joined | undefined> {
  const { out, shard, resume, identity, dataFlags, cells, measures, aim } = asked;
  const { parameterNames } = cells;
  const begun = await SweepFolder.find(out);
  const engine = await asked.open(begun?.manifest.engine);
  try {
    const folder = await SweepFolder.begin(out, { ...identity, engine: engine.info, parameterNames, dataFlags }); // prettier-ignore
    checkEngine(folder, engine);
    const files = filesOfShard(folder.files, shard?.index ?? 1, shard?.count ?? 1);
    await folder.sweepUp(files);
    const missing = await missingOf(folder, files, resume, io);
    const work = { cells, engine, clock: io.clock, signal: io.stop.signal };
    const isAimed = missing.length > 0 && measures.includes('epochs-to');
    const target = isAimed ? (await targetOf(work, aim)).loss : undefined;
    for (const span of spansOf(missing)) await compute(folder, span, { ...work, measures, target }, io); // prettier-ignore
    const whose = shard === undefined ? 'the sweep' : `shard ${shard.index}/${shard.count}`;
    const rest = missing.length < files.length ? ', the others were there' : '';
    io.terminal.say(`${out}: ${grouped(missing.length)} of ${grouped(files.length)} files of ${whose} computed${rest}`); // prettier-ignore
    return shard === undefined ? await joined(folder) : undefined;
  } finally {
    engine.destroy();
  }
}

/**
 * All files of a folder.
 * @throws SweepFolderError that names what is missing, damaged or of another sweep
 */
export async function joined(folder: SweepFolder): Promise<Joined> {
  const { runs, measures: names, engine, parameterNames } = folder.manifest;
  const measures = measuresOf(measuredFor(names), parameterNames);
  const columns = emptyColumns(measures, runs);
  const there = await folder.present();
  const missing: string[] = [];
  const damaged: string[] = [];
  for (let file = 0; file < folder.files; file++) {
    const name = folder.nameOf(file);
    if (!there.has(name)) {
      missing.push(name);
      continue;
    }
    const read = await folder.read(file);
    if (isDamage(read)) {
      damaged.push(`${name} (${read.why})`);
      continue;
    }
    for (const [key, values] of Object.entries(read)) columns[key]?.set(values, folder.spanOf(file).from); // prettier-ignore
  }
  if (missing.length > 0 || damaged.length > 0) {
    const said = [listed('missing', missing), listed('damaged', damaged)].filter((one) => one !== ''); // prettier-ignore
    throw new SweepFolderError(`${folder.path} is not whole: ${said.join('; ')}: compute these shards again with --resume`); // prettier-ignore
  }
  return { columns, engine };
}

/** More names are counted. */
const NAMED = 8;

function listed(what: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const more = names.length > NAMED ? ` and ${grouped(names.length - NAMED)} more` : '';
  return `${what} ${names.length === 1 ? 'is' : 'are'} ${names.slice(0, NAMED).join(', ')}${more}`;
}

/** The files that are not there; those that are damaged are taken away. */
async function missingOf(
  folder: SweepFolder,
  files: readonly number[],
  resume: boolean,
  { terminal }: World,
): Promise<readonly number[]> {
  const there = await folder.present();
  const found = files.filter((file) => there.has(folder.nameOf(file)));
  if (found.length > 0 && !resume) {
    throw new ConfigError('resume', `${folder.path} holds ${grouped(found.length)} of the ${grouped(files.length)} files already: add --resume to go on, or give an empty folder`); // prettier-ignore
  }
  const missing = files.filter((file) => !there.has(folder.nameOf(file)));
  for (const file of found) {
    const read = await folder.read(file);
    if (!isDamage(read)) continue;
    terminal.say(`${read.name} is computed again, since ${read.why}`);
    await folder.remove(file);
    missing.push(file);
  }
  return missing.toSorted((one, other) => one - other);
}

/** Files that lie side by side are one piece of work. */
function spansOf(files: readonly number[]): readonly (readonly number[])[] {
  const spans: number[][] = [];
  for (const file of files) {
    const last = spans.at(-1);
    if (last !== undefined && last.at(-1) === file - 1) last.push(file);
    else spans.push([file]);
  }
  return spans;
}

/** Each file is written as soon as its runs are done. */
async function compute(
  folder: SweepFolder,
  files: readonly number[],
  asked: SweepWork,
  io: World,
): Promise<void> {
  const { runsOfFile } = folder.manifest;
  const [from, until] = [folder.spanOf(files[0] ?? 0).from, folder.spanOf(files.at(-1) ?? 0).until];
  const work = new Sweep({ ...asked, from, until, mostRuns: runsOfFile });
  let [file, told] = [files[0] ?? 0, 0];
  const begin = (): Columns => {
    const span = folder.spanOf(file);
    return emptyColumns(work.measures, span.until - span.from);
  };
  let columns = begin();
  for await (const tile of work) {
    io.terminal.draw(() => progressLine(work));
    if (!tile.isDone) continue;
    const span = folder.spanOf(file);
    putTile(columns, tile, span.from);
    told += tile.runs.length;
    // A tile has runs of one shape: a file may take several.
    if (told < span.until - span.from) continue;
    await folder.put(file, columns);
    [file, told] = [file + 1, 0];
    if (file <= (files.at(-1) ?? 0)) columns = begin();
  }
}

function checkEngine({ path, manifest }: SweepFolder, { info }: Engine): void {
  const [there, here] = [manifest.engine, info].map(engineName);
  if (here === there) return;
  throw new ConfigError('engine', `${path} was begun on ${there ?? ''}, and this is ${here ?? ''}, whose last digits differ: give --engine to the first shard and to all others, or an empty folder`); // prettier-ignore
}

export function progressLine({ progress: { done, count, leftMs } }: Sweep): string {
  const left = leftMs === undefined ? '' : `  ${duration(leftMs)} left`;
  return `${grouped(done)}/${grouped(count)} runs${left}`;
}
