import { ENGINE_COLOURS, outline, STRATEGY_LOOKS, type SeriesId } from '../charts/series.ts';

/** A piece of a line as the chart draws it. */
export function SeriesMark({ engine, strategy }: SeriesId) {
  const { shape, dash } = STRATEGY_LOOKS[strategy];
  return (
    <svg
      class="series"
      style={{ color: `var(--${ENGINE_COLOURS[engine]})` }}
      viewBox="0 0 30 12"
      width="30"
      height="12"
      aria-hidden="true"
    >
      <path d="M0 6h30" stroke="currentColor" stroke-width="2" stroke-dasharray={dash.join(' ')} />
      <path d={outline(shape, 15, 6, 4.5)} fill="currentColor" />
    </svg>
  );
}
