// The first half of a step over many points: each workgroup sums loss and gradient over one block
// of consecutive points, four at a time.

override BLOCKS: u32; // workgroups

@group(0) @binding(2) var<storage, read> xs: array<vec4f>;
@group(0) @binding(3) var<storage, read> ys: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> partials: array<Sums>;

@compute @workgroup_size(WG)
fn partialSums(
  @builtin(local_invocation_index) lane: u32,
  @builtin(workgroup_id) block: vec3u,
) {
  let quads = (settings.points + 3) / 4;
  let quadsPerBlock = (quads + BLOCKS - 1) / BLOCKS;
  let begin = min(block.x * quadsPerBlock, quads);
  let end = min(begin + quadsPerBlock, quads);
  let total = sumWorkgroup(lane, sumQuads(begin + lane, end));
  if (lane == 0) {
    partials[block.x] = total;
  }
}

// Every WG-th quad from `first` on, before `end`.
fn sumQuads(first: u32, end: u32) -> Sums {
  let theta = run.theta;
  var losses = vec4f();
  var gradients = Theta4();
  var done = 0u;
  for (var quad = first; quad < end; quad += WG) {
    // The last quad may be padded: what lies past the last point counts as residual 0.
    let isPoint = 4 * quad + vec4u(0, 1, 2, 3) < vec4u(settings.points);
    let residual = select(vec4f(), predict4(theta, xs[quad]) - ys[quad], isPoint);
    losses += loss4(residual);
    gradients += backward4(theta, xs[quad], lossGrad4(residual));
    done += 1;
  }
  expectDone(done, (max(end, first) - first + WG - 1) / WG);
  return Sums(across(losses), sum4(gradients));
}
