import { ENGINES, STRATEGIES } from '../../../../core/types.ts';
import { environmentOf } from '../../../environment.ts';
import { DECADES, toggled } from '../../../preferences.ts';
import { Check } from '../../../ui/Check.tsx';
import { SelectField } from '../../../ui/Field.tsx';
import { useBench } from './use-bench.ts';

const TICKED: Readonly<Record<'engines' | 'strategies', readonly string[]>> = {
  engines: ENGINES,
  strategies: STRATEGIES,
};

/** What to measure, and what measures it. */
export function Choices() {
  const { store, settings, text, numbers, preferences, bench } = useBench();
  const words = text.bench;
  const names: Readonly<Record<string, string>> = { ...words.names, ...text.settings.strategies };
  const disabled = bench.phase === 'running';
  return (
    <form class="choices" aria-label={words.choices}>
      {(['engines', 'strategies'] as const).map((field) => (
        <fieldset key={field} class="ticks stack">
          <legend>{words[field]}</legend>
          {TICKED[field].map((id) => {
            // As they are when it is pressed, no longer as they were drawn.
            const chosen = (): readonly string[] => store.get().preferences[field];
            return (
              <Check
                key={id}
                checked={(preferences[field] as readonly string[]).includes(id)}
                disabled={disabled}
                onCheck={() => settings.prefer({ [field]: toggled(chosen(), id, TICKED[field]) })}
              >
                {names[id]}
              </Check>
            );
          })}
        </fieldset>
      ))}
      <fieldset class="stack">
        <legend>{words.points}</legend>
        <div class="pair">
          {(['from', 'to'] as const).map((end) => (
            <SelectField
              key={end}
              label={words[end]}
              value={String(preferences[end])}
              choices={Object.fromEntries(DECADES.map((one) => [one, numbers.integer(one)]))}
              disabled={disabled}
              onChoose={(choice) => {
                const decade = DECADES.find((one) => String(one) === choice) ?? preferences[end];
                const crosses =
                  end === 'from' ? decade > preferences.to : decade < preferences.from;
                // It takes the other end along.
                settings.prefer(crosses ? { from: decade, to: decade } : { [end]: decade });
              }}
            />
          ))}
        </div>
      </fieldset>
      <Environment />
    </form>
  );
}

/** What the figures hold for. */
export function Environment() {
  const { text, numbers, bench, engine, noGpu } = useBench();
  const { environment: words } = text.bench;
  const { runtime, platform, cpu } = environmentOf(bench, navigator);
  const gpu = bench.opened.webgpu ?? (engine?.engine === 'webgpu' ? engine : undefined);
  return (
    <section class="environment stack" aria-labelledby="environment-title">
      <h2 id="environment-title">{words.title}</h2>
      <dl class="pairs">
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
