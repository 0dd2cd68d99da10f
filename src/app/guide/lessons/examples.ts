import { both } from '../../i18n/phrases.ts';
import type { EXAMPLE_IDS } from '../ids.ts';
import { BASINS, FRACTAL, RATES } from './maps.ts';
import { CLASSES, WAVE, type Example } from './row.ts';
import { CARS, MGH09, MGH17, PUROMYCIN, ownOf } from './published.ts';

export const EXAMPLES = {
  parameter: {
    title: ['The article’s Parameter run', '文章中的 Parameter 训练'],
    about: both`y = a·x + b by hand, as the article printed it.
      手写的 y = a·x + b，与文章的输出一致。`,
    caption: ['The article’s first script, number for number', '文章的第一个程序，数字逐一对得上'],
    ask: both`Press Train. After 20,000 steps it printed a = 2.9913, b = 10.1255, loss 0.977931. The table of the loss lays the lines side by side.
      按“开始训练”。20,000 步之后，文章的结果是 a = 2.9913，b = 10.1255，损失 0.977931。损失图的表格把两者逐行对照。`,
    base: 'replay=parameter',
    picture: { from: -2, to: 12, curve: (x) => 3 * x + 10, points: 0.1 },
  },
  linear: {
    title: ['The article’s Linear run', '文章中的 Linear 训练'],
    about: ['The same line as nn.Linear(1, 1).', '同样的直线，用 nn.Linear(1, 1) 写成。'],
    caption: ['The article’s second script: weight and bias', '文章的第二个程序：weight 与 bias'],
    ask: both`Press Train. Other points, another start, the same task: it printed weight 2.9816, bias 10.3128, loss 0.972535.
      按“开始训练”。点不同，起点不同，题目相同：文章的结果是 weight 2.9816，bias 10.3128，损失 0.972535。`,
    base: 'replay=linear',
    picture: { from: -2, to: 12, curve: (x) => 2.98 * x + 10.3, points: 0.12 },
  },
  decay: {
    title: ['Decay', '衰减'],
    about: ['a·exp(−b·x) + c: how fast does it fade?', 'a·exp(−b·x) + c：消退得有多快？'],
    caption: ['A cup of tea that cools', '一杯慢慢变凉的茶'],
    ask: both`The points were drawn with a = 5, b = 1.2, c = 1. Press Train, and see how near it gets to each: the noise leaves a little of all three unknown.
      这些点按 a = 5，b = 1.2，c = 1 生成。按“开始训练”，看每个参数能接近到什么程度：有噪声，三个都不会完全准确。`,
    base: 'model=exponential&lr=0.1&epochs=600&log-every=1',
    picture: { from: 0, to: 5, curve: (x) => 5 * Math.exp(-1.2 * x) + 1, points: 0.12 },
  },
  sine: {
    title: ['Sine trap', '正弦陷阱'],
    about: ['Several valleys: the start decides.', '好几个山谷：起点说了算。'],
    caption: ['Which start ends where?', '哪个起点停在哪里？'],
    ask: both`Press Train: from b = 1 it finds the wave. Then click on the map at b = 3.5 and train again: it ends in another valley, forty times as high.
      按“开始训练”：从 b = 1 出发，它能找到这条波。再在地形图上点 b = 3.5 重新训练：它停在另一个山谷，损失是前者的四十倍。`,
    base: `${WAVE}&start=1,0&epochs=300&log-every=1`,
    picture: {
      from: -3,
      to: 3,
      curve: (x) => 2 * Math.sin(1.5 * x + 0.5) + 1,
      trap: (x) => 2 * Math.sin(4.07 * x + 0.43) + 1,
      points: 0.16,
    },
  },
  logistic: {
    title: ['Logistic', '逻辑斯谛曲线'],
    about: ['Growth that comes to a limit.', '增长终会到头。'],
    caption: ['Growth with a ceiling', '有上限的增长'],
    ask: both`a is the ceiling, c the middle, b how steep it is there. Press Train: a and c are soon found, b takes longest. Which points tell it b?
      a 是上限，c 是中点，b 是中点处的陡度。按“开始训练”：a 和 c 很快就找到，b 最慢。是哪些点告诉它 b 的？`,
    base: 'model=logistic&lr=0.1&epochs=1000&log-every=1',
    picture: { from: -6, to: 6, curve: (x) => 4 / (1 + Math.exp(-1.5 * (x - 1))), points: 0.12 },
  },
  xor: {
    title: ['XOR network', '异或网络'],
    about: both`Four hidden units for what no straight line divides.
      一条直线分不开的，用四个隐藏单元。`,
    caption: ['Four straight cuts make a cross', '四刀切成十字'],
    ask: both`Press Train and watch the boundary bend. Then try 2 hidden units instead of 4: it gets stuck.
      按“开始训练”，看边界弯起来。再把隐藏单元从 4 个改成 2 个：它会卡住。`,
    base: `model=network&layers=4&dataset=xor&${CLASSES}&epochs=400`,
    picture: { isAbove: (x1, x2) => x1 * x2 > 0 },
  },
  spiral: {
    title: ['Spiral', '螺旋'],
    about: ['Two arms, and a network with two layers.', '两条臂，一个两层的网络。'],
    caption: ['It takes a second layer', '需要第二层'],
    ask: both`Press Train. For a while nothing seems to happen, then the boundary winds itself in. Watch the loss fall in stages.
      按“开始训练”。起初好像没有动静，随后边界一圈圈卷进去。看损失一级一级地下降。`,
    base: `model=network&layers=16,16&dataset=spiral&points=200&${CLASSES}&lr=0.02&epochs=600`,
    picture: {
      isAbove: (x1, x2) => {
        // An arm of the data goes 1.75 times around while it gets 5 away, and the second lies opposite.
        const turns = Math.atan2(x1, x2) / (2 * Math.PI) - 0.35 * Math.min(Math.hypot(x1, x2), 5);
        return Math.cos(2 * Math.PI * turns) > 0;
      },
    },
  },
  mgh09: {
    title: ['Why fitting is hard', '拟合为什么难'],
    about: ['NIST’s MGH09: eleven points, four parameters.', 'NIST 的 MGH09：十一个点，四个参数。'],
    caption: ['A good fit, and the wrong numbers', '曲线很合，参数却不对'],
    ask: both`Certified are b1 = 0.1928, b2 = 0.1913, b3 = 0.1231, b4 = 0.1361. Train: 20,000 plain steps fit well and are still off. Adam at rate 0.01 gets there; from the start 25,39,41.5,39 it is lost, too.
      标准答案：b1 = 0.1928，b2 = 0.1913，b3 = 0.1231，b4 = 0.1361。普通的 20,000 步，曲线很合，参数还不对。Adam（学习率 0.01）能到；从 25,39,41.5,39 出发，它也会迷路。`,
    base: 'model=formula&formula=b1*(x^2 %2B x*b2)/(x^2 %2B x*b3 %2B b4)&start=0.25,0.39,0.415,0.39&lr=1&epochs=20000',
    own: ownOf(MGH09),
    picture: {
      from: 0,
      to: 4.2,
      curve: (x) => (0.19281 * (x * x + x * 0.19128)) / (x * x + x * 0.12306 + 0.13606),
      points: MGH09.rows,
    },
  },
  mgh17: {
    title: ['Two decays in one', '两个衰减叠在一起'],
    about: ['NIST’s MGH17: five parameters from 33 points.', 'NIST 的 MGH17：33 个点，五个参数。'],
    caption: ['Each answer with its error', '每个结果都带误差'],
    ask: both`Press Fit. Certified are b1 = 0.37541 ± 0.00207, b2 = 1.936 ± 0.220, b3 = −1.465 ± 0.222, b4 = 0.01287 ± 0.00045, b5 = 0.02212 ± 0.00089. b2 and b3 nearly cancel: look at r(b2, b3).
      按“拟合”。标准答案：b1 = 0.37541 ± 0.00207，b2 = 1.936 ± 0.220，b3 = −1.465 ± 0.222，b4 = 0.01287 ± 0.00045，b5 = 0.02212 ± 0.00089。`,
    base: 'model=formula&formula=b1 %2B b2*exp(-x*b4) %2B b3*exp(-x*b5)&start=b1=0.5,b2=1.5,b3=-1,b4=0.01,b5=0.02&optimizer=adam&lr=0.0005&epochs=10000',
    own: ownOf(MGH17),
    picture: {
      from: 0,
      to: 320,
      curve: (x) =>
        0.37541 + 1.93585 * Math.exp(-0.0128675 * x) - 1.46469 * Math.exp(-0.0221227 * x),
      points: MGH17.rows,
    },
  },
  puromycin: {
    title: ['An enzyme at work', '酶的快慢'],
    about: ['R’s Puromycin: the law of Michaelis and Menten.', 'R 的 Puromycin：米氏方程。'],
    caption: ['What R’s nls prints', 'R 的 nls 怎么说'],
    ask: both`Vm is the highest rate, K the concentration at half of it. Press Fit: R prints Vm = 212.7 ± 6.947, K = 0.06412 ± 0.008281. They are found together: a higher Vm goes with a larger K.
      Vm 是最高速率，K 是速率到一半时的浓度。按“拟合”：R 的结果是 Vm = 212.7 ± 6.947，K = 0.06412 ± 0.008281。两者相互牵连：Vm 越高，K 也越大。`,
    base: 'model=formula&formula=Vm*conc/(K %2B conc)&start=Vm=200,K=0.05&optimizer=adam&lr=0.002&epochs=10000',
    own: ownOf(PUROMYCIN),
    picture: {
      from: 0,
      to: 1.15,
      curve: (x) => (212.68 * x) / (0.06412 + x),
      points: PUROMYCIN.rows,
    },
  },
  cars: {
    title: ['How far to a halt?', '刹车要多远？'],
    about: ['R’s cars: a straight line, or a bent one?', 'R 的 cars：该用直线，还是曲线？'],
    caption: ['A formula of physics fits better', '懂物理的公式更合'],
    ask: both`Press Fit: R’s lm has 3.932 ± 0.416 and −17.58 ± 6.76, R² 0.6511. But a car that stands needs no −18 ft to stop. Type a*speed + c*speed^2 and fit again: AICc falls from 419.7 to 417.3.
      按“拟合”：R 的 lm 给出 3.932 ± 0.416 与 −17.58 ± 6.76。可是停着的车不用 −18 英尺来刹住。输入 a*speed + c*speed^2 再拟合：AICc 从 419.7 降到 417.3。`,
    base: 'model=formula&formula=a*speed %2B b&lr=0.003&epochs=20000',
    own: ownOf(CARS),
    picture: { from: 3, to: 26, curve: (x) => 3.9324 * x - 17.5791, points: CARS.rows },
  },
  rates: {
    title: ['Rate × momentum', '学习率 × 动量'],
    about: ['4,096 runs of the line as one map.', '直线的 4,096 次训练，一张地图。'],
    caption: ['Where does it converge, and how fast?', '哪里收敛，多快收敛？'],
    ask: both`Press Run: each cell is a run of its own. The line through the map is the theory’s limit, 2(1 + μ)/λ: right of it all diverge. Where is it fastest? Click there.
      按“运行”：每一格都是一次训练。穿过地图的线是理论界限 2(1 + μ)/λ，它右边全部发散。哪里最快？点一下看看。`,
    ...RATES,
  },
  basins: {
    title: ['Basins of the sine', '正弦的吸引域'],
    about: ['Which start comes to rest where.', '哪个起点停在哪里。'],
    caption: ['One colour, one valley', '一种颜色，一个山谷'],
    ask: both`Press Run: each cell is a start (b, c) of the same wave, coloured by the minimum in which it rests; 1 is the deepest. Drag over a border to look nearer: is it a line?
      按“运行”：每一格是同一条波的一个起点 (b, c)，按停下的极小值着色，1 最深。拖过一段边界把它放大：它是一条线吗？`,
    ...BASINS,
  },
  fractal: {
    title: ['The boundary of trainability', '可训练性的边界'],
    about: both`Which pairs of rates train a network: a fractal.
      哪些学习率能训练网络：一个分形。`,
    caption: ['Zoom into the edge of learning', '放大学习的边缘'],
    ask: both`A network 16–16–1, one point, and a rate for each layer. Press Run: blue learns, orange does not. Drag over the border between them, again and again. Below 0.14 decades the picture is of f32 as well.
      16–16–1 的网络，一个点，每层各有学习率。按“运行”：蓝色学得会，橙色学不会。反复拖过两者的边界放大。小于 0.14 个数量级时，图中也有 f32 的舍入。`,
    ...FRACTAL,
  },
} as const satisfies Record<(typeof EXAMPLE_IDS)[number], Example>;
