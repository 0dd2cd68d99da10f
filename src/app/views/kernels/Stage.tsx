import type { WgslFile } from '../../../shaders/files.ts';
import { useSelected, useWords } from '../../app-context.ts';
import { KERNELS } from '../../i18n/kernels.ts';
import { Files } from './Files.tsx';
import { Values, type Shown } from './Values.tsx';

export interface StageProps {
  readonly stage: Shown;
  readonly files: readonly WgslFile[];
}

export function Stage({ stage, files }: StageProps) {
  const { kernels } = useWords(KERNELS).text;
  const isMoments = useSelected(({ run }) => run.strategy === 'moments');
  const { title, text } = kernels.stages[stage];
  return (
    <section class="kernel-stage" aria-labelledby={`stage-${stage}`} data-stage={stage}>
      <div class="stack">
        <h2 class="title" id={`stage-${stage}`}>
          {title}
        </h2>
        <p>{text}</p>
        {stage === 'sum' && isMoments && <p>{kernels.moments}</p>}
        <Values stage={stage} />
      </div>
      <div class="stack">
        <Files files={files} />
      </div>
    </section>
  );
}
