/** What size a parameter may have, from its place in a formula: `b` of b·x is about 1 over the width of x. */
import type { Graph, Node, NodeId } from '../../core/formula/graph.ts';
import type { Bounds } from '../../core/fits/types.ts';
import type { Observations } from '../../cpu/least-squares/observations.ts';

/** Somewhere from `least` to `most`; or of either sign, log-spaced about `size`. */
export type Magnitude =
  | { readonly least: number; readonly most: number }
  | { readonly size: number; readonly decades: readonly [number, number] }
  /** From a bound on, log-spaced about `size` away from it. */
  | { readonly from: number; readonly size: number };

/** Of a number without a unit: an exponent, a phase. */
const NUMBER: Magnitude = { size: 1, decades: [-1, 1] };
/** Of what turns a column into such a number. */
const DECADES = [-2, 1.5] as const;
/** So far outside the data a place may be, of their width. */
const OUTSIDE = 0.5;

/** What is measured as a column is: its width, and from where it goes on. */
interface Measured {
  readonly size: number;
  readonly least: number;
}

/** [P] */
export function magnitudesOf(
  { nodes, parameters }: Graph,
  { inputs }: Pick<Observations, 'inputs'>,
): readonly Magnitude[] {
  const found = parameters.map(() => NUMBER);
  const known: (Measured | undefined)[] = [];
  const columns = inputs.map(measured);
  const set = (id: NodeId, magnitude: Magnitude): void => {
    const node = nodes[id];
    // What says most of a parameter is where it comes first.
    if (node?.op === 'parameter' && found[node.index] === NUMBER) found[node.index] = magnitude;
  };
  const sized = (id: NodeId, size: number): void => {
    const node = nodes[id];
    // The c of (x/c)², written as x²/c².
    if (node?.op === 'integerPower') sized(node.a, size ** (1 / node.exponent));
    else set(id, { size, decades: DECADES });
  };
  const isParameter = (id: NodeId): boolean => nodes[id]?.op === 'parameter';

  function measuredOf(node: Node): Measured | undefined {
    if (node.op === 'input') return columns[node.index];
    if (!('a' in node)) return undefined;
    const a = known[node.a];
    if (node.op === 'integerPower') return a && powered(a, node.exponent);
    if (node.op === 'negate') return a && { ...a, least: -a.least - a.size };
    if (!('b' in node)) return undefined;
    const b = known[node.b];
    const either = a ?? b;
    if (either === undefined) return undefined;
    const other = a === undefined ? node.a : node.b;
    switch (node.op) {
      case 'add':
      case 'subtract': {
        const { size, least } = either;
        const [from, to] = [least - OUTSIDE * size, least + (1 + OUTSIDE) * size];
        set(other, node.op === 'add' ? { least: -to, most: -from } : { least: from, most: to });
        return isParameter(other) ? { size, least: -size / 2 } : either;
      }
      case 'multiply': {
        sized(other, 1 / either.size);
        if (a !== undefined && b !== undefined) return { size: a.size * b.size, least: 0 };
        const factor = nodes[other];
        return factor?.op === 'constant' ? scaled(either, factor.value) : undefined;
      }
      case 'divide': {
        sized(other, either.size);
        const factor = nodes[other];
        return factor?.op === 'constant' && b === undefined ? scaled(either, 1 / factor.value) : undefined; // prettier-ignore
      }
      default:
        return undefined;
    }
  }

  for (const node of nodes) known.push(measuredOf(node));
  return found;
}

/** Where all x are far from 0, c of b·x + c is about −b·x̄, of exp(b*x + c) with years for x, and A of A·exp(b·x) about exp(−b·x̄); k of k·x^m is about x̄^−m. */
export interface Offset {
  readonly parameter: number;
  /** From there on it is near 1. @param theta [P] */
  readonly moved: (value: number, theta: readonly number[]) => number;
}

/** About what b·x is. @param theta [P] */
type Slope = (theta: readonly number[]) => number;

/** So many widths of x from 0 are far. */
const FAR = 5;

export function offsetsOf(
  { nodes }: Graph,
  { inputs }: Pick<Observations, 'inputs'>,
): readonly Offset[] {
  const columns = inputs.map(measured);
  /** Of b·x, −b·x or x/t, where x is far from 0. */
  const slopeOf = (id: NodeId): Slope | undefined => {
    const node = nodes[id];
    if (node?.op === 'negate') {
      const own = slopeOf(node.a);
      return own && ((theta) => -own(theta));
    }
    if (node?.op !== 'multiply' && node?.op !== 'divide') return undefined;
    const [a, b] = [nodes[node.a], nodes[node.b]];
    const [parameter, input] = node.op === 'multiply' && a?.op === 'parameter' ? [a, b] : [b, a];
    if (parameter?.op !== 'parameter' || input?.op !== 'input') return undefined;
    const { size, least } = columns[input.index] ?? { size: NaN, least: NaN };
    const middle = least + size / 2;
    if (!(Math.abs(middle) > FAR * size)) return undefined;
    const { op } = node;
    const valueOf = (theta: readonly number[]): number => theta[parameter.index] ?? NaN;
    return (theta) => op === 'multiply' ? middle * valueOf(theta) : middle / valueOf(theta); // prettier-ignore
  };
  /** Of x^m. */
  const powerOf = (node: Node | undefined): Slope | undefined => {
    if (node?.op !== 'power') return undefined;
    const [base, exponent] = [nodes[node.a], nodes[node.b]];
    if (base?.op !== 'input' || exponent?.op !== 'parameter') return undefined;
    const { size, least } = columns[base.index] ?? { size: NaN, least: NaN };
    const most = Math.max(-least, least + size);
    return (theta) => most ** (theta[exponent.index] ?? NaN);
  };
  return nodes.flatMap((node): readonly Offset[] => {
    if (!('b' in node)) return [];
    for (const [one, other] of [
      [node.a, node.b],
      [node.b, node.a],
    ] as const) {
      const shift = nodes[other];
      if (shift?.op !== 'parameter') continue;
      const { index: parameter } = shift;
      const inner = nodes[one];
      if (node.op === 'multiply' && inner?.op === 'exp') {
        const slope = slopeOf(inner.a);
        if (slope !== undefined) return [{ parameter, moved: (value, theta) => value * Math.exp(-slope(theta)) }]; // prettier-ignore
      }
      if (node.op === 'multiply' || (node.op === 'divide' && other === node.b)) {
        const power = powerOf(inner);
        if (power !== undefined) return [{ parameter, moved: (value, theta) => value * power(theta) ** (node.op === 'multiply' ? -1 : 1) }]; // prettier-ignore
      }
      if (node.op !== 'add' && node.op !== 'subtract') continue;
      const slope = slopeOf(one);
      if (slope === undefined) continue;
      const sign = node.op === 'add' ? -1 : 1;
      return [{ parameter, moved: (value, theta) => value + sign * slope(theta) }];
    }
    return [];
  });
}

function measured(values: ArrayLike<number>): Measured {
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return { size: most > least ? most - least : Math.abs(most) || 1, least };
}

function powered({ size }: Measured, exponent: number): Measured {
  return { size: size ** exponent, least: 0 };
}

function scaled({ size, least }: Measured, factor: number): Measured {
  return {
    size: size * Math.abs(factor),
    least: factor < 0 ? (least + size) * factor : least * factor,
  };
}

/** @param u from 0 to 1 */
export function valueAt(magnitude: Magnitude = NUMBER, u: number): number {
  if ('least' in magnitude) return magnitude.least + u * (magnitude.most - magnitude.least);
  if ('from' in magnitude) {
    const [least, most] = DECADES;
    return magnitude.from + magnitude.size * 10 ** (least + u * (most - least));
  }
  const { size, decades } = magnitude;
  const [from, to] = decades;
  const [sign, share] = u < 0.5 ? [1, 2 * u] : [-1, 2 * u - 1];
  return sign * size * 10 ** (from + share * (to - from));
}

/** Between the bounds: over all of them where both are given. */
export function within(magnitude: Magnitude, bounds: Bounds | undefined): Magnitude {
  if (bounds === undefined) return magnitude;
  const { least, most } = bounds;
  if (Number.isFinite(least) && Number.isFinite(most)) return { least, most };
  const { size } = 'size' in magnitude ? magnitude : { size: magnitude.most - magnitude.least };
  return Number.isFinite(least) ? { from: least, size } : { from: most, size: -size };
}
