import type { DocumentReference } from '../../knowledge/model/document.ts';
import type { RelationKind, RelationStatement } from '../../knowledge/model/relation-statement.ts';
import { unifyTonePlacement } from '../../knowledge/text/normalize.ts';
import { sentencesOf } from '../../knowledge/text/sentences.ts';
import { findMentions, type PaperMention } from '../identify/references.ts';
import { markerOf } from '../split/markers.ts';
import { basisOf } from './basis.ts';
import { effectiveDayIn } from './effective-day.ts';
import { listBefore, listBehind } from './mention-lists.ts';
import { findVerbs, mayTellRelation, type VerbHit } from './relation-verbs.ts';
import { evidenceWords } from '../screen/evidence-words.ts';

/** What the text is, as far as it bears on what its sentences mean. */
export interface StatementSource {
  /** Trích yếu or headline. */
  readonly title: string;
  /** Paragraphs of the body in order. */
  readonly paragraphs: readonly string[];
  /** Whether the text has the form of an official paper: then a sentence without a subject speaks of the paper itself. */
  readonly isOfficial: boolean;
  /** Whether it is a hướng dẫn: what it carries out it guides. */
  readonly isGuidance: boolean;
  /** Its own words on when it takes effect cannot be read: what it does without a day of its own has none. */
  readonly isEffectUnreadable?: boolean;
}

/** A sentence longer than this is read up to here: no sentence of a paper is. */
const MAX_SENTENCE = 8_000;
const MAX_EVIDENCE = 300;

/**
 * What a text says of its bearing on numbered papers, each relation once, in the order of the text. Only what is
 * asserted: negations ("không thay thế"), plans and proposals ("sẽ", "đề nghị") give nothing. What touches only a part
 * of a paper ("bãi bỏ khoản 2 Điều 5 của …") amends it.
 */
export function findStatements(source: StatementSource): RelationStatement[] {
  const found: RelationStatement[] = [];
  found.push(...inSentence(source.title, source.isOfficial));
  if (source.isOfficial)
    found.push(...basisOf(source.title, { isTitle: true, isGuidance: source.isGuidance }));
  let open: RelationStatement[] | null = null;
  for (const paragraph of source.paragraphs) {
    // A list announced by a verb and a colon: each point names further papers the verb acts on.
    if (open !== null && markerOf(paragraph) !== null) {
      for (const form of open) {
        const [first] = findMentions(paragraph.slice(0, MAX_SENTENCE));
        if (first) found.push({ ...form, object: referenceOf(first), evidence: evidenceOf(paragraph) });
      }
      continue;
    }
    open = null;
    const lower = lowerOf(paragraph);
    if (mayTellRelation(lower)) {
      for (const { text } of sentencesOf(paragraph)) found.push(...inSentence(text, source.isOfficial));
      if (paragraph.endsWith(':')) open = announced(paragraph, source.isOfficial);
    }
    if (source.isOfficial)
      found.push(...basisOf(paragraph, { isTitle: false, isGuidance: source.isGuidance }));
  }
  const own = source.isEffectUnreadable === true ? found.map(withoutDay) : found;
  return withoutRepeats(own);
}

function withoutDay(statement: RelationStatement): RelationStatement {
  return statement.subject === null && statement.effectiveFrom === null
    ? { ...statement, isDayUnreal: true }
    : statement;
}

/** Statements without object that the last sentence of a paragraph announces: "Bãi bỏ các văn bản sau đây:". */
function announced(paragraph: string, isOfficial: boolean): RelationStatement[] | null {
  const last = sentencesOf(paragraph).at(-1)?.text ?? '';
  if (last.length > MAX_EVIDENCE || findMentions(last).length > 0 || !isOfficial) return null;
  const [verb] = findVerbs(lowerOf(last));
  if (verb === undefined || verb.voice === 'passive') return null;
  const kind = isPartial(lowerOf(last).slice(verb.end)) ? 'amends' : verb.kind;
  return [{ ...base(kind, last), subject: null, object: null }];
}

function inSentence(written: string, isOfficial: boolean): RelationStatement[] {
  const sentence = written.slice(0, MAX_SENTENCE);
  const lower = lowerOf(sentence);
  // Offsets are shared between the two, so that a letter that changes its length in lower case ends the reading.
  if (lower.length !== sentence.length || !mayTellRelation(lower)) return [];
  const verbs = findVerbs(lower);
  const mentions = verbs.length === 0 ? [] : findMentions(sentence);
  return verbs.flatMap((verb, i) =>
    readVerb({ sentence, lower, mentions, isOfficial }, verb, verbs[i - 1]?.end ?? 0, verbs[i + 1]?.start),
  );
}

interface Sentence {
  readonly sentence: string;
  readonly lower: string;
  readonly mentions: readonly PaperMention[];
  readonly isOfficial: boolean;
}

function readVerb(
  { sentence, lower, mentions, isOfficial }: Sentence,
  verb: VerbHit,
  from: number,
  to = sentence.length,
): RelationStatement[] {
  const before = listBefore(lower, mentions, verb.start, from);
  const behind = listBehind(lower, mentions, verb.end, to);
  const made = (
    kind: RelationKind,
    subject: PaperMention | null,
    object: PaperMention | null,
  ): RelationStatement => ({
    ...base(kind, sentence),
    subject: subject && referenceOf(subject),
    object: object && referenceOf(object),
  });
  if (verb.voice === 'passive') {
    const [subject] = behind.mentions;
    if (subject === undefined && !behind.isSelf) return [];
    const objects = before.mentions.length > 0 ? before.mentions : before.isSelf ? [null] : [];
    const kind = isPartial(partOf(lower, before, verb)) ? 'amends' : verb.kind;
    return objects
      .filter((object) => object !== null || subject !== undefined)
      .map((object) => made(kind, subject ?? null, object));
  }
  if (verb.voice === 'state') {
    // The end of the paper itself is no relation; see own-validity.
    if (before.isSelf && before.mentions.length === 0) return [];
    const objects = before.mentions.length > 0 ? before.mentions : behind.mentions;
    const subject = /(?<!\p{L})(?:bởi|theo|khi|từ khi|từ ngày)\s/u.test(lower.slice(verb.end, to))
      ? (behind.mentions.find((mention) => before.mentions.length > 0 && !objects.includes(mention)) ?? null)
      : null;
    if (subject === null && !isOfficial) return [];
    const isPart =
      isPartial(partOf(lower, before, verb)) || /(?<!\p{L})trừ(?!\p{L})/u.test(lower.slice(verb.end));
    return objects.map((object) => made(isPart ? 'amends' : verb.kind, subject, object));
  }
  // `bổ sung cán bộ`, `điều chỉnh`: words of everyday use, meant only when a paper follows at once.
  const first = behind.mentions[0];
  if (first === undefined) return [];
  const gap = lower.slice(verb.end, first.start);
  if (verb.kind === 'amends' && gap.length > 60 && !isPartial(gap)) return [];
  const subject = before.isSelf ? null : (before.mentions.at(-1) ?? null);
  if (subject === null && !before.isSelf && !isOfficial) return [];
  const kind = isPartial(gap) || isExcepted(lower, behind.mentions.at(-1)) ? 'amends' : verb.kind;
  return behind.mentions.map((object) => made(kind, subject, object));
}

/** Parts of a paper right behind the verb or before `của`: `khoản 2 Điều 5`, `một số điều`; near miss: `Điều lệ Đảng`. */
const PART =
  /^[\s,:]*(?:(?:các|những|một số|toàn bộ|cho|lại|nội dung|và|quy định tại|tại)\s){0,4}(?:nội dung|cụm từ|từ ngữ|đoạn|khoản|điểm|điều(?!\s(?:lệ|chỉnh|động))|mục|phần|chương|phụ lục|tiết|câu|gạch đầu dòng|biểu mẫu|mẫu|một số điều)(?!\p{L})/u;

function isPartial(words: string): boolean {
  return PART.test(words.slice(0, 120));
}

/** Words of the clause before the first paper that is acted on: "Khoản 2 Điều 5 của Quy định số …". */
function partOf(lower: string, before: { readonly from: number }, verb: VerbHit): string {
  return lower.slice(before.from, verb.start);
}

function isExcepted(lower: string, last: PaperMention | undefined): boolean {
  return last !== undefined && /^[^.;]{0,200}(?<!\p{L})trừ(?!\p{L})/u.test(lower.slice(last.end));
}

function base(
  kind: RelationKind,
  sentence: string,
): Pick<RelationStatement, 'kind' | 'effectiveFrom' | 'isDayUnreal' | 'certainty' | 'evidence'> {
  const { day, isUnreal } = effectiveDayIn(sentence);
  return {
    kind,
    effectiveFrom: day,
    ...(isUnreal ? { isDayUnreal: true } : {}),
    certainty: kind === 'amends' ? 0.8 : 0.9,
    evidence: evidenceOf(sentence),
  };
}

function referenceOf({ number, issuedOn, issuer }: PaperMention): DocumentReference {
  return { number, issuedOn, issuer };
}

function evidenceOf(text: string): string {
  return evidenceWords(text, MAX_EVIDENCE);
}

function lowerOf(text: string): string {
  return unifyTonePlacement(text.toLowerCase());
}

function withoutRepeats(statements: readonly RelationStatement[]): RelationStatement[] {
  const seen = new Set<string>();
  return statements.filter(({ kind, subject, object }) => {
    const key = JSON.stringify([kind, subject?.number, subject?.issuedOn, object?.number, object?.issuedOn]);
    if (object === null && subject === null) return false;
    return seen.has(key) ? false : seen.add(key);
  });
}
