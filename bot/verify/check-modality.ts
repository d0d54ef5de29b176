import { alignedAt, contextAfter, governing } from './align.ts';
import { contentOf, type ReadText } from './claim-text.ts';
import type { Finding, FindingKind } from './finding.ts';
import type { Modality } from './modality.ts';

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
  must: /(?:cần|yêu cầu|đòi hỏi|trách nhiệm|bảo đảm|đảm bảo|quy định|có nhiệm vụ)(?:\s\S+){0,4}$/u,
  may: /được(?:\s\S+){0,2}$/u,
  should: /(?:cần|khuyến khích)(?:\s\S+){0,3}$/u,
  only: /(?:duy nhất|riêng|mới)(?:\s\S+){0,4}$/u,
  not: /(?:trừ|ngoài|miễn|thiếu|khuyết|bỏ|hết|chấm dứt|từ chối|khỏi)(?:\s\S+){0,4}$/u,
  forbidden: /(?:trừ|miễn|khỏi)(?:\s\S+){0,4}$/u,
};
/** Least share of the sentence's matter that a stretch of a passage must have to be about the same. */
const SAME_MATTER = 0.5;
const NEAR = 14;

type Modal = ReadText;

/** Negations and words of obligation that the sentence adds, changes or leaves out. */
export function checkModality(claim: ReadText, passages: readonly ReadText[]): Finding[] {
  return [...addedOrChanged(claim, passages), ...leftOut(claim, passages)];
}

function addedOrChanged(claim: Modal, passages: readonly Modal[]): Finding[] {
  return claim.modalities.flatMap(({ modality, from, to }): Finding[] => {
    const kind = SPOKEN[modality];
    if (kind === undefined) return [];
    const context = contextAfter(claim.text, claim.syllables, to);
    const finding = { kind, text: wordsOf(claim, from, to, context.length) };
    const reach = kind === 'name' ? 0 : undefined;
    let isAligned = false;
    for (const passage of passages) {
      for (const at of alignedAt(passage.syllables, context)) {
        isAligned = true;
        const found = governing(passage.text, passage.syllables, passage.modalities, at, reach);
        if (found.some((other) => isSame(modality, other))) return [];
        if (OTHER_WAYS[modality]?.test(textBefore(passage, at)) === true) return [];
      }
    }
    if (isAligned) return [finding];
    // Said in other words: the modality at least must stand somewhere.
    const stands = passages.some(
      ({ modalities, text }) =>
        modalities.some((other) => isSame(modality, other.modality)) ||
        (OTHER_WAYS[modality] !== undefined && kind !== 'negation' && /cần|yêu cầu|được/u.test(text)),
    );
    return stands ? [] : [finding];
  });
}

function leftOut(claim: Modal, passages: readonly Modal[]): Finding[] {
  const matter = new Set(contentOf(claim.syllables).map(({ accented }) => accented));
  return passages.flatMap((passage) =>
    passage.modalities.flatMap(({ modality, from, to }): Finding[] => {
      const kind = SPOKEN[modality];
      if (kind === undefined || !LOST.has(modality)) return [];
      const context = contextAfter(passage.text, passage.syllables, to);
      const reach = kind === 'name' ? 0 : undefined;
      if (context.length === 0 || !isSameMatter(matter, passage, from)) return [];
      const places = alignedAt(claim.syllables, context);
      if (places.length === 0) return [];
      const isSaid = places.every((at) =>
        governing(claim.text, claim.syllables, claim.modalities, at, reach).some((other) =>
          isSame(modality, other),
        ),
      );
      if (isSaid || standsPlain(modality, context, passages, reach)) return [];
      return [{ kind, text: wordsOf(passage, from, to, context.length) }];
    }),
  );
}

/** Whether some passage says the words without the modality, so that the sentence may rest on that. */
function standsPlain(
  modality: Modality,
  context: readonly string[],
  passages: readonly Modal[],
  reach: number | undefined,
): boolean {
  return passages.some((passage) =>
    alignedAt(passage.syllables, context).some(
      (at) =>
        !governing(passage.text, passage.syllables, passage.modalities, at, reach).some((other) =>
          isSame(modality, other),
        ),
    ),
  );
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

function textBefore({ text, syllables }: ReadText, at: number): string {
  const end = syllables[at]?.start ?? 0;
  return text
    .slice(Math.max(0, end - 40), end)
    .toLowerCase()
    .trimEnd();
}

function wordsOf({ text, syllables }: ReadText, from: number, to: number, context: number): string {
  const last = syllables[Math.min(syllables.length, to + Math.min(context, 3)) - 1];
  return text.slice(syllables[from]?.start ?? 0, last?.end ?? 0);
}
