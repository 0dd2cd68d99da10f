import { figure } from '../../../../core/text/numbers.ts';
import { typeset } from '../../../format/typeset.ts';
import { bandColour } from './contours.ts';
import { useWords } from '../../../app-context.ts';
import { LANDSCAPE } from '../../../i18n/landscape.ts';

function exactly(level: number): string {
  return typeset(figure(level, 12));
}

export function Legend({ levels }: { readonly levels: readonly number[] }) {
  const { text, numbers } = useWords(LANDSCAPE);
  const { scale, below, from } = text.landscape;
  const [first = NaN] = levels;
  // Levels are round numbers; where there is little between them, of many digits.
  const isApart = new Set(levels.map(numbers.compact)).size === levels.length;
  const short = isApart ? numbers.compact : exactly;
  return (
    <div class="bands hint">
      <span class="bands-name" id="bands-name">
        {scale}
      </span>
      <ol aria-labelledby="bands-name">
        {[NaN, ...levels].map((level, band) => (
          <li
            key={band}
            style={{
              '--band': bandColour(
                band,
                levels.length,
                'var(--landscape-low)',
                'var(--landscape-high)',
              ),
            }}
          >
            <span class="visually-hidden">
              {band === 0 ? below(exactly(first)) : from(exactly(level))}
            </span>
            {band > 0 && <span aria-hidden="true">{short(level)}</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}
