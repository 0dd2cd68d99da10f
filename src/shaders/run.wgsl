// A run on the device.

// All that a step takes from the one before.
struct State {
  epoch: u32, // passes over the points since the start of the run
  step: u32, // updates
  loss: f32, // of the last epoch, each point's before its update
  epochLoss: f32, // summed over the points of an epoch that is not at its end
  theta: Parameters,
  gradient: Theta,
  slots: array<Slots, GROUPS>, // what the optimizer keeps of each parameter
}

// In one buffer, so that one copy brings both to the host.
struct Run {
  state: State,
  history: History,
}

@group(0) @binding(1) var<storage, read_write> run: Run;
