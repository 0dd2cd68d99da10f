import { tableOf, ungrouped } from '../../../../core/text/table.ts';
import { differenceLine } from '../../../../run/verify/compare.ts';
import { verifyJson } from '../../../../run/verify/json.ts';
import { DIFFERENCE, differencesOf } from '../../../../run/verify/tables.ts';
import type { VerifyReport } from '../../../../run/verify/types.ts';
import { useApp, useWords } from '../../../app-context.ts';
import { download } from '../../../download.ts';
import { VERIFY } from '../../../i18n/verify.ts';
import type { Compared } from '../../../state/verification.ts';
import { Button } from '../../../ui/Button.tsx';
import { FileButton } from '../../../ui/FileButton.tsx';
import { Table } from '../../../ui/Table.tsx';
import { Verdict } from './Verdict.tsx';
import { useVerification } from './use-verification.ts';
import { verifyingOf } from './verifying.ts';
import { quantity } from './words.ts';

/** The report as a file, and beside one from another machine. */
export function Exchange({ report }: { readonly report: VerifyReport | undefined }) {
  const app = useApp();
  const { text } = useWords(VERIFY);
  const { exchange } = text.verify;
  return (
    <section class="exchange stack" aria-labelledby="exchange-title">
      <h2 id="exchange-title">{exchange.title}</h2>
      <p class="hint">{exchange.hint}</p>
      <div class="row">
        <Button
          data-action="save-report"
          disabled={report === undefined}
          onClick={() => {
            if (report === undefined) return;
            const content = `${verifyJson(report)}\n`;
            download({ name: 'downhill-verify.json', type: 'application/json', content });
          }}
        >
          {exchange.download}
        </Button>
        <FileButton
          action="choose-report"
          disabled={report === undefined}
          onFile={(file) => void verifyingOf(app).compare(file)}
        >
          {exchange.choose}
        </FileButton>
      </div>
      <FileResult />
    </section>
  );
}

/** What came of the file that was chosen. */
function FileResult() {
  const { text, verification } = useVerification();
  const { exchange } = text.verify;
  const { file } = verification;
  return (
    <div class="file-result" aria-live="polite" data-state={file?.state}>
      {file?.state === 'reading' && <p>{exchange.reading(file.name)}</p>}
      {file?.state === 'refused' && (
        <>
          <Verdict pass={false} words={exchange.refused} />
          <p class="fault">{file.why}</p>
        </>
      )}
      {file?.state === 'compared' && <ComparedTable compared={file.compared} />}
    </div>
  );
}

/** How two reports differ, quantity by quantity. */
export function ComparedTable({ compared }: { readonly compared: Compared }) {
  const { text } = useWords(VERIFY);
  const { chart, table, exchange, comma } = text.verify;
  const { bound, epoch, result } = table;
  const { comparison, own, other } = compared;
  const { differences, reasons, pass } = comparison;
  const failed = [...differences.filter(({ pass }) => !pass).map(differenceLine), ...reasons];
  const heads = { what: chart.of, found: exchange.difference, bound, epoch, result };
  const { agree, disagree } = exchange;
  return (
    <>
      <Verdict pass={pass} words={pass ? agree(other.name) : disagree(other.name)} />
      <ul class="hint">
        {[own, other].map(({ name, engine, adapter, precision }, i) => (
          <li key={i}>
            {i === 0 ? exchange.own : name}: {text.device.engines[engine]}, {adapter},{' '}
            {text.device.precision[precision]}
          </li>
        ))}
      </ul>
      <Table
        look="is-checks is-folding"
        table={tableOf(DIFFERENCE, heads, ungrouped(differencesOf(comparison)))}
        keyOf={({ strategy, of }) => `${strategy}/${of}`}
        rowHead="what"
        marksOf={({ strategy, of }) => ({ 'data-difference': `${strategy} ${of}` })}
        draw={{
          what: ({ strategy, of }) =>
            [text.settings.strategies[strategy], quantity(of, text)].join(comma),
          result: ({ pass, isBitEqual }) => (
            <Verdict
              pass={pass}
              words={isBitEqual ? exchange.bitEqual : pass ? table.pass : table.fail}
            />
          ),
        }}
      />
      {failed.map((line) => (
        <p key={line} class="fault">
          {line}
        </p>
      ))}
    </>
  );
}
