// One step of gradient descent: the line y = a·x + b, mean squared error.
//
//     r = a·x + b − y          how far the line is from a point
//     L = 1/n · Σ r²           the loss: the mean over all n points
//     ∂L/∂a = 2/n · Σ r·x      how the loss grows with a …
//     ∂L/∂b = 2/n · Σ r        … and with b
//
// The host dispatches it once a step. A single invocation does it all, so
// that there is nothing to share and nothing to wait for. A GPU has room
// for thousands of them: here all but one are idle.

struct Line {
  a: f32,
  b: f32,
  loss: f32, // before the last update
  steps: u32, // done so far
}

@group(0) @binding(0) var<storage, read> xs: array<f32>;
@group(0) @binding(1) var<storage, read> ys: array<f32>;
@group(0) @binding(2) var<storage, read_write> line: Line;

// The host says it when it makes the pipeline.
override learningRate: f32;

@compute @workgroup_size(1)
fn trainStep() {
  let n = f32(arrayLength(&xs));

  // 1. Predict, compare, add up.
  var loss = 0.0;
  var slopeA = 0.0;
  var slopeB = 0.0;
  for (var i = 0u; i < arrayLength(&xs); i++) {
    let r = line.a * xs[i] + line.b - ys[i];
    loss += r * r;
    slopeA += r * xs[i];
    slopeB += r;
  }

  // 2. Go downhill: against the gradient, by the learning rate.
  line.a -= learningRate * (2.0 / n * slopeA);
  line.b -= learningRate * (2.0 / n * slopeB);
  line.loss = loss / n;
  line.steps++;
}
