import { useState } from 'preact/hooks';
import type { FitConfig } from '../../../../core/settings/index.ts';
import type { OwnData } from '../../../../core/data/own.ts';
import { useSome } from '../../../app-context.ts';
import { sameRun, verifiedConfig } from '../../../state/verification.ts';
import { Work } from '../../../ui/WorkControls.tsx';
import { Tabs, ViewLink } from '../../ViewLinks.tsx';
import { Checks } from './Checks.tsx';
import { ErrorChart } from './ErrorChart.tsx';
import { Exchange } from './Exchange.tsx';
import { Facts } from './Facts.tsx';
import { shownIn, type Wanted } from './shown.ts';
import { VerifyControls } from './VerifyControls.tsx';
import { VerifyStatus } from './VerifyStatus.tsx';
import { useVerification, type VerifyPage } from './use-verification.ts';

/** The engine of the Lab against the exact solution and two references. */
export function VerifyView() {
  const { report } = useSome('verification', 'report');
  const [wanted, setWanted] = useState<Wanted>({});
  const shown = report && shownIn(report, wanted);
  const onShow = (patch: Wanted): void => {
    setWanted({ ...wanted, ...patch });
  };
  return (
    <>
      <Tabs place="hood" />
      <Work controls={<VerifyControls />} status={<VerifyStatus />}>
        <SettingsLine />
        <ErrorChart report={report} shown={shown} onShow={onShow} />
        <Checks report={report} shown={shown} onShow={onShow} />
        <Facts report={report} />
        <Exchange report={report} />
      </Work>
    </>
  );
}

/** What is verified, or was; and what would be, where Train has other settings by now. */
export function SettingsLine() {
  const page = useVerification();
  const { title, change, stale: staleNow } = page.text.verify.settings;
  const { own, verification } = page;
  const now = verifiedConfig({ ...page, run: useSome('run', 'engine') });
  const verified = verification.config;
  const stale = verified !== undefined && !(verification.own === own && sameRun(verified, now));
  return (
    <section class="verify-settings hint" aria-label={title}>
      <p>
        {verified === undefined
          ? summaryOf(now, own, page)
          : summaryOf(verified, verification.own, page)}
        {' · '}
        <ViewLink to="lab">{change}</ViewLink>
      </p>
      {stale && (
        <p class="hint is-warning">
          {staleNow} {summaryOf(now, own, page)}
        </p>
      )}
    </section>
  );
}

function summaryOf(
  config: FitConfig,
  own: OwnData | undefined,
  { text: { settings, verify, ownData }, numbers: { integer } }: VerifyPage,
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
