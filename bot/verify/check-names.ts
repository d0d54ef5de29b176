import { comparisonKey } from '../../knowledge/text/normalize.ts';
import type { ReadText } from './claim-text.ts';
import type { Finding } from './finding.ts';

/** A run of capitalised words: a person, a place, a body. */
export interface ProperName {
  readonly words: readonly string[];
  readonly text: string;
  readonly isPlace: boolean;
  readonly start: number;
  readonly end: number;
}

const UNIT_BEFORE =
  /(?:xã|phường|huyện|tỉnh|thị xã|thành phố|quận|thị trấn|đặc khu|thôn|bản|tp\.?|tại|ở)\s*$/iu;
const UNIT_START = /^(?:xã|phường|huyện|tỉnh|thị xã|thành phố|quận|thị trấn|đặc khu)\s/iu;
/** First words of a sentence that are capitalised for their place only. */
const RUN = /\p{Lu}[\p{L}\p{M}]*(?:[\s-]+\p{Lu}[\p{L}\p{M}]*)*/gu;

/** Capitalised runs; the first word of a sentence counts only as part of a longer run. */
export function properNames(text: string): ProperName[] {
  const names: ProperName[] = [];
  for (const match of text.matchAll(RUN)) {
    const start = match.index;
    const [written] = match;
    const before = text.slice(0, start);
    const isInitial = /(?:^|[.!?…:]["”)]?\s+|\n\s*|^["“(\s-]*)$/u.test(before);
    let words = written.split(/[\s-]+/);
    let from = start;
    if (isInitial) {
      if (words.length === 1) continue;
      // "Theo Kế hoạch", "Đảng bộ": whether the first word belongs to the name is not known, so it is left out.
      from = start + written.indexOf(words[1] ?? '', (words[0] ?? '').length);
      words = words.slice(1);
    }
    const text2 = text.slice(from, start + written.length);
    const isRoman = words.every((word) => /^[IVXLC]+$/.test(word));
    if (isRoman) continue;
    names.push({
      words: words.map((word) => comparisonKey(word)),
      text: text2,
      isPlace: UNIT_BEFORE.test(text.slice(Math.max(0, from - 12), from)) || UNIT_START.test(text2),
      start: from,
      end: start + written.length,
    });
  }
  return names;
}

/** Names of the sentence that stand in no passage as they are written. Case is not compared, spelling is. */
export function checkNames(claim: ReadText, passages: readonly ReadText[]): Finding[] {
  const held = passages.map(({ syllables }) => ` ${syllables.map(({ accented }) => accented).join(' ')} `);
  const inNumbers = claim.anchors.filter(({ type }) => type === 'number');
  return properNames(claim.text).flatMap((name): Finding[] => {
    if (inNumbers.some(({ start, end }) => name.start < end && name.end > start)) return [];
    const words = ` ${name.words.join(' ')} `;
    return held.some((text) => text.includes(words))
      ? []
      : [{ kind: name.isPlace ? 'place' : 'name', text: name.text }];
  });
}
