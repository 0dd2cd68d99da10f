/** Makes large data beside the page, and hands it over without a copy. */
import { messageOf } from '../../core/errors.ts';
import { prepareInPieces, type Prepared } from './prepare.ts';
import type { PrepareAnswer, PrepareRequest } from './preparing.ts';

addEventListener('message', ({ data: request }: MessageEvent<PrepareRequest>) => {
  try {
    const prepared = prepareAloud(request);
    const { x, y } = prepared.problem.data;
    answer({ prepared }, [x.buffer, y.buffer]);
  } catch (error) {
    answer({ message: messageOf(error) });
  }
});

/** Tells how far it is after each piece. */
function prepareAloud({ config, own }: PrepareRequest): Prepared {
  const work = prepareInPieces(config, own);
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    answer({ share: value });
  }
}

function answer(message: PrepareAnswer, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}
