// What the optimizer keeps of each parameter, while steps are under way: `update` reads and writes slots[group].

var<private> slots: array<Slots, GROUPS>;

fn loadSlots() {
  slots = run.state.slots;
}

fn storeSlots() {
  run.state.slots = slots;
}
