import {
  numberKey,
  findDocumentNumbers,
  type DocumentNumber,
} from '../../../knowledge/model/document-number.ts';
import type { Document } from '../../../knowledge/model/document.ts';
import type { RegisterEntry } from '../../../knowledge/model/register.ts';
import { foldDiacritics } from '../../../knowledge/text/fold.ts';

/** A paper that the question takes for granted. */
export interface NamedPaper {
  readonly number: DocumentNumber;
  /** When the question says of which year or day it is. */
  readonly year: string | null;
}

/** A paper that is held or known. */
export type KnownPaper = Pick<Document | RegisterEntry, 'number' | 'issuedOn' | 'title'>;

/** Right behind the number: `năm 2031`, `(2031)`, `ngày 1/2/2031`. Near miss: `năm 2024 hay 2025` asks for it. */
const YEAR =
  /^\s*[,(]?\s*(?:duoc |do )?(?:ban hanh |ky |ra |cua )?(?:vao )?(?:nam |ngay (?:\d{1,2}[/.-]\d{1,2}[/.-]|\d{1,2} thang \d{1,2} nam ))?((?:19|20)\d{2})(?!\s?[-–]\s?\d|\s*(?:hay|hoac|va)\b|\d)/;

/** The papers with a number in the question, with the year it gives them. */
export function papersNamed(question: string): NamedPaper[] {
  return findDocumentNumbers(question).map(({ number, end }) => ({
    number,
    year: YEAR.exec(foldDiacritics(question.slice(end, end + 60)))?.[1] ?? null,
  }));
}

/** What is wrong with a paper taken for granted. */
export type PaperProblem =
  | { readonly kind: 'unknown-number' }
  /** The number exists, but not of that year. `issuedIn` are the years known. */
  | { readonly kind: 'other-year'; readonly issuedIn: readonly string[] };

/** What is wrong with the paper, going by the papers held and known; null when nothing is or it cannot be told. */
export function paperProblem(
  { number, year }: NamedPaper,
  known: readonly KnownPaper[],
): PaperProblem | null {
  const same = known.filter(
    (paper) => paper.number !== null && numberKey(paper.number) === numberKey(number),
  );
  if (same.length === 0) return { kind: 'unknown-number' };
  if (year === null || same.some(({ issuedOn }) => issuedOn === null || issuedOn.startsWith(year)))
    return null;
  return { kind: 'other-year', issuedIn: same.flatMap(({ issuedOn }) => issuedOn?.slice(0, 4) ?? []) };
}

const NEAR = 3;

/** Papers to name instead: of the same number, then of the same kind and body, then of the same kind; newest first. */
export function nearPapers({ number }: NamedPaper, known: readonly KnownPaper[]): KnownPaper[] {
  const parts = (key: string): readonly [string, string, string] => {
    const [, digits = '', code = '', body = ''] =
      /^(\d+)[-/](?:\d{4}[-/])?([a-z]+)[-/]?(.*)$/.exec(key) ?? [];
    return [digits, code, body];
  };
  const [digits, code, body] = parts(numberKey(number));
  const nearness = (paper: KnownPaper): number => {
    if (paper.number === null) return 0;
    const [ownDigits, ownCode, ownBody] = parts(numberKey(paper.number));
    if (ownCode !== code) return ownDigits === digits && ownBody === body ? 1 : 0;
    return ownDigits === digits ? 4 : ownBody === body ? 2 : 1;
  };
  const seen = new Set<string>();
  return known
    .map((paper) => ({ paper, near: nearness(paper) }))
    .filter(({ near }) => near > 0)
    .sort((a, b) => b.near - a.near || (b.paper.issuedOn ?? '').localeCompare(a.paper.issuedOn ?? ''))
    .flatMap(({ paper }) => {
      const key = `${numberKey(paper.number ?? '')} ${paper.issuedOn}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [paper];
    })
    .slice(0, NEAR);
}
