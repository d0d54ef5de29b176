import { citePassage } from '../../../knowledge/model/citation.ts';
import type { Document } from '../../../knowledge/model/document.ts';
import { findDocumentNumbers, numberKey } from '../../../knowledge/model/document-number.ts';
import type { RankedPassage } from '../../../knowledge/search/search.ts';
import { comparisonKey } from '../../../knowledge/text/normalize.ts';
import { remembering } from '../../../knowledge/text/remembering.ts';
import { sentencesOf } from '../../../knowledge/text/sentences.ts';
import { foldedSyllables } from '../../../knowledge/text/syllables.ts';
import type { AnswerPart } from '../compose-answer.ts';
import { bodiesIn } from '../sentence/asked-body.ts';
import { localPlace, nameOf } from '../validity-notes.ts';
import { SITUATION_MESSAGES as SAY } from './situation-messages.vi.ts';
import type { Situation } from './situation.ts';
import { amendments, isOtherPaper, sourceFit, timeFit } from './source-fit.ts';

/** Share of the words, figures left out, that two sentences on the same thing have in common. */
const SAME_THING = 0.7;
/** Sentences of fewer words say too little to be compared. */
const FEWEST_WORDS = 5;

/**
 * The answer and what another source that holds as well says otherwise, both as lines with their level or name; null
 * when no source disagrees. Sources disagree when a sentence of each says the same with other figures.
 */
export function findConflict(
  parts: readonly AnswerPart[],
  found: readonly RankedPassage[],
  situation: Situation,
): AnswerPart[] | null {
  const [own] = parts;
  // What no longer holds, or does not yet, is not in conflict with what does.
  if (!own || own.as === 'line' || timeFit(own.document, situation) !== 'fits') return null;
  const said = contentOf(own.citation.quote);
  if (said.figures.size === 0) return null;
  const others = found.filter(({ passage, document }) => {
    const { time, place } = sourceFit(passage, document, situation);
    // What an amendment says otherwise is no conflict.
    if (isOtherPaper(document, situation) || document.id === own.document.id) return false;
    if (amends(own.document, document, situation)) return false;
    return time === 'fits' && place !== 'elsewhere' && place !== 'unasked';
  });
  for (const { passage, document } of others) {
    for (const { text } of sentencesOf(passage.text)) {
      if (!differs(said, contentOf(text))) continue;
      const citation = citePassage(passage, text);
      if (!citation) continue;
      const pair: AnswerPart[] = [own, { citation, document, as: 'line' }];
      const areOfOneLevel = isLocal(own) === (document.jurisdiction.scope === 'local');
      return pair
        .toSorted((a, b) => Number(isLocal(a)) - Number(isLocal(b)))
        .map((part) => ({ ...part, as: 'line' as const, label: labelOf(part, areOfOneLevel) }));
    }
  }
  return null;
}

/** The sentence that opens an answer of two sources that disagree. */
export function conflictLine(parts: readonly AnswerPart[]): string | null {
  const labelled = parts.filter(({ label }) => label !== undefined);
  if (labelled.length < 2) return null;
  return labelled.some(isLocal) && !labelled.every(isLocal) ? SAY.levelsDiffer : SAY.sourcesDiffer;
}

function amends(one: Document, other: Document, situation: Situation): boolean {
  const isBy = (changed: Document, { number }: Document): boolean =>
    number !== null && amendments(changed, situation).some((by) => numberKey(by) === numberKey(number));
  return isBy(one, other) || isBy(other, one);
}

function labelOf(part: AnswerPart, areOfOneLevel: boolean): string {
  if (areOfOneLevel) return nameOf(part.document);
  return isLocal(part) ? SAY.localLevel(localPlace(part.document) ?? '') : SAY.central;
}

function isLocal({ document }: Pick<AnswerPart, 'document'>): boolean {
  return document.jurisdiction.scope === 'local';
}

interface Content {
  readonly words: ReadonlySet<string>;
  readonly figures: ReadonlySet<string>;
  readonly terms: string;
  /** Syllables with a capital inside the sentence, by which it names what it is about. */
  readonly names: ReadonlySet<string>;
  /** Bodies and posts that it names. */
  readonly bodies: ReadonlySet<number>;
}

/** Words and figures of a sentence, without the numbers of papers and the years that only say of when it is. */
const SENTENCES_HELD = 3_000;
const contentOf = remembering(SENTENCES_HELD, (sentence: string): Content => {
  const terms = (sentence.match(/20\d\d\s?[-–]\s?20\d\d/gu) ?? []).map((term) => term.replace(/\s|–/gu, '-'));
  let text = findDocumentNumbers(sentence).reduce((rest, { raw }) => rest.replace(raw, ' '), sentence);
  text = text.replace(/20\d\d\s?[-–]\s?20\d\d|(?:ngày|năm)\s[\d/.-]*(?:19|20)\d\d/gu, ' ');
  text = text
    .replace(/^\s?(?:Điều|Khoản|Mục)?\s?\d{1,3}[.)]\s/u, ' ')
    .replace(/(?:Điều|khoản|bước|Phụ lục)\s\d+/giu, ' ');
  const figures = new Set(text.match(/\d+(?:[.,/]\d+)*/g) ?? []);
  const syllables = foldedSyllables(text);
  const words = new Set(syllables.filter((word) => !/^\d+$/.test(word)));
  const names = new Set(
    [...text.trim().matchAll(/(?<=\s)\p{Lu}[\p{L}\p{M}]*/gu)].map(([name]) => comparisonKey(name)),
  );
  const bodies = bodiesIn(` ${syllables.join(' ')} `);
  return { words, figures, terms: terms.join(' '), names, bodies };
});

function differs(a: Content, b: Content): boolean {
  if (b.figures.size === 0 || Math.min(a.words.size, b.words.size) < FEWEST_WORDS) return false;
  if (a.terms !== '' && b.terms !== '' && a.terms !== b.terms) return false;
  // "Xã A có 30 đảng viên" and "Xã B có 40 đảng viên" are about two things.
  if (hasBeyond(a.names, b.names) && hasBeyond(b.names, a.names)) return false;
  // So are the standing committee and the executive committee.
  if (hasBeyond(a.bodies, b.bodies) && hasBeyond(b.bodies, a.bodies)) return false;
  const common = [...a.words].filter((word) => b.words.has(word)).length;
  if (common / Math.max(a.words.size, b.words.size) < SAME_THING) return false;
  return [...a.figures].every((figure) => !b.figures.has(figure));
}

function hasBeyond<T>(some: ReadonlySet<T>, others: ReadonlySet<T>): boolean {
  return [...some].some((one) => !others.has(one));
}
