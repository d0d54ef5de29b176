import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { formatLocator } from '../../../knowledge/model/passage.ts';
import { foldSpaces } from '../../../knowledge/text/normalize.ts';
import { blockOf, type Block } from '../../../ingest/parse/parser.ts';
import { parseText } from '../../../ingest/parse/text-parser.ts';
import { splitPassages, type SplitPassage } from '../../../ingest/split/split-passages.ts';

const PLAIN = { title: null, isReport: false, firstIsLead: false } as const;

function split(text: string): SplitPassage[] {
  return splitPassages(parseText(text).blocks, PLAIN);
}

/** The text told again from the passages: each heading where it first appears or changes, then the passage. */
function retold(passages: readonly SplitPassage[]): string {
  const parts: string[] = [];
  let above: readonly string[] = [];
  for (const passage of passages) {
    const same = passage.headings.findIndex((heading, i) => heading !== above[i]);
    if (same !== -1) parts.push(...passage.headings.slice(same));
    parts.push(passage.text);
    above = passage.headings;
  }
  return foldSpaces(parts.join(' '));
}

const WORDS = [
  'đại hội',
  'đảng bộ',
  'cấp ủy',
  'nhân sự',
  'văn kiện',
  'chi bộ',
  'bầu cử',
  'nhiệm kỳ',
  'đảng viên',
  'dân chủ',
  'quy trình',
  'Thị ủy',
];
const words = (min: number, max: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...WORDS), { minLength: min, maxLength: max }).map((list) => list.join(' '));
const sentence = words(3, 20).map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`);
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 25 }).map((list) => list.join(' '));
const marked = fc
  .tuple(
    fc.constantFrom(
      'Thứ nhất, ',
      'Thứ hai, ',
      'Một là, ',
      'Hai là: ',
      '1. ',
      '2. ',
      '3) ',
      'a) ',
      'b) ',
      'đ) ',
      '- ',
      '+ ',
      '• ',
      'Điều 1. ',
      'Điều 2. ',
      'I. ',
      'II. ',
      'Bước 1: ',
      '1.1. ',
      'Chương I ',
      'Phụ lục 1. ',
      'Mục 2. ',
    ),
    fc.oneof(paragraph, words(1, 8)),
  )
  .map(([marker, text]) => marker + text);
const heading = words(2, 6).map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`);
const inline = fc
  .array(sentence, { minLength: 3, maxLength: 9 })
  .map(
    ([first, ...rest]) =>
      `${(first ?? '').slice(0, -1)} như sau: ${rest.map((text, i) => `Thứ ${['nhất', 'hai', 'ba', 'tư'][i % 4]}, ${text}`).join(' ')}`,
  );
const blocks = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: paragraph },
      { weight: 4, arbitrary: marked },
      heading,
      inline,
      fc.constant('Phóng viên: Xin đồng chí cho biết kết quả đại hội?'),
    ),
    { maxLength: 25 },
  )
  // Numbered so that no two blocks are equal: the retelling tells headings apart by their words.
  .map((texts) =>
    texts.map((text, i) =>
      /[.?]$/.test(text) ? `${text.slice(0, -1)} ${i}${text.slice(-1)}` : `${text} ${i}`,
    ),
  );
const kinds = fc.constantFrom<Block['kind']>(
  'paragraph',
  'paragraph',
  'paragraph',
  'heading',
  'list-item',
  'quote',
  'caption',
);

describe('splitting loses no text', () => {
  it('tells every plain text again from its passages and headings', () => {
    fc.assert(
      fc.property(blocks, fc.boolean(), (texts, isReport) => {
        const passages = splitPassages(
          texts.map((text) => blockOf('paragraph', text)),
          { title: null, isReport, firstIsLead: isReport },
        );

        expect(retold(passages)).toBe(foldSpaces(texts.join(' ')));
      }),
      { numRuns: 400 },
    );
  });

  it('tells every text with headings, lists and quotes again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(paragraph, kinds, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 2 })), {
          maxLength: 20,
        }),
        (parts) => {
          const given = parts.map(([text, kind, level, container], i) => ({
            ...blockOf(kind, `${text} ${i}`, kind === 'heading' ? level : 0),
            container: kind === 'list-item' ? container : null,
          }));

          expect(retold(splitPassages(given, PLAIN))).toBe(
            foldSpaces(given.map((block) => block.text).join(' ')),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('keeps every passage verbatim and numbers every list without gaps', () => {
    fc.assert(
      fc.property(blocks, (texts) => {
        const whole = texts.join('\n');
        const passages = splitPassages(
          texts.map((text) => blockOf('paragraph', text)),
          PLAIN,
        );

        const seen = new Map<number, number>();
        for (const { text, list, role } of passages) {
          // Only a bare division line takes its title from the line below.
          if (!/^(?:Chương|Mục|Phụ lục)/.test(text)) expect(whole).toContain(text);
          if (list === null) continue;
          expect(role).toBe('item');
          expect([seen.get(list.group) ?? 0, (seen.get(list.group) ?? 0) + 1]).toContain(list.index);
          expect(list.index).toBeLessThanOrEqual(list.size);
          seen.set(list.group, list.index);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('points and their places', () => {
  it('starts a new list when the count starts again, and tells each its introduction', () => {
    const passages = split(
      'Đạt được các kết quả như sau:\n\nThứ nhất, A đã xong.\n\nThứ hai, B đã xong.\n\nTuy nhiên còn các hạn chế:\n\nThứ nhất, C chưa xong.\n\nThứ hai, D chưa xong.',
    );

    expect(
      passages.filter(({ list }) => list !== null).map(({ list }) => [list?.group, list?.index, list?.lead]),
    ).toEqual([
      [1, 1, 'Đạt được các kết quả như sau:'],
      [1, 2, 'Đạt được các kết quả như sau:'],
      [2, 1, 'Tuy nhiên còn các hạn chế:'],
      [2, 2, 'Tuy nhiên còn các hạn chế:'],
    ]);
  });

  it('goes on with a list after a paragraph that belongs to its point', () => {
    const passages = split(
      `Các giải pháp sau:\n\nMột là, làm A cho tốt.\n\n${'Việc này giao cho các chi bộ thực hiện. '.repeat(3)}\n\nHai là, làm B cho tốt.`,
    );

    expect(passages.map(({ role, list }) => [role, list?.group ?? null, list?.size ?? null])).toEqual([
      ['body', null, null],
      ['item', 1, 2],
      ['body', null, null],
      ['item', 1, 2],
    ]);
  });

  it('cites an article in the way of a cadre, decimals and letters included', () => {
    const passages = split(
      'Phần thứ hai\n\nQUY ĐỊNH CỤ THỂ\n\nĐiều 16. Bầu cử\n\n1. Nguyên tắc chung.\n\n2. Danh sách bầu cử gồm:\n\na) Người do cấp ủy giới thiệu;\n\nđ) Người tự ứng cử.',
    );

    expect(passages.map(({ locator }) => formatLocator(locator))).toEqual([
      'Điều 16 khoản 1',
      'Điều 16 khoản 2',
      'Điều 16 khoản 2 điểm a',
      'Điều 16 khoản 2 điểm đ',
    ]);
  });

  it('cuts a very long paragraph at sentence ends only', () => {
    const text = Array.from({ length: 40 }, (_, i) => `Câu số ${i} nói về công tác chuẩn bị đại hội.`).join(
      ' ',
    );
    const passages = split(text);

    expect(passages.length).toBeGreaterThan(1);
    for (const passage of passages) {
      expect(passage.text.length).toBeLessThanOrEqual(1200);
      expect(passage.text.endsWith('.')).toBe(true);
    }
  });

  it('does not take a weekday for the first point of a list', () => {
    const passages = split('Thứ hai, 12/10/2020\n\nThứ ba, ngày 13/10/2020');

    expect(passages.every(({ list }) => list === null)).toBe(true);
  });
});
