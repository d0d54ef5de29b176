import type { PaperMention } from '../identify/references.ts';

/** `quy định này`, `chỉ thị này`, `văn bản này`: the paper that speaks. Expects lower case, new tone placement. */
const SELF =
  /(?<!\p{L})(?:điều lệ|luật|nghị định|thông tư|nghị quyết|quyết định|quy định|chỉ thị|kết luận|quy chế|thông tri|hướng dẫn|thông báo|báo cáo|kế hoạch|chương trình|đề án|phương án|công văn|văn bản) này(?!\p{L})/u;
const KIND_WORDS =
  '(?:các |những )?(?:nghị định|thông tư|nghị quyết|quyết định|quy định|chỉ thị|kết luận|quy chế|thông tri|hướng dẫn|thông báo|báo cáo|kế hoạch|chương trình|đề án|phương án|tờ trình|công văn|văn bản)?';
/** What stands between two papers of one list: `…, Quy định số`, `và Hướng dẫn số`; near miss: `theo Hướng dẫn số`. */
const JOINT = new RegExp(
  `(?:,|;|:|-|(?<!\\p{L})(?:và|cùng|cùng với|hoặc))\\s{0,2}${KIND_WORDS}\\s?(?:số\\s?:?\\s?)?$`,
  'u',
);
/** A paper that is only the ground or the place of what is said: `theo Quy định số`, `căn cứ`; not `kèm theo`. */
const ASIDE = new RegExp(
  `(?<!\\p{L})(?:(?<!kèm )theo|căn cứ|thực hiện|thi hành|phù hợp với|trái với|ban hành theo|nêu tại|tinh thần|của)\\s${KIND_WORDS}\\s?(?:số\\s?:?\\s?)?$`,
  'u',
);
const MAX_LIST = 60;
const MAX_GAP = 400;

/** The papers on one side of a verb. */
export interface MentionList {
  readonly mentions: readonly PaperMention[];
  /** Whether the speaking paper itself stands nearest to the verb. */
  readonly isSelf: boolean;
  /** Where the clause that names them begins. */
  readonly from: number;
}

/** Papers behind a verb: the first within reach, and those joined to it by commas, semicolons or "và". */
export function listBehind(
  lower: string,
  mentions: readonly PaperMention[],
  from: number,
  to: number,
): MentionList {
  const list: PaperMention[] = [];
  let end = from;
  for (const mention of mentions) {
    if (mention.start < from) continue;
    if (mention.start >= to || list.length >= MAX_LIST || mention.start - end > MAX_GAP) break;
    const gap = lower.slice(end, mention.start);
    if (list.length === 0 ? /[;]/.test(gap) || isAside(gap) : !JOINT.test(gap.slice(-60))) break;
    list.push(mention);
    end = mention.end;
  }
  const self = SELF.exec(lower.slice(from, Math.min(to, from + 60)));
  return { mentions: list, isSelf: list.length === 0 && self !== null, from };
}

/** `theo Quy định số …`; `của` is the part-of word, which belongs to the verb: "khoản 2 Điều 5 của Quy định số …". */
function isAside(gap: string): boolean {
  const near = gap.slice(-60);
  return ASIDE.test(near) && !/(?<!\p{L})của\s[^,;]{0,40}$/u.test(near);
}

/** Papers before a verb, in its own clause: the list that ends nearest to it, unless they are only the ground for it. */
export function listBefore(
  lower: string,
  mentions: readonly PaperMention[],
  to: number,
  from: number,
): MentionList {
  const clause = Math.max(from, lower.lastIndexOf(';', to) + 1, to - 2 * MAX_GAP);
  const before = mentions.filter((mention) => mention.start >= clause && mention.end <= to);
  const self = lastSelf(lower.slice(clause, to));
  const list: PaperMention[] = [];
  for (const mention of before.toReversed()) {
    const gap = lower.slice(mention.end, list[0]?.start ?? to);
    if (gap.length > MAX_GAP || (list.length > 0 && !JOINT.test(gap.slice(-60)))) break;
    list.unshift(mention);
  }
  const [first] = list;
  if (first === undefined || (self !== null && clause + self > first.start))
    return { mentions: [], isSelf: self !== null, from: clause };
  if (isAside(lower.slice(clause, first.start))) return { mentions: [], isSelf: self !== null, from: clause };
  return { mentions: list, isSelf: false, from: clause };
}

function lastSelf(text: string): number | null {
  let at: number | null = null;
  for (const match of text.matchAll(new RegExp(SELF.source, 'gu'))) at = match.index;
  return at;
}
