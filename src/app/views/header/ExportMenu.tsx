import { SHARE } from '../../i18n/share.ts';
import { useState } from 'preact/hooks';
import { fileRead } from '../../../core/export/file-read.ts';
import { formulaLatex } from '../../../core/formula/written.ts';
import { isNetwork } from '../../../core/models/model.ts';
import { useApp, useSelected, useWords } from '../../app-context.ts';
import { failureText, fetchPart, PartMissingError } from '../../part-missing.ts';
import type * as Files from '../../export/files.ts';
import type { AppState } from '../../state.ts';
import { canvasesOf, download, type ChartId, type ExportedFile } from '../../download.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { useFirstFocus } from '../../ui/Popover.tsx';
import { keeperOf } from '../compare/keeper.ts';

type Made = ExportedFile | undefined | Promise<ExportedFile | undefined>;
/** What has a file of its own. */
type Item = 'csv' | 'log' | 'json' | ChartId | 'python';
type Make = (files: typeof Files, state: AppState) => Made;

/** This run and its charts as files. */
export function ExportItems() {
  useFirstFocus();
  const app = useApp();
  const keeper = keeperOf(app);
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
  async function give(make: Make): Promise<void> {
    const state = app.store.get();
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

  // Charts where they can be seen.
  const charts = (['loss', 'fit', 'landscape'] as const).filter((id) => canvasesOf(id).length > 0);
  const items: readonly (readonly [Item, isMissing: boolean, Make])[] = [
    ['csv', noLog, ({ csvFile }, state) => csvFile(state)],
    ['log', noLog, ({ logFile }, state) => logFile(state)],
    [
      'json',
      noRun,
      ({ jsonFile }) => {
        const record = keeper.currentRecord();
        return record && jsonFile(record);
      },
    ],
    ...charts.map((chart) => {
      const make: Make = ({ pngFile }, state) => pngFile(chart, state, spoken);
      return [chart, noData, make] as const;
    }),
    ['python', false, ({ pythonFile }, state) => pythonFile(state)],
  ];
  return (
    <>
      {items.map(([id, isMissing, make]) => (
        <Button
          key={id}
          look="is-item"
          data-export={id}
          disabled={isMissing}
          onClick={() => void give(make)}
        >
          {words[id]}
        </Button>
      ))}
      {model !== undefined && !isNetwork(model) && (
        <CopyButton
          word={words.latex}
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
