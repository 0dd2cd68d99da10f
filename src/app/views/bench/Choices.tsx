import { ENGINES, STRATEGIES } from '../../../core/types.ts';
import { useApp, useSelected } from '../../app-context.ts';
import { DECADES, type Decade } from '../../preferences.ts';
import { SelectField } from '../../ui/SelectField.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Environment } from './Environment.tsx';
import { Ticks } from './Ticks.tsx';
import { usePlanned } from './use-planned.ts';
import { useBenchWords } from './use-bench-words.ts';

/** What to measure, and what measures it. */
export function Choices() {
  const { text, numbers } = useBenchWords();
  const { bench } = text;
  const cases = numbers.integer(usePlanned().length);
  return (
    <Sheet id="choices" open={bench.open} close={bench.close} summary={`${bench.cases} ${cases}`}>
      <form
        class="rail"
        aria-label={bench.choices}
        onSubmit={(event) => {
          event.preventDefault();
        }}
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
      </form>
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
