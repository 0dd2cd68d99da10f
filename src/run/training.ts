import type { Columns } from '../core/data/columns.ts';
import { checkColumnCount } from '../core/data/fits.ts';
import { inputsOf } from '../core/data/inputs.ts';
import { datasetOf } from '../core/data/columns.ts';
import { AbortedError, ConfigError, DownhillError, messageOf } from '../core/errors.ts';
import { FUNCTION, checkOne, having, optional } from '../core/input/given.ts';
import { SETTINGS, type FitConfig } from '../core/settings/index.ts';
import { parseConfig } from '../core/settings/parse.ts';
import { asKey, checkNames } from '../core/settings/read.ts';
import { checkProblem } from '../core/problem.ts';
import { setUpOn, type SetUp } from '../core/setup.ts';
import type { Checkpoint, EngineInfo, Sample, Snapshot, StrategyId } from '../core/types.ts';
import { chooseEngine, type EngineMakers } from './choose-engine.ts';
import { inGroups, type NamedGroups } from './groups.ts';
import { Session } from './session.ts';

/** The settings of a fit of given data. What is left out takes its value in `DEFAULTS`. */
export interface TrainingSettings extends Partial<
  Omit<FitConfig, 'points' | 'replay' | 'rows' | 'seed' | 'start'>
> {
  /** Where gradient descent sets out: where the seed has it, or at these parameters. [P] */
  readonly start?: 'drawn' | ArrayLike<number>;
  /** Which rows of the data are used, as text: `1..80`, `..80`, `20..`; the first is 1. All where nothing is said. */
  readonly rows?: string;
  /** As for `torch.manual_seed`: the start is drawn from it, unless `start` is given. Default 42. */
  readonly seed?: number | bigint;
  /** Goes on from there: `run.checkpoint` of a run of the same settings on the same data. */
  readonly resume?: Checkpoint;
  /** Ends the run with AbortedError, within about 100 ms or one step, whichever is longer. */
  readonly signal?: AbortSignal;
  /** Is told, in a line, why `engine: 'auto'` got no GPU. */
  readonly say?: (text: string) => void;
}

/** What a fit needs of the world. */
export interface TrainingEffects {
  readonly makers: EngineMakers;
  /** Milliseconds, monotonic. */
  readonly clock: () => number;
}

/**
 * One run on given data. It begins when it is read, holds a device only while it is read, and frees
 * it at the end, at an error, and when the reader leaves the loop.
 */
export class Training implements AsyncIterable<Snapshot> {
  readonly #setUp: SetUp;
  readonly #signal: AbortSignal | undefined;
  readonly #say: (text: string) => void;
  readonly #effects: TrainingEffects;
  readonly #snapshots: AsyncGenerator<Snapshot, void, undefined>;
  readonly #samples: Sample[] = [];
  #session: Session | undefined;
  #engine: EngineInfo | undefined;
  #last: Snapshot | undefined;
  #failure: DownhillError | undefined;

  /** @throws ConfigError that names the field, the value and the range */
  constructor(
    columns: Columns,
    settings: TrainingSettings,
    effects: TrainingEffects,
    groups: NamedGroups = [],
  ) {
    const { signal, say = () => undefined, resume, ...raw } = settings;
    this.#setUp = resumed(inGroups(setUpFit(columns, raw), groups), resume);
    this.#signal = signal;
    this.#say = say;
    this.#effects = effects;
    this.#snapshots = this.#run();
  }

  /** What the parameters are called, in the order of every `parameters`. [P] */
  get parameterNames(): readonly string[] {
    return this.#setUp.parameterNames;
  }

  /** Where the run stands, and where another can take it up. */
  get checkpoint(): Checkpoint {
    return this.#session?.checkpoint ?? this.#setUp.problem.start;
  }

  /** What trains; undefined until the first snapshot. */
  get engine(): EngineInfo | undefined {
    return this.#engine;
  }

  /** How the steps reach the device; undefined until the first snapshot. */
  get strategy(): StrategyId | undefined {
    return this.#session?.strategy;
  }

  /** Milliseconds spent training: without preparation, and without a reader who takes his time. */
  get elapsedMs(): number {
    return this.#session?.elapsedMs ?? 0;
  }

  /**
   * The snapshots, in order, some ten a second: each a new state of the run, with the epochs that
   * were logged since the one before. There is one run: whoever iterates again goes on in it.
   * @throws AbortedError | DivergedError | GpuUnavailableError, or what the engine throws
   */
  [Symbol.asyncIterator](): AsyncGenerator<Snapshot, void, undefined> {
    return this.#snapshots;
  }

  /**
   * Trains to the end, if that is not reached yet.
   * @returns the last snapshot, with the logged epochs of the whole run
   * @throws as the iteration does, also after it; AbortedError when a reader left it early
   */
  async result(): Promise<Snapshot> {
    while ((await this.#snapshots.next()).done !== true);
    if (this.#failure !== undefined) throw this.#failure;
    const { epochs } = this.#setUp.config;
    if (this.#last?.epoch !== epochs) throw this.#stopped();
    return { ...this.#last, samples: this.#samples };
  }

  async *#run(): AsyncGenerator<Snapshot, void, undefined> {
    try {
      yield* this.#read();
    } catch (error) {
      this.#failure = error instanceof AbortedError ? this.#stopped() : asError(error);
      throw this.#failure;
    }
  }

  async *#read(): AsyncGenerator<Snapshot, void, undefined> {
    const { config, problem } = this.#setUp;
    const { makers, clock } = this.#effects;
    this.#throwIfAborted();
    const engine = await chooseEngine(config, makers, this.#say, {
      x: problem.data.x,
      others: problem.data.more,
    });
    const session = new Session({ engine, problem, epochs: config.epochs, clock });
    const signal = this.#signal;
    const abort = (): void => session.abort();
    signal?.addEventListener('abort', abort);
    this.#session = session;
    this.#engine = engine.info;
    try {
      // While the engine was opened nobody listened.
      this.#throwIfAborted();
      for await (const snapshot of session) {
        this.#last = snapshot;
        for (const sample of snapshot.samples) this.#samples.push(sample);
        yield snapshot;
      }
    } finally {
      signal?.removeEventListener('abort', abort);
      engine.destroy();
    }
  }

  #throwIfAborted(): void {
    if (this.#signal?.aborted === true) throw this.#stopped();
  }

  #stopped(): AbortedError {
    const { epochs } = this.#setUp.config;
    const cause: unknown = this.#signal?.reason;
    return new AbortedError(`stopped at epoch ${this.#last?.epoch ?? 0} of ${epochs}`, { cause });
  }
}

/** What else is thrown comes from what the caller gave: his WebGPU, his `say`. */
function asError(thrown: unknown): DownhillError {
  return thrown instanceof DownhillError
    ? thrown
    : new DownhillError(messageOf(thrown), { cause: thrown });
}

const OWN_OPTIONS = {
  resume: optional(having('a checkpoint')),
  signal: optional(having('an AbortSignal', 'addEventListener', 'removeEventListener')),
  say: optional(FUNCTION),
  gpu: optional(having('WebGPU, such as navigator.gpu is', 'requestAdapter')),
};

/**
 * For those who call without types.
 * @throws ConfigError for what is no option, and for one of another kind
 */
export function checkTrainingOptions(options: unknown): void {
  checkNames(SETTINGS, options, asKey, Object.keys(OWN_OPTIONS));
  for (const [key, kind] of Object.entries(OWN_OPTIONS)) checkOne(key, options[key], kind);
}

/** @throws ConfigError for a checkpoint of another problem, and for one of a run that has ended */
function resumed(set: SetUp, resume: Checkpoint | undefined): SetUp {
  if (resume === undefined) return set;
  const problem = { ...set.problem, start: resume };
  checkProblem(problem);
  const { epochs } = set.config;
  if (resume.epoch >= epochs) {
    throw new ConfigError(
      'resume',
      `resume is at epoch ${resume.epoch}, and the run ends at ${epochs}: give more epochs`,
    );
  }
  return { ...set, problem };
}

function setUpFit(columns: Columns, raw: Readonly<Record<string, unknown>>): SetUp {
  const { config, setUp } = settingUpOn(columns, raw);
  return setUp(config);
}

/**
 * What a run of given data has for its settings, and how any such settings are set up on these data.
 * @throws ConfigError that names the field, the value and the range
 */
export function settingUpOn(
  columns: Columns,
  raw: Readonly<Record<string, unknown>>,
): { readonly config: FitConfig; readonly setUp: (config: FitConfig) => SetUp } {
  for (const [key, setting] of Object.entries(SETTINGS)) {
    if ('notOfGiven' in setting && key in raw)
      throw new ConfigError(key, `${key} has no effect on given data: leave it out`);
  }
  const data = datasetOf(columns);
  return {
    config: parseConfig({ ...raw, points: data.x.length }),
    setUp: (config) => {
      checkColumnCount(config.model, inputsOf(data).length);
      return setUpOn(config, data);
    },
  };
}
