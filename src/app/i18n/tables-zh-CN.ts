import type { BadRow, Reason, RowFault } from '../../csv/bad-rows.ts';
import type { Foreign } from '../../csv/faults.ts';
import { dialogZhCN } from './dialog-zh-CN.ts';
import type { TableWords } from './tables-en.ts';

const FORMATS = {
  'utf-16': 'UTF-16 文本：请另存为 CSV UTF-8',
  'not-utf-8': '非 UTF-8 文本：请另存为 CSV UTF-8',
  binary: '二进制文件，不是文本：请将表格另存为 CSV UTF-8',
  html: '网页：请把其中的表格另存为 CSV，或直接粘贴单元格',
  xml: 'XML：请将表格另存为 CSV UTF-8',
  zip: 'zip 文件（Excel 的 .xlsx 和 LibreOffice 的 .ods 也是）：请将工作表另存为 CSV UTF-8，或先解压',
  xls: '旧版 Excel 工作簿（.xls）：请将工作表另存为 CSV UTF-8',
  image: '图片：请把其中的数字写成 CSV',
  pdf: 'PDF：请把表格复制到电子表格中，再另存为 CSV UTF-8',
  compressed: '以 gzip 之外的方式压缩的文件：请先解压',
} as const satisfies Record<Foreign, string>;

const MOST_LISTED = 8;

function listed(names: readonly string[]): string {
  const first = names.slice(0, MOST_LISTED).map((name) => `“${name}”`);
  return first.join('、') + (names.length > MOST_LISTED ? '……' : '');
}

function reasonText({ fault, count, first }: Reason): string {
  const lines = first.map((row) => `第 ${row.line} 行${foundText(fault, row)}`).join('、');
  return `${count} 行略去（${dialogZhCN.faults[fault]}）：${lines}${first.length < count ? '……' : ''}`;
}

function foundText(fault: RowFault, { found }: BadRow): string {
  if (found === '') return '';
  return fault === 'wrong-width' ? `（${found} 个单元格）` : `“${found}”`;
}

export const tablesZhCN: TableWords = {
  faults: {
    empty: () => '没有数据行：至少需要 2 行',
    'only-header': ({ names }) => `只有标题行（${listed(names)}），下面没有数据：至少需要 2 行`,
    foreign: ({ format }) => `这是${FORMATS[format]}`,
    damaged: () => 'gzip 文件不完整或已损坏：请重新压缩，或提供未压缩的文件',
    'too-large': ({ bytes }) => `解压后超过 ${bytes} 字节：请减少行数`,
    json: ({ problem }) =>
      `这是 JSON，但不是形如 [{"x": 1, "y": 2}] 的对象数组（${problem}）：请改写，或另存为 CSV`,
    'json-too-large': ({ characters }) => `JSON 超过 ${characters} 个字符：请改用可分段读取的 CSV`,
    'too-many-columns': ({ columns, most }) => `共有 ${columns} 列，最多 ${most} 列：请删去一些列`,
    'too-many-rows': ({ most }) => `超过 ${most} 行：请减少行数`,
    'record-too-long': ({ line, most, quoted }) =>
      `从第 ${line} 行开始的记录超过 ${most} 个字符：${quoted ? '可能缺少一个引号' : '这是表格吗？'}`,
    'no-header-line': ({ line }) => `文件开头没有第 ${line} 行：请选择首行、无标题，或另一行`,
    'one-column': ({ axis }) =>
      `没有可用作 ${axis} 的数值列：表中只有一列，请用逗号、分号、制表符、竖线或空格分隔各列`,
    'no-number-column': ({ axis, names }) =>
      `没有可用作 ${axis} 的数值列：请从 ${listed(names)} 中选择`,
    'no-such-column': ({ axis, asked, names }) =>
      `${axis} 列“${asked}”不存在：请选择 ${listed(names)}，或 1 到 ${names.length} 之间的列号`,
    'name-twice': ({ axis, asked, numbers }) =>
      `${axis} 列“${asked}”有 ${numbers.length} 列同名：请用列号 ${numbers.join('、')} 指明`,
    'too-few-rows': ({ rows, all, least, reasons }) =>
      `${all} 行中只有 ${rows} 行可用，拟合直线至少需要 ${least} 行${reasons
        .map((reason) => `；${reasonText(reason)}`)
        .join('')}`,
  },
  setup: '这是 Downhill 其他版本的设置文件，或文件已损坏：请对方重新分享',
  unreadable: '浏览器无法读取：是文件夹，还是文件已变动？请重新选择',

  options: '表格的写法',
  optionsHint: '自动识别。若识别有误，在此修改后会重新读取。',
  delimiter: '分隔符',
  delimiters: { comma: '逗号', semicolon: '分号', tab: '制表符', bar: '竖线 |', space: '空格' },
  decimal: '小数点',
  decimals: { point: '点 1.5', comma: '逗号 1,5' },
  thousands: '千位分隔符',
  thousandsMarks: {
    none: '无',
    comma: '逗号 1,000',
    point: '点 1.000',
    apostrophe: '撇号 1’000',
    space: '空格 1 000',
  },
  marks: { ',': '逗号', '.': '点', "'": '撇号', ' ': '空格' },
  header: '标题行',
  headers: { yes: '首行', no: '无', line: '指定行……' },
  line: '标题所在行',
  notALine: '请填写行号，1 到 999,999,999。',
  dates: '日期',
  dateOrders: { dmy: '日、月', mdy: '月、日' },
  auto: (found) => (found === '' ? '自动' : `自动（${found}）`),
  onLine: (line) => `第 ${line} 行`,

  taken: (parts) => `读法：${parts.join('，')}。`,
  json: 'JSON',
  between: (delimiter) => `以${delimiter}分隔`,
  withHeader: (line) => `标题在第 ${line} 行`,
  noHeader: '无标题行',
  decimalComma: '小数逗号',
  thousandsAs: (mark) => `千位分隔符为${mark}`,

  notes: {
    gzip: () => '已用 gzip 解压。',
    json: ({ entries }) => `JSON，共 ${entries} 条。`,
    'lines-above': ({ lines, first }) =>
      `略去表格上方的 ${lines} 行：“${first}”${lines > 1 ? '……' : ''}`,
    comments: ({ lines }) => `略去 ${lines} 行以 # 开头的注释。`,
    'header-in-comment': ({ line }) => `列名取自第 ${line} 行的注释。`,
    'header-of-numbers': ({ line, names }) =>
      `第 ${line} 行（${names.slice(0, 3).join('、')}${names.length > 3 ? '……' : ''}）视为列名，而非数据。`,
    'ambiguous-mark': ({ example, value }) => `“${example}”读作 ${value}。`,
    unit: ({ column, unit }) => `${column} 的单位是 ${unit}。`,
    percent: ({ column }) => `${column}：12% 读作 0.12。`,
    time: ({ column, unit }) => `${column} 从最早的时刻起，以${unit === 'day' ? '天' : '秒'}计。`,
    'ambiguous-dates': ({ example, order }) =>
      `“${example}”按${order === 'dmy' ? '日、月' : '月、日'}的顺序读。`,
    counting: ({ column }) => `${column} 只是行号，不自动采用。`,
    'row-names': ({ expected, found }) =>
      `数据行有 ${found} 个单元格，标题行有 ${expected} 个：第一个是该行的名称。`,
    'empty-cells': ({ expected, found }) =>
      `数据行有 ${found} 个单元格，标题行有 ${expected} 个，末尾的为空。`,
  },

  otherwise: {
    delimiter: '',
    header: '这是数据',
    decimal: { point: '其中的点是小数点', comma: '其中的逗号是小数点' },
    thousands: '',
    dates: { dmy: '应为日、月', mdy: '应为月、日' },
  },
  value: (text) => `= ${text}`,
  swallowed: (lines) => `以及随后 ${lines} 行`,
  reason: (rows, why) => `${rows} 行：${why}`,
  more: (rows) => `另有 ${rows} 行`,
};
