import type { ComponentChildren } from 'preact';

interface CardProps {
  /** A class of its own, and the beginning of the id of its title. */
  readonly id: string;
  readonly title: string;
  /** How to read it: a few words each, in one quiet line. */
  readonly note?: ComponentChildren;
  readonly legend?: ComponentChildren;
  /** What stands in its head behind all that. */
  readonly head?: ComponentChildren;
  /** What stands in the place of a chart as long as there is nothing to draw. */
  readonly empty?: string;
  readonly children: ComponentChildren;
}

export function Card({ id, title, note, legend, head, empty, children }: CardProps) {
  return (
    <section class={`card is-${id}`} aria-labelledby={`${id}-title`}>
      <div class="card-head row">
        <h2 id={`${id}-title`}>{title}</h2>
        {note !== undefined && <p class="card-note hint">{note}</p>}
        {legend !== undefined && <ul class="legend row hint">{legend}</ul>}
        {head}
      </div>
      {children ?? <NoPlot>{empty}</NoPlot>}
    </section>
  );
}

/** In the place of a chart: why there is none. */
export function NoPlot({ children }: { readonly children: ComponentChildren }) {
  return (
    <div class="plot">
      <p class="plot-empty hint">{children}</p>
    </div>
  );
}
