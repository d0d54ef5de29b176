import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutPlain, withChoices } from '../../../bot/channel/lay-out-plain.ts';
import { numberedLines } from '../../../bot/channel/numbered-lines.vi.ts';
import type { Button, Footer, OutgoingMessage, TextBlock } from '../../../bot/channel/outgoing.ts';

const block = (text: string): TextBlock => ({ spans: [{ text }] });
const tap = (label: string): Button => ({ label, action: { kind: 'tap', id: 'a1' } });
const footer = (marker: string, text: string): Footer => ({ marker, blocks: [block(`[${marker}] ${text}`)] });

/** Vietnamese, decomposed, with marks, emoji and what plain channels must not trip over. */
const words = fc
  .array(
    fc.constantFrom(
      'Đảng',
      'viên',
      'dự bị',
      'dư\u0323 bi\u0323',
      '<b>',
      '&',
      '👩‍👩‍👧‍👦',
      'e\u0301\u0323\u0302',
      '.',
      '\n',
      '[1]',
      '| a | b |',
      '\ud800',
    ),
    { minLength: 1, maxLength: 300 },
  )
  .map((all) => all.join(' '));

describe('a message on a channel of plain text', () => {
  it('a text of 2,001 characters in NFD that is shorter in NFC goes out as one part', () => {
    const text = 'ệ'.repeat(667);
    expect(text.normalize('NFD')).toHaveLength(2_001);

    const { texts } = layOutPlain({ blocks: [block(text.normalize('NFD'))] }, 2_000);

    expect(texts).toEqual([text]);
  });

  it('no part is over the limit, nothing is lost, every source line stands with its claim or at the head of the next part', () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 12 }), fc.nat(40), (texts, sources) => {
        const markers = Array.from({ length: sources }, (_, i) => String(i + 1));
        const message: OutgoingMessage = {
          blocks: texts.map((text, i) => block(`${text} [${(i % Math.max(1, sources)) + 1}]`)),
          footers: markers.map((marker) => footer(marker, `Hướng dẫn ${marker}-HD/BTCTW, mục ${marker}`)),
          buttons: [tap('Nguồn 1'), tap('Hỏi cán bộ phụ trách')],
        };

        const { texts: parts, choices } = layOutPlain(message, 2_000);

        for (const part of parts) expect(part.length).toBeLessThanOrEqual(2_000);
        expect(withChoices(parts.at(-1)!, choices).length).toBeLessThanOrEqual(2_000);
        for (const part of parts) expect(part).toBe(part.normalize('NFC'));
        const all = parts.join('\n');
        const letters = (text: string): number => text.replace(/\s/g, '').normalize('NFC').length;
        const told = [...message.blocks, ...message.footers!.flatMap(({ blocks }) => blocks)]
          .map(({ spans }) => spans.map(({ text }) => text).join(''))
          .join('')
          .replace(/[\ud800-\udfff](?![\udc00-\udfff])(?<![\ud800-\udbff][\udc00-\udfff])/g, '');
        expect(letters(all)).toBe(letters(told.replace(/\u200d/g, '')));
        for (const marker of markers) {
          const line = `[${marker}] Hướng dẫn`;
          const used = parts.findIndex((part) => part.replaceAll(line, '').includes(`[${marker}]`));
          const shown = parts.findIndex((part) => part.includes(line));
          expect(shown).toBeGreaterThanOrEqual(0);
          if (used >= 0) expect(shown - used).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('an answer with its sources is one part (M7)', () => {
    const { texts, choices } = layOutPlain(
      {
        blocks: [block('Số dư khi bầu cấp ủy là từ 10% đến 15%. [1]')],
        footers: [footer('1', 'Hướng dẫn 26-HD/BTCTW, ngày 18/10/2024, mục II.3')],
        buttons: [tap('Nguồn 1'), tap('👍 Hữu ích')],
      },
      2_000,
    );

    expect(texts).toEqual([
      'Số dư khi bầu cấp ủy là từ 10% đến 15%. [1]\n\n[1] Hướng dẫn 26-HD/BTCTW, ngày 18/10/2024, mục II.3',
    ]);
    expect(choices).toBe('Gửi 1 để xem nguồn 1\nGửi 2 để chọn: 👍 Hữu ích');
  });

  it('choices are numbered as they are counted, and read as Vietnamese', () => {
    expect(
      numberedLines([
        tap('Nguồn 2'),
        { label: 'Mở trong văn bản', action: { kind: 'open', url: 'https://a.vn/d' } },
        tap('Xem thêm trích dẫn'),
        tap('Hỏi cán bộ phụ trách'),
        tap('Độ tuổi tái cử tính thế nào?'),
        tap('1. Duyên Hải'),
      ]),
    ).toEqual([
      'Gửi 1 để xem nguồn 2',
      'Mở trong văn bản: https://a.vn/d',
      'Gửi 2 để xem thêm trích dẫn',
      'Gửi 3 để hỏi cán bộ phụ trách',
      'Gửi 4 để hỏi: Độ tuổi tái cử tính thế nào?',
      'Gửi 5 để chọn: Duyên Hải',
    ]);
  });

  it('says nothing of an empty message, and writes addresses, quotations and quizzes out', () => {
    expect(layOutPlain({ blocks: [] }, 2_000)).toEqual({ texts: [], choices: null });
    expect(
      layOutPlain(
        {
          blocks: [
            { kind: 'quote', spans: [{ text: 'Điều 1' }] },
            { spans: [{ text: 'Mở nguồn', url: 'https://a.vn/d' }] },
          ],
          quiz: {
            question: 'Mấy bước?',
            options: ['Ba', 'Năm'],
            right: 1,
            explanation: 'x',
            openSeconds: null,
          },
        },
        2_000,
      ).texts,
    ).toEqual(['“Điều 1”\n\nMở nguồn (https://a.vn/d)\n\nMấy bước?\nA. Ba\nB. Năm']);
  });
});
