import { useState } from 'preact/hooks';
import { train, type Line } from '../../../../../examples/plain-step/step.ts';
import wgsl from '../../../../../examples/plain-step/step.wgsl?raw';
import { messageOf } from '../../../../core/errors.ts';
import { DEFAULTS } from '../../../../core/settings/index.ts';
import { usePage } from '../../../app-context.ts';
import { PLAIN } from '../../../i18n/plain.ts';
import { prepareLine } from '../../../training/line.ts';
import { Button } from '../../../ui/Button.tsx';

type Said = 'running' | { readonly failure: string } | { readonly line: Line; readonly ms: number };

/** The two files as they stand: what they make of the article's points. */
export function RunIt() {
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

  return (
    <div class="row">
      <Button
        look=""
        data-action="run-plain"
        disabled={said === 'running'}
        onClick={() => {
          run().catch((error: unknown) => {
            setSaid({ failure: messageOf(error) });
          });
        }}
      >
        {plain.run}
      </Button>
      <p role="status" class={said === undefined ? 'hint' : ''} data-said={typeof said}>
        {said === undefined
          ? plain.about(numbers.integer(DEFAULTS.points), String(DEFAULTS.lr))
          : said === 'running'
            ? plain.running
            : 'failure' in said
              ? plain.failed(said.failure)
              : plain.ran(numbers.integer(said.line.steps), numbers.duration(said.ms), {
                  a: numbers.result(said.line.a),
                  b: numbers.result(said.line.b),
                  loss: numbers.result(said.line.loss),
                })}
      </p>
    </div>
  );
}
