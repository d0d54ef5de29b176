import { expect, test } from 'vitest';
import type { AnswerPart } from '../../../bot/answer/compose-answer.ts';
import { supportedParts } from '../../../bot/answer/supported-parts.ts';
import { citePassage } from '../../../knowledge/model/citation.ts';
import { sampleDocument } from '../../support/sample-knowledge.ts';

const EXCEPT = 'Hồ sơ nộp muộn không được xem xét, trừ trường hợp thiên tai.';
const ADDRESS = 'Mẫu hồ sơ đăng tại www.mau.example và https://mau.example/ho-so.';
const { document, passages } = sampleDocument('a', [`Hạn là ngày 17/3/2026. ${EXCEPT} ${ADDRESS}`]);

function quoted(words: string, as: AnswerPart['as'] = 'sentence'): AnswerPart {
  return { citation: citePassage(passages[0]!, words)!, document, as };
}
const said = (...parts: AnswerPart[]): string[] =>
  supportedParts(parts).map(({ citation }) => citation.quote);

test('whole sentences stay as they are', () => {
  expect(said(quoted('Hạn là ngày 17/3/2026.'), quoted(EXCEPT))).toEqual(['Hạn là ngày 17/3/2026.', EXCEPT]);
});

test('a clause cut off from its exception is told with it', () => {
  expect(said(quoted('Hồ sơ nộp muộn không được xem xét', 'line'))).toEqual([EXCEPT]);
});

test('words with an address do not leave, and the others do', () => {
  expect(said(quoted(ADDRESS), quoted('Hạn là ngày 17/3/2026.'))).toEqual(['Hạn là ngày 17/3/2026.']);
});
