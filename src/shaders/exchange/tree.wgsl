// The sum of every invocation's `own`, in every invocation: by the tree, which needs no feature.

fn exchange(lane: u32, own: Sums) -> Sums {
  _ = sumWorkgroup(lane, own);
  workgroupBarrier();
  let total = tree[0];
  // Everyone has read the sum before the next step overwrites it.
  workgroupBarrier();
  return total;
}
