import { usePage, useSelected, useWords } from '../../../app-context.ts';
import { fixed } from '../../../../core/text/printed.ts';
import { tableOf, ungrouped, type Field } from '../../../../core/text/table.ts';
import { Table, TableScroll } from '../../../ui/Table.tsx';
import {
  comparable,
  greatestDifference,
  REPLAY_BOUND,
  replayedLines,
  type ReplayedLine,
} from '../../../../core/article/compare.ts';

export function Replayed() {
  const { store, text, config } = usePage();
  // Drawn again with every new line; the arrays themselves grow in place.
  useSelected(({ run }) => run.history.loggedEpochs.length);
  const { loggedEpochs, loggedLosses } = store.get().run.history;
  const lines = replayedLines(config.replay, loggedEpochs, loggedLosses);
  const greatest = greatestDifference(lines);
  const { epoch, published, replayed, difference } = text.log;
  return (
    <TableScroll look="is-filling" labelledBy="log-title">
      <Table
        look="is-replay"
        table={tableOf(FIELDS, { epoch, published, replayed, difference }, ungrouped(lines))}
        keyOf={(line) => line.epoch}
        rowHead="epoch"
      />
      {comparable(config) ? (
        <Verdict greatest={greatest} />
      ) : (
        <p class="verdict hint is-warning">{text.log.otherSettings}</p>
      )}
    </TableScroll>
  );
}

/** As the article prints them. */
const FIELDS = {
  epoch: { kind: 'integer', side: 'left', value: (line) => line.epoch },
  published: { kind: 'text', side: 'right', value: (line) => fixed(line.published, 6) },
  replayed: {
    kind: 'text',
    side: 'right',
    value: ({ replayed = NaN }) => (Number.isNaN(replayed) ? '–' : fixed(replayed, 6)),
  },
  difference: {
    kind: 'difference',
    value: ({ published, replayed }) => (replayed === undefined ? '' : replayed - published),
  },
} as const satisfies Record<string, Field<ReplayedLine>>;

function Verdict({ greatest }: { readonly greatest: number }) {
  const { text, numbers } = useWords();
  const { log } = text;
  const judge = greatest <= REPLAY_BOUND ? log.within : log.beyond;
  return (
    <p class="verdict row" data-greatest={greatest}>
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
