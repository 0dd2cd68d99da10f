import type { EngineInfo } from '../../../core/types.ts';
import { useSelected, useWords } from '../../app-context.ts';
import type { Messages } from '../../i18n/index.ts';

/** What computes, honestly labelled. */
export function Device() {
  const { text } = useWords();
  const engine = useSelected(({ run }) => run.engine);
  const description = useSelected(({ run }) => run.description);
  const strategy = useSelected(({ run }) => run.strategy);
  const byAuto = useSelected(({ config }) => config.strategy === 'auto');
  const isInstead = useSelected(
    ({ config, own, run: { noGpu } }) =>
      own !== undefined && config.engine === 'auto' && noGpu === undefined,
  );
  const { device } = text;
  const says = byAuto ? device.strategyByAuto : device.strategy;
  return (
    <section class="device" aria-labelledby="device-title">
      <h2 id="device-title">{device.title}</h2>
      {engine === undefined ? (
        <p class="device-none">{device.none}</p>
      ) : (
        <>
          <p class="device-name">
            <strong>{device.engines[engine.engine]}</strong>
            {engine.engine === 'webgpu' && <span class="device-adapter">{engine.adapter}</span>}
            {engine.engine === 'cpu' && <span class="tag">{device.cpu}</span>}
            {engine.software && engine.engine === 'webgpu' && (
              <span class="tag is-warning">{device.software}</span>
            )}
          </p>
          {isInstead && engine.engine !== 'webgpu' && engine.precision === 'f32' && (
            <p class="device-how" data-instead>
              {device.instead}
            </p>
          )}
          <p class="device-how">{described(description, engine, text)}</p>
          {strategy !== undefined && (
            <p class="device-how" data-strategy={strategy}>
              {says(text.settings.strategies[strategy])}
            </p>
          )}
        </>
      )}
    </section>
  );
}

/** What computes on the CPU names its precision by itself. */
function described(
  description: string | undefined,
  { engine, precision }: EngineInfo,
  { device }: Messages,
): string {
  if (description === undefined) return '';
  return engine === 'webgpu' ? `${description}, ${device.precision[precision]}` : description;
}
