import { both } from '../../i18n/phrases.ts';
import { diverged, stepped, trained, type Lesson } from './row.ts';

/** At this rate it gets visibly farther than at a tenth of it. */
const BETTER = 0.008;

/** The learning rate and its limit. */
export const rate: Lesson = {
  title: ['The learning rate and its limit', '学习率和它的极限'],
  about: both`Too small, just right, too large: and where exactly that is.
    太小、正好、太大：界线究竟在哪里。`,
  base: 'lr=0.001&epochs=200&log-every=1',
  steps: [
    {
      set: '',
      done: trained,
      title: ['Small steps are safe', '小步最稳'],
      ask: both`The learning rate says how far a step goes where the ground has a given slope. Here it is 0.001. Press Train.
        学习率决定：同样的坡度，一步走多远。现在是 0.001。按“开始训练”。`,
      seen: both`Always downhill, but slowly: at step {epoch} the loss is {loss}, and the least possible is {best}. What would you change?
        一直在下坡，只是太慢：第 {epoch} 步的损失是 {loss}，而可能的最小值是 {best}。你会改什么？`,
    },
    {
      done: (now, taught) => trained(now, taught) && now.run.config.lr >= BETTER,
      title: ['Ten times as far', '步子放大十倍'],
      ask: both`Set the learning rate to 0.01 and train again. Is it better?
        把学习率改成 0.01，重新训练。好些了吗？`,
      seen: both`Much better: {loss}[ instead of {loss before}], after as many steps. So why not ten times more?
        好多了：同样的步数，损失是 {loss}[，而刚才是 {loss before}]。那为什么不再放大十倍？`,
    },
    {
      set: 'lr=0.0225',
      done: stepped(6),
      title: ['From side to side', '左右来回跳'],
      ask: both`Now the rate is 0.0225, just below the mark on its slider. Press Step six times. What does the ball do?
        现在学习率是 0.0225，刚好在滑块的标记之下。按六次“单步”。小球怎么走？`,
      seen: both`It leaps right over the valley with each step, and lands a little lower on the other side. It gets down all the same.
        每一步都跳过谷底，落到对面略低一点的地方。虽然来回跳，还是在下降。`,
    },
    {
      done: diverged,
      title: ['Past the mark', '越过标记'],
      ask: both`What will happen at 0.03? Let everybody guess. Then set it, press Reset, and Train.
        改成 0.03 会怎样？先让大家猜一猜，再改，按“重置”，然后“开始训练”。`,
      seen: both`Each leap lands higher than the one before. After {epoch} steps the loss is too large for the numbers of the machine. The program is not broken: the rate was too large.
        每一跳都落得比上一次更高，这就是发散。{epoch} 步之后，损失大得机器的数字装不下了。程序没有坏，是学习率太大。`,
    },
    {
      set: 'lr=0.01',
      title: ['Where exactly is the limit?', '极限究竟在哪里？'],
      ask: both`At {limit}: 2 divided by the steepest curvature of this valley, known before the first step. Above it a step overshoots by more than it came. In a large network nobody knows that number: one tries, and watches the loss.
        在 {limit}：2 除以这个山谷最大的曲率，第一步之前就能算出来。超过它，一步冲过谷底的距离就比来时更远。大的神经网络里没人知道这个数，只能边试边看损失。`,
    },
  ],
};
