/** What the page and the Worker of an engine on the CPU say to each other. */
import type {
  EngineId,
  EngineInfo,
  Precision,
  Problem,
  Snapshot,
  Trainer,
} from '../../core/types.ts';
import type { WireError } from './wire-error.ts';

/** The engines that compute on the CPU, and so beside the page. */
export type WorkerEngineId = Exclude<EngineId, 'webgpu'>;

/** `call` numbers what wants an answer; `trainer` names one of several. */
export type Request =
  | {
      readonly kind: 'open';
      readonly call: number;
      readonly engine: WorkerEngineId;
      readonly precision: Precision;
    }
  | {
      readonly kind: 'prepare';
      readonly call: number;
      readonly trainer: number;
      readonly problem: Problem;
      readonly caution: number;
    }
  | {
      readonly kind: 'advance';
      readonly call: number;
      readonly trainer: number;
      readonly steps: number;
    }
  | {
      readonly kind: 'learning-rate';
      readonly trainer: number;
      readonly learningRate: number;
    }
  | { readonly kind: 'destroy'; readonly trainer: number };

/** What is fixed about a trainer once it is there. */
export type TrainerFacts = Omit<Trainer, 'advance' | 'setLearningRate' | 'destroy'>;

/** The answer to each kind of request that has one. */
export interface Answers {
  readonly open: EngineInfo;
  readonly prepare: TrainerFacts;
  readonly advance: Snapshot;
}

export type Asking = Extract<Request, { readonly call: number }>;

export type Reply =
  | { readonly call: number; readonly answer: Answers[keyof Answers] }
  | { readonly call: number; readonly error: WireError };
