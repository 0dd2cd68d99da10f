// The sum of every invocation's `own`, in every invocation, where the workgroup is one subgroup: no
// workgroup memory and no barrier. The device adds in an order of its own, the same in every run.

fn exchange(lane: u32, own: Sums) -> Sums {
  return Sums(subgroupAdd(own.loss), subgroupAdd(own.gradient));
}
