import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLASS_DAYS, CLASS_HOURS, type ClassSession } from '../../../bot/class/class-session.ts';
import { sendRun } from '../../../bot/class/quiz/send-run.ts';
import type { QuizItem } from '../../../bot/quiz/quiz-item.ts';
import { forgetOld } from '../../../bot/dialogue/forget-old.ts';
import { DialogueRig, LIMITS, labels, said, type Sender } from '../../support/dialogue-rig.ts';
import { sampleItem } from '../../support/sample-quiz-item.ts';

const ADMIN: Sender = { channel: 'telegram', id: '900' };
const ANNA: Sender = { channel: 'telegram', id: '1' };
const BINH: Sender = { channel: 'zalo-bot', id: 'zb2' };
const CHI: Sender = { channel: 'zalo-oa', id: 'zo3' };

let rig: DialogueRig;
beforeEach(async () => {
  rig = new DialogueRig({ publicUrl: 'https://troly.example.vn' });
  for (const one of [ADMIN, ANNA, BINH, CHI]) await rig.knows(one);
});
afterEach(() => rig.close());

const classes = () => rig.parts.stores.classes;
async function opened(title = 'Lớp thử'): Promise<ClassSession> {
  await rig.types(ADMIN, `/lophoc ${title}`);
  const [newest] = await classes().sessions.latest(1);
  if (newest === undefined) throw new Error('no class');
  return newest;
}
async function run(session: ClassSession, item: QuizItem) {
  const made = await classes().quiz.openRun(session.id, item);
  await sendRun(made, await classes().sessions.members(session.id), {
    offers: rig.parts.stores.offers,
    limitsOf: (channel) => LIMITS[channel],
    send: rig.parts.send,
  });
  return made;
}

describe('a class on the chat channels', () => {
  it('is opened by an administrator with code, links and a QR code, and is unknown to others', async () => {
    const replies = await rig.types(ADMIN, '/lophoc Lớp thử');
    const [session] = await classes().sessions.latest(1);
    expect(said(replies)).toContain('Lớp “Lớp thử” đã mở');
    expect(said(replies)).toContain(`https://t.me/thu_bot?start=lop-${session?.code}`);
    expect(replies[0]?.message.qrCode?.url).toBe(`https://troly.example.vn/lop/${session?.code}`);
    expect(said(await rig.types(ADMIN, '/lophoc'))).toContain('0 người, 0 câu hỏi');
    expect(said(await rig.types(ANNA, '/lophoc Lớp khác'))).not.toContain('đã mở');
    expect(await classes().sessions.latest(5)).toHaveLength(1);
  });

  it('is joined by link and by code in any writing; a wrong code is told, a code that no class has is a question', async () => {
    const { id, code } = await opened();
    expect(said(await rig.types(ANNA, `/start lop-${code}`))).toContain('đã vào lớp “Lớp thử”');
    expect(said(await rig.types(BINH, `lop ${code.toLowerCase()}`))).toContain('đã vào lớp');
    expect(said(await rig.types(CHI, `${code.slice(0, 3)} ${code.slice(3)}`))).toContain('đã vào lớp');
    expect(await classes().sessions.members(id)).toHaveLength(3);
    const other = code === 'BBB222' ? 'BBB223' : 'BBB222';
    expect(said(await rig.types(ANNA, `LOP ${other}`))).toContain('Không có lớp nào đang mở');
    expect(said(await rig.types(ANNA, other))).not.toContain('Không có lớp nào');
  });

  it('keeps questions with their answers for the class, says so, and tells nobody whose they are', async () => {
    const { id, code } = await opened();
    await rig.types(ANNA, `LOP ${code}`);
    const reply = await rig.types(ANNA, 'Đại hội cấp xã mấy ngày?');
    expect(said(reply)).toContain('được ghi cho lớp “Lớp thử”, không kèm tên');
    await rig.types(BINH, 'Người ngoài lớp hỏi gì?');
    const kept = await classes().questions.all(id);
    expect(kept.map(({ question, state }) => [question, state])).toEqual([
      ['Đại hội cấp xã mấy ngày?', 'waiting'],
    ]);
    expect(JSON.stringify(kept)).not.toMatch(/"(?:person|channel)/);
  });

  it('answers people in a class from public papers only, though they are invited', async () => {
    const audiences: (string | undefined)[] = [];
    const answerer = rig.answerer;
    const watched = new DialogueRig({
      answerer: {
        answer: (question) => {
          audiences.push(question.audience);
          return answerer.answer(question);
        },
      },
    });
    await watched.knows(ADMIN);
    await watched.types(ADMIN, 'Câu hỏi trước lớp?');
    const session = await watched.parts.stores.classes.sessions.open('x', 'Lớp');
    await watched.types(ADMIN, `LOP ${session.code}`);
    await watched.types(ADMIN, 'Câu hỏi trong lớp?');
    await watched.close();
    expect(audiences).toEqual(['invited', 'public']);
  });

  it('is left by word, and ends by the trainer or after its hours', async () => {
    const { id, code } = await opened();
    await rig.types(BINH, `LOP ${code}`);
    expect(said(await rig.types(BINH, 'Rời lớp'))).toContain('đã rời lớp');
    await rig.types(BINH, 'Hỏi sau khi rời?');
    await rig.types(BINH, `LOP ${code}`);
    rig.nowMs += CLASS_HOURS * 3_600_000;
    await rig.types(BINH, 'Hỏi sau giờ?');
    expect(await classes().questions.all(id)).toEqual([]);
    expect(said(await rig.types(BINH, `LOP ${code}`))).toContain('Không có lớp nào');
    const second = await opened('Lớp hai');
    expect(said(await rig.types(ADMIN, '/lophoc kết thúc'))).toContain('“Lớp hai” đã kết thúc');
    expect(await classes().sessions.byCode(second.code)).toBeNull();
  });

  it('forgets the words of whoever erases themselves, and whole classes after their days', async () => {
    const { id, code } = await opened();
    await rig.types(ANNA, `LOP ${code}`);
    await rig.types(ANNA, 'Đại hội cấp xã mấy ngày?');
    const item = sampleItem();
    const { id: runId } = await run(await opened('Khác'), item);
    await classes().quiz.answer(runId, ANNA, 1);
    const asked = await rig.types(ANNA, '/xoa');
    await rig.taps(ANNA, asked, 'Xóa dữ liệu của tôi');
    expect(await classes().questions.all(id)).toEqual([]);
    expect(await classes().sessions.members(id)).toEqual([]);
    expect((await classes().quiz.find(runId))?.counts).toEqual([0, 0, 0, 0]);
    rig.nowMs += (CLASS_DAYS + 1) * 24 * 3_600_000;
    await forgetOld(rig.parts.stores, new Date(rig.nowMs));
    expect(await classes().sessions.latest(5)).toEqual([]);
    expect(await classes().quiz.find(runId)).toBeNull();
  });
});

describe('a quiz item in a class', () => {
  it('goes to Telegram as a poll under its own word, to Zalo with numbers, and is answered by both', async () => {
    const session = await opened();
    for (const one of [ANNA, BINH, CHI]) await rig.types(one, `LOP ${session.code}`);
    const item = sampleItem({ correct: 2 });
    const made = await run(session, item);
    const sent = rig.sentLater.flatMap(({ deliveries }) => deliveries);
    expect(sent.map(({ address }) => address.channel).sort()).toEqual(['telegram', 'zalo-bot', 'zalo-oa']);
    const [poll] = sent.filter(({ message }) => message.quiz);
    expect(poll?.message.quiz).toMatchObject({ ref: made.id, right: 2, options: item.options });
    expect(labels(sent)).toEqual([]);

    await classes().quiz.notePoll(made.id, 'poll7');
    await rig.does(ANNA, { kind: 'poll-answer', pollId: 'poll7', options: [0] });
    expect(said(await rig.types(BINH, '3'))).toContain('Đúng.');
    await rig.types(CHI, 'Đại hội cấp xã mấy ngày?');
    expect(said(await rig.types(CHI, 'đáp án 3'))).toMatch(/^Đúng\.\n/);
    expect(said(await rig.types(CHI, 'đáp án 1'))).toContain('đã trả lời câu này rồi');
    expect((await classes().quiz.find(made.id))?.counts).toEqual([1, 0, 2, 0]);
  });

  it('counts nobody outside the class, no unknown option, nothing after it is closed', async () => {
    const session = await opened();
    await rig.types(BINH, `LOP ${session.code}`);
    const made = await run(session, sampleItem());
    await classes().quiz.notePoll(made.id, 'poll8');
    await rig.does(ANNA, { kind: 'poll-answer', pollId: 'poll8', options: [0] });
    expect(said(await rig.types(BINH, 'đáp án 9'))).toContain('Câu này có 4 phương án');
    await classes().quiz.close(session.id, made.id);
    expect(said(await rig.types(BINH, '1'))).toContain('đã kết thúc');
    expect((await classes().quiz.find(made.id))?.counts).toEqual([0, 0, 0, 0]);
  });

  it('comes to whoever joins while it is open', async () => {
    const session = await opened();
    const made = await run(session, sampleItem());
    const replies = await rig.types(BINH, `LOP ${session.code}`);
    expect(said(replies)).toContain(made.item.question);
    expect(said(await rig.types(BINH, '2'))).toContain('Chưa đúng.');
  });
});
