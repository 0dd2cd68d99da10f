import type { ComponentChildren } from 'preact';

export interface ChartProps {
  /** A class of its own, and the beginning of the id of its title. */
  readonly id: string;
  readonly title: string;
  readonly legend: ComponentChildren;
  /** What stands in its head behind the legend. */
  readonly head?: ComponentChildren;
  /** What stands in its place as long as there is nothing to draw. */
  readonly empty: string;
  readonly foot?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Chart({ id, title, legend, head, empty, foot, children }: ChartProps) {
  return (
    <section class={`chart is-${id}`} aria-labelledby={`${id}-title`}>
      <div class="chart-head row">
        <h2 id={`${id}-title`}>{title}</h2>
        <ul class="legend row hint">{legend}</ul>
        {head}
      </div>
      {children ?? (
        <div class="plot">
          <p class="plot-empty hint">{empty}</p>
        </div>
      )}
      {foot}
    </section>
  );
}
