import { useMemo } from 'preact/hooks';
import { usePage, useSelected, useSome, useWords } from '../../../app-context.ts';
import { shortNames } from '../../../format/short-name.ts';
import { axesOf } from '../../../landscape/plane.ts';
import { Chart } from '../../../ui/Chart.tsx';
import { AxisChoice } from './AxisChoice.tsx';
import { contoursOf, heightsOf } from './contours.ts';
import { Held } from './Held.tsx';
import { LandscapePlot } from './LandscapePlot.tsx';
import { Legend } from './Legend.tsx';
import { useLandscape } from './use-landscape.ts';
import { LANDSCAPE } from '../../../i18n/landscape.ts';
import { Button } from '../../../ui/Button.tsx';

export function LandscapeChart() {
  const { text, numbers, preferences } = usePage(LANDSCAPE);
  const { prepared } = useSome('run', 'prepared');
  const allNames = prepared?.parameterNames ?? ['a', 'b'];
  const axes = axesOf(allNames, preferences.axes);
  const seen = useLandscape(prepared, axes);
  const landscape = seen?.landscape;
  const contours = useMemo(
    () => (landscape === undefined ? undefined : contoursOf(landscape)),
    [landscape],
  );
  const isFinite = useMemo(
    () => landscape === undefined || heightsOf(landscape.losses).isFinite,
    [landscape],
  );
  const points = prepared?.problem.data.x.length ?? 0;
  const used = landscape?.points ?? points;
  const words = text.landscape;
  const isKnown = prepared === undefined || prepared.theory !== undefined;
  const isStandardised = prepared?.units !== undefined;
  const names = shortNames(allNames).map((name) => `${name}${isStandardised ? '′' : ''}`);
  const [nameA = '', nameB = ''] = axes ? [names[axes.across], names[axes.up]] : [];
  return (
    <Chart
      id="landscape"
      title={axes === undefined ? words.title : text.surface.title(nameA, nameB)}
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
          {axes && allNames.length > 2 && <AxisChoice names={allNames} axes={axes} />}
          {seen && <Held seen={seen} names={names} />}
          {!isFinite && <span class="hint">{words.notFinite}</span>}
          {used < points && (
            <span class="hint">{words.subset(numbers.integer(used), numbers.integer(points))}</span>
          )}
        </>
      }
      empty={axes === undefined ? words.onlyOne : words.computing}
      foot={
        <div class="landscape-foot row">
          <Legend levels={contours?.map(({ level }) => level) ?? []} />
          {axes && <p class="hint">{words.hint}</p>}
          <UseDrawn />
        </div>
      }
    >
      {prepared && axes && landscape && contours && (
        <LandscapePlot
          prepared={prepared}
          axes={axes}
          landscape={landscape}
          contours={contours}
          names={[nameA, nameB]}
        />
      )}
    </Chart>
  );
}

function PathShown() {
  const { text, numbers } = useWords(LANDSCAPE);
  const { path } = text.landscape;
  const said = useSelected(({ run }) => {
    const { moments, isThinned } = run.history;
    if (isThinned) return path.thinned;
    const each = moments.findIndex(({ epoch }, i) => epoch > i + 1);
    if (each < 0) return path.each;
    const gaps = moments
      .slice(each)
      .map(({ epoch }, i) => epoch - (moments[each + i - 1]?.epoch ?? 0));
    return path.then(numbers.integer(each), numbers.integer(Math.max(...gaps)));
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
