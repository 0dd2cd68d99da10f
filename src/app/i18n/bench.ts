/** The texts of the Benchmark view, which come with it. */
import { benchEn } from './bench-en.ts';
import { benchZhCN } from './bench-zh-CN.ts';
import { profileEn } from './profile-en.ts';
import { profileZhCN } from './profile-zh-CN.ts';

export const BENCH = {
  en: { bench: benchEn, profile: profileEn },
  'zh-CN': { bench: benchZhCN, profile: profileZhCN },
};
