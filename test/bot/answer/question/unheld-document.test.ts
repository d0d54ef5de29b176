import { describe, expect, it, test } from 'vitest';
import {
  nearPapers,
  paperProblem,
  papersNamed,
  type KnownPaper,
} from '../../../../bot/answer/question/unheld-document.ts';
import { calendarDate } from '../../../../knowledge/model/calendar-date.ts';
import { parseDocumentNumber } from '../../../../knowledge/model/document-number.ts';

const paper = (number: string, issuedOn: readonly [number, number, number] | null): KnownPaper => ({
  number: parseDocumentNumber(number),
  issuedOn: issuedOn && calendarDate(...issuedOn),
  title: `Về ${number}`,
});
const KNOWN = [
  paper('35-CT/TW', [2019, 5, 30]),
  paper('35-CT/TW', [2024, 6, 14]),
  paper('45-CT/TW', [2025, 4, 14]),
  paper('190-QĐ/TW', [2024, 10, 10]),
  paper('12-CT/TU', null),
  paper('99-KH/TW', [2020, 1, 2]),
];
const problemOf = (question: string) =>
  papersNamed(question).map((named) => paperProblem(named, KNOWN)?.kind ?? null);

describe('a paper that is neither held nor known is noticed', () => {
  it.each([
    ['Chỉ thị 99-CT/TW năm 2031 quy định gì?', ['unknown-number']],
    ['chi thi 99-ct/tw noi gi', ['unknown-number']],
    ['Theo Quy định số 500-QĐ/TW thì sao?', ['unknown-number']],
    ['Nghị định 999/2030/NĐ-CP', ['unknown-number']],
    ['35-KH/TW có gì mới?', ['unknown-number']],
    ['Chỉ thị 35-CT/TW năm 2031 quy định gì?', ['other-year']],
    ['Chỉ thị 35-CT/TW (2018)', ['other-year']],
    ['35-CT/TW ngày 1/2/2030 nói gì', ['other-year']],
    ['Chỉ thị 45-CT/TW ban hành năm 2019 nói gì?', ['other-year']],
    ['190-QĐ/TW ngày 5 tháng 6 năm 2020', ['other-year']],
    ['35-CT/TW và 98-CT/TW', [null, 'unknown-number']],
  ])('%s', (question, problems) => {
    expect(problemOf(question)).toEqual(problems);
  });
});

describe('a paper that may be meant rightly is left alone', () => {
  it.each([
    ['Chỉ thị 35-CT/TW quy định gì?'],
    ['Chỉ thị 35-CT/TW năm 2024 còn hiệu lực không?'],
    ['Chỉ thị 35-CT/TW ngày 30/5/2019'],
    ['chi thi 35-ct/tw nam 2019'],
    ['35-CT/TW ra năm 2020 hay 2024?'],
    ['35-CT/TW về đại hội nhiệm kỳ 2020-2025'],
    ['35-CT/TW cho nhiệm kỳ 2025–2030'],
    ['Theo 45-CT/TW, năm 2025 phải xong những gì?'],
    ['12-CT/TU năm 2031'],
    ['Chỉ thị 35'],
    ['Số dư năm 2031'],
  ])('%s', (question) => {
    expect(problemOf(question).filter((problem) => problem !== null)).toEqual([]);
  });
});

test('near papers: the same number and kind first, the newest of them before, then the same kind and body', () => {
  const near = (number: string) =>
    nearPapers({ number: parseDocumentNumber(number)!, year: null }, KNOWN).map(
      (one) => `${one.number} ${one.issuedOn}`,
    );

  expect(near('35-CT/TW')).toEqual(['35-CT/TW 2024-06-14', '35-CT/TW 2019-05-30', '45-CT/TW 2025-04-14']);
  expect(near('99-CT/TW')).toEqual(['45-CT/TW 2025-04-14', '35-CT/TW 2024-06-14', '35-CT/TW 2019-05-30']);
  expect(near('07-BB/HU')).toEqual([]);
});
