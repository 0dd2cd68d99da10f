import type { ComponentChildren } from 'preact';

export interface CardProps {
  /** A class of its own, and the beginning of the id of its title. */
  readonly id: string;
  readonly title: string;
  /** How to read it: a few words each, in one quiet line. */
  readonly note?: ComponentChildren;
  /** What stands in its head behind the title. */
  readonly head?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** One thing to look at, under its name. */
export function Card({ id, title, note, head, children }: CardProps) {
  return (
    <section class={`card is-${id}`} aria-labelledby={`${id}-title`}>
      <div class="card-head row">
        <h2 id={`${id}-title`}>{title}</h2>
        {note !== undefined && <p class="card-note">{note}</p>}
        {head}
      </div>
      {children}
    </section>
  );
}
