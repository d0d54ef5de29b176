import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answerer } from '../../../bot/answer/answer.ts';
import type { OutgoingMessage } from '../../../bot/channel/outgoing.ts';
import type { Delivery } from '../../../bot/dialogue/dialogue.ts';
import { answerMessage, type AnswerMessageOptions } from '../../../bot/dialogue/answer-message.ts';
import { DIALOGUE_TEXTS as SAY } from '../../../bot/dialogue/dialogue-messages.vi.ts';
import { createHeldKnowledge } from '../../../bot/dialogue/held-knowledge.ts';
import {
  addressOf,
  buttonId,
  DialogueRig,
  LIMITS,
  labels,
  said,
  wordsOf,
  type Sender,
} from '../../support/dialogue-rig.ts';
import { scriptedAnswer, scriptedCitation } from '../../support/scripted-answerer.ts';
import {
  ASKED_ON,
  openStarterKnowledge,
  productAnswerer,
  type StarterKnowledge,
} from '../../support/starter-knowledge.ts';

const firstOf = ([first]: readonly Delivery[]): OutgoingMessage => first?.message ?? { blocks: [] };

const OPTIONS: AnswerMessageOptions = {
  limits: LIMITS.telegram,
  question: 'Việc mẫu?',
  answerKey: 'telegram:1',
  before: [],
  shapedBy: [],
  hasResponsible: true,
  asksOpinion: true,
};

describe('an answer as a message', () => {
  const answer = scriptedAnswer({
    text: 'Lưu ý: 01-HD/MAU đã được thay thế bởi 02-HD/MAU.\nLàm trong 5 ngày [1].',
    notes: ['Nguồn 1 đã hết hiệu lực.'],
    citations: [
      scriptedCitation({
        quote: 'Việc mẫu làm trong 5 ngày làm việc.',
        validity: 'superseded',
        supersededBy: '02-HD/MAU (1/2/2026)',
        page: 3,
      }),
    ],
  });

  it('what does not simply hold comes first, then text, notes, and a line for each source with its validity', () => {
    const { message } = answerMessage(answer, OPTIONS);
    expect(wordsOf(message).split('\n')).toEqual([
      'Lưu ý: 01-HD/MAU đã được thay thế bởi 02-HD/MAU.',
      'Làm trong 5 ngày [1].',
      'Lưu ý: Nguồn 1 đã hết hiệu lực.',
      '[1] Hướng dẫn số 01-HD/MAU ngày 5/4/2025, Ban Mẫu, Điều 2, trang 3. Đã được thay thế bởi 02-HD/MAU (1/2/2026).',
      '“Việc mẫu làm trong 5 ngày làm việc.”',
    ]);
    expect(message.blocks[0]?.spans[0]?.look).toBe('bold');
    expect(message.footers?.[0]?.blocks[1]?.kind).toBe('quote');
  });

  it('M7: where there is little room the source lines stay and the quotations wait for a tap or number', () => {
    const { message, choices } = answerMessage(answer, { ...OPTIONS, limits: LIMITS['zalo-bot'] });
    expect(wordsOf(message)).toContain('[1] Hướng dẫn số 01-HD/MAU');
    expect(wordsOf(message)).not.toContain('“Việc mẫu làm');
    expect(choices[0]?.label).toBe('Nguồn 1');
  });

  it('a quotation that the answer already shows word for word is not shown twice', () => {
    const { message } = answerMessage(
      { ...answer, text: 'Việc mẫu làm trong 5 ngày làm việc. [1]' },
      OPTIONS,
    );
    expect(wordsOf(message).match(/5 ngày làm việc/g)).toHaveLength(1);
  });

  it('"Xem thêm" keeps what waits behind the answer, with the notes that hold for it and its sources', () => {
    const more = {
      text: 'Việc khác làm trong 7 ngày. [2]',
      citations: [scriptedCitation({ marker: '2', quote: 'Việc khác làm trong 7 ngày.' })],
    };
    const { choices } = answerMessage(
      { ...answer, more, notes: ['Nguồn [1] đã hết hiệu lực.', 'Nguồn [2] của địa phương khác.'] },
      OPTIONS,
    );
    const offer = choices.find(({ label }) => label === SAY.buttons.more)?.does;
    expect(offer).toMatchObject({
      kind: 'more',
      rest: { text: expect.stringContaining(more.text) as string, notes: ['Nguồn [2] của địa phương khác.'] },
    });
    const labelsWithout = answerMessage(answer, OPTIONS).choices.map(({ label }) => label);
    expect(labelsWithout).not.toContain(SAY.buttons.more);
  });

  it('opinions are not asked for in groups, nor people offered where there are none', () => {
    const { choices } = answerMessage(answer, { ...OPTIONS, asksOpinion: false, hasResponsible: false });
    expect(choices.map(({ label }) => label)).toEqual(['Nguồn 1']);
  });
});

describe('answers of the product over the starter documents', () => {
  let starter: StarterKnowledge;
  let answerer: Answerer;
  let rig: DialogueRig;
  const LAN: Sender = { channel: 'telegram', id: '11' };
  const HOA: Sender = { channel: 'zalo-oa', id: '12' };

  beforeAll(async () => {
    starter = await openStarterKnowledge();
    answerer = productAnswerer(starter.knowledge);
  }, 60_000);
  afterAll(() => starter.remove());
  beforeEach(async () => {
    rig = new DialogueRig({
      answerer,
      knowledge: createHeldKnowledge(() => starter.knowledge, '/khong-co'),
      publicUrl: 'https://troly.example.vn',
    });
    rig.nowMs = Date.parse(`${ASKED_ON}T03:00:00Z`);
    await rig.knows(LAN);
    await rig.knows(HOA);
  });
  afterEach(() => rig.close());

  const QUESTIONS = [
    'Số dư khi bầu cấp ủy tối đa là bao nhiêu?',
    'Chỉ thị 35-CT/TW năm 2024 còn hiệu lực không?',
    'Quy trình 5 bước làm công tác nhân sự gồm những bước nào?',
    'do tuoi tai cu cap uy tinh the nao',
  ];

  it('every marker in the text has its source line, and every source line its marker', async () => {
    for (const from of [LAN, HOA])
      for (const question of QUESTIONS) {
        const message = firstOf(await rig.types(from, question));
        const body = wordsOf({ blocks: message.blocks });
        const markers = new Set([...body.matchAll(/\[(\d+)\]/g)].map(([, marker]) => marker));
        expect([...markers].sort()).toEqual((message.footers ?? []).map(({ marker }) => marker).sort());
        expect(markers.size).toBeGreaterThan(0);
        for (const { marker, blocks } of message.footers ?? [])
          expect(blocks[0]?.spans[0]?.text.startsWith(`[${marker}] `)).toBe(true);
      }
  });

  it('on Zalo an answer with its source lines fits into two parts', async () => {
    for (const question of QUESTIONS) {
      const message = firstOf(await rig.types(HOA, question));
      expect(wordsOf(message).length).toBeLessThan(2 * LIMITS['zalo-oa'].textUnits);
      expect(message.buttons?.length ?? 0).toBeLessThanOrEqual(5);
    }
  });

  it('a source opens with the quotation word for word in its surroundings and the link to our own view', async () => {
    const given = await rig.types(LAN, 'Số dư khi bầu cấp ủy tối đa là bao nhiêu?');
    const opened = await rig.taps(LAN, given, 'Nguồn 1');
    const quote = opened[0]?.message.blocks.find(({ kind }) => kind === 'quote')?.spans[0]?.text ?? '';
    const passages = starter.knowledge.reader
      .documents()
      .flatMap(({ id }) => starter.knowledge.reader.passagesOf(id));
    expect(
      passages.some(({ text }) => text.replace(/\s+/g, ' ').includes(quote.replace(/…/g, '').trim())),
    ).toBe(true);
    const link = opened[0]?.message.buttons?.find(({ action }) => action.kind === 'open')?.action;
    expect(link?.kind === 'open' ? link.url : '').toMatch(
      /^https:\/\/troly\.example\.vn\/documents\/[\w.-]+#p-[\w.-]+$/,
    );
    expect(labels(opened)).not.toContain(SAY.buttons.file);
  });

  it('"Xem thêm" shows the rest with a source line for each marker, every sentence word for word from its source', async () => {
    let seen = 0;
    for (const from of [LAN, HOA])
      for (const question of QUESTIONS) {
        const given = await rig.types(from, question);
        if (!labels(given).includes(SAY.buttons.more)) continue;
        seen += 1;
        const rest = firstOf(await rig.taps(from, given, SAY.buttons.more));
        // A note may name a source of the answer above as well.
        const body = wordsOf({ blocks: rest.blocks }).replace(/^Lưu ý:.*$/gm, '');
        const markers = new Set([...body.matchAll(/\[(\d+)\]/g)].map(([, marker]) => marker));
        expect([...markers].sort()).toEqual((rest.footers ?? []).map(({ marker }) => marker).sort());
        expect(markers.size).toBeGreaterThan(0);
        const held = starter.knowledge.reader
          .documents()
          .flatMap(({ id }) => starter.knowledge.reader.passagesOf(id))
          .map(({ text }) => text.replace(/\s+/g, ' '))
          .join('\n');
        for (const [, sentence] of body.matchAll(/^(?:• )?(.+?[.;:!?”]?) \[\d+\]$/gm))
          expect(held).toContain(sentence?.replace(/^[^:]{1,80}: /, ''));
        expect(body).not.toBe(wordsOf({ blocks: firstOf(given).blocks }));
      }
    expect(seen).toBeGreaterThan(0);
  });

  it('when a source of the rest is held no more, its words do not leave', async () => {
    const given = await rig.types(LAN, QUESTIONS[0] ?? '');
    const id = buttonId(given, SAY.buttons.more);
    const offer = (await rig.parts.stores.offers.find(id))?.offer;
    const rest = offer?.kind === 'more' ? offer.rest : undefined;
    expect(rest?.text).toBeTruthy();
    const without = new DialogueRig({ knowledge: { ...rig.parts.knowledge, passage: () => undefined } });
    const [again = ''] = await without.parts.stores.offers.put(
      'k',
      addressOf(LAN),
      LAN,
      offer ? [offer] : [],
    );
    await without.knows(LAN);
    const shown = said(await without.does(LAN, { kind: 'tap', action: again, tapId: 't' }));
    await without.close();
    expect(shown).toContain(SAY.sourceGone);
    expect(shown).not.toContain(rest?.sources[0]?.quote);
  });

  it('the documents held are listed in pages, by validity and kind, and can be asked for by words', async () => {
    const first = await rig.types(LAN, '/nguon');
    expect(said(first)).toMatch(/^Kho có \d+ văn bản: \(trang 1\/\d\)\n/);
    expect(said(first)).toContain('Còn hiệu lực – ');
    const second = await rig.taps(LAN, first, SAY.documentsNext);
    expect(said(second)).toContain('(trang 2/');
    expect(said(await rig.types(HOA, '/nguon chỉ thị 45'))).toContain('45-CT/TW');
    expect(said(await rig.types(HOA, '/nguon khong-co-that-dau'))).toContain('không có văn bản nào khớp');
  });

  it('a number is enough to answer which paper is meant, and the memory carries the next question', async () => {
    const asked = await rig.types(HOA, 'Chỉ thị 35 quy định thời gian đại hội thế nào?');
    expect(said(asked)).toContain('Đồng chí hỏi văn bản nào?');
    const chosen = await rig.types(HOA, '2');
    expect(said(chosen)).toContain('Câu hỏi: ');
    expect(said(chosen)).toContain('2019');
    const next = await rig.types(HOA, 'Còn cấp huyện?');
    expect(said(next)).not.toContain('không tìm thấy');
  });
});
