import type { FitConfig } from '../../../core/config.ts';
import type { OwnData } from '../../../core/data/own.ts';
import { useSelected } from '../../app-context.ts';
import type { Numbers } from '../../format/numbers.ts';
import { sameRun, verifiedConfig } from '../../verify/verification.ts';
import { ViewLink } from '../ViewLinks.tsx';
import { useVerifyWords, type VerifyMessages } from './use-verify-words.ts';

/** What is verified, or was; and what would be, where Train has other settings by now. */
export function SettingsLine() {
  const { text, numbers } = useVerifyWords();
  const { settings: words } = text.verify;
  const config = useSelected((state) => state.config);
  const own = useSelected((state) => state.own);
  const run = useSelected((state) => state.run);
  const verified = useSelected(({ verification }) => verification.config);
  const verifiedOwn = useSelected(({ verification }) => verification.own);
  const now = verifiedConfig({ config, own, run });
  const stale = verified !== undefined && !(verifiedOwn === own && sameRun(verified, now));
  return (
    <section class="verify-settings" aria-label={words.title}>
      <p>
        {verified === undefined
          ? summaryOf(now, own, text, numbers)
          : summaryOf(verified, verifiedOwn, text, numbers)}
        {' · '}
        <ViewLink to="train">{words.change}</ViewLink>
      </p>
      {stale && (
        <p class="verify-stale">
          {words.stale} {summaryOf(now, own, text, numbers)}
        </p>
      )}
    </section>
  );
}

function summaryOf(
  config: FitConfig,
  own: OwnData | undefined,
  { settings, verify, ownData }: VerifyMessages,
  { integer }: Numbers,
): string {
  const { settings: words } = verify;
  const { replay, model, seed, points, epochs, lr, engine, precision, strategy } = config;
  const seeded =
    replay === 'none'
      ? [settings.models[model], words.seed(String(seed))]
      : [settings.presets[replay]];
  const data =
    own === undefined
      ? seeded
      : [
          settings.models[model],
          words.columns(own.name, own.xName, own.yName),
          own.standardise ? ownData.standardised : ownData.asIs,
        ];
  return [
    ...data,
    words.points(integer(points)),
    words.epochs(integer(epochs)),
    words.lr(String(lr)),
    settings.engines[precision === 'f64' ? 'cpu-f64' : engine],
    strategy === 'auto' ? words.allStrategies : words.strategy(settings.strategies[strategy]),
  ].join(verify.comma);
}
