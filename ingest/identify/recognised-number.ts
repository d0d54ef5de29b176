import { parseDocumentNumber, type DocumentNumber } from '../../knowledge/model/document-number.ts';
import type { DocumentKind } from '../../knowledge/model/document.ts';
import { codesOfKind, kindOfNumber } from './document-kind.ts';

/**
 * The number of a recognised paper with the code of the kind that its title line names, where the two differ in small
 * letters only: recognition loses the small letter of `35-CTr/TU` under a CHƯƠNG TRÌNH and leaves `35-CT/TU`, the number of
 * a chỉ thị. Null when they agree, or differ in more: then nobody knows which one was misread.
 */
export function numberOfKind(number: DocumentNumber, kind: DocumentKind): DocumentNumber | null {
  const read = kindOfNumber(number);
  const code = /^\d+-([^/]+)\//.exec(number)?.[1];
  if (read === null || read === kind || code === undefined) return null;
  const meant = codesOfKind(kind).filter((other) => capitalsOf(other) === capitalsOf(code));
  const [only] = meant;
  return only === undefined || meant.length > 1
    ? null
    : parseDocumentNumber(number.replace(`-${code}/`, `-${only}/`));
}

function capitalsOf(code: string): string {
  return code.replace(/\p{Ll}/gu, '');
}
