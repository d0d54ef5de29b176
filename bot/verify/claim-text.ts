import { expandUnambiguous } from '../../knowledge/search/abbreviations.ts';
import { normalizeText } from '../../knowledge/text/normalize.ts';
import { syllablesOf, type Syllable } from '../../knowledge/text/syllables.ts';
import { anchorsOf, type Anchor } from './anchors.ts';
import { findModalities, type FoundModality } from './modality.ts';
import { unitsOf, type Unit } from './units.ts';
import { wordsOf, type Word } from './words.ts';

/** A text with everything the checks look at, worked out once. */
export interface ReadText {
  readonly text: string;
  readonly syllables: readonly Syllable[];
  readonly anchors: readonly Anchor[];
  readonly modalities: readonly FoundModality[];
  /** The words with matter, in order; synonyms have one key. */
  readonly words: readonly Word[];
  /** Stretches in which what stands together belongs together. */
  readonly units: readonly Unit[];
}

/** `loose` for passages: takes number words that may be something else. */
export function readText(text: string, options: { readonly loose?: boolean } = {}): ReadText {
  // "7h30" is "7 giờ 30".
  const plain = expandUnambiguous(normalizeText(text))
    .replace(/(\d)h(?=\d{2}(?!\d)|[\s,.;]|$)/g, '$1 giờ ')
    // "15 trên 17 phiếu" is "15/17 phiếu".
    .replace(
      /(?<![\d.,/])(\d{1,4})\s+trên\s+(?:tổng số\s+)?(\d{1,4})(?=\s+(?:phiếu|đại biểu|người|đảng viên|đồng chí|chi bộ))/gu,
      '$1/$2',
    );
  const syllables = syllablesOf(plain);
  const anchors = anchorsOf(plain, syllables, options);
  const words = wordsOf(plain, syllables, anchors);
  return {
    text: plain,
    syllables,
    anchors,
    modalities: findModalities(syllables),
    words,
    units: unitsOf(plain, words),
  };
}

/** Passages are verified against again and again, one sentence after the other. */
const PASSAGES_HELD = 64;
const passagesRead = new Map<string, ReadText>();

/** The passage read loosely: number words count as numbers even where they may be something else. */
export function readPassage(text: string): ReadText {
  const known = passagesRead.get(text);
  if (known !== undefined) return known;
  const read = readText(text, { loose: true });
  const [oldest] = passagesRead.keys();
  if (passagesRead.size >= PASSAGES_HELD && oldest !== undefined) passagesRead.delete(oldest);
  passagesRead.set(text, read);
  return read;
}

/** Syllables that carry no matter of their own. */
const FUNCTION_WORDS = new Set(
  (
    'và là của các những một này đó kia thì mà cho với về tại từ đến trong ngoài trên dưới theo bằng do bởi để như cũng đã đang sẽ ' +
    'được bị ra vào lên xuống có nêu rõ gồm hoặc hay nếu khi lúc nào ai gì nhằm qua cùng việc sự cái con người ta họ vẫn còn mới rằng tức ' +
    'thuộc đối tiếp sau trước khoảng số ngày tháng năm thứ phần đồng chí vì nên tuy nhưng song rất lại đều mỗi từng nói trả lời quy định'
  ).split(' '),
);

/** The syllables that carry the matter: no function words, no digits, no modality. */
export function contentOf(syllables: readonly Syllable[]): Syllable[] {
  return syllables.filter(({ accented }) => !FUNCTION_WORDS.has(accented) && !/^\d/.test(accented));
}
