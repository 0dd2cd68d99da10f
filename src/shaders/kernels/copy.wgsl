// Copies quads, laid over the workgroups as partials.wgsl lays the points: what the memory gives, beside
// which the other kernels are held.

override WG: u32;
override BLOCKS: u32; // workgroups

@group(0) @binding(0) var<storage, read> original: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> duplicate: array<vec4f>;

@compute @workgroup_size(WG)
fn copyQuads(
  @builtin(local_invocation_index) lane: u32,
  @builtin(workgroup_id) block: vec3u,
) {
  let quads = arrayLength(&original);
  let quadsPerBlock = (quads + BLOCKS - 1) / BLOCKS;
  let begin = min(block.x * quadsPerBlock, quads);
  let end = min(begin + quadsPerBlock, quads);
  for (var quad = begin + lane; quad < end; quad += WG) {
    duplicate[quad] = original[quad];
  }
}
