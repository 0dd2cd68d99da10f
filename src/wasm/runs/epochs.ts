/** Epochs of some runs, four after four: each has all of them while what belongs to it is near. */
import type { Function } from '../encode.ts';
import { call, f32x4, f64, f64x2, halves, i32, local, repeat, v128, type Code } from '../instructions.ts'; // prettier-ignore
import { VECTOR_BYTES } from '../layout.ts';
import { Locals } from '../locals.ts';
import type { Operations } from '../operations.ts';
import { LANES, type RunsLayout } from './layout.ts';
import { tallied } from './tallied.ts';

/** Steps of so many points each, by the function at a place. */
export interface EpochPart {
  readonly step: number;
  readonly count: number;
  readonly points: number;
}

const [FIRST, END, POINTS, STRIDE, NUMBERS, SCRATCH, EPOCHS, EPOCH, RECENT_FROM] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8,
] as const;

export interface RunsExports {
  /**
   * Epochs of the runs whose states lie from `first` to `end`, at least one of each.
   * @param stride from the points of four runs to those of the next
   * @param epoch that are done
   * @param recentFrom the first epoch of the last ones of all
   */
  readonly epochs: (
    first: number,
    end: number,
    points: number,
    stride: number,
    numbers: number,
    scratch: number,
    epochs: number,
    epoch: number,
    recentFrom: number,
  ) => void;
}

/** @param isFull whether all points are looked at in each step: then they do not move on */
export function epochsFunction(
  layout: RunsLayout,
  parts: readonly EpochPart[],
  isFull: boolean,
  operations: Operations,
): Function {
  const { quad, scratch, scalars, isSteady, pointBytes } = layout;
  const locals = new Locals(9);
  const [at, left, steps, epoch] = [0, 1, 2, 3].map(() => locals.next('i32')) as [number, number, number, number]; // prettier-ignore
  const total = [locals.next('v128'), locals.next('v128')] as const;
  const ofKinds = Array.from({ length: LANES }, () => locals.next('i32'));
  const own = local.get(SCRATCH);
  const numbers = isSteady
    ? i32.add(local.get(FIRST), i32.constant(quad.numbers))
    : i32.add(own, i32.constant(scratch.numbers));

  const fed = isSteady
    ? []
    : [
        Array.from({ length: scalars }, (_, i) => {
          const [first = 0, ...others] = ofKinds;
          const gathered = others.reduce<Code>(
            (vector, kind, lane) => v128.loadLane(local.get(kind), vector, lane + 1, 4 * i),
            v128.loadSplat(local.get(first), 4 * i),
          );
          return v128.store(own, gathered, scratch.numbers + VECTOR_BYTES * i);
        }),
        ofKinds.map((kind) => advance(kind, 4 * scalars)),
      ];
  const stepsOf = ({ step, count, points }: EpochPart): Code => {
    const body = [
      fed,
      call(step, local.get(FIRST), local.get(at), numbers, own),
      total.map((to, half) => local.set(to, f64x2.add(local.get(to), v128.load(own, scratch.loss + VECTOR_BYTES * half)))), // prettier-ignore
      isFull ? [] : advance(at, points * pointBytes),
      advance(steps, -1),
    ];
    return count === 1 ? body : [local.set(steps, i32.constant(count)), repeat(body, local.get(steps))]; // prettier-ignore
  };
  const n = parts.reduce((sum, { count, points }) => sum + count * points, 0);
  const body: Code[] = [
    total.map((to) => local.set(to, v128.floats(0))),
    parts.map(stepsOf),
    local.set(epoch, i32.add(local.get(epoch), i32.constant(1))),
  ];
  const all = f64x2.splat(f64.constant(n));
  const [low, high] = total.map((sum) => f32x4.demote(f64x2.divide(local.get(sum), all)));
  const losses = locals.keep(body, halves.lower(low ?? [], high ?? []));
  body.push(tallied({ quad, operations, locals, at: FIRST, epoch, recentFrom: RECENT_FROM }, losses)); // prettier-ignore
  body.push(advance(left, -1));
  const ofQuad = [
    local.set(at, local.get(POINTS)),
    isSteady ? [] : ofKinds.map((kind, lane) => local.set(kind, i32.add(local.get(NUMBERS), i32.load(local.get(FIRST), quad.numbers + 4 * lane)))), // prettier-ignore
    local.set(epoch, local.get(EPOCH)),
    local.set(left, local.get(EPOCHS)),
    repeat(body, local.get(left)),
    advance(FIRST, quad.bytes),
    local.set(POINTS, i32.add(local.get(POINTS), local.get(STRIDE))),
  ];
  return {
    name: 'epochs',
    parameters: Array.from({ length: 9 }, () => 'i32' as const),
    results: [],
    locals: locals.types,
    body: repeat(ofQuad, i32.below(local.get(FIRST), local.get(END))),
  };
}

function advance(place: number, by: number): Code {
  return local.set(place, i32.add(local.get(place), i32.constant(by)));
}
