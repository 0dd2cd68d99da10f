// A fixed tree over the WG invocations of a workgroup, a power of two: two runs on one device agree to
// the bit.

var<workgroup> tree: array<Sums, WG>;

// The sum of every invocation's `own`, in the invocation 0. All invocations must call it.
fn sumWorkgroup(lane: u32, own: Sums) -> Sums {
  tree[lane] = own;
  for (var half = WG / 2; half > 0; half /= 2) {
    workgroupBarrier();
    if (lane < half) {
      tree[lane] = plusSums(tree[lane], tree[lane + half]);
    }
  }
  return tree[lane];
}
