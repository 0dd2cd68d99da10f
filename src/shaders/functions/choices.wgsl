// Functions that compute nothing, but choose; NaN where they are given NaN.

fn orNan4(a: vec4f, b: vec4f, value: vec4f) -> vec4f {
  return select(select(value, nan4(b), isNan4(b)), nan4(a), isNan4(a));
}

// −1, 0 or 1
fn sign4(a: vec4f) -> vec4f {
  let given = normal4(a);
  let above = select(vec4f(), vec4f(1), given > vec4f());
  return orNan4(a, a, select(above, vec4f(-1), given < vec4f()));
}

// 1 from 0 on, 0 before.
fn step4(a: vec4f) -> vec4f {
  return orNan4(a, a, select(vec4f(1), vec4f(), normal4(a) < vec4f()));
}

fn min4(a: vec4f, b: vec4f) -> vec4f {
  let first = normal4(a);
  let second = normal4(b);
  return orNan4(a, b, select(second, first, ordered4(first) < ordered4(second)));
}

fn max4(a: vec4f, b: vec4f) -> vec4f {
  let first = normal4(a);
  let second = normal4(b);
  return orNan4(a, b, select(second, first, ordered4(second) < ordered4(first)));
}

// 1 where a < b, ½ where they are equal, 0 where a > b.
fn below4(a: vec4f, b: vec4f) -> vec4f {
  let first = normal4(a);
  let second = normal4(b);
  let orHalf = select(vec4f(), vec4f(0.5), first == second);
  return orNan4(a, b, select(orHalf, vec4f(1), first < second));
}
