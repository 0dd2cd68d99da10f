import { useSome, useWords } from '../../../app-context.ts';
import { LANDSCAPE } from '../../../i18n/landscape.ts';
import { Button } from '../../../ui/Button.tsx';

export interface AskToBeginProps {
  readonly place: string;
  /** Whether it stands in the upper half of the picture, to leave the run in sight. */
  readonly above: boolean;
  readonly onBegin: () => void;
  readonly onKeep: () => void;
}

/** A start was set while a run is under way, which would end it. Until somebody answers, it goes on. */
export function AskToBegin({ place, above, onBegin, onKeep }: AskToBeginProps) {
  const { text, numbers } = useWords(LANDSCAPE);
  const { epoch } = useSome('run', 'epoch');
  const { ask } = text.landscape;
  return (
    <div
      class={`landscape-ask above row ${above ? 'is-above' : ''}`}
      role="group"
      aria-label={ask.title}
    >
      <p>{ask.question(place, numbers.integer(epoch))}</p>
      <Button data-action="begin-anew" onClick={onBegin}>
        {ask.begin}
      </Button>
      <Button data-action="keep-run" onClick={onKeep}>
        {ask.keep}
      </Button>
    </div>
  );
}
