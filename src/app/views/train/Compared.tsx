import { known } from '../../../core/text/numbers.ts';
import { useWords } from '../../app-context.ts';

export interface Other {
  readonly name: string;
  readonly value: number | undefined;
  /** Decimals, where it is known to fewer than six. */
  readonly digits?: number;
}

export interface ComparedProps {
  readonly name: string;
  readonly value: number | undefined;
  /** What rounding makes of 0. */
  readonly noise?: number;
  readonly others: readonly Other[];
}

/** One number of the run, and under it what it may be compared with. */
export function Compared({ name, value = NaN, noise = 0, others }: ComparedProps) {
  const { numbers } = useWords();
  return (
    <tbody data-name={name}>
      <tr class="compared-main">
        <th scope="row">{name}</th>
        <td data-kind="value">{numbers.result(value, noise)}</td>
        <td />
      </tr>
      {others.map((other) => (
        <tr key={other.name} class="compared-other">
          <th scope="row">{other.name}</th>
          <td>{aligned(other, (one) => numbers.result(one, noise))}</td>
          <td data-kind="difference">
            {numbers.difference(known(value, noise) - known(other.value ?? NaN, noise))}
          </td>
        </tr>
      ))}
    </tbody>
  );
}

/** Fewer decimals than six, and as much room as six. */
function aligned({ value = NaN, digits = 6 }: Other, written: (value: number) => string) {
  const text = written(value);
  if (digits === 6) return text;
  return (
    <>
      {text.slice(0, digits - 6)}
      <span class="unprinted" aria-hidden="true">
        {text.slice(digits - 6)}
      </span>
    </>
  );
}
