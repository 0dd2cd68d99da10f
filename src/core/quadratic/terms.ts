/** What the formula of a linear model rounds by itself, on the way to a residual and back to a gradient. */
import { UNIT_ROUNDOFF } from '../arithmetic/floats.ts';
import { inputsOf } from '../data/inputs.ts';
import { boundedTape, type Bounded } from '../formula/bound.ts';
import { differentiate } from '../formula/derivative.ts';
import type { Graph, Node, NodeId } from '../formula/graph.ts';
import { withProducts } from '../formula/products.ts';
import type { Problem } from '../types.ts';
import { linearGraph } from './linear.ts';
import type { Vector } from '../arithmetic/vectors.ts';

export interface Terms {
  /** What ŷ adds up of each |θp|: the root of the mean square of |φp|, taken term by term. [P] */
  readonly sizes: Vector;
  /** The same of its part without θ. */
  readonly offset: number;
  /** How many roundings a term of a residual gathers. */
  readonly residual: number;
  /** How many a term of the gradient gathers behind the residual, in its product with φp. */
  readonly gradient: number;
  /** Operations. */
  readonly operations: number;
}

/** More rows say no more of how a formula rounds. */
const MOST_ROWS = 4096;
/** WGSL's division: 2.5 ulp. */
const DIVISION_ROUNDINGS = 5;

/** @throws TypeError for a model that is not linear in θ */
export function termsOf({ model, data }: Pick<Problem, 'model' | 'data'>): Terms {
  const found = linearGraph(model);
  if (found === undefined)
    throw new TypeError('only a model that is linear in θ is a sum of terms');
  const inputs = inputsOf(data);
  const columns = inputs.length;
  const graph = withProducts(found);
  const seeded = withProducts(differentiate(found, (builder) => builder.input(columns)));
  const P = graph.parameters.length;
  const forward = readingOf(graph, (node) => (node.op === 'parameter' ? node.index : undefined), P);
  const backward = readingOf(
    seeded,
    (node) => (node.op === 'input' && node.index === columns ? 0 : undefined),
    1,
  );
  const ofResidual = new Squares(P + 1);
  const ofGradient = new Squares(P);
  const rows = data.y.length;
  const every = Math.ceil(rows / MOST_ROWS);
  for (let row = 0; row < rows; row += every) {
    const x = inputs.map((column) => column[row] ?? NaN);
    const there = forward(x)(graph.output);
    ofResidual.add(there.sizes, there.errors);
    const back = backward([...x, 0]);
    const slopes = seeded.gradient.map((id) => (id === undefined ? NOTHING : back(id)));
    ofGradient.add(
      slopes.map(({ sizes }) => sizes[0] ?? NaN),
      slopes.map(({ errors }) => errors[0] ?? NaN),
    );
  }
  const roots = ofResidual.roots;
  return {
    sizes: roots.slice(0, P),
    offset: roots[P] ?? NaN,
    // And one where y is taken away.
    residual: 1 + ofResidual.mostRoundings,
    gradient: ofGradient.mostRoundings,
    operations: seeded.nodes.length,
  };
}

/** Mean squares of terms and of their errors. */
class Squares {
  readonly #sizes: number[];
  readonly #errors: number[];
  #rows = 0;

  constructor(count: number) {
    this.#sizes = Array<number>(count).fill(0);
    this.#errors = Array<number>(count).fill(0);
  }

  add(sizes: ArrayLike<number>, errors: ArrayLike<number>): void {
    this.#rows += 1;
    for (const k of this.#sizes.keys()) {
      this.#sizes[k] = (this.#sizes[k] ?? NaN) + (sizes[k] ?? NaN) ** 2;
      this.#errors[k] = (this.#errors[k] ?? NaN) + (errors[k] ?? NaN) ** 2;
    }
  }

  get roots(): Vector {
    return this.#sizes.map((sum) => Math.sqrt(sum / this.#rows));
  }

  get mostRoundings(): number {
    const ratios = this.#sizes.map((size, k) =>
      size > 0 ? Math.sqrt((this.#errors[k] ?? NaN) / size) : 0,
    );
    return Math.max(...ratios);
  }
}

/** A value as Σ of terms, each a size times a variable, the last alone; and what each errs, in roundings. */
interface Reading {
  readonly sizes: Float64Array;
  readonly errors: Float64Array;
}

const NOTHING: Reading = { sizes: new Float64Array(1), errors: new Float64Array(1) };

/** @param variable the place of a node that is one of those in which the graph is linear */
function readingOf(
  { nodes }: Pick<Graph, 'nodes'>,
  variable: (node: Node) => number | undefined,
  count: number,
) {
  const tape = boundedTape({ nodes });
  const depends: boolean[] = [];
  for (const node of nodes) {
    const of = (id: NodeId): boolean => depends[id] ?? false;
    depends.push(variable(node) !== undefined || ('a' in node && of(node.a)) || ('b' in node && of(node.b))); // prettier-ignore
  }
  return (x: readonly number[]): ((id: NodeId) => Reading) => {
    const free = tape(x, []);
    const found: Reading[] = [];
    const at = (id: NodeId): Reading =>
      depends[id] === true ? (found[id] ?? NOTHING) : alone(free, id, count);
    for (const [id, node] of nodes.entries()) {
      found.push(depends[id] === true ? step(node, variable(node), at, count) : NOTHING);
    }
    return at;
  };
}

/** A node that depends on no variable. */
function alone({ values, errors }: Bounded, id: NodeId, count: number): Reading {
  const reading = nothing(count);
  reading.sizes[count] = Math.abs(values[id] ?? NaN);
  reading.errors[count] = (errors[id] ?? NaN) / UNIT_ROUNDOFF.f32;
  return reading;
}

function step(
  node: Node,
  place: number | undefined,
  at: (id: NodeId) => Reading,
  count: number,
): Reading {
  if (place !== undefined) {
    const reading = nothing(count);
    reading.sizes[place] = 1;
    return reading;
  }
  if (!('a' in node)) return nothing(count);
  const a = at(node.a);
  if (!('b' in node)) return a;
  const b = at(node.b);
  if (node.op === 'add' || node.op === 'subtract') {
    const sizes = a.sizes.map((size, k) => size + (b.sizes[k] ?? NaN));
    const errors = a.errors.map((error, k) => error + (b.errors[k] ?? NaN) + (sizes[k] ?? NaN));
    return { sizes, errors };
  }
  // A product with what depends on no variable, or a division by it.
  const [one, other] = isAlone(b, count) ? [a, b] : [b, a];
  const [value, error] = [other.sizes[count] ?? NaN, other.errors[count] ?? NaN];
  const isDivided = node.op === 'divide';
  const factor = isDivided ? 1 / value : value;
  const relative = error / value + (isDivided ? DIVISION_ROUNDINGS : 1);
  const own = value === 0 ? error : relative * factor;
  const sizes = one.sizes.map((size) => size * factor);
  const errors = one.errors.map((before, k) => before * factor + (one.sizes[k] ?? NaN) * own);
  return { sizes, errors };
}

function isAlone({ sizes }: Reading, count: number): boolean {
  return sizes.every((size, k) => k === count || size === 0);
}

function nothing(count: number): Reading {
  return { sizes: new Float64Array(count + 1), errors: new Float64Array(count + 1) };
}
