/** Faults in what is drawn and read off by the pointer, which only a browser shows. */
export const faults = {
  'app/charts/fit-plot.ts': [
    ['fit: heightOf(theta,', 'fit: heightOf(prepared.problem.start.parameters,', 'e2e/pictures'],
  ],
  'app/charts/loss-plot.ts': [
    [
      'drawPath(chart, places, { stroke,',
      'drawPath(chart, places, { stroke: OVERLAY_LOOKS[1 - i]?.colour ?? stroke,',
      'e2e/pictures',
    ],
    ['loss: at[1] }', 'loss: index }', 'e2e/pictures'],
    ['drawLevel(chart, best,', 'drawLevel(chart, startLoss,', 'e2e/pictures'],
  ],
  'app/views/lab/landscape/draw-surface.ts': [
    ["[nameA = '', nameB = ''] = names", "[nameB = '', nameA = ''] = names", 'e2e/pictures'],
    ['fillText(written(level),', 'fillText(written(2 * level),', 'e2e/pictures'],
  ],
  'app/views/lab/landscape/draw-run.ts': [
    ['drawCross(sheet, best)', 'drawCross(sheet, start)', 'e2e/pictures'],
  ],
  'app/views/lab/landscape/LandscapePlot.tsx': [
    ['lossAt(landscape, place)', 'lossAt(landscape, [place[1], place[0]])', 'e2e/pictures'],
  ],
  'app/export/picture.ts': [
    ['TITLE_PX + (i + 1) * LINE_PX, clientWidth', 'TITLE_PX + LINE_PX, clientWidth', 'e2e/figures'],
    ['context.fillRect(0, 0, width, height);', '', 'e2e/figures'],
  ],
};
