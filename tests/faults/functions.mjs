/** Faults in the functions of formulas, in f32 and in WGSL: a digit, a limit, a part that is left out. */
const TWIN = 'functions-device';
const EXACT = 'functions';

export const faults = {
  'core/functions/bits.ts': [
    ['const HEAD = 0xfffff000;', 'const HEAD = 0xffffe000;', TWIN],
    ['const LEAST_NORMAL = 0x00800000;', 'const LEAST_NORMAL = 0x00000001;', EXACT],
    ['const QUIET_NAN = 0x7fc00000;', 'const QUIET_NAN = 0x7f800000;', EXACT],
  ],
  'core/functions/machine.ts': [
    ['shiftRight: (a, count) => a >> count', 'shiftRight: (a, count) => a >>> count', EXACT],
    ['add: (a, b) => f32(a + b)', 'add: (a, b) => a + b', TWIN],
  ],
  'core/functions/pairs.ts': [
    ['m.subtract(ofHead, m.multiply(guess, b.tail))', 'ofHead', EXACT],
    ['m.add(guess, m.multiply(rest, inverse))', 'guess', EXACT],
  ],
  'core/functions/exp.ts': [
    ['const INFINITE_ABOVE = 88.7228317;', 'const INFINITE_ABOVE = 88.5;', EXACT],
    ['const ZERO_BELOW = -87.3365402;', 'const ZERO_BELOW = -87;', EXACT],
    ['m.select(rest, zero, isLess)', 'rest', EXACT],
    ['const NEAR = 0.405465096;', 'const NEAR = 0;', EXACT],
    ['const LARGE_FROM = 16;', 'const LARGE_FROM = 60;', EXACT],
  ],
  'core/functions/log.ts': [
    ['m.minWord(k, m.word(126))', 'k', EXACT],
    ['m.add(m.subtract(whole, first), a)', 'm.add(m.constant(0), a)', EXACT],
    ['m.less(x, zero), isNaN32(m, x)', 'isNaN32(m, x), isNaN32(m, x)', EXACT],
  ],
  'core/functions/trigonometric.ts': [
    ['-4.47034836e-6, 1.58906914e-8,', '-4.47034836e-6, 1.58906900e-8,', EXACT],
    ['const qLow = m.subtract(q, qHigh);', 'const qLow = m.constant(0);', EXACT],
    ['m.plus(quarters, m.word(1))', 'quarters', EXACT],
    ['most: TURNS_MOST }', 'most: 2 * TURNS_MOST }', 'functions-usual'],
  ],
  'core/functions/choices.ts': [
    ['m.lessWord(ordered(m, a), ordered(m, b))', 'm.less(a, b)', EXACT],
  ],
  'shaders/functions/pairs.wgsl': [
    ['head4(rounded(a + b) + c)', 'head4((a + b) + c)', 'wgsl-files'],
  ],
  'shaders/kernels/descend.wgsl': [
    ['opaque(distance * varianceX)[0]', 'distance[0] * varianceX', 'wgsl-files'],
  ],
  'core/functions/power.ts': [
    ['not(m, m.equal(m.floor(half), half))', 'm.equal(m.floor(half), half)', EXACT],
  ],
  'core/functions/power-parts.ts': [
    ['m.multiply(exponent, log2.tail)', 'm.multiply(low, log2.tail)', EXACT],
    ['m.lessWord(m.word(254), exponent)', 'm.lessWord(m.word(255), exponent)', EXACT],
  ],
  'core/functions/hyperbolic.ts': [
    ['const TINY_BELOW = -16;', 'const TINY_BELOW = -60;', EXACT],
    ['m.minWord(parts.k, m.word(100))', 'parts.k', EXACT],
  ],
  'core/functions/steps.ts': [
    ["step.operands, 'value' in step ? step.value : 0]", 'step.operands]', 'functions-steps'],
  ],
  'shaders/quotients/kept.wgsl': [
    ['guess) + off + (up - down)', 'guess) + off', TWIN],
    ['(exponent < vec4i(1)) |', '(exponent < vec4i(-30)) |', TWIN],
  ],
  'shaders/roots/kept.wgsl': [
    ['(root + (up - down))', 'root', TWIN],
    ['left <= -root', 'left < -root - 1', TWIN],
  ],
  'shaders/functions/exp-parts.wgsl': [['0.00836915616', '0.0083691572', TWIN]],
  'shaders/functions/log1p.wgsl': [['select(a, rounded(a + b), isExact)', 'a', TWIN]],
  'shaders/functions/turn.wgsl': [['vec4u(2)) << vec4u(30)', 'vec4u(1)) << vec4u(31)', TWIN]],
  'shaders/functions/sigmoid.wgsl': [['mantissa, isNegative', 'mantissa, !isNegative', TWIN]],
  'shaders/functions/index.ts': [["calls('asin4'", "calls('acos4'", TWIN]],
};
