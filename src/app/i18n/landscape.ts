/** The texts of the Landscape view, which come with it. */
import { both, phrases } from './phrases.ts';

export const LANDSCAPE = phrases({
  landscape: {
    title: ['The loss from above', '从上方看损失'],
    over: (a: string, b: string) => [`Loss over ${a} and ${b}`, `损失随 ${a} 与 ${b} 的变化`],
    computing: ['Computing the loss of every place in sight…', '正在计算视野内各处的损失……'],
    onlyOne: both`This model has one parameter, and a landscape lies over two: choose a model of two or more.
      这个模型只有一个参数，而损失地形需要两个：请选择有两个或更多参数的模型。`,
    axes: { across: ['Across', '横轴'], up: ['Up', '纵轴'] },
    held: {
      values: (others: string, epoch: string) => both`held as at epoch ${epoch}: ${others}
        其余参数固定在第 ${epoch} 轮时的值：${others}`,
      many: (count: string, epoch: string) => both`
        the other ${count} parameters held as at epoch ${epoch}
        其余 ${count} 个参数固定在第 ${epoch} 轮时的值`,
    },
    notFinite: both`a loss that is no finite number drawn as the greatest
      损失不是有限数的地方按最大的损失上色`,
    colours: ['log colour', '颜色按损失的对数'],
    standardised: ['standardised units', '标准化单位'],
    inStandardised: both`In standardised units, as it is trained: x and y each less their mean, over their spread.
      采用训练所用的标准化单位：x 与 y 各自减去均值，再除以标准差。`,
    path: {
      each: ['every step drawn', '画出每一步'],
      every: (every: string) => [`one step in ${every} drawn`, `每 ${every} 步画出一步`],
      then: (each: string, every: string) => both`
        each of the first ${each} steps, then one in ${every}
        前 ${each} 步逐步画出，其后每 ${every} 步取一步`,
      thinned: both`as many steps as keep the shape of the path
        步数过多，只画出足以保持形状的部分`,
    },
    predicted: ['predicted', '预测路径'],
    best: ['least squares', '最小二乘'],
    ring: (level: string) => [`ring: the ${level} interval of each`, `环：各自的 ${level} 区间`],
    hint: ['click or drag to set the start', '点击或拖动可设定起点'],
    useDrawn: ['Back to the drawn start', '恢复随机抽取的起点'],
    subset: (used: string, points: string) => both`${used} of ${points} points taken
      共 ${points} 个点，取用 ${used} 个`,
    at: (a: string, b: string, loss: string) => both`${a} · ${b} · loss ${loss}
      ${a} · ${b} · 损失 ${loss}`,
    mover: (place: string) => both`Start: ${place}. The arrow keys move it, with Shift farther.
      起点：${place}。用方向键移动，按住 Shift 移动更远。`,
    moved: (place: string) => [`Start at ${place}.`, `起点位于 ${place}。`],
    spoken: {
      start: (place: string, loss: string) => both`
        Contours of the loss. The start at ${place} has loss ${loss}.
        损失的等高线图。起点 ${place}，损失 ${loss}。`,
      best: (place: string, loss: string) => both`
        A valley goes down to the line of least squares at ${place}, loss ${loss}.
        山谷通向最小二乘直线 ${place}，损失 ${loss}。`,
      now: (place: string, loss: string) => both`The run stands at ${place}, loss ${loss}.
        训练目前位于 ${place}，损失 ${loss}。`,
    },
  },
});
