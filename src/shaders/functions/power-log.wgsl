// aᵇ · log a, and 0 where a = 0 and b ≥ 0: the derivative of a power by its exponent.

fn powerLog4(a: vec4f, b: vec4f) -> vec4f {
  let base = normal4(a);
  let exponent = normal4(b);
  let zero = vec4f();
  let log2 = log2Of4(abs(base));
  let power = powerOf4(log2, exponent);
  let mantissa = power.mantissa;
  // log a = log 2 · log₂ a
  let exact = log2.head * POWER_LN2_HIGH;
  let rest = rounded(rounded(log2.head * POWER_LN2_LOW) + rounded(log2.tail * POWER_LN2));
  let log = pairOf(exact, rest, zero);
  let mixed = rounded(rounded(mantissa.head * log.tail) + rounded(mantissa.tail * sumOf(log)));
  let value = scaledBy4(mantissa.head * log.head + mixed, power.k);
  // At 0 and ∞ the logarithm is infinite, and so is the product or 0.
  let falls = exponent < zero;
  let infinite = infinity4(abs(base));
  let ofZero = select(value, select(zero, -infinite, falls), base == zero);
  let ofAll = select(ofZero, infinite, isNotFinite4(base));
  let isUnsettled = (isNotFinite4(base) & falls) | (isNotFinite4(exponent) & (base == vec4f(1)));
  let isNone = (base < zero) | (isNan4(base) | isNan4(exponent));
  return select(ofAll, nan4(a), isUnsettled | isNone);
}
