/** The tallies of four runs, as core/runs/tally.ts has those of one. */
import { LEAST_RATIO, MOST_RATIO } from '../../core/runs/types.ts';
import { f32x4, i32, i32x4, local, v128, when, type Code } from '../instructions.ts';
import type { Locals } from '../locals.ts';
import type { Operations } from '../operations.ts';
import type { QuadLayout, Tallied } from './layout.ts';

export interface TallyParts {
  readonly quad: QuadLayout;
  readonly operations: Operations;
  readonly locals: Locals;
  /** Locals: the address of the state, the epoch from 1 on, and the first of those that are summed by themselves. */
  readonly at: number;
  readonly epoch: number;
  readonly recentFrom: number;
}

/** Takes the losses of an epoch into account. @param losses a local */
export function tallied(
  { quad, operations, locals, at, epoch, recentFrom }: TallyParts,
  losses: Code,
): Code {
  const { constants } = operations;
  const code: Code[] = [];
  const get = (name: Tallied): Code => v128.load(local.get(at), quad.tallies[name]);
  const put = (name: Tallied, value: Code): void => {
    code.push(v128.store(local.get(at), value, quad.tallies[name]));
  };
  const isFirst = i32.equal(local.get(epoch), i32.constant(1));
  code.push(when(isFirst, v128.store(local.get(at), losses, quad.tallies.first)));
  put('last', losses);
  const now = locals.keep(code, i32x4.splat(local.get(epoch)));
  const size = v128.and(losses, constants.word(0x7fffffff));
  const isFinite = locals.keep(code, f32x4.below(size, constants.float(Infinity)));
  const isBest = locals.keep(code, v128.and(isFinite, f32x4.below(losses, get('best'))));
  put('best', v128.select(losses, get('best'), isBest));
  put('bestEpoch', v128.select(now, get('bestEpoch'), isBest));
  const once = (name: Tallied, is: Code): void => {
    const before = locals.keep(code, get(name));
    // Where there is none, all bits of it are 0.
    const isNew = v128.and(i32x4.equal(before, constants.word(0)), is);
    put(name, v128.or(before, v128.and(now, isNew)));
  };
  once('reachedEpoch', f32x4.atMost(losses, v128.load(local.get(at), quad.target)));
  once('divergedEpoch', v128.andNot(constants.word(-1), isFinite));
  const most = constants.float(MOST_RATIO);
  const ratio = locals.keep(code, f32x4.divide(losses, get('first')));
  const v = locals.keep(
    code,
    v128.select(ratio, most, v128.and(isFinite, f32x4.atMost(ratio, most))),
  );
  put('sum', f32x4.add(get('sum'), v));
  const inverse = f32x4.divide(constants.float(1), f32x4.max(v, constants.float(LEAST_RATIO)));
  put('inverseSum', f32x4.add(get('inverseSum'), inverse));
  const recent = f32x4.add(get('recentSum'), v);
  const isRecent = i32.atLeast(local.get(epoch), local.get(recentFrom));
  code.push(when(isRecent, v128.store(local.get(at), recent, quad.tallies.recentSum)));
  return code;
}
