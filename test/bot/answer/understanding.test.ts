import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import type { Answer, Answerer, Question } from '../../../bot/answer/answer.ts';
import { ANSWER_MESSAGES } from '../../../bot/answer/answer-messages.vi.ts';
import { joinAnswers } from '../../../bot/answer/answer-each-question.ts';
import { isOutsideField } from '../../../bot/answer/question/outside-field.ts';
import { answerFaults } from '../../support/answer-faults.ts';
import {
  ASKED_ON,
  openStarterKnowledge,
  productAnswerer,
  type StarterKnowledge,
} from '../../support/starter-knowledge.ts';

let starter: StarterKnowledge;
let answerer: Answerer;
beforeAll(async () => {
  starter = await openStarterKnowledge();
  answerer = productAnswerer(starter.knowledge);
});
afterAll(() => starter.remove());

const ask = (text: string, over: Partial<Question> = {}): Promise<Answer> =>
  answerer.answer({ text, asOf: ASKED_ON, ...over });
const faultsOf = (answer: Answer): string[] => answerFaults(answer, starter.knowledge.reader);

describe('outside the field it is said so, citing nothing', () => {
  it.each([
    ['Viết code python sắp xếp mảng'],
    ['Ai vô địch World Cup 2022?'],
    ['Đau bụng uống thuốc gì?'],
    ['cach nau pho bo ngon'],
    ['Giá vàng SJC sáng nay bao nhiêu một lượng?'],
    ['Dịch câu này sang tiếng Anh'],
    ['Trận Việt Nam đá với Thái Lan mấy giờ?'],
    ['Viết bài thơ về mùa thu'],
    ['Mua xe máy trả góp ở đâu?'],
    ['Sốt xuất huyết lây qua đâu?'],
    ['thời tiết hôm nay thế nào'],
    ['giá vàng hôm nay bao nhiêu'],
  ])('%s', async (question) => {
    const answer = await ask(question);

    expect(answer).toMatchObject({ status: 'refused', text: ANSWER_MESSAGES.outsideField, citations: [] });
  });
});

describe('a question of the field that has no answer is "not found", never "outside"', () => {
  it.each([
    ['Bí thư Đảng ủy xã Bình Lộc sinh năm nào?'],
    ['Đảng viên đóng đảng phí bao nhiêu?'],
    ['Chi bộ sinh hoạt vào ngày mấy hằng tháng?'],
    ['Quốc hội khóa XX bầu khi nào?'],
    ['quy che lam viec cua dang uy'],
    ['Nghị quyết 18 về sắp xếp bộ máy'],
    ['Bổ nhiệm lại cán bộ cần gì?'],
    ['Mặt trận Tổ quốc giám sát thế nào?'],
    ['399-QĐ/TW ai ban hành vậy?'],
    ['Số dư'],
  ])('%s', (question) => {
    expect(isOutsideField([question], null, starter.knowledge.search)).toBe(false);
  });
});

test('each question of a message is answered in its place, with markers that go on', async () => {
  const answer = await ask(
    'Số dư do đại hội quyết định tối đa bao nhiêu phần trăm? Chỉ thị 45-CT/TW ban hành ngày nào?',
  );

  expect(answer.status).toBe('answered');
  expect(faultsOf(answer)).toEqual([]);
  expect(answer.text).toMatch(/^Câu 1:\n[^]*30%[^]*\n\nCâu 2:\n[^]*14\/4\/2025/);
  expect(answer.citations.map(({ marker }) => marker)).toEqual(answer.citations.map((_, i) => String(i + 1)));
});

test('a part that is not answered says so in its place', async () => {
  const answer = await ask('Số dư là gì? Giá vàng SJC hôm nay bao nhiêu tiền?');

  expect(answer.status).toBe('answered');
  expect(answer.text.endsWith(`Câu 2:\n${ANSWER_MESSAGES.outsideField}`)).toBe(true);
  expect(faultsOf(answer)).toEqual([]);
});

test('when no part is answered, nothing is cited', async () => {
  const answer = await ask('Giá vàng SJC hôm nay bao nhiêu? Đau bụng uống thuốc gì?');

  expect(answer).toMatchObject({ status: 'refused', citations: [], notes: [], suggestions: [] });
});

test('notes of a later part name its markers, and those that say the same become one', () => {
  const one = (note: string): Answer => ({
    status: 'answered',
    text: 'Một câu. [1] Hai câu. [2]',
    citations: ['1', '2'].map(
      (marker) => ({ marker, passageId: `${note} ${marker}`, quote: '' }) as Answer['citations'][number],
    ),
    notes: [note, 'Nguồn [1] là bản tóm lược.'],
    suggestions: [],
    confidence: 0.5,
    mode: 'extractive',
    knowledgeVersion: 'v',
    timingsMs: { analyse: 1, search: 1, answer: 1, total: 3 },
  });
  const joined = joinAnswers([one('Nguồn [1]–[2] cũ.'), one('Nguồn [2] mới.')]);

  expect(joined.notes).toEqual(['Nguồn [1], [2] cũ.', 'Nguồn [1], [3] là bản tóm lược.', 'Nguồn [4] mới.']);
  expect(joined.text).toContain('Câu 2:\nMột câu. [3] Hai câu. [4]');
  expect(joined.timingsMs.total).toBe(6);
});

test('what a short form means is told by the words beside the form itself', async () => {
  const { status, text, citations } = await ask('TUV là gì?');

  expect(status).toBe('answered');
  expect(text).toContain('Tỉnh ủy viên');
  expect(citations).toHaveLength(1);
});

test('questions that the same words answer are answered once', async () => {
  const alone = await ask('Quy chế bầu cử 190-QĐ/TW do ai ban hành?');
  const both = await ask('Quy chế bầu cử 190-QĐ/TW do ai ban hành, ban hành ngày nào?');

  expect(both.text.startsWith(alone.citations[0]!.quote)).toBe(true);
  expect(both.text).toContain('10/10/2024');
  expect(both.text).not.toContain('Câu 2');
});

describe('what took place in a unit is told only by words on that unit', () => {
  it.each([['Đại hội huyện Nậm Khoang họp vào ngày nào?'], ['Bí thư Huyện ủy Nậm Khoang là ai?']])(
    '%s',
    async (question) => {
      expect((await ask(question)).status).toBe('not-found');
    },
  );

  it('by when it has to take place is ruled for all', async () => {
    const { status, text } = await ask(
      'Xã Nậm Khoang phải hoàn thành đại hội trước ngày nào, khóa 2025-2030?',
    );

    expect(status).toBe('answered');
    expect(text).toMatch(/\d{1,2}\/\d{1,2}\/2025/);
  });
});

test('beside an answer, a question without one takes one line', async () => {
  const { status, text } = await ask('Số dư tối đa bao nhiêu phần trăm, lệ phí in phiếu bao nhiêu tiền?');

  expect(status).toBe('answered');
  expect(text.slice(text.indexOf('Câu 2:'))).toBe(`Câu 2:\n${ANSWER_MESSAGES.notFound}`);
});

describe('how a question was understood is told only when it was a guess', () => {
  const understood = async (question: string): Promise<string[]> =>
    (await ask(question)).notes.filter((note) => note.startsWith('Hiểu câu hỏi là:'));

  it.each([
    [
      'Số dư do đại hội quyếtt định tối đa bao nhiêu phần trăm?',
      ['Hiểu câu hỏi là: Số dư do đại hội quyết định tối đa bao nhiêu phần trăm?'],
    ],
    [
      'Bầu bí thư CB đến lần thứ ba không ai trúng thì sao?',
      ['Hiểu câu hỏi là: Bầu bí thư chi bộ đến lần thứ ba không ai trúng thì sao?'],
    ],
  ])('%s', async (question, notes) => {
    expect(await understood(question)).toEqual(notes);
  });

  it.each([
    ['so du toi da bao nhieu phan tram'],
    ['soos duw toosi ddaf bao nhieeu phaanf trawm'],
    ['số dư tối đa bn phần trăm z'],
    ['Số dư tối đa bao nhiêu phần trăm?'],
    ['sốdư tối đa bao nhiêu phần trăm'],
  ])('%s', async (question) => {
    expect(await understood(question)).toEqual([]);
  });
});

describe('a paper that is not held is said to be so, with the nearest ones', () => {
  it.each([
    ['Chỉ thị 99-CT/TW năm 2031 quy định gì?', '99-CT/TW', '45-CT/TW'],
    ['Chỉ thị 35-CT/TW năm 2031 quy định gì?', '35-CT/TW của năm 2031', '35-CT/TW ngày 14/6/2024'],
  ])('%s', async (question, missing, near) => {
    const answer = await ask(question);

    expect(answer).toMatchObject({ status: 'not-found', citations: [], notes: [] });
    expect(answer.text).toContain(`không có văn bản số ${missing}.`);
    expect(answer.text).toContain(near);
  });
});

test('courtesy changes no answer', async () => {
  const plain = await ask('Số dư do đại hội quyết định tối đa bao nhiêu phần trăm?');
  const polite = await ask('Chào bạn, số dư do đại hội quyết định tối đa bao nhiêu phần trăm? Xin cảm ơn!');

  expect(polite.text).toBe(plain.text);
});

test('a question that names no term is answered by what holds now, though older papers say more of it', async () => {
  const answer = await ask('Tuổi tái cử');

  expect(answer.status).toBe('answered');
  expect(answer.citations.map(({ validity }) => validity)).not.toContain('past-term');
});
