import { expect, it } from 'vitest';
import { lacksYearAsked } from '../../../../bot/answer/situation/lacks-year-asked.ts';
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
  lacksYearAsked(foldedSyllables(question), parts, DAY);

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

it('words on later years alone do not answer for an earlier one', () => {
  const papers = partOf('Đại hội năm 2010 bầu theo quy chế cũ, đại hội năm 2015 theo quy chế mới.');

  expect(lacks('Đại hội năm 2005 bầu theo quy chế nào?', papers)).toBe(true);
  expect(lacks('Khóa 2005-2010 bầu theo quy chế nào?', papers)).toBe(true);
  expect(lacks('Đại hội năm 2012 bầu theo quy chế nào?', papers)).toBe(false);
  expect(lacks('Đại hội năm 2010 bầu theo quy chế nào?', papers)).toBe(false);
});

it('a year of birth is no year asked about', () => {
  const rule = partOf('Nhiệm kỳ 2020–2025, người tái cử sinh từ tháng 3/1993 trở lại đây.');

  expect(lacks('Sinh tháng 2 năm 1992 có tái cử được không?', rule)).toBe(false);
  expect(lacks('nam 1960 có tái cử được không', rule)).toBe(false);
});
