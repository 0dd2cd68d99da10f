// The optimizer keeps nothing from step to step.

fn loadSlots() {}

fn storeSlots() {}
