import { usePage, useSome } from '../../app-context.ts';
import { parameterNamesOf } from '../../format/parameter-names.ts';
import { shortName } from '../../format/short-name.ts';

/** More parameters than these are folded. */
export const MOST_IN_SIGHT = 8;

export function Figures() {
  const { text, numbers, config } = usePage();
  const { numbers: words } = text;
  const run = useSome(
    'run',
    ...(['prepared', 'phase', 'epoch', 'stepsPerSecond', 'elapsedMs', 'gradient'] as const),
  );
  const { epoch, stepsPerSecond: rate, elapsedMs, gradient } = run;
  const leftMs = run.phase === 'running' ? ((config.epochs - epoch) / rate) * 1000 : NaN;
  const names = parameterNamesOf(run.prepared, config);
  const gradients =
    names.length > MOST_IN_SIGHT
      ? [[words.gradientLength, numbers.difference(Math.hypot(...gradient))] as const]
      : names.map((name, i) => {
          return [words.gradient(shortName(name)), numbers.difference(gradient[i] ?? NaN)] as const;
        });
  return (
    <section class="figures" aria-labelledby="figures-title">
      <h2 id="figures-title">{words.now}</h2>
      <FigureList
        figures={[
          [words.epoch, numbers.integer(epoch)],
          // Three digits: the rest of a measured speed is noise.
          [words.stepsPerSecond, numbers.integer(Number(rate.toPrecision(3)))],
          [words.elapsed, numbers.duration(elapsedMs)],
          [words.left, numbers.duration(leftMs)],
          ...gradients,
        ]}
      />
    </section>
  );
}

export function FigureList({
  figures,
  ...marks
}: {
  readonly figures: readonly (readonly [name: string, value: string])[];
  readonly 'data-goodness'?: boolean;
}) {
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
