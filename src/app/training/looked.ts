import type { Sample } from '../../core/types.ts';
import type { Run } from '../state.ts';

/** The moment of the run that all pictures and numbers show: where it stands, unless somebody looks back, or tries another start. */
export function momentOf({
  tried,
  looked,
  history: { moments },
  prepared,
  epoch,
  loss,
  parameters,
}: Pick<Run, keyof Sample | 'tried' | 'looked' | 'history' | 'prepared'>): Sample {
  if (tried !== undefined) return { epoch: 0, loss: NaN, parameters: tried };
  if (looked === undefined) return { epoch, loss, parameters };
  const start = { epoch: 0, loss: NaN, parameters: prepared?.problem.start.parameters ?? [] };
  return moments.findLast((one) => one.epoch <= looked) ?? start;
}
