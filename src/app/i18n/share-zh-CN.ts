import type { shareEn } from './share-en.ts';

export const shareZhCN = {
  share: {
    what: '链接打开的内容',
    page: '整个页面',
    embed: '用于课堂',
    link: '链接',
    copy: '复制链接',
    copied: '已复制',
    copyFailed: '无法复制',
    send: '发送……',
    about: '链接包含所有设置。打开链接的人得到相同的数据和相同的起点。',
    carries: (name: string) => `链接也带有你的数据：${name}。`,
    ownData: (name: string) =>
      `${name} 太大，链接放不下：链接打开的是这些设置和按种子生成的数据。文件可以同时携带两者：把文件拖到页面上即可打开。`,
    tooLong: '内容太长，链接放不下。文件可以携带全部内容：把文件拖到页面上即可打开。',
    file: '保存为文件',
    aboutEmbed: '只显示勾选的部分，可嵌入其他页面。',
    parts: '显示',
    part: {
      header: '页眉',
      settings: '设置',
      status: '状态',
      fit: '数据与拟合',
      landscape: '损失地形',
      loss: '损失',
      numbers: '参数',
      transport: '播放控制',
    },
  },

  export: {
    csv: '日志（CSV）',
    json: '运行（JSON）',
    loss: '损失图（PNG）',
    fit: '拟合图（PNG）',
    landscape: '损失地形（PNG）',
    python: 'PyTorch 脚本',
    latex: '复制公式（LaTeX）',
    aboutPython: '用 Python 重现相同的数据、起点和步骤：输出相同的日志。',
    retuned: '本次训练中途改过学习率；脚本全程使用当前的学习率。',
    pythonReads: (name: string) => `脚本会读取 ${name}，该文件须与脚本放在同一文件夹。`,
    nothing: '训练若干轮后才能导出日志和运行。',
    failed: '无法导出图表：浏览器没有生成图片。',
  },
} satisfies typeof shareEn;
