import type { ComponentChildren } from 'preact';
import { Card, type CardProps } from './Card.tsx';

export interface ChartProps extends CardProps {
  readonly legend: ComponentChildren;
  /** What stands in its place as long as there is nothing to draw. */
  readonly empty: string;
  readonly foot?: ComponentChildren;
}

export function Chart({ id, title, legend, head, empty, foot, children }: ChartProps) {
  return (
    <Card
      id={id}
      title={title}
      head={
        <>
          <ul class="legend row hint">{legend}</ul>
          {head}
        </>
      }
    >
      {children ?? (
        <div class="plot">
          <p class="plot-empty hint">{empty}</p>
        </div>
      )}
      {foot}
    </Card>
  );
}
