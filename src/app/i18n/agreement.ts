/** The texts of the chart of a model of several columns, which come with it. */
import { agreementEn } from './agreement-en.ts';
import { agreementZhCN } from './agreement-zh-CN.ts';

export const AGREEMENT = {
  en: { agreement: agreementEn },
  'zh-CN': { agreement: agreementZhCN },
};
