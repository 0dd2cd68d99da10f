import { useState } from 'preact/hooks';
import { TABLES } from '../../i18n/tables.ts';
import { usePage, useSelected } from '../../app-context.ts';
import { crawls, suitableLearningRate, type Theory } from '../../../core/quadratic/index.ts';
import { SETTINGS, type FitConfig } from '../../../core/settings/index.ts';
import type { Prospects, ReadTable } from '../../data/loading.ts';
import { pressed } from '../../answer/press.ts';
import { canFit } from '../../answer/answer-of.ts';
import { MOST_KEPT_ROWS } from '../../tables/kept-table.ts';
import { Check } from '../../ui/Check.tsx';
import { Button } from '../../ui/Button.tsx';

/** How to train on the data that were read, with what suits them already chosen. */
export function Offer() {
  const read = useSelected(({ loading }) => loading.read);
  return read && <Choices {...read} />;
}

function Choices({ prospects, table }: ReadTable) {
  const app = usePage(TABLES);
  const { desk, text, numbers, config } = app;
  const { dialog } = text;
  const { canStandardise } = prospects;
  const wanted = canStandardise && shouldStandardise(prospects, config);
  const [standardise, setStandardise] = useState(wanted);
  const theory = standardise ? prospects.standardised : prospects.plain;
  const rate = rateFor(theory);
  const outlook = outlookOf(config, theory);
  // Undefined: as the outlook has it.
  const [suits, setSuits] = useState<boolean | undefined>(undefined);
  const useRate = rate !== undefined && (suits ?? outlook !== 'fine');
  const [coarse] = prospects.coarse;
  const { short } = numbers;
  const why =
    coarse === undefined
      ? dialog.standardiseWhy[wanted ? 'wanted' : 'free']
      : dialog.standardiseWhy.coarse(coarse.column, short(coarse.spacing), short(coarse.sd));
  return (
    <>
      <section class="data-offer stack" aria-labelledby="data-offer">
        <h3 id="data-offer">{dialog.offer}</h3>
        {table.x.length > MOST_KEPT_ROWS && (
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
            hint={dialog.rateWhy[outlook](short(config.lr), numbers.integer(config.epochs))}
            checked={useRate}
            onCheck={setSuits}
          >
            {dialog.rate(short(rate))}
          </Check>
        )}
      </section>
      <div class="dialog-foot">
        <Button
          look="is-primary"
          data-action="use-data"
          onClick={() => desk.use(standardise, useRate ? rate : undefined)}
        >
          {dialog.use}
        </Button>
        {canFit(config) && (
          <Button
            data-action="fit-data"
            onClick={() => {
              desk.use(standardise, useRate ? rate : undefined);
              void pressed(app, (there) => there.fit(app));
            }}
          >
            {text.transport.fit}
          </Button>
        )}
      </div>
    </>
  );
}

/** What the learning rate that is set would do with data. */
function outlookOf(
  { lr, epochs }: FitConfig,
  theory: Theory | undefined,
): 'diverges' | 'crawls' | 'fine' {
  if (theory === undefined) return 'fine';
  if (lr >= theory.largestStableLearningRate) return 'diverges';
  return crawls(lr, epochs, theory) ? 'crawls' : 'fine';
}

/** The rate that suits; undefined where none is known, or that is smaller than the page lets one set. */
function rateFor(theory: Theory | undefined): number | undefined {
  const rate = theory === undefined ? NaN : suitableLearningRate(theory);
  return rate >= SETTINGS.lr.least ? rate : undefined;
}

/** Whether the data should be standardised: f32 would blur them, or no rate fits them as they are. */
function shouldStandardise(
  { plain, standardised, coarse }: Prospects,
  { epochs }: FitConfig,
): boolean {
  if (coarse.length > 0) return true;
  if (plain === undefined || standardised === undefined) return false;
  const rate = rateFor(plain);
  return rate === undefined || crawls(rate, epochs, plain);
}
