// The sums of all invocations of a workgroup that is one subgroup, in each of them: no workgroup memory and no barrier.
// The device adds in an order of its own, the same in every run.

// Of all points.
var<private> lossSum: f32;
var<private> gradient: Theta;

fn exchange(lane: u32) {
  lossSum = subgroupAdd(across(losses));
  for (var p = 0u; p < PARAMETERS; p += 1) {
    gradient[p] = subgroupAdd(across(gradients[p]));
  }
}
