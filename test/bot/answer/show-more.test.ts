import { describe, expect, it, test } from 'vitest';
import { answerEachQuestion, joinAnswers } from '../../../bot/answer/answer-each-question.ts';
import { asksForMore } from '../../../bot/answer/show-more.ts';
import { scriptedAnswer, ScriptedAnswerer, scriptedCitation } from '../../support/scripted-answerer.ts';

test.each(['xem thêm', 'Xem thêm.', 'doc tiep di', 'nói chi tiết hơn', 'cho em xem thêm với ạ', 'XEM TIẾP'])(
  '"%s" asks for more',
  (words) => expect(asksForMore(words)).toBe(true),
);

test.each([
  'xem thêm điều 12',
  'đọc tiếp bước 3',
  'chi tiết hơn về số dư',
  'xem',
  'thêm người được không',
  '',
])('"%s" is a question of its own', (words) => expect(asksForMore(words)).toBe(false));

describe('asked for more', () => {
  const more = { text: 'Phần còn lại. [1]', citations: [scriptedCitation()] };

  it('the bot gives what waits behind the answer before, however often it is asked', async () => {
    const answerer = new ScriptedAnswerer(() => scriptedAnswer({ text: 'Phần đầu. [1]', more }));
    const ask = (history: readonly string[]) =>
      answerEachQuestion(answerer).answer({ text: 'xem thêm', history, place: 'Bình Lộc' });

    for (const history of [
      ['Chào', 'Số dư là gì?'],
      ['Chào', 'Số dư là gì?', 'Xem thêm'],
    ]) {
      const answer = await ask(history);
      expect(answer).toMatchObject(more);
      expect(answer.more).toBeUndefined();
      expect(answerer.asked.at(-1)).toEqual({ text: 'Số dư là gì?', history: ['Chào'], place: 'Bình Lộc' });
    }
  });

  it('what is said first of the sources is said again, and their notes are kept', async () => {
    const first = 'Lưu ý: Nội dung dưới đây thuộc nhiệm kỳ đã qua.';
    const answerer = new ScriptedAnswerer(() =>
      scriptedAnswer({
        text: `${first}\nPhần đầu. [1] Khác. [2]`,
        notes: ['Nguồn [1] cũ.', 'Nguồn [2] cũ.'],
        more,
      }),
    );
    const answer = await answerEachQuestion(answerer).answer({ text: 'xem thêm', history: ['Số dư là gì?'] });

    expect(answer.text).toBe(`${first}\nPhần còn lại. [1]`);
    expect(answer.notes).toEqual(['Nguồn [1] cũ.']);
  });

  it('it says so when nothing waits', async () => {
    const answer = await answerEachQuestion(new ScriptedAnswerer()).answer({
      ...{ text: 'xem thêm', history: ['Số dư là gì?'] },
    });

    expect(answer).toMatchObject({ status: 'clarify', citations: [], notes: [] });
    expect(answer.text).toMatch(/^Câu trả lời trước đã nêu hết/);
  });

  it('at the beginning of a conversation it is a question like any other', async () => {
    const answerer = new ScriptedAnswerer();
    await answerEachQuestion(answerer).answer({ text: 'xem thêm' });

    expect(answerer.asked).toEqual([{ text: 'xem thêm' }]);
  });
});

test('what waits behind several answers waits behind them all, each marker with its own source', () => {
  const cite = (marker: string, passageId: string) => scriptedCitation({ marker, passageId });
  const one = scriptedAnswer({
    ...{ text: 'Một. [1] Hai. [2]', citations: [cite('1', 'a'), cite('2', 'b')] },
    more: { text: 'Thêm một. [1] Mới. [3]', citations: [cite('1', 'a'), cite('3', 'c')] },
  });
  const two = scriptedAnswer({
    ...{ text: 'Ba. [1]', citations: [cite('1', 'd')] },
    more: { text: 'Thêm ba. [1] Khác. [2]', citations: [cite('1', 'd'), cite('2', 'e')] },
  });
  const { more, citations } = joinAnswers([one, scriptedAnswer(), two]);

  expect(citations.map(({ marker, passageId }) => `${marker}${passageId}`)).toEqual(['1a', '2b', '3d']);
  expect(more?.text).toBe('Câu 1:\nThêm một. [1] Mới. [4]\n\nCâu 3:\nThêm ba. [3] Khác. [5]');
  expect(more?.citations.map(({ marker, passageId }) => `${marker}${passageId}`)).toEqual([
    '1a',
    '4c',
    '3d',
    '5e',
  ]);
});
