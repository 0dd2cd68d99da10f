import type { ComponentChildren } from 'preact';
import { MODELS } from '../../../core/models/index.ts';
import { useSelected, useWords } from '../../app-context.ts';
import { shortName } from '../../format/short-name.ts';

/** How the run goes: epoch, speed, time, gradient. */
export function Figures() {
  const { text, numbers } = useWords();
  const { numbers: words } = text;
  const epoch = useSelected(({ run }) => run.epoch);
  const epochs = useSelected(({ config }) => config.epochs);
  const playing = useSelected(({ run }) => run.phase === 'running');
  const rate = useSelected(({ run }) => run.stepsPerSecond);
  const elapsedMs = useSelected(({ run }) => run.elapsedMs);
  const gradient = useSelected(({ run }) => run.gradient);
  const model = useSelected(({ config }) => config.model);
  const leftMs = playing ? ((epochs - epoch) / rate) * 1000 : NaN;
  return (
    <section class="figures" aria-labelledby="figures-title">
      <h2 id="figures-title">{words.now}</h2>
      <dl>
        <Figure name={words.epoch}>{numbers.integer(epoch)}</Figure>
        <Figure name={words.stepsPerSecond}>{numbers.integer(rounded(rate))}</Figure>
        <Figure name={words.elapsed}>{numbers.duration(elapsedMs)}</Figure>
        <Figure name={words.left}>{numbers.duration(leftMs)}</Figure>
        {MODELS[model].parameterNames.map((name, i) => (
          <Figure key={name} name={words.gradient(shortName(name))}>
            {numbers.difference(gradient[i] ?? NaN)}
          </Figure>
        ))}
      </dl>
    </section>
  );
}

function Figure({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ComponentChildren;
}) {
  return (
    <div class="figure">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Three digits: the rest of a measured speed is noise. */
function rounded(rate: number): number {
  return Number(rate.toPrecision(3));
}
