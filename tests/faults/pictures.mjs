/** Faults in what is drawn and read off by the pointer, which only a browser shows. */
export const faults = {
  'app/views/lab/FitPlot.tsx': [
    ['shownOf(state), place', 'prepared.problem.start.parameters, place', 'e2e/pictures'],
  ],
  'app/views/lab/loss-plot.ts': [
    ['places, { stroke,', 'places, { stroke: lookOf(2 - i).ink,', 'e2e/pictures'],
    ['numbers.result(loss)', 'numbers.result(index)', 'e2e/pictures'],
    ['drawLevel(sheet, [last, best]', 'drawLevel(sheet, [last, startLoss]', 'e2e/pictures'],
  ],
  'app/views/lab/landscape/draw-surface.ts': [
    ['fillText(written(level),', 'fillText(written(2 * level),', 'e2e/pictures'],
  ],
  'app/views/lab/landscape/draw-run.ts': [
    ['drawCross(sheet, best)', 'drawCross(sheet, start)', 'e2e/pictures'],
  ],
  'app/views/lab/landscape/LandscapePlot.tsx': [
    ['lossAt(landscape, place)', 'lossAt(landscape, [place[1], place[0]])', 'e2e/pictures'],
    ['x: { title: names[0],', 'x: { title: names[1],', 'e2e/pictures'],
  ],
  'app/export/picture.ts': [
    ['write(line, i + 1,', 'write(line, 1,', 'e2e/figures'],
    ['context.fillRect(0, 0, width, height);', '', 'e2e/figures'],
  ],
};
