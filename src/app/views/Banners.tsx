import type { ComponentChildren } from 'preact';
import type { NoGpuReason } from '../../core/errors.ts';
import { useApp, useSelected, useWords } from '../app-context.ts';
import type { Messages } from '../i18n/index.ts';
import type { View } from '../preferences.ts';
import { Icon } from '../ui/Icon.tsx';

/** What a person should know that is not about the run itself. */
export function Banners() {
  const { settings } = useApp();
  const { text } = useWords();
  const refused = useSelected((state) => state.refused);
  const noGpu = useSelected(({ run, bench }) => run.noGpu ?? bench.noGpu);
  const view = useSelected(({ preferences }) => preferences.view);
  if (refused.length === 0 && noGpu === undefined) return null;
  return (
    <div class="banners">
      {noGpu !== undefined && (
        <Banner kind="no-gpu">
          <p title={noGpu.message}>{noGpuText(noGpu.reason, view, text)}</p>
        </Banner>
      )}
      {refused.length > 0 && (
        <Banner kind="refused">
          <p>{text.refused(refused.join(', '))}</p>
          <button
            type="button"
            class="button is-icon"
            aria-label={text.dismiss}
            onClick={() => {
              settings.dismissRefused();
            }}
          >
            <Icon name="close" />
          </button>
        </Banner>
      )}
    </div>
  );
}

function noGpuText(reason: NoGpuReason, view: View, text: Messages): string {
  switch (view) {
    case 'train':
      return text.noGpu[reason];
    case 'benchmark':
      return `${text.bench.noGpu[reason]} ${text.bench.cpuOnly}`;
    case 'verify':
      return text.bench.noGpu[reason];
  }
}

interface BannerProps {
  readonly kind: string;
  readonly children: ComponentChildren;
}

function Banner({ kind, children }: BannerProps) {
  return (
    <div class="banner" role="alert" data-kind={kind}>
      <Icon name="warning" />
      {children}
    </div>
  );
}
