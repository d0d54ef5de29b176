import { DOCUMENT_KINDS, type Document } from '../../../knowledge/model/document.ts';
import { findDocumentNumbers, numberKey } from '../../../knowledge/model/document-number.ts';
import { calendarDate } from '../../../knowledge/model/calendar-date.ts';
import { comparisonKey } from '../../../knowledge/text/normalize.ts';

/** `, ngày 30/5/2019`, ` ngày 30 tháng 5 năm 2019` right behind a number. */
const ITS_DAY =
  /^\s*,?\s*(?:ban hành\s+)?\(?(?:ngày\s+)?(\d{1,2})(?:\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?|\s+tháng\s+(\d{1,2})\s+năm\s+)(\d{4})\)?/iu;
/** `Theo Hướng dẫn của Ban Tổ chức, …` once number and day are gone. */
const LEAD = /^(?:theo|căn cứ|tại|thực hiện)\s+([^,;:]{3,120}),\s*(?=\p{L})/iu;

/**
 * The sentence without the words by which it names the paper it cites (kind, number, day of issue, issuer): these stand in
 * the store, not in the passage. A number, a day, a kind or an issuer that is not that paper's stays, and must be found in
 * the passage.
 */
export function withoutAttribution(sentence: string, document: Document): string {
  const { number, issuedOn } = document;
  if (number === null) return sentence;
  let result = sentence;
  for (const found of [...findDocumentNumbers(sentence)].reverse()) {
    if (numberKey(found.number) !== numberKey(number)) continue;
    const behind = result.slice(found.end);
    const match = ITS_DAY.exec(behind);
    const day = match ? calendarDate(Number(match[4]), Number(match[2] ?? match[3]), Number(match[1])) : null;
    if (match && day !== issuedOn) continue;
    result = result.slice(0, found.start).replace(/số\s*$/iu, '') + behind.slice(match?.[0].length ?? 0);
  }
  const plain = result.replace(/\s+/g, ' ').replace(/\s,/g, ',').trim();
  if (result === sentence) return sentence;
  const lead = LEAD.exec(plain);
  return lead && namesPaper(lead[1] ?? '', document) ? capitalised(plain.slice(lead[0].length)) : plain;
}

/** Whether the words are the kind of the paper, with or without its issuer. */
function namesPaper(words: string, { kind, issuer }: Document): boolean {
  const [name, ...of] = comparisonKey(words).split(/ (?:của|do) /);
  if (name !== comparisonKey(DOCUMENT_KINDS[kind])) return false;
  return of.length === 0 || comparisonKey(issuer ?? '').includes(of.join(' '));
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
