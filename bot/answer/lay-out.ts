import { citePassage } from '../../knowledge/model/citation.ts';
import { foldSpaces } from '../../knowledge/text/normalize.ts';
import { sentencesOf } from '../../knowledge/text/sentences.ts';
import type { AnswerPart } from './compose-answer.ts';
import { LIST_MARK } from './sentence/answer-parts.ts';
import { supportedParts } from './supported-parts.ts';

/** Longest answer that is shown at once, in characters; only lists are shown whole. */
const SHOWN_CHARACTERS = 700;
/** Longest text behind "xem thêm", in characters. */
const MORE_CHARACTERS = 2_400;
/** What a quotation costs beside its words: a space and a marker. */
const MARKER_CHARACTERS = 5;

/** The parts of an answer that are shown at once and those that wait behind "xem thêm". */
export interface LaidOut {
  readonly shown: readonly AnswerPart[];
  readonly more: readonly AnswerPart[];
}

/**
 * Lays the parts out for a reader: the direct answer first where `isDirect`, as much of what supports it as is read at a
 * glance; behind it the rest, and what the same passage says around the direct answer or in full behind a shortened item.
 * `opening` is the length of what stands before the answer.
 */
export function layOut(parts: readonly AnswerPart[], isDirect: boolean, opening: number): LaidOut {
  const isPlain = parts.every(({ as, label }) => as === 'sentence' && label === undefined);
  const kept = isPlain ? withinSight(parts, SHOWN_CHARACTERS - opening) : parts;
  // First line and notes speak of the sources shown, so only these say more.
  const sources = new Set(kept.map(({ document }) => document.id));
  const left = parts.filter((part) => !kept.includes(part) && sources.has(part.document.id));
  const shown = isPlain && isDirect ? directFirst(kept) : kept;
  const around = parts.some(({ label }) => label !== undefined) ? [] : aroundOf(kept);
  return { shown, more: within([...left, ...around.filter((one) => !isHeldBy(one, left))]) };
}

/** The parts in their order without those of least rank that would make the answer too long. The best one stays. */
function withinSight(parts: readonly AnswerPart[], room: number): AnswerPart[] {
  let kept = [...parts];
  while (kept.length > 1 && lengthOf(kept) > room) {
    const worst = kept.reduce((last, part) => (rankOf(part) >= rankOf(last) ? part : last));
    kept = kept.filter((part) => part !== worst);
  }
  return kept;
}

/** Openings that lean on the sentence before. */
const LEANS =
  /^[“"']?(?:Ông|Bà|Nó|Họ|Đây|Đó|Điều (?:này|đó)|Việc (?:này|đó)|Theo đó|Trong đó|Từ đó|Khi đó|Sau đó|Qua đó|Do đó|Vì (?:vậy|thế)|Tuy nhiên|Ngoài ra|Bên cạnh đó|Đồng thời|Cùng với đó|Riêng|Còn)(?=[\s,])/u;

function directFirst(parts: readonly AnswerPart[]): readonly AnswerPart[] {
  const [first] = parts;
  const best = parts.find((part) => rankOf(part) === 0);
  if (!first || !best || best === first || LEANS.test(best.citation.quote)) return parts;
  // An order of its own: what is told before and after must stay so.
  if (/^(?:Thứ|Một|Hai|Ba|Bước) /u.test(first.citation.quote)) return parts;
  return [best, ...parts.filter((part) => part !== best)];
}

/** What the passage of the direct answer says besides it; of shortened items of a list, the whole. */
function aroundOf(shown: readonly AnswerPart[]): AnswerPart[] {
  // Lines of a whole list have no rank; single items do, and so does what introduces them.
  const lines = shown.filter(({ as, rank }) => as === 'line' && rank === undefined);
  const [best] = shown
    .filter(({ citation }) => !citation.quote.endsWith(':'))
    .sort((a, b) => rankOf(a) - rankOf(b));
  const from = lines.length > 0 ? lines.filter((line) => !endsSentence(line)) : best ? [best] : [];
  return supportedParts(
    from.flatMap(({ citation: { passage }, document }) =>
      sentencesOf(passage.text).flatMap(({ text }): AnswerPart[] => {
        const citation = citePassage(passage, text);
        return citation ? [{ citation, document, as: 'sentence' }] : [];
      }),
    ),
  ).filter((part) => !part.citation.quote.endsWith(':') && !isHeldBy(part, shown));
}

function endsSentence({ citation: { passage, quote } }: AnswerPart): boolean {
  return sentencesOf(passage.text).some(({ text }) => foldSpaces(text).endsWith(quote));
}

function isHeldBy({ citation }: AnswerPart, parts: readonly AnswerPart[]): boolean {
  const words = citation.quote.replace(LIST_MARK, '');
  return parts.some(
    ({ citation: other }) => other.passage.id === citation.passage.id && other.quote.includes(words),
  );
}

function within(parts: readonly AnswerPart[]): AnswerPart[] {
  let characters = 0;
  return parts.filter((part) => (characters += lengthOf([part])) <= MORE_CHARACTERS);
}

function lengthOf(parts: readonly AnswerPart[]): number {
  return parts.reduce((sum, { citation: { quote } }) => sum + quote.length + MARKER_CHARACTERS, 0);
}

function rankOf({ rank }: AnswerPart): number {
  return rank ?? 0;
}
