import { findDocumentNumbers, numberKey } from '../../../knowledge/model/document-number.ts';
import { DOCUMENT_KINDS, type Document } from '../../../knowledge/model/document.ts';
import { comparisonKey } from '../../../knowledge/text/normalize.ts';
import { calendarDate } from '../../../knowledge/model/calendar-date.ts';

/** `, ngày 30/5/2019`, ` ngày 30 tháng 5 năm 2019` right behind a number. */
const ITS_DAY =
  /^\s*,?\s*(?:ban hành\s+)?\(?(?:ngày\s+)?(\d{1,2})(?:\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?|\s+tháng\s+(\d{1,2})\s+năm\s+)(\d{4})\)?/iu;

/**
 * The sentence without the words by which it names the paper it cites: number, day of issue, and a whole "Theo Chỉ thị số
 * …," before the statement. These stand in the store, not in the passage. A number or a day that is not that paper's stays
 * and must be found in the passage.
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
  return withoutOpening(result.replace(/\s+/g, ' ').trim(), document);
}

/** Without a leading `Theo Hướng dẫn của Ban Tổ chức,` that says nothing but kind and issuer of the paper. */
function withoutOpening(sentence: string, { kind, issuer }: Document): string {
  const opening = /^(?:theo|tại|căn cứ)\s+([^,;:]{0,160}?)\s*,\s*(.+)$/iu.exec(sentence);
  const [, named = '', statement = ''] = opening ?? [];
  if (statement === '') return sentence;
  const rest = [DOCUMENT_KINDS[kind], issuer ?? '', 'của']
    .map(comparisonKey)
    .reduce((words, own) => (own === '' ? words : words.replace(own, ' ')), comparisonKey(named));
  return rest.trim() === '' ? statement : sentence;
}
