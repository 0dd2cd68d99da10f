/** Faults in the rooms below the page: the theory, the runs, verify, the GPU's host code, tables, the terminal, the library. */
export const faults = {
  'core/data/named.ts': [
    ['isOnly && !places', '!places', 'cli-formula'],
    ["name !== '' && !places.has(name)", "name !== ''", 'cli-formula'],
  ],
  'core/data/units.ts': [
    [
      'const slope = (a * y.scale) / x.scale;',
      'const slope = (a * x.scale) / y.scale;',
      'own-units',
    ],
    ['return loss / y.scale ** 2;', 'return loss / y.scale;', 'own-units'],
    [
      'y.scale * (x.scale * da + x.shift * db)',
      'y.scale * (x.scale * da - x.shift * db)',
      'own-units',
    ],
  ],
  'core/export/printed-script.ts': [
    ['a = a * y_sd / x_sd', 'a = a * x_sd / y_sd', 'export'],
    ['b = y_mean + y_sd * b - a * x_mean', 'b = y_mean + y_sd * b + a * x_mean', 'export'],
  ],
  'core/export/start-script.ts': [
    ["'start = [a * x_sd / y_sd,", "'start = [a * y_sd / x_sd,", 'export'],
  ],
  'core/text/printed.ts': [
    ['beforeLast % 2 === 0 ? exact', 'beforeLast % 2 === 1 ? exact', 'replay', 'cli-output'],
    ['loss > 0 && loss < 0.1', 'loss > 0.1', 'cli-output', 'own-units'],
  ],
  'run/in-own-units.ts': [
    ['gradient: gradientInOwnUnits(units, snapshot.gradient),', '', 'own-units'],
    [
      'samples: snapshot.samples.map((sample) => ({ epoch: sample.epoch, ...inOwn(sample) }))',
      'samples: snapshot.samples',
      'own-units',
    ],
  ],
  'run/finite.ts': [
    ['samples.slice(0, first + 1)', 'samples.slice(0, first)', 'session', 'app-history'],
    ['samples.find((sample) => !isFinite(sample))?.epoch ?? epoch', 'epoch', 'session'],
    ['Number.isFinite(loss) && parameters', 'parameters', 'session', 'session-trainer'],
  ],
  'run/pacer.ts': [
    ['(steps * this.#targetMs) / Math.max', '(steps / this.#targetMs) * Math.max', 'pacer'],
  ],
  'run/session.ts': [
    ['caution < MOST_CAUTION) caution++', 'caution <= MOST_CAUTION) caution++', 'session-trainer'],
    ['losses = 0;\n          yield', 'yield', 'session-trainer'],
    ['{ ...this.#problem, learningRate }', 'this.#problem', 'session', 'session-trainer'],
  ],
  'run/training.ts': [['samples: this.#samples', 'samples: this.#last.samples', 'training']],
  'run/verify/checks.ts': [
    [
      '    Object.is(one.loss, other.loss) &&\n    one.parameters.every((value, p) => Object.is(value, other.parameters[p]))',
      '    Object.is(one.loss, other.loss)',
      'verify',
      'verify-pairs',
    ],
    [
      'counted === epochs && wrong < 0 && samples.length',
      'wrong < 0 && samples.length',
      'verify',
      'verify-pairs',
    ],
    [
      'loss: p.loss + q.loss, parameters',
      'loss: 100 * (p.loss + q.loss), parameters',
      'verify',
      'verify-pairs',
    ],
    ['!(size <= (bounds?.[i] ?? NaN))', 'size > (bounds?.[i] ?? NaN)', 'verify', 'verify-pairs'],
    [
      'halfUlp(value) / learningRate',
      '(100 * halfUlp(value)) / learningRate',
      'verify',
      'verify-pairs',
    ],
    ['found: bad.length,', 'found: Math.max(0, bad.length - 1),', 'verify', 'verify-pairs'],
  ],
  'run/verify/verify.ts': [
    [
      'references.every((check) => check.pass);',
      'references.length > 0;',
      'verify',
      'verify-pairs',
    ],
    ['const pass = checks.every', 'const pass = checks.some', 'verify', 'verify-pairs'],
  ],
  'core/quadratic/rounding.ts': [
    [
      'return Math.min(n, Math.max(',
      'return 100 * Math.min(n, Math.max(',
      'verify',
      'verify-pairs',
    ],
  ],
  'gpu/tuning.ts': [['if (time < best.time) best', 'if (time > 0) best', 'gpu/tuning']],
  'gpu/kernel-time.ts': [['return least / times;', 'return least;', 'profile', 'gpu/tuning']],
  'gpu/index.ts': [
    ['gpu = fresh;\n    shape = undefined;', 'gpu = fresh;', 'gpu/tuning'],
    ['Math.max(needBytes, DEFAULT_BINDING_BYTES)', 'DEFAULT_BINDING_BYTES', 'gpu/faults'],
  ],
  'gpu/trainer.ts': [
    ['} catch (error) {\n    scope.destroy();', '} catch (error) {', 'gpu/faults'],
    ['state.epoch !== due || state.missing > 0', 'state.missing > 0', 'gpu/short-loops'],
    ['Math.min(plan.mostSteps, stepsWithin(HISTORY, problem))', 'plan.mostSteps', 'gpu/faults'],
  ],
  'shaders/points/quads.wgsl': [['select(vec4f(), vec4f(1), isPoint)', 'vec4f(1)', 'dawn']],
  'gpu/run-layout.ts': [
    ['loss: f32(at + sample.at.loss)', 'loss: f32(run.at.loss)', 'gpu/twins', 'dawn'],
  ],
  'gpu/adapter.ts': [['info.isFallbackAdapter || /swift', '/swift', 'adapter']],
  'csv/bad-rows.ts': [
    ['reason.count += lines;', 'reason.count += 1;', 'csv', 'csv-writing'],
    ['reason.first.length === MOST_NAMED', 'reason.first.length > MOST_NAMED', 'csv'],
  ],
  'cli/output.ts': [
    ['(steps * 1000) / elapsedMs', 'steps / elapsedMs', 'cli-output', 'cli-run'],
    [
      '`${Math.floor(minutes / 60)} h ${twoDigits(minutes % 60)} min`',
      '`${Math.floor(minutes / 60)} h ${twoDigits(whole % 60)} min`',
      'cli-output',
    ],
    [
      '((epochs - epoch) * 1000) / speed',
      '(epochs * 1000) / speed',
      'cli-output',
      'cli-run',
      'cli-figures',
    ],
  ],
  'cli/train.ts': [
    [
      'stepsPerSecond(epochs * stepsPerEpoch(problem), elapsedMs)',
      'stepsPerSecond(log.length, elapsedMs)',
      'cli-run',
      'cli-figures',
    ],
    ['init: problem.start.parameters,', 'init: final,', 'cli-run', 'cli-figures'],
  ],
  'cli/follow.ts': [['epoch % logEvery === 0', 'epoch % logEvery <= 1', 'cli-run', 'cli-figures']],
  'cli/terminal.ts': [
    [
      'if (this.#isDrawn) this.#streams.err(CLEAR_LINE);',
      'this.#isDrawn = false;',
      'cli-output',
      'cli-door',
      'cli-process',
    ],
    ['columns() - 1', 'columns()', 'cli-output', 'cli-door', 'cli-process'],
    ['PLAIN.test(line) ? line : printable(line)', 'line', 'cli-door', 'cli-process'],
  ],
  'cli/process-io.ts': [
    [
      'for (const one of listeners) host.removeListener(one.signal, one.listener);',
      '',
      'cli-output',
      'cli-run',
      'cli-door',
      'cli-process',
    ],
    [
      'isTerminal: stderr.isTTY === true',
      "isTerminal: 'isTTY' in host.stdout && host.stdout.isTTY === true",
      'cli-output',
      'cli-door',
      'cli-process',
    ],
  ],
  'cli/writing.ts': [
    [
      'for (let at = 0; at < bytes.length;)',
      'for (let at = 0; at === 0;)',
      'cli-output',
      'cli-door',
      'cli-process',
    ],
  ],
  'cli/stop.ts': [
    [
      'this.#control.abort(cause);',
      "this.#control.abort(cause); Object.defineProperty(this, 'cause', { value: cause, configurable: true });",
      'cli-output',
      'cli-run',
    ],
  ],
  'cli/run.ts': [
    [
      'error instanceof ConfigError ? EXIT.usage : EXIT.failed',
      'EXIT.failed',
      'cli-run',
      'cli-process',
    ],
  ],
};
