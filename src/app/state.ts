/** All that the page knows. Views read it; only the controllers write it. */
import { CONFIG_KEYS, SETTINGS, settingText, type FitConfig } from '../core/settings/index.ts';
import type { Part } from '../core/settings/table.ts';
import type { OwnData } from '../core/data/own.ts';
import type { DivergedError, GpuUnavailableError } from '../core/errors.ts';
import type { Faults } from '../core/settings/fault.ts';
import type { EngineInfo, Sample, StrategyId } from '../core/types.ts';
import { EMPTY_BENCH, type Bench } from './state/bench.ts';
import type { Answer } from './state/answer.ts';
import { NO_CHANGES, type Changes } from './state/changes.ts';
import { NOTHING_LOADING, type Loading } from './data/loading.ts';
import { NOTHING_HELD, type EditingState } from './editing/held.ts';
import type { LessonId } from './guide/ids.ts';
import type { Preferences } from './preferences.ts';
import { EMPTY_KEPT, type Kept } from './state/kept.ts';
import type { Refused } from './settings/address.ts';
import { draftOf, type Draft } from './settings/draft.ts';
import type { TableFate } from './tables/kept-table.ts';
import { EMPTY_SWEEP, type Sweep } from './state/sweep.ts';
import type { Verification } from './state/verification.ts';
import { NO_WORK } from './state/work.ts';
import { History } from './training/history.ts';
import type { Prepared } from './training/made.ts';
import type { Models } from './training/preparing.ts';

/**
 * - `preparing`: data, engine or buffers are on their way;
 * - `ready`: nothing done yet; `paused`: something done, more to do; `running`;
 * - `done`: all epochs; `diverged`: no longer finite; `failed`: the engine gave up.
 */
export type Phase = 'preparing' | 'ready' | 'running' | 'paused' | 'done' | 'diverged' | 'failed';

export interface Run {
  readonly phase: Phase;
  /** The run's own settings, with the learning rate of its last step: the fields may say something else by now. */
  readonly config: FitConfig;
  /** The run's own data, as `AppState.own` was. */
  readonly own: OwnData | undefined;
  /** Not all steps had the learning rate that `config` names. */
  readonly retuned: boolean;
  /** Of a kept run that is shown as it ended, its id: nothing of it trains. */
  readonly kept?: string | undefined;
  /** Somebody pressed play: it runs, or will as soon as it can. */
  readonly playing: boolean;
  /** Undefined while large data are being made. */
  readonly prepared?: Prepared | undefined;
  /** Of large data that are being made, or brought onto the device: what is done, from 0 to 1. */
  readonly share?: number | undefined;
  readonly epoch: number;
  /** Before the last update; NaN before the first. */
  readonly loss: number;
  /** After the last update that left them finite. */
  readonly parameters: readonly number[];
  readonly gradient: readonly number[];
  /** A start that somebody tries, in the data's own units: it is seen in the place of the parameters. [P] */
  readonly tried?: readonly number[] | undefined;
  readonly history: History;
  /** The epoch that somebody looks back at: see momentOf. */
  readonly looked?: number | undefined;
  readonly elapsedMs: number;
  /** The part of it that its device was at work: without pauses, and without waiting for the next picture. */
  readonly computedMs: number;
  /** NaN while it is not known. */
  readonly stepsPerSecond: number;
  readonly engine?: EngineInfo | undefined;
  /** How the steps reach the device. */
  readonly description?: string | undefined;
  /** The kernels of a step by their names in shaders/; undefined where none of them is at work. */
  readonly kernels?: readonly string[] | undefined;
  /** The strategy that trains, where `auto` has chosen one, too. */
  readonly strategy?: StrategyId | undefined;
  /** Why the CPU does what a GPU was meant to do. */
  readonly noGpu?: GpuUnavailableError | undefined;
  /** The fault that stopped a run which will go on: a lost device, a driver that cut work short. */
  readonly mending?: Error | undefined;
  /** The device was asked for something, and has not answered for long. */
  readonly silent: boolean;
  /** Of a run that failed. */
  readonly failure?: Error | undefined;
  /** The first epoch known to be no longer finite. */
  readonly divergedAt?: number | undefined;
  /** In which epoch, in which row and in which part of the formula, where that was found. */
  readonly found?: DivergedError['found'];
}

export interface AppState {
  readonly preferences: Preferences;
  readonly draft: Draft;
  readonly faults: Faults;
  /** Those for which somebody pressed Train in vain: the very object, so that another edit ends it. */
  readonly heldUpBy?: Faults | undefined;
  /** The last draft that was without fault. */
  readonly config: FitConfig;
  /** Undefined until something asks for another model than the line. */
  readonly models?: Models | undefined;
  /** What the address asked for and did not get. */
  readonly refused: readonly Refused[];
  /** Undefined: data that follow from the seed, or a replay. */
  readonly own?: OwnData | undefined;
  /** What the own data were called that this page had before it was loaded anew. */
  readonly lostData?: string | undefined;
  /** Of own data: whether they outlive the page. */
  readonly table?: TableFate | undefined;
  /** The learning rate before own data brought one that suits them; undefined where they brought none. */
  readonly rateBefore?: number | undefined;
  readonly loading: Loading;
  readonly editing: EditingState;
  readonly changes: Changes;
  readonly run: Run;
  /** Those that train beside it, from the same start on the same data. */
  readonly rivals: readonly Run[];
  /** Of the last fit: see answerOf. */
  readonly answer?: Answer | undefined;
  readonly bench: Bench;
  readonly sweep: Sweep;
  readonly verification: Verification;
  readonly kept: Kept;
  /** Which of its dialogs is open, and whether the keys act. */
  readonly guide: { readonly shown?: 'keys' | 'learn' | undefined; readonly shortcuts: boolean };
  /** Loads a newer version of the page; undefined while none has come, or nobody wants it. */
  readonly loadNewer?: (() => void) | undefined;
  /** Undefined where no lesson is given, or it is still on its way. */
  readonly taught?: Taught | undefined;
}

/** A step of a lesson, set up. */
export interface Taught {
  readonly lesson: LessonId;
  /** Among its steps, from 0 on. */
  readonly at: number;
  /** When the step before was done, where this one followed it; */
  readonly before: Past | undefined;
  /** when this one was set up, */
  readonly begun: Past;
  /** and when what it asks for had been done. */
  readonly done: Past | undefined;
}

/** What is remembered of a moment. */
export type Past = Pick<AppState, 'config' | 'run' | 'answer' | 'sweep'>;

/** The view that has the device, for which training and all others wait. */
export function holderOf({
  bench,
  sweep,
  verification,
}: AppState): 'benchmark' | 'sweep' | 'verify' | undefined {
  if (bench.phase === 'running') return 'benchmark';
  if (sweep.phase === 'running') return 'sweep';
  return verification.phase === 'running' ? 'verify' : undefined;
}

/** The parts of a run that are others. */
export function changed(config: FitConfig, before: FitConfig): ReadonlySet<Part> {
  const keys = CONFIG_KEYS.filter((key) => settingText(config, key) !== settingText(before, key));
  return new Set(keys.map((key) => SETTINGS[key].changes));
}

/** Whether what is set can be had by another run only: other data, another start, fewer epochs than are done. */
export function isPending({ config, own, run }: Pick<AppState, 'config' | 'own' | 'run'>): boolean {
  if (own !== run.own || config.epochs < run.epoch) return true;
  return [...changed(config, run.config)].some((part) => part !== 'rate' && part !== 'length');
}

/** Whether a run has begun and goes on, or would: then nobody ends it who did not mean to. */
export function isUnderWay({ phase, epoch }: Run): boolean {
  return epoch > 0 && (phase === 'running' || phase === 'paused' || phase === 'preparing');
}

/** Beside the run itself: as many as can be told apart. */
export const MOST_RIVALS = 3;

/** Whether it has gone as far as it can. */
export function isOver(run: Run): run is Run & { readonly phase: 'done' | 'diverged' } {
  return run.phase === 'done' || run.phase === 'diverged';
}

type Racers = Pick<AppState, 'run' | 'rivals'>;

/** The first that moves or could speaks for all: of several runs one may be over before another. */
const LEADS: readonly Phase[] = ['running', 'preparing', 'failed', 'paused', 'ready', 'done', 'diverged']; // prettier-ignore

/** The run and its rivals. */
export function runsOf({ run, rivals }: Racers): readonly Run[] {
  return [run, ...rivals];
}

/** The run whose state the transport shows. */
export function leadOf({ run, rivals }: Racers): Run {
  const rank = ({ phase }: Run): number => LEADS.indexOf(phase);
  return rivals.reduce((lead, rival) => (rank(rival) < rank(lead) ? rival : lead), run);
}

/** The run that has come the farthest. */
export function farthestOf({ run, rivals }: AppState): Run {
  return rivals.reduce((far, rival) => (rival.epoch > far.epoch ? rival : far), run);
}

/** The moment of the run that all pictures and numbers show: where it stands, unless somebody looks back, or tries another start. */
export function momentOf(
  run: Pick<Run, keyof Sample | 'tried' | 'looked' | 'history' | 'prepared'>,
): Sample {
  const { tried, looked, history, prepared } = run;
  const last =
    looked === undefined ? run : history.moments.findLast(({ epoch }) => epoch <= looked);
  const { epoch = 0, loss = NaN, parameters = [] } = last ?? {};
  if (tried === undefined && epoch > 0) return { epoch, loss, parameters };
  const { startLoss = NaN, problem } = prepared ?? {};
  return { epoch: 0, loss: startLoss, parameters: tried ?? problem?.start.parameters ?? [] };
}

export function emptyRun(config: FitConfig, own: OwnData | undefined): Run {
  return {
    phase: 'preparing',
    config,
    own,
    retuned: false,
    playing: false,
    epoch: 0,
    loss: NaN,
    parameters: [],
    gradient: [],
    history: new History(config.logEvery),
    elapsedMs: 0,
    computedMs: 0,
    stepsPerSecond: NaN,
    silent: false,
  };
}

export function initialState(
  config: FitConfig,
  preferences: Preferences,
  refused: readonly Refused[],
): AppState {
  return {
    preferences,
    draft: draftOf(config),
    faults: {},
    config,
    refused,
    loading: NOTHING_LOADING,
    editing: NOTHING_HELD,
    changes: NO_CHANGES,
    run: emptyRun(config, undefined),
    rivals: [],
    bench: EMPTY_BENCH,
    sweep: EMPTY_SWEEP,
    verification: NO_WORK,
    kept: EMPTY_KEPT,
    guide: { shortcuts: true },
  };
}
