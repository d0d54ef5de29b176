import { describe, expect, it } from 'vitest';
import { pdfParser } from '../../../ingest/parse/pdf-parser.ts';
import { isBroken, isGoodVietnamese } from '../../../ingest/parse/pdf/text-quality.ts';
import { onePage, rawPdf } from '../../support/raw-pdf.ts';
import { ScriptedPageReader } from '../../support/scripted-page-reader.ts';

/** A page that shows the bytes in a font of this name that is not in the file. */
function inFont(name: string, hex: string): Buffer {
  const objects = new Map(onePage(`BT /F1 14 Tf 72 700 Td <${hex}> Tj ET`));
  objects.set(5, `<</Type/Font/Subtype/TrueType/BaseFont/${name}/Encoding/WinAnsiEncoding>>`);
  return rawPdf(objects);
}

const VIETNAMESE =
  'Đại hội đại biểu Đảng bộ tỉnh thảo luận và thông qua báo cáo chính trị, bầu Ban Chấp hành khóa mới với số phiếu tập trung cao.';

describe('fonts of old encodings', () => {
  it.each([
    ['#2eVnTime', Buffer.from('Uû ban nh©n d©n', 'latin1'), 'Uỷ ban nhân dân', 'TCVN3 (ABC)'],
    ['ABCDEF+.VnTimeH', Buffer.from('Uû ban nh©n d©n', 'latin1'), 'UỶ BAN NHÂN DÂN', 'TCVN3 (ABC)'],
    ['VNI-Times', Buffer.from('Ñaûng uûy', 'latin1'), 'Đảng ủy', 'VNI'],
  ])('%s is converted and reported', async (font, bytes, wanted, name) => {
    const { blocks, warnings } = await pdfParser(null).parse(inFont(font, bytes.toString('hex')));

    expect(blocks.map(({ text }) => text)).toEqual([wanted]);
    expect(warnings).toMatchObject([{ code: 'font-encoding', what: name }]);
  });

  it('the same bytes in a Western font stay as they are', async () => {
    const bytes = Buffer.from('Uû ban', 'latin1').toString('hex');

    const { blocks, warnings } = await pdfParser(null).parse(inFont('Arial', bytes));

    expect(blocks.map(({ text }) => text)).toEqual(['Uû ban']);
    expect(warnings).toEqual([]);
  });
});

describe('codes that are not those of the letters', () => {
  /** Places of letters in their font taken for codes, as happens without a map to Unicode. */
  const shifted = VIETNAMESE.replace(/\S/gu, (letter) => String.fromCodePoint(letter.codePointAt(0)! - 29));
  const privateUse = VIETNAMESE.replace(/\p{L}/gu, '\uE012');

  it('are told from Vietnamese, English and figures', () => {
    expect([privateUse, `${shifted} ${shifted}`].map(isBroken)).toEqual([true, true]);
    const sound = [
      VIETNAMESE,
      'The committee discussed the political report and elected its new members by secret ballot in the morning session of the second day.',
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      '1 234,5 67 890 12 345 678',
      '',
    ];
    expect(sound.map(isBroken)).toEqual(sound.map(() => false));
  });

  it('only Vietnamese with its marks is a good text layer', () => {
    const bare = VIETNAMESE.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

    expect([VIETNAMESE, bare, shifted, 'Đảng'].map(isGoodVietnamese)).toEqual([true, false, false, false]);
  });

  it('make a page that is recognised from its picture', async () => {
    const objects = new Map(onePage(`BT /F1 14 Tf 72 700 Td <${'0102030405060708'.repeat(8)}> Tj ET`));
    const map =
      '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange ' +
      '1 beginbfrange <01> <20> <E001> endbfrange endcmap end';
    objects.set(5, '<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/ToUnicode 7 0 R>>');
    objects.set(7, `<</Length ${map.length}>>\nstream\n${map}\nendstream`);
    const reader = ScriptedPageReader.of(['Trang này chỉ đọc được bằng mắt.']);

    const { blocks } = await pdfParser(reader).parse(rawPdf(objects));

    expect(blocks.map(({ text }) => text)).toEqual(['Trang này chỉ đọc được bằng mắt.']);
  });
});
