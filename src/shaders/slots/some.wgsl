// What the optimizer keeps of each parameter, while steps are under way: `update` reads and writes slots[p].

var<private> slots: array<Slots, PARAMETERS>;

fn loadSlots() {
  slots = run.slots;
}

fn storeSlots() {
  run.slots = slots;
}
