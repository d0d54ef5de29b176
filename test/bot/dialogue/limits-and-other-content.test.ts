import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UnreadableKind } from '../../../bot/channel/incoming.ts';
import { ADMIN_TEXTS } from '../../../bot/dialogue/admin-messages.vi.ts';
import { DIALOGUE_TEXTS as SAY } from '../../../bot/dialogue/dialogue-messages.vi.ts';
import { PEOPLE_TEXTS } from '../../../bot/dialogue/people-messages.vi.ts';
import { createQuestionLimits } from '../../../bot/dialogue/question-limits.ts';
import { DialogueRig, labels, said, type Sender } from '../../support/dialogue-rig.ts';
import { ScriptedAnswerer, scriptedAnswer } from '../../support/scripted-answerer.ts';

const LAN: Sender = { channel: 'telegram', id: '11' };
const HOA: Sender = { channel: 'zalo-oa', id: '21' };
const ADMIN: Sender = { channel: 'telegram', id: '900' };

let rig: DialogueRig;
beforeEach(async () => {
  rig = new DialogueRig();
  await rig.knows(LAN);
  await rig.knows(HOA);
});
afterEach(() => rig.close());
const asked = () => (rig.answerer as ScriptedAnswerer).asked;

describe('limits', () => {
  it('W19: a flood of 1,000 messages a minute gets some answers and one notice, and others are answered as before', async () => {
    const texts: string[] = [];
    for (let i = 0; i < 1_000; i++) {
      rig.nowMs += 60;
      const event = rig.event(LAN, { kind: 'text', text: `Câu ${i} là gì?`, isEdit: false });
      const deliveries = await rig.respond(event);
      if (deliveries.length > 0) texts.push(said(deliveries));
    }
    expect(texts.filter((text) => text === SAY.wait)).toHaveLength(1);
    expect(texts.length).toBeLessThan(70);
    expect(said(await rig.types(HOA, 'Số dư là bao nhiêu?'))).toBe('Đã có câu trả lời.');
    rig.nowMs += 61_000;
    expect(said(await rig.types(LAN, 'Số dư là bao nhiêu?'))).toBe('Đã có câu trả lời.');
  });

  it('all together are limited too', () => {
    const limits = createQuestionLimits(
      { person: { burst: 10, perSecond: 1 }, all: { burst: 3, perSecond: 1 } },
      () => 0,
    );
    expect(['a', 'b', 'c', 'd', 'd', 'e'].map((one) => limits.take(one))).toEqual([
      ...['go', 'go', 'go', 'notice', 'silence', 'notice'],
    ]);
  });

  it('L16: a question longer than 2,000 characters is not asked, and the sender is told the figure', async () => {
    expect(said(await rig.types(LAN, 'dài '.repeat(600)))).toBe(SAY.tooLong('2.000'));
    expect(said(await rig.types(LAN, ' \u200b '))).toBe(SAY.empty);
    expect(asked()).toEqual([]);
  });

  it('L16: once a person’s budget of the day is spent, answers come without the model and say so', async () => {
    const without = new ScriptedAnswerer(() => scriptedAnswer({ text: 'Nguyên văn.' }));
    await rig.close();
    rig = new DialogueRig({ model: { service: 'mo-hinh.vn', without, questionsPerPersonAndDay: 2 } });
    await rig.knows(LAN);
    await rig.knows(HOA);
    for (let i = 0; i < 3; i++) await rig.types(LAN, `Câu ${i} là gì?`);
    expect(asked()).toHaveLength(2);
    expect(said(await rig.types(LAN, 'Câu nữa là gì?'))).toContain(SAY.budgetSpent);
    await rig.types(HOA, 'Câu của người khác là gì?');
    expect(asked()).toHaveLength(3);
    rig.nowMs += 24 * 3_600_000;
    await rig.types(LAN, 'Hôm sau là gì?');
    expect(asked()).toHaveLength(4);
  });
});

describe('what is not a question', () => {
  it('M12: pictures, voices, places and contacts get a polite line, and nothing of them is fetched or kept', async () => {
    const kinds: UnreadableKind[] = ['photo', 'voice', 'video', 'sticker', 'location', 'contact', 'other'];
    for (const what of kinds)
      expect(said(await rig.does(LAN, { kind: 'unreadable', what }))).toBe(SAY.unreadable[what]);
    const file = { kind: 'file', fileRef: 'f1', fileName: 'a.pdf', bytes: 10, mediaType: null } as const;
    expect(said(await rig.does(LAN, file))).toBe(SAY.fileRefused);
    expect(await rig.does({ ...LAN, group: '-1' }, file)).toEqual([]);
    expect(await rig.does({ ...ADMIN, group: '-1' }, file)).toEqual([]);
    expect([rig.fetched, [...rig.files.kept], asked()]).toEqual([[], [], []]);
  });

  it('events that nobody stands behind, polls, leavings and moves get no answer and do no harm', async () => {
    const nobody = rig.event(LAN, { kind: 'text', text: 'x', isEdit: false }, { senderId: null });
    expect(await rig.respond(nobody)).toEqual([]);
    expect(await rig.does(LAN, { kind: 'poll-answer', pollId: 'p', options: [1] })).toEqual([]);
    expect(await rig.does(LAN, { kind: 'membership', change: 'left' })).toEqual([]);
    expect(await rig.does({ ...LAN, group: '-1' }, { kind: 'moved', newChatId: '-100' })).toEqual([]);
  });

  it('M8: added to a group the bot says when it answers there, and opens no private chat', async () => {
    const joined = await rig.does({ ...LAN, group: '-1' }, { kind: 'membership', change: 'joined' });
    expect(said(joined)).toBe(SAY.groupHint);
    expect(joined[0]?.address.chatId).toBe('-1');
  });

  it('M8: a group that is not on the list is left after one polite line, and the administrators learn its id', async () => {
    const listed = new DialogueRig({ groups: new Set(['-2']) });
    for (const content of [
      { kind: 'membership', change: 'joined' },
      { kind: 'text', text: 'Ai giới thiệu nhân sự?', isEdit: false },
    ] as const) {
      const done = await listed.does({ ...LAN, group: '-1' }, content);
      expect(done.map(({ address, message }) => [address.chatId, message.leavesGroup ?? false])).toEqual([
        ['-1', true],
        ['900', false],
      ]);
      expect(said(done.slice(0, 1))).toBe(SAY.groupNotAllowed);
      expect(said(done.slice(1))).toBe(ADMIN_TEXTS.groupLeft('telegram:-1'));
    }
    expect(await listed.does({ ...LAN, group: '-1' }, { kind: 'membership', change: 'left' })).toEqual([]);
    const here = await listed.does({ ...LAN, group: '-2' }, { kind: 'membership', change: 'joined' });
    expect(said(here)).toBe(SAY.groupHint);
    const moved = await listed.does({ ...LAN, group: '-2' }, { kind: 'moved', newChatId: '-1002' });
    expect(said(moved)).toBe(ADMIN_TEXTS.groupMoved('telegram:-2', 'telegram:-1002'));
    await listed.close();
  });

  it('an apology goes only to those who wait for an answer', () => {
    const text = rig.event(LAN, { kind: 'text', text: 'x', isEdit: false });
    expect(said(rig.dialogue.apologise(text))).toBe(SAY.failed);
    expect(rig.dialogue.apologise(rig.event(LAN, { kind: 'membership', change: 'left' }))).toEqual([]);
  });
});

describe('commands', () => {
  it.each([
    ['trợ giúp', 'Các lệnh:'],
    ['tro giup', 'Các lệnh:'],
    ['Trợ Giúp!', 'Các lệnh:'],
    ['/trogiup', 'Các lệnh:'],
    ['nguồn', SAY.documentsNone],
    ['danh muc van ban', SAY.documentsNone],
    ['xóa dữ liệu của tôi', PEOPLE_TEXTS.eraseAsk],
    ['xoa du lieu cua toi', PEOPLE_TEXTS.eraseAsk],
    ['trạng thái', 'Trợ lý đang hoạt động'],
    ['địa phương: xã Thử', 'xã Thử'],
    ['nhiem ky: 2020-2025', '31/12/2020'],
    ['/khongco', SAY.unknownCommand],
  ])('on Zalo %j is a command', async (typed, answered) => {
    expect(said(await rig.types(HOA, typed))).toContain(answered);
    expect(asked()).toEqual([]);
  });

  it.each([
    'Nguồn nhân sự được lấy từ đâu?',
    'Xóa tên trong danh sách đảng viên thế nào?',
    'Nhiệm kỳ 2020-2025 có gì mới?',
    'Địa phương nào bầu thí điểm?',
    '1/7/2025 có gì thay đổi?',
  ])('%j is a question', async (typed) => {
    await rig.types(HOA, typed);
    expect(asked().map(({ text }) => text)).toEqual([typed]);
  });

  it('an unknown command gets one polite line', async () => {
    expect(said(await rig.types(LAN, '/xyz abc'))).toBe(SAY.unknownCommand);
  });

  it.each(['2021-2026', '2019-2024', '2020-2026', '2030-2035', 'abc', '1900-1905'])(
    'the term %s is none and nothing is set',
    async (term) => {
      expect(said(await rig.types(LAN, `/nhiemky ${term}`))).toBe(SAY.termUnknown);
      expect((await rig.parts.stores.conversations.settings(LAN)).term).toBeNull();
    },
  );

  it('/start greets with examples that can be tapped', async () => {
    const given = await rig.types(LAN, '/start');
    expect(labels(given)).toEqual(['Câu hỏi mẫu thứ nhất là gì?']);
    await rig.taps(LAN, given, 'Câu hỏi mẫu');
    expect(asked()[0]?.text).toBe('Câu hỏi mẫu thứ nhất là gì?');
  });

  it('P11: with fewer than ten people the statistics are empty of figures', async () => {
    await rig.types(LAN, 'Câu hỏi là gì?');
    const few = said(await rig.types(ADMIN, '/thongke'));
    expect(few).toContain('Chưa đủ 10 người dùng');
    expect(few).not.toContain('Câu hỏi: ');
    for (let i = 0; i < 10; i++) await rig.knows({ channel: 'telegram', id: `t${i}` });
    await rig.types(HOA, 'Câu hỏi là gì?');
    const many = said(await rig.types(ADMIN, '/thongke'));
    expect(many).toContain('Câu hỏi: 2');
    expect(many).toContain('Qua Telegram: 1 câu hỏi');
    expect(many).toContain('Qua Zalo OA: ít hơn 10 người dùng');
    expect(many).not.toContain('Câu hỏi là gì?');
  });
});
