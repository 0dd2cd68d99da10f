/** Faults in the answer: its numerics, its search and what it takes. */
const [NUMERICS, FIT, GROUPS, HOSTILE] = ['least-squares', 'fit', 'cli-fit-groups', 'hostile-tables']; // prettier-ignore
const [INVARIANCES, OVERFLOW, WAVES] = ['fit-invariances', 'fit-overflow', 'fit-waves'];

export const faults = {
  'core/arithmetic/double.ts': [
    ['lo + (a.hi * b.lo + a.lo * b.hi)', 'lo + a.hi * b.lo', NUMERICS],
    ['high.lo + low.hi', 'high.lo', NUMERICS],
    ['return normalised(root, rest.hi / (2 * root))', 'return normalised(root, 0)', NUMERICS],
  ],
  'core/formula/double-tape.ts': [
    ['if (n > 1) factor = multiply(factor, factor)', 'factor = double(factor.hi * factor.hi)', NUMERICS], // prettier-ignore
    ['exponent < 0 ? divide(ONE, value) : value', 'value', NUMERICS],
  ],
  'core/formula/linear.ts': [
    ['slopesOn[one]?.has(other) === false', 'slopesOn[one]?.has(one) === false', NUMERICS],
  ],
  'core/formula/pruned.ts': [['wanted.map(to)', '[...wanted]', NUMERICS]],
  'cpu/least-squares/double-triangle.ts': [
    ['own.hi > 0 ? negate(length) : length', 'length', NUMERICS],
    ['(sHi * (x.lo[i] ?? NaN) + sLo * xHi)', 'sHi * (x.lo[i] ?? NaN)', NUMERICS],
    ['(aHi * (b.lo[i] ?? NaN) + (a.lo[i] ?? NaN) * bHi)', '0', NUMERICS],
  ],
  'cpu/least-squares/triangle.ts': [
    ['own > 0 ? -length : length', 'length', NUMERICS],
    ['entries[diagonal] = head / unit;', 'entries[diagonal] = head;', NUMERICS],
    ['rows[i] = (rows[i] ?? NaN) * unit;', '', NUMERICS],
    ['sum > LEAST_SQUARE && sum < MOST_SQUARE ? Math.sqrt(sum)', 'sum < MOST_SQUARE ? Math.sqrt(sum)', NUMERICS], // prettier-ignore
    ['Math.max(most, Math.abs(diagonal))', 'most', NUMERICS],
  ],
  'cpu/least-squares/linear.ts': [
    ['for (const p of free) base[p] = 0;', '', NUMERICS],
    ['isDetermined ? withoutNoise(solveTriangle(triangle, right), triangle, factor.condition) : solution', 'solution', NUMERICS], // prettier-ignore
    ['(shares[k] ?? 0) > least ? value : 0', 'value', HOSTILE],
    ['multiply(value, squareRoot(double(weight)))', 'multiply(value, double(weight))', NUMERICS],
  ],
  'cpu/least-squares/factor.ts': [
    ['size > noise * greatest', 'size > 0', NUMERICS],
    ['<= ROUNDING * triangle.lengthOf(k)', '< 0', FIT],
    ['/ size / size / (lengths[k] ?? NaN)', '/ size / (lengths[k] ?? NaN)', NUMERICS],
  ],
  'cpu/least-squares/linearised.ts': [
    ['plain * Math.sqrt(penalty.weight(square))', 'plain * penalty.weight(square)', FIT],
    ['unit * Math.sqrt(weights[first + i] ?? NaN)', 'unit * (weights[first + i] ?? NaN)', FIT],
  ],
  'cpu/least-squares/levenberg-marquardt.ts': [
    [' && isSmall(analysis().along, OFFSET)', '', 'no-minimum'],
    ['filter((k) => at.triangle.slopeOf(k) !== 0)', 'filter(() => true)', 'no-minimum'],
    ['if (seenThere.along < seen.along &&', 'if (there.cost < at.cost &&', NUMERICS],
    ['&& isNear(there)', '', 'no-minimum'],
    ['end.cost / unit / unit', 'end.cost', NUMERICS],
    ['value * unit)', 'value)', NUMERICS],
    ['promised <= Math.max(near * at.cost, at.noise ** 2)', 'promised <= near * at.cost || at.gradient <= at.noise', OVERFLOW], // prettier-ignore
    ['at = stand(shortest);', 'at = at;', FIT],
    ['[there, seenThere] = [bent, seenBent];', '{}', INVARIANCES],
  ],
  'cpu/least-squares/projection.ts': [
    ['linear.length === 0 ||', 'linear.length >= 0 ||', OVERFLOW],
    ['still.has(k) ?', 'still.size < 0 ?', 'fit-curves'],
    ['HARDLY = 1e-12', 'HARDLY = 1e-7', INVARIANCES],
    ['SOME = 1e-10', 'SOME = 0', INVARIANCES],
    [').filter((p) => bounds[p] === undefined)', ')', FIT],
  ],
  'cpu/least-squares/newton.ts': [
    ['(below?.[j] ?? NaN) - (above?.[j] ?? NaN)', '(above?.[j] ?? NaN) - (below?.[j] ?? NaN)', INVARIANCES], // prettier-ignore
  ],
  'cpu/least-squares/bounded-step.ts': [
    ['(value <= least && slope <= 0) || (value >= most && slope >= 0)', 'value <= least || value >= most', NUMERICS], // prettier-ignore
  ],
  'cpu/least-squares/penalty.ts': [['delta / Math.sqrt(square)', '1 / Math.sqrt(square)', FIT]],
  'run/fit/magnitudes.ts': [
    ["const sign = node.op === 'add' ? -1 : 1;", 'const sign = 1;', FIT],
    ['value * Math.exp(-slope(theta))', 'value', OVERFLOW],
    ['middle / valueOf(theta)', 'middle * valueOf(theta)', OVERFLOW],
  ],
  'run/fit/minima.ts': [
    ['isInside === true', 'isInside !== undefined', FIT],
    ['from === start ? -1 : rank(at.parameters)', 'rank(at.parameters)', NUMERICS],
    ['one.start === start ? -1 : rank(one.parameters)', 'rank(one.parameters)', NUMERICS],
    ['factor.undetermined.length > 0 && cost > noise && atBound', 'factor.undetermined.length > 0 && atBound', 'no-minimum'], // prettier-ignore
    [' && atBound.length === 0', '', 'no-minimum'],
    ['...anywhere.map(({ theta }) => theta)', '', 'no-minimum'],
  ],
  'run/fit/terms.ts': [
    ['own.length > 1 ? own : []', '[]', 'fit-curves'],
    ['next[p] = other[p] ?? NaN', 'next[p] = theta[p] ?? NaN', 'fit-curves'],
  ],
  'run/fit/found.ts': [['isFlat && !NO_END.has(reason)', 'true', FIT]],
  'run/fit/polish.ts': [
    ['one.isOwn ? LONG : ENOUGH', 'LONG', NUMERICS],
    ['|| !isBelow', '|| true', NUMERICS],
    ['|| !isBelow', '', NUMERICS],
  ],
  'run/fit/alike.ts': [
    ['fast.length * theta.length + negatives(theta)', 'negatives(theta)', WAVES],
    ['const unit = unitOf(target);', 'const unit = 1;', HOSTILE],
    [
      'of(one).cost - of(other).cost',
      'of(one).residualSquares - of(other).residualSquares',
      HOSTILE,
    ],
  ],
  'run/fit/frequencies.ts': [
    ['(radians / factor) ** power', 'radians / factor', WAVES],
    ['value - (sorted[i - 1] ?? NaN) > least', 'true', INVARIANCES],
    ['input === undefined || more !== undefined', 'true', WAVES],
  ],
  'run/fit/scan.ts': [
    ['before === undefined ? drawn(i) : Array.from(before.theta)', 'drawn(i)', WAVES],
    ['isBetter ? [best, found]', 'isBetter ? [found, found]', WAVES],
  ],
  'run/fit/upright.ts': [
    ['[0, Math.PI]', '[0]', WAVES],
    ['within(sign * other + turn)', 'sign * other + turn', WAVES],
    ['(other - place.origin) / length', 'other / length', WAVES],
  ],
  'run/fit/plateau.ts': [
    ['factor.undetermined.length < undetermined.length', 'true', 'no-minimum'],
    ['undetermined.length === 0', 'true', 'no-minimum'],
  ],
  'run/fit/far-from-zero.ts': [
    ['offsets.includes(p) || isConstant', 'isConstant', 'no-minimum'],
    ['sizes.every((size) => size === 1)', 'true', 'no-minimum'],
    ['zero?.[p + 1] === 1 && isElsewhere', 'false', 'no-minimum'],
  ],
  'run/fit/comparing.ts': [
    ['degreesOfFreedom > 0 ? s * Math.sqrt(degreesOfFreedom) :', '', HOSTILE],
  ],
  'run/fit/columns.ts': [
    ['if (used.some((one) => Number.isNaN(one[i]))) continue;', '', FIT],
    ['(value) => 1 / value / value', '(value) => 1 / value', FIT],
    ['isLog ? Math.log : undefined', 'undefined', NUMERICS, FIT],
    [' && !aside.includes(name),\n    );', ',\n    );', FIT],
    ['(name) => !graph.inputs.includes(name) && !aside.includes(name)', '(name) => !graph.inputs.includes(name)', FIT], // prettier-ignore
  ],
  'run/fit/options.ts': [
    ['if (!(least < most))', 'if (least === most)', FIT],
    ['value < least || value > most', 'value < least && value > most', FIT],
  ],
  'run/fit/robust.ts': [
    ['EFFICIENT * scale));', 'scale));', FIT],
    ['const reach = OUTER * (at(0.75) - at(0.25));', 'const reach = Infinity;', FIT],
    ['if (inside.length === target.length) return [all];', 'if (inside.length > 0) return [all];', INVARIANCES], // prettier-ignore
  ],
  'run/fit/profile.ts': [['near.with(place, at)', 'near.with(place, value)', FIT]],
  'run/fit/fit.ts': [
    ["loss === 'mse' ? [observations] : tamed(observations)", '[observations]', FIT],
    [
      '{ asked: model.free, level, isAbsolute,',
      '{ asked: model.free, level, isAbsolute: false,',
      FIT,
    ],
  ],
  'core/formula/held.ts': [['index: left.indexOf(node.index)', 'index: node.index', GROUPS]],
  'cpu/least-squares/finisher.ts': [
    ['due <= WORTH * (results.chiSquares[fit] ?? NaN)', 'due <= Infinity', GROUPS],
    ['if (isBetter(found, best)) best = found;', '', GROUPS],
    ['const NEAR = 1e-30;', 'const NEAR = 1e-8;', GROUPS],
  ],
  'cpu/least-squares/finishers.ts': [
    ['results.unitErrors.set(found.unitErrors, P * first);', '', GROUPS],
    ['if (started.length === 0) return', 'if (started.length < 0) return', GROUPS],
  ],
  'cpu/least-squares/unit-errors.ts': [
    ['root / (lengths[p] ?? NaN)', 'root', GROUPS],
    ['for (let i = k; i < j; i++) rest -=', 'for (let i = k; i < j - 1; i++) rest -=', GROUPS],
    ['factor.undetermined.every((along) => along[k] === 0)', 'true', GROUPS],
  ],
  'run/fit/in-groups.ts': [['next[place] = at + 1;', 'next[place] = at;', GROUPS]],
  'run/fit/group-task.ts': [
    ['rows < free.length && !failures.has(g)', 'rows === 0 && !failures.has(g)', GROUPS],
    ['if (!failures.has(place)) failures.set(place, message);', '', GROUPS],
  ],
  'run/fit/group-starts.ts': [
    ['if (!isReached) found.push', 'if (found.length === 0) found.push', GROUPS],
  ],
  'run/fit/group-engine.ts': [['if (task.isLinear) return undefined;', '', GROUPS]],
  'run/fit/group-pieces.ts': [
    ['const scale = isAbsolute ? 1 : s;', 'const scale = s;', GROUPS],
    ['(counts[first + i] ?? 0) - (fitted?.[i] ?? 0)', '(counts[first + i] ?? 0) - F', GROUPS],
  ],
  'run/fit/groups.ts': [
    [
      'others.chiSquares[fit] ?? NaN) < (chiSquares[fit] ?? NaN)',
      'others.chiSquares[fit] ?? NaN) < 0',
      GROUPS,
    ],
  ],
  'csv/plain.ts': [
    ['digits > MOST_DIGITS ||', '', 'csv-plain'],
    ['POWERS[length - 1 - point]', 'POWERS[length - point]', 'csv-plain'],
  ],
  'csv/labels.ts': [['place: this.#placeOf(text) }', 'place: this.#known.size }', GROUPS]],
};
