/** Many groups: in batches, begun by the fastest engine, and finished in f64 on all threads. */
import { criticalValue } from '../core/statistics/distributions.ts';
import type { Labelled } from '../csv/labels.ts';
import { engineForGroups } from '../run/fit/group-engine.ts';
import { groupTaskOf, type GroupTask } from '../run/fit/group-task.ts';
import {
  groupPieces,
  startsOf,
  type GroupPiece,
  type GroupState,
} from '../run/fit/group-pieces.ts';
import type { World } from './command.ts';
import type { Asked } from './fit-data.ts';
import type { FitRequest } from './fit-flags.ts';
import { failed, type GroupFit } from './group-fit.ts';

/** @throws AbortedError, ConfigError; DownhillError where the formula is a number nowhere */
export async function* inBatches(
  { data, formula, options }: Asked,
  { texts, places }: Labelled,
  { engine: asked, polish }: FitRequest,
  io: World,
): AsyncGenerator<readonly GroupFit[]> {
  const { clock, breathe, stop, makers, terminal, finishThreads: threads } = io;
  const effects = { clock, breathe, signal: stop.signal };
  const task = groupTaskOf(data, { places, count: texts.length }, formula, options);
  terminal.show(() => 'a few groups are searched for starts');
  const starts = await startsOf(task, effects);
  const engine = await engineForGroups(asked, makers, task, starts, clock);
  terminal.say(`fitted in batches ${engine === undefined ? 'in f64' : `by ${engine.info.engine} in f32, ${polish ? 'polished' : 'checked'} in f64`}`); // prettier-ignore
  try {
    for await (const piece of groupPieces(task, starts, { engine, polish, threads }, effects))
      yield fitsOf(task, piece, texts);
  } finally {
    engine?.destroy();
  }
}

/** What a person is told of a state, in the words of a fit of its own. */
const WARNINGS = {
  converged: [],
  'at-bound': ['at-bound'],
  singular: ['undetermined'],
  iterations: ['not-converged'],
  'not-finite': ['not-converged'],
  failed: [],
} as const satisfies Record<GroupState, readonly string[]>;

function fitsOf(task: GroupTask, piece: GroupPiece, texts: readonly string[]): GroupFit[] {
  const { graph, counts, failures } = task;
  const { parameters: names } = graph;
  const P = names.length;
  return Array.from(piece.states, (state, i): GroupFit => {
    const g = piece.first + i;
    const known = { group: texts[g] ?? '', rows: counts[g] ?? 0 };
    if (state === 'failed') return failed(known, failures.get(g) ?? '');
    const freedom = piece.degreesOfFreedom[i] ?? 0;
    const rss = piece.rss[i] ?? NaN;
    const fit = {
      rows: known.rows,
      status: state === 'converged' || state === 'at-bound' ? 'converged' : 'not-converged',
      reason: state,
      parameters: names.map((name, p) => ({
        name,
        value: piece.parameters[i * P + p] ?? NaN,
        standardError: piece.standardErrors[i * P + p] ?? NaN,
      })),
      rss,
      residualStandardDeviation: freedom > 0 ? Math.sqrt(rss / freedom) : NaN,
      degreesOfFreedom: freedom,
      iterations: piece.iterations[i] ?? 0,
      warnings: freedom > 0 ? WARNINGS[state] : [...WARNINGS[state], 'few-rows'],
    } as const;
    return { group: known.group, ...fit, object: () => withIntervals(task, fit) };
  });
}

type Told = Omit<GroupFit, 'group' | 'object'>;

/** As a fit of its own has them, as far as a batch knows. */
function withIntervals({ free, isAbsolute, level, recipe }: GroupTask, fit: Told): object {
  const critical = criticalValue(level, isAbsolute ? Infinity : fit.degreesOfFreedom);
  return {
    ...fit,
    parameters: fit.parameters.map((one, p) => {
      const fixed = !free.includes(p);
      const { least = NaN, most = NaN } = recipe.bounds?.[free.indexOf(p)] ?? {};
      const atBound = fit.reason === 'at-bound' && (one.value === least || one.value === most);
      const reach = fixed ? 0 : critical * one.standardError;
      return { ...one, low: one.value - reach, high: one.value + reach, atBound, fixed };
    }),
  };
}
