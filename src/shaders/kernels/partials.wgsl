// The first half of a step over many points: each workgroup sums loss and gradient over one block
// of consecutive points.

override WG: u32;

// Consecutive points whose columns fit into a binding each: all of them, or a part.
struct Chunk {
  points: u32,
  firstBlock: u32, // of all blocks
  quadsPerBlock: u32,
}

@group(0) @binding(4) var<storage, read_write> partials: array<Sums>;
@group(0) @binding(5) var<uniform> chunk: Chunk;

@compute @workgroup_size(WG)
fn partialSums(
  @builtin(local_invocation_index) lane: u32,
  @builtin(workgroup_id) block: vec3u,
) {
  let quads = (chunk.points + 3) / 4;
  let begin = min(block.x * chunk.quadsPerBlock, quads);
  let end = min(begin + chunk.quadsPerBlock, quads);
  let total = sumWorkgroup(lane, sumQuads(run.state.theta, begin + lane, end, WG, chunk.points));
  if (lane == 0) {
    partials[chunk.firstBlock + block.x] = total;
  }
}
