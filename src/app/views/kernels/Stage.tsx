import type { Stage as StageId, WgslFile } from '../../../shaders/files.ts';
import { useSelected, useWords } from '../../app-context.ts';
import { Files } from './Files.tsx';
import { PredictValues, SumValues, UpdateValues } from './Values.tsx';
import { KERNELS } from '../../i18n/kernels.ts';

type Shown = Exclude<StageId, 'helper'>;

const VALUES = { predict: PredictValues, sum: SumValues, update: UpdateValues } as const;

export interface StageProps {
  readonly stage: Shown;
  readonly files: readonly WgslFile[];
}

/** One of the three pieces of work: in words, in numbers, and in WGSL. */
export function Stage({ stage, files }: StageProps) {
  const { text } = useWords(KERNELS);
  const words = text.kernels;
  const isMoments = useSelected(({ run }) => run.strategy === 'moments');
  const { title, text: said } = words.stages[stage];
  const Values = VALUES[stage];
  return (
    <section class="kernel-stage" aria-labelledby={`stage-${stage}`} data-stage={stage}>
      <div class="stack">
        <h2 class="title" id={`stage-${stage}`}>
          {title}
        </h2>
        <p>{said}</p>
        {stage === 'sum' && isMoments && <p>{words.moments}</p>}
        <Values />
      </div>
      <div class="stack">
        <Files files={files} />
      </div>
    </section>
  );
}
