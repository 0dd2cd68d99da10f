import { tableOf, ungrouped } from '../../../../core/text/table.ts';
import { differenceLine } from '../../../../run/verify/compare.ts';
import { verifyJson } from '../../../../run/verify/json.ts';
import { DIFFERENCE, differencesOf } from '../../../../run/verify/tables.ts';
import type { VerifyReport } from '../../../../run/verify/types.ts';
import { useApp, useSome, useWords } from '../../../app-context.ts';
import { download } from '../../../download.ts';
import { VERIFY } from '../../../i18n/verify.ts';
import type { Compared } from '../../../state/verification.ts';
import { Button } from '../../../ui/Button.tsx';
import { FileButton } from '../../../ui/FileButton.tsx';
import { Table } from '../../../ui/Table.tsx';
import { Verdict } from './Checks.tsx';
import { quantity } from './shown.ts';
import { verifyingOf } from './verifying.ts';

/** The report as a file, and beside one from another machine. */
export function Exchange({ report }: { readonly report: VerifyReport }) {
  const app = useApp();
  const { exchange } = useWords(VERIFY).text.verify;
  const { file } = useSome('verification', 'file');
  return (
    <section class="exchange stack" aria-labelledby="exchange-title">
      <h2 id="exchange-title">{exchange.title}</h2>
      <p class="hint">{exchange.hint}</p>
      <div class="row">
        <Button
          data-action="save-report"
          onClick={() => {
            const content = `${verifyJson(report)}\n`;
            download({ name: 'downhill-verify.json', type: 'application/json', content });
          }}
        >
          {exchange.download}
        </Button>
        <FileButton
          action="choose-report"
          onFile={(chosen) => void verifyingOf(app).compare(chosen)}
        >
          {exchange.choose}
        </FileButton>
      </div>
      <div class="file-result" aria-live="polite">
        {file?.compared && <ComparedTable compared={file.compared} />}
        {file?.refused !== undefined && (
          <>
            <Verdict pass={false} words={exchange.refused} />
            <p class="fault">{file.refused}</p>
          </>
        )}
        {file && !('compared' in file || 'refused' in file) && <p>{exchange.reading(file.name)}</p>}
      </div>
    </section>
  );
}

export function ComparedTable({ compared }: { readonly compared: Compared }) {
  const { text } = useWords(VERIFY);
  const { table, exchange, comma } = text.verify;
  const { bound, epoch, result } = table;
  const { comparison, own, other } = compared;
  const { differences, reasons, pass } = comparison;
  const failed = [...differences.filter(({ pass }) => !pass).map(differenceLine), ...reasons];
  const heads = { what: table.check, found: exchange.difference, bound, epoch, result };
  return (
    <>
      <Verdict pass={pass} words={exchange[pass ? 'agree' : 'disagree'](other.name)} />
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
