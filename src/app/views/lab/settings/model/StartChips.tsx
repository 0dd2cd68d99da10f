import { useEffect, useRef, useState } from 'preact/hooks';
import { isNetwork } from '../../../../../core/models/model.ts';
import { usePage, useSome } from '../../../../app-context.ts';
import { MOST_IN_SIGHT } from '../../../../format/parameter-names.ts';
import { START } from '../../../../i18n/start.ts';
import type { Prepared } from '../../../../training/made.ts';
import { Button } from '../../../../ui/Button.tsx';
import { ViewLink } from '../../../ViewLinks.tsx';
import { guess } from './guessing.ts';
import { StartChip } from './StartChip.tsx';
import { startWith } from './start-text.ts';
import '../../../../styles/start.css';

/** Where each parameter sets out: set by hand, as it was drawn, or guessed from the data. */
export function StartChips() {
  const { prepared } = useSome('run', 'prepared');
  const [last, setLast] = useState(prepared);
  // While a run is made anew, the chips stay.
  useEffect(() => {
    if (prepared !== undefined) setLast(prepared);
  }, [prepared]);
  const shown = prepared ?? last;
  return <div class="starts">{shown !== undefined && <Starts prepared={shown} />}</div>;
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
  const { settings, text, clock } = usePage(START);
  const [said, setSaid] = useState<'guessing' | 'guessed' | 'noGuess'>();
  const wanted = useRef<Prepared | undefined>(undefined);
  const { model } = prepared.problem;
  useEffect(
    () => () => {
      wanted.current = undefined;
    },
    [],
  );
  if (isNetwork(model)) return null;
  const begin = async (): Promise<void> => {
    wanted.current = prepared;
    setSaid('guessing');
    const isWanted = (): boolean => wanted.current === prepared;
    const found = await guess(model, prepared, { clock, isWanted });
    if (!isWanted()) return;
    setSaid(found === undefined ? 'noGuess' : 'guessed');
    if (found !== undefined) settings.commit({ start: found.join() });
  };
  return (
    <>
      <Button
        look="is-small is-quiet"
        data-action="guess"
        aria-disabled={said === 'guessing'}
        onClick={() => {
          if (said !== 'guessing') void begin();
        }}
      >
        {said === 'guessing' ? text.start.guessing : text.start.guess}
      </Button>
      <span class={said === 'noGuess' ? 'fault' : 'visually-hidden'} aria-live="polite">
        {said !== undefined && text.start[said]}
      </span>
    </>
  );
}
