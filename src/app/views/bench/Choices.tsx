import { ENGINES, STRATEGIES } from '../../../core/types.ts';
import { useApp, useSelected } from '../../app-context.ts';
import { environmentOf } from '../../environment.ts';
import { DECADES, toggled, type Decade } from '../../preferences.ts';
import { Check } from '../../ui/Check.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { usePlanned } from './use-planned.ts';
import { useBenchWords } from './words.ts';

/** What to measure, and what measures it. */
export function Choices() {
  const { text, numbers } = useBenchWords();
  const { bench } = text;
  const cases = numbers.integer(usePlanned().length);
  return (
    <Sheet
      id="choices"
      label={bench.choices}
      open={bench.open}
      close={bench.close}
      summary={bench.planned(cases)}
    >
      <Ticks legend={bench.engines} field="engines" ids={ENGINES} names={bench.names} />
      <Ticks
        legend={bench.strategies}
        field="strategies"
        ids={STRATEGIES}
        names={text.settings.strategies}
      />
      <PointsRange />
      <Environment />
    </Sheet>
  );
}

/** From a decade to a decade; one that crosses the other takes it along. */
function PointsRange() {
  const { settings } = useApp();
  const { text, numbers } = useBenchWords();
  const { bench } = text;
  const from = useSelected(({ preferences }) => preferences.from);
  const to = useSelected(({ preferences }) => preferences.to);
  const busy = useSelected((state) => state.bench.phase === 'running');
  const choices = Object.fromEntries(
    DECADES.map((decade) => [decade, numbers.integer(decade)] as const),
  );
  const choose = (
    choice: string,
    range: (decade: Decade) => { from: Decade; to: Decade },
  ): void => {
    const decade = DECADES.find((each) => String(each) === choice);
    if (decade !== undefined) settings.prefer(range(decade));
  };
  return (
    <fieldset>
      <legend>{bench.points}</legend>
      <div class="pair">
        <SelectField
          label={bench.from}
          value={String(from)}
          choices={choices}
          disabled={busy}
          onChoose={(choice) => {
            choose(choice, (low) => ({ from: low, to: low > to ? low : to }));
          }}
        />
        <SelectField
          label={bench.to}
          value={String(to)}
          choices={choices}
          disabled={busy}
          onChoose={(choice) => {
            choose(choice, (high) => ({ from: high < from ? high : from, to: high }));
          }}
        />
      </div>
    </fieldset>
  );
}

interface TicksProps<Id extends string> {
  readonly legend: string;
  readonly field: 'engines' | 'strategies';
  readonly ids: readonly Id[];
  readonly names: Readonly<Record<Id, string>>;
}

/** Some of a few, each with a box to tick. */
function Ticks<Id extends string>({ legend, field, ids, names }: TicksProps<Id>) {
  const { settings } = useApp();
  const chosen: readonly string[] = useSelected(({ preferences }) => preferences[field]);
  const busy = useSelected(({ bench }) => bench.phase === 'running');
  return (
    <fieldset class="ticks">
      <legend>{legend}</legend>
      {ids.map((id) => (
        <Check
          key={id}
          checked={chosen.includes(id)}
          disabled={busy}
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
  const { text, numbers } = useBenchWords();
  const bench = useSelected((state) => state.bench);
  const trained = useSelected(({ run }) => run.engine);
  const noGpu = useSelected(({ run }) => run.noGpu ?? bench.noGpu);
  const { environment: words } = text.bench;
  const { runtime, platform, cpu } = environmentOf(bench, navigator);
  const gpu = bench.opened.webgpu ?? (trained?.engine === 'webgpu' ? trained : undefined);
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
