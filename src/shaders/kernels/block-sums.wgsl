// The first half of a step of any model over many points: each workgroup sums loss and gradient over one block of
// consecutive points.

override WG: u32;

struct Chunk {
  points: u32,
  firstBlock: u32, // of all blocks
  quadsPerBlock: u32,
}

@group(0) @binding(3) var<storage, read_write> partials: array<f32>; // [blocks][P + 1], the loss last
@group(0) @binding(4) var<uniform> chunk: Chunk;

@compute @workgroup_size(WG)
fn blockSums(
  @builtin(local_invocation_index) lane: u32,
  @builtin(workgroup_id) block: vec3u,
) {
  for (var p = 0u; p < PARAMETERS; p += 1) {
    theta[p] = run.state.theta[p];
  }
  let quads = (chunk.points + 3) / 4;
  let begin = min(block.x * chunk.quadsPerBlock, quads);
  let end = min(begin + chunk.quadsPerBlock, quads);
  sumQuads(0, begin + lane, end, WG, chunk.points);
  exchange(lane);
  if (lane == 0) {
    let at = (chunk.firstBlock + block.x) * (PARAMETERS + 1);
    for (var p = 0u; p < PARAMETERS; p += 1) {
      partials[at + p] = gradient[p];
    }
    partials[at + PARAMETERS] = lossSum;
  }
}
