// The sums of a step of one point, without a loop: what a loop changes is written to memory, and here that is all of ∂l/∂θ.

fn addPoints(begin: u32, _points: u32) -> u32 {
  addPoint(begin);
  return 1;
}
