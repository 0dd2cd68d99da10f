// Of each invocation one quad of the points at most, of any model. Without a loop its sums need not outlive it, so that
// they stay in registers however many there are.

var<private> own: Point;
var<private> ownTarget: vec4f;
var<private> ownWeights: vec4f;

// The quad `lane` of so many, counted from `begin` on, of so many points: the last quad may be padded.
fn takeOwn(begin: u32, lane: u32, quads: u32, points: u32) {
  // Whoever has none takes the last, which then counts for nothing.
  let quad = min(lane, quads - 1);
  let isPoint = 4 * quad + vec4u(0, 1, 2, 3) < vec4u(points);
  own = filled(pointAt(begin + quad), isPoint);
  ownTarget = targetAt(begin + quad);
  ownWeights = select(vec4f(), vec4f(1), isPoint & vec4<bool>(lane < quads));
}

fn sumOwn() {
  clearSums();
  addTerms(own, ownTarget, ownWeights);
}
