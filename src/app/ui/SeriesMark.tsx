import { outline, STRATEGY_LOOKS, type SeriesId } from '../charts/series.ts';

export function SeriesMark({ engine, strategy }: SeriesId) {
  const { shape, dash } = STRATEGY_LOOKS[strategy];
  return (
    <svg
      class="series"
      style={{ color: `var(--${engine})` }}
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
