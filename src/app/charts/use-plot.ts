import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import { useApp, useWords } from '../app-context.ts';
import { onColourChange } from './colours.ts';
import { canDraw } from './no-canvas.ts';

export interface Plot {
  readonly options: Omit<uPlot.Options, 'width' | 'height'>;
  /** Brings the latest state into the chart. Called once a frame at most. */
  readonly draw: (chart: uPlot) => void;
}

/**
 * A chart that fills `host`, whose size comes from the layout and never from the chart.
 * @param make what to draw; a new one is made when `inputs` change
 * @returns draws at once what does not come through the store, or shall not wait for its next picture
 */
export function usePlot(
  host: RefObject<HTMLElement | null>,
  make: () => Plot | undefined,
  inputs: readonly unknown[],
): () => void {
  const { store } = useApp();
  const { text } = useWords();
  const made = useRef(make);
  made.current = make;
  const drawNow = useRef<(() => void) | undefined>(undefined);
  useLayoutEffect(() => {
    const element = host.current;
    const plot = made.current();
    if (element === null || plot === undefined || !canDraw(element, text.noCanvas)) return;
    const chart = new uPlot(
      { width: element.clientWidth, height: element.clientHeight, ...plot.options },
      undefined,
      element,
    );
    drawNow.current = () => {
      plot.draw(chart);
    };
    drawNow.current();
    const stops = [
      store.subscribe(() => {
        plot.draw(chart);
      }),
      onColourChange(() => {
        chart.redraw();
      }),
    ];
    const resizing = new ResizeObserver(() => {
      chart.setSize({ width: element.clientWidth, height: element.clientHeight });
    });
    resizing.observe(element);
    return () => {
      drawNow.current = undefined;
      resizing.disconnect();
      for (const stop of stops) stop();
      chart.destroy();
    };
  }, [host, store, text, ...inputs]);
  return () => drawNow.current?.();
}
