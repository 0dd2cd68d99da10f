interface FigureListProps {
  readonly figures: readonly (readonly [name: string, value: string])[];
  readonly 'data-goodness'?: boolean;
}

export function FigureList({ figures, ...marks }: FigureListProps) {
  return (
    <dl class="figure-list" {...marks}>
      {figures.map(([name, value]) => (
        <div key={name} class="figure">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
