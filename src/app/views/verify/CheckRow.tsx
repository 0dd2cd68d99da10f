import {
  REFERENCES,
  type Check,
  type CheckId,
  type StrategyReport,
} from '../../../run/verify/types.ts';
import { Verdict } from './Verdict.tsx';
import type { Wanted } from './shown.ts';
import { checkName, figure } from './wording.ts';
import { useVerifyWords } from './use-verify-words.ts';

interface CheckRowProps {
  readonly check: Check;
  readonly run: StrategyReport | undefined;
  readonly isShown: boolean;
  readonly onShow: (wanted: Wanted) => void;
}

/** The row of these says why it failed. */
const SAID_BY_FIGURES: ReadonlySet<CheckId> = new Set([...REFERENCES, 'stall']);

/** A check; below it the reason where it failed, and the figures do not say it. */
export function CheckRow({ check, run, isShown, onShow }: CheckRowProps) {
  const { text, numbers } = useVerifyWords();
  const { found, bound, epoch, pass, reason } = check;
  const name = checkName(check, text);
  const series = run?.errors.find(({ against, of }) => against === check.id && of === check.of);
  return (
    <>
      <tr class={isShown ? 'is-shown' : ''} data-check={`${check.id} ${check.of}`.trim()}>
        <th scope="row">
          {run === undefined || series === undefined ? (
            name
          ) : (
            <button
              type="button"
              class="check-name"
              aria-pressed={isShown}
              title={text.verify.table.show(name)}
              onClick={() => {
                onShow({ strategy: run.strategy, against: series.against, of: series.of });
              }}
            >
              {name}
            </button>
          )}
        </th>
        <td class="is-number is-found" data-label={text.verify.table.found}>
          {figure(found, numbers)}
        </td>
        <td class="is-number is-bound" data-label={text.verify.table.bound}>
          {figure(bound, numbers)}
        </td>
        <td class="is-number is-epoch" data-label={text.verify.table.epoch}>
          {epoch === undefined ? '' : numbers.integer(epoch)}
        </td>
        <td class="is-verdict">
          <Verdict pass={pass} words={pass ? text.verify.table.pass : text.verify.table.fail} />
        </td>
      </tr>
      {!pass && reason !== undefined && !SAID_BY_FIGURES.has(check.id) && (
        <tr class="check-reason">
          <td colSpan={5}>{reason}</td>
        </tr>
      )}
    </>
  );
}
