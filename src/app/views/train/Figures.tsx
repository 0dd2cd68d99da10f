import type { ComponentChildren } from 'preact';
import { MODELS } from '../../../core/models/index.ts';
import { usePage } from '../../app-context.ts';
import { shortName } from '../../format/short-name.ts';

/** How the run goes: epoch, speed, time, gradient. */
export function Figures() {
  const { text, numbers, run, config } = usePage();
  const { numbers: words } = text;
  const { epoch, stepsPerSecond: rate, elapsedMs, gradient } = run;
  const leftMs = run.phase === 'running' ? ((config.epochs - epoch) / rate) * 1000 : NaN;
  return (
    <section class="figures" aria-labelledby="figures-title">
      <h2 id="figures-title">{words.now}</h2>
      <dl class="figure-list">
        <Figure name={words.epoch}>{numbers.integer(epoch)}</Figure>
        <Figure name={words.stepsPerSecond}>{numbers.integer(rounded(rate))}</Figure>
        <Figure name={words.elapsed}>{numbers.duration(elapsedMs)}</Figure>
        <Figure name={words.left}>{numbers.duration(leftMs)}</Figure>
        {MODELS[config.model].parameterNames.map((name, i) => (
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
