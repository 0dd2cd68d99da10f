// Numbers of twice the digits: a head of twelve bits and a tail of 24. The head is cut off on the bits, so
// that no compiler can know that the tail would be 0 if f32 were real numbers.

struct Pair {
  head: vec4f,
  tail: vec4f,
}

// a + b + c for |a| ≥ |b| ≥ |c|
fn pairOf(a: vec4f, b: vec4f, c: vec4f) -> Pair {
  let head = head4(rounded(a + b) + c);
  return Pair(head, rounded(rounded(rounded(a - head) + b) + c));
}

// a / b, in one number: near half a unit off, and what the tails are off.
fn ratioOf(a: Pair, b: Pair) -> vec4f {
  let inverse = over4(vec4f(1), b.head + b.tail);
  let guess = head4((a.head + a.tail) * inverse);
  // a − guess·b: the product of heads is exact, and so is what it leaves of the dividend's.
  let ofHead = rounded(a.head - guess * b.head);
  let rest = rounded(ofHead - rounded(guess * b.tail)) + a.tail;
  return guess + rounded(rest * inverse);
}

fn sumOf(a: Pair) -> vec4f {
  return a.head + a.tail;
}

// b where `when`, a elsewhere.
fn selectPair(a: Pair, b: Pair, when: vec4<bool>) -> Pair {
  return Pair(select(a.head, b.head, when), select(a.tail, b.tail, when));
}
