import { useApp, useSelected } from '../../app-context.ts';
import { idsIn, toggled } from '../../lists.ts';

interface TicksProps<Id extends string> {
  readonly legend: string;
  readonly field: 'engines' | 'strategies';
  readonly ids: readonly Id[];
  readonly names: Readonly<Record<Id, string>>;
}

/** Some of a few, each with a box to tick. */
export function Ticks<Id extends string>({ legend, field, ids, names }: TicksProps<Id>) {
  const { settings } = useApp();
  const list = useSelected(({ preferences }) => preferences[field]);
  const busy = useSelected(({ bench }) => bench.phase === 'running');
  const chosen = idsIn(list, ids);
  return (
    <fieldset class="ticks">
      <legend>{legend}</legend>
      {ids.map((id) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            disabled={busy}
            onChange={() => {
              settings.prefer({ [field]: toggled(list, id, ids) });
            }}
          />
          {names[id]}
        </label>
      ))}
    </fieldset>
  );
}
