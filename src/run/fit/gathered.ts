/** Groups that come one by one, gathered into batches. */
import { ConfigError } from '../../core/errors.ts';
import type { FitBatch } from '../../core/fits/types.ts';
import type { Graph } from '../../core/formula/graph.ts';

/** The rows of a group, and where its fit sets out. */
export interface Group {
  /** [D][n] */
  readonly inputs: readonly ArrayLike<number>[];
  /** [n] */
  readonly target: ArrayLike<number>;
  /** [n]; of all groups or of none */
  readonly weights?: ArrayLike<number> | undefined;
  /** [P] */
  readonly start: ArrayLike<number>;
}

/** Numbers one after another, of which nobody knows how many will come. */
class Growing {
  #values = new Float64Array(1024);
  #length = 0;

  append(more: ArrayLike<number>): void {
    const end = this.#length + more.length;
    if (end > this.#values.length) {
      const wider = new Float64Array(2 * end);
      wider.set(this.#values.subarray(0, this.#length));
      this.#values = wider;
    }
    this.#values.set(more, this.#length);
    this.#length = end;
  }

  get values(): Float64Array {
    return this.#values.subarray(0, this.#length);
  }
}

/** @throws ConfigError for a group whose columns do not belong together */
export async function* gathered(
  { inputs, parameters }: Graph,
  groups: Iterable<Group> | AsyncIterable<Group>,
  most: { readonly fits: number; readonly rows: number },
): AsyncGenerator<FitBatch> {
  let place = 0;
  let own = begun();
  for await (const group of groups) {
    check(group, place++);
    const rows = group.target.length;
    if (own.ends.length > 1 && (own.ends.length > most.fits || own.rows + rows > most.rows)) {
      yield finished(own);
      own = begun();
    }
    for (const [d, column] of group.inputs.entries()) own.inputs[d]?.append(column);
    own.target.append(group.target);
    if (group.weights !== undefined) own.weights.append(group.weights);
    own.starts.append(group.start);
    own.rows += rows;
    own.ends.push(own.rows);
  }
  if (own.ends.length > 1) yield finished(own);

  function begun() {
    return {
      inputs: inputs.map(() => new Growing()),
      target: new Growing(),
      weights: new Growing(),
      starts: new Growing(),
      ends: [0],
      rows: 0,
    };
  }

  function finished({
    inputs: columns,
    target,
    weights,
    starts,
    ends,
    rows,
  }: typeof own): FitBatch {
    const { length } = weights.values;
    if (length > 0 && length !== rows)
      throw new ConfigError('weights', `some groups before ${place} have weights, and others none: give all of them some, or none`); // prettier-ignore
    return {
      inputs: columns.map(({ values }) => values),
      target: target.values,
      weights: length > 0 ? weights.values : undefined,
      groups: Uint32Array.from(ends),
      starts: starts.values,
    };
  }

  function check({ inputs: columns, target, weights, start }: Group, at: number): void {
    const refuse = (field: string, what: string): never => {
      throw new ConfigError(field, `group ${at}: ${what}`);
    };
    if (columns.length !== inputs.length || columns.some(({ length }) => length !== target.length))
      refuse('inputs', `inputs has ${columns.length} columns of ${columns.map(({ length }) => length).join(', ')} rows, and target ${target.length}: give each of ${inputs.join(', ')} for each row`); // prettier-ignore
    if (weights !== undefined && weights.length !== target.length)
      refuse('weights', `weights has ${weights.length} rows, and target ${target.length}: give each row one`); // prettier-ignore
    if (start.length !== parameters.length)
      refuse('start', `start has ${start.length} numbers: give one of each of ${parameters.join(', ')}`); // prettier-ignore
  }
}
