import type { ComponentType } from 'preact';
import { useSelected, useWords } from '../app-context.ts';
import type { View } from '../preferences.ts';
import { lazy } from '../ui/lazy.tsx';
import { KeysDialog } from './guide/KeysDialog.tsx';
import { Tour } from './guide/Tour.tsx';
import { Header } from './Header.tsx';
import { TrainView } from './train/TrainView.tsx';
import { useParts } from './use-parts.ts';

/** The page opens with a run: the other views are fetched when they are asked for. */
const VIEW_OF = {
  train: TrainView,
  landscape: lazy(async () => (await import('./landscape/LandscapeView.tsx')).LandscapeView),
  runs: lazy(async () => (await import('./runs/RunsView.tsx')).RunsView),
  kernels: lazy(async () => (await import('./kernels/KernelsView.tsx')).KernelsView),
  benchmark: lazy(async () => (await import('./bench/BenchView.tsx')).BenchView),
  verify: lazy(async () => (await import('./verify/VerifyView.tsx')).VerifyView),
} as const satisfies Record<View, ComponentType>;

/** The frame that the views share. */
export function AppFrame() {
  const { text } = useWords();
  const view = useSelected(({ preferences }) => preferences.view);
  const { shows } = useParts();
  const Chosen: ComponentType = VIEW_OF[view];
  return (
    <>
      <a class="skip" href="#stage">
        {text.skip[view]}
      </a>
      {shows('header') ? <Header /> : <EmbeddedHeader />}
      <Chosen />
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
