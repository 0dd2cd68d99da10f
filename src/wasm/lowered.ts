/** Steps as WebAssembly does them in fewer instructions, of the same bits: a choice is three, where nothing is known of it. */
import type { Operator, Place, Step, Steps } from '../core/functions/steps.ts';

export type Instructed = Operator | 'secondIfBelow' | 'secondIfAbove' | 'andNot';

export type LoweredStep =
  | Step
  | {
      readonly op: Exclude<Instructed, Operator>;
      readonly operands: readonly Place[];
    };

export interface Lowered extends Pick<Steps, 'arity' | 'result'> {
  readonly steps: readonly LoweredStep[];
}

export function lowered({ arity, steps, result }: Steps): Lowered {
  const stepAt = (place: Place): Step | undefined => steps[place - arity];
  const isZero = (place: Place): boolean => {
    const step = stepAt(place);
    return step?.op === 'constant' && Object.is(step.value, 0);
  };
  return pruned({ arity, steps: steps.map((step) => (step.op === 'select' ? chosen(step) : step)), result }); // prettier-ignore

  function chosen(step: Step): LoweredStep {
    const [no = NaN, yes = NaN, when = NaN] = step.operands;
    const compared = stepAt(when);
    if (compared?.op === 'less') {
      const [a, b] = compared.operands;
      if (no === a && yes === b) return { op: 'secondIfAbove', operands: [no, yes] };
      if (no === b && yes === a) return { op: 'secondIfBelow', operands: [no, yes] };
    }
    if (isZero(no)) return { op: 'and', operands: [yes, when] };
    return isZero(yes) ? { op: 'andNot', operands: [no, when] } : step;
  }
}

/** Without those that nobody looks at any more. */
function pruned({ arity, steps, result }: Lowered): Lowered {
  const used = new Set([result]);
  // Operands stand before what is made of them.
  for (const [i, { operands }] of [...steps.entries()].reverse())
    if (used.has(arity + i)) for (const place of operands) used.add(place);
  const kept = steps.flatMap((_, i) => (used.has(arity + i) ? [arity + i] : []));
  const moved = new Map(kept.map((place, i) => [place, arity + i]));
  const to = (place: Place): Place => moved.get(place) ?? place;
  return {
    arity,
    result: to(result),
    steps: steps.flatMap((step, i) => (used.has(arity + i) ? [{ ...step, operands: step.operands.map(to) }] : [])), // prettier-ignore
  };
}
