// Sums of loss and gradient over quads: four points at a time, every `stride`-th quad.

@group(0) @binding(2) var<storage, read> xs: array<vec4f>;
@group(0) @binding(3) var<storage, read> ys: array<vec4f>;

// What is summed, a lane of vec4f for each of four points.
struct Lanes {
  losses: vec4f,
  gradients: Theta4,
}

fn plusLanes(a: Lanes, b: Lanes) -> Lanes {
  return Lanes(a.losses + b.losses, a.gradients + b.gradients);
}

fn lanesOf(theta: Theta, quad: u32) -> Lanes {
  let x = xs[quad];
  let residual = predict4(theta, x) - ys[quad];
  return Lanes(loss4(residual), backward4(theta, x, lossGrad4(residual)));
}

// The last quad may be padded: what lies past the last of `points` counts as residual 0.
fn paddedLanesOf(theta: Theta, quad: u32, points: u32) -> Lanes {
  let isPoint = 4 * quad + vec4u(0, 1, 2, 3) < vec4u(points);
  let x = xs[quad];
  let residual = select(vec4f(), predict4(theta, x) - ys[quad], isPoint);
  return Lanes(loss4(residual), backward4(theta, x, lossGrad4(residual)));
}

// From quad `first` on, before `end`, of so many points. Several quads an iteration, since a loop costs more than its
// arithmetic on some adapters; the order of the additions is that of a plain loop.
fn sumQuads(theta: Theta, first: u32, end: u32, stride: u32, points: u32) -> Sums {
  var lanes = Lanes();
  let whole = min(end, points / 4);
  var quad = first;
  var done = 0u;
  for (; quad + 4 * stride < whole; quad += 5 * stride) {
    lanes = plusLanes(lanes, lanesOf(theta, quad));
    lanes = plusLanes(lanes, lanesOf(theta, quad + stride));
    lanes = plusLanes(lanes, lanesOf(theta, quad + 2 * stride));
    lanes = plusLanes(lanes, lanesOf(theta, quad + 3 * stride));
    lanes = plusLanes(lanes, lanesOf(theta, quad + 4 * stride));
    done += 5;
  }
  for (; quad < whole; quad += stride) {
    lanes = plusLanes(lanes, lanesOf(theta, quad));
    done += 1;
  }
  if (quad < end) {
    lanes = plusLanes(lanes, paddedLanesOf(theta, quad, points));
    done += 1;
  }
  expectDone(done, (max(end, first) - first + stride - 1) / stride);
  return Sums(across(lanes.losses), sum4(lanes.gradients));
}
