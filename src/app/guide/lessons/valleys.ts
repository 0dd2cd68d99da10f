import { both } from '../../i18n/phrases.ts';
import { WAVE, movedAndTrained, trained, type Lesson } from './row.ts';

/** Local minima: a wave of which frequency and phase are to be found. */
export const valleys: Lesson = {
  title: ['Local minima', '局部最小值'],
  about: both`Several valleys: where it ends depends on where it starts.
    不止一个山谷：从哪里出发，决定停在哪里。`,
  base: `${WAVE}&epochs=300&log-every=1`,
  steps: [
    {
      set: 'start=1,0',
      done: trained,
      title: ['A landscape with hills', '有山有谷的地形'],
      ask: both`The model is a wave: b says how fast it swings, c where it begins. Look at the map: where would you like to end? Press Train.
        模型是一条波：b 决定摆动快慢，c 决定从哪里开始。看地形图：你希望停在哪里？按“开始训练”。`,
      seen: both`The ball found the deepest, at loss {loss}, and the wave runs through the points.
        小球找到了最深的一个，损失 {loss}，波形穿过了这些点。`,
    },
    {
      set: 'start=3.5,0',
      done: trained,
      title: ['The same from another start', '换一个起点'],
      ask: both`Same points, same rate; only the ball lies elsewhere, at b = 3.5. Where will it end? Guess, then train.
        点不变，学习率不变，只是小球放在 b = 3.5。它会停在哪里？先猜，再训练。`,
      seen: both`In a valley so shallow that the map hardly shows it, at loss {loss}[ instead of {loss before}]. Here the ground is level, so it stays. It cannot see that there is a deeper one.
        停在另一个山谷，浅得地形图上几乎看不出来，损失是 {loss}[，而刚才是 {loss before}]。脚下是平的，它就不走了：它看不见还有更深的山谷。`,
    },
    {
      set: 'start=3.5,0&optimizer=adam&lr=0.05',
      done: trained,
      title: ['Does a better optimizer help?', '换个更好的优化器呢？'],
      ask: both`Adam, from the same start. It is good at getting down quickly. Train.
        还是这个起点，换成擅长快速下山的 Adam。开始训练。`,
      seen: both`The same valley, at loss {loss}. Adam gets down better, but down is all it knows. More steps would not help either.
        还是那个山谷，损失 {loss}。Adam 下山更在行，但也只会下山。再多走几步也没有用。`,
    },
    {
      set: 'start=2.7,0',
      done: movedAndTrained,
      title: ['Where is the watershed?', '分水岭在哪里？'],
      ask: both`Move the ball along b and train, again and again. Find two starts close together that end in different valleys.
        沿 b 的方向移动小球，反复训练。找出两个挨得很近、却停在不同山谷的起点。`,
      seen: both`At c = 0 it lies between b = 2.8 and b = 3: a hair apart at the start, worlds apart at the end. This time it ended at loss {loss}.
        在 c = 0 处，分水岭位于 b = 2.8 与 3 之间：起点只差一点，终点却差很远。这一次的损失是 {loss}。`,
    },
    {
      title: ['What can one do?', '那怎么办？'],
      ask: both`Start many times and keep the best. Or start near, with a good guess. What gradient descent finds is the best nearby; that it is the best of all, it cannot promise.
        多换几个起点，留下最好的；或者凭经验从近处出发。梯度下降找到的是附近最好的解，不能保证是全局最好的。`,
    },
  ],
};
