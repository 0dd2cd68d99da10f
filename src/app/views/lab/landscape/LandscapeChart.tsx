import { useMemo } from 'preact/hooks';
import { usePage, useSelected, useSome, useWords } from '../../../app-context.ts';
import { shortNames } from '../../../format/short-name.ts';
import { axesOf } from '../../../landscape/plane.ts';
import { Chart } from '../../../ui/Chart.tsx';
import { AxisChoice } from './AxisChoice.tsx';
import { contoursOf } from './contours.ts';
import { Held } from './Held.tsx';
import { LandscapePlot } from './LandscapePlot.tsx';
import { heightsOf, reliefOf } from './relief.ts';
import { useLandscape } from './use-landscape.ts';
import { LANDSCAPE } from '../../../i18n/landscape.ts';
import { IconButton } from '../../../ui/IconButton.tsx';

export function LandscapeChart() {
  const { text, numbers, preferences } = usePage(LANDSCAPE);
  const { prepared } = useSome('run', 'prepared');
  const allNames = prepared?.parameterNames ?? ['a', 'b'];
  const axes = axesOf(allNames, preferences.axes);
  const seen = useLandscape(prepared, axes);
  const landscape = seen?.landscape;
  const picture = useMemo(() => {
    if (landscape === undefined) return undefined;
    const heights = heightsOf(landscape.losses);
    const relief = reliefOf(landscape, heights);
    const { width, height } = landscape.grid;
    const contours = contoursOf(landscape, relief, heights);
    return { cells: { width, height, ...relief }, contours, isFinite: heights.isFinite };
  }, [landscape]);
  const points = prepared?.problem.data.x.length ?? 0;
  const used = landscape?.points ?? points;
  const words = text.landscape;
  const isStandardised = prepared?.units !== undefined;
  const names = shortNames(allNames).map((name) => `${name}${isStandardised ? '′' : ''}`);
  const [nameA = '', nameB = ''] = axes ? [names[axes.across], names[axes.up]] : [];
  return (
    <Chart
      id="landscape"
      title={axes === undefined ? words.title : text.surface.title(nameA, nameB)}
      note={
        <>
          {isStandardised && (
            <abbr data-standardised title={text.surface.standardised}>
              {words.standardised}
            </abbr>
          )}
          {seen && <Held seen={seen} names={names} />}
          <Said />
          {picture?.isFinite === false && <span>{words.notFinite}</span>}
          {used < points && (
            <span>{words.subset(numbers.integer(used), numbers.integer(points))}</span>
          )}
        </>
      }
      head={
        <div class="chart-tools">
          {axes && allNames.length > 2 && <AxisChoice names={allNames} axes={axes} />}
          <UseDrawn />
        </div>
      }
      empty={axes === undefined ? words.onlyOne : words.computing}
    >
      {prepared && axes && landscape && picture && (
        <LandscapePlot
          prepared={prepared}
          axes={axes}
          landscape={landscape}
          cells={picture.cells}
          contours={picture.contours}
          names={[nameA, nameB]}
        />
      )}
    </Chart>
  );
}

/** How to read the picture; and before a run, what can be done with it. */
function Said() {
  const { text, numbers } = useWords(LANDSCAPE);
  const { colours, hint, path } = text.landscape;
  const shown = useSelected(({ run }) => {
    if (run.epoch === 0) return hint;
    const { moments, isThinned } = run.history;
    if (isThinned) return path.thinned;
    const each = moments.findIndex(({ epoch }, i) => epoch > i + 1);
    if (each < 0) return path.each;
    const gaps = moments
      .slice(each)
      .map(({ epoch }, i) => epoch - (moments[each + i - 1]?.epoch ?? 0));
    const every = numbers.integer(Math.max(...gaps));
    return each === 0 ? path.every(every) : path.then(numbers.integer(each), every);
  });
  return (
    <>
      <span>{colours}</span>
      <span data-path>{shown}</span>
    </>
  );
}

/** The way back from a start that was set. */
function UseDrawn() {
  const { settings, text, config } = usePage(LANDSCAPE);
  if (config.start === 'drawn') return null;
  return (
    <IconButton
      icon="undo"
      label={text.landscape.useDrawn}
      data-action="use-drawn"
      onClick={() => {
        settings.commit({ start: 'drawn' });
      }}
    />
  );
}
