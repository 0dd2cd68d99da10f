import { known } from '../../../core/text/numbers.ts';
import { tableOf, type Field, type Group } from '../../../core/text/table.ts';
import { useWords } from '../../app-context.ts';
import { Table } from '../../ui/Table.tsx';

export interface Other {
  readonly name: string;
  readonly value: number | undefined;
  /** Decimals, where it is known to fewer than six. */
  readonly digits?: number;
}

/** One number of the run, and what it may be compared with. */
export interface Compared {
  readonly name: string;
  readonly value: number | undefined;
  /** What rounding makes of 0. */
  readonly noise?: number;
  readonly others: readonly Other[];
}

interface Row extends Other {
  readonly noise: number;
  /** The run's own, less this; none of its own. */
  readonly difference: number | undefined;
}

const FIELDS = {
  name: { kind: 'text', value: ({ name }) => name },
  value: { kind: 'result', value: ({ value = NaN }) => value },
  difference: { kind: 'difference', value: ({ difference }) => difference ?? '' },
} as const satisfies Record<string, Field<Row>>;

export function ComparedTable({ rows }: { readonly rows: readonly Compared[] }) {
  const { text, numbers } = useWords();
  const { name, value, difference } = text.numbers;
  return (
    <Table
      look="is-compared"
      table={tableOf(FIELDS, { name, value, difference }, rows.map(groupOf))}
      keyOf={(row) => row.name}
      rowHead="name"
      unseen="*"
      groupMarksOf={({ key }) => ({ 'data-name': key })}
      draw={{
        value: (row) => aligned(row, numbers.result(row.value ?? NaN, row.noise)),
      }}
    />
  );
}

function groupOf({ name, value = NaN, noise = 0, others }: Compared): Group<Row> {
  const own = { name, value, noise, difference: undefined };
  return {
    key: name,
    rows: [
      own,
      ...others.map((other) => ({
        ...other,
        noise,
        difference: known(value, noise) - known(other.value ?? NaN, noise),
      })),
    ],
  };
}

/** Fewer decimals than six, and as much room as six. */
function aligned({ digits = 6 }: Other, written: string) {
  if (digits === 6) return written;
  return (
    <>
      {written.slice(0, digits - 6)}
      <span class="unprinted" aria-hidden="true">
        {written.slice(digits - 6)}
      </span>
    </>
  );
}
