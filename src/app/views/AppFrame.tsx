import type { ComponentType } from 'preact';
import { usePage, useSelected, useSome } from '../app-context.ts';
import type { View } from '../preferences.ts';
import type { AppState } from '../state.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { lazy } from '../ui/lazy.tsx';
import { GuideDialog } from './guide/GuideDialog.tsx';
import { Header } from './Header.tsx';
import { LabView } from './lab/LabView.tsx';
import { StatusLine } from './transport/StatusLine.tsx';
import { Transport } from './transport/Transport.tsx';
import { useParts } from './use-parts.ts';

/** With what teaches, which it asks for. */
const Caption = lazy(
  () => import('../guide/teaching.ts').then(() => import('./guide/Caption.tsx')),
  'Caption',
  'caption row',
);

const Banners = lazy(() => import('./Banners.tsx'), 'Banners');

/** Few bring data of their own: what the dialog is made of is fetched when it opens. */
const DataForm = lazy(() => import('./data/DataForm.tsx'), 'DataForm', '');

/** Whether there is anything to say before the rest: most visits have nothing. */
function hasBanners({ refused, run, bench, lostData, loadNewer }: AppState): boolean {
  const others = [run.noGpu, bench.noGpu, lostData, loadNewer];
  return refused.length > 0 || others.some((one) => one !== undefined);
}

/** The place of a view, while there is none. */
const STAGE = 'content stack';

/** The page opens in the Lab: the other views are fetched when they are asked for. */
const VIEW_OF = {
  lab: LabView,
  compare: lazy(() => import('./compare/CompareView.tsx'), 'CompareView', STAGE),
  sweep: lazy(() => import('./sweep/SweepView.tsx'), 'SweepView', STAGE),
  plain: lazy(() => import('./hood/plain/PlainView.tsx'), 'PlainView', STAGE),
  kernels: lazy(() => import('./hood/kernels/KernelsView.tsx'), 'KernelsView', STAGE),
  verify: lazy(() => import('./hood/verify/VerifyView.tsx'), 'VerifyView', STAGE),
  benchmark: lazy(() => import('./hood/bench/BenchView.tsx'), 'BenchView', STAGE),
} as const satisfies Record<View, ComponentType>;

export function AppFrame() {
  const { text, preferences } = usePage();
  const { view } = preferences;
  const { embedded, shows } = useParts();
  const isTold = useSelected(hasBanners);
  // That a run diverged is said in any case.
  const isDiverged = useSelected(({ run }) => run.phase === 'diverged');
  // A map has its own sentence.
  const isSaid = view !== 'sweep' && (isDiverged || shows('status'));
  const Chosen: ComponentType = VIEW_OF[view];
  return (
    <>
      <a class="skip visually-hidden button is-primary" href="#stage">
        {text.skip}
      </a>
      {shows('header') ? (
        <Header />
      ) : (
        <header class="visually-hidden">
          <h1>Downhill</h1>
        </header>
      )}
      <main class={embedded ? 'is-embedded' : ''} id="stage" tabIndex={-1} data-view={view}>
        {isTold && <Banners />}
        <Chosen />
      </main>
      {(isSaid || shows('transport')) && (
        <footer class="foot">
          {isSaid && <StatusLine />}
          {shows('status') && preferences.lesson !== 'none' && <Caption />}
          {shows('transport') && <Transport />}
        </footer>
      )}
      <DataDialog />
      <GuideDialog />
    </>
  );
}

function DataDialog() {
  const { desk, text } = usePage();
  const { open } = useSome('loading', 'open');
  return (
    <Dialog title={text.ownData.title} close={text.close} open={open} wide onClose={desk.close}>
      <p class="hint">{text.ownData.lead}</p>
      <DataForm />
    </Dialog>
  );
}
