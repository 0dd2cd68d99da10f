import { result } from '../core/numbers/index.ts';
import { duration, grouped, stepsPerSecond } from './output.ts';

/** How far a run is. */
export interface Standing {
  readonly epoch: number;
  readonly loss: number;
  /** Time spent training so far. */
  readonly elapsedMs: number;
}

/** `epoch 12,300/20,000  loss 0.987654  15,200 steps/s  0.51 s left` */
export function standingLine({ epoch, loss, elapsedMs }: Standing, epochs: number): string {
  const speed = stepsPerSecond(epoch, elapsedMs);
  const parts = [`epoch ${grouped(epoch)}/${grouped(epochs)}`, `loss ${result(loss)}`];
  if (speed > 0) {
    parts.push(`${grouped(speed)} steps/s`, `${duration(((epochs - epoch) * 1000) / speed)} left`);
  }
  return parts.join('  ');
}

/** `generating 67,108,864 points  42 %` */
export function shareLine(doing: string, points: number, share: number): string {
  return `${doing} ${grouped(points)} points  ${Math.floor(share * 100)} %`;
}
