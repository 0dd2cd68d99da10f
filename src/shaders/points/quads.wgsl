// Sums of loss and gradient over quads: four points at a time, every `stride`-th quad.

@group(0) @binding(2) var<storage, read> xs: array<vec4f>;
@group(0) @binding(3) var<storage, read> ys: array<vec4f>;

fn lanesOf(theta: Parameters, quad: u32) -> Lanes {
  return terms4(theta, xs[quad], ys[quad]);
}

// The last quad may be padded: what lies past the last of `points` has the weight 0.
fn paddedLanesOf(theta: Parameters, quad: u32, points: u32) -> Lanes {
  let isPoint = arePoints(quad, points);
  let x = filled(xs[quad], xs[0], isPoint);
  let y = filled(ys[quad], ys[0], isPoint);
  return weightedTerms4(theta, x, y, select(vec4f(), vec4f(1), isPoint));
}

fn arePoints(quad: u32, points: u32) -> vec4<bool> {
  return 4 * quad + vec4u(0, 1, 2, 3) < vec4u(points);
}

// The first point in place of what is none, so that nothing becomes infinite there that is not so at a point.
fn filled(quad: vec4f, first: vec4f, isPoint: vec4<bool>) -> vec4f {
  return select(vec4f(first.x), quad, isPoint);
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
