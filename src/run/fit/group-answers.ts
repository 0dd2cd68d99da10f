/** The answers of many groups as a program takes them: typed arrays, a group after another. */
import { ConfigError, GpuUnavailableError } from '../../core/errors.ts';
import { BOOLEAN, checkGiven, checkOne, having, optional } from '../../core/input/given.ts';
import type { Engine } from '../../core/types.ts';
import type { FitData } from './columns.ts';
import type { FitEffects } from './fit.ts';
import { groupPieces, startsOf, type GroupPiece, type GroupState } from './group-pieces.ts';
import { engineForGroups } from './group-engine.ts';
import { groupTaskOf } from './group-task.ts';
import { inGroups } from './in-groups.ts';
import type { FitOptions } from './options.ts';

/** What many fits may be asked for: what batches do, all of it for every group. */
export interface GroupOptions extends Omit<
  FitOptions,
  'loss' | 'huberDelta' | 'profile' | 'level'
> {
  /** f64 goes on with each group until no step brings more. */
  readonly polish?: boolean | undefined;
  /** Who begins; where nothing is said, f64 alone for what is linear in its parameters, else WebAssembly where there is one. */
  readonly engine?: Engine | undefined;
}

export interface GroupAnswers<Key> extends Omit<GroupPiece, 'first'> {
  /** Of the parameters. [P] */
  readonly names: readonly string[];
  /** In the order in which each comes first. [R] */
  readonly keys: readonly Key[];
  /** Rows of each group that count. [R] */
  readonly rows: Uint32Array;
  /** Why a group has failed, by its place. */
  readonly failures: ReadonlyMap<number, string>;
}

/** @throws ConfigError, AbortedError; DownhillError where the formula is a number nowhere */
export async function answersOf<Key>(
  data: FitData,
  group: ArrayLike<Key>,
  formula: string,
  { polish = false, engine: given, ...options }: GroupOptions,
  wasm: () => Promise<Engine>,
  effects: FitEffects,
): Promise<GroupAnswers<Key>> {
  checkGiven('an option of fitGroups', { polish, engine: given }, { polish: BOOLEAN, engine: optional(having('an engine')) }); // prettier-ignore
  checkOne('group', group, having('a list with the group of each row'));
  for (const [name, { length }] of Object.entries(data))
    if (length !== group.length) throw new ConfigError('group', `group has ${group.length} rows, and ${name} ${length}: give each row its group`); // prettier-ignore
  const { keys, places } = inGroups(group);
  const task = groupTaskOf(data, { places, count: keys.length }, formula, options);
  const starts = await startsOf(task, effects);
  const webgpu = (): Promise<Engine> => Promise.reject(new GpuUnavailableError('no-adapter', 'no device was given')); // prettier-ignore
  const own = given === undefined ? await engineForGroups('auto', { wasm, webgpu }, task, starts, effects.clock) : undefined; // prettier-ignore
  const [R, P] = [keys.length, task.graph.parameters.length];
  const all = {
    names: task.graph.parameters,
    keys,
    rows: task.counts,
    failures: task.failures,
    count: R,
    parameters: new Float64Array(R * P),
    standardErrors: new Float64Array(R * P),
    rss: new Float64Array(R),
    degreesOfFreedom: new Uint32Array(R),
    iterations: new Uint32Array(R),
    states: new Array<GroupState>(R).fill('failed'),
  };
  try {
    for await (const piece of groupPieces(
      task,
      starts,
      { engine: given ?? own, polish },
      effects,
    )) {
      const { first, states } = piece;
      all.parameters.set(piece.parameters, first * P);
      all.standardErrors.set(piece.standardErrors, first * P);
      all.rss.set(piece.rss, first);
      all.degreesOfFreedom.set(piece.degreesOfFreedom, first);
      all.iterations.set(piece.iterations, first);
      for (const [i, state] of states.entries()) all.states[first + i] = state;
    }
  } finally {
    own?.destroy();
  }
  return all;
}
