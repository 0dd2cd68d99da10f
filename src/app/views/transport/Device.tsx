import type { EngineInfo } from '../../../core/types.ts';
import { usePage, useSome } from '../../app-context.ts';
import type { Messages } from '../../i18n/index.ts';

export function Device() {
  const { text, own, config } = usePage();
  const { engine, description, strategy, noGpu } = useSome(
    'run',
    'engine',
    'description',
    'strategy',
    'noGpu',
  );
  const isInstead = own !== undefined && config.engine === 'auto' && noGpu === undefined;
  const { device } = text;
  const says = config.strategy === 'auto' ? device.strategyByAuto : device.strategy;
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
              {device.instead}
            </p>
          )}
          <p class="hint">{described(description, engine, text)}</p>
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

/** What computes on the CPU names its precision by itself. */
function described(
  description: string | undefined,
  { engine, precision }: EngineInfo,
  { device }: Messages,
): string {
  if (description === undefined) return '';
  return engine === 'webgpu' ? `${description}, ${device.precision[precision]}` : description;
}
