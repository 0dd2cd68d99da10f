import { grouped } from '../core/text/grouped.ts';
import { result } from '../core/text/numbers.ts';

/** [epoch, loss] */
export type LogLine = readonly [number, number];

/** `1.23 s`, `2 min 05 s`, `1 h 02 min` */
export function duration(elapsedMs: number): string {
  const seconds = elapsedMs / 1000;
  if (seconds < 59.995) return `${seconds.toFixed(2)} s`;
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  const twoDigits = (n: number): string => String(n).padStart(2, '0');
  if (minutes < 60) return `${minutes} min ${twoDigits(whole % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${twoDigits(minutes % 60)} min`;
}

/** 0 where no time was measured, so that JSON can carry it. */
export function stepsPerSecond(steps: number, elapsedMs: number): number {
  return elapsedMs > 0 ? (steps * 1000) / elapsedMs : 0;
}

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
