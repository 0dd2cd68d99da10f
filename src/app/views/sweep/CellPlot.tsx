import { usePage, useSome } from '../../app-context.ts';
import { LANDSCAPE } from '../../i18n/landscape.ts';
import { axesOf } from '../../landscape/plane.ts';
import type { Prepared } from '../../training/made.ts';
import { NoPlot } from '../../ui/Card.tsx';
import { FitPicture } from '../lab/FitChart.tsx';
import { LandscapePlot } from '../lab/landscape/LandscapePlot.tsx';
import { useLandscape } from '../lab/landscape/use-landscape.ts';
import { LossPicture } from '../lab/LossPicture.tsx';

export type CellView = 'path' | 'fit' | 'loss';

/** The run of the page that this stands in, to look at alone: nothing of it can be taken hold of. */
export function CellPlot({ view }: { readonly view: CellView }) {
  const { prepared } = useSome('run', 'prepared');
  if (prepared === undefined) return <div class="plot" />;
  if (view === 'loss') return <LossPicture />;
  if (view === 'path') return <Path prepared={prepared} />;
  return <FitPicture prepared={prepared} isStill />;
}

/** The way it took over its landscape. */
function Path({ prepared }: { readonly prepared: Prepared }) {
  const { text, preferences } = usePage(LANDSCAPE);
  const { onlyOne, computing } = text.landscape;
  const axes = axesOf(prepared.parameterNames, preferences.axes);
  const seen = useLandscape(prepared, axes);
  if (axes === undefined) return <NoPlot>{onlyOne}</NoPlot>;
  if (seen === undefined) return <NoPlot>{computing}</NoPlot>;
  return <LandscapePlot {...{ prepared, axes, seen }} isStill />;
}
