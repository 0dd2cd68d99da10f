/**
 * A folder in which a sweep is kept while it is computed, by one process or by many: what it is (sweep.json), and a file for
 * some runs each, which is complete or absent. A process that is killed costs the runs in hand.
 */
import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sampling } from '../run/sweep/sampled.ts';
import type { Columns } from '../run/sweep/columns.ts';
import type { EngineInfo } from '../core/types.ts';
import { ConfigError, messageOf } from '../core/errors.ts';
import { cut, shown } from '../core/text/shown.ts';
import { SweepFolderError, attempt, bytesOf, columnsOf, sha256, writeOnce } from './sweep-file.ts';

/** What makes two processes compute parts of the same sweep. */
export interface SweepIdentity {
  readonly downhill: string;
  /** Those that are not at their preset, as flags. */
  readonly settings: Readonly<Record<string, string>>;
  /** SHA-256 of own data as they were read, and whether they are standardised. */
  readonly data: { readonly sha256: string; readonly standardised: boolean } | null;
  readonly axes: readonly string[];
  /** Points that are drawn in the place of a grid. */
  readonly sample: Sampling | null;
  readonly measures: readonly string[];
  /** The loss that `epochs-to` looks for; null where it follows from the sweep. */
  readonly target: number | null;
  /** Of the whole sweep, and of a file. */
  readonly runs: number;
  readonly runsOfFile: number;
}

/** `sweep.json` */
export interface SweepManifest extends SweepIdentity {
  /** All parts are computed by one, so that their digits agree. */
  readonly engine: EngineInfo;
  /** What follows from the settings and the data. */
  readonly parameterNames: readonly string[];
  /** Flags of train that say which own data. */
  readonly dataFlags: readonly string[];
}

/** The line of JSON at the head of a file; behind it the columns as f64, little-endian. */
interface Head {
  /** Which sweep: SHA-256 of its identity. */
  readonly sweep: string;
  readonly engine: string;
  readonly from: number;
  readonly until: number;
  readonly columns: readonly string[];
  /** Of what follows the line. */
  readonly sha256: string;
}

/** Why a file is not what it has to be. */
export interface Damage {
  readonly name: string;
  readonly why: string;
}

const MANIFEST = 'sweep.json';

/** `wasm, 2 threads` is one way to compute, `webgpu, SwiftShader` another: their last digits differ. */
export function engineName({ engine, adapter, precision }: EngineInfo): string {
  return `${engine}, ${adapter}, ${precision}`;
}

/** How many runs a file has: enough for a device, and so few that a process that is killed costs little. */
export function runsOfFile(runs: number): number {
  const aim = Math.min(4096, Math.max(16, runs / 256));
  return 2 ** Math.ceil(Math.log2(aim));
}

export class SweepFolder {
  readonly path: string;
  readonly manifest: SweepManifest;
  readonly #sweep: string;

  private constructor(path: string, manifest: SweepManifest) {
    this.path = path;
    this.manifest = manifest;
    this.#sweep = identityHash(manifest);
  }

  /**
   * Of a sweep that begins, or of which another process computes a part.
   * @param engine that computes it, if nobody has begun
   * @throws ConfigError where another sweep is in the folder; SweepFolderError where nothing can be written
   */
  static async begin(path: string, manifest: SweepManifest): Promise<SweepFolder> {
    await attempt(path, () => mkdir(path, { recursive: true }));
    const text = `${JSON.stringify(manifest, null, 2)}\n`;
    // Whoever is first writes it; the others find it.
    await writeOnce(join(path, MANIFEST), new TextEncoder().encode(text));
    const folder = await SweepFolder.open(path);
    const other = differenceOf(folder.manifest, manifest);
    if (other !== undefined) {
      throw new ConfigError('out', `${shown(path)} holds another sweep, ${other}: give an empty folder`); // prettier-ignore
    }
    return folder;
  }

  /** Of a sweep that somebody has begun. @throws ConfigError where there is none */
  static async open(path: string): Promise<SweepFolder> {
    const found = await SweepFolder.find(path);
    if (found !== undefined) return found;
    throw new ConfigError('merge', `${shown(path)} holds no sweep, for there is no ${MANIFEST} in it: give the folder of --out`); // prettier-ignore
  }

  /** The same, or undefined. @throws ConfigError for a damaged one */
  static async find(path: string): Promise<SweepFolder | undefined> {
    const text = await readFile(join(path, MANIFEST), 'utf8').catch(() => undefined);
    if (text === undefined) return undefined;
    try {
      const manifest = JSON.parse(text) as SweepManifest;
      if (!Number.isInteger(manifest.runs) || !Array.isArray(manifest.axes)) throw new Error('it lacks a part'); // prettier-ignore
      return new SweepFolder(path, manifest);
    } catch (error) {
      throw new ConfigError('merge', `${join(path, MANIFEST)} is damaged (${messageOf(error)}): compute the sweep anew, in an empty folder`); // prettier-ignore
    }
  }

  get files(): number {
    const { runs, runsOfFile: length } = this.manifest;
    return Math.ceil(runs / length);
  }

  /** The runs of a file. @param file from 0 on */
  spanOf(file: number): { readonly from: number; readonly until: number } {
    const { runs, runsOfFile: length } = this.manifest;
    return { from: file * length, until: Math.min(runs, (file + 1) * length) };
  }

  nameOf(file: number): string {
    const { from, until } = this.spanOf(file);
    const digits = String(this.manifest.runs - 1).length;
    const number = (run: number): string => String(run).padStart(digits, '0');
    return `runs-${number(from)}-${number(until - 1)}.f64`;
  }

  /** The files that are there, by their names. */
  async present(): Promise<ReadonlySet<string>> {
    return new Set(await attempt(this.path, () => readdir(this.path)));
  }

  /** Takes away what a killed process left of these files. */
  async sweepUp(files: readonly number[]): Promise<void> {
    const names = new Set(files.map((file) => this.nameOf(file)));
    for (const name of await this.present()) {
      const [, whole] = /^\.(.*)\.\d+\.part$/.exec(name) ?? [];
      if (whole !== undefined && names.has(whole)) await rm(join(this.path, name), { force: true });
    }
  }

  /**
   * Writes a file aside, and gives it its name when it is whole.
   * @throws SweepFolderError where there is no room, and where another process has written it meanwhile
   */
  async put(file: number, columns: Columns): Promise<void> {
    const { from, until } = this.spanOf(file);
    const names = Object.keys(columns);
    const body = bytesOf(names.map((name) => columns[name] ?? new Float64Array()));
    const head: Head = { sweep: this.#sweep, engine: engineName(this.manifest.engine), from, until, columns: names, sha256: sha256(body) }; // prettier-ignore
    const line = new TextEncoder().encode(`${JSON.stringify(head)}\n`);
    const path = join(this.path, this.nameOf(file));
    const isFirst = await writeOnce(path, line, body);
    if (!isFirst) {
      throw new SweepFolderError(`${path} was written by another process meanwhile: two shards of one number, or --shard left out twice? Stop one of them`); // prettier-ignore
    }
  }

  /** @returns its columns, or what is wrong with it */
  async read(file: number): Promise<Columns | Damage> {
    const name = this.nameOf(file);
    const bytes = await attempt(this.path, () => readFile(join(this.path, name)));
    const end = bytes.indexOf(10);
    const damaged = (why: string): Damage => ({ name, why });
    let head: Partial<Head>;
    try {
      head = JSON.parse(bytes.subarray(0, Math.max(0, end)).toString()) as Partial<Head>;
    } catch {
      return damaged('its first line is damaged');
    }
    if (head.sweep !== this.#sweep) return damaged('it is of another version or other settings');
    const due = engineName(this.manifest.engine);
    if (head.engine !== due) return damaged(`it was computed by ${head.engine ?? 'another engine'}, and the others by ${due}`); // prettier-ignore
    const body = bytes.subarray(end + 1);
    if (sha256(body) !== head.sha256) return damaged('its checksum is not that of its numbers');
    const { from, until } = this.spanOf(file);
    if (head.from !== from || head.until !== until) return damaged('it is of other runs');
    return columnsOf(body, head.columns ?? [], until - from);
  }

  /** Takes a file away, so that it is computed again. */
  async remove(file: number): Promise<void> {
    await attempt(this.path, () => rm(join(this.path, this.nameOf(file))));
  }
}

export function isDamage(read: Columns | Damage): read is Damage {
  return typeof read['why'] === 'string';
}

/** The files of the I-th of N parts: contiguous, and as many for each as can be. */
export function filesOfShard(files: number, index: number, count: number): readonly number[] {
  const first = Math.floor(((index - 1) * files) / count);
  const end = Math.floor((index * files) / count);
  return Array.from({ length: end - first }, (_, i) => first + i);
}

const IDENTITY = ['downhill', 'settings', 'data', 'axes', 'sample', 'measures', 'target', 'runs', 'runsOfFile'] as const satisfies readonly (keyof SweepIdentity)[]; // prettier-ignore
/** Where `settings differ` would not say it. */
const DIFFERS: Readonly<Partial<Record<keyof SweepIdentity, string>>> = { downhill: 'version differs', sample: 'sample differs', target: 'target differs', runs: 'number of runs differs', runsOfFile: 'runs of a file differ' }; // prettier-ignore

/** What is not the same, in words; undefined where all is. */
function differenceOf(there: SweepIdentity, here: SweepIdentity): string | undefined {
  const key = IDENTITY.find((one) => JSON.stringify(there[one]) !== JSON.stringify(here[one]));
  if (key === undefined) return undefined;
  const said = (identity: SweepIdentity, other: SweepIdentity): string => cut(saidOf(identity[key], other[key]), LONGEST); // prettier-ignore
  return `whose ${DIFFERS[key] ?? `${key} differ`}: ${said(there, here)} there, ${said(here, there)} here`;
}

const LONGEST = 80;

/** What a part of an identity is, in words; of settings what is not as in the other one. */
function saidOf(part: SweepIdentity[keyof SweepIdentity], other: typeof part): string {
  if (part === null) return 'none';
  if (typeof part !== 'object') return String(part);
  if (Array.isArray(part)) return part.join(', ');
  const differing = Object.entries(part).filter(([key, value]) => value !== (Object(other) as Record<string, unknown>)[key]); // prettier-ignore
  return differing.map(([key, value]) => `${key} ${String(value)}`).join(', ') || 'the usual ones';
}

function identityHash(manifest: SweepManifest): string {
  return sha256(new TextEncoder().encode(JSON.stringify(IDENTITY.map((key) => manifest[key]))));
}
