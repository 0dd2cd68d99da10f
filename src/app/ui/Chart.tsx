import type { ComponentChildren } from 'preact';
import { Card, type CardProps } from './Card.tsx';

export interface ChartProps extends CardProps {
  readonly legend?: ComponentChildren;
  /** What stands in its place as long as there is nothing to draw. */
  readonly empty: string;
}

export function Chart({ legend, head, empty, children, ...card }: ChartProps) {
  return (
    <Card
      {...card}
      head={
        <>
          {legend !== undefined && <ul class="legend row hint">{legend}</ul>}
          {head}
        </>
      }
    >
      {children ?? (
        <div class="plot">
          <p class="plot-empty hint">{empty}</p>
        </div>
      )}
    </Card>
  );
}
