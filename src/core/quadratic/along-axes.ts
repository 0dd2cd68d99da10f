/** Pairs of numbers, one for each eigenvector of the Hessian, or for each parameter. */
import type { AlongAxes } from './trajectory.ts';

export function mapAxes(of: (i: 0 | 1) => number): readonly [number, number] {
  return [of(0), of(1)];
}

export function sum(of: (i: 0 | 1) => number): number {
  return of(0) + of(1);
}

export function size(along: AlongAxes): AlongAxes {
  return mapAxes((i) => Math.abs(along[i]));
}

export function plus(a: AlongAxes, b: AlongAxes): AlongAxes {
  return mapAxes((i) => a[i] + b[i]);
}
