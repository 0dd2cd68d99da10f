import type { ErrorSeries } from '../../../../run/verify/types.ts';
import { useWords, type WordsOf } from '../../../app-context.ts';
import { decadesAbout } from '../../../charts/axes.ts';
import { drawPath, drawRings, type Place } from '../../../charts/pen.ts';
import { PlotFigure, type Plot } from '../../../charts/PlotFigure.tsx';
import { VERIFY } from '../../../i18n/verify.ts';
import { Card } from '../../../ui/Card.tsx';
import { Select } from '../../../ui/Field.tsx';
import { LineMark } from '../../../ui/LineMark.tsx';
import { allIn, quantity, type ShowingProps, type Shown } from './shown.ts';

/** The error of one quantity of one strategy over the epochs, and what is allowed. */
export function ErrorChart({ report, shown, onShow }: ShowingProps) {
  const words = useWords(VERIFY);
  const { text, numbers } = words;
  const { chart } = text.verify;
  if (shown === undefined) return null;
  const { errors, against } = shown.series;
  const { found = NaN, bound = NaN, epoch = NaN } = shown.check ?? {};
  const equal = errors.filter((error) => error === 0).length;
  const nameOf = ({ run, series }: Shown): string =>
    chart.what(
      quantity(series.of, text),
      text.settings.strategies[run.strategy],
      chart.standards[series.against],
    );
  return (
    <Card
      id="error"
      title={chart.title}
      legend={
        <>
          <li>
            <LineMark ink="fit" dash={[]} />
            {chart.error}
          </li>
          <li>
            <LineMark ink="best" dash={[2, 3]} />
            {chart.bound}
          </li>
          {beyondBound(shown.series).length > 0 && (
            <li>
              <LineMark ink="data" shape="circle" />
              {chart.beyond}
            </li>
          )}
        </>
      }
      head={
        <Select
          attributes={{ 'aria-label': chart.title }}
          value={shown.key}
          choices={Object.fromEntries(allIn(report).map((one) => [one.key, nameOf(one)]))}
          onChoose={onShow}
        />
      }
    >
      <PlotFigure
        label={chart.spoken(
          nameOf(shown),
          numbers.error(found),
          numbers.error(bound),
          numbers.integer(epoch),
        )}
        plot={() => plotOf(shown, words)}
        following="still"
      />
      <p class="hint">
        {chart.hints[against]} {/* The chart cannot show them, since nothing is wrong with them. */}
        {equal > 0 && chart.equal(numbers.integer(equal), numbers.integer(errors.length))}
      </p>
    </Card>
  );
}

/** An error beside its bound, both axes logarithmic. What is beyond gets a ring. */
function plotOf({ run, series }: Shown, { text, numbers }: WordsOf<typeof VERIFY>): Plot {
  const { chart } = text.verify;
  const epochs = run.samples.map(({ epoch }) => epoch);
  // A logarithm has nothing to say about 0.
  const drawn = (values: readonly number[] = []): readonly Place[] =>
    values.map((value, i) => [epochs[i] ?? NaN, value > 0 && value < Infinity ? value : NaN]);
  const [errors, bounds] = [drawn(series.errors), drawn(series.bounds)];
  const heights = [...errors, ...bounds].map(([, height]) => height);
  const range = decadesAbout(heights.filter((height) => !Number.isNaN(height)));
  const beyond = beyondBound(series).map((i): Place => {
    const [at, error] = errors[i] ?? [NaN, NaN];
    return [at, Number.isNaN(error) ? range[1] : error];
  });
  return {
    x: {
      title: text.numbers.epoch,
      range: [1, Math.max(10, epochs.at(-1) ?? 1)],
      isLog: true,
    },
    y: { title: chart.error, range, isLog: true },
    topPx: 10,
    places: errors,
    draw(sheet) {
      const line = { width: 1.5, isClipped: true } as const;
      drawPath(sheet, bounds, { ...line, stroke: 'best', dash: [2, 4] });
      drawPath(sheet, errors, { ...line, stroke: 'fit' });
      // Between two zeros a sample has no line, and is seen as a point.
      const point = { stroke: 'fit', fill: 'fit', width: 0.5, isClipped: true } as const;
      drawRings(sheet, errors, 1.5, point);
      drawRings(sheet, beyond, 3.5, { stroke: 'data', width: 1.75 });
    },
    reading: (index = -1) => {
      const at = epochs[index];
      if (at === undefined) return '';
      const [error = NaN, allowed = NaN] = [series.errors[index], series.bounds?.[index]];
      return chart.at(numbers.integer(at), numbers.error(error), numbers.error(allowed));
    },
  };
}

/** The samples beyond their bound, or without a number. */
function beyondBound({ errors, bounds }: ErrorSeries): readonly number[] {
  if (bounds === undefined) return [];
  // Not `>`, which NaN would pass.
  return errors.flatMap((error, i) => (error <= (bounds[i] ?? NaN) ? [] : [i]));
}
