/** Faults in what a fit says of itself. */
const [STATISTICS, DISTRIBUTIONS, COMPARING, PROFILE] = [
  'statistics',
  'distributions',
  'comparing',
  'profile-interval',
];
const OUTLIER = 'outlier';

export const faults = {
  'core/statistics/distributions.ts': [
    ['quantileOfT(outside / 2,', 'quantileOfT(outside,', DISTRIBUTIONS],
    ['denominator / 2, numerator / 2, true, false)', 'denominator / 2, numerator / 2, true, true)', DISTRIBUTIONS], // prettier-ignore
    ['gammainc(x / 2, degreesOfFreedom / 2, true, true)', 'gammainc(x / 2, degreesOfFreedom / 2, true, false)', DISTRIBUTIONS], // prettier-ignore
  ],
  'core/statistics/assess.ts': [
    ['rows - fitted', 'rows - parameters.length', STATISTICS],
    ['isAbsolute ? 1 : ', 'isAbsolute ? s : ', STATISTICS],
    ['isAbsolute ? Infinity : degreesOfFreedom', 'degreesOfFreedom', STATISTICS],
    ['residualNorm / Math.sqrt(weight)', 'residualNorm / Math.sqrt(rows)', STATISTICS],
    ['factor.free.length - factor.undetermined.length', 'factor.free.length', STATISTICS],
  ],
  'core/statistics/outlier.ts': [
    ['left - residual ** 2', 'left', OUTLIER],
    ['Math.min(1, rows * upperTailOfF', 'Math.min(1, upperTailOfF', OUTLIER],
    ['Math.min(1, 2 * rows * upperTailOfNormal', 'Math.min(1, rows * upperTailOfNormal', OUTLIER],
    ['if (!(rest >= FEWEST))', 'if (!(rest > 0))', OUTLIER],
  ],
  'run/fit/outlier.ts': [
    ['isBent ? RARER : RARE', 'RARE', OUTLIER],
    ['if (own > square)', 'if (own > -1)', OUTLIER],
    ['isLog ? Math.exp(y) : y', 'y', OUTLIER],
    ['(weights?.[i] ?? 1) * standardError', 'standardError', OUTLIER],
    ['.slice(0, SUSPECTS)', '.slice(-SUSPECTS)', OUTLIER],
  ],
  'core/statistics/covariance.ts': [
    ["asked.includes(p) ? 'at-bound' : 'held'", "'held'", STATISTICS],
    ['undetermined.some((along) => along[k] !== 0)', 'undetermined.length > 0', STATISTICS],
    ['row.map((value) => scale * value)', '[...row]', STATISTICS],
  ],
  'core/statistics/scatter.ts': [
    ['if (own === 0) continue;\n    rows++;', 'rows++;\n    if (own === 0) continue;', STATISTICS],
    ['found <= ROUNDING * size ? 0 : found', 'found', STATISTICS],
    ['Math.sqrt(weights?.[i] ?? 1)', '(weights?.[i] ?? 1)', STATISTICS],
  ],
  'core/statistics/goodness.ts': [
    ["about === 'mean' ? meanOf(target, weights) : 0", 'meanOf(target, weights)', STATISTICS],
    ['sum += own * (y - first)', 'sum += y - first', STATISTICS],
  ],
  'core/statistics/constant.ts': [
    ['-1, sumOf(node.b)', '1, sumOf(node.b)', STATISTICS],
    ['1 / value(node.b)', 'value(node.b)', STATISTICS],
    ['const share = (row.get(at) ?? 0) /', 'const share = 1 + (row.get(at) ?? 0) /', STATISTICS],
  ],
  'core/statistics/information.ts': [
    ['fitted + (isAbsolute ? 0 : 1)', 'fitted', COMPARING],
    ['rows - k - 1', 'rows - k', COMPARING],
  ],
  'core/statistics/bands.ts': [
    ['scale / Math.sqrt(weight)', 'scale', STATISTICS],
    ['isOpen ? Infinity : ', '', STATISTICS],
  ],
  'core/statistics/comparing.ts': [
    ['Math.exp(-difference / 2)', 'Math.exp(-difference)', COMPARING],
    ['value === least ? 0 : value - least', 'value - least', COMPARING],
    ['(gain / numerator) * degreesOfFreedom', 'gain * degreesOfFreedom', COMPARING],
  ],
  'core/statistics/runs-test.ts': [
    ['begun(above, below) + begun(below, above)', '2 * begun(above, below)', COMPARING],
    ['Float64Array.from(x).sort()', 'Float64Array.from(x)', COMPARING],
    ['? k + 1 : firstOf', '? k : firstOf', COMPARING],
    ['(expected - runs - 0.5)', '(expected - runs)', COMPARING],
  ],
  'core/statistics/profile.ts': [
    ['/ scale - critical', '/ scale - critical ** 2', PROFILE],
    ['i <= MOST_DOUBLINGS', 'i <= 2', PROFILE],
    ['if (at === bound) return bound;', '', PROFILE],
    ['Number.isNaN(rise) ? Infinity', 'Number.isNaN(rise) ? -critical', PROFILE],
  ],
  'core/arithmetic/crossing.ts': [['atHigh /= 2', 'atHigh /= 1', PROFILE]],
};
