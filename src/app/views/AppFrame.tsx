import type { ComponentType } from 'preact';
import { usePage } from '../app-context.ts';
import type { View } from '../preferences.ts';
import { lazy, type FrameProps } from '../ui/lazy.tsx';
import { DataDialog } from './data/DataDialog.tsx';
import { KeysDialog } from './guide/KeysDialog.tsx';
import { Tour } from './guide/Tour.tsx';
import { Header } from './Header.tsx';
import { TrainView } from './lab/TrainView.tsx';
import { useParts } from './use-parts.ts';

/** The place of a view, while there is none. */
function Stage({ busy, children }: FrameProps) {
  return (
    <main class="workspace">
      <div class="stage" id="stage" tabIndex={-1} aria-busy={busy}>
        <section class="stack">{children}</section>
      </div>
    </main>
  );
}

/** The page opens with a run: the other views are fetched when they are asked for. */
const VIEW_OF = {
  train: TrainView,
  landscape: lazy(async () => (await import('./lab/landscape/LandscapeView.tsx')).LandscapeView, Stage),
  runs: lazy(async () => (await import('./compare/RunsView.tsx')).RunsView, Stage),
  kernels: lazy(async () => (await import('./hood/kernels/KernelsView.tsx')).KernelsView, Stage),
  benchmark: lazy(async () => (await import('./hood/bench/BenchView.tsx')).BenchView, Stage),
  verify: lazy(async () => (await import('./hood/verify/VerifyView.tsx')).VerifyView, Stage),
} as const satisfies Record<View, ComponentType>;

export function AppFrame() {
  const { text, preferences } = usePage();
  const { view } = preferences;
  const { shows } = useParts();
  const Chosen: ComponentType = VIEW_OF[view];
  return (
    <>
      <a class="skip" href="#stage">
        {text.skip[view]}
      </a>
      {shows('header') ? <Header /> : <EmbeddedHeader />}
      <Chosen />
      <DataDialog />
      <KeysDialog />
      <Tour />
    </>
  );
}

/** The name of the page for those who do not see it, where the header is not to be shown. */
function EmbeddedHeader() {
  return (
    <header class="visually-hidden">
      <h1>Downhill</h1>
    </header>
  );
}
