import { useMemo, useState } from 'preact/hooks';
import { isArticles, isPlain } from '../../../../core/problem.ts';
import type { F32Precision } from '../../../../core/types.ts';
import { filesOf, isKernel } from '../../../../shaders/files.ts';
import { compose, type For, type KernelId } from '../../../../shaders/index.ts';
import { useSelected, useSome, useWords } from '../../../app-context.ts';
import { KERNELS } from '../../../i18n/kernels.ts';
import type { Prepared } from '../../../training/made.ts';
import { Tabs } from '../../ViewLinks.tsx';
import { Code } from '../Code.tsx';
import { isSquaredLine, Values } from './Values.tsx';

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
const PLAIN: Readonly<Record<F32Precision, readonly KernelId[]>> = {
  f32: ['step'],
  compensated: ['partials', 'combine'],
};

function Kernels({ prepared }: { readonly prepared: Prepared }) {
  const { text } = useWords(KERNELS);
  const words = text.kernels;
  const { problem, units } = prepared;
  const { kernels, strategy } = useSome('run', 'kernels', 'strategy');
  // f64 is the CPU's alone, whose formulas the f32 kernels show.
  const precision = useSelected(({ run: { engine } }) =>
    engine?.precision === 'compensated' ? 'compensated' : 'f32',
  );
  const [files, whole] = useMemo(() => {
    const plain = isArticles(problem) ? PLAIN[precision] : ['train'];
    const ids = (kernels ?? plain).filter(isKernel);
    const recipe: For = { ...problem, precision };
    return [filesOf(ids, recipe), ids.map((id) => [id, compose(id, recipe)] as const)];
  }, [kernels, precision, problem]);
  const elsewhere = isArticles(problem) ? words.leadCpu : words.leadElsewhere;
  const said = {
    ...words.any,
    ...(isSquaredLine(prepared) && { predict: words.line }),
    ...(isPlain(problem) && { update: words.descent }),
  };
  return (
    <div class="content stack">
      <p class="kernels-lead">
        {kernels === undefined || strategy === undefined
          ? elsewhere
          : words.lead(text.settings.strategies[strategy])}
        {units !== undefined && <span data-standardised> {words.standardised}</span>}
      </p>
      {(['predict', 'sum', 'update'] as const).map((stage) => (
        <section
          key={stage}
          class="kernel-stage"
          aria-labelledby={`stage-${stage}`}
          data-stage={stage}
        >
          <div class="stack">
            <h2 class="title" id={`stage-${stage}`}>
              {words.titles[stage]}
            </h2>
            <p>{said[stage]}</p>
            {stage === 'sum' && strategy === 'moments' && <p>{words.moments}</p>}
            <Values stage={stage} prepared={prepared} />
          </div>
          <div class="stack">
            {files.map((file) => file.stage === stage && <File key={file.path} {...file} />)}
          </div>
        </section>
      ))}
      <section class="stack" aria-labelledby="kernels-helpers">
        <h2 id="kernels-helpers">{words.helpers}</h2>
        {files.map((file) => file.stage === 'helper' && <File key={file.path} {...file} />)}
        {whole.map(([id, text]) => (
          <File key={id} path={words.whole(id)} text={text} />
        ))}
      </section>
    </div>
  );
}

/** What a reader wants to see first; the rest is one click away. */
const FIRST =
  /^(curves|losses|kernels|optimizers|activations)\/|^made\/(model|loss|optimizer)\.|^terms\/network\./;

function File({ path, text }: { readonly path: string; readonly text: string }) {
  const { kernels } = useWords(KERNELS).text;
  const [open, setOpen] = useState(FIRST.test(path));
  return (
    <details class="file" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{path}</summary>
      {open && <Code label={kernels.fileOf(path)} text={text} />}
    </details>
  );
}
