import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../app-context.ts';
import { Button } from './Button.tsx';

/** What stands in the place of a part that is still on its way. */
export interface FrameProps {
  readonly busy: boolean;
  readonly children: ComponentChildren;
}

/** In the place of a plot. */
export function PlotFrame({ children }: FrameProps) {
  return <div class="plot">{children}</div>;
}

/** In the place of a card. */
export function CardFrame({ children }: FrameProps) {
  return <section class="card">{children}</section>;
}

/** Where nothing stands until it is there. */
export function NoFrame() {
  return null;
}

/** A part that is fetched when it is first shown, so that the first page load need not wait for it. */
export function lazy(
  fetchView: () => Promise<ComponentType>,
  Frame: ComponentType<FrameProps>,
): ComponentType {
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
      <Frame busy={state === 'fetching'}>
        <p role="status">{state === 'failed' ? text.lazy.failed : text.lazy.fetching}</p>
        {state === 'failed' && (
          <Button
            look=""
            onClick={() => {
              setState('fetching');
            }}
          >
            {text.transport.retry}
          </Button>
        )}
      </Frame>
    );
  };
}
