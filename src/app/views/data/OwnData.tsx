import type { Quantity } from '../../../core/data/quantity.ts';
import { momentText } from '../../format/moments.ts';
import { MOST_KEPT_ROWS } from '../../tables/kept-table.ts';
import { usePage, useSelected } from '../../app-context.ts';
import { Button } from '../../ui/Button.tsx';

/** What they are, whether a reload leaves them, and the ways to be rid of them. */
export function OwnData() {
  const { desk, tables, text, numbers, own } = usePage();
  const fate = useSelected(({ table }) => table?.fate);
  if (own === undefined) return null;
  const { ownData } = text;
  const isLost = fate === 'too-large' || fate === 'refused';
  // The parameters are per day or second, and from that moment on.
  const counted = (name: string, quantity: Quantity | undefined): string =>
    quantity?.kind === 'time'
      ? ownData.counted(name, quantity.unit, momentText(quantity, 0))
      : name;
  const { name, xName, yName, xQuantity, yQuantity, others = [] } = own;
  return (
    <div class="own-data stack">
      <dl data-own={name}>
        <dt class="visually-hidden">{ownData.title}</dt>
        <dd>
          <strong>{name}</strong>
        </dd>
        <dd>{`${others.length > 0 ? 'x1' : 'x'}: ${counted(xName, xQuantity)}`}</dd>
        {others.map(({ name }, d) => (
          <dd key={d}>{`x${d + 2}: ${name}`}</dd>
        ))}
        <dd>{`y: ${counted(yName, yQuantity)}`}</dd>
        <dd class="hint">
          {`${ownData.rows(numbers.integer(own.x.length))}, ${own.standardise ? ownData.standardised : ownData.asIs}`}
        </dd>
      </dl>
      {fate !== undefined && (
        <p class={isLost ? 'hint is-warning' : 'hint'} data-fate={fate}>
          {ownData.fates[fate](numbers.integer(MOST_KEPT_ROWS))}{' '}
          {fate === 'kept' && (
            <button type="button" class="link" data-action="forget-data" onClick={tables.forget}>
              {ownData.forget}
            </button>
          )}
        </p>
      )}
      <Button look="is-quiet" data-action="leave-data" onClick={desk.leave}>
        {ownData.leave}
      </Button>
    </div>
  );
}
