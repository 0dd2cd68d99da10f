// ½·(eˣ + e⁻ˣ)

fn cosh4(x: vec4f) -> vec4f {
  let halves = halves4(abs(x));
  return halvesCases4(x, halves.growing + halves.falling);
}
