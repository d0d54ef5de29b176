import fc from 'fast-check';
import type { Footer, OutgoingMessage, TextBlock, TextSpan } from '../../bot/channel/outgoing.ts';

const WORDS = [
  'Điều',
  '5.',
  'chi bộ',
  'đại hội',
  'nhiệm kỳ 2025 - 2030',
  '24-QĐ/TW',
  'Uỷ ban',
  'không quá 30 %',
  'a < b && c > d',
  '<n>',
  '</b>',
  '&amp;',
  '&#x41;',
  '"trích"',
  '<<<',
  '🇻🇳',
  '👩‍👩‍👧‍👦',
  '👍🏽',
  'e\u0323\u0302\u0301',
  'Nghi\u0323\u0302 quye\u0302\u0301t',
  'o\u031b\u0309'.repeat(3),
  '_*[]()~`#+-=|{}.!',
  'https://example.org/a?b=1&c=2',
  '@ai_do',
  '/lenh',
  'Hết câu. Câu mới bắt đầu!',
  '| Cột 1 | Cột 2 |\n| 15 | 27 |',
  '- mục a)\n- mục b)\n',
  'Kéodàikhôngkhoảngtrắng'.repeat(12),
  '\u200f\u202e',
  '\ud83d',
  '  ',
];

const words = (most: number): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...WORDS) }, fc.string({ unit: 'binary' })), {
      minLength: 1,
      maxLength: most,
    })
    .map((all) => all.join(' '));

const span = (most: number): fc.Arbitrary<TextSpan> =>
  fc.oneof(
    words(most).map((text) => ({ text })),
    fc.record({ text: words(most), look: fc.constantFrom('bold', 'italic', 'code') }),
    fc.record({ text: words(6), url: fc.constant('https://bot.example.org/documents/a?b=1&c="2"') }),
  ) as fc.Arbitrary<TextSpan>;

const block = (most: number): fc.Arbitrary<TextBlock> =>
  fc.record({
    kind: fc.constantFrom('paragraph', 'quote'),
    spans: fc.array(span(most), { minLength: 1, maxLength: 5 }),
  });

const footerBlocks = fc
  .tuple(words(12), fc.oneof({ weight: 12, arbitrary: words(60) }, words(900)))
  .map(([line, quote]): TextBlock[] => [
    { spans: [{ text: line }] },
    { kind: 'quote', spans: [{ text: quote }] },
  ]);

/** A block that cites: sentences, each with the markers that follow it. */
const cited = (markers: readonly number[]): fc.Arbitrary<TextBlock> =>
  fc.array(words(10), { minLength: markers.length, maxLength: markers.length }).map((sentences) => ({
    spans: sentences.map((sentence, index) => ({ text: `${sentence}. [${markers[index]}]\n` })),
  }));

/**
 * Answers as hard as they come: long lists, tables, markup in the words, emoji, combining marks, decomposed letters,
 * halves of surrogate pairs, up to 40 citations, quotations longer than a part.
 */
export const generatedAnswers: fc.Arbitrary<OutgoingMessage> = fc
  .integer({ min: 0, max: 40 })
  .chain((count) => {
    const markers = Array.from({ length: count }, (_, index) => index + 1);
    const groups = [markers.slice(0, count / 2), markers.slice(count / 2)].filter((all) => all.length > 0);
    return fc.record({
      blocks: fc
        .tuple(fc.array(block(60), { maxLength: 6 }), fc.tuple(...groups.map(cited)), fc.array(block(40)))
        .map((all) => all.flat())
        .filter((all) => all.length > 0),
      footers: fc
        .tuple(...markers.map(() => footerBlocks))
        .map((all) => all.map((blocks, index): Footer => ({ marker: String(index + 1), blocks }))),
      buttons: fc.array(
        fc.oneof(
          fc.integer({ min: 1, max: 99 }).map((id) => ({
            label: `Nguồn ${id} <&>`,
            action: { kind: 'tap' as const, id: `o${id}.${'x'.repeat(30)}` },
          })),
          fc.constant({
            label: 'Mở văn bản',
            action: { kind: 'open' as const, url: 'https://bot.example.org/documents/a' },
          }),
        ),
        { maxLength: 8 },
      ),
      replyTo: fc.constantFrom(null, '77'),
    });
  });
