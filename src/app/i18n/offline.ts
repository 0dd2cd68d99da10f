/** The texts of what tells of a newer version, which come with it. */
const en = {
  newer: 'A newer version of this page is there. Settings and data stay as they are.',
  reload: 'Load it',
};

const zhCN = {
  newer: '本页面有新版本。设置和数据保持不变。',
  reload: '载入新版本',
} satisfies typeof en;

export const OFFLINE = { en: { offline: en }, 'zh-CN': { offline: zhCN } };
