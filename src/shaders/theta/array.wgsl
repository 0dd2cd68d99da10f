// θ of any number of parameters, which the model says.

alias Theta = array<f32, PARAMETERS>;
// Four points at once: what each of them adds to dL/dθp.
alias Theta4 = array<vec4f, PARAMETERS>;
alias Parameters = Theta;
// One parameter by itself: an optimizer moves one at a time.
alias Group = f32;
alias GroupBits = u32;
// What an optimizer keeps, one number of each parameter in a slot.
alias Slots = Theta;
const GROUPS = SLOTS;

// An invocation's own: θ, what is kept of it, and the sums over its points, four at a time.
var<private> theta: Theta;
var<private> slots: array<Slots, SLOTS>;
var<private> losses: vec4f;
var<private> gradients: Theta4;

fn clearSums() {
  losses = vec4f();
  for (var p = 0u; p < PARAMETERS; p += 1) {
    gradients[p] = vec4f();
  }
}
