/** The words about keys, lessons and examples, which come with them; what lessons say is in guide/lessons/. */
import { both, phrases } from './phrases.ts';

export const LEARN = phrases({
  listed: {
    play: ['train or pause', '训练或暂停'],
    step: ['step', '单步'],
    fit: ['fit: the answer at once', '拟合：直接得到结果'],
    reset: ['reset', '重置'],
    undo: ['take a change back; with Shift, bring it back', '撤销更改；按住 Shift 则重做'],
    keys: ['show this list', '显示此列表'],
    escape: both`close this list, or look at the present again
      关闭此列表，或从回看返回当前`,
    tab: both`to the next control; arrow keys move within it
      到下一个控件；方向键在控件内移动`,
    points: both`in the chart of the points: choose a point, and move it; or the curve, before a run
      在数据图中：选择点并移动它；训练前也可移动曲线`,
    enabled: (space: string) => both`${space}, →, R and ? act from anywhere on the page
      ${space}、→、R 和 ? 在页面任何位置都有效`,
  },
  lesson: {
    lessons: ['Lessons', '课程'],
    minutes: ['5 to 10 minutes each', '每课 5 到 10 分钟'],
    examples: ['Examples', '示例'],
    step: (step: string, steps: string) => [`${step} of ${steps}`, `${step} / ${steps}`],
    back: ['Back', '上一步'],
    next: ['Next', '下一步'],
    nextLesson: ['Next lesson', '下一课'],
    end: ['End the lesson', '结束'],
    done: ['Done', '完成'],
  },
});
