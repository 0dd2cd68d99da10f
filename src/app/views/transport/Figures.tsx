import { usePage, useSome } from '../../app-context.ts';
import { FigureList } from '../../ui/FigureList.tsx';
import { MOST_IN_SIGHT, parameterNamesOf } from '../../format/parameter-names.ts';
import { shortName } from '../../format/short-name.ts';

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
      <h2 id="figures-title">{words.run}</h2>
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
