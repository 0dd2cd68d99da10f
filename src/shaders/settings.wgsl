// What the host says of a run.

struct Settings {
  points: u32,
  inversePoints: f32, // from the host, since WGSL's division need not round correctly
  sampleEvery: u32,
  sampleFirst: u32, // each of the first so many epochs is sampled, too
  zero: u32, // 0, which no compiler knows (opaque.wgsl)
  // These come with each submit; beside `zero`, with which a step looks at them: further behind, SwiftShader takes twice
  // as long for a step of descend.wgsl.
  learningRate: f32,
  until: u32, // its last epoch, …
  untilStep: u32, // … and its last step
  since: u32, // the steps before it
  // Of steps that take a batch of the points each, which then lie in the order in which they are taken.
  columnQuads: u32, // from a column to the next
  stepsPerEpoch: u32,
  batchQuads: u32, // from a batch to the next; 0 where all points are one
  batch: u32, // points
  lastBatch: u32, // of an epoch, which may be smaller
  inverseBatch: f32,
  inverseLastBatch: f32,
  numbersPerStep: u32, // 0 where a step has the same as every other
}

@group(0) @binding(0) var<uniform> settings: Settings;
