import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { DraftReader, type DraftPiece } from '../../../../bot/answer/composition/read-draft.ts';

function read(text: string, pieceLength = 5, wasCutOff = false): DraftPiece[] {
  const reader = new DraftReader();
  const pieces: DraftPiece[] = [];
  for (let i = 0; i < text.length; i += pieceLength)
    pieces.push(...reader.push(text.slice(i, i + pieceLength)));
  return [...pieces, ...reader.end(wasCutOff)];
}

/** `words|markers` of each sentence, `∅` for not found, `↺` for a restart. */
const shortly = (pieces: readonly DraftPiece[]): string[] =>
  pieces.map((piece) => {
    if (piece.kind === 'not-found') return '∅';
    if (piece.kind === 'restart') return '↺';
    return `${piece.sentence.text}|${piece.sentence.markers.join(',')}`;
  });

const SHAPES: readonly (readonly [string, string, readonly string[]])[] = [
  ['a sentence a line', 'Câu một [1].\nCâu hai [2][3].\n', ['Câu một.|1', 'Câu hai.|2,3']],
  ['all in one line', 'Câu một [1]. Câu hai. [2]', ['Câu một.|1', 'Câu hai.|2']],
  ['one marker behind two sentences', 'Câu một. Câu hai [1, 2].', ['Câu một.|1,2', 'Câu hai.|1,2']],
  ['a range and other brackets', 'Câu một 【1-3】.\nCâu hai [nguồn 2].', ['Câu một.|1,2,3', 'Câu hai.|2']],
  ['no marker', 'Một câu thiếu dấu.\n', ['Một câu thiếu dấu.|']],
  ['a year in brackets is no marker', 'Quy định [2020] có hiệu lực [1].', ['Quy định [2020] có hiệu lực.|1']],
  ['a list', '- Bước một [1]\n2. Bước hai [1]\n* Bước ba [2]', ['Bước một|1', 'Bước hai|1', 'Bước ba|2']],
  ['a fence', '```text\nCâu một [1].\n```', ['Câu một.|1']],
  ['bold and a preface', '**Trả lời:** Câu **một** [1].', ['Câu một.|1']],
  ['a heading and a rule', '### Trả lời:\n---\nCâu một [1].', ['Câu một.|1']],
  ['a list of sources', 'Câu một [1].\nNguồn: [1] Chỉ thị 35', ['Câu một.|1']],
  ['thought before the answer', '<think>Để xem [1].\nHay là [2]</think>\nCâu một [1].', ['Câu một.|1']],
  [
    'thought without its beginning',
    'Để xem.\nHay là [2].\n</think>Câu một [1].',
    ['Để xem.|', 'Hay là.|2', '↺', 'Câu một.|1'],
  ],
  ['thought without end', '<think>Câu một [1].\nCâu hai [2].', []],
  [
    'JSON lines',
    '{"text":"Câu một là đây.","sources":[1]}\n{"text":"Câu hai là đây.","sources":[2]}',
    ['Câu một là đây.|1', 'Câu hai là đây.|2'],
  ],
  [
    'fenced JSON of its own shape',
    '```json\n{\n "answer": [\n  {"cau": "Câu một là đây.", "nguon": "[1]"},\n  {"cau": "Câu hai là đây [2]."}\n ]\n}\n```',
    ['Câu một là đây.|1', 'Câu hai là đây.|2'],
  ],
  [
    'an array of strings',
    '["Câu một là đây [1].", "Câu hai là đây [2]."]',
    ['Câu một là đây.|1', 'Câu hai là đây.|2'],
  ],
  ['JSON that breaks off', '{"answer": [{"cau": "Câu một', []],
  ['not found', 'KHÔNG CÓ TRONG TÀI LIỆU', ['∅']],
  ['not found in other words', 'Không tìm thấy thông tin này trong các nguồn được cung cấp.', ['∅']],
  ['not found without diacritics', 'khong co trong tai lieu.', ['∅']],
  [
    'a rule about what is not in papers is a sentence',
    'Hồ sơ không có trong danh mục tài liệu thì trả lại [1].',
    ['Hồ sơ không có trong danh mục tài liệu thì trả lại.|1'],
  ],
  ['nothing', ' \n\n```\n', []],
];

test.each(SHAPES)('%s is read', (_name, text, expected) => {
  expect(shortly(read(text))).toEqual(expected);
});

describe('any draft', () => {
  const noise = fc.array(
    fc.oneof(
      fc.constantFrom(
        '[1]',
        '[',
        ']',
        '{',
        '}',
        '"',
        '\n',
        '. ',
        'Câu',
        ' một',
        '<think>',
        '</think>',
        '```',
        '- ',
        ':',
        ',',
        '[2,3]',
        '2020',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { maxLength: 40 },
  );

  it('reads the same however it is cut into pieces', () => {
    fc.assert(
      fc.property(noise, fc.integer({ min: 1, max: 30 }), (words, length) => {
        const text = words.join('');
        expect(read(text, length)).toEqual(read(text, Math.max(1, text.length)));
      }),
    );
  });

  it('gives no sentence that holds a marker, and none of a line that was cut off', () => {
    fc.assert(
      fc.property(noise, (words) => {
        for (const piece of read(words.join('')))
          if (piece.kind === 'sentence') expect(piece.sentence.text).not.toMatch(/\[\d{1,2}\]/);
      }),
    );
    expect(shortly(read('Câu một [1].\nCâu hai dở [1', 4, true))).toEqual(['Câu một.|1']);
  });
});
