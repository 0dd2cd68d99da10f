import { tableOf, ungrouped, type Field, type Head } from '../../../../core/text/table.ts';
import { usePage, useSelected } from '../../../app-context.ts';
import { parameterNamesOf, shortNames } from '../../../format/parameter-names.ts';
import { toError } from '../../../../core/text/typeset.ts';
import { RIVALS } from '../../../i18n/rivals.ts';
import { standingsOf } from '../../../rivals/standing.ts';
import { momentOf } from '../../../state.ts';
import { Card } from '../../../ui/Card.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Table, TableScroll } from '../../../ui/Table.tsx';
import { useNames } from './AddRival.tsx';

/** As many parameters as have room; of many more than these two say nothing. */
const SHOWN = 2;
const FEW = 6;

/** What is larger is written short. */
const MOST = 1e6;

/** Who was how soon as low as can be, and where each stands. */
export function WhichIsFirst() {
  const { text, numbers, config } = usePage(RIVALS);
  const names = useNames();
  const { first, columns, diverged, failed } = text.rivals;
  const run = useSelected((state) => state.run);
  const rivals = useSelected((state) => state.rivals);
  const rows = standingsOf({ run, rivals }).map((standing, index) => {
    return { ...standing, index, name: names[index] ?? '', now: momentOf(standing.run) };
  });
  const least = Math.min(...rows.map(({ steps = Infinity }) => steps));
  const all = parameterNamesOf(run.prepared, config);
  const parameters = shortNames(all).slice(0, all.length > FEW ? 0 : SHOWN);
  /** To the second digit of its uncertainty, where there is one. */
  const written = (value: number, p: number): string =>
    (Math.abs(value) <= MOST && toError(value, run.prepared?.standardErrors?.[p])) ||
    numbers.short(value);
  const fields: Record<string, Field<(typeof rows)[number]>> = {
    name: { kind: 'text', value: ({ name }) => name },
    steps: { kind: 'integer', value: ({ steps }) => steps },
    loss: { kind: 'short', value: ({ now }) => now.loss },
  };
  const heads: Record<string, Head> = { ...columns };
  for (const [p, name] of parameters.entries()) {
    const value: (typeof fields)[string]['value'] = ({ now }) =>
      written(now.parameters[p] ?? NaN, p);
    fields[`p${p}`] = { kind: 'text', side: 'right', value };
    heads[`p${p}`] = name;
  }
  return (
    <Card id="numbers" title={first}>
      <TableScroll look="is-parameters" labelledBy="numbers-title">
        <Table
          look="is-parameters is-race"
          table={tableOf(fields, heads, ungrouped(rows))}
          keyOf={({ index }) => index}
          rowHead="name"
          unseen={['name']}
          marksOf={({ index, run, steps }) => ({
            'data-rival': String(index + 1),
            'data-phase': run.phase,
            ...(steps === least && { class: 'is-first' }),
          })}
          draw={{
            name: ({ name, index, run }) => (
              <>
                <span class="dot" style={{ background: `var(--r${index + 1})` }} />
                {name}
                {(run.phase === 'diverged' || run.phase === 'failed') && (
                  <span class="tag is-warning" title={run.failure?.message}>
                    {run.phase === 'diverged' ? diverged : failed}
                  </span>
                )}
              </>
            ),
            loss: ({ now }, said) => <span title={numbers.result(now.loss)}>{said}</span>,
          }}
        />
      </TableScroll>
      <Same />
    </Card>
  );
}

/** What all of them share. */
export function Same() {
  return (
    <p class="line hint is-foot">
      <Icon name="lock" />
      <span>{usePage(RIVALS).text.rivals.same}</span>
    </p>
  );
}
