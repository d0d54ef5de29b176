import { comparisonKey } from '../../../knowledge/text/normalize.ts';
import { foldDiacritics } from '../../../knowledge/text/fold.ts';

/** The two sides of a comparison, each as words to ask about. */
export type ComparedSides = readonly [string, string];

/**
 * Patterns over the folded question; the groups are the sides. `đại hội thí điểm khác đại hội điểm ở chỗ nào`,
 * `phân biệt bầu lại và bầu bổ sung`, `quy chế 244 và 190 khác nhau thế nào`; near miss: `điểm khác biệt của thị xã là gì`
 * (one thing only).
 */
const SHAPES: readonly RegExp[] = [
  /(?:phan biet|so sanh)(?: giua)? (.{3,120}?) (?:va|voi|so voi|hay) (.{3,120})$/,
  /(?:^|[:,] )(?:giua )?([^:]{3,120}?) (?:va|voi) (.{3,120}?) (?:khac nhau|co gi khac|giong (?:va khac )?nhau|khac biet)/,
  /(?:^|[:,] )([^:]{3,120}?) (?:co gi )?khac (?:gi |the nao )?(?:(?:voi|so voi|o) )?(?!nhau|biet|nao|gi)(.{3,120})$/,
];

/** The sides of a comparison of two things, or of a question asked of each; null when there is none. */
export function splitComparison(question: string): ComparedSides | null {
  const written = comparisonKey(question).replace(/[?!.]+$/, '');
  const folded = foldDiacritics(written);
  // Folding keeps the length of composed Vietnamese text, so the sides can be cut out of what was typed.
  if (folded.length !== written.length) return null;
  for (const shape of SHAPES) {
    const match = new RegExp(shape.source, 'd').exec(folded);
    const [first, second] = [match?.indices?.[1], match?.indices?.[2]];
    if (first && second) return [sideAt(written, first), sideAt(written, second)];
  }
  return eachOf(written, folded);
}

/** `A với B, mỗi cái ra ngày nào`: the same asked of each; the last group is what is asked. */
const OF_EACH =
  /^(.{3,120}?) (?:va|voi) (.{3,120}?),? (?:thi )?(?:moi|tung) (?:cai|van ban|noi|ben|nguoi|cap|loai|don vi|xa|huyen|tinh)(?: thi)? (.{3,100})$/d;

function eachOf(written: string, folded: string): ComparedSides | null {
  const groups = OF_EACH.exec(folded)?.indices;
  const [first, second, asked] = [groups?.[1], groups?.[2], groups?.[3]];
  if (!first || !second || !asked) return null;
  const question = written.slice(...asked).trim();
  return [`${written.slice(...first).trim()} ${question}`, `${written.slice(...second).trim()} ${question}`];
}

/** What asks at the end of a side and is no part of it: "[chỉ định] ở chỗ nào". Folded. */
const ASKS = /\s(?:(?:o|tai) )?(?:cho|diem) nao$|\s(?:nhu )?the nao$|\sra sao$|\sla gi$/;

function sideAt(written: string, [start, end]: readonly [number, number]): string {
  const side = written.slice(start, end).trim();
  const asks = ASKS.exec(foldDiacritics(side));
  return asks ? side.slice(0, asks.index) : side;
}
