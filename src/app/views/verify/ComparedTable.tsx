import { differenceLine } from '../../../run/verify/compare.ts';
import type { Compared } from '../../verify/verification.ts';
import { Verdict } from './Verdict.tsx';
import { figure, quantity } from './wording.ts';
import { useVerifyWords } from './use-verify-words.ts';

/** How two reports differ, quantity by quantity. */
export function ComparedTable({ compared }: { readonly compared: Compared }) {
  const { text, numbers } = useVerifyWords();
  const { chart, table, exchange } = text.verify;
  const { comparison, own, other } = compared;
  const { differences, bitEqual, reasons } = comparison;
  const failed = [...differences.filter(({ pass }) => !pass).map(differenceLine), ...reasons];
  return (
    <>
      <ul class="sides">
        {[own, other].map(({ name, engine, adapter, precision }, i) => (
          <li key={i}>
            {i === 0 ? exchange.own : name}: {text.device.engines[engine]}, {adapter},{' '}
            {text.device.precision[precision]}
          </li>
        ))}
      </ul>
      <table class="bench-table checks-table">
        <thead>
          <tr>
            <th scope="col">{chart.of}</th>
            <th scope="col" class="is-number">
              {exchange.difference}
            </th>
            <th scope="col" class="is-number">
              {table.bound}
            </th>
            <th scope="col" class="is-number is-epoch">
              {table.epoch}
            </th>
            <th scope="col">{table.result}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ strategy, of, found, bound, epoch, pass }) => (
            <tr key={`${strategy}/${of}`} data-difference={`${strategy} ${of}`}>
              <th scope="row">
                {[text.settings.strategies[strategy], quantity(of, text)].join(text.verify.comma)}
              </th>
              <td class="is-number is-found" data-label={exchange.difference}>
                {figure(found, numbers)}
              </td>
              <td class="is-number is-bound" data-label={table.bound}>
                {figure(bound, numbers)}
              </td>
              <td class="is-number is-epoch" data-label={table.epoch}>
                {numbers.integer(epoch ?? NaN)}
              </td>
              <td class="is-verdict">
                <Verdict
                  pass={pass}
                  words={
                    bitEqual.includes(strategy) ? exchange.bitEqual : pass ? table.pass : table.fail
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {failed.map((line) => (
        <p key={line} class="file-why">
          {line}
        </p>
      ))}
    </>
  );
}
