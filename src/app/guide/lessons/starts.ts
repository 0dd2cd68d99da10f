import { both } from '../../i18n/phrases.ts';
import { lookedInto, swept, WAVE, type Lesson } from './row.ts';

/** Basins of attraction: every start of a plane at once. */
export const starts: Lesson = {
  title: ['Where does a start end up?', '一个起点会停在哪里？'],
  about: both`Every start at once, coloured by the valley in which it comes to rest.
    所有起点一次看全：按停在哪个山谷着色。`,
  base: `${WAVE}&epochs=300&log-every=1&view=sweep&measure=minimum&over=start.b=-6..6:32;start.c=-3..3:32`,
  steps: [
    {
      set: '',
      done: swept,
      title: ['All starts at once', '所有起点'],
      ask: both`A wave again: b says how fast it swings, c where it begins. Each cell is a start (b, c), trained by itself. How many will find the deepest valley? Guess a share, then press Run.
        还是那条波：b 决定快慢，c 决定从哪里开始。每一格是一个起点 (b, c)，各自训练。会有多少找到最深的山谷？先猜一个比例，再运行。`,
      seen: both`{share} did: colour 1, at loss {deepest}. The others rest in shallower valleys, or are still on their way. A colour is the basin of its valley: whatever starts there ends there.
        {share} 找到了：颜色 1，损失 {deepest}。其余的停在浅一些的山谷，或者还在路上。同一种颜色是同一个山谷的流域：从那里出发，就停在那里。`,
    },
    {
      done: lookedInto,
      title: ['Two neighbours', '两个邻居'],
      ask: both`Find a border of colour 1. Click a cell on one side of it, then one on the other, and look at the two paths.
        找到颜色 1 的边界。点边界一侧的一格，再点另一侧的一格，看两条路径。`,
      seen: both`A step apart at the start, worlds apart at the end: a border of basins is a watershed. Near it a little noise in the data decides.
        起点只差一步，终点却天差地别：流域的边界就是分水岭。在它附近，数据里的一点噪声就能决定结果。`,
    },
    {
      set: 'optimizer=adam&lr=0.05',
      done: swept,
      title: ['Another optimizer', '换一个优化器'],
      ask: both`The same starts with Adam. Will the map be the same? Guess, then press Run.
        同样的起点，换成 Adam。地图会一样吗？先猜，再运行。`,
      seen: both`Nearly: {share} in colour 1[ after {share before}]. Adam brings those to rest that were still on their way, in the valleys where they were already. It gets down better; it does not choose better.
        几乎一样：颜色 1 占 {share}[，而刚才是 {share before}]。Adam 让还在路上的也停了下来，但就停在原来所在的山谷。它下山更在行，却不会挑山谷。`,
    },
    {
      title: ['How many starts are enough?', '要试几个起点？'],
      ask: both`If a start succeeds with chance p, n of them all fail with (1 − p)ⁿ.[ Here {tries} random starts are enough for 95 %.] That is why Fit tries many starts, and why nobody trusts a single one.
        一个起点成功的机会是 p，n 个全都失败的机会是 (1 − p)ⁿ。[这里随机试 {tries} 个起点，成功的机会就有 95%。]所以“拟合”会试许多起点，而只试一个不可信。`,
    },
  ],
};
