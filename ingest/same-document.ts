import { numberKey } from '../knowledge/model/document-number.ts';
import type { DocumentContent } from '../knowledge/store/store.ts';
import { maySameIssuer } from './identify/issuer-names.ts';
import { likeness, runsOf, titleLikeness } from './text-likeness.ts';

/** A document read from a file. */
export interface ReadContent {
  readonly path: string;
  readonly content: DocumentContent;
}

/** A file that gives the same document as another, or may do so. */
export interface FilePair {
  readonly path: string;
  readonly betterPath: string;
  readonly betterId: string;
}

export interface UniqueContents {
  /** One for each document, ordered by id. */
  readonly kept: readonly ReadContent[];
  /** Files whose document another file gives in a better text. */
  readonly dropped: readonly FilePair[];
  /** Of those, the ones whose text differs in substance from the one that is kept, told of both files. */
  readonly differing: readonly FilePair[];
  /** Files that bear the number and day of another one but seem to be of another body or text; both are kept. */
  readonly doubtful: readonly FilePair[];
}

/** Bodies less alike than this are not two readings of one text. */
const SAME_BODY = 0.5;
/** Without equal number, day and issuer the texts themselves must say that they are one; recognised text has slips. */
const CLEARLY_SAME_BODY = 0.85;
const SAME_TITLE = 0.8;
/** A text shorter than this share of the longest is only a part of the paper. */
const WHOLE = 0.6;

/**
 * One text for each document when it arrives in several files (scan and Word, PDF and web page). The same document is:
 * equal number, day and issuer; or equal number (or none on one side) and a like title, day or issuer together with a
 * like body. Kept is the text of a verified source, then that from letters over the recognised one, the whole over the part, then the longer. The result
 * does not depend on the order, nor on which of the files came in an earlier run.
 */
export function keepBestTexts(contents: readonly ReadContent[]): UniqueContents {
  const ordered = [...contents].sort(byHash);
  const runs = new Map<ReadContent, ReadonlySet<string>>();
  const alike = (a: ReadContent, b: ReadContent): number => {
    for (const one of [a, b]) if (!runs.has(one)) runs.set(one, runsOf(one.content));
    return likeness(runs.get(a) ?? new Set(), runs.get(b) ?? new Set());
  };
  const groups = new Groups(ordered);
  const doubts: [ReadContent, ReadContent][] = [];
  for (const [a, b] of pairsToCompare(ordered)) {
    const verdict = compare(a, b, alike);
    if (verdict === 'same') groups.join(a, b);
    else if (verdict === 'doubtful') doubts.push([a, b]);
  }
  const winners = new Map(ordered.map((content) => [content, best(groups.of(content))]));
  const pairOf = (content: ReadContent, other: ReadContent): FilePair => ({
    path: content.path,
    betterPath: other.path,
    betterId: other.content.document.id,
  });
  const losers = [...winners].filter(([content, winner]) => content !== winner);
  const isOneText = (a: ReadContent, b: ReadContent): boolean => alike(a, b) >= SAME_BODY;
  return {
    kept: [...new Set(winners.values())].sort((a, b) =>
      a.content.document.id < b.content.document.id ? -1 : 1,
    ),
    dropped: byPath(losers.map(([content, winner]) => pairOf(content, winner))),
    differing: byPath(
      losers
        .filter(([content, winner]) => !isOneText(content, winner))
        .flatMap(([a, b]) => [pairOf(a, b), pairOf(b, a)]),
    ),
    doubtful: byPath(
      doubts
        .map(([a, b]) => [winners.get(a) ?? a, winners.get(b) ?? b] as const)
        .filter(([a, b]) => a !== b)
        .flatMap(([a, b]) => [pairOf(a, b), pairOf(b, a)]),
    ),
  };
}

type Verdict = 'same' | 'other' | 'doubtful';

function compare(a: ReadContent, b: ReadContent, alike: (a: ReadContent, b: ReadContent) => number): Verdict {
  const [x, y] = [a.content.document, b.content.document];
  if (x.id === y.id) return 'same';
  if (x.form !== y.form || x.form === 'digest') return 'other';
  const sameDay = x.issuedOn !== null && x.issuedOn === y.issuedOn;
  if (x.issuedOn !== null && y.issuedOn !== null && !sameDay) return 'other';
  const issuersAgree = maySameIssuer(x.issuer, y.issuer);
  const isRecognised = x.ocrCertainty !== undefined || y.ocrCertainty !== undefined;
  const isOneText = (): boolean => alike(a, b) >= (isRecognised ? SAME_BODY : CLEARLY_SAME_BODY);
  if (x.number !== null && y.number !== null) {
    if (numberKey(x.number) !== numberKey(y.number)) return 'other';
    // Neither a day nor a shared text: the numbers of two years or two bodies.
    const isText = isOneText();
    if (issuersAgree && isText) return 'same';
    return sameDay && (issuersAgree || isText) ? 'doubtful' : 'other';
  }
  if (!issuersAgree || (x.kind !== y.kind && x.kind !== 'khac' && y.kind !== 'khac')) return 'other';
  const sameIssuer = x.issuer !== null && y.issuer !== null;
  if (!sameDay && !sameIssuer) return 'other';
  if (titleLikeness(x.title, y.title) < SAME_TITLE) return 'other';
  return isOneText() ? 'same' : 'other';
}

/** Pairs that share a document id, a number, or the words of the title together with day or issuer. */
function pairsToCompare(contents: readonly ReadContent[]): Set<readonly [ReadContent, ReadContent]> {
  const pairs = new Map<string, readonly [ReadContent, ReadContent]>();
  const blocks = new Map<string, number[]>();
  contents.forEach(({ content: { document } }, i) => {
    const { number, issuedOn, issuer, id } = document;
    const keys = [`id ${id}`];
    if (number !== null) keys.push(`number ${numberKey(number)}`);
    if (issuedOn !== null) keys.push(`day ${issuedOn}`);
    if (number === null && issuer !== null) keys.push(`issuer ${issuer}`);
    for (const key of keys) blocks.set(key, [...(blocks.get(key) ?? []), i]);
  });
  for (const members of blocks.values())
    for (const [k, i] of members.entries())
      for (const j of members.slice(k + 1, k + 1 + MAX_BLOCK)) {
        const [a, b] = [contents[i], contents[j]];
        if (a !== undefined && b !== undefined) pairs.set(`${i} ${j}`, [a, b]);
      }
  return new Set(pairs.values());
}

/** A paper with hundreds of neighbours of one day or issuer is compared with the nearest ones only. */
const MAX_BLOCK = 200;

/** Sets of contents that are one document. */
class Groups {
  private readonly groupOf = new Map<ReadContent, Set<ReadContent>>();

  constructor(contents: readonly ReadContent[]) {
    for (const content of contents) this.groupOf.set(content, new Set([content]));
  }

  of(content: ReadContent): ReadonlySet<ReadContent> {
    return this.groupOf.get(content) ?? new Set([content]);
  }

  join(a: ReadContent, b: ReadContent): void {
    const [into, from] = [this.groupOf.get(a), this.groupOf.get(b)];
    if (into === undefined || from === undefined || into === from) return;
    for (const content of from) {
      into.add(content);
      this.groupOf.set(content, into);
    }
  }
}

/** A paper that shows its number; of those the longest text from letters when it is whole, else the longest. */
function best(group: ReadonlySet<ReadContent>): ReadContent {
  const [only, ...others] = group;
  if (only !== undefined && others.length === 0) return only;
  const verified = [...group].filter(({ content }) => content.document.isUnverified !== true);
  const all = verified.length > 0 ? verified : [...group];
  const numbered = all.filter(({ content }) => content.document.number !== null);
  const candidates = (numbered.length > 0 ? numbered : all).sort(byLength);
  const [longest] = candidates;
  const letters = candidates.find(({ content }) => content.document.ocrCertainty === undefined);
  if (longest === undefined) throw new RangeError('a group of documents is never empty');
  return letters !== undefined && textLength(letters.content) >= WHOLE * textLength(longest.content)
    ? letters
    : longest;
}

function byLength(a: ReadContent, b: ReadContent): number {
  return textLength(b.content) - textLength(a.content) || byHash(a, b);
}

/** An order that neither the run nor the place of the files has a part in, as long as their bytes differ. */
function byHash(a: ReadContent, b: ReadContent): number {
  const [x, y] = [a, b].map(({ content, path }) => `${content.document.sha256} ${path}`);
  return (x ?? '') < (y ?? '') ? -1 : 1;
}

function byPath(pairs: readonly FilePair[]): FilePair[] {
  const seen = new Map(pairs.map((pair) => [`${pair.path}\n${pair.betterPath}`, pair]));
  return [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
}

const lengths = new WeakMap<DocumentContent, number>();

function textLength(content: DocumentContent): number {
  const known = lengths.get(content);
  if (known !== undefined) return known;
  const length = content.passages.reduce((sum, { text }) => sum + text.length, 0);
  lengths.set(content, length);
  return length;
}
