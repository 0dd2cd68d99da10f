import { SHARE } from '../../i18n/share.ts';
import { useState } from 'preact/hooks';
import { fileRead } from '../../../core/export/file-read.ts';
import { formulaLatex } from '../../../core/formula/written.ts';
import { isNetwork } from '../../../core/models/model.ts';
import { useApp, useSelected, useWords } from '../../app-context.ts';
import { canvasesOf, type ChartId } from '../../charts/canvases-of.ts';
import { failureText, fetchPart, PartMissingError } from '../../part-missing.ts';
import type * as Files from '../../export/files.ts';
import type { AppState } from '../../state.ts';
import { download, type ExportedFile } from '../../download.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { useFirstFocus } from '../../ui/Popover.tsx';
import { keeperOf } from '../compare/keeper.ts';

/** Each where it can be seen. */
const CHARTS: readonly ChartId[] = ['loss', 'fit', 'landscape'];

type Made = ExportedFile | undefined | Promise<ExportedFile | undefined>;

/** This run and its charts as files. */
export function ExportItems() {
  useFirstFocus();
  const keeper = keeperOf(useApp());
  const { store } = useApp();
  const spoken = useWords(SHARE);
  const { text } = spoken;
  const words = text.export;
  const pythonReads = useSelected(({ own }) => own && fileRead(own));
  const noLog = useSelected(({ run }) => run.history.loggedEpochs.length === 0);
  const noRun = useSelected(({ run }) => run.strategy === undefined || run.epoch === 0);
  const noData = useSelected(({ run }) => run.prepared === undefined);
  const model = useSelected(({ run }) => run.prepared?.problem.model);
  const [fault, setFault] = useState('');

  /** Makes the file of the run as it is now, with what is fetched for it. */
  async function give(make: (files: typeof Files, state: AppState) => Made): Promise<void> {
    const state = store.get();
    try {
      const files = await fetchPart(() => import('../../export/files.ts'));
      const given = await make(files, state);
      setFault(given === undefined ? words.failed : '');
      if (given !== undefined) download(given);
    } catch (error) {
      if (!(error instanceof PartMissingError)) throw error;
      setFault(failureText(error, text));
    }
  }

  function giveRun(): void {
    const record = keeper.currentRecord();
    if (record !== undefined) void give(({ jsonFile }) => jsonFile(record));
  }

  const items = [
    {
      id: 'csv',
      disabled: noLog,
      onClick: () => void give(({ csvFile }, state) => csvFile(state)),
    },
    { id: 'json', disabled: noRun, onClick: giveRun },
    ...CHARTS.filter((chart) => canvasesOf(chart).length > 0).map((chart) => ({
      id: chart,
      disabled: noData,
      onClick: () => void give(({ pngFile }, state) => pngFile(chart, state, spoken)),
    })),
    {
      id: 'python',
      disabled: false,
      onClick: () => void give(({ pythonFile }, state) => pythonFile(state)),
    },
  ] as const;
  return (
    <>
      {items.map(({ id, disabled, onClick }) => (
        <Button key={id} look="is-item" data-export={id} disabled={disabled} onClick={onClick}>
          {words[id]}
        </Button>
      ))}
      {model !== undefined && !isNetwork(model) && (
        <CopyButton
          words={{ ...text.share, copy: words.latex }}
          action="copy-latex"
          look="is-item"
          textOf={() => `\\hat{y} = ${formulaLatex(model)}`}
        />
      )}
      <p class="hint">{words.aboutPython}</p>
      {keeper.currentRecord()?.retuned === true && <p class="hint is-warning">{words.retuned}</p>}
      {pythonReads !== undefined && <p class="hint">{words.pythonReads(pythonReads)}</p>}
      {(noLog || noRun) && <p class="hint">{words.nothing}</p>}
      <p class="fault" role="status">
        {fault}
      </p>
    </>
  );
}
