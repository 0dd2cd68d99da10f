import type { ComponentChildren } from 'preact';
import { useApp, type App } from '../app-context.ts';
import type { Work } from '../state/work.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { Progress } from './Progress.tsx';
import '../styles/table-folded.css';
import '../styles/work.css';

interface WorkControlsProps {
  readonly words: Readonly<Record<'controls' | 'progress' | 'run' | 'again' | 'stop', string>>;
  readonly action: string;
  readonly phase: Work['phase'];
  readonly disabled: boolean;
  /** From 0 to 1. */
  readonly share: number;
  /** A word, which one it is, and of how many. */
  readonly counter: readonly [word: string, at: string, of: string] | undefined;
  readonly workOf: (app: App) => { readonly start: () => void; readonly stop: () => void };
  /** More buttons. */
  readonly buttons?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** The button that starts and stops, and how far it is. */
export function WorkControls(props: WorkControlsProps) {
  const { words, action, phase, disabled, share, counter, workOf, buttons, children } = props;
  const app = useApp();
  const running = phase === 'running';
  return (
    <section class="work-controls row" aria-label={words.controls}>
      <Progress label={words.progress} share={share} />
      <div class="transport-buttons">
        <Button
          look="is-primary"
          data-action={action}
          data-phase={phase}
          disabled={disabled}
          onClick={() => {
            if (running) workOf(app).stop();
            else workOf(app).start();
          }}
        >
          <Icon name={running ? 'stop' : 'play'} />
          <span>{running ? words.stop : phase === 'empty' ? words.run : words.again}</span>
        </Button>
        {buttons}
      </div>
      {counter && (
        <p class="counter">
          <span class="hint">{counter[0]}</span>
          <span class="counter-value">{counter[1]}</span>
          <span class="hint">{counter[2]}</span>
        </p>
      )}
      {children}
    </section>
  );
}

interface WorkProps {
  readonly controls: ComponentChildren;
  readonly status: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The place of such work: what starts it, how it stands, and what comes of it. */
export function Work({ controls, status, children }: WorkProps) {
  return (
    <div class="work">
      <div class="work-head">
        {controls}
        {status}
      </div>
      {children}
    </div>
  );
}
