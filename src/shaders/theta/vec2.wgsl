// θ of two parameters, and all that is done with it as a whole. Nobody else uses an operator on it, so that it
// may be an array where there are more.

alias Theta = vec2f;
// Parameters that an optimizer moves at once, each by itself, and how many of these there are.
alias Group = vec2f;
alias GroupBits = vec2u;
const GROUPS = 1u;
// Four points at once: column p holds what each of them adds to dL/dθp.
alias Theta4 = mat2x4f;

fn plus(a: Theta, b: Theta) -> Theta {
  return a + b;
}

fn scaled(v: Theta, factor: f32) -> Theta {
  return v * factor;
}

// Of each parameter: `b` where its bit of `mask` is 1, `a` else.
fn chosen(a: Theta, b: Theta, mask: u32) -> Theta {
  return select(a, b, (vec2u(mask) & vec2u(1, 2)) != vec2u());
}

fn plus4(a: Theta4, b: Theta4) -> Theta4 {
  return a + b;
}

// What all four points add.
fn sum4(terms: Theta4) -> Theta {
  return Theta(across(terms[0]), across(terms[1]));
}

// What one of them adds.
fn point4(terms: Theta4, i: u32) -> Theta {
  return Theta(terms[0][i], terms[1][i]);
}
