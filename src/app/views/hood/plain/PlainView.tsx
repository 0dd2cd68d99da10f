import { useState } from 'preact/hooks';
import { train, type Line } from '../../../../../examples/plain-step/step.ts';
import script from '../../../../../examples/plain-step/step.ts?raw';
import wgsl from '../../../../../examples/plain-step/step.wgsl?raw';
import { messageOf } from '../../../../core/errors.ts';
import { DEFAULTS } from '../../../../core/settings/index.ts';
import { usePage, useWords } from '../../../app-context.ts';
import { PLAIN } from '../../../i18n/plain.ts';
import { prepareLine } from '../../../training/line.ts';
import { Button } from '../../../ui/Button.tsx';
import { Tabs, ViewLink } from '../../ViewLinks.tsx';
import { Code } from '../Code.tsx';

export function PlainView() {
  const { plain, views } = useWords(PLAIN).text;
  return (
    <>
      <Tabs place="hood" />
      <div class="content stack">
        <p class="kernels-lead">{plain.lead}</p>
        <RunIt />
        <div class="plain-files">
          <section class="stack" aria-labelledby="plain-shader">
            <h2 id="plain-shader">{plain.shader}</h2>
            <Code label="step.wgsl" text={wgsl} />
            <h2>{plain.faster}</h2>
            <ul class="is-disc">
              {plain.differences.map((difference) => (
                <li key={difference}>{difference}</li>
              ))}
            </ul>
            <p class="row">
              <ViewLink to="kernels">{plain.kernels}</ViewLink>
              <ViewLink to="benchmark">{`${plain.benchmark}: ${views.benchmark}`}</ViewLink>
            </p>
          </section>
          <section class="stack" aria-labelledby="plain-script">
            <h2 id="plain-script">{plain.script}</h2>
            <Code label="step.ts" text={script} written="typescript" />
          </section>
        </div>
      </div>
    </>
  );
}

type Said = 'running' | { readonly failure: string } | { readonly line: Line; readonly ms: number };

/** The two files as they stand: what they make of the article's points. */
function RunIt() {
  const { text, numbers, clock } = usePage(PLAIN);
  const { plain } = text;
  const [said, setSaid] = useState<Said | undefined>(undefined);

  async function run(): Promise<void> {
    setSaid('running');
    const { gpu } = navigator as Partial<Navigator>;
    if (gpu === undefined) throw new Error(plain.noGpu);
    const { data, start, learningRate } = prepareLine(DEFAULTS).problem;
    const [x, y] = [Float32Array.from(data.x), Float32Array.from(data.y)];
    const [a = NaN, b = NaN] = start.parameters;
    const { epochs: steps } = DEFAULTS;
    const before = clock();
    const line = await train({ gpu, wgsl, x, y, start: { a, b }, learningRate, steps });
    setSaid({ line, ms: clock() - before });
  }

  function sentence(): string {
    if (said === undefined)
      return plain.about(numbers.integer(DEFAULTS.points), String(DEFAULTS.lr));
    if (said === 'running') return plain.running;
    if ('failure' in said) return plain.failed(said.failure);
    const { steps, a, b, loss } = said.line;
    return plain.ran(numbers.integer(steps), numbers.duration(said.ms), {
      a: numbers.result(a),
      b: numbers.result(b),
      loss: numbers.result(loss),
    });
  }

  return (
    <div class="row">
      <Button
        data-action="run-plain"
        disabled={said === 'running'}
        onClick={() => {
          run().catch((error: unknown) => setSaid({ failure: messageOf(error) }));
        }}
      >
        {plain.run}
      </Button>
      <p role="status" class={said === undefined ? 'hint' : ''} data-said={typeof said}>
        {sentence()}
      </p>
    </div>
  );
}
