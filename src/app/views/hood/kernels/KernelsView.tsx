import { useMemo } from 'preact/hooks';
import { isArticles } from '../../../../core/problem.ts';
import type { F32Precision } from '../../../../core/types.ts';
import { filesOf, isKernel } from '../../../../shaders/files.ts';
import { compose, type For, type KernelId } from '../../../../shaders/index.ts';
import { useSelected, useSome, useWords } from '../../../app-context.ts';
import type { Run } from '../../../state.ts';
import type { Prepared } from '../../../training/made.ts';
import { Tabs } from '../../ViewLinks.tsx';
import { Files } from './Files.tsx';
import { Stage } from './Stage.tsx';
import { KERNELS } from '../../../i18n/kernels.ts';

export function KernelsView() {
  const { prepared } = useSome('run', 'prepared');
  return (
    <>
      <Tabs place="hood" />
      {prepared !== undefined && <Kernels prepared={prepared} />}
    </>
  );
}

/** Where no kernel is at work, those of the plain strategy stand for the same formulas. */
const PLAIN = {
  f32: ['step'],
  compensated: ['partials', 'combine'],
} as const satisfies Record<F32Precision, readonly KernelId[]>;
/** The same for all that is not the article's. */
const ANY = ['train'] as const satisfies readonly KernelId[];

/** f64 is the CPU's alone, whose formulas the f32 kernels show. */
function precisionOf({ engine }: Run): F32Precision {
  return engine?.precision === 'compensated' ? 'compensated' : 'f32';
}

function Kernels({ prepared }: { readonly prepared: Prepared }) {
  const { text } = useWords(KERNELS);
  const words = text.kernels;
  const { kernels, strategy } = useSome('run', 'kernels', 'strategy');
  const precision = useSelected(({ run }) => precisionOf(run));
  const ids = useMemo(() => {
    const plain = isArticles(prepared.problem) ? PLAIN[precision] : ANY;
    return (kernels ?? plain).filter(isKernel);
  }, [kernels, precision, prepared]);
  const recipe: For = useMemo(() => ({ ...prepared.problem, precision }), [prepared, precision]);
  const files = useMemo(() => filesOf(ids, recipe), [ids, recipe]);
  const ofStage = (stage: string) => files.filter((file) => file.stage === stage);
  return (
    <div class="content stack">
      <p class="kernels-lead">
        {kernels === undefined || strategy === undefined
          ? isArticles(prepared.problem)
            ? words.leadCpu
            : words.leadElsewhere
          : words.lead(text.settings.strategies[strategy])}
        {prepared.units !== undefined && <span data-standardised> {words.standardised}</span>}
      </p>
      {(['predict', 'sum', 'update'] as const).map((stage) => (
        <Stage key={stage} stage={stage} prepared={prepared} files={ofStage(stage)} />
      ))}
      <section class="stack" aria-labelledby="kernels-helpers">
        <h2 id="kernels-helpers">{words.helpers}</h2>
        <Files files={ofStage('helper')} />
        <Files files={ids.map((id) => ({ path: words.whole(id), text: compose(id, recipe) }))} />
      </section>
    </div>
  );
}
