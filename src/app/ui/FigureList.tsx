interface FigureListProps {
  readonly look?: string;
  readonly figures: readonly (readonly [name: string, value: string])[];
  readonly 'data-goodness'?: boolean;
}

export function FigureList({ figures, look, ...marks }: FigureListProps) {
  return (
    <dl class={look} {...marks}>
      {figures.map(([name, value]) => (
        <div key={name} class="figure">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
