/** Asks for the answer, and sets gradient descent on its way there; fetched with the first press of Fit. */
import { noWayBack } from '../../core/data/fits.ts';
import { inputsOf } from '../../core/data/inputs.ts';
import { rowsOfOwn } from '../../core/data/slice.ts';
import { unitOf } from '../../core/data/unit.ts';
import { lineInOwnUnits } from '../../core/data/units.ts';
import { AbortedError, asError } from '../../core/errors.ts';
import { formulaText } from '../../core/formula/written.ts';
import { isNetwork } from '../../core/models/model.ts';
import { boundsOf } from '../../core/settings/bounds.ts';
import { SETTINGS } from '../../core/settings/index.ts';
import { descentTo } from '../../run/fit/descent.ts';
import type { App } from '../app-context.ts';
import { padded } from '../../core/text/marks.ts';
import { columnsOf } from '../format/columns.ts';
import { shortNames } from '../format/parameter-names.ts';
import { trainedOf } from '../landscape/plane.ts';
import { isPending, type AppState } from '../state.ts';
import { answerOf, valuesOf, whatIsFitted } from './answer-of.ts';
import type { Answer, Compared } from '../state/answer.ts';
import { fixedIn, type Prepared } from '../training/made.ts';
import { Caller } from '../workers/call.ts';
import type { FitRequest, FitSkills } from './fit-worker.ts';

type Needs = Pick<App, 'store' | 'settings' | 'training' | 'clock'>;

/** Nobody wants to see for less than this that it is under way. */
const SLOW_MS = 200;
/** So far the curve goes on beside the data: a share of their width. */
const BEYOND = 0.02;
/** Of more rows an even selection says where to set out. */
const MOST_ROWS = 1000;
/** The method of which is known where it goes. */
const PLAIN = { optimizer: 'sgd', momentum: '0', schedule: 'constant', batch: 'full' } as const;

let worker: Caller<FitSkills> | undefined;
/** Fits that are under way. */
let fitting = 0;

function caller(): Caller<FitSkills> {
  if (worker !== undefined) return worker;
  const made = new Worker(new URL('./fit-worker.ts', import.meta.url), { type: 'module' });
  // The next is asked for once more: meanwhile the network may be back.
  made.addEventListener('error', () => (worker = undefined));
  return (worker = new Caller<FitSkills>(made, 'what fits'));
}

/** The next fit need not wait for a Worker to start. */
export function warm(): void {
  caller();
}

/** What is typed is fitted, be it that a run of something else has to end for it. */
export async function fit({ store, settings, training, clock }: Needs): Promise<void> {
  const begin = clock();
  await settings.taken();
  if (Object.keys(store.get().faults).length > 0) {
    store.set({ heldUpBy: store.get().faults });
    return;
  }
  // Of two that are asked for the later is wanted.
  giveUp();
  training.pause();
  if (isPending(store.get())) training.reset();
  const { prepared, config, own } = await settled(store);
  if (prepared === undefined) return;
  const of = whatIsFitted(store.get());
  const say = (answer: Omit<Answer, 'of'>): void => {
    // Meanwhile the page may have gone on to something else.
    if (whatIsFitted(store.get()) === of) store.set({ answer: { ...answer, of } });
  };
  let share = 0;
  const asked = clock();
  const sayBusy = (): void => say({ phase: 'busy', share });
  const slow = setTimeout(sayBusy, SLOW_MS);
  const hear = (news: number): void => {
    share = news;
    if (clock() - asked > SLOW_MS) sayBusy();
  };
  try {
    fitting++;
    const found = await caller().ask('fit', requestOf(prepared, { config, own }), { hear });
    say({ phase: 'done', found, elapsedMs: clock() - begin });
  } catch (error) {
    if (!(error instanceof AbortedError)) say({ phase: 'failed', failure: asError(error) });
  } finally {
    fitting--;
    clearTimeout(slow);
  }
}

/** Beside what stands there; an empty text takes the other away. */
export async function compare({ store }: Pick<Needs, 'store'>, other: string): Promise<void> {
  const { run } = store.get();
  const found = answerOf(store.get())?.found;
  if (found === undefined || run.prepared === undefined) return;
  giveUp();
  const say = (compared?: Omit<Compared, 'formula'>): void => {
    const { answer } = store.get();
    if (answer?.found !== found) return;
    store.set({ answer: { ...answer, compared: compared && { ...compared, formula: other } } });
  };
  if (other === '') {
    say();
    return;
  }
  say({});
  const { rss, residualStandardDeviation, degreesOfFreedom, aic, aicc, rows, status, absoluteSigma } = found; // prettier-ignore
  const answer = { rss, residualStandardDeviation, degreesOfFreedom, aic, aicc, rows, status, absoluteSigma }; // prettier-ignore
  try {
    fitting++;
    const request = requestOf(run.prepared, run);
    say({ comparison: await caller().ask('compare', { request, answer, other }) });
  } catch (error) {
    if (!(error instanceof AbortedError)) say({ failure: asError(error) });
  } finally {
    fitting--;
  }
}

/** The fit that takes too long is given up, at once; the next finds a Worker that has started. */
export function stop({ store }: Pick<Needs, 'store'>): void {
  giveUp();
  warm();
  store.set({ answer: undefined });
}

function giveUp(): void {
  if (fitting === 0) return;
  worker?.end(new AbortedError('stopped'));
  worker = undefined;
}

/** The run that is there, once its data are. */
function settled(store: Needs['store']): Promise<AppState['run']> {
  return new Promise((resolve) => {
    const isSettled = ({ prepared, failure }: AppState['run']): boolean => (prepared ?? failure) !== undefined; // prettier-ignore
    if (isSettled(store.get().run)) {
      resolve(store.get().run);
      return;
    }
    const leave = store.follow(() => {
      if (!isSettled(store.get().run)) return;
      leave();
      resolve(store.get().run);
    });
  });
}

function requestOf(
  prepared: Prepared,
  { config, own: whole }: Pick<AppState['run'], 'config' | 'own'>,
): FitRequest {
  const own = whole && rowsOfOwn(whole, config.rows);
  const { problem, parameterNames, axes, formula = '' } = prepared;
  const {
    model,
    data,
    start: { parameters },
  } = problem;
  const columns =
    own === undefined ? inputsOf(data) : [own.x, ...(own.others ?? []).map(({ values }) => values)];
  const called = isNetwork(model) ? [] : model.inputs;
  const names = shortNames(parameterNames);
  const fixed = fixedIn(problem);
  const valuesOf = (places: readonly number[]): Readonly<Record<string, number>> =>
    Object.fromEntries(places.map((p) => [names[p] ?? '', parameters[p] ?? NaN]));
  const isSaid = config.start !== 'drawn';
  // One that is no parameter keeps its name, by which it is refused.
  const bounds = [...boundsOf(config.bounds)].map(([name, { least, most }]) => [names[parameterNames.indexOf(name)] ?? name, [least, most] as const]); // prettier-ignore
  const units = [axes.x, ...axes.more].flatMap(({ name, quantity }, d) => {
    const unit = unitOf(name, quantity);
    return unit === undefined || called[d] === undefined ? [] : [[called[d], unit] as const];
  });
  return {
    inputs: Object.fromEntries(columns.map((values, d) => [called[d] ?? '', values])),
    target: { name: axes.y.name, values: own?.y ?? data.y, unit: unitOf(axes.y.name, axes.y.quantity) }, // prettier-ignore
    // What PyTorch calls weight is no letter of the formula.
    formula:
      config.model === 'linear' && !isNetwork(model)
        ? formulaText({ ...model, parameters: names })
        : formula,
    options: {
      loss: config.loss as 'mse' | 'l1' | 'huber',
      ...(config.loss === 'huber' && { huberDelta: config.huberDelta }),
      fixed: valuesOf(fixed),
      bounds: Object.fromEntries(bounds) as Record<string, readonly [number, number]>,
      units: Object.fromEntries(units),
      start: valuesOf(isSaid ? [...parameters.keys()].filter((p) => !fixed.includes(p)) : []),
    },
    along: padded(...columnsOf(prepared).extents.x, BEYOND),
  };
}

/** @returns whether there is a rate that can be set and leads there */
export async function descend({ store, settings, training }: Needs): Promise<boolean> {
  const { own, run } = store.get();
  const found = answerOf(store.get())?.found;
  const before = run.prepared?.problem;
  if (found === undefined || before === undefined) return false;
  const isLeft = own === undefined || own.standardise || noWayBack(own, before) !== undefined;
  if (isLeft) settings.commit(PLAIN);
  else settings.useData({ ...own, standardise: true }, { ...PLAIN, rows: run.config.rows });
  if (isPending(store.get())) training.reset();
  const { prepared } = await settled(store);
  if (prepared === undefined) return false;
  const { problem, units, reading } = prepared;
  const { data } = problem;
  const every = Math.ceil(data.y.length / MOST_ROWS);
  const rows = Array.from({ length: Math.ceil(data.y.length / every) }, (_, i) => i * every);
  const minimum = trainedOf(valuesOf(found), units);
  const fixed = fixedIn(problem);
  const free = [...minimum.keys()].filter((p) => !fixed.includes(p));
  const way = descentTo(minimum, free, {
    ...reading,
    rows: rows.map((row) => inputsOf(data).map((column) => column[row] ?? NaN)),
    target: rows.map((row) => data.y[row] ?? NaN),
  });
  if (way === undefined || way.rate < SETTINGS.lr.least || way.rate > SETTINGS.lr.most)
    return false;
  const start = units === undefined ? way.start : lineInOwnUnits(units, way.start);
  const [lr, epochs] = [String(way.rate), String(way.steps)];
  settings.commit({ start: start.join(), lr, epochs, logEvery: '1' });
  settings.prefer({ speed: 'calm' });
  training.play();
  return true;
}
