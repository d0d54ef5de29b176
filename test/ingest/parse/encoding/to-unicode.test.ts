import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';

import { LEGACY_ENCODINGS } from '../../../../ingest/parse/encoding/legacy-encoding.ts';
import { bytesToUnicode, toUnicode } from '../../../../ingest/parse/encoding/to-unicode.ts';
import { encodeLegacy, legacyText, VIETNAMESE_LETTERS } from '../../../support/legacy-encoder.ts';

const small = VIETNAMESE_LETTERS.filter((letter) => letter === letter.toLowerCase());

describe('letters', () => {
  it('has all 134 of them', () => {
    expect(new Set(VIETNAMESE_LETTERS).size).toBe(134);
  });

  it.each(LEGACY_ENCODINGS)('every small letter of %s comes back', (encoding) => {
    expect(small.map((letter) => bytesToUnicode(encodeLegacy(letter, encoding), encoding))).toEqual(small);
  });

  it.each(['vni', 'vps', 'viscii'] as const)('every capital of %s comes back', (encoding) => {
    const capitals = small.map((letter) => letter.toUpperCase());

    expect(capitals.map((letter) => bytesToUnicode(encodeLegacy(letter, encoding), encoding))).toEqual(
      capitals,
    );
  });

  it('every capital of a TCVN3 font of capitals comes back', () => {
    const capitals = small.map((letter) => letter.toUpperCase());

    expect(
      capitals.map((letter) => toUnicode(legacyText(letter, 'tcvn3'), 'tcvn3', { upper: true })),
    ).toEqual(capitals);
  });

  it.each([
    ['tcvn3', 'tcvn'],
    ['viscii', 'viscii'],
  ] as const)('the high bytes of %s are those of iconv', (encoding, name) => {
    const codes = Array.from({ length: 0x5f }, (_, i) => 0xa1 + i).filter(
      (code) => encoding === 'viscii' || code < 0xb0 || code > 0xb4,
    );

    expect(codes.map((code) => bytesToUnicode(Uint8Array.of(code), encoding))).toEqual(
      codes.map((code) => iconv.decode(Buffer.from([code]), name)),
    );
  });
});

describe('texts', () => {
  it.each([
    ['tcvn3', 'Uû ban nh©n d©n', 'Uỷ ban nhân dân'],
    ['tcvn3', '§¶ng bé huyÖn ®­îc giíi thiÖu', 'Đảng bộ huyện được giới thiệu'],
    ['tcvn3', 'C¤NG HOµ X· HéI CHñ NGHÜA VIÖT NAM', 'CÔNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['vni', 'Ñaûng uûy', 'Đảng ủy'],
    ['vni', 'ÑAÏI HOÄI ÑAÛNG BOÄ', 'ĐẠI HỘI ĐẢNG BỘ'],
    [
      'vni',
      'Nghò quyeát, chæ thò, kyø hoïp, öu tieân, khoâng ñöôïc',
      'Nghị quyết, chỉ thị, kỳ họp, ưu tiên, không được',
    ],
    ['vni', 'AÙn, aâùn, aùân', 'Án, ấn, ấn'],
  ] as const)('%s: %s', (encoding, text, expected) => {
    expect(toUnicode(text, encoding)).toBe(expected);
  });

  it.each(['tcvn3', 'vni'] as const)('quotes, dashes and dots of %s are kept', (encoding) => {
    const text = 'khẩu hiệu “trong sạch, vững mạnh” – ‘đúng’ tiến độ…';

    expect(toUnicode(legacyText(text, encoding), encoding)).toBe(text);
    expect(bytesToUnicode(encodeLegacy(text, encoding), encoding)).toBe(text);
  });

  it.each([
    'T/M TỈNH ỦY',
    'T/M BAN THƯỜNG VỤ',
    'T/M CHI ỦY',
    'Nơi nhận:          T/M TỈNH ỦY',
    '- Như trên,\t\tBÍ THƯ',
    'Uỷ ban Đảng bộ',
    'Số 05-CT/TW',
    'Nguyễn Thị Ý – Lê Ở',
  ])('capitals with tones come back in a column of capitals, and only there: %s', (text) => {
    expect(toUnicode(legacyText(text, 'tcvn3'), 'tcvn3')).toBe(text.replace('Ý', 'ý').replace('Ở', 'ở'));
  });

  it('a font of capitals gives capitals whatever was typed', () => {
    expect(toUnicode('céng hoµ x· héi chñ nghÜa', 'tcvn3', { upper: true })).toBe(
      'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA',
    );
  });

  it('quotes of the same codes as letters stay quotes where the letter would make no syllable', () => {
    for (const encoding of ['vps', 'viscii'] as const) {
      const typed = `“${legacyText('Đại hội', encoding)}”, ${legacyText('điều', encoding)}…`;

      expect(toUnicode(typed, encoding)).toBe('“Đại hội”, điều…');
    }
  });

  it.each(LEGACY_ENCODINGS)('our own digests come back from %s', (encoding) => {
    const folder = 'knowledge/documents';
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.md'))) {
      const text = readFileSync(join(folder, name), 'utf8')
        .replace(/[^\p{Script=Latin}\p{M}\n -~]/gu, ' ')
        .normalize('NFC');
      // ABC fonts of small letters hold no capital with a tone.
      const typed = encoding === 'tcvn3' ? text.toLowerCase() : text;

      expect(toUnicode(legacyText(typed, encoding), encoding)).toBe(typed);
      expect(bytesToUnicode(encodeLegacy(typed, encoding), encoding)).toBe(typed);
    }
  });

  it('Latin letters, digits and line breaks pass through', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LEGACY_ENCODINGS),
        fc.string({ unit: fc.constantFrom(...'abcdeghiklmnopqrstuvxyzABCD 0123456789-/.,:;()\n') }),
        (encoding, text) => {
          expect(toUnicode(text, encoding)).toBe(text);
        },
      ),
    );
  });
});
