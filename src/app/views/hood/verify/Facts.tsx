import type { StrategyReport, VerifyReport } from '../../../../run/verify/types.ts';
import { useWords, type WordsOf } from '../../../app-context.ts';
import { VERIFY } from '../../../i18n/verify.ts';

type VerifyWords = WordsOf<typeof VERIFY>;

/** What a report says besides its checks, in plain sentences. */
export function Facts({ report }: { readonly report: VerifyReport | undefined }) {
  const words = useWords(VERIFY);
  const { facts } = words.text.verify;
  return (
    <section class="facts" aria-labelledby="facts-title">
      <h2 id="facts-title">{facts.title}</h2>
      {report === undefined ? (
        <p class="hint">{facts.empty}</p>
      ) : (
        <ul>
          {sentencesOf(report, words).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function sentencesOf(report: VerifyReport, words: VerifyWords): readonly string[] {
  const { text, numbers } = words;
  const { facts } = text.verify;
  const { config, epochs, strategies, refused, parameterNames } = report;
  return [
    ...(epochs < config.epochs ? [facts.diverges(String(config.lr), numbers.integer(epochs))] : []),
    ...strategies.map((one) => sentenceOf(one, parameterNames, words)),
    ...refused.map(
      ({ strategy, why }) => `${facts.refused(text.settings.strategies[strategy])} ${why}`,
    ),
  ];
}

/** Where it stands still, what arithmetic says about that, and whether the bits are the same twice. */
function sentenceOf(
  { strategy, stall, checks }: StrategyReport,
  names: readonly string[],
  words: VerifyWords,
): string {
  const { text, numbers } = words;
  const { facts } = text.verify;
  const name = text.settings.strategies[strategy];
  const far = distances(stall.distance, names, words);
  const { epoch, predicted } = stall;
  const isBitEqual = checks.some(({ id, pass }) => id === 'bitwise' && pass);
  return [
    epoch === undefined ? facts.moves(name, far) : facts.stands(name, numbers.integer(epoch), far),
    ...(predicted?.epoch === undefined
      ? []
      : [facts.due(numbers.integer(predicted.epoch), distances(predicted.distance, names, words))]),
    ...(isBitEqual ? [facts.bitEqual(name)] : []),
  ].join(text.verify.space);
}

/** `7.5 × 10⁻⁵ in a, 6.1 × 10⁻⁴ in b` */
function distances(
  values: readonly number[],
  names: readonly string[],
  { text: { verify }, numbers }: VerifyWords,
): string {
  if (values.length === 0) return '–';
  return values
    .map((value, p) => verify.facts.far(numbers.error(value), names[p] ?? ''))
    .join(verify.comma);
}
