/** A module for a model, a loss and an optimizer. */
import { lossOf } from '../core/losses/index.ts';
import { movementOf } from '../core/optimizers/movement.ts';
import { parameterCountOf } from '../core/models/model.ts';
import { MOST_WRITTEN_OUT } from '../core/models/network.ts';
import { LimitError } from '../core/errors.ts';
import type { Problem } from '../core/types.ts';
import { encode, type Function } from './encode.ts';
import { call, f64, i32, local, repeat, type Code } from './instructions.ts';
import { layoutOf, type Layout } from './layout.ts';
import { Operations } from './operations.ts';
import { sumFunction } from './sum.ts';
import { termsOf } from './terms.ts';
import { updateFunction } from './update.ts';

type Recipe = Pick<Problem, 'model' | 'loss' | 'optimizer'>;

export interface Exports {
  readonly memory: WebAssembly.Memory;
  /** Σ over so many points from an address on. */
  readonly sum: (address: number, points: number) => void;
  /** From the sums, times `scale`, by the numbers at an address. */
  readonly update: (numbers: number, scale: number) => void;
  /**
   * Steps, at least one, each over `points` of them from `address` on, which moves by `stride` after each, as the address
   * of the numbers does. @returns Σ of their losses
   */
  readonly steps: (
    count: number,
    address: number,
    stride: number,
    points: number,
    scale: number,
    numbers: number,
    numbersStride: number,
  ) => number;
}

/** What a kernel knows of its module besides the bytes. */
export interface Written {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** By which sums of derivatives are short. */
  readonly factor: number;
}

/** @throws LimitError for a model that is too large to be written out */
export function moduleOf(recipe: Recipe): Written {
  const parameters = parameterCountOf(recipe.model);
  if (parameters > MOST_WRITTEN_OUT) {
    throw new LimitError(
      `engine wasm writes out models of at most ${MOST_WRITTEN_OUT} parameters, and this one has ${parameters}: lower layers, or use engine webgpu or cpu`,
    );
  }
  const layout = layoutOf(recipe);
  const terms = termsOf(recipe.model, lossOf(recipe.loss).graph);
  const operations = new Operations();
  const sum = sumFunction(terms, layout, operations);
  const update = updateFunction(movementOf(recipe), layout, operations);
  const { functions, constants } = operations;
  const place = functions.length;
  const steps = stepsFunction(layout, place, place + 1);
  const bytes = encode({ functions: [...functions, sum, update, steps], data: constants.bytes });
  return { bytes, factor: terms.factor };
}

function stepsFunction({ loss }: Layout, sum: number, update: number): Function {
  const [count, address, stride, points, scale, numbers, numbersStride, total] = [
    0, 1, 2, 3, 4, 5, 6, 7,
  ];
  const get = local.get;
  const move = (place: number, by: Code): Code => local.set(place, i32.add(get(place), by));
  const step = [
    call(sum, get(address), get(points)),
    call(update, get(numbers), get(scale)),
    local.set(total, f64.add(get(total), f64.load(i32.constant(loss)))),
    move(address, get(stride)),
    move(numbers, get(numbersStride)),
    move(count, i32.constant(-1)),
  ];
  return {
    name: 'steps',
    parameters: ['i32', 'i32', 'i32', 'i32', 'f64', 'i32', 'i32'],
    results: ['f64'],
    locals: ['f64'],
    body: [repeat(step, get(count)), get(total)],
  };
}
