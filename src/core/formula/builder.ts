import type { Binary, Node, NodeId, Unary } from './graph.ts';

/** The greatest power that becomes a product. */
const MOST_FACTORS = 64;

/**
 * Makes the nodes of a graph: equal nodes are one, what is exact in f32 is computed at once, and what would lose digits
 * or end in ∞/∞ as it is typed takes the guarded operation in its place.
 */
export class Builder {
  readonly #nodes: Node[];
  readonly #known = new Map<string, NodeId>();

  /** @param nodes to go on from */
  constructor(nodes: readonly Node[] = []) {
    this.#nodes = [...nodes];
    for (const [id, node] of nodes.entries()) this.#known.set(keyOf(node), id);
  }

  get nodes(): readonly Node[] {
    return this.#nodes;
  }

  constant(value: number): NodeId {
    return this.#put({ op: 'constant', value });
  }

  input(index: number): NodeId {
    return this.#put({ op: 'input', index });
  }

  parameter(index: number): NodeId {
    return this.#put({ op: 'parameter', index });
  }

  /** The value of a constant; undefined for anything else. */
  valueOf(id: NodeId): number | undefined {
    const node = this.#at(id);
    return node.op === 'constant' ? node.value : undefined;
  }

  add(a: NodeId, b: NodeId): NodeId {
    if (this.#is(a, 0)) return b;
    if (this.#is(b, 0)) return a;
    const [left, right] = [this.#at(a), this.#at(b)];
    if (right.op === 'negate') return this.subtract(a, right.a);
    if (left.op === 'negate') return this.subtract(b, left.a);
    return this.#binary('add', a, b, (x, y) => x + y);
  }

  subtract(a: NodeId, b: NodeId): NodeId {
    if (this.#is(b, 0)) return a;
    if (this.#is(a, 0)) return this.negate(b);
    const [left, right] = [this.#at(a), this.#at(b)];
    if (right.op === 'negate') return this.add(a, right.a);
    if (left.op === 'exp' && this.#is(b, 1)) return this.#put({ op: 'expm1', a: left.a });
    if (right.op === 'exp' && this.#is(a, 1)) return this.negate(this.unary('expm1', right.a));
    return this.#binary('subtract', a, b, (x, y) => x - y);
  }

  multiply(a: NodeId, b: NodeId): NodeId {
    if (this.#is(a, 1)) return b;
    if (this.#is(b, 1)) return a;
    if (this.#is(a, -1)) return this.negate(b);
    if (this.#is(b, -1)) return this.negate(a);
    const [left, right] = [this.#at(a), this.#at(b)];
    // A sign is exact wherever it stands: outside, two of them meet.
    if (left.op === 'negate') return this.negate(this.multiply(left.a, b));
    if (right.op === 'negate') return this.negate(this.multiply(a, right.a));
    if (right.op === 'log' && right.a === a) return this.#put({ op: 'xlogx', a });
    if (left.op === 'log' && left.a === b) return this.#put({ op: 'xlogx', a: b });
    // a·x·log x, of which a·x comes first.
    if (right.op === 'log' && left.op === 'multiply' && left.b === right.a) {
      return this.multiply(left.a, this.multiply(left.b, b));
    }
    return this.#binary('multiply', a, b, (x, y) => x * y);
  }

  divide(a: NodeId, b: NodeId): NodeId {
    if (this.#is(b, 1)) return a;
    const u = this.#exponentOfOnePlusExp(b);
    // 1/(1 + eᵘ) = sigmoid(−u): by the quotient rule its derivative would be ∞/∞ for large u.
    if (u !== undefined) return this.multiply(a, this.unary('sigmoid', this.negate(u)));
    const [left, right] = [this.#at(a), this.#at(b)];
    if (left.op === 'negate') return this.negate(this.divide(left.a, b));
    if (right.op === 'negate') return this.negate(this.divide(a, right.a));
    return this.#binary('divide', a, b, (x, y) => x / y);
  }

  negate(a: NodeId): NodeId {
    const node = this.#at(a);
    if (node.op === 'negate') return node.a;
    if (node.op === 'constant') return this.constant(-node.value);
    if (node.op === 'subtract') return this.subtract(node.b, node.a);
    return this.#put({ op: 'negate', a });
  }

  /** An integer power where the exponent is a whole number, a real one else. */
  power(a: NodeId, b: NodeId): NodeId {
    const exponent = this.valueOf(b);
    if (exponent === undefined) return this.#put({ op: 'power', a, b });
    if (exponent === 0.5) return this.unary('sqrt', a);
    if (Number.isInteger(exponent) && Math.abs(exponent) <= MOST_FACTORS) {
      return this.integerPower(a, exponent);
    }
    return this.#put({ op: 'power', a, b });
  }

  integerPower(a: NodeId, exponent: number): NodeId {
    if (exponent === 0) return this.constant(1);
    if (exponent === 1) return a;
    const node = this.#at(a);
    if (node.op === 'negate' && exponent % 2 === 0) return this.integerPower(node.a, exponent);
    const base = this.valueOf(a);
    const folded = base === undefined ? NaN : base ** exponent;
    if (base !== undefined && isExact(base) && isExact(folded) && isWholePower(base, exponent)) {
      return this.constant(folded);
    }
    return this.#put({ op: 'integerPower', a, exponent });
  }

  unary(op: Unary, a: NodeId): NodeId {
    if (op === 'negate') return this.negate(a);
    const node = this.#at(a);
    if (op === 'log' && node.op === 'add') {
      if (this.#is(node.a, 1)) return this.#put({ op: 'log1p', a: node.b });
      if (this.#is(node.b, 1)) return this.#put({ op: 'log1p', a: node.a });
    }
    return this.#put({ op, a });
  }

  binary(op: Binary, a: NodeId, b: NodeId): NodeId {
    switch (op) {
      case 'add':
      case 'subtract':
      case 'multiply':
      case 'divide':
      case 'power':
        return this[op](a, b);
      default:
        return this.#put({ op, a, b });
    }
  }

  /** Of two constants at once, where that loses nothing: the operands and the result are numbers of f32, and no rounding was done. */
  #binary(
    op: 'add' | 'subtract' | 'multiply' | 'divide',
    a: NodeId,
    b: NodeId,
    compute: (x: number, y: number) => number,
  ): NodeId {
    const [x, y] = [this.valueOf(a), this.valueOf(b)];
    if (x !== undefined && y !== undefined && isExact(x) && isExact(y)) {
      const value = compute(x, y);
      // Of f32 a product is exact in f64, and so is a quotient that is an f32 again; a sum is not, of very unlike sizes.
      const exact = op === 'multiply' || op === 'divide' || undone(op, value, x, y);
      if (exact && isExact(value)) return this.constant(value);
    }
    return this.#put({ op, a, b });
  }

  /** u of 1 + eᵘ. */
  #exponentOfOnePlusExp(id: NodeId): NodeId | undefined {
    const node = this.#at(id);
    if (node.op !== 'add') return undefined;
    const other = this.#is(node.a, 1) ? node.b : this.#is(node.b, 1) ? node.a : undefined;
    const exp = other === undefined ? undefined : this.#at(other);
    return exp?.op === 'exp' ? exp.a : undefined;
  }

  #is(id: NodeId, value: number): boolean {
    return this.valueOf(id) === value;
  }

  #at(id: NodeId): Node {
    const node = this.#nodes[id];
    if (node === undefined) throw new RangeError(`there is no node ${id}`);
    return node;
  }

  #put(node: Node): NodeId {
    const key = keyOf(node);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const id = this.#nodes.push(node) - 1;
    this.#known.set(key, id);
    return id;
  }
}

/** Equal for equal nodes, and for sums and products whose operands are exchanged. */
function keyOf(node: Node): string {
  switch (node.op) {
    case 'constant':
      return Object.is(node.value, -0) ? 'constant -0' : `constant ${node.value}`;
    case 'input':
    case 'parameter':
      return `${node.op} ${node.index}`;
    case 'integerPower':
      return `${node.op} ${node.a} ${node.exponent}`;
    case 'add':
    case 'multiply':
      return `${node.op} ${Math.min(node.a, node.b)} ${Math.max(node.a, node.b)}`;
    default:
      return 'b' in node ? `${node.op} ${node.a} ${node.b}` : `${node.op} ${node.a}`;
  }
}

/** A number of f32, so that every engine has the same. */
function isExact(value: number): boolean {
  return Number.isFinite(value) && Math.fround(value) === value;
}

function undone(op: 'add' | 'subtract', value: number, x: number, y: number): boolean {
  return op === 'add' ? value - x === y && value - y === x : value + y === x && x - value === y;
}

/** Whether all its factors can be told apart from rounding: few bits to a power are few bits. */
function isWholePower(base: number, exponent: number): boolean {
  let value = 1;
  for (let i = 0; i < Math.abs(exponent); i++) {
    value *= base;
    if (!isExact(value)) return false;
  }
  return exponent > 0 || 1 / (1 / value) === value;
}
