export { grouped } from '../core/grouped.ts';

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
