// Sums of loss and gradient over quads: four points at a time, every `stride`-th quad.

@group(0) @binding(3) var<storage, read> xs: array<vec4f>;
@group(0) @binding(4) var<storage, read> ys: array<vec4f>;

fn lanesOf(theta: Parameters, quad: u32) -> Lanes {
  return terms4(theta, xs[quad], ys[quad]);
}

// The last quad may be padded: what lies past the last of `points` adds nothing.
fn paddedLanesOf(theta: Parameters, quad: u32, points: u32) -> Lanes {
  let isPoint = 4 * quad + vec4u(0, 1, 2, 3) < vec4u(points);
  return maskedLanes(lanesOf(theta, quad), isPoint);
}

// From quad `first` on, before `end`, of so many points. Several quads an iteration, since a loop costs more than its
// arithmetic on some adapters; the order of the additions is that of a plain loop.
fn sumQuads(theta: Parameters, first: u32, end: u32, stride: u32, points: u32) -> Sums {
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
  return sumLanes(lanes);
}
