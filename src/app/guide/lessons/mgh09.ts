import type { Example } from './row.ts';

/** Eleven rows of NIST's StRD, "MGH09": x, y (Kowalik and Osborne 1978). */
const ROWS = [
  [4, 0.1957],
  [2, 0.1947],
  [1, 0.1735],
  [0.5, 0.16],
  [0.25, 0.0844],
  [0.167, 0.0627],
  [0.125, 0.0456],
  [0.1, 0.0342],
  [0.0833, 0.0323],
  [0.0714, 0.0235],
  [0.0625, 0.0246],
] as const;

export const MGH09: Example = {
  en: `Why fitting is hard
    NIST’s MGH09: eleven points, four parameters.
    A good fit, and the wrong numbers
    Certified are b1 = 0.1928, b2 = 0.1913, b3 = 0.1231, b4 = 0.1361. Train: 20,000 plain steps fit well and are still off. Adam at rate 0.01 gets there; from the start 25,39,41.5,39 it is lost, too.`,
  'zh-CN': `拟合为什么难
    NIST 的 MGH09：十一个点，四个参数。
    曲线很合，参数却不对
    标准答案：b1 = 0.1928，b2 = 0.1913，b3 = 0.1231，b4 = 0.1361。普通的 20,000 步，曲线很合，参数还不对。Adam（学习率 0.01）能到；从 25,39,41.5,39 出发，它也会迷路。`,
  base: 'model=formula&formula=b1*(x^2 %2B x*b2)/(x^2 %2B x*b3 %2B b4)&start=0.25,0.39,0.415,0.39&lr=1&epochs=20000',
  own: {
    name: 'MGH09 (NIST)',
    xName: 'x',
    yName: 'y',
    x: Float64Array.from(ROWS, ([x]) => x),
    y: Float64Array.from(ROWS, ([, y]) => y),
    standardise: false,
  },
  picture: {
    from: 0,
    to: 4.2,
    curve: (x) => (0.19281 * (x * x + x * 0.19128)) / (x * x + x * 0.12306 + 0.13606),
    points: ROWS,
  },
};
