/** A thread of engine wasm in the page. */
import { messageOf } from '../../core/errors.ts';
import { serve, type ThreadJob } from '../../wasm/index.ts';

export type ThreadReply =
  { readonly ready: true } | { readonly ready: false; readonly why: string };

function reply(message: ThreadReply): void {
  postMessage(message);
}

addEventListener('message', ({ data: job }: MessageEvent<ThreadJob>) => {
  serve(job, () => {
    reply({ ready: true });
  }).catch((error: unknown) => {
    reply({ ready: false, why: messageOf(error) });
  });
});
