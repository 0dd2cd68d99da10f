import type { ComponentChildren } from 'preact';
import { useApp, useSelected, useWords, type App } from '../../app-context.ts';
import { failureText } from '../../part-missing.ts';
import { holderOf } from '../../state.ts';
import type { Work as WorkState } from '../../state/work.ts';
import { Button } from '../../ui/Button.tsx';
import { Status, type Tone } from '../../ui/Status.tsx';
import { Tabs } from '../ViewLinks.tsx';
import '../../styles/table-folded.css';
import '../../styles/work.css';

/** How work stands, in a sentence that says what to do next, and what is pressed for it. */
export type Standing = readonly [tone: Tone, sentence: string, next?: ComponentChildren];

interface WorkProps {
  readonly view: 'benchmark' | 'verify';
  readonly action: string;
  readonly state: WorkState;
  readonly workOf: (app: App) => { readonly start: () => void; readonly stop: () => void };
  readonly words: Readonly<Record<'run' | 'again' | 'stop', string>>;
  readonly hasNothingToDo?: boolean;
  /** From 0 to 1. */
  readonly share: number;
  /** A word, which one it is, and of how many. */
  readonly counter: readonly [word: string, at: number, of: number] | undefined;
  /** Where it has failed, why is said where nothing is. */
  readonly standing: Standing | undefined;
  /** Its sentence changes at every step: a reader shall not hear it each time. */
  readonly quickly?: boolean;
  /** Beside its button. */
  readonly more?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** Work that has the device: what starts and stops it, how far it is, how it stands, and what comes of it. */
export function Work(props: WorkProps) {
  const { view, action, state, workOf, words, share, counter } = props;
  const app = useApp();
  const { text, numbers } = useWords();
  const holder = useSelected(holderOf);
  const running = state.phase === 'running';
  const isHeld = holder !== undefined && !running;
  const [tone, sentence, next]: Standing = isHeld
    ? ['quiet', text.status.held[holder]]
    : (props.standing ?? ['bad', text.status.failed(failureText(state.failure, text))]);
  return (
    <>
      <Tabs place="hood" />
      <div class="work stack">
        <div class="work-head row">
          <section class="work-controls row" aria-label={text.views[view]}>
            <progress aria-label={text.views[view]} value={share} />
            <div class="row is-tight">
              <Button
                look="is-primary"
                icon={running ? 'stop' : 'play'}
                data-action={action}
                data-phase={state.phase}
                disabled={isHeld || (props.hasNothingToDo === true && !running)}
                onClick={() => workOf(app)[running ? 'stop' : 'start']()}
              >
                {words[running ? 'stop' : state.phase === 'empty' ? 'run' : 'again']}
              </Button>
              {props.more}
            </div>
            {counter && (
              <p class="counter">
                <span class="hint">{counter[0]}</span>
                <span class="counter-value">{numbers.integer(counter[1])}</span>
                <span class="hint">{text.transport.of(numbers.integer(counter[2]))}</span>
              </p>
            )}
          </section>
          <Status tone={tone} sentence={sentence} quickly={props.quickly ?? false}>
            {next}
          </Status>
        </div>
        {props.children}
      </div>
    </>
  );
}
