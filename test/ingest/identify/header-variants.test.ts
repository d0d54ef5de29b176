import { describe, expect, it } from 'vitest';

import { readDocument } from '../../../ingest/read-document.ts';
import type { Document } from '../../../knowledge/model/document.ts';

/** Parts of a head, each replaced by a variant to see that one alone. */
const PARTY = {
  left: ['ĐẢNG BỘ TỈNH HÒA THẮNG', 'HUYỆN ỦY LĂNG MÔNG'],
  rule: ['*'],
  number: ['Số 05-KH/HU'],
  right: ['ĐẢNG CỘNG SẢN VIỆT NAM'],
  day: ['Lăng Mông, ngày 05 tháng 02 năm 2020'],
  kind: ['KẾ HOẠCH'],
  title: ['tổ chức đại hội các chi bộ'],
  end: ['-----'],
  body: ['I. MỤC ĐÍCH', 'Bảo đảm đại hội đúng thời gian và đúng nguyên tắc.'],
  foot: [
    'Nơi nhận:',
    '- Các chi bộ,',
    '- Lưu Văn phòng.',
    'T/M BAN THƯỜNG VỤ',
    'PHÓ BÍ THƯ',
    '(Đã ký)',
    'Lò Văn Pánh',
  ],
};
type Parts = { readonly [Key in keyof typeof PARTY]?: readonly string[] };

function textOf(over: Parts): string {
  const parts = { ...PARTY, ...over };
  const head = [parts.left, parts.rule, parts.number, parts.right, parts.day].flat();
  return [
    ...head,
    '',
    ...parts.kind,
    ...parts.title,
    ...parts.end,
    '',
    ...parts.body,
    '',
    ...parts.foot,
  ].join('\n');
}

const FIELDS = ['number', 'issuedOn', 'issuer', 'kind', 'title', 'signer', 'level'] as const;
type Expected = Partial<Record<(typeof FIELDS)[number], string | null>> & {
  readonly warnings?: readonly string[];
};
const WHOLE: Expected = {
  number: '05-KH/HU',
  issuedOn: '2020-02-05',
  issuer: 'Ban Thường vụ Huyện ủy Lăng Mông',
  kind: 'ke-hoach',
  title: 'Tổ chức đại hội các chi bộ',
  signer: 'Lò Văn Pánh',
  level: 'district',
  warnings: [],
};

async function readText(
  text: string,
  file = 'van ban.txt',
): Promise<{ document: Document; codes: string[] }> {
  const outcome = await readDocument(Buffer.from(text), { file });
  if (outcome.outcome !== 'ok') throw new Error(outcome.detail);
  return { document: outcome.content.document, codes: outcome.warnings.map(({ code }) => code) };
}
async function found(text: string, file?: string): Promise<Expected> {
  const { document, codes } = await readText(text, file);
  return { ...Object.fromEntries(FIELDS.map((field) => [field, document[field]])), warnings: codes };
}

const VARIANTS: readonly (readonly [string, Parts, Expected])[] = [
  ['as 36-HD/VPTW and 05-HD/VPTW have it', {}, {}],
  // Lines that a margin or recognition broke
  [
    'a title that breaks within its term',
    { title: ['tổ chức đại hội các chi bộ nhiệm kỳ 2025 -', '2030'], end: [] },
    { title: 'Tổ chức đại hội các chi bộ nhiệm kỳ 2025 - 2030' },
  ],
  [
    'a title that breaks within the name of a place',
    { title: ['kiểm tra việc chuẩn bị đại hội tại Phước', 'Mông'], end: [] },
    { title: 'Kiểm tra việc chuẩn bị đại hội tại Phước Mông' },
  ],
  [
    'a recipient without its dash',
    {
      foot: [
        'Nơi nhận:',
        '- Tỉnh ủy (để báo cáo),',
        'Các công đoàn cơ sở.',
        '- Lưu Văn phòng.',
        'T/M BAN THƯỜNG VỤ',
        'PHÓ BÍ THƯ',
        'Lò Văn Pánh',
      ],
    },
    {},
  ],
  // Numbers
  ['number with a colon', { number: ['Số: 05-KH/HU'] }, {}],
  ['number with a blank before the colon', { number: ['Số : 05-KH/HU'] }, {}],
  ['number with blanks around the hyphen', { number: ['Số 05 - KH/HU'] }, {}],
  ['number with a dash', { number: ['Số: 05 – KH/HU'] }, {}],
  ['number with a non-breaking hyphen', { number: ['Số 05\u2011KH/HU'] }, { warnings: ['look-alikes'] }],
  ['number with the slash first', { number: ['Số 05/KH-HU'] }, {}],
  ['number with two slashes', { number: ['Số: 05/KH/HU'] }, {}],
  ['number without leading zero', { number: ['Số 5-KH/HU'] }, {}],
  ['number of four digits', { number: ['Số 1548-KH/HU'] }, { number: '1548-KH/HU' }],
  ['number in capitals', { number: ['SỐ 05-KH/HU'] }, {}],
  ['number alone on its line', { number: ['05-KH/HU'] }, {}],
  ['number cut after the word', { number: ['Số', '05-KH/HU'] }, {}],
  ['number cut after the hyphen', { number: ['Số 05 -', 'KH/HU'] }, {}],
  [
    'number without digits',
    { number: ['Số        -KH/HU'] },
    { number: null, warnings: ['number-incomplete'] },
  ],
  ['number of dots', { number: ['Số …-KH/HU'] }, { number: null, warnings: ['number-incomplete'] }],
  ['no number line', { number: [] }, { number: null, level: 'district' }],
  ['recognised: Sô', { number: ['Sô 05-KH/HU'] }, {}],
  ['recognised: Sổ', { number: ['Sổ: 05-KH/HU'] }, {}],
  ['recognised: O for 0', { number: ['Số O5-KH/HU'] }, { warnings: ['value-unsure'] }],
  ['recognised: l for 1', { number: ['Số l5-KH/HU'] }, { number: '15-KH/HU', warnings: ['value-unsure'] }],
  ['recognised: the hyphen lost', { number: ['Số 05 KH/HU'] }, { warnings: ['value-unsure'] }],
  ['recognised: I for the slash', { number: ['Số 05-KHIHU'] }, { warnings: ['value-unsure'] }],
  // Days
  ['day without leading zeros', { day: ['Lăng Mông, ngày 5 tháng 2 năm 2020'] }, {}],
  ['day with slashes', { day: ['Lăng Mông, ngày 05/02/2020'] }, {}],
  ['day with hyphens', { day: ['Lăng Mông, ngày 5-2-2020'] }, {}],
  ['day with dots', { day: ['Lăng Mông, ngày 05.02.2020'] }, {}],
  ['day without comma', { day: ['Lăng Mông ngày 05 tháng 02 năm 2020'] }, {}],
  ['day without place', { day: ['Ngày 05 tháng 02 năm 2020'] }, {}],
  ['day cut before the month', { day: ['Lăng Mông, ngày 05', 'tháng 02 năm 2020'] }, {}],
  ['day cut before the year', { day: ['Lăng Mông, ngày 05 tháng 02', 'năm 2020'] }, {}],
  [
    'blank day',
    { day: ['Lăng Mông, ngày     tháng 02 năm 2020'] },
    { issuedOn: null, warnings: ['date-incomplete'] },
  ],
  [
    'day of dots',
    { day: ['Lăng Mông, ngày … tháng … năm 2020'] },
    { issuedOn: null, warnings: ['date-incomplete'] },
  ],
  [
    '31 February',
    { day: ['Lăng Mông, ngày 31 tháng 02 năm 2020'] },
    { issuedOn: null, warnings: ['date-incomplete'] },
  ],
  [
    '31/02 in figures',
    { day: ['Lăng Mông, ngày 31/02/2020'] },
    { issuedOn: null, warnings: ['date-incomplete'] },
  ],
  [
    'month 13',
    { day: ['Lăng Mông, ngày 05 tháng 13 năm 2020'] },
    { issuedOn: null, warnings: ['date-incomplete'] },
  ],
  ['no day line', { day: [] }, { issuedOn: null, warnings: ['date-missing'] }],
  ['recognised: blanks lost', { day: ['Lăng Mông, ngày05 tháng02 năm2020'] }, {}],
  ['broken within its year', { day: ['Lăng Mông, ngày 05 tháng 02 năm', '2020'] }, {}],
  ['recognised: marks lost', { day: ['Lăng Mông, ngay 05 thảng 02 năm 2020'] }, {}],
  [
    'recognised: letters for digits',
    { day: ['Lăng Mông, ngày O5 tháng O2 năm 2O2O'] },
    { warnings: ['value-unsure'] },
  ],
  // Layout
  [
    'columns swapped line by line',
    {
      left: ['ĐẢNG CỘNG SẢN VIỆT NAM', 'HUYỆN ỦY LĂNG MÔNG'],
      right: [],
      day: ['Lăng Mông, ngày 05 tháng 02 năm 2020'],
      rule: ['*'],
    },
    {},
  ],
  [
    'title line first',
    {
      left: ['ĐẢNG CỘNG SẢN VIỆT NAM', 'Lăng Mông, ngày 05 tháng 02 năm 2020', 'HUYỆN ỦY LĂNG MÔNG'],
      right: [],
      day: [],
    },
    {},
  ],
  [
    'columns run together',
    {
      left: ['ĐẢNG BỘ TỈNH HÒA THẮNG ĐẢNG CỘNG SẢN VIỆT NAM', 'HUYỆN ỦY LĂNG MÔNG'],
      rule: ['*'],
      number: ['Số 05-KH/HU Lăng Mông, ngày 05 tháng 02 năm 2020'],
      right: [],
      day: [],
    },
    {},
  ],
  [
    'columns run together the other way',
    {
      left: ['ĐẢNG CỘNG SẢN VIỆT NAM HUYỆN ỦY LĂNG MÔNG'],
      number: ['Lăng Mông, ngày 05 tháng 02 năm 2020 Số 05-KH/HU'],
      right: [],
      day: [],
    },
    {},
  ],
  [
    'two columns apart by blanks',
    {
      left: ['HUYỆN ỦY LĂNG MÔNG          ĐẢNG CỘNG SẢN VIỆT NAM'],
      number: ['Số 05-KH/HU          Lăng Mông, ngày 05 tháng 02 năm 2020'],
      right: [],
      day: [],
    },
    {},
  ],
  [
    'number and day below the title',
    {
      number: [],
      day: [],
      title: ['tổ chức đại hội các chi bộ', 'Số 05-KH/HU', 'Lăng Mông, ngày 05 tháng 02 năm 2020'],
    },
    {},
  ],
  ['recognised title line', { right: ['ĐANG CÔNG SẢN VIÊT NAM'] }, {}],
  // Kind and trích yếu
  ['kind with letters apart', { kind: ['K Ế  H O Ạ C H'] }, {}],
  ['kind recognised', { kind: ['KÊ HOACH'] }, {}],
  ['kind and trích yếu on one line', { kind: ['KẾ HOẠCH TỔ CHỨC ĐẠI HỘI CÁC CHI BỘ'], title: [] }, {}],
  ['no rule under the trích yếu', { end: [] }, {}],
  [
    'trích yếu over two lines',
    { title: ['tổ chức đại hội các chi bộ, tiến tới', 'Đại hội đại biểu huyện lần thứ XX'] },
    { title: 'Tổ chức đại hội các chi bộ, tiến tới Đại hội đại biểu huyện lần thứ XX' },
  ],
  [
    'trích yếu over two lines without rule',
    { title: ['tổ chức đại hội các chi bộ, tiến tới', 'Đại hội đại biểu huyện lần thứ XX'], end: [] },
    { title: 'Tổ chức đại hội các chi bộ, tiến tới Đại hội đại biểu huyện lần thứ XX' },
  ],
  [
    'trích yếu over three lines',
    { title: ['về việc tổ chức', 'đại hội các chi bộ trực thuộc', 'Đảng bộ huyện'] },
    { title: 'Về việc tổ chức đại hội các chi bộ trực thuộc Đảng bộ huyện' },
  ],
  [
    'term broken between the lines',
    { title: ['tổ chức đại hội, nhiệm kỳ 2020', '- 2025'] },
    { title: 'Tổ chức đại hội, nhiệm kỳ 2020 - 2025' },
  ],
  [
    'kind that the number contradicts',
    { kind: ['BÁO CÁO'] },
    { kind: 'bao-cao', warnings: ['kind-differs'] },
  ],
  [
    'a draft',
    { number: ['Số      -KH/HU', '(Dự thảo)'] },
    { number: null, warnings: ['number-incomplete', 'draft-paper'] },
  ],
  ['a draft by its title line', { kind: ['DỰ THẢO KẾ HOẠCH'] }, { warnings: ['draft-paper'] }],
  // Bodies
  [
    'body over two lines',
    {
      left: ['ĐẢNG BỘ TỈNH HÒA THẮNG', 'BAN CHẤP HÀNH ĐẢNG BỘ', 'HUYỆN LĂNG MÔNG'],
      foot: ['T/M BAN CHẤP HÀNH', 'BÍ THƯ', 'Lò Văn Pánh'],
    },
    { issuer: 'Ban Chấp hành Đảng bộ huyện Lăng Mông' },
  ],
  [
    'board of a province',
    {
      left: ['TỈNH ỦY HÒA THẮNG', 'BAN TỔ CHỨC'],
      number: ['Số 12-HD/BTCTU'],
      kind: ['HƯỚNG DẪN'],
      foot: ['K/T TRƯỞNG BAN', 'PHÓ TRƯỞNG BAN', 'Lò Văn Pánh'],
    },
    { number: '12-HD/BTCTU', issuer: 'Ban Tổ chức Tỉnh ủy Hòa Thắng', kind: 'huong-dan', level: 'province' },
  ],
  [
    'central board',
    {
      left: ['BAN CHẤP HÀNH TRUNG ƯƠNG', 'BAN TỔ CHỨC'],
      number: ['Số 27-HD/BTCTW'],
      kind: ['HƯỚNG DẪN'],
      foot: ['K/T TRƯỞNG BAN', 'PHÓ TRƯỞNG BAN', 'Lò Văn Pánh'],
    },
    { number: '27-HD/BTCTW', issuer: 'Ban Tổ chức Trung ương', kind: 'huong-dan', level: 'central' },
  ],
  [
    'Politburo by the title line',
    {
      left: ['BAN CHẤP HÀNH TRUNG ƯƠNG'],
      number: ['Số 46-CT/TW'],
      kind: ['CHỈ THỊ CỦA BỘ CHÍNH TRỊ'],
      foot: ['T/M BỘ CHÍNH TRỊ', 'TỔNG BÍ THƯ', 'Lò Văn Pánh'],
    },
    { number: '46-CT/TW', issuer: 'Bộ Chính trị', kind: 'chi-thi', level: 'central' },
  ],
  [
    'Secretariat by the signature',
    {
      left: ['BAN CHẤP HÀNH TRUNG ƯƠNG'],
      number: ['Số 46-CT/TW'],
      kind: ['CHỈ THỊ'],
      foot: ['T/M BAN BÍ THƯ', 'Lò Văn Pánh'],
    },
    { number: '46-CT/TW', issuer: 'Ban Bí thư', kind: 'chi-thi', level: 'central' },
  ],
  [
    'commune',
    {
      left: ['ĐẢNG BỘ TỈNH HÒA THẮNG', 'ĐẢNG ỦY XÃ SƠN LĨNH'],
      number: ['Số 05-NQ/ĐU'],
      kind: ['NGHỊ QUYẾT'],
      foot: ['T/M ĐẢNG ỦY', 'BÍ THƯ', 'Lò Văn Pánh'],
    },
    { number: '05-NQ/ĐU', issuer: 'Đảng ủy xã Sơn Lĩnh', kind: 'nghi-quyet', level: 'commune' },
  ],
  [
    'cell',
    {
      left: ['ĐẢNG ỦY XÃ SƠN LĨNH', 'CHI BỘ BẢN NẬM SỎI'],
      number: ['Số 02-NQ/CB'],
      kind: ['NGHỊ QUYẾT'],
      foot: ['T/M CHI BỘ', 'BÍ THƯ', 'Lò Văn Pánh'],
    },
    { number: '02-NQ/CB', issuer: 'Chi bộ bản Nậm Sỏi', kind: 'nghi-quyet', level: 'cell' },
  ],
  [
    'congress',
    {
      left: ['ĐẢNG BỘ TỈNH HÒA THẮNG', 'ĐẠI HỘI ĐẠI BIỂU LẦN THỨ XVII'],
      number: ['Số 01-NQ/ĐH'],
      kind: ['NGHỊ QUYẾT'],
      foot: ['T/M ĐOÀN CHỦ TỊCH', 'Lò Văn Pánh'],
    },
    {
      number: '01-NQ/ĐH',
      issuer: 'Đại hội đại biểu lần thứ XVII Đảng bộ tỉnh Hòa Thắng',
      kind: 'nghi-quyet',
      level: 'province',
    },
  ],
  [
    'people’s committee',
    {
      left: ['ỦY BAN NHÂN DÂN', 'TỈNH HÒA THẮNG'],
      rule: ['-------'],
      number: ['Số: 12/KH-UBND'],
      right: ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'],
      foot: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Lò Văn Pánh'],
    },
    { number: '12/KH-UBND', issuer: 'Ủy ban nhân dân tỉnh Hòa Thắng', level: 'province' },
  ],
  [
    'decision of a people’s committee with its year',
    {
      left: ['UỶ BAN NHÂN DÂN', 'TỈNH HOÀ THẮNG'],
      number: ['Số: 12/2020/QĐ-UBND'],
      kind: ['QUYẾT ĐỊNH'],
      right: ['CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập – Tự do – Hạnh phúc'],
      foot: ['TM. UỶ BAN NHÂN DÂN', 'CHỦ TỊCH', 'Lò Văn Pánh'],
    },
    {
      number: '12/2020/QĐ-UBND',
      issuer: 'Ủy ban nhân dân tỉnh Hòa Thắng',
      kind: 'quyet-dinh',
      level: 'province',
    },
  ],
  [
    'youth union',
    {
      left: ['BAN CHẤP HÀNH TỈNH HÒA THẮNG'],
      rule: ['***'],
      number: ['Số: 08-KH/TĐTN-TCKT'],
      right: ['ĐOÀN TNCS HỒ CHÍ MINH'],
      foot: ['TM. BAN THƯỜNG VỤ', 'PHÓ BÍ THƯ', 'Lò Văn Pánh'],
    },
    { number: '08-KH/TĐTN-TCKT', issuer: 'Ban Chấp hành Đoàn TNCS Hồ Chí Minh tỉnh Hòa Thắng', level: null },
  ],
  [
    'fatherland front',
    {
      left: ['ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM', 'TỈNH HÒA THẮNG', 'BAN THƯỜNG TRỰC'],
      number: ['Số: 31/KH-MTTQ-BTT'],
      right: ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'],
      foot: ['TM. BAN THƯỜNG TRỰC', 'PHÓ CHỦ TỊCH', 'Lò Văn Pánh'],
    },
    {
      number: '31/KH-MTTQ-BTT',
      issuer: 'Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Hòa Thắng',
      level: null,
    },
  ],
  // Letters
  [
    'letter',
    {
      number: ['Số 15-CV/HU', 'V/v tăng cường lãnh đạo đại hội'],
      kind: [],
      title: [],
      end: [],
      body: ['Kính gửi: Các chi bộ trực thuộc', '', 'Ban Thường vụ yêu cầu các chi bộ thực hiện nghiêm túc.'],
    },
    { number: '15-CV/HU', kind: 'cong-van', title: 'V/v tăng cường lãnh đạo đại hội' },
  ],
  [
    'letter whose subject breaks before the name of a place',
    {
      number: [
        'Số 15-CV/HU',
        'V/v sắp xếp tổ chức đảng sau khi sáp nhập',
        'Sơn Lĩnh, Nà Phển, nhiệm kỳ 2020-2025',
        'Lưu hành nội bộ',
      ],
      kind: [],
      title: [],
      end: [],
      body: ['Kính gửi: Các chi bộ trực thuộc', '', 'Ban Thường vụ yêu cầu các chi bộ thực hiện nghiêm túc.'],
    },
    {
      number: '15-CV/HU',
      kind: 'cong-van',
      title: 'V/v sắp xếp tổ chức đảng sau khi sáp nhập Sơn Lĩnh, Nà Phển, nhiệm kỳ 2020-2025',
      warnings: ['internal-mark'],
    },
  ],
  [
    'letter with its subject on two lines',
    {
      number: ['Số 15-CV/HU', 'V/v tăng cường lãnh đạo đại hội', 'các chi bộ, đảng bộ cơ sở'],
      kind: [],
      title: [],
      end: [],
      body: ['Kính gửi: Các chi bộ trực thuộc', '', 'Ban Thường vụ yêu cầu các chi bộ thực hiện nghiêm túc.'],
    },
    {
      number: '15-CV/HU',
      kind: 'cong-van',
      title: 'V/v tăng cường lãnh đạo đại hội các chi bộ, đảng bộ cơ sở',
    },
  ],
  [
    'letter of a state body',
    {
      left: ['ỦY BAN NHÂN DÂN', 'TỈNH HÒA THẮNG'],
      number: ['Số: 125/UBND-VX', 'V/v bảo đảm an toàn'],
      right: ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'],
      kind: [],
      title: [],
      end: [],
      body: ['Kính gửi: Các sở, ngành', '', 'Ủy ban nhân dân tỉnh yêu cầu các sở thực hiện nghiêm túc.'],
      foot: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'Lò Văn Pánh'],
    },
    {
      number: '125/UBND-VX',
      issuer: 'Ủy ban nhân dân tỉnh Hòa Thắng',
      kind: 'cong-van',
      title: 'V/v bảo đảm an toàn',
      level: 'province',
    },
  ],
  // Signatures
  ['signature without (Đã ký)', { foot: ['T/M BAN THƯỜNG VỤ', 'BÍ THƯ', 'Lò Văn Pánh'] }, {}],
  ['signature with a degree', { foot: ['T/M BAN THƯỜNG VỤ', 'BÍ THƯ', 'PGS. TS. Lò Văn Pánh'] }, {}],
  ['signature in capitals', { foot: ['T/M BAN THƯỜNG VỤ', 'BÍ THƯ', 'LÒ VĂN PÁNH'] }, {}],
  ['signature by order', { foot: ['T/L BAN THƯỜNG VỤ', 'CHÁNH VĂN PHÒNG', 'Lò Văn Pánh'] }, {}],
  ['signature for the head', { foot: ['TM. BAN THƯỜNG VỤ', 'KT. BÍ THƯ', 'PHÓ BÍ THƯ', 'Lò Văn Pánh'] }, {}],
  ['acting signer', { foot: ['T/M BAN THƯỜNG VỤ', 'Q. BÍ THƯ', 'Lò Văn Pánh'] }, {}],
  ['recognised T/ M', { foot: ['T/ M BAN THƯỜNG VỤ', 'BÍ THƯ', 'Lò Văn Pánh'] }, {}],
  ['capitals lost in an old encoding', { foot: ['T/M BAN THƯờNG Vụ', 'PHó Bí THƯ', 'Lò Văn Pánh'] }, {}],
  [
    'recipient that was too long for its column',
    {
      foot: [
        'Nơi nhận:',
        '- Các đảng ủy trực thuộc Trung',
        'ương,',
        '- Lưu Văn phòng.',
        'T/M BAN THƯỜNG VỤ',
        'BÍ THƯ',
        'Lò Văn Pánh',
      ],
    },
    {},
  ],
  [
    'name whose capital the old encoding did not have',
    { foot: ['T/M BAN THƯỜNG VỤ', 'BÍ THƯ', 'Lò Văn ích'] },
    { signer: 'Lò Văn Ích' },
  ],
  ['no signature', { foot: [] }, { signer: null, issuer: 'Huyện ủy Lăng Mông' }],
];

describe('variants of the head', () => {
  it.each(VARIANTS)('%s', async (_, parts, expected) => {
    expect(await found(textOf(parts))).toEqual({ ...WHOLE, ...expected });
  });

  it('has at least sixty of them', () => {
    expect(VARIANTS.length).toBeGreaterThanOrEqual(60);
  });

  it('reads a head and a foot set as tables', async () => {
    const cell = (...lines: string[]): string => `<td>${lines.map((line) => `<p>${line}</p>`).join('')}</td>`;
    const { head, foot } = {
      head: `<table><tr>${cell(...PARTY.left, '*', ...PARTY.number)}${cell(...PARTY.right, ...PARTY.day)}</tr></table>`,
      foot: `<table><tr>${cell('Nơi nhận:', '- Các chi bộ,', '- Lưu Văn phòng.')}${cell('T/M BAN THƯỜNG VỤ', 'PHÓ BÍ THƯ', '(Đã ký)', 'Lò Văn Pánh')}</tr></table>`,
    };
    const body = `<p>KẾ HOẠCH</p><p>tổ chức đại hội các chi bộ</p><p>-----</p><p>I. MỤC ĐÍCH</p><p>Bảo đảm đại hội đúng thời gian và đúng nguyên tắc.</p>`;

    expect(await found(`<html><body>${head}${body}${foot}</body></html>`)).toEqual(WHOLE);
  });

  it('remembers where each value comes from, surer when it was read as it should stand', async () => {
    const { document } = await readText(textOf({ number: ['Số O5-KH/HU'] }));

    expect(document.provenance['number']).toMatchObject({ from: 'text', evidence: 'Số O5-KH/HU' });
    expect(document.provenance['number']?.certainty).toBeLessThan(0.8);
    expect(document.provenance['issuedOn']?.certainty).toBeGreaterThan(0.9);
  });

  it('holds a draft as in force at no time and says so', async () => {
    const { document } = await readText(textOf({ kind: ['DỰ THẢO KẾ HOẠCH'] }));

    expect(document.validity).toMatchObject({ status: 'unknown', from: null });
    expect(document.validity.caution).toContain('dự thảo');
  });

  it.each([
    ['Kế hoạch này có hiệu lực từ ngày ký.', '2020-02-05', []],
    ['Kế hoạch này có hiệu lực kể từ ngày 01/3/2020.', '2020-03-01', []],
    ['Kế hoạch này có hiệu lực kể từ ngày 01/01/2020.', null, ['effective-before-issue']],
  ])('reads the day of effect: %s', async (sentence, from, warnings) => {
    const { document, codes } = await readText(textOf({ body: ['I. MỤC ĐÍCH', sentence] }));

    expect([document.validity.from, codes]).toEqual([from, warnings]);
  });
});

describe('the file name', () => {
  it.each<readonly [string, string, Parts, Expected]>([
    [
      'fills in what the text does not say',
      '05-KH-HU 5-2-2020.txt',
      { number: [], day: [] },
      { level: 'district', warnings: ['file-name-used', 'file-name-used'] },
    ],
    ['says nothing new', 'KH 05-KH_HU ngay 5.2.2020.docx', {}, {}],
    [
      'is told of when it differs, and the text stands',
      '06-KH-HU 6-2-2020.txt',
      {},
      { warnings: ['file-name-differs', 'file-name-differs'] },
    ],
    ['is told of when its bare number differs', 'kh6.txt', {}, { warnings: ['file-name-differs'] }],
    ['is not read as a number when it is none', 'Scan 12.txt', {}, {}],
  ])('%s', async (_, file, parts, expected) => {
    expect(await found(textOf(parts), file)).toEqual({ ...WHOLE, ...expected });
  });

  it('gives a value low certainty', async () => {
    const { document } = await readText(textOf({ number: [] }), '05-KH-HU.txt');

    expect(document.provenance['number']).toEqual({
      from: 'file-name',
      certainty: 0.5,
      evidence: '05-KH-HU.txt',
    });
  });

  it('never makes a paper of an article about it', async () => {
    const { document } = await readText(
      'Lăng Mông triển khai chỉ thị mới\n\n(LMO)- Huyện ủy Lăng Mông đã tổ chức hội nghị quán triệt chỉ thị về đại hội trong toàn đảng bộ huyện.\n',
      '35-CT-TW 30-5-2019.txt',
    );

    expect([document.number, document.issuedOn]).toEqual([null, null]);
  });
});
