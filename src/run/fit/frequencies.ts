/** What turns a wave: w of sin(w*x + p), T of cos(2*pi*x/T). Its least squares are narrow, and as many as there are turns in the rows. */
import type { Graph, NodeId } from '../../core/formula/graph.ts';
import type { Observations } from '../../cpu/least-squares/observations.ts';

export interface Frequency {
  readonly parameter: number;
  /** The value at which the fastest of its waves turns by so many radians over the rows. */
  readonly valueAt: (radians: number) => number;
  /** The other parameters in the same argument: a phase. */
  readonly beside: readonly number[];
  /** m of sin(w*(x - m)). */
  readonly place: Place | undefined;
  /** How many radians over the rows. */
  readonly radiansAt: (value: number) => number;
  /** Radians over the rows, half a turn from each x to the next: a faster wave has the same values as a slower one. */
  readonly most: () => number;
}

export interface Place {
  readonly parameter: number;
  /** The x of the rows that is nearest to 0. */
  readonly origin: number;
  /** Of the rows. */
  readonly width: number;
}

/** factor·θ^power·x, as far as it is one. */
interface Term {
  readonly factor: number;
  readonly parameter: number | undefined;
  readonly power: number;
  /** The x that is in it. */
  readonly input: number | undefined;
  readonly place: number | undefined;
}

const ONE: Term = { factor: 1, parameter: undefined, power: 0, input: undefined, place: undefined };

/** @param isFree whether it is asked for: a frequency, a phase */
export function frequenciesOf(
  { nodes }: Graph,
  { inputs }: Pick<Observations, 'inputs'>,
  isFree: (parameter: number) => boolean,
): readonly Frequency[] {
  const ends = inputs.map(endsOf);
  const product = (a: Term | undefined, b: Term | undefined, sign: number): Term | undefined => {
    if (a === undefined || b === undefined) return undefined;
    const isDouble = (a.parameter !== undefined && b.parameter !== undefined) || (a.input !== undefined && b.input !== undefined) || (b.input !== undefined && sign < 0); // prettier-ignore
    if (isDouble) return undefined;
    return {
      factor: a.factor * b.factor ** sign,
      parameter: a.parameter ?? b.parameter,
      power: a.power + sign * b.power,
      input: a.input ?? b.input,
      place: a.place ?? b.place,
    };
  };
  const termOf = (id: NodeId): Term | undefined => {
    const node = nodes[id];
    switch (node?.op) {
      case 'constant':
        return { ...ONE, factor: node.value };
      case 'input':
        return { ...ONE, factor: ends[node.index]?.width ?? NaN, input: node.index };
      case 'parameter':
        return { ...ONE, parameter: node.index, power: 1 };
      case 'negate':
        return termOf(node.a);
      case 'multiply':
        return product(termOf(node.a), termOf(node.b), 1);
      case 'divide':
        return product(termOf(node.a), termOf(node.b), -1);
      case 'add':
      case 'subtract': {
        // x − m turns as x does.
        const inputs = [node.a, node.b].filter((side) => nodes[side]?.op === 'input');
        const [input, more] = inputs;
        if (input === undefined || more !== undefined) return undefined;
        const other = nodes[input === node.a ? node.b : node.a];
        const turning = termOf(input);
        const isPlace = node.op === 'subtract' && other?.op === 'parameter' && isFree(other.index);
        return turning && { ...turning, place: isPlace ? other.index : undefined };
      }
      default:
        return undefined;
    }
  };
  /** The terms of a sum. */
  const termsOf = (id: NodeId): readonly NodeId[] => {
    const node = nodes[id];
    if ((node?.op !== 'add' && node?.op !== 'subtract') || termOf(id) !== undefined) return [id];
    return [...termsOf(node.a), ...termsOf(node.b)];
  };
  const fastest = new Map<number, Frequency & { readonly factor: number }>();
  for (const node of nodes) {
    if (node.op !== 'sin' && node.op !== 'cos') continue;
    const terms = termsOf(node.a).map(termOf);
    const beside = terms.flatMap((term) => term !== undefined && term.input === undefined && term.parameter !== undefined && isFree(term.parameter) ? [term.parameter] : []); // prettier-ignore
    for (const term of terms) {
      if (term?.parameter === undefined || term.input === undefined || !Number.isFinite(term.factor) || !isFree(term.parameter)) continue; // prettier-ignore
      const { parameter, power, input, place } = term;
      if (Math.abs(power) !== 1) continue;
      const factor = Math.abs(term.factor);
      if (factor === 0 || factor <= (fastest.get(parameter)?.factor ?? 0)) continue;
      fastest.set(parameter, {
        parameter,
        factor,
        beside,
        place: place === undefined ? undefined : { parameter: place, ...(ends[input] ?? NOWHERE) },
        most: () => Math.PI * (distinctOf(inputs[input] ?? []) - 1),
        radiansAt: (value) => factor * Math.abs(value) ** power,
        valueAt: (radians) => (radians / factor) ** power,
      });
    }
  }
  return [...fastest.values()];
}

const NOWHERE = { origin: NaN, width: NaN };

function endsOf(column: ArrayLike<number>): typeof NOWHERE {
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < column.length; i++) {
    least = Math.min(least, column[i] ?? NaN);
    most = Math.max(most, column[i] ?? NaN);
  }
  return { origin: Math.min(Math.max(0, least), most), width: most - least };
}

/** How many values there are, as far as they are further apart than their rounding. */
function distinctOf(column: ArrayLike<number>): number {
  const sorted = Float64Array.from(column).sort();
  const least = (1e-3 * endsOf(column).width) / column.length;
  return sorted.reduce((so, value, i) => so + (i > 0 && value - (sorted[i - 1] ?? NaN) > least ? 1 : 0), 1); // prettier-ignore
}
