import { useState } from 'preact/hooks';
import { fileRead } from '../../../core/export/own-data-script.ts';
import { useApp, useSelected, useWords } from '../../app-context.ts';
import {
  canvasesOf,
  csvFile,
  jsonFile,
  pngFile,
  pythonFile,
  type ChartId,
  type ExportedFile,
} from '../../runs/files.ts';
import { pictureTexts } from '../../runs/picture-texts.ts';
import { download } from '../../download.ts';
import { Popover } from '../../ui/Popover.tsx';

/** This run and its charts as files. */
export function ExportMenu() {
  const { text } = useWords();
  return (
    <Popover label={text.runs.export.title} icon="export" action="export">
      {() => <ExportItems />}
    </Popover>
  );
}

/** Each where it can be seen. */
const CHARTS: readonly ChartId[] = ['loss', 'fit', 'landscape'];

function ExportItems() {
  const { store, keeper } = useApp();
  const spoken = useWords();
  const { text } = spoken;
  const words = text.runs.export;
  const pythonReads = useSelected(({ own }) => own && fileRead(own));
  const noLog = useSelected(({ run }) => run.history.loggedEpochs.length === 0);
  const noRun = useSelected(({ run }) => run.strategy === undefined || run.epoch === 0);
  const noData = useSelected(({ run }) => run.prepared === undefined);
  const [failed, setFailed] = useState(false);

  async function give(file: ExportedFile | undefined | Promise<ExportedFile | undefined>) {
    const given = await file;
    setFailed(given === undefined);
    if (given !== undefined) download(given.name, given.type, given.content);
  }

  function giveRun(): void {
    const record = keeper.currentRecord();
    if (record !== undefined) void give(jsonFile(record));
  }

  const items = [
    { id: 'csv', disabled: noLog, onClick: () => void give(csvFile(store.get())) },
    { id: 'json', disabled: noRun, onClick: giveRun },
    ...CHARTS.filter((chart) => canvasesOf(chart).length > 0).map((chart) => ({
      id: chart,
      disabled: noData,
      onClick: () => void give(pngFile(chart, pictureTexts(chart, store.get().run, spoken))),
    })),
    { id: 'python', disabled: false, onClick: () => void give(pythonFile(store.get())) },
  ] as const;
  return (
    <>
      {items.map(({ id, disabled, onClick }) => (
        <button
          key={id}
          type="button"
          class="button is-item"
          data-export={id}
          disabled={disabled}
          onClick={onClick}
        >
          {words[id]}
        </button>
      ))}
      <p class="hint">{words.aboutPython}</p>
      {keeper.currentRecord()?.retuned === true && <p class="hint is-warning">{words.retuned}</p>}
      {pythonReads !== undefined && <p class="hint">{words.pythonReads(pythonReads)}</p>}
      {(noLog || noRun) && <p class="hint">{words.nothing}</p>}
      <p class="fault" role="status">
        {failed && words.failed}
      </p>
    </>
  );
}
