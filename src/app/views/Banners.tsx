import type { ComponentChildren } from 'preact';
import { usePage, useSelected, useSome, useWords } from '../app-context.ts';
import { BANNERS } from '../i18n/banners.ts';
import { Icon } from '../ui/Icon.tsx';
import { Button } from '../ui/Button.tsx';
import { faultText } from './lab/settings/faults.ts';

/** So many parts of an address are named; a link may hold a thousand. */
const MOST_REFUSED = 5;

export function Banners() {
  const { store, settings, text, numbers, refused, preferences } = usePage(BANNERS);
  const run = useSome('run', 'noGpu', 'config');
  const bench = useSome('bench', 'noGpu');
  const loadNewer = useSelected((state) => state.loadNewer);
  const lost = useSelected(({ lostData }) => lostData);
  const { view } = preferences;
  const words = text.banners;
  // Verify falls back on nothing, and its status says so.
  const noGpu = view === 'verify' ? undefined : (run.noGpu ?? bench.noGpu);
  const reason = noGpu === undefined ? '' : words.noGpu[noGpu.reason];
  const { strategy } = run.config;
  const isCpus = strategy === 'auto' || strategy === 'dispatch';
  return (
    <div>
      {loadNewer !== undefined && (
        <Banner kind="newer" onDismiss={() => store.set({ loadNewer: undefined })}>
          <p>{words.newer}</p>
          <Button data-action="load-newer" onClick={loadNewer}>
            {words.reload}
          </Button>
        </Banner>
      )}
      {noGpu !== undefined && (
        <Banner kind="no-gpu">
          <p title={noGpu.message}>
            {view === 'benchmark'
              ? words.cpuRowsOnly(reason)
              : isCpus
                ? words.cpuInstead(reason)
                : words.cpuInsteadOf(reason, text.settings.strategies[strategy])}
          </p>
        </Banner>
      )}
      {lost !== undefined && (
        <Banner kind="lost-data" onDismiss={settings.dismiss}>
          <p>{words.lostData(lost)}</p>
        </Banner>
      )}
      {refused.length > 0 && (
        <Banner kind="refused" onDismiss={settings.dismiss}>
          <div>
            <p>{words.refused}</p>
            <ul>
              {refused.slice(0, MOST_REFUSED).map(({ part, fault, used }, i) => (
                <li key={i}>
                  <code>{part}</code> {faultText(fault, used, text, numbers)}
                </li>
              ))}
            </ul>
            {refused.length > MOST_REFUSED && (
              <p>{words.more(numbers.integer(refused.length - MOST_REFUSED))}</p>
            )}
          </div>
        </Banner>
      )}
    </div>
  );
}

/** A warning; of a newer page, a quiet line: nobody has to hurry. */
function Banner(props: {
  readonly kind: 'newer' | 'no-gpu' | 'lost-data' | 'refused';
  readonly onDismiss?: () => void;
  readonly children: ComponentChildren;
}) {
  const { kind, onDismiss, children } = props;
  const { text } = useWords(BANNERS);
  const isQuiet = kind === 'newer';
  return (
    <div
      class={isQuiet ? 'banner row' : 'banner row notice'}
      role={isQuiet ? 'status' : 'alert'}
      data-kind={kind}
    >
      <Icon name={isQuiet ? 'reset' : 'warning'} />
      {children}
      {onDismiss && <Button icon="close" label={text.banners.dismiss} onClick={onDismiss} />}
    </div>
  );
}
