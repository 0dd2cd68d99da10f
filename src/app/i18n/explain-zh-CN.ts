import type { explainEn } from './explain-en.ts';

export const explainZhCN = {
  keys: {
    title: '键盘',
    close: '关闭',
    all: '全部按键',
    show: '显示此列表',
    escape: '关闭此列表，或结束导览',
    tab: '到下一个控件；方向键在控件内移动',
    enabled: (space: string) => `${space}、→、R 和 ? 在页面任何位置都有效`,
  },

  tour: {
    take: '参加导览',
    refuse: '不用导览',
    skip: '跳过导览',
    back: '上一步',
    next: '下一步',
    end: '完成',
    step: (step: string, steps: string) => `第 ${step} 步，共 ${steps} 步`,
    steps: {
      play: {
        title: '一个按钮',
        text: '一切都按文章设置好了。“开始训练”启动运行：在 GPU 上（如果有）下山 20,000 步。“单步”只走一步。',
      },
      fit: {
        title: '拟合什么',
        text: '数据点散布在虚线周围，而训练从不知道这条虚线。蓝色直线从随机位置出发，逐渐转到与数据相符。拖动一个点，任务随之改变。',
      },
      loss: {
        title: '还差多远',
        text: '损失是数据点到直线距离平方的平均值。每一步都下降一点；点线是直线所能达到的最低值。',
      },
      numbers: {
        title: '可核对的数字',
        text: '当前的参数，旁边是真实直线和精确的最小二乘直线。差值随训练不断缩小。',
      },
      settings: {
        title: '现在来破坏它',
        text: '把学习率滑块推过标记再训练一次：每一步都会越过最低点。“内核”视图展示完成这一切的代码。',
      },
    },
  },

  tourOfOwnData: {
    play: {
      title: '一个按钮',
      text: '你的数据已载入。“开始训练”启动运行：在 GPU 上（如果有）下山数千步。“单步”只走一步。',
    },
    fit: {
      title: '拟合什么',
      text: '这些是你的数据点。蓝色直线从随机位置出发，逐渐转到一条直线所能达到的最佳拟合。拖动一个点，任务随之改变。',
    },
    numbers: {
      title: '可核对的数字',
      text: '当前的参数，以数据自身的单位显示，旁边是精确的最小二乘直线。差值随训练不断缩小。',
    },
  },

  table: {
    toggle: '表格',
    fit: '数据点、拟合值与残差',
    loss: '各轮的损失',
    x: 'x',
    y: 'y',
    fitted: '拟合值',
    residual: '残差',
    epoch: '轮',
    lossColumn: '损失',
    part: (shown: string, all: string) => `共 ${all} 行，均匀选取 ${shown} 行。`,
    empty: '还没有任何一轮：请按“开始训练”。',
  },

  residuals: '残差',
} satisfies typeof explainEn;
