// A single invocation has nobody to exchange with.

fn exchange(lane: u32, own: Sums) -> Sums {
  return own;
}
