// What the host says of a run.

struct Settings {
  points: u32,
  inversePoints: f32, // from the host, since WGSL's division need not round correctly
  sampleEvery: u32,
  sampleFirst: u32, // each of the first so many epochs is sampled, too
  zero: u32, // 0, which no compiler knows (opaque.wgsl)
  // These come with each submit.
  learningRate: f32,
  until: u32, // its last epoch
}

@group(0) @binding(0) var<uniform> settings: Settings;
