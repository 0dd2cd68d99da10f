import { outline, type Shape } from '../charts/series.ts';

interface LineMarkProps {
  readonly ink: string;
  /** None: a ring by itself. */
  readonly dash?: readonly number[];
  readonly shape?: Shape;
}

/** A piece of a line as a chart draws it. */
export function LineMark({ ink, dash, shape }: LineMarkProps) {
  return (
    <svg
      class="series"
      style={{ color: `var(--${ink})` }}
      viewBox="0 0 30 12"
      width="30"
      height="12"
      aria-hidden="true"
      fill={dash ? 'currentColor' : 'none'}
      stroke="currentColor"
      stroke-width="2"
    >
      {dash && <path d="M0 6h30" stroke-dasharray={dash.join(' ')} />}
      {shape && <path d={outline(shape, 15, 6, 4.5)} stroke-width={dash && 0} />}
    </svg>
  );
}
