import { useApp, useSelected, useWords } from '../../app-context.ts';
import { fixed } from '../../../core/text/printed.ts';
import {
  comparable,
  greatestDifference,
  REPLAY_BOUND,
  replayedLines,
  type ReplayedLine,
} from '../../../core/article/compare.ts';

/** Every line that the article prints, beside the same line of this run. */
export function Replayed() {
  const { store } = useApp();
  const { text } = useWords();
  // Drawn again with every new line; the arrays themselves grow in place.
  useSelected(({ run }) => run.history.loggedEpochs.length);
  useSelected(({ run }) => run.history);
  const config = useSelected((state) => state.config);
  const { loggedEpochs, loggedLosses } = store.get().run.history;
  const lines = replayedLines(config.replay, loggedEpochs, loggedLosses);
  const greatest = greatestDifference(lines);
  return (
    <div class="replayed" tabIndex={0} role="group" aria-labelledby="log-title">
      <table>
        <thead>
          <tr>
            <th scope="col">{text.log.epoch}</th>
            <th scope="col">{text.log.published}</th>
            <th scope="col">{text.log.replayed}</th>
            <th scope="col">{text.log.difference}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.epoch} line={line} />
          ))}
        </tbody>
      </table>
      {comparable(config) ? (
        <Verdict greatest={greatest} />
      ) : (
        <p class="verdict is-note">{text.log.otherSettings}</p>
      )}
    </div>
  );
}

function Line({ line: { epoch, published, replayed } }: { readonly line: ReplayedLine }) {
  const { numbers } = useWords();
  return (
    <tr>
      <th scope="row">{numbers.integer(epoch)}</th>
      <td>{fixed(published, 6)}</td>
      <td data-kind="replayed">{replayed === undefined ? '–' : fixed(replayed, 6)}</td>
      <td>{replayed === undefined ? '' : numbers.difference(replayed - published)}</td>
    </tr>
  );
}

function Verdict({ greatest }: { readonly greatest: number }) {
  const { text, numbers } = useWords();
  const { log } = text;
  const judge = greatest <= REPLAY_BOUND ? log.within : log.beyond;
  return (
    <p class="verdict" data-greatest={greatest}>
      <span>{log.greatest}</span>
      <strong>{numbers.short(greatest)}</strong>
      {!Number.isNaN(greatest) && (
        <span class={greatest <= REPLAY_BOUND ? 'tag is-good' : 'tag is-warning'}>
          {judge(numbers.short(REPLAY_BOUND))}
        </span>
      )}
    </p>
  );
}
