import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Question } from '../../../bot/answer/answer.ts';
import { DIALOGUE_TEXTS as SAY } from '../../../bot/dialogue/dialogue-messages.vi.ts';
import { forgetOld } from '../../../bot/dialogue/forget-old.ts';
import { PEOPLE_TEXTS } from '../../../bot/dialogue/people-messages.vi.ts';
import { DialogueRig, labels, said, type Sender } from '../../support/dialogue-rig.ts';
import { ScriptedAnswerer, scriptedAnswer } from '../../support/scripted-answerer.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const LAN: Sender = { channel: 'telegram', id: '11' };
const MINH: Sender = { channel: 'zalo-oa', id: '12' };
const notFound = () =>
  new ScriptedAnswerer(() => scriptedAnswer({ status: 'not-found', text: 'Không tìm thấy.' }));

const rigs: DialogueRig[] = [];
const folders: string[] = [];
function rigOf(...args: ConstructorParameters<typeof DialogueRig>): DialogueRig {
  const rig = new DialogueRig(...args);
  rigs.push(rig);
  return rig;
}
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const asked = (rig: DialogueRig): readonly Question[] => (rig.answerer as ScriptedAnswerer).asked;

describe('memory of a conversation', () => {
  it('keeps the last six questions of a private chat, oldest first, for half an hour', async () => {
    const rig = rigOf();
    await rig.knows(LAN);
    for (let i = 1; i <= 8; i++) await rig.types(LAN, `Câu hỏi số thứ ${i} là gì?`);
    expect(asked(rig).at(-1)?.history).toEqual([2, 3, 4, 5, 6, 7].map((i) => `Câu hỏi số thứ ${i} là gì?`));
    rig.nowMs += 31 * 60_000;
    await rig.types(LAN, 'Còn câu này?');
    expect(asked(rig).at(-1)?.history).toEqual([]);
  });

  it('a word of thanks in between is neither remembered nor counted', async () => {
    const rig = rigOf();
    await rig.knows(LAN);
    await rig.types(LAN, 'Đại hội cấp cơ sở xong khi nào?');
    await rig.types(LAN, 'cảm ơn nhé');
    await rig.types(LAN, 'Còn cấp tỉnh?');
    expect(asked(rig).at(-1)?.history).toEqual(['Đại hội cấp cơ sở xong khi nào?']);
    expect((await rig.parts.stores.questionsLog.counts('2026-01-01')).asked).toBe(2);
  });

  it('an edited question takes the place of the first one', async () => {
    const rig = rigOf();
    await rig.knows(LAN);
    const first = rig.event(
      LAN,
      { kind: 'text', text: 'Quy trình 5 buoc?', isEdit: false },
      { messageId: 'm' },
    );
    await rig.respond(first);
    await rig.respond(
      rig.event(LAN, { kind: 'text', text: 'Quy trình 5 bước?', isEdit: true }, { messageId: 'm' }),
    );
    expect(asked(rig).at(-1)?.history).toEqual([]);
    await rig.types(LAN, 'Bước 2 là gì?');
    expect(asked(rig).at(-1)?.history).toEqual(['Quy trình 5 bước?']);
  });

  it('the same event asked for again after a crash changes nothing', async () => {
    const rig = rigOf();
    await rig.knows(LAN);
    const event = rig.event(LAN, { kind: 'text', text: 'Câu một là gì?', isEdit: false });
    await rig.respond(event);
    await rig.respond(event);
    expect(asked(rig).at(-1)?.history).toEqual([]);
    await rig.types(LAN, 'Câu hai là gì?');
    expect(asked(rig).at(-1)?.history).toEqual(['Câu một là gì?']);
  });

  it('L15: in 1,000 interleaved questions no word of one person reaches another', async () => {
    const answerer = new ScriptedAnswerer((question) => scriptedAnswer({ text: `Nghe: ${question.text}` }));
    const rig = rigOf({ answerer, admins: [] });
    // The same id on two channels is two people.
    const people: Sender[] = [
      ...['1', '2', '3', '4'].map((id): Sender => ({ channel: 'telegram', id })),
      ...['1', '2'].map((id): Sender => ({ channel: 'zalo-oa', id })),
    ];
    const canary = ({ channel, id }: Sender): string => `canary-${channel}-${id}-`;
    const random = seededRandom(15);
    for (let i = 0; i < 1_000; i++) {
      const from = people[Math.floor(random() * people.length)] ?? LAN;
      const other = people.filter((one) => one !== from);
      const before = asked(rig).length;
      const deliveries =
        random() < 0.1
          ? await rig.types(from, '1')
          : await rig.types(from, `Câu hỏi ${canary(from)}x${i} thế nào?`);
      const seen = JSON.stringify([asked(rig).slice(before), deliveries]);
      for (const one of other) expect(seen).not.toContain(canary(one));
      for (const { address } of deliveries) expect(address.chatId).toBe(from.id);
      rig.nowMs += 60_000 * random();
    }
  });

  it('L26, P10: in a group nothing of a private chat is used and nothing of the group is kept', async () => {
    const rig = rigOf();
    await rig.knows(LAN);
    await rig.types(LAN, '/diaphuong xã Thử Nghiệm');
    await rig.types(LAN, 'Việc riêng của tôi thế nào?');
    const group: Sender = { ...LAN, group: '-100' };
    const given = await rig.types(group, 'Số lượng đại biểu là bao nhiêu?');
    expect(asked(rig).at(-1)).toEqual({
      text: 'Số lượng đại biểu là bao nhiêu?',
      history: [],
      audience: 'public',
    });
    expect(given[0]?.message.replyTo).toMatch(/^m\d+$/);
    await rig.types(group, 'Còn số lượng ủy viên?');
    expect(asked(rig).at(-1)?.history).toEqual([]);
    await rig.types(LAN, 'Câu tiếp theo là gì?');
    expect(asked(rig).at(-1)?.history).toEqual(['Việc riêng của tôi thế nào?']);
  });

  it('place and term of the person go with the question, and the answer says so', async () => {
    const rig = rigOf();
    await rig.knows(LAN);
    expect(said(await rig.types(LAN, '/diaphuong xã Thử Nghiệm'))).toContain('xã Thử Nghiệm');
    await rig.taps(LAN, await rig.types(LAN, '/nhiemky'), '2020-2025');
    const given = await rig.types(LAN, 'Độ tuổi tái cử là bao nhiêu?');
    expect(asked(rig).at(-1)).toMatchObject({ place: 'xã Thử Nghiệm', asOf: '2020-12-31' });
    expect(said(given)).toContain(SAY.usedPlace('xã Thử Nghiệm'));
    expect(said(given)).toContain('nhiệm kỳ đã chọn 2020-2025 (tính đến ngày 31/12/2020)');
    await rig.types(LAN, '/nhiemky hiện nay');
    await rig.types(LAN, '/diaphuong bỏ');
    const after = await rig.types(LAN, 'Độ tuổi tái cử là bao nhiêu?');
    expect(asked(rig).at(-1)).not.toHaveProperty('place');
    expect(asked(rig).at(-1)).not.toHaveProperty('asOf');
    expect(said(after)).not.toContain('đã chọn');
  });

  it('a place is asked for, and a question typed instead of it is not lost', async () => {
    const rig = rigOf();
    await rig.knows(LAN);
    expect(said(await rig.types(LAN, '/diaphuong'))).toContain('Đồng chí ở địa phương nào?');
    await rig.types(LAN, 'Số dư khi bầu cấp ủy là bao nhiêu?');
    expect(asked(rig).at(-1)?.text).toBe('Số dư khi bầu cấp ủy là bao nhiêu?');
    await rig.types(LAN, '/diaphuong');
    const set = await rig.types(LAN, 'tiêu chuẩn cấp ủy viên');
    expect(labels(set)).toEqual([SAY.isQuestion]);
    await rig.taps(LAN, set, SAY.isQuestion);
    expect(asked(rig).at(-1)?.text).toBe('tiêu chuẩn cấp ủy viên');
  });
});

describe('privacy', () => {
  it('P5: the first message is answered after one notice, and nothing of it is remembered', async () => {
    const rig = rigOf({ answerer: notFound() });
    const first = await rig.types(LAN, 'Câu hỏi đầu tiên của tôi là gì?');
    const [notice] = first;
    const words = notice === undefined ? '' : said([notice]);
    for (const told of ['trợ lý AI', '30 phút', '30 ngày', '/xoa', 'không gửi cho dịch vụ bên ngoài'])
      expect(words).toContain(told);
    expect(first).toHaveLength(2);
    expect(await rig.parts.stores.questionsLog.unanswered(9)).toEqual([]);
    const second = await rig.types(LAN, 'Câu hỏi thứ hai là gì?');
    expect(second).toHaveLength(1);
    expect(asked(rig).at(-1)?.history).toEqual([]);
  });

  it('P5: with a language model the notice names the service that gets the question', async () => {
    const without = new ScriptedAnswerer();
    const rig = rigOf({ model: { service: 'api.example.vn', without, questionsPerPersonAndDay: 2 } });
    expect(said(await rig.types(LAN, '/start'))).toContain('api.example.vn');
  });

  it('P8: /dulieu tells the sender everything that is kept of them, and nothing of anybody else', async () => {
    const answerer = new ScriptedAnswerer(({ text }) =>
      scriptedAnswer({ status: text.startsWith('Câu riêng') ? 'not-found' : 'answered' }),
    );
    const rig = rigOf({ answerer });
    for (const one of [LAN, MINH]) {
      await rig.knows(one);
      const unanswered = await rig.types(one, `Câu riêng ${one.id} thế nào?`);
      await rig.taps(one, unanswered, SAY.buttons.handOff);
      const answered = await rig.types(one, `Câu thứ hai riêng ${one.id} thế nào?`);
      await rig.taps(one, answered, SAY.buttons.dislike);
      await rig.types(one, `Lời góp ý riêng ${one.id}`);
      await rig.types(one, `địa phương: xã Riêng ${one.id}`);
      await rig.types(one, 'nhiệm kỳ: 2020-2025');
    }
    const shown = said(await rig.types(LAN, '/dulieu'));
    for (const words of [
      ...['telegram:11', 'ngày 22/11/2026', 'Địa phương: xã Riêng 11', 'Nhiệm kỳ: 2020-2025'],
      ...['• Câu riêng 11 thế nào?', '👎 – Câu thứ hai riêng 11 thế nào? – Lời góp ý riêng 11'],
      ...['• Câu riêng 11 thế nào? – chưa có trả lời', 'còn hiệu lực'],
    ])
      expect(shown).toContain(words);
    expect(shown).not.toMatch(/riêng 12|zalo/iu);
    expect(said(await rig.types(MINH, 'dữ liệu của tôi'))).toContain('Câu riêng 12 thế nào?');
    expect(said(await rig.types({ ...LAN, group: '-5' }, '/dulieu'))).toBe(SAY.privateOnly);

    await rig.taps(LAN, await rig.types(LAN, '/xoa'), PEOPLE_TEXTS.eraseYes);
    expect(await rig.parts.stores.personRecords.of({ channel: 'telegram', id: '11' })).toEqual({
      ...{ firstSeenAtMs: null, isInvited: false, place: null, term: null },
      ...{ remembered: [], unanswered: [], opinions: [], handOffs: [], offers: 0, modelQuestions: 0 },
      ...{ classTitle: null, classQuestions: [], quizAnswers: 0 },
    });
  });

  it('P8: no table that names a person is forgotten by /dulieu, but for the passing ones that it names', () => {
    const rig = rigOf();
    const naming = rig.db
      .prepare<[], { name: string }>(
        `SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
         WHERE m.type = 'table' AND c.name IN ('person_id', 'sender_id') ORDER BY m.name`,
      )
      .all()
      .map(({ name }) => name);
    const passing = ['code_attempts', 'conversation_states', 'inbox', 'outbox'];
    const told = [
      ...['asked_questions', 'conversation_turns', 'feedback', 'hand_offs'],
      ...['model_budget', 'offers', 'people', 'person_settings'],
      ...['class_members', 'class_questions', 'quiz_answers'],
    ];
    expect(naming).toEqual([...passing, ...told].sort());
  });

  it('P3: after /xoa and one confirmation no word of the person is left in the raw files', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tro-ly-xoa-'));
    folders.push(folder);
    const rig = rigOf({ answerer: notFound() }, join(folder, 'bot.db'));
    await rig.knows(LAN);
    const given = await rig.types(LAN, 'Câu có dấu vết canaryxoa thế nào?');
    await rig.taps(LAN, given, SAY.buttons.handOff);
    await rig.types(LAN, '/diaphuong canaryxoa');
    const raw = (): string =>
      readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'latin1'))
        .join('');
    expect(raw()).toContain('canaryxoa');
    const question = await rig.types(LAN, '/xoa');
    expect(said(question)).toContain('Không khôi phục được');
    expect(raw()).toContain('canaryxoa');
    const done = await rig.taps(LAN, question, PEOPLE_TEXTS.eraseYes);
    expect(said(done)).toBe(PEOPLE_TEXTS.erased);
    expect(done[0]?.personId).toBeNull();
    expect(rig.erasedElsewhere).toEqual([
      'outbox telegram 11',
      expect.stringMatching(/^inbox telegram 11 \d+$/) as string,
      'channel telegram 11',
    ]);
    expect(raw()).not.toContain('canaryxoa');
  });

  it('P3: erasing one person leaves the others alone, and "không xóa" erases nothing', async () => {
    const rig = rigOf();
    for (const one of [LAN, MINH]) {
      await rig.knows(one);
      await rig.types(one, `Câu của ${one.id} là gì?`);
    }
    await rig.taps(MINH, await rig.types(MINH, 'xóa dữ liệu của tôi'), PEOPLE_TEXTS.eraseNo);
    await rig.taps(LAN, await rig.types(LAN, '/xoa'), PEOPLE_TEXTS.eraseYes);
    await rig.types(MINH, 'Còn câu nữa là gì?');
    expect(asked(rig).at(-1)?.history).toEqual(['Câu của 12 là gì?']);
  });

  it('P4: what is kept for a while is gone when its time is over', async () => {
    const rig = rigOf({ answerer: notFound() });
    await rig.knows(LAN);
    const given = await rig.types(LAN, 'Câu chưa trả lời được là câu nào?');
    await rig.taps(LAN, given, SAY.buttons.handOff);
    expect(await rig.parts.stores.questionsLog.unanswered(9)).toHaveLength(1);
    expect(await rig.parts.stores.handOffs.openCount()).toBe(1);
    rig.nowMs += 91 * 24 * 3_600_000;
    await forgetOld(rig.parts.stores, rig.parts.now());
    expect(await rig.parts.stores.questionsLog.unanswered(9)).toEqual([]);
    expect(await rig.parts.stores.handOffs.openCount()).toBe(0);
    for (const table of ['offers', 'conversation_turns', 'conversation_states', 'hand_offs', 'feedback'])
      expect(rig.db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n).toBe(0);
  });

  it('P6, P7: numbers of persons are masked before anything is asked, kept or shown, and the sender is told', async () => {
    const rig = rigOf({ answerer: notFound() });
    await rig.knows(LAN);
    const given = await rig.types(
      LAN,
      'Đảng viên có CCCD 001 085 012 345, điện thoại 0912 345 678 chuyển sinh hoạt thế nào?',
    );
    const everywhere = JSON.stringify([
      asked(rig),
      given,
      rig.logged,
      await rig.parts.stores.questionsLog.unanswered(9),
    ]);
    expect(everywhere).not.toMatch(/085|0912|345/);
    expect(asked(rig)[0]?.text).toBe(
      'Đảng viên có CCCD [đã che], điện thoại [đã che] chuyển sinh hoạt thế nào?',
    );
    expect(said(given)).toContain(SAY.privatePasted);
  });

  it('P7: a pasted paper with a mark of secrecy is neither asked, kept nor remembered', async () => {
    const rig = rigOf();
    await rig.knows(LAN);
    const given = await rig.types(
      LAN,
      'TỐI MẬT\nSố: 12-BC/TU\nBáo cáo canarymat về tình hình…\nTóm tắt giúp tôi?',
    );
    expect(said(given)).toBe(SAY.secretPasted);
    expect(asked(rig)).toEqual([]);
    await rig.types(LAN, 'Câu khác là gì?');
    expect(JSON.stringify([asked(rig), rig.logged])).not.toContain('canarymat');
  });

  it('P1: no word, id or chat of a person stands in the log', async () => {
    const rig = rigOf({ answerer: notFound() });
    const from: Sender = { channel: 'telegram', id: '770011770011' };
    const given = await rig.types(from, 'Câu canarylog là gì?');
    await rig.taps(from, given, SAY.buttons.handOff);
    await rig.taps(from, await rig.types(from, '/xoa'), PEOPLE_TEXTS.eraseYes);
    await rig.types({ channel: 'telegram', id: '900' }, '/traloi XXXXX canarylog');
    expect(rig.logged.length).toBeGreaterThan(2);
    expect(rig.logged.join('\n')).not.toMatch(/canarylog|770011770011/);
  });

  it('the words of a question that was answered are not kept beyond the conversation', async () => {
    const rig = rigOf();
    await rig.knows(LAN);
    await rig.types(LAN, 'Câu trả lời được là câu nào?');
    expect(await rig.parts.stores.questionsLog.unanswered(9)).toEqual([]);
    expect((await rig.parts.stores.questionsLog.counts('2026-01-01')).byStatus.answered).toBe(1);
  });
});
