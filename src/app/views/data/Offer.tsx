import { useState } from 'preact/hooks';
import { TABLES } from '../../i18n/tables.ts';
import { usePage, useSelected } from '../../app-context.ts';
import { outlookOf, rateFor, shouldStandardise } from '../../data/advice.ts';
import type { Prospects } from '../../data/loading.ts';
import { MOST_KEPT_ROWS } from '../../tables/kept-table.ts';
import { Check } from '../../ui/Check.tsx';
import { Button } from '../../ui/Button.tsx';

/** How to train on the data that were read, with what suits them already chosen. */
export function Offer() {
  const read = useSelected(({ loading }) => loading.read);
  return read === undefined ? null : (
    <Choices prospects={read.prospects} rows={read.table.x.length} />
  );
}

interface ChoicesProps {
  readonly prospects: Prospects;
  readonly rows: number;
}

function Choices({ prospects, rows }: ChoicesProps) {
  const { desk, text, numbers, config } = usePage(TABLES);
  const { dialog } = text;
  const { canStandardise } = prospects;
  const wanted = canStandardise && shouldStandardise(prospects, config);
  const [standardise, setStandardise] = useState(wanted);
  const theory = standardise ? prospects.standardised : prospects.plain;
  const rate = theory && rateFor(theory);
  const outlook = theory === undefined ? 'fine' : outlookOf(config.lr, config.epochs, theory);
  // Undefined: as the outlook has it.
  const [suits, setSuits] = useState<boolean | undefined>(undefined);
  const useRate = rate !== undefined && (suits ?? outlook !== 'fine');
  const [coarse] = prospects.coarse;
  const why =
    coarse !== undefined
      ? dialog.standardiseWhy.coarse(
          coarse.column,
          numbers.short(coarse.spacing),
          numbers.short(coarse.sd),
        )
      : dialog.standardiseWhy[wanted ? 'wanted' : 'free'];
  const lrNow = numbers.short(config.lr);
  return (
    <>
      <section class="data-offer stack" aria-labelledby="data-offer">
        <h3 id="data-offer">{dialog.offer}</h3>
        {rows > MOST_KEPT_ROWS && (
          <p class="hint is-warning" data-fate="too-large">
            {text.ownData.fates['too-large'](numbers.integer(MOST_KEPT_ROWS))}
          </p>
        )}
        {theory?.unique === false && <p class="hint is-warning">{dialog.equalX}</p>}
        {canStandardise && (
          <Check hint={`${why} ${dialog.ownUnits}`} checked={standardise} onCheck={setStandardise}>
            {dialog.standardise}
          </Check>
        )}
        {rate === undefined ? (
          theory && <p class="hint is-warning">{dialog.noRate}</p>
        ) : (
          <Check
            hint={dialog.rateWhy[outlook](lrNow, numbers.integer(config.epochs))}
            checked={useRate}
            onCheck={setSuits}
          >
            {dialog.rate(numbers.short(rate))}
          </Check>
        )}
      </section>
      <div class="dialog-foot">
        <Button
          look="is-primary"
          data-action="use-data"
          onClick={() => {
            desk.use(standardise, useRate ? rate : undefined);
          }}
        >
          {dialog.use}
        </Button>
      </div>
    </>
  );
}
