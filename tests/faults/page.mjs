/** Faults between a right number and where the page shows it. */
export const faults = {
  'app/guide/lessons/maps.ts': [['const SEED = 2n;', 'const SEED = 7n;', 'fractal']],
  'app/document.ts': [['queueMicrotask(saveAddress);', 'saveAddress();', 'e2e/data']],
  'app/workers/call.ts': [
    ['if (signal.aborted) stop();', '', 'app-workers'],
    ['for (const { reject } of this.#waiting.values()) reject(error);', '', 'app-workers'],
  ],
  'app/workers/serve.ts': [
    ['message, { transfer }', 'message', 'app-workers'],
    ['Reflect.setPrototypeOf(error, known.prototype);', '', 'app-workers'],
  ],
  'core/text/digits.ts': [['decimalsFor(error) + digits - 1', 'decimalsFor(error) + digits - 2', 'page-train']], // prettier-ignore
  'app/views/lab/Parameters.tsx': [
    ['numbers.error(row.error)', 'numbers.error(row.error * 2)', 'page-train'],
    ['now: parameters[i]', 'now: best?.parameters[i]', 'page-train'],
    ['title={numbers.result(value, noise)}', 'title={numbers.short(value)}', 'page-train'],
  ],
  'app/ui/Table.tsx': [
    ['{said !== undefined && (', '{said === undefined && (', 'tables'],
    ['undefined : head}', 'undefined : key}', 'tables'],
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
  'app/views/transport/Device.tsx': [
    ['((config.epochs - epoch) / rate) * 1000', '(config.epochs / rate) * 1000', 'page-train'],
    ['/ rate) * 1000', '/ rate) * 60', 'page-train'],
    ['rate.toPrecision(3)', 'rate.toPrecision(1)', 'page-train'],
    ['numbers.duration(elapsedMs)', 'numbers.duration(leftMs)', 'page-train'],
    ['numbers.difference(gradient[i]', 'numbers.difference(-gradient[i]', 'page-train'],
  ],
  'app/views/lab/tables.tsx': [
    [
      'predict(parameters, rowOf(',
      'predict(prepared.problem.start.parameters, rowOf(',
      'page-train',
    ],
    ['fitAt(i) - yAt(i)', 'yAt(i) - fitAt(i)', 'page-train'],
    ['curve[i]?.loss', 'curve[i + 1]?.loss', 'page-train'],
    ['replayed - published', 'published - replayed', 'page-train'],
    [
      'part(numbers.integer(shown.length), numbers.integer(count))',
      'part(numbers.integer(count), numbers.integer(shown.length))',
      'page-train',
    ],
  ],
  'app/charts/loss-curve.ts': [['epoch * (1 + SMOOTHED)', 'epoch', 'app-loss-curve']],
  'app/views/lab/FitPlot.tsx': [
    ['spoken(points, fit, around)', "spoken(points, around ?? '', fit)", 'page-train'],
  ],
  'app/views/lab/LossPicture.tsx': [
    ['numbers.result(loss), best)', 'best, numbers.result(loss))', 'page-train'],
  ],
  'app/views/transport/status.ts': [
    ['numbers.short(above))', 'numbers.short(run.loss))', 'page-train'],
    ['const above = run.loss - best.loss', 'const above = run.loss', 'page-train'],
  ],
  'app/views/transport/StatusLine.tsx': [
    ['epochsToWithin(trajectory, SHARE)', 'epochsToWithin(trajectory, SHARE * 2)', 'page-train'],
    ['prediction.grows(factor, after,', 'prediction.grows(after, factor,', 'page-train'],
  ],
  'app/export/files.ts': [['loggedLosses[i]', 'loggedLosses[i - 1]', 'page-train']],
  'app/views/transport/Scrubber.tsx': [
    ['Math.log1p(epoch) / Math.log1p(epochs)', 'epoch / epochs', 'page-train'],
    ['scrubbed(numbers.integer(epoch)', 'scrubbed(numbers.integer(epochs)', 'page-train'],
    ['shareOf(done, epochs)', 'shareOf(epoch, epochs)', 'page-train'],
  ],
  'app/views/transport/Transport.tsx': [
    ['value={String(preferences.speed)}', 'value="max"', 'page-train'],
  ],
};
