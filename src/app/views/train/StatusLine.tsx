import { useApp, useSelected, useWords } from '../../app-context.ts';
import { Icon } from '../../ui/Icon.tsx';
import { saferRate, statusOf, type Status } from './status.ts';

/** One sentence above the charts: where the run stands, and what to do next. */
export function StatusLine() {
  const { store } = useApp();
  const { text, numbers } = useWords();
  // The sentence depends on nothing that changes while a run is running.
  useSelected(({ run }) => run.phase);
  useSelected(({ run }) => run.prepared);
  const status = statusOf(store.get(), text, numbers);
  return (
    <div class={`status is-${status.tone}`}>
      <span class="status-sign" aria-hidden="true">
        <Sign tone={status.tone} />
      </span>
      <p role="status">{status.sentence}</p>
      <Next next={status.next} />
    </div>
  );
}

function Sign({ tone }: Pick<Status, 'tone'>) {
  if (tone === 'good') return <Icon name="check" />;
  if (tone === 'bad') return <Icon name="warning" />;
  return <span class="dot" />;
}

function Next({ next }: { readonly next: Status['next'] }) {
  const { settings, store } = useApp();
  const { text, numbers } = useWords();
  const engine = useSelected(({ config }) => config.engine);
  if (next === 'use-rate') {
    const lr = saferRate(store.get().run);
    return (
      <button
        type="button"
        class="button is-small"
        onClick={() => {
          settings.useLearningRate(lr);
        }}
      >
        {text.status.useRate(numbers.short(lr))}
      </button>
    );
  }
  if (next === 'use-cpu' && engine !== 'cpu') {
    return (
      <button
        type="button"
        class="button is-small"
        onClick={() => {
          settings.commit({ engine: 'cpu' });
        }}
      >
        {text.status.useCpu}
      </button>
    );
  }
  return null;
}
