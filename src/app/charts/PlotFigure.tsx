import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import { usePage } from '../app-context.ts';
import { onColourChange } from './colours.ts';
import { canDraw } from './no-canvas.ts';
import type { Plot } from './plot.ts';

/** What may be asked of a chart that stands. */
export interface PlotHandle {
  /** Shows what the pointer reads off; an empty text: nothing. */
  readonly say: (reading: string) => void;
  /** Draws at once what does not come through the store, or shall not wait for its next picture. */
  readonly drawNow: () => void;
}

export interface PlotFigureProps {
  /** The chart in a sentence. */
  readonly label: string;
  /** What to draw; it is made anew when `inputs` or the language change. */
  readonly make: (handle: PlotHandle) => Plot;
  readonly inputs: readonly unknown[];
  readonly children?: (handle: PlotHandle) => ComponentChildren;
}

/** A chart that fills its place, whose size comes from the layout and never from the chart. */
export function PlotFigure({ label, make, inputs, children }: PlotFigureProps) {
  const { store, text } = usePage();
  const host = useRef<HTMLDivElement>(null);
  const reading = useRef<HTMLParagraphElement>(null);
  const draw = useRef<(() => void) | undefined>(undefined);
  const handle: PlotHandle = {
    say: (said) => {
      if (reading.current !== null) reading.current.textContent = said;
    },
    drawNow: () => draw.current?.(),
  };
  const made = useRef(make);
  made.current = make;
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null || !canDraw(element, text.noCanvas)) return;
    const plot = made.current(handle);
    const size = () => ({ width: element.clientWidth, height: element.clientHeight });
    const chart = new uPlot({ ...size(), ...plot.options }, undefined, element);
    draw.current = () => {
      plot.draw(chart);
    };
    draw.current();
    const stops = [
      store.subscribe(draw.current),
      onColourChange(() => {
        chart.redraw();
      }),
    ];
    const resizing = new ResizeObserver(() => {
      chart.setSize(size());
    });
    resizing.observe(element);
    return () => {
      draw.current = undefined;
      resizing.disconnect();
      for (const stop of stops) stop();
      chart.destroy();
    };
  }, [store, text, ...inputs]);
  return (
    <div class="plot" role="figure" aria-label={label}>
      <div class="plot-host" ref={host} />
      {children?.(handle)}
      <p class="reading" ref={reading} aria-hidden="true" />
    </div>
  );
}
