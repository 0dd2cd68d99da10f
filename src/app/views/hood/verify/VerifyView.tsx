import { useState } from 'preact/hooks';
import { ConfigError, GpuUnavailableError } from '../../../../core/errors.ts';
import { checksOf } from '../../../../run/verify/tables.ts';
import { REFERENCES } from '../../../../run/verify/types.ts';
import { usePage, useSelected, useSome, useWords, type WordsOf } from '../../../app-context.ts';
import { partText, valueText } from '../../../format/setting-text.ts';
import { VERIFY } from '../../../i18n/verify.ts';
import type { Draft } from '../../../settings/draft.ts';
import {
  sameRun,
  shareOf,
  verifiedConfig,
  type Verification,
} from '../../../state/verification.ts';
import { Button } from '../../../ui/Button.tsx';
import { ViewLink } from '../../ViewLinks.tsx';
import { Work, type Standing } from '../Work.tsx';
import { Checks } from './Checks.tsx';
import { ErrorChart } from './ErrorChart.tsx';
import { Exchange } from './Exchange.tsx';
import { Facts } from './Facts.tsx';
import { shownIn } from './shown.ts';
import { verifyingOf } from './verifying.ts';

/** The engine of the Lab against the exact solution and two references. */
export function VerifyView() {
  const words = useWords(VERIFY);
  const { verify } = words.text;
  const verification = useSelected((state) => state.verification);
  const { phase, progress, report } = verification;
  const [wanted, setWanted] = useState<string>();
  const showing = report && { report, shown: shownIn(report, wanted), onShow: setWanted };
  return (
    <Work
      view="verify"
      action="verify"
      state={verification}
      workOf={verifyingOf}
      words={verify}
      share={shareOf(verification)}
      counter={progress && [verify.runs, progress.run, progress.runs]}
      standing={standingOf(verification, words)}
      // How far it is, the progress bar tells.
      quickly={phase === 'running'}
    >
      <SettingsLine />
      {showing ? (
        <>
          <ErrorChart {...showing} />
          <Checks {...showing} />
          <Facts report={showing.report} />
          <Exchange report={showing.report} />
        </>
      ) : (
        <section class="stack hint">
          <p>{verify.empty}</p>
          <ul class="is-disc">
            {REFERENCES.map((id) => (
              <li key={id}>{verify.chart.hints[id]}</li>
            ))}
          </ul>
        </section>
      )}
    </Work>
  );
}

function standingOf(
  { phase, progress, report, failure }: Verification,
  { text, numbers: { integer } }: WordsOf<typeof VERIFY>,
): Standing | undefined {
  const { references, status } = text.verify;
  switch (phase) {
    case 'empty':
      return ['quiet', status.empty];
    case 'running': {
      if (progress === undefined) return ['busy', text.status.openingDevice];
      const { subject, again, epoch, epochs } = progress;
      const who = { ...references, ...text.settings.strategies }[subject];
      const what = again ? status.again(who) : who;
      return ['busy', status.running(what, integer(epoch), integer(epochs))];
    }
    case 'stopped':
      return ['quiet', status.stopped];
    case 'done': {
      if (report === undefined || report.strategies.length === 0) return ['bad', status.nothing];
      const checks = checksOf(report);
      const failing = checks.filter(({ pass }) => !pass).length;
      return failing === 0
        ? ['good', status.passed(integer(checks.length))]
        : ['bad', status.someFailed(integer(failing), integer(checks.length))];
    }
    case 'failed': {
      if (failure instanceof GpuUnavailableError) {
        const useWasm = <Instead words={status.useWasm} settings={{ engine: 'wasm' }} />;
        return ['bad', text.noGpuAtAll[failure.reason], useWasm];
      }
      if (!(failure instanceof ConfigError && failure.field === 'strategy')) return undefined;
      const useAuto = <Instead words={status.useAuto} settings={{ strategy: 'auto' }} />;
      return ['bad', text.status.failed(failure.message), useAuto];
    }
  }
}

/** Another setting, and another try. */
function Instead({
  words,
  settings,
}: {
  readonly words: string;
  readonly settings: Partial<Draft>;
}) {
  const page = usePage();
  return (
    <Button
      onClick={() => {
        page.settings.commit(settings);
        verifyingOf(page).start();
      }}
    >
      {words}
    </Button>
  );
}

/** What is verified, or was; and what would be, where Train has other settings by now. */
export function SettingsLine() {
  const page = usePage(VERIFY);
  const { settings: words, comma } = page.text.verify;
  const { config, own } = useSome('verification', 'config', 'own');
  const now = { config: verifiedConfig({ ...page, run: useSome('run', 'engine') }), own: page.own };
  const was = config === undefined ? now : { config, own };
  const isStale = was.own !== now.own || !sameRun(was.config, now.config);

  function summaryOf({ config, own }: typeof now): string {
    const { ownData } = page.text;
    const { replay, engine, precision, strategy, rows } = config;
    const some = rows === 'all' ? [] : (['rows'] as const);
    const counts = ['points', ...some, 'epochs', 'lr'] as const;
    const data =
      own === undefined
        ? [partText(config, 'seed', page.text)]
        : [
            `${own.name} (${own.xName} → ${own.yName})`,
            own.standardise ? ownData.standardised : ownData.asIs,
          ];
    return [
      ...(replay === 'none'
        ? [valueText(config, 'model', page.text), ...data]
        : [valueText(config, 'replay', page.text)]),
      ...counts.map((key) => partText(config, key, page.text)),
      page.text.settings.engines[precision === 'f64' ? 'cpu-f64' : engine],
      strategy === 'auto' ? words.allStrategies : partText(config, 'strategy', page.text),
    ].join(comma);
  }
  return (
    <section class="verify-settings hint" aria-label={words.title}>
      <p>
        {summaryOf(was)}
        {' · '}
        <ViewLink to="lab">{words.change}</ViewLink>
      </p>
      {isStale && (
        <p class="hint is-warning">
          {words.stale} {summaryOf(now)}
        </p>
      )}
    </section>
  );
}
