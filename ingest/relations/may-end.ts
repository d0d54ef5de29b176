import { AUTHORITY_LEVELS } from '../../knowledge/model/authority.ts';
import type { Document } from '../../knowledge/model/document.ts';
import { numberKey } from '../../knowledge/model/document-number.ts';
import { comparisonKey } from '../../knowledge/text/normalize.ts';
import { levelOf } from '../identify/authority.ts';
import { maySameIssuer } from '../identify/issuer-names.ts';

/** Papers that decide nothing: what they say of other papers is only told. */
const TELLING_KINDS: readonly Document['kind'][] = [
  'bao-chi',
  'chuyen-de',
  'khac',
  'bao-cao',
  'to-trinh',
  'bien-ban',
];

/** Whether a document decides by its own words: an issued official paper, not a draft, digest or report. */
export function isDeciding({
  form,
  kind,
  number,
  issuer,
  issuedOn,
  validity,
  ownValidity,
}: Document): boolean {
  const own = ownValidity ?? validity;
  return (
    form === 'original' &&
    !TELLING_KINDS.includes(kind) &&
    own.caution === undefined &&
    (number !== null || (issuer !== null && issuedOn !== null))
  );
}

/**
 * Whether a paper may end or change another: it comes from a higher level, or from the same level and the same body or
 * place. When a level is not known, the body code of the numbers or the issuers must agree.
 */
export function mayEnd(successor: Document, paper: Document): boolean {
  const [upper, lower] = [successor, paper].map(
    ({ level, number, issuer }) => level ?? levelOf(number, issuer),
  );
  const isSameBody =
    (bodyCode(successor) !== null &&
      bodyCode(successor) === bodyCode(paper) &&
      maySameIssuer(successor.issuer, paper.issuer)) ||
    (successor.issuer !== null && paper.issuer !== null && maySameIssuer(successor.issuer, paper.issuer));
  if (upper == null || lower == null) return isSameBody;
  const difference = AUTHORITY_LEVELS.indexOf(upper) - AUTHORITY_LEVELS.indexOf(lower);
  if (difference !== 0) return difference < 0;
  return upper === 'central' || isSameBody || isSamePlace(successor, paper);
}

function bodyCode({ number }: Document): string | null {
  return number === null ? null : (numberKey(number).split('/').at(-1) ?? null);
}

function isSamePlace({ jurisdiction: a }: Document, { jurisdiction: b }: Document): boolean {
  if (a.scope !== 'local' || b.scope !== 'local') return false;
  return comparisonKey(a.place) === comparisonKey(b.place);
}
