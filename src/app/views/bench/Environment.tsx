import { useSelected } from '../../app-context.ts';
import { environmentOf } from '../../bench/environment.ts';
import { useBenchWords } from './use-bench-words.ts';

/** What the figures hold for. */
export function Environment() {
  const { text, numbers } = useBenchWords();
  const bench = useSelected((state) => state.bench);
  const trained = useSelected(({ run }) => run.engine);
  const noGpu = useSelected(({ run }) => run.noGpu ?? bench.noGpu);
  const { environment: words } = text.bench;
  const { runtime, platform, cpu } = environmentOf(bench, navigator);
  const gpu = bench.opened.webgpu ?? (trained?.engine === 'webgpu' ? trained : undefined);
  return (
    <section class="environment" aria-labelledby="environment-title">
      <h2 id="environment-title">{words.title}</h2>
      <dl>
        <dt>{words.browser}</dt>
        <dd>
          {runtime}, {platform}
        </dd>
        <dt>{words.adapter}</dt>
        <dd>
          {gpu?.adapter ?? (noGpu === undefined ? words.notYet : words.none)}{' '}
          {gpu?.software === true && <span class="tag is-warning">{text.device.software}</span>}
        </dd>
        <dt>{words.cores}</dt>
        <dd>{numbers.integer(cpu.cores)}</dd>
      </dl>
    </section>
  );
}
