/** A module that trains runs of one shape, four at a time. */
import { LimitError } from '../../core/errors.ts';
import { parameterCountOf } from '../../core/models/model.ts';
import { MOST_WRITTEN_OUT } from '../../core/models/network.ts';
import type { RunsRecipe } from '../../core/runs/recipe.ts';
import type { Problem } from '../../core/types.ts';
import { encode, type Function } from '../encode.ts';
import { Operations } from '../operations.ts';
import { termsOf } from '../terms.ts';
import { epochsFunction, type EpochPart } from './epochs.ts';
import { heldStep, MOST_HELD } from './held.ts';
import { runsLayout, type RunsLayout } from './layout.ts';
import { singleStep } from './single.ts';
import type { StepParts } from './step.ts';
import { storedStep } from './stored.ts';

export interface WrittenRuns {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly layout: RunsLayout;
  /** Of an epoch of four runs, about: points by the nodes of their graph. */
  readonly work: number;
}

/**
 * @param shared whether threads share the memory
 * @throws LimitError for a model that is too large to be written out
 */
export function runsModule(recipe: RunsRecipe, shared: boolean): WrittenRuns {
  const { of, loss, movement } = recipe;
  const P = parameterCountOf(of.model);
  if (P > MOST_WRITTEN_OUT) {
    throw new LimitError(
      `many runs on wasm are of models of at most ${MOST_WRITTEN_OUT} parameters, and this one has ${P}: lower layers, or use engine webgpu or cpu`,
    );
  }
  const layout = runsLayout(recipe);
  const terms = termsOf(of.model, loss);
  const sizes = sizesOf(of);
  const write = (operations: Operations, before: number) => {
    const parts: StepParts = { terms, movement, layout, operations };
    const steps = sizes.map(({ points }) => stepFunction(parts, points));
    const epochs = epochsFunction(
      layout,
      sizes.map(({ count, points }, i): EpochPart => ({ count, points, step: before + i })),
      of.batch === 'full',
      operations,
    );
    return [...steps, epochs];
  };
  // Those that are called come first, and each may bring more of them: so it is written twice, until nothing is new.
  const operations = new Operations();
  write(operations, 0);
  const functions: readonly Function[] = write(operations, operations.functions.length);
  const bytes = encode({
    functions: [...operations.functions, ...functions],
    data: operations.constants.bytes,
    given: { shared },
  });
  return { bytes, layout, work: of.data.y.length * terms.nodes.length };
}

function stepFunction(parts: StepParts, points: number): Function {
  if (points === 1) return singleStep(parts);
  const sums = 1 + parts.terms.slopes.filter((id) => id !== undefined).length;
  return sums <= MOST_HELD ? heldStep(parts, points) : storedStep(parts, points);
}

/** The steps of an epoch: those of whole batches, and the last where it is smaller. */
function sizesOf({ data, batch }: Problem): readonly { count: number; points: number }[] {
  const n = data.y.length;
  const size = batch === 'full' ? n : Math.min(batch, n);
  const last = n % size;
  return [
    { count: Math.floor(n / size), points: size },
    ...(last > 0 ? [{ count: 1, points: last }] : []),
  ];
}
