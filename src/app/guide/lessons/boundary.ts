import { both } from '../../i18n/phrases.ts';
import { CLASSES, trained, type Lesson } from './row.ts';

/** So many cuts close a shape. */
const TRIANGLE = 3;

/** A network draws a boundary. */
export const boundary: Lesson = {
  title: ['A network draws a boundary', '神经网络画边界'],
  about: both`Straight cuts, and what a network makes of them.
    一刀一刀都是直的，网络能把它们拼成什么？`,
  base: `${CLASSES}&epochs=400`,
  steps: [
    {
      set: 'model=formula&formula=a*x1 %2B b*x2 %2B c&dataset=xor',
      done: trained,
      title: ['One straight cut', '只切一刀'],
      ask: both`Blue or orange? This model can only draw one straight line between them. How many points will be right? Guess, then train.
        蓝还是橙？这个模型只会在中间画一条直线。能分对多少点？先猜，再训练。`,
      seen: both`{right} are right, little better than tossing a coin. The training did what it could: no straight line divides these points. It is the model that is too simple.
        分对了 {right}，比抛硬币强不了多少。训练已经尽力：没有一条直线能把这些点分开。是模型太简单。`,
    },
    {
      set: 'model=network&layers=4&dataset=xor',
      done: trained,
      title: ['Four cuts, put together', '四刀合在一起'],
      ask: both`A hidden layer of four units: each makes one straight cut, and the output weighs them. Train, and watch the boundary bend.
        一个隐藏层，四个单元：每个单元切一刀，输出再把它们加权。训练，看边界弯起来。`,
      seen: both`{right} are right. Every unit still cuts straight; it is their sum that bends.
        分对了 {right}。每个单元切的仍是直线，弯的是它们的和。`,
    },
    {
      set: 'model=network&layers=2&dataset=circle&epochs=500',
      done: (now, taught) => trained(now, taught) && (now.run.config.layers?.[0] ?? 0) >= TRIANGLE,
      title: ['How many units enclose a circle?', '围住一个圆要几个单元？'],
      ask: both`Train with the two that there are. Then write 3 in the field of the hidden layers, and train again.
        先用现有的两个训练。再把隐藏层改成 3，重新训练。`,
      seen: both`Two cuts leave it open; three close it: {right} are right. How many do you need for your own data? As few as do the job.
        两刀围不住，三刀就能围住：分对了 {right}。自己的数据要几个单元？够用就好，越少越好。`,
    },
    {
      set: 'model=network&layers=4&dataset=spiral&points=200',
      done: trained,
      title: ['Two arms of a spiral', '螺旋的两条臂'],
      ask: ['Four units once more, on a harder task. Train.', '还是四个单元，题目难一些。训练。'],
      seen: both`{right} are right, and more steps would not help much. Wider, or deeper?
        分对了 {right}，再多走也没什么用。加宽，还是加深？`,
    },
    {
      set: 'model=network&layers=16,16&dataset=spiral&points=200&lr=0.02&epochs=600',
      done: trained,
      title: ['A second layer', '再加一层'],
      ask: both`Two layers of sixteen: the second puts together what the first has cut. Train, and be patient.
        两层，各十六个单元：第二层把第一层切出来的再拼起来。训练，耐心一点。`,
      seen: both`{right} are right. But look between the arms: where there are no points, the network guesses. That it is right where it has seen points does not make it right everywhere.
        分对了 {right}。不过看看两臂之间：没有点的地方，网络是在猜。见过的点都分对，不等于处处都对。`,
    },
  ],
};
