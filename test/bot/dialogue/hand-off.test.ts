import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findApproved } from '../../../bot/dialogue/find-approved.ts';
import type { HeldKnowledge } from '../../../bot/dialogue/held-knowledge.ts';
import { DIALOGUE_TEXTS } from '../../../bot/dialogue/dialogue-messages.vi.ts';
import { HAND_OFF_TEXTS as SAY } from '../../../bot/dialogue/hand-off-messages.vi.ts';
import { isSameQuestion } from '../../../bot/dialogue/similar-questions.ts';
import type { Document } from '../../../knowledge/model/document.ts';
import { calendarDate } from '../../../knowledge/model/calendar-date.ts';
import { DialogueRig, NO_KNOWLEDGE, labels, said, type Sender } from '../../support/dialogue-rig.ts';
import { sampleDocument } from '../../support/sample-knowledge.ts';
import { ScriptedAnswerer, scriptedAnswer } from '../../support/scripted-answerer.ts';

const ADMIN: Sender = { channel: 'telegram', id: '900' };
const LAN: Sender = { channel: 'zalo-oa', id: '11' };
const MINH: Sender = { channel: 'telegram', id: '12' };
const QUESTION = 'Chi bộ có 8 đảng viên được bầu chi ủy mấy người?';

let rig: DialogueRig;
let held: Document[];
let version: string;
beforeEach(async () => {
  held = [sampleDocument('cu', ['Một.'], { issuedOn: calendarDate(2024, 5, 1) }).document];
  version = 'v1';
  const knowledge: HeldKnowledge = { ...NO_KNOWLEDGE, version: () => version, nearest: async () => held };
  const answerer = new ScriptedAnswerer(() =>
    scriptedAnswer({ status: 'not-found', text: 'Tôi không tìm thấy nội dung này.' }),
  );
  rig = new DialogueRig({ knowledge, answerer });
  for (const one of [ADMIN, LAN, MINH]) await rig.knows(one);
});
afterEach(() => rig.close());

async function passedOn() {
  const deliveries = await rig.taps(LAN, await rig.types(LAN, QUESTION), DIALOGUE_TEXTS.buttons.handOff);
  const code = /mã ([A-Z0-9]{5})/.exec(said(deliveries))?.[1] ?? '';
  return { deliveries, code };
}

async function approved() {
  const { code } = await passedOn();
  const done = await rig.types(ADMIN, `/traloi ${code} Bầu không quá 3 người.`);
  return rig.taps(ADMIN, done, SAY.saveButton);
}

describe('questions passed on to responsible people', () => {
  it('a question goes to the responsible people by itself, without the asker and what was asked before', async () => {
    await rig.types(LAN, 'Quy trình nhân sự đại hội gồm mấy bước?');
    const { deliveries, code } = await passedOn();
    const [toAsker, toAdmin] = deliveries;
    expect(toAsker?.address).toMatchObject({ channel: 'zalo-oa', chatId: '11' });
    expect(toAdmin?.address).toEqual({ channel: 'telegram', chatId: '900', threadId: null, isGroup: false });
    const words = toAdmin === undefined ? '' : said([toAdmin]);
    for (const part of [code, QUESTION, 'không tìm thấy']) expect(words).toContain(part);
    expect(words).not.toContain('mấy bước');
    expect(JSON.stringify(toAdmin)).not.toContain('"11"');
    expect(toAdmin?.personId).toBeNull();
  });

  it('a question that leans on the one before goes with it, but not with the wish to see more', async () => {
    await rig.types(LAN, QUESTION);
    await rig.types(LAN, 'xem thêm');
    const asked = await rig.types(LAN, 'Còn chi bộ có 15 đảng viên thì sao?');
    const words = said(await rig.taps(LAN, asked, DIALOGUE_TEXTS.buttons.handOff));
    expect(words).toContain(`${QUESTION}\nCòn chi bộ có 15 đảng viên thì sao?`);
    expect(words).not.toContain('xem thêm');
  });

  it('the reply returns to the asker once, marked as a person’s, by command or by the next message', async () => {
    const { code } = await passedOn();
    const done = await rig.types(ADMIN, `/traloi ${code.toLowerCase()} Bầu không quá 3 người.`);
    const [toAsker] = done;
    expect(toAsker?.address.chatId).toBe('11');
    const words = toAsker === undefined ? '' : said([toAsker]);
    expect(words).toContain('Trả lời của cán bộ phụ trách, ngày 22/11/2026:\nBầu không quá 3 người.');
    expect(words).toContain(SAY.replyNote);
    expect(said(await rig.types(ADMIN, `/traloi ${code} Khác.`))).toBe(SAY.already(code));

    const second = await passedOn();
    await rig.taps(ADMIN, second.deliveries, SAY.answerButton);
    const byMessage = await rig.types(ADMIN, '3');
    expect(byMessage[0]?.address.chatId).toBe('11');
    expect(said(byMessage)).toContain('\n3\n');
    await rig.types(ADMIN, 'Câu hỏi của chính tôi là gì?');
    expect((rig.answerer as ScriptedAnswerer).asked.at(-1)?.text).toBe('Câu hỏi của chính tôi là gì?');
  });

  it('the same tap or reply worked on twice after a crash opens one question and sends one reply', async () => {
    const given = await rig.types(LAN, QUESTION);
    const action = given[0]?.message.buttons?.find(
      ({ label }) => label === DIALOGUE_TEXTS.buttons.handOff,
    )?.action;
    const tap = rig.event(LAN, { kind: 'tap', action: action?.kind === 'tap' ? action.id : '', tapId: null });
    const first = said(await rig.respond(tap));
    expect(said(await rig.respond(tap))).toBe(first);
    expect(await rig.parts.stores.handOffs.openCount()).toBe(1);
    const code = /mã ([A-Z0-9]{5})/.exec(first)?.[1] ?? '';
    const reply = rig.event(ADMIN, { kind: 'command', name: 'traloi', argument: `${code} Ba người.` });
    expect(said(await rig.respond(reply))).toBe(said(await rig.respond(reply)));
  });

  it('nobody but a responsible person can reply, and a wrong code is told', async () => {
    const { code } = await passedOn();
    expect(said(await rig.types(MINH, `/traloi ${code} Tôi trả lời thay.`))).toBe(
      DIALOGUE_TEXTS.unknownCommand,
    );
    expect(said(await rig.types(ADMIN, '/traloi QQQQQ Ai đó.'))).toBe(SAY.unknown('QQQQQ'));
    expect(said(await rig.types(ADMIN, '/traloi'))).toBe(SAY.usage);
  });

  it('without responsible people nothing is offered', async () => {
    await rig.close();
    rig = new DialogueRig({ admins: [], answerer: rig.answerer });
    expect(labels(await rig.types(LAN, QUESTION))).not.toContain(DIALOGUE_TEXTS.buttons.handOff);
  });
});

describe('approved answers', () => {
  it('whoever asks the same later gets it, named as what it is, with who and when', async () => {
    expect(said(await approved())).toBe(SAY.saved);
    rig.nowMs += 3 * 24 * 3_600_000;
    const words = said(await rig.types(MINH, 'chi bo co 8 dang vien duoc bau chi uy may nguoi'));
    expect(words).toContain(
      'Câu trả lời đã duyệt của cán bộ phụ trách, ngày 22/11/2026:\nBầu không quá 3 người.',
    );
    expect(words).toContain(SAY.approvedFor(QUESTION));
    expect(words).not.toContain('không tìm thấy');
  });

  it('where people are invited, it is kept for them alone unless it is said to be for everybody', async () => {
    await rig.close();
    const answerer = new ScriptedAnswerer(() => scriptedAnswer({ status: 'not-found', text: 'Không thấy.' }));
    const knowledge = { ...NO_KNOWLEDGE, version: () => version, nearest: async () => held };
    rig = new DialogueRig({ knowledge, answerer, access: 'invite' });
    const group: Sender = { channel: 'telegram', id: '900', group: '-5' };
    for (const one of [ADMIN, LAN, MINH]) await rig.knows(one);
    for (const one of [LAN, MINH]) {
      const { code } = await rig.parts.stores.people.invite(`i${one.id}`, 60_000);
      await rig.parts.stores.people.redeem(code, { channel: one.channel, id: one.id }, `r${one.id}`);
    }
    const { code } = await passedOn();
    const done = await rig.types(ADMIN, `/traloi ${code} Bầu không quá 3 người.`);
    expect(labels(done)).toEqual([SAY.saveForInvited, SAY.saveButton]);
    await rig.taps(ADMIN, done, SAY.saveForInvited);
    expect(said(await rig.types(MINH, QUESTION))).toContain('Bầu không quá 3 người.');
    const parts = { approved: rig.parts.stores.approvedAnswers, knowledge, now: rig.parts.now };
    expect((await findApproved(QUESTION, 'public', parts)).answer).toBeNull();
    expect(said(await rig.types(group, QUESTION))).not.toContain('Bầu không quá 3 người.');
  });

  it('another question does not get it', async () => {
    await approved();
    for (const other of [
      'Chi bộ có 9 đảng viên được bầu chi ủy mấy người?',
      'Chi bộ có 8 đảng viên không được bầu chi ủy mấy người?',
      'Đảng bộ huyện bầu ban thường vụ mấy người?',
    ])
      expect(said(await rig.types(MINH, other))).not.toContain('đã duyệt');
  });

  it('it is shown no more once a newer document on it arrives, and the administrators are told once', async () => {
    await approved();
    version = 'v2';
    held = [...held, sampleDocument('moi', ['Hai.'], { issuedOn: calendarDate(2026, 1, 1) }).document];
    const deliveries = await rig.types(MINH, QUESTION);
    const [toAsker, toAdmin] = deliveries;
    expect(toAsker === undefined ? '' : said([toAsker])).not.toContain('đã duyệt');
    expect(toAdmin?.address.chatId).toBe('900');
    expect(toAdmin === undefined ? '' : said([toAdmin])).toContain('đã ngừng dùng');
    expect(await rig.types(MINH, QUESTION)).toHaveLength(1);
  });

  it.each([
    ['changed', () => [{ ...(held[0] as Document), sha256: 'f'.repeat(64) }]],
    [
      'superseded',
      () => [
        {
          ...(held[0] as Document),
          validity: { ...(held[0] as Document).validity, status: 'superseded' as const },
        },
      ],
    ],
  ])('it goes stale when a document it rested on is %s', async (_how, change) => {
    await approved();
    version = 'v2';
    held = change();
    expect(said(await rig.types(MINH, QUESTION))).not.toContain('Câu trả lời đã duyệt của');
  });

  it('it stays when the new version has only older documents on it', async () => {
    await approved();
    version = 'v2';
    held = [...held, sampleDocument('xua', ['Hai.'], { issuedOn: calendarDate(2012, 1, 1) }).document];
    expect(said(await rig.types(MINH, QUESTION))).toContain('Câu trả lời đã duyệt của');
  });

  it('nothing of the first asker stays with it, and numbers of persons are masked', async () => {
    const { code } = await passedOn();
    const done = await rig.types(ADMIN, `/traloi ${code} Gọi 0912 345 678 để được hướng dẫn.`);
    await rig.taps(ADMIN, done, SAY.saveButton);
    const [row] = rig.db.prepare<[], object>('SELECT * FROM approved_answers').all();
    expect(JSON.stringify(row)).not.toMatch(/zalo-oa|"11"|0912/);
  });
});

describe('the same question', () => {
  it.each([
    ['Số dư khi bầu cấp ủy là bao nhiêu?', 'so du khi bau cap uy la bao nhieu', true],
    ['Số dư khi bầu cấp ủy là bao nhiêu?', 'Cho tôi hỏi số dư khi bầu cấp ủy là bao nhiêu ạ?', true],
    ['Hạn đại hội cấp xã năm 2025?', 'Hạn đại hội cấp xã năm 2020?', false],
    ['Ai được bầu vào cấp ủy?', 'Ai không được bầu vào cấp ủy?', false],
    ['Đại hội cấp cơ sở tổ chức khi nào?', 'Đại hội cấp tỉnh tổ chức khi nào?', false],
    ['Ủy viên nam bao nhiêu tuổi?', 'Ủy viên nữ bao nhiêu tuổi?', false],
  ])('%j and %j: %s', (one, other, isSame) => {
    expect(isSameQuestion(one, other)).toBe(isSame);
  });
});
