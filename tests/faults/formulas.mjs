/** Faults in formulas: the parser, the graph, its derivatives and its readings. */
const GRADIENT = 'formula-gradient';
const FORMULA = 'formula';
const WGSL = 'formula-wgsl';

export const faults = {
  'core/formula/derivative.ts': [
    ["b.multiply(g, b.unary('sign', a))", 'g', GRADIENT],
    ['b.multiply(b.constant(2), value)', 'value', GRADIENT],
    ['expm1: (b, g, _a, value) => b.multiply(g, b.add(value, b.constant(1)))', 'expm1: (b, g, _a, value) => b.multiply(g, value)', GRADIENT], // prettier-ignore
    ["xlogx: (b, g, a) => b.multiply(g, b.add(b.unary('log', a), b.constant(1)))", "xlogx: (b, g, a) => b.multiply(g, b.unary('log', a))", GRADIENT], // prettier-ignore
    ["b.negate(b.multiply(g, b.unary('sin', a)))", "b.multiply(g, b.unary('sin', a))", GRADIENT],
    ['tan: (b, g, _a, value) => b.multiply(g, b.add(', 'tan: (b, g, _a, value) => b.multiply(g, b.subtract(', GRADIENT], // prettier-ignore
    ['acos: (b, g, a) => b.negate(b.divide(g, rootOfOneMinusSquare(b, a)))', 'acos: (b, g, a) => b.divide(g, rootOfOneMinusSquare(b, a))', GRADIENT], // prettier-ignore
    ["cosh: (b, g, a) => b.multiply(g, b.unary('sinh', a))", "cosh: (b, g, a) => b.negate(b.multiply(g, b.unary('sinh', a)))", GRADIENT], // prettier-ignore
    ['b.subtract(b.constant(1), b.integerPower(value, 2))', 'b.subtract(b.constant(1), value)', GRADIENT], // prettier-ignore
    ["softplus: (b, g, a) => b.multiply(g, b.unary('sigmoid', a))", "softplus: (b, g, a) => b.multiply(g, b.unary('tanh', a))", GRADIENT], // prettier-ignore
    ['2 / Math.sqrt(Math.PI)', '1 / Math.sqrt(Math.PI)', GRADIENT],
    ['b.negate(b.multiply(share, value))', 'b.multiply(share, value)', GRADIENT],
    ['b.power(base, b.subtract(exponent, b.constant(1)))', 'b.power(base, exponent)', GRADIENT],
    ['min: (b, g, [left, right]) => [', 'min: (b, g, [right, left]) => [', GRADIENT],
    ['builder.integerPower(a, exponent - 1)', 'builder.integerPower(a, exponent)', GRADIENT],
    ['builder.add(before, amount)', 'amount', GRADIENT],
  ],
  'core/formula/values.ts': [
    ['a >= 0 ? 1 : a < 0 ? 0 : NaN', 'a > 0 ? 1 : a <= 0 ? 0 : NaN', FORMULA, 'methods'],
  ],
  'core/formula/special.ts': [
    ['z >= 0 ? 1 / (1 + e) : e / (1 + e)', '1 / (1 + e)', GRADIENT, FORMULA],
    ['Math.max(z, 0) + Math.log1p', 'Math.log1p', GRADIENT, FORMULA],
    ['const ONE_FROM = 6;', 'const ONE_FROM = 3;', FORMULA, 'functions'],
    ['return z === 0 ? 0 : z * Math.log(z);', 'return z * Math.log(z);', FORMULA, GRADIENT],
    ['a === b ? 0.5 : NaN', 'a === b ? 1 : NaN', GRADIENT],
    ['exponent < 0 ? round(1 / value) : value', 'value', FORMULA, GRADIENT],
  ],
  'core/formula/builder.ts': [
    ["left.op === 'exp' && this.#is(b, 1)", "left.op === 'exp' && this.#is(b, 2)", FORMULA],
    ['return this.subtract(node.b, node.a);', 'return this.subtract(node.a, node.b);', FORMULA, GRADIENT], // prettier-ignore
    ['exponent % 2 === 0', 'exponent % 2 === 1', FORMULA, GRADIENT],
    ["this.unary('sigmoid', this.negate(u))", "this.unary('sigmoid', u)", FORMULA, GRADIENT],
    ['if (known !== undefined) return known;', '', FORMULA],
    ['if (exponent === 0.5) return', 'if (exponent === -0.5) return', FORMULA],
  ],
  'core/formula/parse.ts': [
    ['if (divisor !== undefined) {', 'if (divisor === null) {', FORMULA],
    ["(token.mark === '|' && this.#bars === 0)", "token.mark === '|'", FORMULA],
    ['this.#depth === MOST_DEPTH', 'this.#depth === 1e9', FORMULA],
    ["if (this.#takes('-')) {\n      const value = this.#deeper(() => this.#signed());", "if (this.#takes('-')) {\n      const value = this.#deeper(() => this.#operand());", FORMULA], // prettier-ignore
    ['divisor = this.#next;\n        value = builder.divide(value, this.#signed());', 'divisor = this.#next;\n        value = builder.divide(value, this.#product());', FORMULA], // prettier-ignore
  ],
  'core/formula/scope.ts': [
    ['count > MOST_PARAMETERS', 'count > MOST_PARAMETERS + 1', FORMULA],
    ['if (!this.#depends) this.#refuseGlued();', '', FORMULA],
    ['if (defined !== undefined) return defined;', '', FORMULA],
  ],
  'core/formula/bound.ts': [
    ['SLACK * Math.max(', '0 * Math.max(', 'step-bound'],
    ['2 * ulp * UNIT_ROUNDOFF.f32', '0 * ulp * UNIT_ROUNDOFF.f32', 'step-bound'],
  ],
  'core/formula/written.ts': [
    [
      'text: `${a(SUM)} - ${b(PRODUCT)}`, holds: SUM }),\n    multiply: (a, b) => ({ text: `${a(PRODUCT)}*',
      'text: `${a(SUM)} - ${b(SUM)}`, holds: SUM }),\n    multiply: (a, b) => ({ text: `${a(PRODUCT)}*',
      FORMULA,
    ],
    ['`${a(PRODUCT)}/${b(SIGN)}`', '`${a(PRODUCT)}/${b(PRODUCT)}`', FORMULA],
  ],
  'core/export/torch-text.ts': [
    ['`${a(SUM)} - ${b(PRODUCT)}`', '`${a(SUM)} - ${b(SUM)}`', 'export'],
    ['`${a(PRODUCT)} / ${b(SIGN)}`', '`${a(PRODUCT)} / ${b(PRODUCT)}`', 'export'],
  ],
  'core/not-finite.ts': [
    ['row: i + 1, expression: formulaText', 'row: i, expression: formulaText', 'not-finite'],
    ['nodes.findIndex((_, id) => isWrong(id))', 'nodes.findLastIndex((_, id) => isWrong(id))', 'not-finite'], // prettier-ignore
  ],
  'run/last-finite.ts': [['left -= epochs;', 'left -= 2 * epochs;', 'not-finite']],
  'shaders/writing.ts': [
    ['rounds: true,', 'rounds: false,', WGSL],
    ["subtract: { sign: '-', holds: SUM, right: PRODUCT }", "subtract: { sign: '-', holds: SUM, right: SUM }", WGSL], // prettier-ignore
    ["divide: { sign: '/', holds: PRODUCT, right: SIGN }", "divide: { sign: '/', holds: PRODUCT, right: PRODUCT }", WGSL], // prettier-ignore
    ['while (digits < 9', 'while (digits < 6', WGSL],
    ["if (isSum || (node.op === 'negate'", "if ((node.op === 'negate'", WGSL],
  ],
  'shaders/formula.ts': [
    ['return slot >= 0 ? `slots[${slot}][p]`', 'return slot >= 0 ? `slots[0][p]`', WGSL, 'model-goldens-device'], // prettier-ignore
  ],
  'shaders/network.ts': [
    ['slopeOf(v${l}_${i})', 'slopeOf(v${l}_0)', 'model-goldens-device'],
    ['gradients[${biases + o}] +=', 'gradients[${biases + o}] -=', 'model-goldens-device'],
  ],
};
