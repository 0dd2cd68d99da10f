import { both } from '../../i18n/phrases.ts';
import { lookedBack, movedAndTrained, stepped, trained, type Lesson } from './row.ts';

/** What a step is: the line, at a rate at which each one is seen. */
export const step: Lesson = {
  title: ['What a step is', '什么是一步'],
  about: both`A line feels its way downhill, one step after the other.
    一条直线如何一步一步摸索着下山。`,
  base: 'lr=0.005&epochs=200&log-every=1',
  steps: [
    {
      set: '',
      title: ['How wrong is this line?', '这条直线错得有多远？'],
      ask: both`It was drawn at random and knows nothing of the points. The thin lines are its errors: square each, take the mean, and you have the loss, {start}. The ball on the map lies that high.
        它是随机画的，对这些点一无所知。细线就是误差：各自平方，再取平均，得到损失 {start}。地形图上的小球就停在这个高度。`,
    },
    {
      set: '',
      done: stepped(3),
      title: ['Which way is down?', '哪边是下坡？'],
      ask: both`Press Step three times, or the key →. Which of the two numbers changes more, the slope a or the height b?
        按三次“单步”（或按 → 键）。两个参数中，斜率 a 和高度 b，哪个变得更多？`,
      seen: both`The slope a: there the ground is steepest. From {start} the loss has come down to {loss} at step {epoch}. That is all a step does: feel how the ground slopes here, and go that way. New a = a − rate × slope.
        是斜率 a：沿它的方向最陡。到第 {epoch} 步，损失已从 {start} 降到 {loss}。一步只做一件事：感觉脚下往哪边倾斜，就往哪边走。新的 a = a − 学习率 × 坡度。`,
    },
    {
      done: trained,
      title: ['Where is it fast, where slow?', '哪里快，哪里慢？'],
      ask: ['Press Train and watch the ball.', '按“开始训练”，看着小球。'],
      seen: both`Fast down the steep side, slow along the floor of the valley: the flatter the ground, the shorter the step. At step {epoch} the loss is {loss}; the least that a line can have here is {best}.
        陡坡上走得快，谷底走得慢：地势越平，步子越短。第 {epoch} 步的损失是 {loss}；直线在这里能达到的最小值是 {best}。`,
    },
    {
      done: lookedBack,
      title: ['Back to any moment', '回到任何一刻'],
      ask: both`Drag the slider beside Reset to the left. The line, the ball and the loss go back together. Where did the loss fall most?
        把“重置”旁边的滑块往左拖。直线、小球和损失一起回去。损失在哪里降得最多？`,
      seen: both`In the first few steps. The slider is logarithmic, and so a run is mostly its beginning: nine tenths of the way down take less than a tenth of the steps.
        在最初几步。滑块用对数刻度，训练的看点多半在开头：下山路程的十分之九，用不到十分之一的步数。`,
    },
    {
      set: 'epochs=1500',
      done: movedAndTrained,
      title: ['Does the start matter?', '起点重要吗？'],
      ask: both`Put the ball somewhere else: click on the map. Then press Train. Does it end at another line?
        在地形图上点一下，把小球放到别处，再按“开始训练”。它会停在另一条直线上吗？`,
      seen: both`At the same one, with loss {loss}: this landscape has a single valley, and every way down leads to its floor. Lesson 3 has a landscape with more.
        还是同一条，损失 {loss}：这里只有一个山谷，怎么下山都到谷底。第 3 课的地形就不止一个山谷了。`,
    },
    {
      title: ['So what is a step?', '那么，什么是一步？'],
      ask: both`Feel the slope, go a little way down, and again. From this line to the largest network, everything that learns by gradient descent does just that. How far should a step go? That is lesson 2.
        感觉坡度，往下走一小段，再来一次。从这条直线到最大的神经网络，凡是用梯度下降学习的，都是如此。一步该走多远？请看第 2 课。`,
    },
  ],
};
