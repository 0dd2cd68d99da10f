// a / b, correctly rounded. WGSL's division may be 2.5 units off; what is left over, a − q·b, is
// exact in one rounding, and mends it. Beyond 1e30 only divergence lies.

fn quotient(a: f32, b: f32) -> f32 {
  let q = a / b;
  let left = fmaOnce(Theta(-q), Theta(b), Theta(a))[0];
  return select(q + left / b, q, abs(q) > 1e30);
}
