import type { WgslFile } from '../../../../shaders/files.ts';
import { useSelected, useWords } from '../../../app-context.ts';
import { KERNELS } from '../../../i18n/kernels.ts';
import { Files } from './Files.tsx';
import { isSquaredLine, Values, type Shown } from './Values.tsx';
import { isPlain } from '../../../../core/problem.ts';
import type { Prepared } from '../../../training/made.ts';

export interface StageProps {
  readonly stage: Shown;
  readonly prepared: Prepared;
  readonly files: readonly WgslFile[];
}

export function Stage({ stage, prepared, files }: StageProps) {
  const { kernels } = useWords(KERNELS).text;
  const isMoments = useSelected(({ run }) => run.strategy === 'moments');
  const { title, text } = kernels.stages[stage];
  const isUsual = {
    predict: isSquaredLine(prepared),
    sum: prepared.problem.batch === 'full',
    update: isPlain(prepared.problem),
  } as const satisfies Record<Shown, boolean>;
  return (
    <section class="kernel-stage" aria-labelledby={`stage-${stage}`} data-stage={stage}>
      <div class="stack">
        <h2 class="title" id={`stage-${stage}`}>
          {title}
        </h2>
        <p>{isUsual[stage] ? text : kernels.any[stage]}</p>
        {stage === 'sum' && isMoments && <p>{kernels.moments}</p>}
        <Values stage={stage} prepared={prepared} />
      </div>
      <div class="stack">
        <Files files={files} />
      </div>
    </section>
  );
}
