import type { Fact } from './fact.ts';
import type { CorpusSentence } from './quiz-corpus.ts';
import { QUIZ_ASK } from './quiz-messages.vi.ts';

/** What is counted, by what may stand for one another in a wrong option. Longer units first within each. */
const UNITS: Readonly<Record<string, readonly string[]>> = {
  people: [
    'đảng viên chính thức',
    'cấp ủy viên',
    'ủy viên',
    'phó bí thư',
    'phó chủ tịch',
    'đảng viên',
    'đại biểu',
    'thành viên',
    'đồng chí',
    'người',
  ],
  bodies: [
    'tổ chức cơ sở đảng',
    'đơn vị hành chính cấp xã',
    'đơn vị đại hội điểm',
    'đảng bộ cấp huyện',
    'đảng bộ',
    'chi bộ',
    'đơn vị',
    'tiểu ban',
    'tỉnh, thành phố',
    'phường',
    'đặc khu',
    'huyện',
    'tỉnh',
    'xã',
    'tổ',
  ],
  days: ['ngày làm việc', 'ngày'],
  months: ['tháng'],
  ages: ['tuổi'],
  years: ['năm'],
  hours: ['giờ', 'phút', 'buổi', 'tuần'],
  parts: ['chương', 'điều', 'nội dung', 'nhiệm vụ', 'mục', 'phần', 'bước'],
  money: ['triệu đồng', 'nghìn đồng', 'đồng'],
  times: ['lần', 'phiếu', 'bản'],
};
const CLASS_OF = new Map(
  Object.entries(UNITS).flatMap(([name, units]) => units.map((unit) => [unit, name] as const)),
);
const UNIT_WORDS = [...CLASS_OF.keys()].sort((a, b) => b.length - a.length).join('|');
const N = '(\\d{1,3}(?:\\.\\d{3})+|\\d+(?:,\\d+)?)';
const PERCENT = new RegExp(
  `(?<![\\d.,/–-])(?:(từ )${N}\\s?%?\\s(?:đến|tới)\\s${N}\\s?%|${N}\\s?[–-]\\s?${N}\\s?%|${N}\\s?%)`,
  'giu',
);
const COUNT = new RegExp(
  `(?<![\\d.,/–-])(?:(từ )${N}\\s(?:đến|tới)\\s${N}|${N})(\\s(?:${UNIT_WORDS}))(?![\\p{L}/])`,
  'giu',
);
const NUMERALS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'];
const FRACTION = /(?<![\p{L}])(một|hai|ba|bốn) phần (hai|ba|tư|bốn|năm|mười)(?![\p{L}])/giu;
/** Behind these a figure counts nothing: it is the name of an article, a step, a place, a date. */
const NAMES =
  /(?:điều|khoản|điểm|bước|lần|thứ|khóa|phụ lục|số|phường|quận|quý|tháng|ngày|năm|mục|chương|mẫu|quy trình|một trong|cả|và|\d\strên|quy định|kết luận|chỉ thị|quyết định|nghị quyết|thông báo|hướng dẫn|\/|cả hai)\s*$/iu;
/** "đại hội 4 nội dung", "hội nghị 5 bước": the figure is part of a name. */
const NAMED = /(?:quy trình|đại hội|hội nghị|chính quyền)\s*$/iu;

/** Percents and counts with their unit that the sentence tells. */
export function findFigures(sentence: CorpusSentence): Fact[] {
  const { text } = sentence;
  const percents = [...text.matchAll(PERCENT)].map((match): Fact => {
    const [low = '', high = low] = [match[2], match[3], match[4], match[5], match[6]].filter(
      (part) => part !== undefined,
    );
    const isRange = low !== high || match[6] === undefined;
    return {
      ...placeOf(match, match[0]),
      kind: 'how-many',
      sentence,
      value: { type: 'figure', low: numeric(low), high: numeric(high), percent: true },
      form: isRange ? 'percent-range' : 'percent',
      wideForm: null,
      bare: match[0],
      unit: '',
      canChange: true,
      ask: { words: QUIZ_ASK.howManyPercent },
    };
  });
  const counts = [...text.matchAll(COUNT)].flatMap((match): Fact[] => {
    const before = text.slice(0, match.index);
    const unit = match[5] ?? '';
    if (NAMES.test(before) || NAMED.test(before)) return [];
    // "15 % cấp ủy viên" is no count, "tháng 10 đến tháng 12" no range.
    const [low = '', high = low] = [match[2], match[3], match[4]].filter((part) => part !== undefined);
    const isRange = match[1] !== undefined;
    const group = CLASS_OF.get(unit.trim().toLowerCase()) ?? unit.trim();
    return [
      {
        ...placeOf(match, match[0]),
        kind: 'how-many',
        sentence,
        value: { type: 'figure', low: numeric(low), high: numeric(high), percent: false },
        form: `${group}${isRange ? ' range' : ''}`,
        wideForm: isRange ? 'range' : 'count',
        bare: match[0].slice(0, match[0].length - unit.length),
        unit,
        canChange: true,
        ask: { words: `${QUIZ_ASK.howMany}${unit}` },
      },
    ];
  });
  return [...percents, ...counts, ...fractionsIn(sentence)];
}

/** "hai phần ba": asked only whether it is true, since "how many" cannot be asked of it in its place. */
function fractionsIn(sentence: CorpusSentence): Fact[] {
  return [...sentence.text.matchAll(FRACTION)].map((match): Fact => {
    const [part, whole] = [match[1], match[2]].map((word) =>
      NUMERALS.indexOf((word ?? '').toLowerCase().replace(/^tư$/u, 'bốn')),
    );
    const share = Math.round(((part ?? 0) / (whole ?? 1)) * 1e6) / 1e4;
    return {
      ...placeOf(match, match[0]),
      kind: 'how-many',
      sentence,
      value: { type: 'figure', low: share, high: share, percent: true },
      form: 'fraction',
      wideForm: null,
      bare: match[0],
      unit: '',
      canChange: true,
      ask: null,
    };
  });
}

function placeOf(match: RegExpExecArray, words: string): Pick<Fact, 'start' | 'end' | 'answer'> {
  return { start: match.index, end: match.index + words.length, answer: words };
}

/** `1.447` is a thousand and more, `6,29` a little over six. */
function numeric(text: string): number {
  return Number(/^\d+(?:\.\d{3})+$/.test(text) ? text.replaceAll('.', '') : text.replace(',', '.'));
}
