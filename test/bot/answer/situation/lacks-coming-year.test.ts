import { expect, it } from 'vitest';
import { lacksComingYear } from '../../../../bot/answer/situation/lacks-coming-year.ts';
import type { AnswerPart } from '../../../../bot/answer/compose-answer.ts';
import { citePassage } from '../../../../knowledge/model/citation.ts';
import type { CalendarDate } from '../../../../knowledge/model/calendar-date.ts';
import { foldedSyllables } from '../../../../knowledge/text/syllables.ts';
import { foundPassages } from '../../../support/found-passage.ts';
import { sampleDocument } from '../../../support/sample-knowledge.ts';

const DAY = '2026-11-29' as CalendarDate;
const RULE = partOf('Số dư tối đa 30% số lượng cần bầu.');
const PLAN = partOf('Mục tiêu đến năm 2045 trở thành nước phát triển.');
const lacks = (question: string, ...parts: AnswerPart[]) =>
  lacksComingYear(foldedSyllables(question), parts, DAY);

function partOf(text: string): AnswerPart {
  const [found] = foundPassages(sampleDocument('mau', [text]));
  const citation = found && citePassage(found.passage, text);
  if (!found || !citation) throw new Error('not cited');
  return { citation, document: found.document, as: 'sentence', rank: 0 };
}

it('a rule of today does not answer for a term to come', () => {
  expect(lacks('Nhiệm kỳ 2035–2040 số dư bao nhiêu?', RULE)).toBe(true);
  expect(lacks('Đến năm 2040 số dư bao nhiêu?', RULE)).toBe(true);
});

it('words on that year do, and a question of this or an earlier year lacks none', () => {
  expect(lacks('Mục tiêu đến năm 2045 là gì?', PLAN)).toBe(false);
  expect(lacks('Năm 2026 số dư bao nhiêu?', RULE)).toBe(false);
  expect(lacks('Nhiệm kỳ 2025–2030 số dư bao nhiêu?', RULE)).toBe(false);
  expect(lacks('Số dư bao nhiêu?', RULE)).toBe(false);
});
