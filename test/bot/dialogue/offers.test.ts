import { afterEach, describe, expect, it } from 'vitest';
import { DIALOGUE_TEXTS as SAY } from '../../../bot/dialogue/dialogue-messages.vi.ts';
import { DialogueRig, buttonId, labels, said, type Sender } from '../../support/dialogue-rig.ts';
import { ScriptedAnswerer, scriptedAnswer, scriptedCitation } from '../../support/scripted-answerer.ts';

const LAN: Sender = { channel: 'telegram', id: '11' };
const MINH: Sender = { channel: 'telegram', id: '12' };
const HOA: Sender = { channel: 'zalo-bot', id: '21' };

const cited = () =>
  new ScriptedAnswerer((question) =>
    question.text.includes('chỉ thị 35')
      ? scriptedAnswer({
          status: 'clarify',
          text: 'Có 2 văn bản cùng mang số “35”. Đồng chí hỏi văn bản nào?\n1. 35-CT/TW ngày 14/6/2024\n2. 35-CT/TW ngày 30/5/2019',
          suggestions: ['Hạn của 35-CT/TW ngày 14/6/2024?', 'Hạn của 35-CT/TW ngày 30/5/2019?'],
        })
      : scriptedAnswer({
          text: 'Việc mẫu làm trong 5 ngày [1].',
          citations: [scriptedCitation({ quote: 'làm trong 5 ngày' })],
          suggestions: ['Việc mẫu do ai làm?'],
        }),
  );

let rig: DialogueRig;
afterEach(() => rig.close());

describe('buttons and numbered replies', () => {
  it('M9: a forged, a stale and somebody else’s button get the same polite line and do nothing', async () => {
    rig = new DialogueRig({ answerer: cited() });
    const given = await rig.types(LAN, 'Việc mẫu làm trong mấy ngày?');
    const id = buttonId(given, SAY.buttons.dislike);
    for (const action of ['x', 'A'.repeat(40), `${id}0`, '../../etc', '💥', '', '1'.repeat(5_000)])
      expect(said(await rig.does(LAN, { kind: 'tap', action, tapId: null }))).toBe(SAY.staleOffer);
    await rig.knows(MINH);
    expect(said(await rig.does(MINH, { kind: 'tap', action: id, tapId: null }))).toBe(SAY.staleOffer);
    const elsewhere: Sender = { ...LAN, group: '-100' };
    expect(said(await rig.does(elsewhere, { kind: 'tap', action: id, tapId: null }))).toBe(SAY.staleOffer);
    rig.nowMs += 25 * 3_600_000;
    expect(said(await rig.does(LAN, { kind: 'tap', action: id, tapId: null }))).toBe(SAY.staleOffer);
    expect((await rig.parts.stores.questionsLog.counts('2026-01-01')).dislikes).toBe(0);
  });

  it('ids are ASCII of at most 40 characters and tell nothing of what they stand for', async () => {
    rig = new DialogueRig({ answerer: cited() });
    const given = await rig.types(LAN, 'Việc mẫu làm trong mấy ngày?');
    const ids = given.flatMap(({ message }) =>
      (message.buttons ?? []).flatMap(({ action }) => (action.kind === 'tap' ? [action.id] : [])),
    );
    expect(ids.length).toBeGreaterThan(3);
    for (const id of ids) expect(id).toMatch(/^[\w-]{10,40}$/);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('a bare number answers the question that was asked back, on a channel without buttons and on one with', async () => {
    for (const from of [HOA, LAN]) {
      const answerer = cited();
      rig = new DialogueRig({ answerer });
      await rig.knows(from);
      await rig.types(from, 'Hạn của chỉ thị 35?');
      const chosen = await rig.types(from, '2');
      expect(answerer.asked.at(-1)?.text).toBe('Hạn của 35-CT/TW ngày 30/5/2019?');
      expect(said(chosen)).toContain('Việc mẫu làm trong 5 ngày [1].');
      await rig.close();
    }
    rig = new DialogueRig();
  });

  it('the options of a question asked back are not numbered twice where there are no buttons', async () => {
    rig = new DialogueRig({ answerer: cited() });
    const asked = await rig.types(HOA, 'Hạn của chỉ thị 35?');
    expect(labels(asked)).toEqual([]);
    expect(said(asked)).toContain('2. 35-CT/TW ngày 30/5/2019');
    expect(labels(await rig.types(LAN, 'Hạn của chỉ thị 35?'))).toContain('2. 35-CT/TW ngày 30/5/2019');
  });

  it('a number stands for the button in that place of the last message with choices, of this person only', async () => {
    const answerer = cited();
    rig = new DialogueRig({ answerer });
    const given = await rig.types(HOA, 'Việc mẫu làm trong mấy ngày?');
    expect(labels(given)[0]).toBe('Nguồn 1');
    expect(said(await rig.types(HOA, '1'))).toBe(SAY.sourceGone);
    const place = labels(given).indexOf('Việc mẫu do ai làm?') + 1;
    await rig.types(HOA, `${place}`);
    expect(answerer.asked.at(-1)?.text).toBe('Việc mẫu do ai làm?');
    const other: Sender = { channel: 'zalo-bot', id: '22' };
    await rig.types(other, '1');
    expect(answerer.asked.at(-1)?.text).toBe('1');
  });

  it('a number under which nothing was offered is a question, not an error', async () => {
    const answerer = cited();
    rig = new DialogueRig({ answerer });
    await rig.types(LAN, '35');
    expect(answerer.asked.map(({ text }) => text)).toEqual(['35']);
  });

  it('the same event answered twice after a crash leaves one set of working buttons', async () => {
    rig = new DialogueRig({ answerer: cited() });
    await rig.knows(LAN);
    const event = rig.event(LAN, { kind: 'text', text: 'Việc mẫu làm trong mấy ngày?', isEdit: false });
    const first = await rig.respond(event);
    const second = await rig.respond(event);
    expect(labels(second)).toEqual(labels(first));
    expect(said(await rig.taps(LAN, first, 'Nguồn 1'))).toBe(SAY.staleOffer);
    expect(said(await rig.taps(LAN, second, 'Nguồn 1'))).toBe(SAY.sourceGone);
    expect((await rig.parts.stores.questionsLog.counts('2026-01-01')).asked).toBe(1);
  });
});
