import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../app-context.ts';

/** A view that is fetched when it is first shown, so that the first page load need not wait for it. */
export function lazy(fetchView: () => Promise<ComponentType>): ComponentType {
  let View: ComponentType | undefined;
  return function Lazy() {
    const { text } = useWords();
    const [state, setState] = useState<'fetching' | 'fetched' | 'failed'>('fetching');
    useEffect(() => {
      if (View !== undefined || state !== 'fetching') return;
      fetchView().then(
        (fetched) => {
          View = fetched;
          setState('fetched');
        },
        () => {
          setState('failed');
        },
      );
    }, [state]);
    if (View !== undefined) return <View />;
    return (
      <main class="workspace">
        <div class="stage lazy" id="stage" tabIndex={-1} aria-busy={state === 'fetching'}>
          <p role="status">{state === 'failed' ? text.lazy.failed : text.lazy.fetching}</p>
          {state === 'failed' && (
            <button
              type="button"
              class="button"
              onClick={() => {
                setState('fetching');
              }}
            >
              {text.transport.retry}
            </button>
          )}
        </div>
      </main>
    );
  };
}
