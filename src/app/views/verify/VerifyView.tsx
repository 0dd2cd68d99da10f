import { useState } from 'preact/hooks';
import type { FitConfig } from '../../../core/settings/index.ts';
import type { OwnData } from '../../../core/data/own.ts';
import { useSelected } from '../../app-context.ts';
import { sameRun, verifiedConfig } from '../../state/verification.ts';
import { Banners } from '../Banners.tsx';
import { ViewLink } from '../ViewLinks.tsx';
import { Checks } from './Checks.tsx';
import { ErrorChart } from './ErrorChart.tsx';
import { Exchange } from './Exchange.tsx';
import { Facts } from './Facts.tsx';
import { shownIn, type Wanted } from './shown.ts';
import { VerifyControls } from './VerifyControls.tsx';
import { VerifyStatus } from './VerifyStatus.tsx';
import { useVerifyWords, type VerifyWords } from './words.ts';

/** The engine of the Train view against the exact solution and two references. */
export function VerifyView() {
  const report = useSelected(({ verification }) => verification.report);
  const [wanted, setWanted] = useState<Wanted>({});
  const shown = report && shownIn(report, wanted);
  const onShow = (patch: Wanted): void => {
    setWanted({ ...wanted, ...patch });
  };
  return (
    <>
      <main class="workspace is-verify">
        <div class="stage" id="stage" tabIndex={-1}>
          <Banners />
          <VerifyStatus />
          <SettingsLine />
          <ErrorChart report={report} shown={shown} onShow={onShow} />
          <Facts report={report} />
        </div>
        <aside class="results">
          <Checks report={report} shown={shown} onShow={onShow} />
          <Exchange report={report} />
        </aside>
      </main>
      <VerifyControls />
    </>
  );
}

/** What is verified, or was; and what would be, where Train has other settings by now. */
export function SettingsLine() {
  const words = useVerifyWords();
  const { title, change, stale: staleNow } = words.text.verify.settings;
  const config = useSelected((state) => state.config);
  const own = useSelected((state) => state.own);
  const run = useSelected((state) => state.run);
  const verified = useSelected(({ verification }) => verification.config);
  const verifiedOwn = useSelected(({ verification }) => verification.own);
  const now = verifiedConfig({ config, own, run });
  const stale = verified !== undefined && !(verifiedOwn === own && sameRun(verified, now));
  return (
    <section class="verify-settings hint" aria-label={title}>
      <p>
        {verified === undefined
          ? summaryOf(now, own, words)
          : summaryOf(verified, verifiedOwn, words)}
        {' · '}
        <ViewLink to="train">{change}</ViewLink>
      </p>
      {stale && (
        <p class="hint is-warning">
          {staleNow} {summaryOf(now, own, words)}
        </p>
      )}
    </section>
  );
}

function summaryOf(
  config: FitConfig,
  own: OwnData | undefined,
  { text: { settings, verify, ownData }, numbers: { integer } }: VerifyWords,
): string {
  const { settings: words } = verify;
  const { replay, model, seed, points, epochs, lr, engine, precision, strategy } = config;
  const seeded =
    replay === 'none'
      ? [settings.choices.model[model], words.seed(String(seed))]
      : [settings.choices.replay[replay]];
  const data =
    own === undefined
      ? seeded
      : [
          settings.choices.model[model],
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
