import { usePage, useSelected, useSome } from '../../app-context.ts';
import { DETAILS } from '../../i18n/details.ts';
import { FigureList } from '../../ui/FigureList.tsx';
import { MOST_IN_SIGHT, parameterNamesOf, shortName } from '../../format/parameter-names.ts';

/** All that is known of what computes, and of the run. */
export function DeviceAndRun() {
  return (
    <>
      <Device />
      <Figures />
    </>
  );
}

export function Device() {
  const { text, own, config } = usePage(DETAILS);
  const run = useSome('run', 'engine', 'description', 'strategy', 'noGpu');
  const { engine, description, strategy, noGpu } = run;
  const isInstead = own !== undefined && config.engine === 'auto' && noGpu === undefined;
  const { device, engine: words } = text;
  const says = config.strategy === 'auto' ? words.strategyByAuto : words.strategy;
  return (
    <section class="device" aria-labelledby="device-title">
      <h2 id="device-title">{device.title}</h2>
      {engine === undefined ? (
        <p class="hint">{device.none}</p>
      ) : (
        <>
          <p class="row">
            <strong>{device.engines[engine.engine]}</strong>
            {engine.engine === 'webgpu' && <span>{engine.adapter}</span>}
            {engine.engine === 'cpu' && <span class="tag">{device.cpu}</span>}
            {engine.software && engine.engine === 'webgpu' && (
              <span class="tag is-warning">{device.software}</span>
            )}
          </p>
          {isInstead && engine.engine !== 'webgpu' && engine.precision === 'f32' && (
            <p class="hint" data-instead>
              {words.instead}
            </p>
          )}
          <p class="hint">
            {/* What computes on the CPU names its precision by itself. */}
            {engine.engine === 'webgpu' && description
              ? `${description}, ${device.precision[engine.precision]}`
              : description}
          </p>
          {strategy !== undefined && (
            <p class="hint" data-strategy={strategy}>
              {says(text.settings.strategies[strategy])}
            </p>
          )}
        </>
      )}
    </section>
  );
}

export function Figures() {
  const { text, numbers, config } = usePage(DETAILS);
  const { figures: words } = text;
  const run = useSelected((state) => state.run);
  const { epoch, stepsPerSecond: rate, elapsedMs, gradient } = run;
  const leftMs = run.phase === 'running' ? ((config.epochs - epoch) / rate) * 1000 : NaN;
  const names = parameterNamesOf(run.prepared, config);
  const gradients =
    names.length > MOST_IN_SIGHT
      ? [[words.gradientLength, numbers.difference(Math.hypot(...gradient))] as const]
      : names.map((name, i) => {
          return [words.gradient(shortName(name)), numbers.difference(gradient[i] ?? NaN)] as const;
        });
  return (
    <section class="figures" aria-labelledby="figures-title">
      <h2 id="figures-title">{words.title}</h2>
      <FigureList
        figures={[
          [text.numbers.epoch, numbers.integer(epoch)],
          // Three digits: the rest of a measured speed is noise.
          [words.stepsPerSecond, numbers.integer(Number(rate.toPrecision(3)))],
          [words.elapsed, numbers.duration(elapsedMs)],
          [words.left, numbers.duration(leftMs)],
          ...gradients,
        ]}
      />
    </section>
  );
}
