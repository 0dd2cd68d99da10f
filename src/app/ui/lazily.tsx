import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { useRedraw } from './use-redraw.ts';

/** A component whose script is loaded when it is first shown; until then there is nothing. */
export function lazily(load: () => Promise<ComponentType>): ComponentType {
  let Loaded: ComponentType | undefined;
  return function Lazy() {
    const redraw = useRedraw();
    useEffect(() => {
      if (Loaded !== undefined) return;
      void load().then((component) => {
        Loaded = component;
        redraw();
      });
    }, []);
    return Loaded === undefined ? null : <Loaded />;
  };
}
