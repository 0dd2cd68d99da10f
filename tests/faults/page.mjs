/** Faults between a right number and where the page shows it. */
export const faults = {
  'app/document.ts': [
    ['if (isOther) queueMicrotask(saveAddress);', 'if (isOther) saveAddress();', 'e2e/data'],
  ],
  'app/workers/wire-error.ts': [
    ['Reflect.setPrototypeOf(error, known.prototype);', '', 'app-workers'],
  ],
  'app/workers/call.ts': [
    ['if (signal.aborted) stop();', '', 'app-workers'],
    ['for (const { reject } of this.#waiting.values()) reject(error);', '', 'app-workers'],
  ],
  'app/workers/serve.ts': [['message, { transfer }', 'message', 'app-workers']],
  'app/format/typeset.ts': [['decimalsFor(error / 10)', 'decimalsFor(error)', 'page-train']],
  'app/views/lab/Parameters.tsx': [
    ['numbers.error(row.error)', 'numbers.error(row.error * 2)', 'page-train'],
    ['now: parameters[i]', 'now: best?.parameters[i]', 'page-train'],
    ['title={numbers.result(value, noise)}', 'title={numbers.short(value)}', 'page-train'],
  ],
  'app/ui/Table.tsx': [
    ['columns.slice(0, from)', 'columns', 'tables'],
    ['span === 0 ? null', 'span < 0 ? null', 'tables'],
    ['data-label={head}', 'data-label={key}', 'tables'],
  ],
  'core/text/table.ts': [
    ["(kind === 'text' ? 'left' : 'right')", "(kind === 'text' ? 'right' : 'left')", 'tables'],
    ['shown.parts.map(([name, part])', 'shown.parts.slice(1).map(([name, part])', 'tables'],
  ],
  'core/text/lines.ts': [
    [`replaceAll('"', '""')`, `replaceAll('"', '"')`, 'tables'],
    ["Number.isFinite(value) ? String(value) : ''", 'String(value)', 'tables'],
  ],
  'cli/aligned.ts': [
    [
      'text.padEnd(width) : text.padStart(width)',
      'text.padStart(width) : text.padEnd(width)',
      'tables',
    ],
    ['if (rows.length === 0) return [];', '', 'tables'],
  ],
  'app/views/transport/Figures.tsx': [
    ['((config.epochs - epoch) / rate) * 1000', '(config.epochs / rate) * 1000', 'page-train'],
    ['/ rate) * 1000', '/ rate) * 60', 'page-train'],
    ['rate.toPrecision(3)', 'rate.toPrecision(1)', 'page-train'],
    ['numbers.duration(elapsedMs)', 'numbers.duration(leftMs)', 'page-train'],
    ['numbers.difference(gradient[i]', 'numbers.difference(-gradient[i]', 'page-train'],
  ],
  'app/views/lab/FitTable.tsx': [
    [
      'predict(parameters, rowOf(',
      'predict(prepared.problem.start.parameters, rowOf(',
      'page-train',
    ],
    ['fitAt(i) - yAt(i)', 'yAt(i) - fitAt(i)', 'page-train'],
  ],
  'app/views/lab/FitPlot.tsx': [
    [
      'words.spoken(points, fitted, equationOf(prepared, truth.parameters))',
      'words.spoken(points, equationOf(prepared, truth.parameters), fitted)',
      'page-train',
    ],
  ],
  'app/views/lab/LossChart.tsx': [
    ['numbers.result(loss), best)', 'best, numbers.result(loss))', 'page-train'],
  ],
  'app/views/lab/LossTable.tsx': [['curve[i]?.loss', 'curve[i + 1]?.loss', 'page-train']],
  'app/views/transport/status.ts': [
    ['numbers.short(above))', 'numbers.short(run.loss))', 'page-train'],
    ['const above = run.loss - best.loss', 'const above = run.loss', 'page-train'],
  ],
  'app/views/transport/Prediction.tsx': [
    ['epochsToWithin(trajectory, SHARE)', 'epochsToWithin(trajectory, SHARE * 2)', 'page-train'],
    ['prediction.grows(factor, after,', 'prediction.grows(after, factor,', 'page-train'],
  ],
  'app/views/hood/log/Replayed.tsx': [
    ['replayed - published', 'published - replayed', 'page-train'],
  ],
  'app/views/hood/log/log-text.ts': [['loggedLosses[from + i]', 'loggedLosses[i]', 'page-train']],
  'app/views/transport/Scrubber.tsx': [
    ['Math.log1p(epoch) / Math.log1p(epochs)', 'epoch / epochs', 'page-train'],
    ['scrubbed(numbers.integer(epoch)', 'scrubbed(numbers.integer(epochs)', 'page-train'],
    ['shareOf(done, epochs)', 'shareOf(epoch, epochs)', 'page-train'],
  ],
  'app/views/lab/ChartTable.tsx': [
    [
      'words.part(numbers.integer(shown.length), numbers.integer(count))',
      'words.part(numbers.integer(count), numbers.integer(shown.length))',
      'page-train',
    ],
  ],
  'app/views/transport/SpeedControl.tsx': [
    ['value={String(preferences.speed)}', 'value="max"', 'page-train'],
  ],
};
