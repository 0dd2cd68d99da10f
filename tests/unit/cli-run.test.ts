import { describe, expect, it } from 'vitest';
import { ConfigError, DeviceLostError } from '../../src/core/errors.ts';
import { SETTINGS } from '../../src/core/settings/index.ts';
import { seedToJson } from '../../src/core/settings/seed.ts';
import { PUBLISHED } from '../../src/core/article/published.ts';
import type { Engine, Trainer } from '../../src/core/types.ts';
import { replayDifference } from '../../src/cli/remarks.ts';
import { call, noGpu, toyEngine } from '../helpers/cli-fakes.ts';

const SHORT = 'train --epochs 300 --log-every 100';

/** The object that `--json` printed. */
function parsed(out: string): Record<string, unknown> {
  return JSON.parse(out) as Record<string, unknown>;
}

/** What a terminal is told, with its control characters spelt out. */
function visible(err: string): string {
  return err.replaceAll('\r\x1b[K', '<clear>');
}

describe('train', () => {
  it('prints the log and the parameters, and nothing else, to stdout', async () => {
    const { status, out, err } = await call(SHORT);
    expect(status).toBe(0);
    expect(out).toMatch(
      /^Epoch\[100\/300\], loss:\d+\.\d{6}\nEpoch\[200\/300\], loss:\d+\.\d{6}\nEpoch\[300\/300\], loss:\d+\.\d{6}\na \d\.\d{4}\nb \d\.\d{4}\n$/,
    );
    expect(err).toMatch(
      /^webgpu, toy \(software adapter\), toy steps\n300 epochs in .*steps\/s\nR² -?[\d.]+ about the mean, RMSE [\d.]+, 100 rows\n$/,
    );
  });

  it('prints lines as they come', async () => {
    const written: string[] = [];
    await call('train --epochs 3000 --log-every 1', { onOut: (text) => written.push(text) });
    expect(written.length).toBeGreaterThan(3);
    expect(written.join('').match(/Epoch/g)).toHaveLength(3000);
  });

  it("names linear's parameters as PyTorch does", async () => {
    const { out } = await call(`${SHORT} --model linear`);
    expect(out).toMatch(/\nlinear\.weight -?\d+\.\d{4}\nlinear\.bias -?\d+\.\d{4}\n$/);
  });

  it('leaves epoch 1 out unless every epoch is logged', async () => {
    expect((await call('train --epochs 3 --log-every 2')).out).toMatch(/^Epoch\[2\/3\].*\na /);
    expect((await call('train --epochs 1 --log-every 1')).out).toMatch(/^Epoch\[1\/1\].*\na /);
  });

  it('shows progress on a terminal, and clears it before every line', async () => {
    const seen: string[] = [];
    const { err } = await call('train --epochs 3000', { columns: 80, seen });
    expect(visible(err)).toContain('<clear>epoch ');
    expect(visible(err)).toMatch(/left<clear>3,000 epochs in [^<]*\n$/);
    expect(seen.join('')).not.toMatch(/left(Epoch|a )/);
  });

  it('shows on a terminal how large data come to be', async () => {
    const { err, out } = await call('train --points 400000 --epochs 1 --log-every 1', {
      columns: 80,
    });
    expect(visible(err)).toMatch(/^<clear>generating 400,000 points {2}30 %<clear>webgpu, toy/);
    expect(out).toMatch(/^Epoch\[1\/1\], /);
  });

  it('shows on a terminal how they come onto the device', async () => {
    const engine = toyEngine('webgpu');
    const uploading: Engine = {
      info: engine.info,
      prepare: (problem, options) => {
        options?.onUpload?.(0.259);
        return engine.prepare(problem);
      },
      profile: undefined,
      landscape: undefined,
      fits: undefined,
      runs: undefined,
      destroy: () => undefined,
    };
    const webgpu = () => Promise.resolve(uploading);
    const { err } = await call(SHORT, { columns: 80, makers: { webgpu } });
    expect(visible(err)).toMatch(/^<clear>uploading 100 points {2}25 %<clear>webgpu, toy/);
  });

  it('Ctrl-C ends the making of large data', async () => {
    let breaths = 0;
    const { status, err } = await call('train --points 20000000', {
      onBreath: (stop) => {
        if (++breaths === 2) stop.request('SIGINT');
      },
    });
    expect({ status, err }).toEqual({
      status: 130,
      err: 'downhill: stopped at epoch 0 of 20000\n',
    });
    expect(breaths).toBe(2);
  });

  it('--json prints one object with the agreed keys', async () => {
    const { status, out } = await call(`${SHORT} --seed 9007199254740993 --json`);
    expect(status).toBe(0);
    const report = parsed(out);
    expect(Object.keys(report).join()).toBe(
      'engine,adapter,strategy,model,formula,seed,points,epochs,lr,loss,lossOptions,optimizer,optimizerOptions,' +
        'schedule,scheduleOptions,batch,parameterNames,init,log,final,finalLoss,elapsedMs,stepsPerSecond,rSquared,rmse,dataset',
    );
    const number = expect.any(Number) as number;
    expect(report).toMatchObject({
      engine: 'webgpu',
      adapter: 'toy',
      strategy: 'dispatch',
      model: 'parameter',
      formula: 'a*x + b',
      loss: 'mse',
      optimizer: 'sgd',
      schedule: 'constant',
      batch: 'full',
      parameterNames: ['a', 'b'],
      dataset: 'line',
      finalLoss: number,
      seed: seedToJson(9007199254740993n),
      points: 100,
      epochs: 300,
      lr: 0.001,
      init: [number, number],
      log: [
        [100, number],
        [200, number],
        [300, number],
      ],
      final: [number, number],
    });
    expect(out.endsWith('}\n')).toBe(true);
  });

  it('the start in the object is the one that was asked for', async () => {
    const { out } = await call('train --epochs 300 --start 2.5,-1.25 --json');
    expect(parsed(out)).toMatchObject({ init: [2.5, -1.25] });
  });

  it('a replay is named in the object, has no seed, and is compared on stderr', async () => {
    const { out, err } = await call('train --epochs 300 --replay parameter --json');
    expect(parsed(out)).toMatchObject({ replay: 'parameter', seed: null });
    expect(err).toMatch(/greatest difference from the 3 published lines: \d\.\de-\d, at epoch \d+/);
  });
});

describe('the difference of a replay', () => {
  it('is the greatest over the lines that both have', () => {
    const log = PUBLISHED.linear.log.map(
      ([epoch, loss]) => [epoch, epoch === 300 ? loss + 2e-5 : loss] as const,
    );
    expect(
      replayDifference({ fixed: [], rates: [], start: 'drawn', replay: 'linear', lr: 1e-3 }, log),
    ).toBe('greatest difference from the 26 published lines: 2.0e-5, at epoch 300');
  });

  it('is nothing where there is nothing to compare', () => {
    const [first = [0, 0] as const] = PUBLISHED.linear.log;
    expect(
      replayDifference({ fixed: [], rates: [], start: [1, 2], replay: 'linear', lr: 1e-3 }, [
        first,
      ]),
    ).toBeUndefined();
    expect(
      replayDifference({ fixed: [], rates: [], start: 'drawn', replay: 'none', lr: 1e-3 }, [
        [100, 1],
      ]),
    ).toBeUndefined();
    expect(
      replayDifference({ fixed: [], rates: [], start: 'drawn', replay: 'linear', lr: 1e-2 }, [
        [100, 1],
      ]),
    ).toBeUndefined();
    expect(
      replayDifference({ fixed: [], rates: [], start: 'drawn', replay: 'linear', lr: 1e-3 }, [
        [150, 1],
      ]),
    ).toBeUndefined();
  });
});

describe('the engine', () => {
  it('auto falls back to the CPU, and says why', async () => {
    const { status, err } = await call(SHORT, { makers: { webgpu: noGpu } });
    expect(status).toBe(0);
    expect(err).toMatch(
      /^no WebGPU, so the CPU reference trains: no adapter: plug one in\ncpu, toy, toy steps/,
    );
  });

  it('webgpu by name fails where there is none', async () => {
    expect(await call(`${SHORT} --engine webgpu`, { makers: { webgpu: noGpu } })).toEqual({
      status: 1,
      out: '',
      err: 'downhill: no adapter: plug one in\n',
    });
  });

  it.each(['--precision f64', '--engine cpu', '--engine cpu --precision f64'])(
    '%s is the cpu',
    async (flags) => {
      const { out } = await call(`${SHORT} ${flags} --json`);
      expect(parsed(out)).toMatchObject({ engine: 'cpu' });
    },
  );

  it.each(['auto', 'webgpu'])('%s is asked for the precision', async (engine) => {
    const asked: string[] = [];
    const webgpu = (precision: string): Promise<Engine> => {
      asked.push(precision);
      return Promise.resolve(toyEngine('webgpu'));
    };
    for (const flags of ['', '--precision compensated', '--precision compensated --no-tune']) {
      await call(`${SHORT} --engine ${engine} ${flags}`, { makers: { webgpu } });
    }
    expect(asked).toEqual(['f32', 'compensated', 'compensated']);
  });

  it('refuses with status 2 what the adapter cannot compute in', async () => {
    const webgpu = (): Promise<never> =>
      Promise.reject(new ConfigError('precision', 'not to be had: use precision f32'));
    expect(await call(`${SHORT} --precision compensated`, { makers: { webgpu } })).toEqual({
      status: 2,
      out: '',
      err: 'downhill: not to be had: use precision f32\n',
    });
  });

  it('is destroyed at the end, and after a failure', async () => {
    for (const lr of ['0.001', '1']) {
      const engine = toyEngine('cpu');
      await call(`${SHORT} --engine cpu --lr ${lr}`, { makers: { cpu: () => engine } });
      expect(engine.destroyed).toBe(true);
    }
  });
});

describe('a run that ends early', () => {
  it('diverged: what was logged stays printed, and status 1 says which lr is stable', async () => {
    const { status, out, err } = await call('train --lr 1 --log-every 1');
    expect(status).toBe(1);
    expect(out).toMatch(/^Epoch\[1\/20000\], loss:\d/);
    expect(out).toMatch(/loss:(inf|nan)\n$/);
    expect(err).toMatch(/\ndownhill: lr 1 diverged by epoch \d+: .*lower lr\n$/);
  });

  it('diverged: the last finite numbers are said', async () => {
    const { err } = await call('train --lr 1 --log-every 1');
    expect(err).toMatch(/\nthe last finite numbers, of epoch [\d,]+: a -?\d\S*, b -?\d\S*\n/);
  });

  it('a lost device: said, and the log has no gap and no line twice', async () => {
    const undisturbed = await call('train --epochs 3000');
    const engine = losing(1);
    const { status, out, err } = await call('train --epochs 3000', {
      makers: { webgpu: () => Promise.resolve(engine) },
    });
    expect(status).toBe(0);
    expect(out).toBe(undisturbed.out);
    expect(err).toMatch(/\nthe graphics device was lost: another one goes on from epoch [\d,]+\n/);
  });

  it('devices lost for good: status 1, and the numbers so far', async () => {
    const { status, out, err } = await call('train --epochs 3000', {
      makers: { webgpu: () => Promise.resolve(losing(Infinity)) },
    });
    expect(status).toBe(1);
    expect(out).toMatch(/^Epoch\[100\/3000\], loss:\d/);
    expect(err).toMatch(/\nthe last finite numbers, of epoch [\d,]+: a \S+, b \S+\n/);
    expect(err).toMatch(
      /\ndownhill: 3 times in a row at epoch \d+: lost, or use the CPU engine\n$/,
    );
  });

  it('Ctrl-C: status 130, and the epoch that was reached', async () => {
    const { status, out, err } = await call('train --epochs 3000 --log-every 10', {
      columns: 80,
      onOut: (_text, stop) => {
        stop.request('SIGINT');
        // Whatever comes after it.
        stop.request('SIGHUP');
      },
    });
    expect(status).toBe(130);
    expect(out).not.toContain('Epoch[3000/');
    expect(visible(err)).toMatch(/<clear>downhill: stopped at epoch \d+ of 3000\n$/);
  });

  it('Ctrl-C before the first epoch', async () => {
    expect(await call('train', { stopped: 'SIGINT' })).toEqual({
      status: 130,
      out: '',
      err: 'downhill: stopped at epoch 0 of 20000\n',
    });
  });

  it('the reader of stdout has gone: quietly done', async () => {
    const { status, err } = await call('train --epochs 3000 --log-every 1000', {
      columns: 80,
      onErr: (text, stop) => {
        if (text.includes('steps/s')) stop.request('closed');
      },
    });
    expect(status).toBe(0);
    expect(err).not.toContain('downhill:');
    // No line of progress is left.
    expect(visible(err)).toMatch(/left<clear>$/);
  });

  it('stdout cannot be written: status 1 and why', async () => {
    const { status, err } = await call('train --epochs 3000 --log-every 10', {
      onOut: (_text, stop) => {
        stop.request(new Error('stdout cannot be written'));
      },
    });
    expect(status).toBe(1);
    expect(err).toMatch(/\ndownhill: stdout cannot be written\n$/);
  });

  it('an unforeseen error is one line, and a stack only where asked for', async () => {
    const makers = { webgpu: () => Promise.reject(new Error('line one\n  line two')) };
    expect(await call('train', { makers })).toEqual({
      status: 1,
      out: '',
      err: 'downhill: unexpected error: line one line two\n',
    });
    const { err } = await call('train', { makers, env: { DOWNHILL_DEBUG: '1' } });
    expect(err).toMatch(/cli-run\.test\.ts/);
  });
});

describe('info', () => {
  it('shows the machine, the engines and the adapter', async () => {
    const { status, out, err } = await call('info');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    for (const [name, value] of [
      ['runtime', 'Node 20.19.0'],
      ['platform', 'linux x64'],
      ['webgpu', 'toy'],
      ['cpu', 'toy'],
      ['software', 'yes: it computes on the CPU'],
      ['maxBufferSize', '1073741824 (1024 MiB)'],
      ['maxComputeWorkgroupSizeX', '256'],
      ['timestamp-query', 'yes'],
      ['subgroups', 'no'],
    ]) {
      expect(out).toMatch(new RegExp(`^  ${name} +${value?.replace(/[()]/g, '\\$&')}$`, 'm'));
    }
  });

  it('lists what can be asked for by name, with formulas and options', async () => {
    const { out } = await call('info');
    for (const line of [
      'Models',
      '  exponential  a*exp(-b*x) + c',
      '  polynomial  c3*x^3 + c2*x^2 + c1*x + c0; degree 3',
      '  formula  formula of your own',
      '  network  layers 4,2, activation tanh',
      'Losses',
      '  l1  abs(p - y)',
      '  huber  min(abs(p - y), 1)*(abs(p - y) - 0.5*min(abs(p - y), 1)); huber-delta 1',
      'Optimizers',
      '  sgd  momentum 0, dampening 0, nesterov false, weight-decay 0',
      '  adamw  weight-decay 0.01, beta1 0.9, beta2 0.999, eps 1e-8, amsgrad false',
      'Schedules',
      '  constant  no options',
      '  step  step-size 1000, gamma 0.1',
      'Activations',
      '  relu  max(z, 0)',
      'Datasets',
      '  line  a*x + b; of x',
      '  spiral  two classes; of x1, x2',
    ]) {
      expect(out.replace(/(\S) {2,}/g, '$1  ').split('\n')).toContain(line);
    }
  });

  it('lists in JSON every name that a setting takes', async () => {
    const report = parsed((await call('info --json')).out) as Readonly<Record<string, object[]>>;
    const lists = { model: 'models', loss: 'losses', optimizer: 'optimizers', schedule: 'schedules', activation: 'activations', dataset: 'datasets' } as const; // prettier-ignore
    for (const [key, list] of Object.entries(lists)) {
      const names = report[list]?.map((offer) => (offer as Record<string, unknown>)[key]);
      expect(names).toEqual(SETTINGS[key as keyof typeof lists].choices);
    }
    expect(report['models']).toContainEqual({
      model: 'formula',
      formula: null,
      options: { formula: null },
    });
    expect(report['optimizers']).toContainEqual({
      optimizer: 'adagrad',
      options: { weightDecay: 0, eps: 1e-10, lrDecay: 0 },
    });
    expect(report['datasets']).toContainEqual({
      dataset: 'circle',
      formula: null,
      columns: ['x1', 'x2'],
      classes: true,
      options: {},
    });
  });

  it('without a GPU says why, and succeeds', async () => {
    const { status, out } = await call('info --json', { makers: { webgpu: noGpu } });
    expect(status).toBe(0);
    expect(parsed(out)).toMatchObject({
      runtime: { name: 'Node', version: '20.19.0' },
      engines: [
        { engine: 'webgpu', available: false, detail: 'no adapter: plug one in' },
        { engine: 'cpu', available: true, detail: 'toy' },
        { engine: 'wasm', available: true, detail: 'toy' },
      ],
      adapter: null,
    });
  });
});

/** A toy engine that fails beyond epoch 1000, so many times. */
function losing(times: number): Engine {
  const toy = toyEngine('webgpu');
  let left = times;
  return {
    info: toy.info,
    async prepare(problem) {
      const trainer = await toy.prepare(problem);
      const advance: Trainer['advance'] = async (...work) => {
        const snapshot = await trainer.advance(...work);
        if (snapshot.epoch <= 1000 || left-- <= 0) return snapshot;
        throw new DeviceLostError('lost');
      };
      return { ...trainer, advance };
    },
    profile: undefined,
    landscape: undefined,
    fits: undefined,
    runs: undefined,
    destroy: () => undefined,
  };
}
