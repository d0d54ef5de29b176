import { alignedAt, contextAfter, contextBefore, governing } from './align.ts';
import { contentOf, type ReadText } from './claim-text.ts';
import type { Finding, FindingKind } from './finding.ts';
import type { Modality } from './modality.ts';
import { segmentsOf } from './units.ts';

const NEGATIVE: ReadonlySet<Modality> = new Set(['not', 'not-yet', 'forbidden']);
/** Modal words that are compared by what they are said of. Comparisons of figures are checked with the figures. */
const SPOKEN: Partial<Record<Modality, FindingKind>> = {
  not: 'negation',
  'not-yet': 'negation',
  forbidden: 'negation',
  must: 'obligation',
  should: 'obligation',
  may: 'obligation',
  only: 'obligation',
  deputy: 'name',
  former: 'name',
  acting: 'name',
};
/** Left out of a sentence they change what it says; "phải" may be left out. */
const LOST: ReadonlySet<Modality> = new Set([
  'not',
  'not-yet',
  'forbidden',
  'may',
  'only',
  'deputy',
  'former',
]);
/** Other ways of saying the same, looked for close before the words. */
const OTHER_WAYS: Partial<Record<Modality, RegExp>> = {
  must: /(?:yêu cầu|đòi hỏi|trách nhiệm|bảo đảm|đảm bảo|quy định|có nhiệm vụ)(?:\s\S+){0,4}$|(?<!\p{L})chỉ(?:\s\S+){1,6}\s(?:khi|nếu)(?:\s\S+){0,2}$/u,
  may: /được(?:\s\S+){0,2}$/u,
  should: /(?:cần|khuyến khích)(?:\s\S+){0,3}$/u,
  only: /(?:duy nhất|riêng|mới)(?:\s\S+){0,4}$/u,
  not: /(?:(?<!khai\s)trừ|ngoài|miễn|thiếu|khuyết|bỏ|hết|chấm dứt|kết thúc|thôi|từ chối|khỏi)(?:\s\S+){0,4}$/u,
  forbidden: /(?:(?<!khai\s)trừ|miễn|khỏi)(?:\s\S+){0,4}$/u,
};
/** Least share of the sentence's matter that a stretch of a passage must have to be about the same. */
const SAME_MATTER = 0.5;
const NEAR = 14;
/** How far, in syllables, the words around a modal word are looked for. */
const AHEAD = 10;
const CLOSE_BEHIND = 6;
/** How far before its first word with matter a segment may begin. */
const LEAD = 3;

/** Negations and words of obligation that the sentence adds, changes or leaves out. */
export function checkModality(claim: ReadText, passages: readonly ReadText[]): Finding[] {
  return [...addedOrChanged(claim, passages), ...doubled(claim, passages), ...leftOut(claim, passages)];
}

/** How far behind its first negation, in syllables, a sentence may have a second one that rests on the same words. */
const SAME_CLAUSE = 10;

/**
 * "không tái cử không do tuổi" of "không tái cử do tuổi": a second negation close behind the first, with words that the
 * passages have only behind one.
 */
function doubled(claim: ReadText, passages: readonly ReadText[]): Finding[] {
  const negations = claim.modalities.filter(({ modality }) => NEGATIVE.has(modality));
  return negations.slice(1).flatMap((second, i): Finding[] => {
    const first = negations[i];
    if (first === undefined || second.from - first.to > SAME_CLAUSE) return [];
    if (isBroken(claim, first.to - 1, second.from)) return [];
    const context = contextAfter(claim.text, claim.syllables, second.to);
    const places = bestPlaces(claim, second.from, context, passages);
    const areTwo = places.some(({ passage, at }) => {
      const near = passage.modalities.filter(
        ({ modality, from, to }) =>
          NEGATIVE.has(modality) &&
          to <= at &&
          at - from <= SAME_CLAUSE + NEAR &&
          !isEnded(passage, from, at),
      );
      return near.length > 1 || OTHER_WAYS.not?.test(textBefore(passage, at)) === true;
    });
    if (places.length === 0 || areTwo) return [];
    return [{ kind: 'negation', text: wordsOf(claim, second.from, second.to, context.length) }];
  });
}

/** Whether a sentence ends between two syllables. */
function isEnded({ syllables, text }: ReadText, from: number, to: number): boolean {
  return /[.;!?\n]/.test(text.slice(syllables[from]?.end ?? 0, syllables[to]?.start ?? 0));
}

function addedOrChanged(claim: ReadText, passages: readonly ReadText[]): Finding[] {
  return claim.modalities.flatMap(({ modality, from, to }): Finding[] => {
    const kind = SPOKEN[modality];
    if (kind === undefined) return [];
    const context = contextAfter(claim.text, claim.syllables, to);
    const finding = { kind, text: wordsOf(claim, from, to, context.length) };
    const reach = kind === 'name' ? 0 : undefined;
    const places = bestPlaces(claim, from, context, passages);
    if (places.length > 0) {
      const isPassive = /^(?:được|bị)$/.test(claim.syllables[to]?.accented ?? '');
      return places.some(
        ({ passage, at }) =>
          isSaidAt(passage, at, modality, reach) ||
          (isPassive && isSaidBehind(passage, at, modality)) ||
          (modality === 'must' && isNeeded(claim, to) && isNeeded(passage, at)),
      )
        ? []
        : [finding];
    }
    // Said in other words: the stretch that speaks of the same must say it.
    return nearestSegments(claim, from, passages).some(({ passage, first, last }) =>
      passage.modalities.some(
        (other) => other.from >= first && other.to <= last + 1 && isSame(modality, other.modality),
      ),
    )
      ? []
      : [finding];
  });
}

/** Whether the passage says the modality of the words at a place, before them or, for a ban, between them and its verb. */
function isSaidAt(passage: ReadText, at: number, modality: Modality, reach: number | undefined): boolean {
  const found = governing(passage.text, passage.syllables, passage.modalities, at, reach);
  if (found.some((other) => isSame(modality, other))) return true;
  const isDemanded = modality === 'may' && found.includes('must');
  if (!isDemanded && OTHER_WAYS[modality]?.test(textBefore(passage, at)) === true) return true;
  // "Cấm đảng viên nhờ" is "đảng viên không được nhờ"; "chỉ khi …" is "… chỉ … khi …".
  if (modality !== 'forbidden' && modality !== 'only') return false;
  const ahead = modality === 'forbidden' ? AHEAD : 0;
  return passage.modalities.some(
    (other) =>
      modality === other.modality &&
      other.from >= at - AHEAD &&
      other.from <= at + ahead &&
      !isBroken(passage, Math.min(other.to - 1, at), Math.max(other.from, at)),
  );
}

/** "có thể được cấp ủy giới thiệu" is "cấp ủy có thể giới thiệu": the modality stands behind the one who acts. */
function isSaidBehind(passage: ReadText, at: number, modality: Modality): boolean {
  return passage.modalities.some(
    (other) =>
      isSame(modality, other.modality) &&
      other.from > at &&
      other.from <= at + CLOSE_BEHIND &&
      !isBroken(passage, at, other.from),
  );
}

/** Whether a sign parts two syllables. */
function isBroken({ syllables, text }: ReadText, from: number, to: number): boolean {
  return /[.;:,!?\n]/.test(text.slice(syllables[from]?.end ?? 0, syllables[to]?.start ?? 0));
}

/** "… ít nhất 36 tháng mới được bổ nhiệm": what stands before "mới" is needed for what stands behind it. */
function isNeeded({ syllables, text }: ReadText, at: number): boolean {
  const sentence = text.slice(syllables[at]?.start ?? text.length).split(/[.;!?\n]/)[0] ?? '';
  return /\smới (?:được|tiến hành|có thể|đủ|hợp lệ|có hiệu lực)/u.test(sentence);
}

interface PlaceOf {
  readonly passage: ReadText;
  readonly at: number;
}

/** Where the passages say the words, and most of the words before them too. */
function bestPlaces(
  claim: ReadText,
  from: number,
  context: readonly string[],
  passages: readonly ReadText[],
): PlaceOf[] {
  const before = contextBefore(claim.text, claim.syllables, from);
  const places = passages.flatMap((passage) =>
    alignedAt(passage.syllables, context).map((at) => ({
      passage,
      at,
      likeness: likenessAt(passage, at, before, context),
    })),
  );
  const best = Math.max(...places.map(({ likeness }) => likeness));
  return places.filter(({ likeness }) => likeness === best);
}

function likenessAt(
  { syllables }: ReadText,
  at: number,
  before: readonly string[],
  context: readonly string[],
): number {
  const back = new Set(syllables.slice(Math.max(0, at - AHEAD), at).map(({ accented }) => accented));
  const ahead = new Set(syllables.slice(at, at + AHEAD).map(({ accented }) => accented));
  return before.filter((word) => back.has(word)).length + context.filter((word) => ahead.has(word)).length;
}

/** The segments of the passages that share most words with the segment of the sentence. */
function nearestSegments(
  claim: ReadText,
  from: number,
  passages: readonly ReadText[],
): { passage: ReadText; first: number; last: number }[] {
  const said =
    segmentsOf(claim).find(({ words }) => words.some((word) => word.to > from)) ?? segmentsOf(claim)[0];
  if (said === undefined) return [];
  const segments = passages.flatMap((passage) =>
    segmentsOf(passage).map(({ keys, words }) => ({
      passage,
      shared: [...said.keys].filter((key) => keys.has(key)).length,
      first: (words[0]?.from ?? 0) - LEAD,
      last: (words.at(-1)?.to ?? 0) + LEAD,
    })),
  );
  const most = Math.max(...segments.map(({ shared }) => shared));
  return segments.filter(({ shared }) => shared === most && shared > 0);
}

function leftOut(claim: ReadText, passages: readonly ReadText[]): Finding[] {
  const matter = new Set(contentOf(claim.syllables).map(({ accented }) => accented));
  return passages.flatMap((passage) =>
    passage.modalities.flatMap(({ modality, from, to }): Finding[] => {
      const kind = SPOKEN[modality];
      if (kind === undefined || !LOST.has(modality)) return [];
      const behind = contextAfter(passage.text, passage.syllables, to);
      const reach = kind === 'name' ? 0 : undefined;
      if (behind.length === 0 || !isSameMatter(matter, passage, from)) return [];
      const { context, places } = placesInClaim(claim, behind);
      if (places.length === 0) return [];
      const likest = Math.max(...places.map((at) => closeness(claim, at, context)));
      const isSaid = places.some(
        (at) => closeness(claim, at, context) === likest && isSaidAt(claim, at, modality, reach),
      );
      if (isSaid || standsPlain(claim, { passage, modality, from, to }, context, passages, reach)) return [];
      return [{ kind, text: wordsOf(passage, from, to, context.length) }];
    }),
  );
}

/** Places in the sentence where the same words stand; where its clause ends early, where the first two of them do. */
function placesInClaim(
  claim: ReadText,
  behind: readonly string[],
): { readonly context: readonly string[]; readonly places: readonly number[] } {
  const places = alignedAt(claim.syllables, behind);
  if (places.length > 0 || behind.length < 2) return { context: behind, places };
  const context = behind.slice(0, 2);
  return { context, places: alignedAt(claim.syllables, context).filter((at) => endsBehind(claim, at + 2)) };
}

/** Whether a clause ends right before a syllable. */
function endsBehind({ syllables, text }: ReadText, at: number): boolean {
  return /^\s*(?:[.,;:!?]|$)/u.test(text.slice(syllables[at - 1]?.end ?? text.length));
}

/** How many of the words stand close together from a place on. */
function closeness({ syllables }: ReadText, at: number, context: readonly string[]): number {
  const near = new Set(syllables.slice(at, at + context.length + 2).map(({ accented }) => accented));
  return context.filter((word) => near.has(word)).length;
}

/** Whether some passage says the words without the modality, of the same, so that the sentence may rest on that. */
function standsPlain(
  claim: ReadText,
  lost: {
    readonly passage: ReadText;
    readonly modality: Modality;
    readonly from: number;
    readonly to: number;
  },
  context: readonly string[],
  passages: readonly ReadText[],
  reach: number | undefined,
): boolean {
  const figures = claim.syllables.filter(({ accented }) => /^\d/.test(accented));
  const said = [...contentOf(claim.syllables), ...figures].map(({ accented }) => accented);
  const isPost = SPOKEN[lost.modality] === 'name';
  const itself = alignedAt(lost.passage.syllables, context).find((at) => at >= lost.to) ?? lost.to;
  const least = isPost ? 0 : likenessAt(lost.passage, itself, said, said);
  return passages.some((passage) =>
    alignedAt(passage.syllables, context).some((at) => {
      const likeness = likenessAt(passage, at, said, said);
      // The sentence speaks of another place altogether.
      if (!isPost && likeness > least) return true;
      return likeness >= least && !isAsked(passage, at) && !isSaidAt(passage, at, lost.modality, reach);
    }),
  );
}

/** Whether a place lies in a question: it states nothing. */
function isAsked({ text, syllables }: ReadText, at: number): boolean {
  const start = syllables[at]?.start ?? 0;
  const end = /[.;!?\n]|$/u.exec(text.slice(start));
  const sentence = text.slice(start, start + (end?.index ?? 0) + 1);
  return /(?:\skhông|\?)\s*$/u.test(sentence);
}

/** Whether the stretch of the passage around a place speaks of what the sentence speaks of. */
function isSameMatter(matter: ReadonlySet<string>, { syllables }: ReadText, at: number): boolean {
  const near = new Set(
    contentOf(syllables.slice(Math.max(0, at - NEAR), at + NEAR)).map(({ accented }) => accented),
  );
  const shared = [...matter].filter((word) => near.has(word)).length;
  return shared >= SAME_MATTER * Math.min(matter.size, near.size);
}

function isSame(a: Modality, b: Modality): boolean {
  return a === b || (NEGATIVE.has(a) && NEGATIVE.has(b));
}

/** The words before a syllable in its own sentence. */
function textBefore({ text, syllables }: ReadText, at: number): string {
  const end = syllables[at]?.start ?? 0;
  const before = text
    .slice(Math.max(0, end - 40), end)
    .toLowerCase()
    .trimEnd();
  return before.split(/[.;:\n]/).at(-1) ?? '';
}

function wordsOf({ text, syllables }: ReadText, from: number, to: number, context: number): string {
  const last = syllables[Math.min(syllables.length, to + Math.min(context, 3)) - 1];
  return text.slice(syllables[from]?.start ?? 0, last?.end ?? 0);
}
