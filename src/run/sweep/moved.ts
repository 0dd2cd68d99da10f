/** What a run has of its own beside what is set up once for many: by what it moves, and from where. */
import { beginAt } from '../../core/problem.ts';
import { OPTIONS } from '../../core/settings/methods.ts';
import { refusing } from '../../core/settings/row.ts';
import type { SetUp } from '../../core/setup.ts';
import type { Problem } from '../../core/types.ts';
import type { AxisTarget } from './axes.ts';
import type { AxisValue, Cell } from './types.ts';

/** Whether all that follows from a setting has to be set up anew. */
export function isRoot(target: AxisTarget): boolean {
  return target.kind === 'setting' && target.key !== 'lr' && !isOption(target);
}

function isOption(target: AxisTarget): boolean {
  return target.kind === 'setting' && target.key in OPTIONS;
}

function isOfMethod(target: AxisTarget): boolean {
  return isOption(target) || target.kind === 'rates';
}

/** The values of some of the axes, as one text. */
export function keyBy(
  targets: readonly AxisTarget[],
  isMeant: (target: AxisTarget) => boolean,
): (values: readonly AxisValue[]) => string {
  const meant = [...targets.entries()].flatMap(([k, target]) => (isMeant(target) ? [k] : []));
  return (values) => meant.map((k) => values[k]).join('\n');
}

/** As much as is changed of a group. */
interface RateGroup {
  readonly lr?: number;
}

type Moved = Pick<Problem, 'optimizer' | 'loss' | 'schedule'>;

/** And what an optimizer keeps at the start: momentum above 0 keeps something. */
type MovedFrom = Moved & Pick<Problem['start'], 'slots'>;

/** Runs that are moved alike share what moves them: by that kernels know them. */
export function cellsFrom(
  targets: readonly AxisTarget[],
): (root: SetUp, values: readonly AxisValue[]) => Cell {
  const known = new Map<SetUp, Map<string, MovedFrom>>();
  const keyOf = keyBy(targets, isOfMethod);
  const areSame = !targets.some(isOfMethod);
  const keepAlike = !targets.some(isOption);
  const at = targets.findIndex((target) => target.kind === 'setting' && target.key === 'lr');
  const movedAt = (root: SetUp, values: readonly AxisValue[]): MovedFrom => {
    const ofRoot = known.get(root) ?? new Map<string, MovedFrom>();
    known.set(root, ofRoot);
    const key = keyOf(values);
    const before = ofRoot.get(key);
    if (before !== undefined) return before;
    const { problem } = root;
    const { optimizer, loss, schedule } = areSame ? problem : movedOf(root, targets, values);
    const { slots } = keepAlike ? problem.start : beginAt(optimizer, problem.start.parameters);
    const moved = { optimizer, loss, schedule, slots };
    ofRoot.set(key, moved);
    return moved;
  };
  return (root, values) => {
    const { problem, units } = root;
    const { slots, ...moved } = movedAt(root, values);
    const start = { ...problem.start, parameters: startOf(root, targets, values), slots };
    const learningRate = at < 0 ? problem.learningRate : Number(values[at]);
    return { problem: { ...problem, ...moved, learningRate, start }, units };
  };
}

/** θ at the start. [P] */
function startOf(
  { problem, units, parameterNames }: SetUp,
  targets: readonly AxisTarget[],
  values: readonly AxisValue[],
): readonly number[] {
  const { parameters } = problem.start;
  if (!targets.some(({ kind }) => kind === 'start')) return parameters;
  const moved = [...parameters];
  for (const [k, target] of targets.entries()) {
    if (target.kind !== 'start') continue;
    const value = Number(values[k]);
    // As `train` takes it.
    moved[parameterNames.indexOf(target.parameter)] = units === undefined ? Math.fround(value) : value; // prettier-ignore
  }
  return moved;
}

/** What moves a run: its options in the place of those of the run that was set up. */
function movedOf(
  { problem, config }: SetUp,
  targets: readonly AxisTarget[],
  values: readonly AxisValue[],
): Moved {
  const changed: Record<keyof Moved, Record<string, unknown>> = { optimizer: {}, loss: {}, schedule: {} }; // prettier-ignore
  const groups: RateGroup[] = [...(problem.optimizer.groups ?? [])];
  // What is fixed is the first.
  const ahead = config.fixed.length > 0 ? 1 : 0;
  for (const [k, target] of targets.entries()) {
    if (target.kind === 'rates') {
      const g = ahead + config.rates.findIndex((one) => one.startsWith(`${target.parameter}=`));
      const group = groups[g];
      if (group !== undefined) groups[g] = { ...group, lr: Number(values[k]) };
    }
    if (target.kind !== 'setting' || !(target.key in OPTIONS)) continue;
    const { option, belongsTo, read } = OPTIONS[target.key as keyof typeof OPTIONS];
    const [part] = Object.keys(belongsTo);
    changed[part as keyof Moved][option] = read(values[k], refusing(target.key, values[k]));
  }
  if (targets.some(({ kind }) => kind === 'rates')) changed.optimizer['groups'] = groups;
  // What no axis changes stays the same object: by that it is known that all runs have one loss.
  const moved = Object.entries(changed).map(([part, own]) => {
    const before = problem[part as keyof Moved];
    return [part, Object.keys(own).length === 0 ? before : { ...before, ...own }] as const;
  });
  return Object.fromEntries(moved) as unknown as Moved;
}
