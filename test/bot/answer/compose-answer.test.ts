import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composeAnswer, type AnswerPart } from '../../../bot/answer/compose-answer.ts';
import { calendarDate } from '../../../knowledge/model/calendar-date.ts';
import { citePassage, quoteStandsIn } from '../../../knowledge/model/citation.ts';
import type { DocumentContent } from '../../../knowledge/store/store.ts';
import { markedStretches } from '../../support/answer-faults.ts';
import { sampleDocument } from '../../support/sample-knowledge.ts';

const DAY = calendarDate(2026, 11, 22)!;
const A = sampleDocument('a', ['Họp ngày 3/4. Bầu chín người. Xong lúc trưa.', 'Đoạn hai của a.']);
const B = sampleDocument('b', ['Xã Bình Lộc làm điểm.']);

function part(
  { document, passages }: DocumentContent,
  at: number,
  words: string,
  as: AnswerPart['as'] = 'sentence',
) {
  return { citation: citePassage(passages[at]!, words)!, document, as };
}

test('sentences stand in one line, lines of a list each in its own, a marker behind each', () => {
  const { text } = composeAnswer(
    [
      part(A, 0, 'Họp ngày 3/4.'),
      part(B, 0, 'Xã Bình Lộc làm điểm.'),
      part(A, 1, 'Đoạn hai của a.', 'line'),
      part(A, 0, 'Xong lúc trưa.'),
    ],
    DAY,
    [],
  );

  expect(text).toBe('Họp ngày 3/4. [1] Xã Bình Lộc làm điểm. [2]\nĐoạn hai của a. [3]\nXong lúc trưa. [1]');
});

test('a passage has one marker, and its quote spans all words used, whatever their order', () => {
  const { citations } = composeAnswer([part(A, 0, 'Xong lúc trưa.'), part(A, 0, 'Họp ngày 3/4.')], DAY, []);

  expect(citations.map(({ marker, quote }) => [marker, quote])).toEqual([
    ['1', 'Họp ngày 3/4. Bầu chín người. Xong lúc trưa.'],
  ]);
});

test('nothing said cites nothing', () => {
  expect(composeAnswer([], DAY, [])).toEqual({ text: '', citations: [], notes: [] });
});

test('whatever is taken from whatever passages, each quote is verbatim and holds what its marker stands behind', () => {
  const sentence = fc
    .array(fc.constantFrom('họp', 'bầu', 'Bình', 'Lộc', '15', '3/4', 'người', 'ở', '“xã”'), {
      minLength: 1,
      maxLength: 6,
    })
    .map((words) => `${words.join(' ')}.`);
  const space = fc.constantFrom(' ', '  ', '\n', '\u00a0', '\t ');
  const passage = fc
    .array(fc.tuple(sentence, space), { minLength: 1, maxLength: 5 })
    .map((parts) => ({ sentences: parts.map(([words]) => words), text: parts.flat().join('').trim() }));
  const pick = fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('sentence' as const, 'line' as const));

  fc.assert(
    fc.property(
      fc.array(passage, { minLength: 1, maxLength: 4 }),
      fc.array(pick, { minLength: 1, maxLength: 8 }),
      (passages, picks) => {
        const content = sampleDocument(
          'p',
          passages.map(({ text }) => text),
        );
        const parts = picks.map(([i, j, as]) => {
          const at = i % passages.length;
          const { sentences } = passages[at]!;
          return part(content, at, sentences[j % sentences.length]!, as);
        });
        const { text, citations } = composeAnswer(parts, DAY, []);
        const stretches = markedStretches(text);
        expect(stretches.map(({ words }) => words)).toEqual(parts.map(({ citation }) => citation.quote));
        expect([...new Set(stretches.map(({ marker }) => marker))]).toEqual(
          citations.map(({ marker }) => marker),
        );
        for (const { marker, quote, passageId } of citations) {
          const held = content.passages.find(({ id }) => id === passageId)!;
          expect(quoteStandsIn(quote, held.text)).toBe(true);
          for (const { words } of stretches.filter((one) => one.marker === marker))
            expect(quote).toContain(words);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('what a citation says of its document is what the document says', () => {
  const content = sampleDocument('c', ['Một câu.'], {
    issuer: 'Ban Mẫu',
    term: null,
    validity: { status: 'superseded', from: null, to: null, supersededBy: '02-HD/MAU', note: null },
  });
  const [citation] = composeAnswer([part(content, 0, 'Một câu.')], DAY, []).citations;

  expect(citation).toMatchObject({
    documentId: 'c',
    passageId: 'c_0',
    number: null,
    title: 'Văn bản c',
    issuer: 'Ban Mẫu',
    issuedOn: '2020-01-02',
    locator: 'đoạn 1',
    validity: 'superseded',
    supersededBy: '02-HD/MAU',
    file: 'c.txt',
  });
});
