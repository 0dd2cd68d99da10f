// θ of any number of parameters, one for a workgroup: each invocation moves a share of it.

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

var<workgroup> theta: Theta;
// An invocation's own: what is kept of its parameters, and the sums over its points, four at a time.
var<private> slots: array<Slots, SLOTS>;
var<private> losses: vec4f;
var<private> gradients: Theta4;

// As a whole, so that a compiler sees that nothing was in it, and needs no memory for it.
fn clearSums() {
  losses = vec4f();
  gradients = Theta4();
}
