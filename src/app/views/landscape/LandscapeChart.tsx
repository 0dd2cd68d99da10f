import { useMemo } from 'preact/hooks';
import { usePage, useSelected, useSome, useWords } from '../../app-context.ts';
import { shortName } from '../../format/short-name.ts';
import { Chart } from '../../ui/Chart.tsx';
import { contoursOf } from './contours.ts';
import { LandscapePlot } from './LandscapePlot.tsx';
import { Legend } from './Legend.tsx';
import { useLandscape } from './use-landscape.ts';
import { LANDSCAPE } from '../../i18n/landscape.ts';
import { Button } from '../../ui/Button.tsx';

export function LandscapeChart() {
  const { text, numbers } = useWords(LANDSCAPE);
  const { prepared } = useSome('run', 'prepared');
  const landscape = useLandscape(prepared);
  const contours = useMemo(
    () => (landscape === undefined ? undefined : contoursOf(landscape)),
    [landscape],
  );
  const points = prepared?.problem.data.x.length ?? 0;
  const used = landscape?.points ?? points;
  const words = text.landscape;
  const isKnown = prepared === undefined || prepared.theory !== undefined;
  const isStandardised = prepared?.units !== undefined;
  const [nameA = '', nameB = ''] = (prepared?.parameterNames ?? ['a', 'b']).map(
    (name) => `${shortName(name)}${isStandardised ? '′' : ''}`,
  );
  return (
    <Chart
      id="landscape"
      title={text.surface.title(nameA, nameB)}
      legend={
        <>
          <li class="key is-start">{words.start}</li>
          <li class="key is-fit">
            <PathShown />
          </li>
          {isKnown && <li class="key is-predicted">{words.predicted}</li>}
          {isKnown && <li class="key is-cross">{words.best}</li>}
        </>
      }
      head={
        <>
          {isStandardised && (
            <span class="hint" data-standardised>
              {text.surface.standardised}
            </span>
          )}
          {used < points && (
            <span class="hint">{words.subset(numbers.integer(used), numbers.integer(points))}</span>
          )}
        </>
      }
      empty={words.computing}
      foot={
        <div class="landscape-foot row">
          <Legend levels={contours?.map(({ level }) => level) ?? []} />
          <p class="hint">{words.hint}</p>
          <UseDrawn />
        </div>
      }
    >
      {landscape && contours && (
        <LandscapePlot landscape={landscape} contours={contours} names={[nameA, nameB]} />
      )}
    </Chart>
  );
}

function PathShown() {
  const { text, numbers } = useWords(LANDSCAPE);
  const { path } = text.landscape;
  const said = useSelected(({ run }) => {
    const { each, every, isThinned } = run.history.path;
    if (isThinned) return path.thinned;
    return every === 1 ? path.each : path.then(numbers.integer(each), numbers.integer(every));
  });
  return <>{said}</>;
}

/** The way back from a start that was set. It is always there, so that the picture keeps its size. */
function UseDrawn() {
  const { settings, text, config } = usePage(LANDSCAPE);
  return (
    <Button
      look="is-small is-last"
      data-action="use-drawn"
      disabled={config.start === 'drawn'}
      onClick={() => {
        settings.commit({ start: 'drawn' });
      }}
    >
      {text.landscape.useDrawn}
    </Button>
  );
}
