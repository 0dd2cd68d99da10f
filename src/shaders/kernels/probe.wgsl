// Whether the rounding errors of two-float sums survive the compiler. Operands come from a buffer, so that
// nothing can be computed beforehand. A workgroup for each pair of vectors.

struct Errors {
  sum: vec4f, // by sumError4
  product: vec4f, // by productError4
  lanes: Theta4, // by plusLanes, where every column sums the same
  theta: Theta, // by twoSum, of the first components
}

@group(0) @binding(1) var<storage, read> operands: array<array<vec4f, 2>>;
@group(0) @binding(2) var<storage, read_write> errors: array<Errors>;

@compute @workgroup_size(1)
fn probe(@builtin(workgroup_id) pair: vec3u) {
  let a = operands[pair.x][0];
  let b = operands[pair.x][1];
  let aLanes = columnsOf(a);
  let bLanes = columnsOf(b);
  errors[pair.x] = Errors(
    sumError4(a, b, a + b),
    productError4(a, b, a * b),
    plusLanes(aLanes, bLanes).tails,
    twoSum(point4(aLanes.gradients, 0), point4(bLanes.gradients, 0)).tail,
  );
}

fn columnsOf(v: vec4f) -> Lanes {
  return Lanes(vec4f(), Theta4(v, v), Theta4());
}
