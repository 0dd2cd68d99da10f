/** Sine, cosine and tangent. Twins of functions/turn.wgsl, sin.wgsl, cos.wgsl and tan.wgsl. */
import { TURNS_MOST } from './accuracy.ts';
import { head, nanOf, normal, polynomial, signed, sizeBits, sizeOf } from './bits.ts';
import type { Machine } from './machine.ts';
import { ratio, selectPair, sumOf, type Pair } from './pairs.ts';
import type { Usual } from './usual.ts';

const TWO_OVER_PI = 0.636619772;
/** π/2 in parts: two that end at 2⁻²⁴, one of twelve bits, and the rest. */
const HALF_PI = [1.57080078125, -4.47034836e-6, 1.58906914e-8, 2.56334407e-12] as const;
/** (sin r − r)/r³ and (cos r − 1 + r²/2)/r⁴ in z = r², for |r| ≤ π/4 */
const SIN = [-0.00019518187, 0.00833218917, -0.166666552];
const COS = [2.44325129e-5, -0.00138873106, 0.0416666456];

/** From here on neighbours are half a radian apart, and no digit of a sine is known. */
const NONE_FROM = 2 ** 22;
/** Below, sin x = x. */
const ITSELF_BELOW = 2 ** -12;

/** Sine and cosine of what is left of an angle after whole quarters of a turn. */
interface Turn<F, W> {
  /** How many these were. */
  readonly quarters: W;
  readonly sin: Pair<F>;
  readonly cos: Pair<F>;
}

/** @param leftOf x − q·π/2 but for the last parts of π */
function turnOf<F, W>(m: Machine<F, W>, x: F, leftOf: LeftOf = leftOfAny): Turn<F, W> {
  const q = m.floor(m.add(m.multiply(x, m.constant(TWO_OVER_PI)), m.constant(0.5)));
  const { high, low } = remainder(m, q, leftOf(m, x, q));
  const r = m.add(high, low);
  const z = m.multiply(r, r);
  const sin = m.add(low, m.multiply(m.multiply(r, z), polynomial(m, z, SIN)));
  // 1 − z/2 as a head and a tail; r² = high² + low·(high + r), where high² is exact.
  const half = m.constant(0.5);
  const one = m.constant(1);
  const first = head(m, m.subtract(one, m.multiply(half, z)));
  const squares = m.subtract(m.subtract(one, first), m.multiply(half, m.multiply(high, high)));
  const mixed = m.multiply(m.multiply(half, low), m.add(high, r));
  const bend = m.multiply(m.multiply(z, z), polynomial(m, z, COS));
  const cos = m.add(m.subtract(squares, mixed), bend);
  return {
    quarters: m.toWord(q),
    sin: { head: high, tail: sin },
    cos: { head: first, tail: cos },
  };
}

type LeftOf = <F, W>(m: Machine<F, W>, x: F, q: F) => F;

/** Nothing is lost while q has no more than 22 bits, */
function leftOfAny<F, W>(m: Machine<F, W>, x: F, q: F): F {
  const [a, b] = [m.constant(HALF_PI[0]), m.constant(HALF_PI[1])];
  const qHigh = head(m, q);
  const qLow = m.subtract(q, qHigh);
  const afterFirst = m.subtract(m.subtract(x, m.multiply(qHigh, a)), m.multiply(qLow, a));
  return m.subtract(m.subtract(afterFirst, m.multiply(qHigh, b)), m.multiply(qLow, b));
}

/** and here, while it has no more than twelve. */
function leftOfFew<F, W>(m: Machine<F, W>, x: F, q: F): F {
  const [a, b] = [m.constant(HALF_PI[0]), m.constant(HALF_PI[1])];
  return m.subtract(m.subtract(x, m.multiply(q, a)), m.multiply(q, b));
}

/** x − q·π/2 as a head of twelve bits and a tail. */
function remainder<F, W>(m: Machine<F, W>, q: F, left: F): { readonly high: F; readonly low: F } {
  const small = m.multiply(q, m.constant(HALF_PI[2]));
  const high = head(m, m.subtract(left, small));
  const rest = m.subtract(m.subtract(left, high), small);
  const low = m.subtract(rest, m.multiply(q, m.constant(HALF_PI[3])));
  return { high, low };
}

/** All ones where the number of quarters is odd: there sine and cosine change places. */
function isOdd<F, W>(m: Machine<F, W>, quarters: W): W {
  return m.minus(m.word(0), m.and(quarters, m.word(1)));
}

/** `a` with the sign turned round where bit 1 of `quarters` is set. */
function turned<F, W>(m: Machine<F, W>, a: F, quarters: W): F {
  return signed(m, a, m.shiftLeft(m.and(quarters, m.word(2)), 30));
}

function isTooFar<F, W>(m: Machine<F, W>, x: F): W {
  return m.lessWord(m.bits(m.constant(NONE_FROM)), sizeBits(m, x));
}

/** `value`, but x where that is small, and NaN where it is too large. */
function nearZero<F, W>(m: Machine<F, W>, x: F, value: F): F {
  const isSmall = m.less(sizeOf(m, x), m.constant(ITSELF_BELOW));
  return m.select(m.select(value, normal(m, x), isSmall), nanOf(m, x), isTooFar(m, x));
}

function sinOf<F, W>(m: Machine<F, W>, { quarters, sin, cos }: Turn<F, W>): F {
  const value = m.select(sumOf(m, sin), sumOf(m, cos), isOdd(m, quarters));
  return turned(m, value, quarters);
}

function cosOf<F, W>(m: Machine<F, W>, { quarters, sin, cos }: Turn<F, W>): F {
  const value = m.select(sumOf(m, cos), sumOf(m, sin), isOdd(m, quarters));
  return turned(m, value, m.plus(quarters, m.word(1)));
}

/** sin x; NaN above 2²² in size, where f32 are too far apart. */
export function sin<F, W>(m: Machine<F, W>, x: F): F {
  return nearZero(m, x, sinOf(m, turnOf(m, x)));
}

/** cos x; NaN above 2²² in size. */
export function cos<F, W>(m: Machine<F, W>, x: F): F {
  return m.select(cosOf(m, turnOf(m, x)), nanOf(m, x), isTooFar(m, x));
}

/** Fewer than 2¹² quarters, and no 0: of small angles the formula gives themselves. */
const USUAL_ANGLES = { least: 2 ** -126, most: TURNS_MOST };

export const usualSin: Usual = {
  ...USUAL_ANGLES,
  of: (m, x) => sinOf(m, turnOf(m, x, leftOfFew)),
};

export const usualCos: Usual = {
  ...USUAL_ANGLES,
  of: (m, x) => cosOf(m, turnOf(m, x, leftOfFew)),
};

/** tan x; NaN above 2²² in size. */
export function tan<F, W>(m: Machine<F, W>, x: F): F {
  const { quarters, sin, cos } = turnOf(m, x);
  const odd = isOdd(m, quarters);
  const value = ratio(m, selectPair(m, sin, cos, odd), selectPair(m, cos, sin, odd));
  // An odd number of quarters: −cos/sin
  return nearZero(m, x, signed(m, value, m.shiftLeft(quarters, 31)));
}
