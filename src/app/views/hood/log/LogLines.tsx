import { useLayoutEffect, useRef } from 'preact/hooks';
import { usePage, useSelected, useSome } from '../../../app-context.ts';
import { useRedraw } from '../../../ui/use-redraw.ts';
import { lineCount, logLines } from './log-text.ts';

/** The height of a line, also in views.css. */
const LINE_PX = 20;
/** Lines kept ready above and below what is in sight. */
const MARGIN = 10;

/** The log in a window: of a million lines those in sight are in the page. It follows the end until somebody scrolls up. */
export function LogLines() {
  const { store, text, numbers, config } = usePage();
  const { history } = useSome('run', 'history');
  const count = useSelected(lineCount);
  const box = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const redraw = useRedraw();

  // A new run is followed again.
  useLayoutEffect(() => {
    following.current = true;
  }, [history]);
  useLayoutEffect(() => {
    if (box.current !== null && following.current) box.current.scrollTop = count * LINE_PX;
  }, [count]);

  const height = box.current?.clientHeight ?? 400;
  const top = following.current ? count * LINE_PX - height : (box.current?.scrollTop ?? 0);
  const first = Math.max(0, Math.floor(top / LINE_PX) - MARGIN);
  const last = Math.min(count, Math.ceil((top + height) / LINE_PX) + MARGIN);

  return (
    <div
      class="is-filling"
      ref={box}
      role="log"
      aria-live="off"
      aria-labelledby="log-title"
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        following.current = scrollTop + clientHeight >= scrollHeight - LINE_PX;
        redraw();
      }}
    >
      {count === 0 && <p class="hint">{text.log.empty(numbers.integer(config.logEvery))}</p>}
      <div class="log-all" style={{ height: `${count * LINE_PX}px` }}>
        <ol style={{ transform: `translateY(${first * LINE_PX}px)` }}>
          {logLines(store.get(), first, last).map((line, i) => (
            <li key={first + i}>{line}</li>
          ))}
        </ol>
      </div>
    </div>
  );
}
