/** What a fit computes again and again, as graphs: every engine reads them in its own way. */
import { Builder } from '../formula/builder.ts';
import { differentiate, type Differentiated } from '../formula/derivative.ts';
import type { Graph, Node, NodeId } from '../formula/graph.ts';
import { withProducts } from '../formula/products.ts';

/** ŷ of a row, and upstream · ∂ŷ/∂θ, where upstream is the input after the columns. */
export function rowGraph(graph: Graph): Differentiated {
  return withProducts(differentiate(graph, (builder) => builder.input(graph.inputs.length)));
}

/** Entries of a symmetric matrix that are kept. */
export function triangular(parameters: number): number {
  return (parameters * (parameters + 1)) / 2;
}

/** Where entry (p, q) of it is, q ≤ p. */
export function place(p: number, q: number): number {
  return triangular(p) + q;
}

/** A step, and what the graph of it is given. */
export interface StepGraph {
  readonly nodes: readonly Node[];
  /** The inputs: JᵀJ, then Jᵀr, then 1 for each parameter that is free and 0 for each that is not, then the damping. */
  readonly inputs: { readonly hessian: number; readonly slopes: number; readonly free: number; readonly damping: number }; // prettier-ignore
  /** By how much each parameter moves. [P] */
  readonly step: readonly NodeId[];
  /** By how much the linear model has χ² fall. */
  readonly promised: NodeId;
  /** The least pivot without the damping, which is to be small: 0 where some combination of the parameters changes nothing. */
  readonly leastPivot: NodeId;
}

/** Below, the square of a column is none of the numbers of f32. */
const NOTHING = 1e-37;

/**
 * The damped normal equations (D·JᵀJ·D + λ)·x = D·Jᵀr by L·diag(d)·Lᵀ, written out. D brings the columns of J to length 1,
 * so that neither the units of a parameter nor those of y change a step; of what is not free, and of what nothing depends on, D is 0.
 */
export function stepGraph(parameters: number): StepGraph {
  const b = new Builder();
  const all = Array.from({ length: parameters }, (_, p) => p);
  const T = triangular(parameters);
  const inputs = { hessian: 0, slopes: T, free: T + parameters, damping: T + 2 * parameters };
  const damping = b.input(inputs.damping);
  const one = b.constant(1);
  const diagonal = b.add(one, damping);
  const free = all.map((p) => b.input(inputs.free + p));
  const hessian = (p: number, q: number): NodeId => b.input(inputs.hessian + place(p, q));
  const isSeen = all.map((p) => b.unary('sign', hessian(p, p)));
  const unit = all.map((p) =>
    b.divide(
      b.multiply(at(free, p), at(isSeen, p)),
      b.unary('sqrt', b.binary('max', hessian(p, p), b.constant(NOTHING))),
    ),
  );
  const right = all.map((p) => b.multiply(b.input(inputs.slopes + p), at(unit, p)));

  const lower: NodeId[] = [];
  const pivots: NodeId[] = [];
  for (const p of all) {
    const unscaled: NodeId[] = [];
    let pivot = diagonal;
    for (let q = 0; q < p; q++) {
      // A[p][q] − Σ L[p][k]·d[k]·L[q][k]
      let entry = b.multiply(b.multiply(hessian(p, q), at(unit, p)), at(unit, q));
      for (let k = 0; k < q; k++) entry = b.subtract(entry, b.multiply(at(unscaled, k), at(lower, place(q, k)))); // prettier-ignore
      unscaled.push(entry);
      const share = b.divide(entry, at(pivots, q));
      lower[place(p, q)] = share;
      pivot = b.subtract(pivot, b.multiply(entry, share));
    }
    // But for rounding none is less than the damping.
    pivots.push(p === 0 ? pivot : b.binary('max', pivot, damping));
  }

  const forward: NodeId[] = [];
  for (const p of all) {
    let value = at(right, p);
    for (let q = 0; q < p; q++) value = b.subtract(value, b.multiply(at(lower, place(p, q)), at(forward, q))); // prettier-ignore
    forward.push(value);
  }
  const scaled: NodeId[] = [];
  for (const p of all.toReversed()) {
    let value = b.divide(at(forward, p), at(pivots, p));
    for (let q = p + 1; q < parameters; q++) value = b.subtract(value, b.multiply(at(lower, place(q, p)), at(scaled, q))); // prettier-ignore
    scaled[p] = value;
  }
  // xᵀ·(D·Jᵀr) + λ·xᵀx
  const promised = total(b, all.map((p) => b.multiply(at(scaled, p), b.add(at(right, p), b.multiply(damping, at(scaled, p)))))); // prettier-ignore
  const seen = all.map((p) =>
    b.multiply(
      b.subtract(at(pivots, p), damping),
      b.binary('max', at(isSeen, p), b.subtract(one, at(free, p))),
    ),
  );
  const leastPivot = seen.reduce((least, value) => b.binary('min', least, value));
  const step = all.map((p) => b.multiply(at(unit, p), at(scaled, p)));
  return { nodes: b.nodes, inputs, step, promised, leastPivot };
}

function at(ids: readonly NodeId[], place: number): NodeId {
  return ids[place] ?? NaN;
}

function total(b: Builder, [first = b.constant(0), ...others]: readonly NodeId[]): NodeId {
  return others.reduce((sum, one) => b.add(sum, one), first);
}
