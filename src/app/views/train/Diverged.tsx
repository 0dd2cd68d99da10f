import { usePage, useSelected } from '../../app-context.ts';
import { divergenceText } from './divergence.ts';

export function DivergedInPlot() {
  const { text, numbers } = usePage();
  const said = useSelected(({ run }) => divergenceText(run, text, numbers));
  return said === undefined ? null : <p class="plot-note notice is-bad">{said}</p>;
}
