import type { CalendarDate } from '../../knowledge/model/calendar-date.ts';
import { unifyTonePlacement } from '../../knowledge/text/normalize.ts';
import { findDates } from '../identify/dates.ts';

/** `từ ngày 01/7/2025`, `kể từ 1/7/2025`; near misses: `đến ngày`, `số 35-CT/TW, ngày 30/5/2019`. */
const FROM = /(?<!\p{L})(?:kể\s)?từ(?:\s(?:ngày|hết ngày))?\s{0,2}$/iu;

/** The day from which a sentence says something holds. */
export interface StatedDay {
  /** Null when it names none, or one that is none. */
  readonly day: CalendarDate | null;
  /** It names a day that is none: 31/02, the year 0000 or 2100. */
  readonly isUnreal: boolean;
}

export function effectiveDayIn(sentence: string): StatedDay {
  const found = findDates(sentence).find(({ start }) =>
    FROM.test(sentence.slice(Math.max(0, start - 24), start)),
  );
  return { day: found?.date ?? null, isUnreal: found !== undefined && found.date === null };
}

/** When a paper takes effect and ends by its own words. */
export interface OwnEffect {
  /** `issue`: from the day it is signed or issued. Null when it does not say. */
  readonly from: CalendarDate | 'issue' | null;
  /** First day on which it no longer holds. */
  readonly ends: CalendarDate | null;
  /** It names a day of its own time that cannot be read or is none. */
  readonly isUnreadable: boolean;
  readonly evidence: string | null;
}

const KINDS =
  '(?:nghị quyết|quyết định|quy định|chỉ thị|kết luận|quy chế|thông tri|hướng dẫn|thông báo|kế hoạch|chương trình|nghị định|thông tư|luật|văn bản)';
/** `Quy định này có hiệu lực thi hành kể từ ngày ký`; near miss: `Quy định này thay thế …`. */
const TAKES_EFFECT = new RegExp(
  `(?<!\\p{L})${KINDS} này(?: và [^.;]{1,60})? (?:có hiệu lực|thi hành|được thi hành|được thực hiện|có giá trị)(?: thi hành| thực hiện)?\\s?(?:kể )?từ (?:ngày )?(ký|ban hành|công bố|(?=\\d|hết))`,
  'u',
);
const ENDS = new RegExp(
  `(?<!\\p{L})${KINDS} này (?:hết hiệu lực|chấm dứt hiệu lực)(?: thi hành)?\\s?(?:kể )?từ (?:ngày )?(?=\\d)`,
  'u',
);
const MAX_PARAGRAPH = 4_000;

/** What the paragraphs of an official paper say of its own time. The first such sentence counts. */
export function ownEffect(paragraphs: readonly string[]): OwnEffect {
  let effect: OwnEffect = { from: null, ends: null, isUnreadable: false, evidence: null };
  for (const written of paragraphs) {
    const paragraph = written.slice(0, MAX_PARAGRAPH);
    const lower = unifyTonePlacement(paragraph.toLowerCase());
    if (!lower.includes(' này ') || lower.length !== paragraph.length) continue;
    const takes = effect.from === null ? TAKES_EFFECT.exec(lower) : null;
    if (takes) {
      const dated = paragraph.slice(takes.index, takes.index + takes[0].length + 40);
      const from = takes[1] === '' ? effectiveDayIn(dated).day : 'issue';
      effect = {
        ...effect,
        from,
        isUnreadable: effect.isUnreadable || from === null,
        evidence: from === null ? effect.evidence : dated,
      };
    }
    const ends = effect.ends === null ? ENDS.exec(lower) : null;
    if (ends) {
      const dated = paragraph.slice(ends.index, ends.index + ends[0].length + 40);
      const day = effectiveDayIn(dated).day;
      effect = {
        ...effect,
        ends: day,
        isUnreadable: effect.isUnreadable || day === null,
        evidence: effect.evidence ?? (day === null ? null : dated),
      };
    }
  }
  return effect;
}
