// x · log x, and 0 at 0.

fn xlogx4(x: vec4f) -> vec4f {
  let given = normal4(x);
  return select(normal4(given * log4(given)), vec4f(), given == vec4f());
}
