import { useSelected, useWords } from '../app-context.ts';
import { BenchView } from './bench/BenchView.tsx';
import { Header } from './Header.tsx';
import { TrainView } from './train/TrainView.tsx';

/** The frame that the views share. */
export function AppFrame() {
  const { text } = useWords();
  const view = useSelected(({ preferences }) => preferences.view);
  return (
    <>
      <a class="skip" href="#stage">
        {view === 'train' ? text.skip : text.bench.skip}
      </a>
      <Header />
      {view === 'train' ? <TrainView /> : <BenchView />}
    </>
  );
}
