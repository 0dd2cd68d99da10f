/** A step over one point: there are no sums, and what moves a parameter looks at its derivative itself. */
import type { Function } from '../encode.ts';
import { f32x4, v128, type Code } from '../instructions.ts';
import { VECTOR_BYTES } from '../layout.ts';
import { Locals } from '../locals.ts';
import { writeGraph } from '../writing.ts';
import { moved } from './move.ts';
import { leafAt, STEP, stepOf, storedWide, widened, type StepParts } from './step.ts';

const ZERO = v128.floats(0);

export function singleStep(parts: StepParts): Function {
  const { terms, layout, operations } = parts;
  const locals = new Locals(4);
  const code: Code[] = [];
  const leaf = { ...leafAt(layout, STEP.points, 0), inPlace: true };
  const used = [terms.loss, ...terms.slopes.filter((id) => id !== undefined)];
  const [loss = ZERO, ...slopes] = writeGraph({ code, operations, locals, inlines: true }, terms.nodes, used, leaf); // prettier-ignore
  // As a sum that begins at 0: −0 becomes 0.
  const summed = (value: Code): Code => f32x4.add(value, ZERO);
  code.push(
    storedWide(STEP.scratch, layout.scratch.loss, widened(locals.keep(code, summed(loss)))),
  );
  // A power of two: f32 are as exact as the single run's f64.
  const factor = operations.constants.float(terms.factor);
  let next = 0;
  for (const [p, id] of terms.slopes.entries()) {
    const slope = id === undefined ? ZERO : summed(slopes[next++] ?? []);
    const gradient = locals.keep(code, terms.factor === 1 ? slope : f32x4.multiply(slope, factor));
    code.push(moved(parts, locals, p, gradient, { at: STEP.quad, offset: VECTOR_BYTES * p }));
  }
  return stepOf(code, locals.types);
}
