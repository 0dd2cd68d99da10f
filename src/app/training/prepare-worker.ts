/** Makes large data beside the page, and hands it over without a copy. */
import type { FitConfig } from '../../core/config.ts';
import { messageOf } from '../../core/errors.ts';
import { prepareInPieces, type Prepared } from './prepare.ts';
import type { PrepareAnswer } from './preparing.ts';

addEventListener('message', ({ data: config }: MessageEvent<FitConfig>) => {
  try {
    const prepared = prepareAloud(config);
    const { x, y } = prepared.problem.data;
    answer({ prepared }, [x.buffer, y.buffer]);
  } catch (error) {
    answer({ message: messageOf(error) });
  }
});

/** Tells how far it is after each piece. */
function prepareAloud(config: FitConfig): Prepared {
  const work = prepareInPieces(config);
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    answer({ share: value });
  }
}

function answer(message: PrepareAnswer, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}
