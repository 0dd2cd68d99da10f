// Sums of loss and gradient over quads: four points at a time, every `stride`-th quad.

@group(0) @binding(2) var<storage, read> xs: array<vec4f>;
@group(0) @binding(3) var<storage, read> ys: array<vec4f>;

struct Lanes {
  losses: vec4f,
  gradients: Theta4,
}

fn addQuad(lanes: ptr<function, Lanes>, theta: Theta, quad: u32) {
  let residual = predict4(theta, xs[quad]) - ys[quad];
  lanes.losses += loss4(residual);
  lanes.gradients += backward4(theta, xs[quad], lossGrad4(residual));
}

// The last quad may be padded: what lies past the last point counts as residual 0.
fn addPaddedQuad(lanes: ptr<function, Lanes>, theta: Theta, quad: u32) {
  let isPoint = 4 * quad + vec4u(0, 1, 2, 3) < vec4u(settings.points);
  let residual = select(vec4f(), predict4(theta, xs[quad]) - ys[quad], isPoint);
  lanes.losses += loss4(residual);
  lanes.gradients += backward4(theta, xs[quad], lossGrad4(residual));
}

// From quad `first` on, before `end`. Four quads an iteration, since a loop costs more than its
// arithmetic on some adapters; the order of the additions is that of a plain loop.
fn sumQuads(theta: Theta, first: u32, end: u32, stride: u32) -> Sums {
  var lanes = Lanes();
  let whole = min(end, settings.points / 4);
  var quad = first;
  var done = 0u;
  for (; quad + 3 * stride < whole; quad += 4 * stride) {
    addQuad(&lanes, theta, quad);
    addQuad(&lanes, theta, quad + stride);
    addQuad(&lanes, theta, quad + 2 * stride);
    addQuad(&lanes, theta, quad + 3 * stride);
    done += 4;
  }
  for (; quad < whole; quad += stride) {
    addQuad(&lanes, theta, quad);
    done += 1;
  }
  if (quad < end) {
    addPaddedQuad(&lanes, theta, quad);
    done += 1;
  }
  expectDone(done, (max(end, first) - first + stride - 1) / stride);
  return Sums(across(lanes.losses), sum4(lanes.gradients));
}
