import type { Quantity } from '../../../core/data/quantity.ts';
import { momentText } from '../../format/moments.ts';
import { MOST_KEPT_ROWS } from '../../tables/kept-table.ts';
import { usePage, useSelected } from '../../app-context.ts';
import { Button } from '../../ui/Button.tsx';

export function OwnData() {
  const { desk, text, numbers, own } = usePage();
  const { ownData } = text;
  // The parameters are per day or second, and from that moment on.
  const counted = (name: string, quantity: Quantity | undefined): string =>
    quantity?.kind === 'time'
      ? ownData.counted(name, quantity.unit, momentText(quantity, 0))
      : name;
  return (
    <div class="own-data stack">
      {own !== undefined && (
        <dl data-own={own.name}>
          <dt class="visually-hidden">{ownData.title}</dt>
          <dd>
            <strong>{own.name}</strong>
          </dd>
          <dd>{`${(own.others ?? []).length > 0 ? 'x1' : 'x'}: ${counted(own.xName, own.xQuantity)}`}</dd>
          {(own.others ?? []).map(({ name }, d) => (
            <dd key={d}>{`x${d + 2}: ${name}`}</dd>
          ))}
          <dd>{`y: ${counted(own.yName, own.yQuantity)}`}</dd>
          <dd class="hint">
            {`${ownData.rows(numbers.integer(own.x.length))}, ${own.standardise ? ownData.standardised : ownData.asIs}`}
          </dd>
        </dl>
      )}
      <Fate />
      {own !== undefined && (
        <Button look="is-small is-quiet" data-action="leave-data" onClick={desk.leave}>
          {ownData.leave}
        </Button>
      )}
    </div>
  );
}

/** Whether the data will be there when the page is loaded anew, and the way to have them forgotten. */
function Fate() {
  const { tables, text, numbers } = usePage();
  const { fates, forget } = text.ownData;
  const fate = useSelected(({ table }) => table?.fate);
  if (fate === undefined) return null;
  const isLost = fate === 'too-large' || fate === 'refused';
  return (
    <p class={isLost ? 'hint is-warning' : 'hint'} data-fate={fate}>
      {fates[fate](numbers.integer(MOST_KEPT_ROWS))}{' '}
      {fate === 'kept' && (
        <button type="button" class="link" data-action="forget-data" onClick={tables.forget}>
          {forget}
        </button>
      )}
    </p>
  );
}
