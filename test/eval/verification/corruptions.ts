import type { SentenceRandom } from './sentence-random.ts';

/** Makes a sentence false against its passages; null when the sentence gives no hold for it. */
export type Corruption = (sentence: string, about: CorruptionContext) => string | null;

export interface CorruptionContext {
  readonly random: SentenceRandom;
  /** The whole text that the sentence is checked against. */
  readonly passage: string;
  /** The other sentences of the same passage. */
  readonly others: readonly string[];
}

/** A figure that is neither part of a date, a document number, a fraction nor a grouped or decimal number. */
const PLAIN_FIGURE = /(?<![\p{L}\d/.,–-])\d{1,3}(?![\d/–-]|[.,]\d|-\p{L})/gu;
const FULL_DATE = /(\d{1,2})\/(\d{1,2})\/(\d{4})/;

/** Corruptions that hold for any official sentence, by kind. */
export const CORRUPTIONS: Readonly<Record<string, Corruption>> = {
  digit: (sentence, { random, passage }) => {
    const figure = random.pick([...sentence.matchAll(PLAIN_FIGURE)]);
    if (figure === undefined) return null;
    let value = Number(figure[0]) + 1 + random.below(8);
    while (new RegExp(`(?<!\\d)${value}(?!\\d)`).test(passage)) value += 1;
    return replaceAt(sentence, figure.index, figure[0], String(value));
  },
  date: (sentence, { random, passage }) => {
    const date = FULL_DATE.exec(sentence);
    if (date === null) return null;
    const [whole, day = '', month = '', year = ''] = date;
    const changed = [
      `${(Number(day) % 28) + 1}/${month}/${year}`,
      `${day}/${(Number(month) % 12) + 1}/${year}`,
      `${day}/${month}/${Number(year) + 1}`,
    ].filter((text) => !passage.includes(text));
    const chosen = random.pick(changed);
    return chosen === undefined ? null : replaceAt(sentence, date.index, whole, chosen);
  },
  'number-year': (sentence, { passage }) => {
    const dated = /(\d+-[A-ZĐ]+\/[A-ZĐ]+) ngày \d{1,2}\/\d{1,2}\/(\d{4})/.exec(sentence);
    if (dated === null) return null;
    const year = [5, -5, 6]
      .map((by) => Number(dated[2]) + by)
      .find((other) => !passage.includes(`/${other}`));
    return year === undefined ? null : sentence.replace(dated[0], `${dated[1] ?? ''} năm ${year}`);
  },
  'negation-dropped': (sentence) =>
    changeOne(sentence, [
      [/ không được /, ' được '],
      [/ chưa /, ' đã '],
      [/ không (?!quá|dưới|kể|vượt)/, ' '],
    ]),
  'negation-added': (sentence) =>
    changeOne(sentence, [
      [/(?<!không) có thể /, ' không thể '],
      [/(?<!không) phải (?!là)/, ' không phải '],
      [/(?<!không|chỉ|phải) được (?=[\p{L}]+)/u, ' không được '],
      [/(?<!không|để|không thực) (do|có trách nhiệm|quyết định) /, ' không $1 '],
    ]),
  'obligation-raised': (sentence) => changeOne(sentence, [[/ có thể /, ' phải ']]),
  'obligation-lowered': (sentence, { random }) =>
    changeOne(sentence, [[/(?<!không) phải (?!là)/, random.pick([' nên ', ' có thể ']) ?? ' nên ']]),
  'bound-flipped': (sentence) =>
    changeOne(sentence, [
      [/ít nhất/, 'không quá'],
      [/không quá/, 'ít nhất'],
      [/ trên (?=\d|một phần|hai phần)/, ' dưới '],
      [/ dưới (?=\d)/, ' trên '],
      [/trở lên/, 'trở xuống'],
      [/trước ngày/, 'sau ngày'],
    ]),
  'figures-swapped': (sentence) => {
    const figures = [...sentence.matchAll(PLAIN_FIGURE)];
    const [first] = figures;
    const second = figures.find((figure) => figure[0] !== first?.[0]);
    if (first === undefined || second === undefined || /\+/.test(sentence)) return null;
    return replaceAt(
      replaceAt(sentence, second.index, second[0], first[0]),
      first.index,
      first[0],
      second[0],
    );
  },
  unit: (sentence) =>
    changeOne(sentence, [
      [/(\d) tháng/, '$1 ngày'],
      [/(\d) ngày/, '$1 tháng'],
      [/(\d) tuổi/, '$1 năm'],
      [/(\d)%/, '$1 người'],
      [/(\d) (?:đồng chí|đại biểu)/, '$1%'],
    ]),
  tense: (sentence) =>
    changeOne(sentence, [
      [/ sẽ /, ' đã '],
      [/ dự kiến /, ' đã '],
      [/ đã /, ' sẽ '],
    ]),
  body: (sentence) =>
    changeOne(sentence, [
      [/([Bb])an [Tt]hường vụ/, '$1an Chấp hành'],
      [/([Bb])an [Cc]hấp hành/, '$1an Thường vụ'],
      [/([Đđ])oàn chủ tịch/, '$1oàn thư ký'],
      [/([Bb])an kiểm phiếu/, '$1an thẩm tra tư cách đại biểu'],
    ]),
  'scope-enlarged': (sentence) =>
    changeOne(sentence, [
      [/một số/, 'tất cả các'],
      [/(?<!từng )cấp (?:xã|huyện|tỉnh|cơ sở)/, 'các cấp'],
    ]),
  'invented-document': (sentence, { random }) =>
    sentence.replace(/[.”]+$/, `, theo Quyết định số ${700 + random.below(200)}-QĐ/TW.`),
  'stitched-quote': (sentence, { others }) => {
    const other = others.find((text) => text.length > 40);
    if (other === undefined || sentence.length < 40) return null;
    const head = firstHalf(sentence);
    const tail = other
      .slice(firstHalf(other).length)
      .trim()
      .replace(/[.”]+$/, '');
    return `Văn bản nêu: “${head} ${tail}”.`;
  },
  url: (sentence, { random }) =>
    sentence.replace(
      /[.”]+$/,
      random.pick([' (xem https://vanban.example.vn/tai-ve).', ', chi tiết tại www.vanban-dang.example.']) ??
        '',
    ),
  superlative: (sentence, { random }) =>
    sentence.replace(
      /[.”]+$/,
      random.pick([
        ', cao nhất từ trước đến nay.',
        ', tốt nhất cả nước.',
        ', quan trọng nhất trong các quy định.',
      ]) ?? '',
    ),
  'cause-invented': (sentence, { random }) =>
    sentence.replace(
      /[.”]+$/,
      random.pick([
        ' do thiếu kinh phí.',
        ' vì có đơn thư phản ánh.',
        ' nhằm tiết kiệm thời gian.',
        ' nhờ được nhân dân đồng tình.',
      ]) ?? '',
    ),
};

/** The first change whose pattern occurs. */
function changeOne(sentence: string, changes: readonly (readonly [RegExp, string])[]): string | null {
  for (const [pattern, replacement] of changes) {
    if (pattern.test(sentence)) return sentence.replace(pattern, replacement);
  }
  return null;
}

function replaceAt(text: string, index: number, old: string, replacement: string): string {
  return text.slice(0, index) + replacement + text.slice(index + old.length);
}

function firstHalf(sentence: string): string {
  const words = sentence.replace(/^“/, '').split(' ');
  return words.slice(0, Math.floor(words.length / 2)).join(' ');
}
