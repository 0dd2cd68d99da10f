import type { ComponentChildren, ComponentType } from 'preact';
import { usePage } from '../app-context.ts';
import type { View } from '../preferences.ts';
import { lazy } from '../ui/lazy.tsx';
import { DataDialog } from './data/DataDialog.tsx';
import { KeysDialog } from './guide/KeysDialog.tsx';
import { Tour } from './guide/Tour.tsx';
import { Header } from './Header.tsx';
import { TrainView } from './train/TrainView.tsx';
import { useParts } from './use-parts.ts';

function lazyView(fetchView: () => Promise<ComponentType>): ComponentType {
  return lazy(fetchView, Stage);
}

/** The place of a view, while there is none. */
function Stage({
  busy,
  children,
}: {
  readonly busy: boolean;
  readonly children: ComponentChildren;
}) {
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
  landscape: lazyView(async () => (await import('./landscape/LandscapeView.tsx')).LandscapeView),
  runs: lazyView(async () => (await import('./runs/RunsView.tsx')).RunsView),
  kernels: lazyView(async () => (await import('./kernels/KernelsView.tsx')).KernelsView),
  benchmark: lazyView(async () => (await import('./bench/BenchView.tsx')).BenchView),
  verify: lazyView(async () => (await import('./verify/VerifyView.tsx')).VerifyView),
} as const satisfies Record<View, ComponentType>;

/** The frame that the views share. */
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
