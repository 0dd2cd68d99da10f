// The first half of a step over many points: each workgroup sums loss and gradient over one block
// of consecutive points.

override WG: u32;
override BLOCKS: u32; // workgroups

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
  let total = sumWorkgroup(lane, sumQuads(run.theta, begin + lane, end, WG));
  if (lane == 0) {
    partials[block.x] = total;
  }
}
