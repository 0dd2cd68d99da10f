// a·b + c in one rounding. WGSL's fma() may round twice, and does on adapters without the
// instruction; here the product's rounding error is found by splitting each factor into halves of
// twelve bits (Dekker 1971), and the sum's by Knuth's TwoSum.

fn fmaOnce(a: Group, b: Group, c: Group) -> Group {
  let product = opaque(a * b);
  let aHigh = highHalf(a);
  let aLow = a - aHigh;
  let bHigh = highHalf(b);
  let bLow = b - bHigh;
  let productError = ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow;
  let sum = opaque(product + c);
  let back = opaque(sum - product);
  let sumError = (product - (sum - back)) + (c - back);
  return sum + (productError + sumError);
}

// On the bits, since 4097 · v, the usual way, overflows for large v.
fn highHalf(v: Group) -> Group {
  return bitcast<Group>(bitcast<GroupBits>(v) & GroupBits(0xfffff000));
}
