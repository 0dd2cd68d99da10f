import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../app-context.ts';
import { Button } from './Button.tsx';

/** Who knows that it is wanted soon fetches it before. */
export type Lazy = ComponentType & { readonly fetch: () => Promise<void> };

/**
 * A part that is fetched when it is first shown, so that the first page load need not wait for it.
 * @param name of it in its file
 * @param look of what stands in its place until it is there: classes; nothing where undefined
 */
export function lazy<Name extends string>(
  fetchFile: () => Promise<Readonly<Record<Name, ComponentType>>>,
  name: Name,
  look?: string,
): Lazy {
  let View: ComponentType | undefined;
  const fetch = async (): Promise<void> => {
    View = (await fetchFile())[name];
  };
  return Object.assign(Shown, { fetch });

  function Shown() {
    const { text } = useWords();
    const [state, setState] = useState<'fetching' | 'fetched' | 'failed'>('fetching');
    useEffect(() => {
      if (View !== undefined || state !== 'fetching') return;
      fetch().then(
        () => setState('fetched'),
        () => setState('failed'),
      );
    }, [state]);
    if (View !== undefined) return <View />;
    if (look === undefined) return null;
    return (
      <div class={look} aria-busy={state === 'fetching'}>
        <p role="status">{state === 'failed' ? text.lazy.failed : text.lazy.fetching}</p>
        {state === 'failed' && (
          <Button onClick={() => setState('fetching')}>{text.transport.retry}</Button>
        )}
      </div>
    );
  }
}
