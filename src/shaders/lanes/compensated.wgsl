// What is summed, a lane of vec4f for each of four points: the gradients with what rounding left out.
// The rounding error of an f32 operation is itself an f32, so that two of them carry twice the digits of
// one. A compiler that takes f32 for real numbers makes every such error 0, unless it cannot see what it
// is made of (opaque.wgsl); kernels/probe.wgsl tells.

struct Lanes {
  losses: vec4f,
  gradients: Theta4,
  tails: Theta4,
}

fn plusLanes(a: Lanes, b: Lanes) -> Lanes {
  let sum = opaqueColumns(a.gradients + b.gradients);
  let back = opaqueColumns(sum - a.gradients);
  let error = (a.gradients - (sum - back)) + (b.gradients - back);
  return Lanes(a.losses + b.losses, sum, (a.tails + b.tails) + error);
}

// In the order of `across`.
fn sumLanes(lanes: Lanes) -> Sums {
  return plusSums(
    plusSums(pointOf(lanes, 0), pointOf(lanes, 2)),
    plusSums(pointOf(lanes, 1), pointOf(lanes, 3)),
  );
}

fn pointOf(lanes: Lanes, i: u32) -> Sums {
  return Sums(lanes.losses[i], point4(lanes.gradients, i), point4(lanes.tails, i));
}

fn opaqueColumns(terms: Theta4) -> Theta4 {
  return Theta4(opaque4(terms[0]), opaque4(terms[1]));
}

// a + b − sum (Knuth's TwoSum), where sum = a + b in f32
fn sumError4(a: vec4f, b: vec4f, sum: vec4f) -> vec4f {
  let rounded = opaque4(sum);
  let back = opaque4(rounded - a);
  return (a - (rounded - back)) + (b - back);
}

// a·b − product (Dekker 1971), where product = a·b in f32: each factor in halves of twelve bits, so
// that the four products of halves are exact.
fn productError4(a: vec4f, b: vec4f, product: vec4f) -> vec4f {
  let aHigh = highHalf4(a);
  let aLow = a - aHigh;
  let bHigh = highHalf4(b);
  let bLow = b - bHigh;
  return ((aHigh * bHigh - opaque4(product)) + aHigh * bLow + aLow * bHigh) + aLow * bLow;
}

// On the bits, since 4097 · v, the usual way, overflows for large v.
fn highHalf4(v: vec4f) -> vec4f {
  return bitcast<vec4f>(bitcast<vec4u>(v) & vec4u(0xfffff000));
}
