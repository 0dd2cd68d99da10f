import type { ComponentType } from 'preact';
import { usePage, useSelected } from '../app-context.ts';
import type { View } from '../preferences.ts';
import type { AppState } from '../state.ts';
import { NoFrame, lazy, type FrameProps } from '../ui/lazy.tsx';
import { DataDialog } from './data/DataDialog.tsx';
import { KeysDialog } from './guide/KeysDialog.tsx';
import { LearnDialog } from './guide/LearnDialog.tsx';
import { Header } from './Header.tsx';
import { LabView } from './lab/LabView.tsx';
import { StatusLine } from './transport/StatusLine.tsx';
import { Transport } from './transport/Transport.tsx';
import { useParts } from './use-parts.ts';

/** With what teaches, which it asks for. */
const Caption = lazy(async () => {
  await import('../guide/teaching.ts');
  return (await import('./guide/Caption.tsx')).Caption;
}, CaptionFrame);

const Banners = lazy(async () => (await import('./Banners.tsx')).Banners, NoFrame);

/** Whether there is anything to say before the rest: most visits have nothing. */
function hasBanners({ refused, run, bench, lostData, Newer }: AppState): boolean {
  const others = [run.noGpu, bench.noGpu, lostData, Newer];
  return refused.length > 0 || others.some((one) => one !== undefined);
}

/** The place of a view, while there is none. */
function Stage({ busy, children }: FrameProps) {
  return (
    <div class="content stack" aria-busy={busy}>
      {children}
    </div>
  );
}

/** The page opens in the Lab: the other views are fetched when they are asked for. */
const VIEW_OF = {
  lab: LabView,
  compare: lazy(async () => (await import('./compare/CompareView.tsx')).CompareView, Stage),
  plain: lazy(async () => (await import('./hood/plain/PlainView.tsx')).PlainView, Stage),
  kernels: lazy(async () => (await import('./hood/kernels/KernelsView.tsx')).KernelsView, Stage),
  verify: lazy(async () => (await import('./hood/verify/VerifyView.tsx')).VerifyView, Stage),
  benchmark: lazy(async () => (await import('./hood/bench/BenchView.tsx')).BenchView, Stage),
  log: lazy(async () => (await import('./hood/log/Log.tsx')).Log, Stage),
} as const satisfies Record<View, ComponentType>;

export function AppFrame() {
  const { text, preferences } = usePage();
  const { view } = preferences;
  const { embedded, shows } = useParts();
  const isTold = useSelected(hasBanners);
  const Chosen: ComponentType = VIEW_OF[view];
  return (
    <>
      <a class="skip" href="#stage">
        {text.skip[view]}
      </a>
      {shows('header') ? <Header /> : <EmbeddedHeader />}
      <main class={embedded ? 'is-embedded' : ''} id="stage" tabIndex={-1} data-view={view}>
        {isTold && <Banners />}
        <Chosen />
      </main>
      {shows('status', 'transport') && (
        <footer class="foot">
          {shows('status') && <StatusLine />}
          {shows('status') && preferences.lesson !== 'none' && <Caption />}
          {shows('transport') && <Transport />}
        </footer>
      )}
      <DataDialog />
      <KeysDialog />
      <LearnDialog />
    </>
  );
}

function CaptionFrame({ children }: FrameProps) {
  return <div class="caption">{children}</div>;
}

/** The name of the page for those who do not see it, where the header is not to be shown. */
function EmbeddedHeader() {
  return (
    <header class="visually-hidden">
      <h1>Downhill</h1>
    </header>
  );
}
