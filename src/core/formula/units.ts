/** A formula's graph read for units: what each parameter is measured in, where the columns leave no choice. */
import { parseUnit, unitText, type Unit } from '../data/unit.ts';
import { dependentsOf, lookedAtBy, type Graph, type Node, type NodeId } from './graph.ts';
import { tapeOf } from './tape.ts';

/** Powers of symbols, and of units that are not known yet, by their numbers. */
type Powers = ReadonlyMap<string | number, number>;

const PURE: Powers = new Map();
/** Powers that differ by less are equal: thirds are no whole numbers. */
const ROUNDING = 1e-9;

/** a·bᵏ */
function times(a: Powers, b: Powers, k = 1): Powers {
  const found = new Map(a);
  for (const [symbol, power] of b) {
    const sum = (found.get(symbol) ?? 0) + k * power;
    if (Math.abs(sum) < ROUNDING) found.delete(symbol);
    else found.set(symbol, sum);
  }
  return found;
}

/** Equations between units, solved one by one. */
class Equations {
  /** Each in symbols, and in those that are still free. */
  readonly #solved = new Map<number, Powers>();
  #count = 0;
  /** Whether none contradicts those before. */
  areConsistent = true;

  unknown(): Powers {
    return new Map([[this.#count++, 1]]);
  }

  reduced(powers: Powers): Powers {
    let found = powers;
    for (const [symbol, power] of powers) {
      const known = typeof symbol === 'number' ? this.#solved.get(symbol) : undefined;
      if (known !== undefined) found = times(times(found, new Map([[symbol, 1]]), -power), known, power); // prettier-ignore
    }
    return found;
  }

  equal(a: Powers, b: Powers): void {
    const rest = this.reduced(times(a, b, -1));
    const [free] = [...rest].filter(([symbol]) => typeof symbol === 'number');
    if (free === undefined) {
      this.areConsistent &&= rest.size === 0;
      return;
    }
    const [symbol, power] = free;
    const value = times(PURE, times(rest, new Map([[symbol, power]]), -1), -1 / power);
    this.#solved.set(Number(symbol), value);
    for (const [other, known] of this.#solved) this.#solved.set(other, this.reduced(known));
  }

  isKnown(powers: Powers): boolean {
    return [...this.reduced(powers).keys()].every((symbol) => typeof symbol === 'string');
  }

  /** Where nothing else says what it is. */
  assumePure(powers: Powers): void {
    if (!this.isKnown(powers)) this.equal(powers, PURE);
  }
}

/**
 * Sums are of one unit. What functions take and give, plain numbers, and what is raised to a power that is not known, are pure unless the
 * columns say otherwise: of `A*exp(-t/tau) + c`, y in mV over t in s, A and c are in mV and tau in s. Of `a*t^b` a has no unit
 * that could be known.
 * @param inputs as text; undefined where it is not known. [D]
 * @param target of what the formula gives
 * @returns empty of a pure number, undefined where it cannot be known, or the columns contradict the formula. [P]
 */
export function unitsOf(
  graph: Graph,
  inputs: readonly (string | undefined)[],
  target: string | undefined,
): readonly (string | undefined)[] {
  const equations = new Equations();
  const given = (text: string | undefined): Powers =>
    (text === undefined ? undefined : parseUnit(text)) ?? equations.unknown();
  const parameters = graph.parameters.map(() => equations.unknown());
  const reading = new Reading(graph, equations, inputs.map(given), parameters);
  equations.equal(reading.output(), given(target));
  reading.assume();
  const texts = [target, ...inputs].filter((text) => text !== undefined);
  const symbols = new Set(texts.flatMap((text) => [...(parseUnit(text)?.keys() ?? [])]));
  return parameters.map((powers) => {
    if (!equations.areConsistent || !equations.isKnown(powers)) return undefined;
    const unit = equations.reduced(powers) as Unit;
    // As it was written, where somebody did.
    return texts.find((text) => isSame(parseUnit(text), unit)) ?? unitText(new Map([...symbols].map((symbol) => [symbol, unit.get(symbol) ?? 0]))); // prettier-ignore
  });
}

function isSame(one: Unit | undefined, other: Unit): boolean {
  return one !== undefined && times(one, other, -1).size === 0;
}

/** Twelfths to 10, of 1, π, e or log 2: what stands in mathematics, not what was measured, as the 8.314 of `exp(-E/(8.314*T))`. */
function isPlain(value: number): boolean {
  return [1, Math.PI, Math.E, Math.LN2].some((one) => {
    const twelfths = (12 * Math.abs(value)) / one;
    return twelfths <= 120 && Math.abs(twelfths - Math.round(twelfths)) < 1e-4;
  });
}

class Reading {
  readonly #graph: Graph;
  readonly #equations: Equations;
  readonly #leaves: Readonly<Record<'input' | 'parameter', readonly Powers[]>>;
  readonly #units: Powers[] = [];
  /** What is a pure number, as far as nothing else is known. */
  readonly #pure: Powers[] = [];
  /** Powers whose exponent is not known: pure numbers of pure numbers. */
  readonly #raised: { readonly base: Powers; readonly power: Powers }[] = [];

  constructor(
    graph: Graph,
    equations: Equations,
    input: readonly Powers[],
    parameter: readonly Powers[],
  ) {
    this.#graph = graph;
    this.#equations = equations;
    this.#leaves = { input, parameter };
  }

  output(): Powers {
    const { nodes, output } = this.#graph;
    const used = lookedAtBy(nodes, [output]);
    const varying = dependentsOf(nodes, ({ op }) => op === 'input' || op === 'parameter');
    const numbers = tapeOf(this.#graph)([], []);
    for (const [id, node] of nodes.entries()) {
      const isNumber = (of: NodeId): boolean => !varying.has(of);
      if (used.has(id)) this.#units[id] = this.#unitOf(node, (of) => isNumber(of) ? numbers[of] : undefined); // prettier-ignore
    }
    return this.#at(output);
  }

  /** What is left open after all that must be. */
  assume(): void {
    const equations = this.#equations;
    for (const one of this.#pure) equations.assumePure(one);
    // The one is known by the other.
    for (let k = 0; k < this.#raised.length; k++)
      for (const { base, power } of this.#raised) {
        if (equations.reduced(power).size === 0) equations.assumePure(base);
        if (equations.reduced(base).size === 0) equations.equal(power, PURE);
      }
    for (const { base, power } of this.#raised) {
      if (equations.isKnown(base) || equations.isKnown(power)) continue;
      equations.equal(base, PURE);
      equations.equal(power, PURE);
    }
  }

  /** A number has at each place the unit that is needed there: in `t - 5` that of t. */
  #at(id: NodeId): Powers {
    const node = this.#graph.nodes[id];
    if (node?.op !== 'constant') return this.#units[id] ?? PURE;
    const own = this.#equations.unknown();
    if (isPlain(node.value)) this.#pure.push(own);
    return own;
  }

  #unitOf(node: Node, numberAt: (id: NodeId) => number | undefined): Powers {
    switch (node.op) {
      case 'constant':
        return PURE;
      case 'input':
      case 'parameter':
        return this.#leaves[node.op][node.index] ?? PURE;
      case 'add':
      case 'subtract':
      case 'min':
      case 'max':
        return this.#same(node.a, node.b);
      case 'below':
        this.#same(node.a, node.b);
        return PURE;
      case 'multiply':
        return times(this.#at(node.a), this.#at(node.b));
      case 'divide':
        return times(this.#at(node.a), this.#at(node.b), -1);
      case 'negate':
      case 'abs':
        return this.#at(node.a);
      case 'sqrt':
        return times(PURE, this.#at(node.a), 0.5);
      case 'integerPower':
        return times(PURE, this.#at(node.a), node.exponent);
      case 'power':
        return this.#power(this.#at(node.a), node.b, numberAt(node.b));
      case 'sign':
      case 'step':
        return PURE;
      case 'xlogx':
        this.#pure.push(this.#at(node.a));
        return this.#at(node.a);
      case 'powerLog':
        return this.#power(this.#at(node.a), node.b, numberAt(node.b));
      default:
        this.#pure.push(this.#at(node.a));
        return PURE;
    }
  }

  #same(a: NodeId, b: NodeId): Powers {
    const [one, other] = [this.#at(a), this.#at(b)];
    this.#equations.equal(one, other);
    return one;
  }

  #power(base: Powers, exponent: NodeId, value: number | undefined): Powers {
    if (value !== undefined) return times(PURE, base, value);
    this.#pure.push(this.#at(exponent));
    const power = this.#equations.unknown();
    this.#raised.push({ base, power });
    return power;
  }
}
