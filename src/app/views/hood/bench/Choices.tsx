import { ENGINES, STRATEGIES } from '../../../../core/types.ts';
import { environmentOf } from '../../../environment.ts';
import { DECADES, toggled, type Decade } from '../../../preferences.ts';
import { Check } from '../../../ui/Check.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useBench } from './use-bench.ts';

/** What to measure, and what measures it. */
export function Choices() {
  const page = useBench();
  const { bench, settings } = page.text;
  return (
    <form class="choices" aria-label={bench.choices}>
      <Ticks field="engines" ids={ENGINES} names={bench.names} />
      <Ticks field="strategies" ids={STRATEGIES} names={settings.strategies} />
      <PointsRange />
      <Environment />
    </form>
  );
}

/** From a decade to a decade; one that crosses the other takes it along. */
const RANGE = {
  from: (low: Decade, to: Decade) => ({ from: low, to: low > to ? low : to }),
  to: (high: Decade, from: Decade) => ({ from: high < from ? high : from, to: high }),
};

function PointsRange() {
  const { settings, text, numbers, preferences, bench } = useBench();
  const words = text.bench;
  const { from, to } = preferences;
  const choices = Object.fromEntries(
    DECADES.map((decade) => [decade, numbers.integer(decade)] as const),
  );
  const ends = [
    ['from', from, to],
    ['to', to, from],
  ] as const;
  return (
    <fieldset>
      <legend>{words.points}</legend>
      <div class="pair">
        {ends.map(([end, value, other]) => (
          <SelectField
            key={end}
            label={words[end]}
            value={String(value)}
            choices={choices}
            disabled={bench.phase === 'running'}
            onChoose={(choice) => {
              const decade = DECADES.find((each) => String(each) === choice);
              if (decade !== undefined) settings.prefer(RANGE[end](decade, other));
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface TicksProps<Id extends string> {
  readonly field: 'engines' | 'strategies';
  readonly ids: readonly Id[];
  readonly names: Readonly<Record<Id, string>>;
}

/** Some of a few, each with a box to tick. */
function Ticks<Id extends string>({ field, ids, names }: TicksProps<Id>) {
  const { settings, text, preferences, bench } = useBench();
  const chosen: readonly string[] = preferences[field];
  return (
    <fieldset class="ticks">
      <legend>{text.bench[field]}</legend>
      {ids.map((id) => (
        <Check
          key={id}
          checked={chosen.includes(id)}
          disabled={bench.phase === 'running'}
          onCheck={() => {
            settings.prefer({ [field]: toggled(chosen, id, ids) });
          }}
        >
          {names[id]}
        </Check>
      ))}
    </fieldset>
  );
}

/** What the figures hold for. */
export function Environment() {
  const { text, numbers, bench, run } = useBench();
  const { environment: words } = text.bench;
  const { runtime, platform, cpu } = environmentOf(bench, navigator);
  const gpu = bench.opened.webgpu ?? (run.engine?.engine === 'webgpu' ? run.engine : undefined);
  const unknown = (run.noGpu ?? bench.noGpu) === undefined ? words.notYet : words.none;
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
          {gpu?.adapter ?? unknown}{' '}
          {gpu?.software === true && <span class="tag is-warning">{text.device.software}</span>}
        </dd>
        <dt>{words.cores}</dt>
        <dd>{numbers.integer(cpu.cores)}</dd>
      </dl>
    </section>
  );
}
