import { describe, expect, it } from 'vitest';

import { blockOf, type Block, type OcrSummary, type ParsedText } from '../../../ingest/parse/parser.ts';
import { readDocument } from '../../../ingest/read-document.ts';
import { coverIsReadable } from '../../../ingest/screen/cover-readable.ts';
import { isFileNameMarked } from '../../../knowledge/screen/file-name-mark.ts';
import { dropHostileBlocks } from '../../../ingest/screen/drop-hostile-blocks.ts';
import { maskPersonalData } from '../../../ingest/screen/personal-data.ts';
import { screenSecrecy } from '../../../knowledge/screen/secrecy-marks.ts';
import { screenText } from '../../../ingest/screen/screen-text.ts';

const COVER = 'TỈNH ỦY HÒA THẮNG\n*\nSố 12-BC/TU\nBÁO CÁO\nkết quả công tác năm 2020 của Đảng bộ tỉnh';
const page = (number: number, text: string): Block => ({ ...blockOf('paragraph', text), page: number });

function parsed(over: Partial<ParsedText> = {}): ParsedText {
  return {
    blocks: [page(1, COVER.replaceAll('\n', ' ')), page(2, 'Đảng bộ tỉnh có 500 tổ chức cơ sở đảng.')],
    title: null,
    metadata: null,
    metadataIsFrontMatter: false,
    rawLines: COVER.split('\n'),
    pages: 2,
    warnings: [],
    ...over,
  };
}
const ocr = (over: Partial<OcrSummary>): OcrSummary => ({
  pages: [1, 2],
  confidence: 88,
  rawText: `${COVER}\fĐảng bộ tỉnh có 500 tổ chức.`,
  ...over,
});

describe('a cover that nobody could read waits for a person', () => {
  it.each([
    ['a text page', parsed()],
    ['a format without pages', parsed({ pages: null, blocks: [blockOf('paragraph', 'A')] })],
    ['pages that the parser did not number', parsed({ blocks: [blockOf('paragraph', COVER)] })],
    ['a clean scan', parsed({ ocr: ocr({}) })],
    ['a poor scan with a good cover', parsed({ ocr: ocr({ confidence: 40, pageConfidences: [90, 20] }) })],
    ['a text cover before scanned pages', parsed({ ocr: ocr({ pages: [2], confidence: 20 }) })],
  ])('%s is readable', (_, text) => {
    expect(coverIsReadable(text)).toBe(true);
  });

  it.each([
    ['a cover that is a picture', parsed({ blocks: [page(2, COVER)] })],
    ['a cover with a page number only', parsed({ blocks: [page(1, '1'), page(2, COVER)] })],
    ['a scan read with little confidence', parsed({ ocr: ocr({ confidence: 31 }) })],
    ['a good scan with a poor cover', parsed({ ocr: ocr({ pageConfidences: [22, 95] }) })],
    [
      'a scan that gave signs instead of words',
      parsed({ ocr: ocr({ rawText: 'xkz wqt rrtl jjk zzx fgh bcd wxz vvk tlm qqr' }) }),
    ],
    ['an empty scan', parsed({ ocr: ocr({ rawText: '\fĐảng bộ tỉnh' }) })],
  ])('%s is not', (_, text) => {
    expect(coverIsReadable(text)).toBe(false);
    expect(screenText(text, 'a.pdf', () => [])).toMatchObject({
      outcome: 'refused',
      reason: 'cover-unreadable',
    });
    expect(screenText(text, 'a.pdf', () => ['public'])).toMatchObject({ outcome: 'ok' });
  });

  it('a person who says that the cover is open does not lift a mark', () => {
    const stamped = parsed({ ocr: ocr({ rawText: `MẬT\n${COVER}`, confidence: 30 }) });

    expect(screenText(stamped, 'a.pdf', () => ['public'])).toMatchObject({ reason: 'secrecy-mark' });
  });

  it('the raw reading is screened where correction made another word of a stamp', () => {
    const corrected = parsed({
      rawLines: ['TỈNH ỦY HÒA THẮNG', 'MẤT', 'BÁO CÁO'],
      ocr: ocr({ rawText: `TỈNH ỦY HÒA THẮNG\nMẶT\nBÁO CÁO` }),
    });

    expect(screenText(corrected, 'a.pdf', () => [])).toMatchObject({ reason: 'secrecy-mark' });
  });
});

describe('file names', () => {
  it.each([
    '(MẬT) ke hoach.docx',
    '(mat) ke hoach.docx',
    '[Tối mật] báo cáo.pdf',
    'MẬT - kế hoạch bầu cử.docx',
    'MAT_ke_hoach.docx',
    'kế hoạch_MẬT.pdf',
    'Kế hoạch bầu cử MẬT.pdf',
    'Báo cáo số 12 TUYỆT MẬT.pdf',
    'TUYET MAT.pdf',
    '12-KH-TU_mat_2020.pdf',
    'bao cao_toi mat_2020.pdf',
    'thu muc/con/[MẬT] 01.txt',
    'C:\\tai lieu\\(MẬT) 01.txt',
    '(MẬT) ke hoach.docx'.normalize('NFD'),
  ])('%s is refused until a person declares it open', async (file) => {
    expect(isFileNameMarked(file)).toBe(true);
    const bytes = Buffer.from('Kế hoạch bầu cử\n\nCác chi bộ bầu cử trong tháng 3.');

    expect(await readDocument(bytes, { file })).toMatchObject({
      outcome: 'refused',
      reason: 'secrecy-file-name',
    });
    expect(await readDocument(bytes, { file, sidecar: { disclosure: 'public' } })).toMatchObject({
      outcome: 'ok',
    });
  });

  it.each([
    'mat-tran-to-quoc.docx',
    'bao_cao_mat_tran.docx',
    'UBMTTQ mat tran xa.pdf',
    'mat_do_dan_so.xlsx',
    'gap-mat-dau-xuan.txt',
    'hop_mat.txt',
    'hop mat.txt',
    'Gặp mặt.docx',
    'bao-ve-bi-mat-nha-nuoc.pdf',
    'bao_ve_bi_mat.pdf',
    'BẢO VỆ BÍ MẬT.pdf',
    'Quy định bảo vệ BÍ MẬT.pdf',
    'Quy định bí mật nhà nước.pdf',
    'Danh mục bí mật nhà nước độ tối mật của Đảng.pdf',
    'mật khẩu.txt',
    'mat_khau.txt',
    'mật ong.txt',
    'MAT BANG.docx',
    'nguyen van mat.docx',
    'format.docx',
    'matrix_2020.pdf',
    'MẬT/van-ban-1.txt',
  ])('%s is an ordinary name', (file) => {
    expect(isFileNameMarked(file)).toBe(false);
  });
});

describe('the screens take time in step with the text', () => {
  const FLOODS: readonly (readonly [string, (size: number) => string])[] = [
    ['blanks', (size) => ' '.repeat(size)],
    ['M and blanks', (size) => `M${' '.repeat(size)}T`],
    ['M A T', (size) => 'M Ậ T '.repeat(size / 6)],
    ['MẬT on lines', (size) => 'MẬT\n'.repeat(size / 4)],
    ['Số 12-BC/TU', (size) => 'Số 12-BC/TU '.repeat(size / 12)],
    ['frames', (size) => '[|*('.repeat(size / 4)],
    ['đảng cộng sản', (size) => 'ĐẢNG CỘNG SẢN VIỆT NAM\n'.repeat(size / 23)],
    ['phụ lục', (size) => 'Phụ lục\n'.repeat(size / 8)],
    ['digits', (size) => '0'.repeat(size)],
    ['digits and blanks', (size) => '09 '.repeat(size / 3)],
    ['CCCD số', (size) => 'CCCD số '.repeat(size / 8)],
    ['tài khoản', (size) => 'tài khoản 12 '.repeat(size / 13)],
    ['at signs', (size) => 'a@b.'.repeat(size / 4)],
    ['letters without end', (size) => 'a'.repeat(size)],
    ['letters and dots', (size) => 'a.b@'.repeat(size / 4)],
    ['thường trú tại', (size) => '1. Ông A CCCD 001075012345 thường trú tại '.repeat(size / 42)],
    ['ignore', (size) => 'ignore all '.repeat(size / 11)],
    ['bỏ qua mọi', (size) => 'bỏ qua mọi mọi tất cả các '.repeat(size / 26)],
    ['khi được hỏi', (size) => 'khi được hỏi về '.repeat(size / 16)],
    ['chat marks', (size) => '<|im_start '.repeat(size / 11)],
    ['người dùng:', (size) => 'người dùng: '.repeat(size / 12)],
    ['base64', (size) => 'aB3'.repeat(size / 3)],
    ['single letters', (size) => 'b ỏ q u a '.repeat(size / 10)],
    ['figures in words', (size) => '1gn0re'.repeat(size / 6)],
  ];

  function run(text: string): void {
    const lines = text.split('\n');
    screenSecrecy(lines, [lines]);
    const blocks = lines.map((line) => blockOf('paragraph', line));
    maskPersonalData([blockOf('paragraph', 'DANH SÁCH'), ...blocks]);
    dropHostileBlocks(parsed({ blocks }));
    isFileNameMarked(text);
  }

  /** Time of the processor: other programs on the machine do not count. */
  function millisecondsFor(text: string): number {
    let best = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 2; i++) {
      const start = process.cpuUsage();
      run(text);
      const { user, system } = process.cpuUsage(start);
      best = Math.min(best, (user + system) / 1_000);
    }
    return best;
  }

  it.each(FLOODS)('on a flood of %s', { timeout: 60_000 }, (_, make) => {
    run(make(4_000));
    const less = millisecondsFor(make(20_000));
    const more = millisecondsFor(make(80_000));

    // Sixteen times would be quadratic; small times are noise.
    expect(more < 200 || more / less < 9, `${less} ms, then ${more} ms`).toBe(true);
    expect(more).toBeLessThan(8_000);
  });
});
