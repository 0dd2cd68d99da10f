/** Makes large data beside the page, and hands it over without a copy. */
import type { FitConfig } from '../../core/config.ts';
import { messageOf } from '../../core/errors.ts';
import { prepare } from './prepare.ts';
import type { PrepareAnswer } from './preparing.ts';

addEventListener('message', ({ data: config }: MessageEvent<FitConfig>) => {
  try {
    const prepared = prepare(config);
    const { x, y } = prepared.problem.data;
    const answer: PrepareAnswer = { prepared };
    postMessage(answer, { transfer: [x.buffer, y.buffer] });
  } catch (error) {
    const answer: PrepareAnswer = { message: messageOf(error) };
    postMessage(answer);
  }
});
