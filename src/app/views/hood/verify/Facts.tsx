import type { StrategyReport, VerifyReport } from '../../../../run/verify/types.ts';
import { useWords } from '../../../app-context.ts';
import { VERIFY } from '../../../i18n/verify.ts';

/** What a report says besides its checks, in plain sentences. */
export function Facts({ report }: { readonly report: VerifyReport }) {
  const { text, numbers } = useWords(VERIFY);
  const { facts, comma, space } = text.verify;
  const names = text.settings.strategies;
  const { config, epochs, strategies, refused, parameterNames } = report;

  /** `7.5 × 10⁻⁵ in a, 6.1 × 10⁻⁴ in b` */
  const far = (distances: readonly number[]): string =>
    distances.map((one, p) => facts.far(numbers.error(one), parameterNames[p] ?? '')).join(comma) ||
    '–';

  /** Where it stands still, what arithmetic says about that, and whether the bits are the same twice. */
  function sentenceOf({ strategy, stall, checks }: StrategyReport): string {
    const name = names[strategy];
    const { epoch, distance, predicted } = stall;
    const end =
      epoch === undefined
        ? facts.moves(name, far(distance))
        : facts.stands(name, numbers.integer(epoch), far(distance));
    const due =
      predicted?.epoch !== undefined &&
      facts.due(numbers.integer(predicted.epoch), far(predicted.distance));
    const isBitEqual = checks.some(({ id, pass }) => id === 'bitwise' && pass);
    return [end, due, isBitEqual && facts.bitEqual(name)].filter(Boolean).join(space);
  }
  return (
    <section class="facts" aria-labelledby="facts-title">
      <h2 id="facts-title">{facts.title}</h2>
      <ul>
        {epochs < config.epochs && (
          <li>{facts.diverges(String(config.lr), numbers.integer(epochs))}</li>
        )}
        {strategies.map((one) => (
          <li key={one.strategy}>{sentenceOf(one)}</li>
        ))}
        {refused.map(({ strategy, why }) => (
          <li key={strategy}>
            {facts.refused(names[strategy])} {why}
          </li>
        ))}
      </ul>
    </section>
  );
}
