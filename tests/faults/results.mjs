/** Faults in what the Benchmark, Verify, Runs, Kernels and Landscape views show, and in what they export. */
export const faults = {
  'run/bench/tables.ts': [
    [
      'rateOf(steps, maxMs), rateOf(steps, minMs)',
      'rateOf(steps, minMs), rateOf(steps, maxMs)',
      'page-bench',
    ],
    ["({ medianMs = '' }) => medianMs", "({ minMs = '' }) => minMs", 'page-bench'],
    ['bytesPerSecond / copyBytesPerSecond;', 'copyBytesPerSecond / bytesPerSecond;', 'page-bench'],
    ['=> profile.split.submitMs', '=> profile.split.encodeMs', 'page-bench'],
    ["span('–', minMs, maxMs)", "span('–', maxMs, minMs)", 'page-bench'],
  ],
  'run/bench/reference.ts': [
    ['const TIMES_THE_MIRROR = 30', 'const TIMES_THE_MIRROR = 1e5', 'benchmark'],
    ['due *= 2)', 'due += 2)', 'theory'],
    ['Math.max(1, Math.floor(steps', 'Math.max(1, Math.ceil(steps', 'benchmark'],
  ],
  'run/bench/check.ts': [
    ['holdAll(sample, due, due.bound.loss', 'holdAll(due, due, due.bound.loss', 'benchmark'],
    ['findLast(({ epoch }) => epoch <= epochs)', 'find(({ epoch }) => epoch <= epochs)', 'theory'],
  ],
  'app/ui/Table.tsx': [['short(ns / 1000)', 'short(ns)', 'page-bench']],
  'app/views/hood/bench/BenchView.tsx': [
    ['(endsAt - clock()) / 1000', 'endsAt / 1000', 'page-bench'],
    ['numbers.wholeSeconds(Math.max', 'numbers.wholeSeconds(Math.min', 'page-bench'],
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
  'app/views/hood/bench/benchmarking.ts': [['clock() + etaMs', 'etaMs', 'app-bench']],
  'run/bench/report.ts': [
    ['failure: why', 'description: why', 'benchmark-report'],
    [
      'submitMs: ({ split }) => split.submitMs',
      'submitMs: ({ split }) => split.waitMs',
      'page-bench',
    ],
    ['  stepNs,\n  empty', '  stepNs: (one) => stepNs(one) / 1000,\n  empty', 'page-bench'],
  ],
  'run/bench/crossover.ts': [
    ['one.stepsPerSecond < stepsPerSecond', 'one.stepsPerSecond > stepsPerSecond', 'page-bench'],
  ],
  'core/work/profile.ts': [
    ['ms > 0 ? split.encodeMs / ms', 'ms > 0 ? split.submitMs / ms', 'page-bench'],
    ['(copy.bytes * 1e9) / copy.ns', '(bytesPerStep * 1e9) / copy.ns', 'page-bench'],
  ],
  'run/verify/tables.ts': [['({ found }) => found', '({ bound }) => bound', 'page-verify']],
  'app/views/hood/verify/Checks.tsx': [
    [
      'rows.filter(({ pass }) => pass).length',
      'rows.filter(({ pass }) => !pass).length',
      'page-verify',
    ],
  ],
  'app/views/hood/verify/shown.ts': [
    ['id === series.against && of === series.of', 'id === series.against', 'page-verify'],
  ],
  'app/views/hood/verify/ErrorChart.tsx': [
    ['filter((error) => error === 0)', 'filter((error) => error !== 0)', 'page-verify'],
  ],
  'app/views/hood/verify/Facts.tsx': [
    ['numbers.integer(predicted.epoch)', 'numbers.integer(epoch ?? NaN)', 'page-verify'],
    ['far(predicted.distance)', 'far(distance)', 'page-verify'],
    ["parameterNames[p] ?? ''", "parameterNames.at(-1 - p) ?? ''", 'page-verify'],
  ],
  'app/views/hood/verify/Exchange.tsx': [
    ['i === 0 ? exchange.own : name', 'i === 1 ? exchange.own : name', 'page-verify'],
  ],
  'app/views/hood/verify/VerifyView.tsx': [
    [
      'status.someFailed(integer(failing), integer(checks.length))',
      'status.someFailed(integer(checks.length), integer(failing))',
      'page-verify',
    ],
  ],
  'app/state/verification.ts': [
    ['(run - 1 + epoch / epochs) / runs', '(run + epoch / epochs) / runs', 'page-verify'],
  ],
  'run/verify/compare.ts': [
    ['differs by ${errorText(found)}', 'differs by ${errorText(bound)}', 'page-verify'],
    ['reasons.length === 0 && found.every', 'found.every', 'verify-compare'],
  ],
  'app/views/compare/columns.ts': [
    ['({ epoch }) => epoch)', '({ log }) => log.epochs.at(-1))', 'page-runs'],
    ['all[p] }', 'all[1 - p] }', 'page-runs'],
  ],
  'app/views/compare/recording.ts': [
    [
      '    elapsedMs,\n    stepsPerSecond: finite',
      '    elapsedMs: elapsedMs * 1000,\n    stepsPerSecond: finite',
      'page-runs',
    ],
    ['(one) => one.loss)', '(one) => one.loss).reverse()', 'page-runs'],
  ],
  'app/views/hood/kernels/Values.tsx': [
    ['(gradient[1] ?? NaN) / 2', 'gradient[1] ?? NaN', 'page-runs'],
  ],
  'app/views/hood/kernels/step-numbers.ts': [
    ['-rate * slope', 'rate * slope', 'app-model-views'],
    ['epoch - 1', 'epoch', 'app-model-views'],
    ['lossGrad(prediction, target)', 'lossAt(prediction, target)', 'app-model-views'],
  ],
  'app/views/lab/network/plane-map.ts': [
    ['Math.floor(cell / cells) * b.step', 'Math.floor(cell / cells) * a.step', 'app-model-views'],
    ['Math.exp(-logit)', 'Math.exp(logit)', 'app-model-views'],
  ],
  'core/data/goodness.ts': [
    ['(logits[i] ?? NaN) > 0 ===', '(logits[i] ?? NaN) >= 0.5 ===', 'app-model-views'],
  ],
  'app/views/lab/network/network.ts': [
    ['weights + to * inputs + from', 'weights + from * outputs + to', 'app-model-views'],
    ['biases + to,', 'weights + to,', 'app-model-views'],
  ],
  'app/format/of-run.ts': [
    ["&& problem.batch === 'full'", '', 'app-model-views'],
    ["problem?.loss.kind === 'mse' &&", 'problem !== undefined &&', 'app-model-views'],
  ],
  'app/landscape/plane.ts': [
    ['theta.with(across, a).with(up, b)', 'theta.with(0, a).with(1, b)', 'app-landscape'],
    [
      '[theta[across] ?? NaN, theta[up] ?? NaN]',
      '[theta[0] ?? NaN, theta[1] ?? NaN]',
      'app-landscape',
    ],
  ],
  'app/landscape/extent.ts': [
    ['const MOST = 8;', 'const MOST = 40;', 'landscape-extent'],
    ['const LEAST = 1.5;', 'const LEAST = 0.5;', 'landscape-extent'],
    [' || !isDrawn(about)', '', 'landscape-extent'],
    [' || state.rivals.length > 0', '', 'landscape-extent'],
    [
      "run.phase === 'running' ? problem.start : momentOf(run)",
      'momentOf(run)',
      'landscape-extent',
    ],
    ['trainedOf(movedTo(theta, { across, up }, place), units)', 'movedTo(theta, { across, up }, place)', 'landscape-extent'], // prettier-ignore
    ['const isScaled = sure.length > 0', 'const isScaled = sure.length > 99', 'landscape-extent'],
  ],
  'app/guide/lessons/facts.ts': [
    ['slopeOf(past)?.low', 'slopeOf(past)?.high', 'lessons'],
    ['slopeOf(past)?.standardError, as', 'slopeOf(past)?.value, as', 'lessons'],
  ],
  'app/guide/lessons/published.ts': [
    ['[60, 0.881]', '[60, 0.818]', 'lessons'],
    ['[0.02, 47]', '[0.02, 74]', 'lessons'],
    ['[24, 120]', '[24, 102]', 'lessons'],
  ],
  'app/views/lab/landscape/use-spoken.ts': [
    ['numbers.short(theory.loss)', 'numbers.short(startLoss)', 'page-runs'],
    ['place(theory.parameters)', 'place(problem.start.parameters)', 'page-runs'],
  ],
  'app/training/stopwatch.ts': [
    ['/ ms) * 1000', '/ ms)', 'app-stopwatch'],
    ['this.#beforeMs = this.elapsedMs;', 'this.#beforeMs += this.elapsedMs;', 'app-stopwatch'],
  ],
  'app/training/run-loop.ts': [
    ['(run().epoch / elapsedMs) * 1000', 'run().epoch / elapsedMs', 'app-stopwatch'],
    ['learningRate: lr,', 'learningRate: run().config.lr,', 'app-run-loop'],
  ],
  'app/training/taken.ts': [
    ['gradient: finite ? snapshot.gradient : []', 'gradient: snapshot.gradient', 'app-stopwatch'],
  ],
};
