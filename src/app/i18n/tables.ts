/** The texts of the dialog for own data, and of what reads tables, which come with it. */
import type { WordsFor } from '../../core/text/told.ts';
import type { BadRow, Reason, RowFault } from '../../csv/bad-rows.ts';
import { FAULTS, type DataFaults, type Foreign } from '../../csv/faults.ts';
import type { NoteValues } from '../../csv/notes.ts';
import { both, phrases, type Phrase } from './phrases.ts';

type PhrasesFor<T> = { readonly [K in keyof T]: (values: T[K]) => Phrase };

const ROW_FAULTS = {
  missing: ['no value', '没有数值'],
  'not-a-number': ['not a number', '不是数字'],
  'too-large': ['larger than 32-bit numbers go', '超出 32 位浮点数的范围'],
  'beyond-f64': ['larger than numbers go', '超出数值的范围'],
  'wrong-width': ['another number of columns', '列数不同'],
  quotes: ['quotes that do not pair up', '引号不成对'],
  footer: ['a sum of rows, and none', '合计行，不是数据点'],
  'other-unit': ['another unit than the others', '单位与其他行不同'],
  'not-a-date': ['no date like the others', '日期写法与其他行不同'],
} as const satisfies Record<RowFault, Phrase>;

/** What is wrong with a whole table; the English of it is the message of its error. */
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

const FAULTS_ZH_CN: WordsFor<DataFaults> = {
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
  'no-number-column': ({ axis, names, odd }) =>
    `没有可用作 ${axis} 的数值列：请从 ${listed(names)} 中选择${odd === undefined ? '' : `；“${odd.column}”列中的“${odd.cell}”不是数值`}`,
  'no-such-column': ({ axis, asked, names }) =>
    `${axis} 列“${asked}”不存在：请选择 ${listed(names)}，或 1 到 ${names.length} 之间的列号`,
  'name-twice': ({ axis, asked, numbers }) =>
    `${axis} 列“${asked}”有 ${numbers.length} 列同名：请用列号 ${numbers.join('、')} 指明`,
  'too-few-rows': ({ rows, all, least, reasons }) =>
    `${all} 行中只有 ${rows} 行可用，拟合直线至少需要 ${least} 行${reasons
      .map((reason) => `；${reasonText(reason)}`)
      .join('')}`,
};

const MOST_LISTED = 8;

function listed(names: readonly string[]): string {
  const first = names.slice(0, MOST_LISTED).map((name) => `“${name}”`);
  return first.join('、') + (names.length > MOST_LISTED ? '……' : '');
}

function reasonText({ fault, count, first }: Reason): string {
  const lines = first.map((row) => `第 ${row.line} 行${foundText(fault, row)}`).join('、');
  return `${count} 行略去（${ROW_FAULTS[fault][1]}）：${lines}${first.length < count ? '……' : ''}`;
}

function foundText(fault: RowFault, { found }: BadRow): string {
  if (found === '') return '';
  return fault === 'wrong-width' ? `（${found} 个单元格）` : `“${found}”`;
}

const several = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

export const TABLES = phrases({
  dialog: {
    file: ['Choose a file…', '选择文件…'],
    drop: both`Or drop a file, or paste a table, anywhere on this page.
      也可以把文件拖放到、或把表格粘贴到页面任意位置。`,
    paste: ['Or paste a table', '或粘贴表格'],
    pasteHint: both`One row a line, columns separated by commas, semicolons or tabs.
      每行一条记录，列之间用逗号、分号或制表符分隔。`,
    usePaste: ['Read the pasted table', '读取粘贴的表格'],
    examples: ['Or take an example', '或使用示例'],
    example: {
      'boiling-points.csv': both`Boiling points and air pressure, Forbes 1857
        沸点与气压，Forbes 1857`,
      'galaxies.csv': both`Distance and velocity of galaxies, Hubble 1929
        星系的距离与速度，Hubble 1929`,
    },

    reading: (name: string, rows: string) => both`Reading ${name}: ${rows} rows so far.
      正在读取 ${name}：已读 ${rows} 行。`,
    progress: ['Progress of reading', '读取进度'],
    cancel: ['Stop reading', '停止读取'],
    stopped: ['Stopped: nothing was taken over.', '已停止：未采用任何数据。'],
    failed: (message: string) => both`These data cannot be used: ${message}.
      无法使用这些数据：${message}。`,
    found: (rows: string, all: string) => [
      rows === all ? `${rows} rows are ready.` : `${rows} of ${all} rows are ready.`,
      rows === all ? `${rows} 行可用。` : `共 ${all} 行，${rows} 行可用。`,
    ],

    x: ['Column for x', 'x 列'],
    y: ['Column for y', 'y 列'],
    others: ['Further inputs', '其他输入列'],
    column: (number: string) => [`column ${number}`, `第 ${number} 列`],
    none: ['choose…', '请选择……'],
    preview: ['The first rows', '前几行'],
    moreColumns: (count: string) => [`and ${count} more columns`, `另有 ${count} 列`],

    bad: (count: string) => [
      count === '1' ? '1 row is bad and left out' : `${count} rows are bad and left out`,
      `${count} 行有误，已略去`,
    ],
    line: ['Line', '行号'],
    cell: ['What is there', '内容'],
    faults: ROW_FAULTS,

    offer: ['How to train on them', '如何训练'],
    standardise: both`Standardise: train on (x − mean) ÷ spread, and y alike
      标准化：用 (x − 均值) ÷ 标准差训练，y 同理`,
    standardiseWhy: {
      wanted: both`At this scale the training would otherwise crawl or diverge.
        数据的尺度如此，不标准化会训练极慢或发散。`,
      coarse: (column: string, spacing: string, spread: string) => both`
        32-bit numbers keep ${column} only to steps of ${spacing}, while it spreads by ${spread}: standardising keeps the detail.
        32 位浮点数只能把 ${column} 精确到 ${spacing}，而其标准差为 ${spread}：标准化可保留细节。`,
      free: ['These data train well as they are, too.', '这些数据不标准化也能训练好。'],
    },
    ownUnits: both`Parameters and loss are shown in your data’s own units either way.
      无论是否标准化，参数和损失都以数据自身的单位显示。`,
    rate: (lr: string) => [`Use the learning rate that suits: ${lr}`, `使用合适的学习率：${lr}`],
    rateWhy: {
      diverges: (lr: string) => both`At ${lr}, as it is set now, this would diverge.
        当前设置的 ${lr} 会发散。`,
      crawls: (lr: string, epochs: string) => both`
        At ${lr}, as it is set now, ${epochs} epochs would not get to the best line.
        以当前设置的 ${lr}，${epochs} 轮到不了最优直线。`,
      fine: (lr: string) => [`${lr}, as it is set now, works, too.`, `当前设置的 ${lr} 也可以。`],
    },
    noRate: both`As they are, no learning rate that can be set here suits them.
      不标准化时，没有可设置的合适学习率。`,
    equalX: both`All x are equal: many lines fit equally well. The run ends at the one nearest to its start.
      所有 x 都相等：许多直线拟合得一样好，训练会停在离起点最近的那一条。`,
    use: ['Use these data', '使用这些数据'],
  },
  table: {
    faults: [FAULTS, FAULTS_ZH_CN],
    setup: both`it is a setup of another version of Downhill, or damaged: have it shared again
      这是 Downhill 其他版本的设置文件，或文件已损坏：请对方重新分享`,
    unreadable: both`the browser cannot read it; is it a folder, or has it changed since? Choose it again
      浏览器无法读取：是文件夹，还是文件已变动？请重新选择`,

    options: ['How the table is written', '表格的写法'],
    optionsHint: both`Found by itself. Change what was found wrong, and the table is read anew.
      自动识别。若识别有误，在此修改后会重新读取。`,
    delimiter: ['Between cells', '分隔符'],
    delimiters: {
      comma: ['comma', '逗号'],
      semicolon: ['semicolon', '分号'],
      tab: ['tab', '制表符'],
      bar: ['bar |', '竖线 |'],
      space: ['spaces', '空格'],
    },
    decimal: ['Decimal mark', '小数点'],
    decimals: { point: ['point 1.5', '点 1.5'], comma: ['comma 1,5', '逗号 1,5'] },
    thousands: ['Between thousands', '千位分隔符'],
    thousandsMarks: {
      none: ['nothing', '无'],
      comma: ['comma 1,000', '逗号 1,000'],
      point: ['point 1.000', '点 1.000'],
      apostrophe: ['apostrophe 1’000', '撇号 1’000'],
      space: ['space 1 000', '空格 1 000'],
    },
    marks: {
      ',': ['comma', '逗号'],
      '.': ['point', '点'],
      "'": ['apostrophe', '撇号'],
      ' ': ['space', '空格'],
    },
    header: ['Header', '标题行'],
    headers: { yes: ['first row', '首行'], no: ['none', '无'], line: ['on a line…', '指定行……'] },
    line: ['Line of the header', '标题所在行'],
    notALine: both`Give the number of a line, from 1 to 999,999,999.
      请填写行号，1 到 999,999,999。`,
    dates: ['Dates', '日期'],
    dateOrders: { dmy: ['day, month', '日、月'], mdy: ['month, day', '月、日'] },
    auto: (found: string) => [
      found === '' ? 'Automatic' : `Automatic (${found})`,
      found === '' ? '自动' : `自动（${found}）`,
    ],
    onLine: (line: string) => [`line ${line}`, `第 ${line} 行`],

    /** What was taken, in one line. */
    taken: (parts: readonly string[]) => both`Taken as: ${parts.join(', ')}.
      读法：${parts.join('，')}。`,
    json: 'JSON',
    between: (delimiter: string) => [`${delimiter} between cells`, `以${delimiter}分隔`],
    withHeader: (line: string) => [`header on line ${line}`, `标题在第 ${line} 行`],
    noHeader: ['no header', '无标题行'],
    decimalComma: ['decimal comma', '小数逗号'],
    thousandsAs: (mark: string) => [`${mark} between thousands`, `千位分隔符为${mark}`],

    notes: {
      gzip: () => ['Unpacked by gzip.', '已用 gzip 解压。'],
      json: ({ entries }) => [`JSON of ${entries} entries.`, `JSON，共 ${entries} 条。`],
      'lines-above': ({ lines, first }) => both`
        ${several(lines, 'line')} above the table left out: “${first}”${lines > 1 ? ', …' : ''}
        略去表格上方的 ${lines} 行：“${first}”${lines > 1 ? '……' : ''}`,
      comments: ({ lines }) => both`${several(lines, 'line')} with # left out.
        略去 ${lines} 行以 # 开头的注释。`,
      'header-in-comment': ({ line }) => both`The names are those of the comment on line ${line}.
        列名取自第 ${line} 行的注释。`,
      'header-of-numbers': ({ line, names }) => both`
        Line ${line} (${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}) is taken for names, not for a row.
        第 ${line} 行（${names.slice(0, 3).join('、')}${names.length > 3 ? '……' : ''}）视为列名，而非数据。`,
      'ambiguous-mark': ({ example, value }) => both`“${example}” is taken as ${value}.
        “${example}”读作 ${value}。`,
      unit: ({ column, unit }) => [`${column} is in ${unit}.`, `${column} 的单位是 ${unit}。`],
      percent: ({ column }) => [`${column}: 12% is taken as 0.12.`, `${column}：12% 读作 0.12。`],
      time: ({ column, unit }) => both`${column} counts ${unit}s from its earliest moment.
        ${column} 从最早的时刻起，以${unit === 'day' ? '天' : '秒'}计。`,
      'ambiguous-dates': ({ example, order }) => both`
        “${example}” is taken as ${order === 'dmy' ? 'day and month' : 'month and day'}.
        “${example}”按${order === 'dmy' ? '日、月' : '月、日'}的顺序读。`,
      counting: ({ column }) => both`${column} counts the rows, and is not taken by itself.
        ${column} 只是行号，不自动采用。`,
      'row-names': ({ expected, found }) => both`
        Rows have ${found} cells where the header has ${expected}: the first is the name of the row.
        数据行有 ${found} 个单元格，标题行有 ${expected} 个：第一个是该行的名称。`,
      'empty-cells': ({ expected, found }) => both`
        Rows have ${found} cells where the header has ${expected}, the last of them empty.
        数据行有 ${found} 个单元格，标题行有 ${expected} 个，末尾的为空。`,
    } satisfies PhrasesFor<NoteValues>,

    /** To a note that could be wrong: the other way to read the table. */
    otherwise: {
      header: ['It is a row', '这是数据'],
      decimal: {
        point: ['Its point is a decimal mark', '其中的点是小数点'],
        comma: ['Its comma is a decimal mark', '其中的逗号是小数点'],
      },
      dates: {
        dmy: ['It is day and month', '应为日、月'],
        mdy: ['It is month and day', '应为月、日'],
      },
    },
    value: (text: string) => `= ${text}`,
    swallowed: (lines: string) => [`and ${lines} more lines`, `以及随后 ${lines} 行`],
    reason: (rows: string, why: string) => [`${rows} × ${why}`, `${rows} 行：${why}`],
  },
});

export type TableWords = (typeof TABLES)['en']['table'];
