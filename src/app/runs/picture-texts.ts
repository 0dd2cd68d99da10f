/** What a picture of a chart says about itself. */
import { goodnessOf } from '../../core/data/goodness.ts';
import type { Words } from '../app-context.ts';
import type { ChartId } from '../charts/canvases-of.ts';
import { DEFAULT_PREFERENCES } from '../preferences.ts';
import { writeAddress } from '../settings/address.ts';
import type { Run } from '../state.ts';
import { shortName } from '../format/short-name.ts';
import type { PictureTexts } from './chart-picture.ts';

/** In the run's own settings and results. */
export function pictureTexts(
  chart: ChartId,
  run: Run,
  words: Pick<Words, 'text' | 'numbers'>,
): PictureTexts {
  const { config, own, prepared } = run;
  const { text } = words;
  const data = own === undefined ? '' : `${own.name} `;
  const retuned = run.retuned ? ` · ${text.retuned}` : '';
  const lines = [
    `Downhill ${data}${writeAddress(config, DEFAULT_PREFERENCES)}${retuned}`,
    resultLine(run, words),
  ];
  switch (chart) {
    case 'fit':
    case 'loss':
      return { title: text[chart].title, lines };
    case 'landscape': {
      const [a = 'a', b = 'b'] = (prepared?.parameterNames ?? []).map(shortName);
      const prime = prepared?.units === undefined ? '' : '′';
      const title = text.surface.title(a + prime, b + prime);
      const units = prime === '' ? [] : [text.surface.standardised];
      return { title, lines: [...lines, ...units] };
    }
  }
}

/** R² 0.997548 about the mean · RMSE 0.981276 · 100 rows · epoch 20,000 */
function resultLine(
  { prepared, loss, epoch }: Run,
  { text, numbers }: Pick<Words, 'text' | 'numbers'>,
): string {
  const rows = text.ownData.rows(numbers.integer(prepared?.problem.data.x.length ?? NaN));
  if (epoch === 0) return rows;
  const { rSquared, rmse } = goodnessOf(loss, prepared?.variance ?? NaN);
  const { goodness } = text.numbers;
  return [
    `${goodness.rSquared} ${numbers.result(rSquared)}`,
    `${goodness.rmse} ${numbers.result(rmse)}`,
    rows,
    `${text.numbers.epoch} ${numbers.integer(epoch)}`,
  ].join(' · ');
}
