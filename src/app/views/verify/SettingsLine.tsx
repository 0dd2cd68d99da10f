import type { FitConfig } from '../../../core/config.ts';
import { useSelected, useWords } from '../../app-context.ts';
import type { Numbers } from '../../format/numbers.ts';
import type { Messages } from '../../i18n/index.ts';
import { sameRun, verifiedConfig } from '../../verify/verification.ts';
import { ViewLink } from '../ViewLinks.tsx';

/** What is verified, or was; and what would be, where Train has other settings by now. */
export function SettingsLine() {
  const { text, numbers } = useWords();
  const { settings: words } = text.verify;
  const config = useSelected((state) => state.config);
  const hasOwnData = useSelected(({ own }) => own !== undefined);
  const verified = useSelected(({ verification }) => verification.config);
  const now = verifiedConfig(config);
  const stale = verified !== undefined && !sameRun(verified, now);
  return (
    <section class="verify-settings" aria-label={words.title}>
      <p>
        {summaryOf(verified ?? now, text, numbers)}
        {' · '}
        <ViewLink to="train">{words.change}</ViewLink>
      </p>
      {hasOwnData && <p>{words.ownData}</p>}
      {stale && (
        <p class="verify-stale">
          {words.stale} {summaryOf(now, text, numbers)}
        </p>
      )}
    </section>
  );
}

function summaryOf(
  config: FitConfig,
  { settings, verify }: Messages,
  { integer }: Numbers,
): string {
  const { settings: words } = verify;
  const { replay, model, seed, points, epochs, lr, engine, precision, strategy } = config;
  const data =
    replay === 'none'
      ? [settings.models[model], words.seed(String(seed))]
      : [settings.presets[replay]];
  return [
    ...data,
    words.points(integer(points)),
    words.epochs(integer(epochs)),
    words.lr(String(lr)),
    settings.engines[precision === 'f64' ? 'cpu-f64' : engine],
    strategy === 'auto' ? words.allStrategies : words.strategy(settings.strategies[strategy]),
  ].join(verify.comma);
}
