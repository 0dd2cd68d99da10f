/** An engine on the CPU, beside the page: works in pieces, and listens between them. */
import { DownhillError } from '../../core/errors.ts';
import type { Engine, Trainer } from '../../core/types.ts';
import { createCpuEngine } from '../../cpu/index.ts';
import { fetchPart } from '../part-missing.ts';
import { startThread } from './start-thread.ts';
import type { Answers, Asking, Reply, Request } from './protocol.ts';
import { toWire } from './wire-error.ts';

/** Only an isolated page has memory to share with them. */
const threads = { cores: navigator.hardwareConcurrency, start: startThread };

let engine: Engine | undefined;
const trainers = new Map<number, Trainer>();

/** Lets messages in. A timer would wait for 4 ms each time. */
const doorbell = new MessageChannel();
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    doorbell.port1.onmessage = () => {
      resolve();
    };
    doorbell.port2.postMessage(null);
  });
}

addEventListener('message', ({ data: request }: MessageEvent<Request>) => {
  switch (request.kind) {
    case 'learning-rate':
      trainers.get(request.trainer)?.setLearningRate(request.learningRate);
      return;
    case 'destroy':
      trainers.get(request.trainer)?.destroy();
      trainers.delete(request.trainer);
      return;
    case 'open':
    case 'prepare':
    case 'advance':
      void reply(request);
  }
});

async function reply(request: Asking): Promise<void> {
  const { call } = request;
  let message: Reply;
  try {
    message = { call, answer: await answerTo(request) };
  } catch (error) {
    message = { call, error: toWire(error) };
  }
  postMessage(message);
}

/** Fetched when somebody chooses it. */
async function openWasm(): Promise<Engine> {
  const { createWasmEngine } = await fetchPart(() => import('../../wasm/index.ts'));
  return createWasmEngine({ breathe, ...(crossOriginIsolated && { threads }) });
}

async function answerTo(request: Asking): Promise<Answers[keyof Answers]> {
  switch (request.kind) {
    case 'open':
      engine =
        request.engine === 'wasm'
          ? await openWasm()
          : createCpuEngine({ precision: request.precision, breathe });
      return engine.info;
    case 'prepare': {
      if (engine === undefined) throw new DownhillError('prepare came before open');
      const trainer = await engine.prepare(request.problem, { caution: request.caution });
      trainers.set(request.trainer, trainer);
      const { strategy, description, kernels, maxInFlight, maxSteps } = trainer;
      return { strategy, description, kernels, maxInFlight, maxSteps };
    }
    case 'advance': {
      const trainer = trainers.get(request.trainer);
      if (trainer === undefined) throw new DownhillError('the trainer is gone');
      return trainer.advance(request.steps);
    }
  }
}
