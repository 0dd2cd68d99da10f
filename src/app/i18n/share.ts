/** The texts of Share and Export, which come with them. */
import { both, phrases } from './phrases.ts';

export const SHARE = phrases({
  share: {
    what: ['What the link opens', '链接打开的内容'],
    page: ['Whole page', '整个页面'],
    embed: ['For a lesson', '用于课堂'],
    link: ['Link', '链接'],
    copy: ['Copy link', '复制链接'],
    send: ['Send…', '发送……'],
    about: both`The link holds every setting. Whoever opens it gets the same data and the same start.
      链接包含所有设置。打开链接的人得到相同的数据和相同的起点。`,
    carries: (name: string) => both`Your data travel in the link, too: ${name}.
      链接也带有你的数据：${name}。`,
    ownData: (name: string) => both`
      ${name} is too large for a link, which opens these settings on seeded data. A file takes both along: whoever drops it on the page has them.
      ${name} 太大，链接放不下：链接打开的是这些设置和按种子生成的数据。文件可以同时携带两者：把文件拖到页面上即可打开。`,
    tooLong: both`This is too long for a link. A file takes all of it along: whoever drops it on the page has it.
      内容太长，链接放不下。文件可以携带全部内容：把文件拖到页面上即可打开。`,
    file: ['Save as a file', '保存为文件'],
    aboutEmbed: both`Shows only what is ticked, to be set into another page.
      只显示勾选的部分，可嵌入其他页面。`,
    parts: ['Shown', '显示'],
    part: {
      header: ['Header', '页眉'],
      settings: ['Settings', '设置'],
      status: ['Status', '状态'],
      fit: ['Data and fit', '数据与拟合'],
      landscape: ['Landscape', '损失地形'],
      loss: ['Loss', '损失'],
      numbers: ['Parameters', '参数'],
      transport: ['Transport', '播放控制'],
    },
  },

  export: {
    log: ['Log as printed', '日志（原样输出）'],
    csv: ['Log as CSV', '日志（CSV）'],
    json: ['Run as JSON', '运行（JSON）'],
    loss: ['Loss chart as PNG', '损失图（PNG）'],
    fit: ['Fit chart as PNG', '拟合图（PNG）'],
    landscape: ['Landscape as PNG', '损失地形（PNG）'],
    python: ['PyTorch script', 'PyTorch 脚本'],
    latex: ['Copy the formula as LaTeX', '复制公式（LaTeX）'],
    aboutPython: both`The same data, start and steps in Python: it prints the same log.
      用 Python 重现相同的数据、起点和步骤：输出相同的日志。`,
    retuned: both`This run changed its learning rate on the way. The script trains at the present one throughout.
      本次训练中途改过学习率；脚本全程使用当前的学习率。`,
    pythonReads: (name: string) => both`The script reads ${name}, which has to lie beside it.
      脚本会读取 ${name}，该文件须与脚本放在同一文件夹。`,
    nothing: both`Log and run can be exported once there are some epochs.
      训练若干轮后才能导出日志和运行。`,
    failed: both`The chart could not be exported: this browser made no picture of it.
      无法导出图表：浏览器没有生成图片。`,
  },
});
