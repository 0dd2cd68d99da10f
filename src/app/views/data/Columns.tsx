import { useApp, useSelected, useWords, type Words } from '../../app-context.ts';
import { SelectField } from '../../ui/SelectField.tsx';
import type { Choice } from '../../../csv/columns.ts';
import type { Head } from '../../../csv/head.ts';

/** Wider tables are cut off here; their columns can still be chosen. */
const MOST_SHOWN = 8;

/** Which columns are x and y, above the first rows. */
export function Columns() {
  const words = useWords();
  const { ownData } = words.text;
  const head = useSelected(({ loading }) => loading.head);
  const choice = useSelected(({ loading }) => loading.choice);
  if (head === undefined) return null;
  const hidden = head.columns.length - MOST_SHOWN;
  return (
    <section aria-labelledby="data-preview">
      <div class="pair">
        <ColumnField axis="x" head={head} choice={choice} />
        <ColumnField axis="y" head={head} choice={choice} />
      </div>
      <h3 id="data-preview">{ownData.preview}</h3>
      <div class="data-table" tabIndex={0} role="group" aria-labelledby="data-preview">
        <table>
          <thead>
            <tr>
              {head.columns.slice(0, MOST_SHOWN).map((_, i) => (
                <th key={i} scope="col" class={isChosen(choice, i) ? 'is-chosen' : ''}>
                  {nameOf(head, i, words)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {head.preview.map((cells, row) => (
              <tr key={row}>
                {cells.slice(0, MOST_SHOWN).map((cell, i) => (
                  <td key={i} class={isChosen(choice, i) ? 'is-chosen' : ''}>
                    {shortened(cell)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {hidden > 0 && <p class="hint">{ownData.moreColumns(words.numbers.integer(hidden))}</p>}
    </section>
  );
}

interface ColumnFieldProps {
  readonly axis: 'x' | 'y';
  readonly head: Head;
  readonly choice: Choice | undefined;
}

function ColumnField({ axis, head, choice }: ColumnFieldProps) {
  const { desk } = useApp();
  const words = useWords();
  const { ownData } = words.text;
  const names = head.columns.map((_, i) => [`column-${i}`, nameOf(head, i, words)] as const);
  // Until two columns are chosen there is one choice more: none.
  const none = choice === undefined ? [['none', ownData.none] as const] : [];
  return (
    <SelectField<string>
      label={ownData[axis]}
      value={choice === undefined ? 'none' : `column-${choice[axis]}`}
      choices={Object.fromEntries([...none, ...names])}
      onChoose={(chosen) => {
        const index = Number(chosen.replace('column-', ''));
        if (Number.isNaN(index)) return;
        desk.choose({ ...(choice ?? { x: index, y: index }), [axis]: index });
      }}
    />
  );
}

function nameOf({ columns }: Head, index: number, { text, numbers }: Words): string {
  const name = columns[index]?.name ?? '';
  return name === '' ? text.ownData.column(numbers.integer(index + 1)) : shortened(name);
}

function isChosen(choice: Choice | undefined, index: number): boolean {
  return choice?.x === index || choice?.y === index;
}

/** A cell may hold a novel. */
function shortened(cell: string): string {
  return cell.length > 40 ? `${cell.slice(0, 39)}…` : cell;
}
