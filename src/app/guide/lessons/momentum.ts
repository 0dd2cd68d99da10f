import { both } from '../../i18n/phrases.ts';
import { trained, type Lesson } from './row.ts';

/** Momentum and Adam, in a long valley. */
export const momentum: Lesson = {
  title: ['Momentum and Adam', '动量与 Adam'],
  about: both`A heavy ball, and one that measures its steps: the same valley, in fewer of them.
    一个会滚的球，一个会量步子的球：同一个山谷，步数更少。`,
  base: 'lr=0.01&epochs=600&log-every=1',
  steps: [
    {
      set: '',
      done: trained,
      title: ['A long valley', '狭长的山谷'],
      ask: both`Plain steps, at a good rate. Press Train. Where does the ball spend its time?
        普通的步子，学习率合适。按“开始训练”。小球的时间花在哪里？`,
      seen: both`On the floor of the valley: three steps to get there, then {steps} in all to come within 1 % of the best. Where the ground is nearly level, plain steps are short.
        花在谷底：三步就到谷底，可是要与最小损失相差不到 1%，总共走了 {steps} 步。地势平，步子就短。`,
    },
    {
      set: 'momentum=0.9',
      done: trained,
      title: ['Let it roll', '让它滚起来'],
      ask: both`With momentum 0.9 each step keeps nine tenths of the one before, as a heavy ball would. Train. What is different?
        动量 0.9：每一步保留上一步的十分之九，像一个重球。训练。有什么不同？`,
      seen: both`It shoots past, swings back, and is there after {steps} steps[ instead of {steps before}]. On the floor, many small pushes in one direction add up.
        它冲过头，又荡回来，{steps} 步就到了[，而刚才是 {steps before} 步]。在谷底，许多同方向的小推力会累积起来。`,
    },
    {
      set: 'momentum=0.99&epochs=1500',
      done: trained,
      title: ['Too heavy', '太重了'],
      ask: both`And if it keeps 99 hundredths? Guess, then train.
        如果保留百分之九十九呢？先猜，再训练。`,
      seen: both`It rolls far up the other side, again and again: {steps} steps, more than without any momentum. A heavy ball is hard to stop.
        它一次次冲上对面的山坡：{steps} 步，比没有动量还慢。球太重，停不下来。`,
    },
    {
      set: 'optimizer=adam&lr=0.3',
      done: trained,
      title: ['Each parameter at its own pace', '各走各的步子'],
      ask: both`Adam divides each slope by its usual size: level directions get steps as long as steep ones. Train at rate 0.3.
        Adam 把每个坡度除以它平时的大小：平缓方向的步子和陡峭方向的一样长。用学习率 0.3 训练。`,
      seen: both`{steps} steps, without swinging far. Mind the rate: for Adam it is about the length of a step. At 0.01, where plain steps do well, Adam needs more than 4,000.
        {steps} 步，也不怎么来回荡。注意学习率：对 Adam 来说，它大约就是一步的长度。用普通步子合适的 0.01，Adam 要走四千多步。`,
    },
    {
      set: 'rivals=sgd:momentum=0.9;adam:lr=0.3',
      done: trained,
      title: ['All three at once', '三个一起来'],
      ask: both`The same points and the same start: plain steps, momentum 0.9, and Adam at rate 0.3. Who arrives first? Guess, then train.
        同样的点，同一个起点：普通步子、动量 0.9、学习率 0.3 的 Adam。谁先到？先猜，再训练。`,
      seen: both`Momentum, then Adam, then plain steps. In another valley, or at other rates, it may be another: move the start, change a rate, and race again.
        动量第一，Adam 第二，普通步子第三。换一个山谷，或者换学习率，名次可能就变了：移动起点，改一个学习率，再比一次。`,
    },
  ],
};
