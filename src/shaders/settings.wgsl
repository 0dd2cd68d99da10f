// What the host says of a run.

struct Settings {
  points: u32,
  inversePoints: f32, // from the host, since WGSL's division need not round correctly
  learningRate: f32,
  sampleEvery: u32,
  sampleFirst: u32, // each of the first so many epochs is sampled, too
  until: u32, // the last epoch of this submit
  zero: u32, // 0, which no compiler knows (fma.wgsl)
}

@group(0) @binding(0) var<uniform> settings: Settings;
