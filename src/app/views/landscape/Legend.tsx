import { useWords } from '../../app-context.ts';
import { bandColour } from './contours.ts';

/** The bands of the landscape with the losses between them. */
export function Legend({ levels }: { readonly levels: readonly number[] }) {
  const { text, numbers } = useWords();
  const { scale, below, from } = text.landscape;
  const [first = NaN] = levels;
  return (
    <div class="bands">
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
              {band === 0 ? below(numbers.short(first)) : from(numbers.short(level))}
            </span>
            {band > 0 && <span aria-hidden="true">{numbers.compact(level)}</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}
