// Sums of loss and gradient over quads, of any model: four points at a time, every `stride`-th quad.

// From quad `first` on, before `end`, all counted from `begin` on, of so many points: the last quad may be padded.
fn sumQuads(begin: u32, first: u32, end: u32, stride: u32, points: u32) {
  clearSums();
  var done = 0u;
  for (var quad = first; quad < end; quad += stride) {
    let isPoint = 4 * quad + vec4u(0, 1, 2, 3) < vec4u(points);
    let x = filled(pointAt(begin + quad), isPoint);
    addTerms(x, targetAt(begin + quad), select(vec4f(), vec4f(1), isPoint));
    done += 1;
  }
  expectDone(done, (max(end, first) - first + stride - 1) / stride);
}
