import { tableOf, ungrouped } from '../../../core/text/table.ts';
import { usePage, useSome } from '../../app-context.ts';
import { SWEEP } from '../../i18n/sweep.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Table, TableScroll } from '../../ui/Table.tsx';
import { openCell } from './CellCard.tsx';
import type { Axis } from '../../../run/sweep/types.ts';
import { isThere } from '../../sweep/axis.ts';
import { bestCells } from '../../sweep/shades.ts';
import { cellAt, measuredNow, readingOf } from './shown.ts';
import { sweepingOf } from './sweeping.ts';
import { measureName, measureText, nameOf, valueOn } from './words.ts';

const MOST = 10;

/** The best runs as a table: for whoever does not see the map, and for all who want numbers. */
export function BestTable() {
  const page = usePage(SWEEP);
  const { store, text } = page;
  const { map, chosen } = useSome('sweep', 'map', 'chosen', 'revision');
  const measured = measuredNow(store.get());
  const { table: words } = text.sweep;
  const cells = measured === undefined ? [] : bestCells(measured.ranks, measured.shades, MOST);
  if (map === undefined || measured === undefined || cells.length === 0) {
    return (
      <Card id="best" title={words.title}>
        <p class="hint">{words.empty}</p>
      </Card>
    );
  }
  const { measure, values } = measured;
  const on = (axis: Axis, k: 0 | 1) =>
    ({
      kind: 'text',
      side: axis.range === undefined ? 'left' : 'right',
      value: (cell: number) => valueOn(axis, cellAt(map, cell)[k], page),
    }) as const;
  const fields = {
    across: on(map.across, 0),
    up: on(map.up, 1),
    value: {
      kind: 'text',
      side: 'right',
      value: (cell: number) => measureText(measure, values[cell] ?? NaN, page),
    },
    actions: { kind: 'text', side: 'right', value: () => '' },
  } as const;
  const heads = {
    across: nameOf(map.across.name, page),
    ...(isThere(map.up) && { up: nameOf(map.up.name, page) }),
    value: measureName(measure, page),
    actions: words.open,
  };
  return (
    <Card id="best" title={words.title}>
      <TableScroll look="is-best" labelledBy="best-title">
        <Table
          look="is-parameters is-best"
          table={tableOf(fields, heads, ungrouped(cells))}
          keyOf={(cell) => cell}
          unseen={['actions']}
          marksOf={(cell) => ({
            'data-best': String(cell),
            class: cell === chosen ? 'is-chosen' : '',
          })}
          draw={{
            across: (cell, written) => (
              <button type="button" class="link" onClick={() => sweepingOf(page).choose(cell)}>
                {written}
              </button>
            ),
            actions: (cell) => (
              <Button
                look="is-quiet"
                aria-label={`${words.open}: ${readingOf(store.get(), cell, page)?.slice(0, -1).join(text.comma) ?? ''}`}
                onClick={() => openCell(page, map, cell)}
              >
                {words.open}
              </Button>
            ),
          }}
        />
      </TableScroll>
    </Card>
  );
}
