import type { ComponentType } from 'preact';
import { useSelected, useWords } from '../app-context.ts';
import type { View } from '../preferences.ts';
import { BenchView } from './bench/BenchView.tsx';
import { lazily } from '../ui/lazily.tsx';
import { Header } from './Header.tsx';
import { RunsView } from './runs/RunsView.tsx';
import { TrainView } from './train/TrainView.tsx';
import { VerifyView } from './verify/VerifyView.tsx';
import { useParts } from './use-parts.ts';

const VIEW_OF = {
  train: TrainView,
  // Contours are a package of their own, which the first picture can do without.
  landscape: lazily(async () => (await import('./landscape/LandscapeView.tsx')).LandscapeView),
  benchmark: BenchView,
  verify: VerifyView,
  runs: RunsView,
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
