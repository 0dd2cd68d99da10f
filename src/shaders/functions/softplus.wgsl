// log(1 + eᶻ) = max(z, 0) + log(1 + e^−|z|)

fn softplus4(z: vec4f) -> vec4f {
  let value = select(vec4f(), z, z > vec4f()) + rounded(log1p4(exp4(-abs(z))));
  return select(value, nan4(z), isNan4(z));
}
