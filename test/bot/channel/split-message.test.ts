import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../../bot/channel/block-text.ts';
import type { TextBlock } from '../../../bot/channel/outgoing.ts';
import { splitMessage, type Fits, type MessageSlice } from '../../../bot/channel/split-message.ts';
import { generatedAnswers } from '../../support/generated-answers.ts';

const paragraph = (text: string): TextBlock => ({ spans: [{ text }] });
const linesOf = ({ head, blocks, foot }: MessageSlice): string =>
  [...head.flatMap((footer) => footer.blocks), ...blocks, ...foot.flatMap((footer) => footer.blocks)]
    .map(textOf)
    .join('\n');
const atMost =
  (limit: number): Fits =>
  (slice) =>
    linesOf(slice).length <= limit;
const bodies = (slices: readonly MessageSlice[]): string[] =>
  slices.map(({ blocks }) => blocks.map(textOf).join('\n'));
const footer = (marker: string, line: string, quote: string) => ({
  marker,
  blocks: [paragraph(line), { kind: 'quote' as const, spans: [{ text: quote }] }],
});
const bare = (text: string): string => text.replace(/\s+/g, '');

describe('splitting a message', () => {
  it('leaves a message that fits as it is', () => {
    const blocks = [paragraph('Một.'), paragraph('Hai. [1]')];

    expect(splitMessage({ blocks, footers: [footer('1', '[1] Nguồn', 'Lời.')] }, atMost(100))).toEqual([
      { head: [], blocks, foot: [{ ...footer('1', '[1] Nguồn', 'Lời.'), continues: false }] },
    ]);
  });

  it('parts between paragraphs first, then sentences, then words', () => {
    const blocks = [
      paragraph('A'.repeat(30)),
      paragraph('Câu thứ nhất ở đây. Câu thứ hai nằm ở đây dài hơn nhiều.'),
    ];

    expect(bodies(splitMessage({ blocks }, atMost(40)))).toEqual([
      'A'.repeat(30),
      'Câu thứ nhất ở đây.',
      'Câu thứ hai nằm ở đây dài hơn nhiều.',
    ]);
    expect(bodies(splitMessage({ blocks: [paragraph('một hai ba bốn năm')] }, atMost(8)))).toEqual([
      'một hai',
      'ba bốn',
      'năm',
    ]);
  });

  it('keeps a sentence with the marker that follows it', () => {
    const slices = splitMessage({ blocks: [paragraph(`${'Một câu ngắn. [1] '.repeat(6)}`)] }, atMost(40));

    for (const body of bodies(slices)) expect(body).toMatch(/^Một câu.*\[1\]$/);
  });

  it('never parts an emoji, a letter with its marks, or a marker', () => {
    for (const word of ['👩‍👩‍👧‍👦', 'e\u0323\u0302\u0301', '🇻🇳', '[12]'])
      for (const limit of [12, 13, 14, 15, 16]) {
        const slices = splitMessage({ blocks: [paragraph(word.repeat(20))] }, atMost(limit));

        for (const body of bodies(slices)) expect(body.replaceAll(word, '')).toBe('');
      }
  });

  it('moves a footer without room to the head of the next part', () => {
    const slices = splitMessage(
      { blocks: [paragraph(`${'a'.repeat(90)} [1]`)], footers: [footer('1', '[1] Nguồn', 'q'.repeat(50))] },
      atMost(100),
    );

    expect(slices.map(({ head }) => head.map(({ marker }) => marker))).toEqual([[], ['1']]);
  });

  it('keeps looks and addresses of what it parts', () => {
    const block: TextBlock = {
      spans: [
        { text: 'một hai ', look: 'bold' },
        { text: 'ba bốn', url: 'https://a.example.org' },
      ],
    };

    expect(splitMessage({ blocks: [block] }, atMost(10)).flatMap(({ blocks }) => blocks)).toEqual([
      {
        spans: [
          { text: 'một hai ', look: 'bold' },
          { text: 'ba', url: 'https://a.example.org' },
        ],
      },
      { spans: [{ text: 'bốn', url: 'https://a.example.org' }] },
    ]);
  });

  it('ends also when not even one letter fits', () => {
    expect(bodies(splitMessage({ blocks: [paragraph('ab')] }, () => false))).toEqual(['ab']);
  });

  it('loses nothing, keeps the limit, and sets every footer in the same part or at the head of the next', () => {
    fc.assert(
      fc.property(generatedAnswers, fc.constantFrom(500, 2_000, 4_096), (message, limit) => {
        const slices = splitMessage(message, atMost(limit));

        for (const slice of slices) expect(linesOf(slice).length).toBeLessThanOrEqual(limit);
        expect(bare(bodies(slices).join(''))).toBe(bare(message.blocks.map(textOf).join('')));
        for (const { marker, blocks } of message.footers ?? []) {
          const pieces = slices.flatMap(({ head, foot }) =>
            [...head, ...foot].filter((one) => one.marker === marker),
          );
          expect(bare(pieces.flatMap((piece) => piece.blocks.map(textOf)).join(''))).toBe(
            bare(blocks.map(textOf).join('')),
          );
          const used = bodies(slices).findIndex((body) => body.includes(`[${marker}]`));
          const shown = slices.findIndex(({ head, foot }) =>
            [...head, ...foot].some((one) => one.marker === marker && !one.continues),
          );
          if (used >= 0) expect([used, used + 1]).toContain(shown);
          expect(shown).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 60 },
    );
  });
});
