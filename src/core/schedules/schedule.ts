/** By how much the learning rate of a run is multiplied in an epoch; `epoch` counts those that are done, 0 at first. */
export type Schedule = (epoch: number) => number;
