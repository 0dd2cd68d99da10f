import type { ComponentChildren } from 'preact';
import { usePage, useSelected, useSome } from '../app-context.ts';
import { faultText } from './lab/settings/faults.ts';
import { Icon } from '../ui/Icon.tsx';
import { Button } from '../ui/Button.tsx';

/** So many parts of an address are named; a link may hold a thousand. */
const MOST_REFUSED = 5;

export function Banners() {
  const { settings, text, numbers, refused, preferences } = usePage();
  const run = useSome('run', 'noGpu', 'config');
  const bench = useSome('bench', 'noGpu');
  const Newer = useSelected((state) => state.Newer);
  const lost = useSelected(({ lostData }) => lostData);
  const { view } = preferences;
  // Verify falls back on nothing, and its status says so.
  const noGpu = view === 'verify' ? undefined : (run.noGpu ?? bench.noGpu);
  const { strategy } = run.config;
  const isCpus = strategy === 'auto' || strategy === 'dispatch';
  return (
    <div class="banners">
      {Newer !== undefined && <Newer />}
      {noGpu !== undefined && (
        <Banner kind="no-gpu">
          <p title={noGpu.message}>
            {view === 'benchmark'
              ? `${text.noGpu[noGpu.reason]} ${text.cpuRowsOnly}`
              : isCpus
                ? text.cpuInstead(text.noGpu[noGpu.reason])
                : text.cpuInsteadOf(text.noGpu[noGpu.reason], text.settings.strategies[strategy])}
          </p>
        </Banner>
      )}
      {lost !== undefined && (
        <Banner kind="lost-data" onDismiss={settings.dismiss}>
          <p>{text.ownData.lost(lost)}</p>
        </Banner>
      )}
      {refused.length > 0 && (
        <Banner kind="refused" onDismiss={settings.dismiss}>
          <div>
            <p>{text.refused.title}</p>
            <ul>
              {refused.slice(0, MOST_REFUSED).map(({ part, fault, used }, i) => (
                <li key={i}>
                  <code>{part}</code> {faultText(fault, used, text, numbers)}
                </li>
              ))}
            </ul>
            {refused.length > MOST_REFUSED && (
              <p>{text.refused.more(numbers.integer(refused.length - MOST_REFUSED))}</p>
            )}
          </div>
        </Banner>
      )}
    </div>
  );
}

interface BannerProps {
  readonly kind: string;
  readonly onDismiss?: () => void;
  readonly children: ComponentChildren;
}

function Banner({ kind, onDismiss, children }: BannerProps) {
  const { text } = usePage();
  return (
    <div class="banner notice" role="alert" data-kind={kind}>
      <Icon name="warning" />
      {children}
      {onDismiss && (
        <Button look="is-icon" aria-label={text.dismiss} onClick={onDismiss}>
          <Icon name="close" />
        </Button>
      )}
    </div>
  );
}
