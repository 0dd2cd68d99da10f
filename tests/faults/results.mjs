/** Faults in what the Benchmark, Verify, Runs, Kernels and Landscape views show, and in what they export. */
export const faults = {
  'app/views/bench/ResultRow.tsx': [
    ['{rate(maxMs)} – {rate(minMs)}', '{rate(minMs)} – {rate(maxMs)}', 'page-bench'],
    ['numbers.milliseconds(medianMs)', 'numbers.milliseconds(minMs)', 'page-bench'],
  ],
  'app/views/bench/RooflineTable.tsx': [
    [
      'percent(bytesPerSecond / copyBytesPerSecond)',
      'percent(copyBytesPerSecond / bytesPerSecond)',
      'page-bench',
    ],
    ['short(nsPerStep / 1000)', 'short(nsPerStep)', 'page-bench'],
  ],
  'app/views/bench/SplitTable.tsx': [
    ['milliseconds(profile.split.submitMs)', 'milliseconds(profile.split.encodeMs)', 'page-bench'],
  ],
  'app/views/bench/TimeLeft.tsx': [
    ['(endsAt - clock()) / 1000', 'endsAt / 1000', 'page-bench'],
    ['numbers.wholeSeconds(seconds)', 'numbers.wholeSeconds(seconds / 60)', 'page-bench'],
  ],
  'app/views/bench/status.ts': [
    [
      'status.stopped(integer(ended(rows)), integer(rows.length))',
      'status.stopped(integer(done), integer(rows.length))',
      'page-bench',
    ],
    [
      'status.doneSome(integer(done), integer(failed))',
      'status.doneSome(integer(failed), integer(done))',
      'page-bench',
    ],
  ],
  'app/bench/benchmarking.ts': [['this.#surroundings.clock() + etaMs', 'etaMs', 'app-bench']],
  'run/bench/report.ts': [
    ['const missing = COLUMNS.slice(4)', 'const missing = COLUMNS.slice(3)', 'benchmark-report'],
  ],
  'run/bench/tables.ts': [
    [
      '`${milliseconds(minMs)}–${milliseconds(maxMs)}`',
      '`${milliseconds(maxMs)}–${milliseconds(minMs)}`',
      'page-bench',
    ],
    ['submitMs: parts.submitMs', 'submitMs: parts.waitMs', 'page-bench'],
    ['stepNs: stepNs(profile)', 'stepNs: stepNs(profile) / 1000', 'page-bench'],
  ],
  'run/bench/crossover.ts': [
    ['one.stepsPerSecond < stepsPerSecond', 'one.stepsPerSecond > stepsPerSecond', 'page-bench'],
  ],
  'core/work/profile.ts': [
    ['ms > 0 ? split.encodeMs / ms', 'ms > 0 ? split.submitMs / ms', 'page-bench'],
    ['(copy.bytes * 1e9) / copy.ns', '(bytesPerStep * 1e9) / copy.ns', 'page-bench'],
  ],
  'app/views/verify/CheckRow.tsx': [
    ['{figure(found, numbers)}', '{figure(bound, numbers)}', 'page-verify'],
  ],
  'app/views/verify/Checks.tsx': [
    [
      'checks.filter(({ pass }) => pass).length',
      'checks.filter(({ pass }) => !pass).length',
      'page-verify',
    ],
  ],
  'app/views/verify/ErrorChart.tsx': [
    ['id === series.against && of === series.of', 'id === series.against', 'page-verify'],
    ['filter((error) => error === 0)', 'filter((error) => error !== 0)', 'page-verify'],
  ],
  'app/views/verify/Facts.tsx': [
    ['numbers.integer(predicted.epoch)', 'numbers.integer(epoch ?? NaN)', 'page-verify'],
    ['distances(predicted.distance, names', 'distances(stall.distance, names', 'page-verify'],
  ],
  'app/views/verify/ComparedTable.tsx': [
    ['i === 0 ? exchange.own : name', 'i === 1 ? exchange.own : name', 'page-verify'],
  ],
  'app/views/verify/status.ts': [
    [
      'status.someFailed(integer(failing), integer(checks.length))',
      'status.someFailed(integer(checks.length), integer(failing))',
      'page-verify',
    ],
  ],
  'app/views/verify/wording.ts': [
    ["names[p] ?? ''", "names[values.length - 1 - p] ?? ''", 'page-verify'],
  ],
  'app/verify/verification.ts': [
    ['(run - 1 + epoch / epochs) / runs', '(run + epoch / epochs) / runs', 'page-verify'],
  ],
  'run/verify/compare.ts': [
    ['differs by ${errorText(found)}', 'differs by ${errorText(bound)}', 'page-verify'],
    ['reasons.length === 0 && found.every', 'found.every', 'verify-compare'],
  ],
  'app/views/runs/RunRow.tsx': [
    [
      'numbers.integer(record.epoch)',
      'numbers.integer(record.log.epochs.at(-1) ?? 0)',
      'page-runs',
    ],
    ['record.parameterNames[i]', 'record.parameterNames[1 - i]', 'page-runs'],
  ],
  'app/runs/recording.ts': [
    ['elapsedMs: run.elapsedMs', 'elapsedMs: run.elapsedMs * 1000', 'page-runs'],
    ['losses: [...history.drawnLosses]', 'losses: [...history.drawnLosses].reverse()', 'page-runs'],
  ],
  'app/views/kernels/Values.tsx': [
    ['numbers.difference(slope / 2)', 'numbers.difference(slope)', 'page-runs'],
    ['-lr * (gradient[i] ?? NaN)', 'lr * (gradient[i] ?? NaN)', 'page-runs'],
  ],
  'app/views/landscape/use-spoken.ts': [
    ['numbers.short(theory?.loss ?? NaN)', 'numbers.short(startLoss)', 'page-runs'],
    ['place(theory?.parameters ?? [])', 'place(problem.start.parameters)', 'page-runs'],
  ],
  'app/views/landscape/Legend.tsx': [
    ['from(exactly(level))', 'from(exactly(levels[band] ?? NaN))', 'page-runs'],
    ['{short(level)}', '{short(levels[band] ?? NaN)}', 'page-runs'],
  ],
  'app/training/stopwatch.ts': [
    ['/ (at - first.at)) * 1000', '/ (at - first.at))', 'app-stopwatch'],
    ['this.#beforeMs = this.elapsedMs;', 'this.#beforeMs += this.elapsedMs;', 'app-stopwatch'],
  ],
  'app/training/standing.ts': [
    ['(this.epoch / elapsedMs) * 1000', 'this.epoch / elapsedMs', 'app-stopwatch'],
    ['gradient: finite ? snapshot.gradient : []', 'gradient: snapshot.gradient', 'app-stopwatch'],
  ],
};
