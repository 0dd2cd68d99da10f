import { useRef, useState } from 'preact/hooks';
import { withPauses } from '../../../../../core/work/pieces.ts';
import { guessInPieces } from '../../../../../run/guess.ts';
import { nextFrame } from '../../../../frames.ts';
import { isNetwork } from '../../../../../core/models/model.ts';
import { usePage, useSome } from '../../../../app-context.ts';
import { MOST_IN_SIGHT } from '../../../../format/parameter-names.ts';
import { START } from '../../../../i18n/start.ts';
import type { Prepared } from '../../../../training/made.ts';
import { Button } from '../../../../ui/Button.tsx';
import { ViewLink } from '../../../ViewLinks.tsx';
import { StartChip } from './StartChip.tsx';
import { startWith } from './start-text.ts';
import '../../../../styles/start.css';

/** Where each parameter sets out: set by hand, as it was drawn, or guessed from the data. */
export function StartChips() {
  const { prepared } = useSome('run', 'prepared');
  // While a run is made anew, they stay.
  const last = useRef(prepared);
  last.current = prepared ?? last.current;
  return <div class="starts row">{last.current && <Starts prepared={last.current} />}</div>;
}

function Starts({ prepared }: { readonly prepared: Prepared }) {
  const { settings, text, config } = usePage(START);
  const { tried } = useSome('run', 'tried');
  const { parameterNames: names, problem } = prepared;
  const { parameters } = problem.start;
  const seen = names.length > MOST_IN_SIGHT ? [] : names;
  const isDrawn = config.start === 'drawn';
  return (
    <>
      <span class="hint">{text.start.title}</span>
      {seen.map((name, p) => (
        <StartChip
          key={name}
          name={name}
          p={p}
          value={(tried ?? parameters)[p] ?? NaN}
          onTry={(value) => {
            settings.tryStart(value === undefined ? undefined : parameters.with(p, value));
          }}
          onTake={(value) => {
            settings.tryStart(undefined);
            settings.commit({ start: startWith(config.start, names, p, value) });
          }}
        />
      ))}
      <Guess prepared={prepared} />
      {!isDrawn && (
        <Button
          look="is-small is-quiet"
          data-action="start-drawn"
          onClick={() => {
            settings.commit({ start: 'drawn' });
          }}
        >
          {text.start.drawn}
        </Button>
      )}
      <span class="chip is-good is-last">
        <ViewLink to="kernels" isHere={false}>
          {text.start.derived}
        </ViewLink>
      </span>
    </>
  );
}

function Guess({ prepared }: { readonly prepared: Prepared }) {
  const { settings, text, clock, store } = usePage(START);
  const [state, setState] = useState<'guess' | 'guessing' | 'noGuess'>('guess');
  const { model } = prepared.problem;
  if (isNetwork(model)) return null;
  const begin = async (): Promise<void> => {
    setState('guessing');
    const isWanted = (): boolean => store.get().run.prepared === prepared;
    const work = guessInPieces(model, prepared.drawn);
    const found = await withPauses(work, { clock, pause: nextFrame, isWanted });
    setState(found === undefined && isWanted() ? 'noGuess' : 'guess');
    if (found !== undefined) settings.commit({ start: found.join() });
  };
  return (
    <>
      <Button
        look="is-small is-quiet"
        data-action="guess"
        onClick={() => {
          if (state !== 'guessing') void begin();
        }}
      >
        {text.start[state === 'guessing' ? 'guessing' : 'guess']}
      </Button>
      {state === 'noGuess' && (
        <span class="fault" role="alert">
          {text.start.noGuess}
        </span>
      )}
    </>
  );
}
