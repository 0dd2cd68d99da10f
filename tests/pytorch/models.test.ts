/** The script of any model, loss, optimizer, schedule and batch, run by PyTorch in 64 bits: it prints the lines of the f64 engine. */
import { afterAll, describe, expect, test } from 'vitest';
import { pytorchScript } from '../../src/core/export/pytorch-script.ts';
import type { OwnData } from '../../src/core/data/own.ts';
import { CATALOGUE, isArticleModel } from '../../src/core/models/catalogue.ts';
import { setUp } from '../../src/core/setup.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { inOwnUnits } from '../../src/run/in-own-units.ts';
import { cpuEngine } from '../helpers/engines.ts';
import { ScriptFolder } from './python.ts';

const folder = new ScriptFolder();
afterAll(() => {
  folder.remove();
});

type Raw = Readonly<Record<string, unknown>>;

const EXPONENTIAL = { model: 'exponential', lr: 0.01 };
const CLASSES = { model: 'network', layers: '4,3', dataset: 'circle', loss: 'bce-with-logits' };

const CASES: readonly (readonly [name: string, raw: Raw])[] = [
  ...Object.keys(CATALOGUE)
    .filter((model) => !isArticleModel(model))
    .map((model): [string, Raw] => [model, { model, lr: 0.001 }]),
  ['polynomial', { model: 'polynomial', degree: 5, lr: 0.1 }],
  ['other data', { model: 'quadratic', dataset: 'polynomial', degree: 2, lr: 0.1 }],
  ['l1', { ...EXPONENTIAL, loss: 'l1' }],
  ['huber', { ...EXPONENTIAL, loss: 'huber', huberDelta: 0.3 }],
  ['smooth-l1', { ...EXPONENTIAL, loss: 'smooth-l1', smoothL1Beta: 0.2 }],
  ['log-cosh', { ...EXPONENTIAL, loss: 'log-cosh' }],
  ['nesterov', { ...EXPONENTIAL, momentum: 0.9, nesterov: true, weightDecay: 0.01 }],
  ['dampening', { ...EXPONENTIAL, momentum: 0.9, dampening: 0.1 }],
  ['adam', { ...EXPONENTIAL, optimizer: 'adam', beta1: 0.8, amsgrad: true }],
  ['adamw', { ...EXPONENTIAL, optimizer: 'adamw', beta2: 0.99, eps: 1e-6 }],
  ['rmsprop', { ...EXPONENTIAL, lr: 0.001, optimizer: 'rmsprop', momentum: 0.5, centered: true }],
  ['adagrad', { ...EXPONENTIAL, lr: 0.1, optimizer: 'adagrad', lrDecay: 0.001 }],
  ['step', { ...EXPONENTIAL, schedule: 'step', stepSize: 70, gamma: 0.5 }],
  ['exponential rates', { ...EXPONENTIAL, schedule: 'exponential', gamma: 0.99 }],
  ['cosine', { ...EXPONENTIAL, schedule: 'cosine', tMax: 200 }],
  ['batches', { model: 'quadratic', lr: 0.01, batch: 32 }],
  ['batches of the line', { lr: 0.001, batch: 7 }],
  ['rows of the line', { lr: 0.001, rows: '21..80' }],
  ['rows of a circle, in batches', { ...CLASSES, batch: 20, lr: 0.1, points: 200, rows: '101..' }],
  ['batches of a replay', { replay: 'linear', lr: 0.001, batch: 30, start: '1,2' }],
  ['a network', { model: 'network', lr: 0.05 }],
  [
    'a network of sigmoids',
    { model: 'network', layers: '5', activation: 'sigmoid', dataset: 'cubic', lr: 0.05 },
  ],
  ['relu', { model: 'network', layers: '6', activation: 'relu', dataset: 'line', lr: 0.001 }],
  ['circle', { ...CLASSES, optimizer: 'adam', lr: 0.01, points: 200 }],
  ['xor, in batches', { ...CLASSES, dataset: 'xor', batch: 20, lr: 0.1 }],
  ['spiral, of an odd number', { ...CLASSES, dataset: 'spiral', points: 101, batch: 20, lr: 0.1 }],
  ['a start by name', { ...CLASSES, lr: 0.1, start: '0.weight[1][0]=0.25,4.bias[0]=-1' }],
  ['a curve from a start by name', { ...EXPONENTIAL, start: 'b=0.7' }],
  ['a curve from a start', { ...EXPONENTIAL, start: '4,1,0.5' }],
  ['the line from a start by name', { lr: 0.001, start: 'b=0.7' }],
  ['two columns', { formula: 'a*x1^2 + b*x2^2 + c*x1*x2 + d', dataset: 'circle', lr: 0.0005 }],
  [
    'a formula that looks twice, with names of Python',
    {
      formula: 'v = a*x + lambda\ny = max(v, 2)*exp(0.1) + self/(1 + v^2) + max(1, 2)*x^2',
      lr: 1e-4,
    },
  ],
  [
    'every function',
    {
      formula: [
        'a*sin(x) + b*cos(x) + c*tan(x/9) + d*asin(x/20) + e1*acos(x/20) + f*atan(x)',
        'g*sinh(x/9) + h*cosh(x/9) + i*tanh(x) + j*sigmoid(x) + k*softplus(x*l) + m*erf(x*l)',
        'n*sqrt(x + 3) + o*log(x + 3) + p*abs(x - 1) + q*sign(x - 1) + r*step(x - 1) + s*min(x, t)',
        'u*(x + 3)*log(x + 3) + w*expm1(x/9) + z*log1p(x + 3) + (x + 3)^(aa/9) + 2^(x/9) + bb/(x + 3)^2 + (x + 3)^(-2)',
      ].join(' + '),
      optimizer: 'adam',
      lr: 1e-3,
    },
  ],
  ['no column at all', { formula: 'exp(a)', lr: 0.0001, dataset: 'power' }],
];

const N = 60;
const column = (f: (i: number) => number): Float64Array<ArrayBuffer> => Float64Array.from({ length: N }, (_, i) => f(i)); // prettier-ignore
const OWN: OwnData = {
  name: 'decay.csv',
  xName: 'time in "s"',
  yName: 'signal',
  x: column((i) => i / 10),
  y: column((i) => 3 * Math.exp(-i / 17) + 1 + ((i * 7) % 5) / 50),
  standardise: false,
};
const SEVERAL: OwnData = {
  ...OWN,
  others: [{ name: 'dose', values: column((i) => (i % 4) / 3) }],
};

const OF_OWN: readonly (readonly [name: string, raw: Raw, own: OwnData])[] = [
  [
    'own data, a formula',
    { formula: 'A*exp(-t/tau) + c', lr: 0.05 },
    { ...OWN, inputNames: ['t'] },
  ],
  ['own data, in batches', { formula: 'A*exp(-x/tau) + c', lr: 0.05, batch: 16 }, OWN],
  [
    'own data, of several columns',
    { formula: 'A*exp(-t/tau) + c*dose', lr: 0.05 },
    { ...SEVERAL, inputNames: ['t', 'dose'] },
  ],
  ['own data, some rows of several columns', { model: 'network', layers: '5', lr: 0.05, batch: 8, rows: '..40' }, SEVERAL], // prettier-ignore
  ['own data, a network', { model: 'network', layers: '5', lr: 0.05 }, SEVERAL],
  ['own data, a line as a formula', { formula: 'm*x + q', lr: 0.1 }, { ...OWN, standardise: true }],
];

async function trained(raw: Raw, own: OwnData | undefined) {
  const config = parseConfig({
    engine: 'cpu',
    precision: 'f64',
    epochs: 300,
    logEvery: 30,
    ...raw,
  });
  const { problem, parameterNames, units } = setUp(config, own);
  const base = cpuEngine('f64');
  const engine = units === undefined ? base : inOwnUnits(base, units);
  const trainer = await engine.prepare(problem);
  const { samples, parameters } = await trainer.advance(config.epochs, problem);
  engine.destroy();
  const logged = samples.filter(({ epoch }) => epoch % config.logEvery === 0);
  return { config, logged, parameters, parameterNames };
}

/** Data are drawn in f32, whose functions may differ by an ulp or two: so much of a loss and of a parameter. */
const RELATIVE = 4 * 2 ** -23;
/** Half a unit of the last place that is printed on either side. */
const lastPlace = (text: string): number => 10 ** -(text.split('.')[1]?.length ?? 0);

describe('PyTorch prints what Downhill prints', () => {
  test.concurrent.each([...CASES.map((one) => [...one, undefined] as const), ...OF_OWN])(
    '%s',
    async (_name, raw, own) => {
      const { config, logged, parameters, parameterNames } = await trained(raw, own);
      const lines = await folder.printedBy(pytorchScript(config, own));
      expect(lines).toHaveLength(logged.length + parameters.length);
      logged.forEach(({ epoch, loss: due }, i) => {
        const [head, loss = ''] = (lines[i] ?? '').split(', loss:');
        expect(head).toBe(`Epoch[${epoch}/${config.epochs}]`);
        const unit = Math.min(lastPlace(loss), 1e-6);
        expect(Math.abs(Number(loss) - due)).toBeLessThanOrEqual(unit + RELATIVE * due);
      });
      parameters.forEach((due, p) => {
        const [name, value = ''] = (lines[logged.length + p] ?? '').split(' ');
        expect(name).toBe(parameterNames[p]);
        const most = lastPlace(value) + RELATIVE * Math.abs(due);
        expect(Math.abs(Number(value) - due)).toBeLessThanOrEqual(most);
      });
    },
  );
});
