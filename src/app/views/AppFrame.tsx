import { useWords } from '../app-context.ts';
import { Header } from './Header.tsx';
import { TrainView } from './train/TrainView.tsx';

/** The frame that the views share. Today there is one view. */
export function AppFrame() {
  const { text } = useWords();
  return (
    <>
      <a class="skip" href="#stage">
        {text.skip}
      </a>
      <Header />
      <TrainView />
    </>
  );
}
