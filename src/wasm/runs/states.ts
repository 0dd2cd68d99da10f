/** The states of many runs as they lie in memory: where they begin, and what has become of them. */
import type { RunsRecipe } from '../../core/runs/recipe.ts';
import { emptyTallies } from '../../core/runs/tally.ts';
import type { Tallies, TallyColumn } from '../../core/runs/types.ts';
import type { Problem } from '../../core/types.ts';
import { LANES, TALLIED, type Tallied } from './layout.ts';
import type { RunsPlace } from './place.ts';

const float32 = (length: number): Float32Array => new Float32Array(length);

export class States {
  readonly #floats: Float32Array;
  readonly #words: Uint32Array;
  readonly #place: RunsPlace;
  readonly #runs: number;

  constructor(memory: WebAssembly.Memory, place: RunsPlace, runs: number) {
    this.#floats = new Float32Array(memory.buffer);
    this.#words = new Uint32Array(memory.buffer);
    this.#place = place;
    this.#runs = runs;
  }

  /** @param numbersStride bytes from the numbers of a kind to those of the next */
  begin(
    problems: readonly Problem[],
    recipe: RunsRecipe,
    targets: ArrayLike<number>,
    numbersStride: number,
  ): void {
    const { layout, quadCount } = this.#place;
    const { quad, parameters: P } = layout;
    const steady = recipe.isSteady ? recipe.kinds.map((kind) => kind.numbersAt(0, 1)) : [];
    for (let run = 0; run < LANES * quadCount; run++) {
      // The last stands for what is none.
      const of = Math.min(run, this.#runs - 1);
      const { start } = problems[of] ?? recipe.of;
      for (let p = 0; p < P; p++) this.#put(run, quad.theta, p, start.parameters[p] ?? NaN);
      for (const [s, value] of start.slots.entries()) this.#put(run, quad.theta, P + s, value);
      const kind = recipe.kindOf[of] ?? 0;
      for (const [i, number] of (steady[kind] ?? []).entries())
        this.#put(run, quad.numbers, i, number);
      if (!recipe.isSteady) this.#words[this.#at(run, quad.numbers)] = kind * numbersStride;
      for (const [i, number] of (recipe.lossNumbers[of] ?? []).entries()) this.#put(run, quad.lossNumbers, i, number); // prettier-ignore
      this.#put(run, quad.tallies.best, 0, Infinity);
      this.#put(run, quad.target, 0, floorOf(targets[of] ?? -Infinity));
    }
  }

  /** @param epoch that are done */
  tallies(epoch: number): Tallies {
    const { tallies: offsets } = this.#place.layout.quad;
    const tallies = emptyTallies(this.#runs, float32);
    for (const name of TALLIED) this.#read(tallies[name], offsets[name]);
    return { ...tallies, epoch };
  }

  /** [R][P] */
  parameters(): TallyColumn {
    const { quad, parameters: P } = this.#place.layout;
    const theta = float32(this.#runs * P);
    for (let run = 0; run < this.#runs; run++) {
      const from = this.#at(run, quad.theta);
      for (let p = 0; p < P; p++) theta[run * P + p] = this.#floats[from + LANES * p] ?? NaN;
    }
    return theta;
  }

  #read(to: Tallies[Tallied], offset: number): void {
    const from = to instanceof Uint32Array ? this.#words : this.#floats;
    for (let run = 0; run < this.#runs; run++) to[run] = from[this.#at(run, offset)] ?? NaN;
  }

  #put(run: number, offset: number, index: number, value: number): void {
    this.#floats[this.#at(run, offset) + LANES * index] = value;
  }

  /** In words of four bytes. */
  #at(run: number, offset: number): number {
    const { quads, layout } = this.#place;
    const quad = quads + Math.floor(run / LANES) * layout.quad.bytes;
    return (quad + offset) / 4 + (run % LANES);
  }
}

/** The greatest f32 that is not above: what an f32 is at most, it is at most this. */
function floorOf(value: number): number {
  const near = Math.fround(value);
  return near > value ? below(near) : near;
}

const float = new Float32Array(1);
const word = new Int32Array(float.buffer);

/** The f32 before. */
function below(value: number): number {
  float[0] = value;
  const bits = word[0] ?? 0;
  word[0] = value > 0 ? bits - 1 : value < 0 ? bits + 1 : -0x7fffffff;
  return float[0];
}
