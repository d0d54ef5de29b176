import type { DocumentKind } from '../../knowledge/model/document.ts';
import type { Random } from './random.ts';

/** Invented places of one paper, from the province down. */
export interface Places {
  readonly province: string;
  readonly district: string;
  readonly commune: string;
  readonly hamlet: string;
}

/** How a body heads, numbers and signs its papers. */
export interface IssuingBody {
  /** For file names and reports. */
  readonly name: string;
  readonly superior: readonly string[];
  readonly body: readonly string[];
  readonly nation: 'party' | 'state';
  /** What stands behind the last sign of the number: `TU`, `BTCTW`. */
  readonly code: string;
  /** `party`: 40-KH/TU; `state`: 40/KH-UBND. */
  readonly numbering: 'party' | 'state';
  readonly kinds: readonly DocumentKind[];
  /** `CHỈ THỊ CỦA BỘ CHÍNH TRỊ`: stands behind the kind in the title line. */
  readonly titledOf: string | null;
  readonly issuers: readonly string[];
  readonly capacity: readonly string[];
  readonly town: string;
  /** See PaperTruth.place. */
  readonly place: string | null | undefined;
  readonly recipients: readonly string[];
}

const GUIDING: readonly DocumentKind[] = [
  'chi-thi',
  'ket-luan',
  'quy-dinh',
  'quyet-dinh',
  'huong-dan',
  'thong-bao',
];
const LEADING: readonly DocumentKind[] = [
  'ke-hoach',
  'nghi-quyet',
  'huong-dan',
  'thong-bao',
  'chuong-trinh',
  'bao-cao',
  'quyet-dinh',
  'cong-van',
  'ket-luan',
];
const WORKING: readonly DocumentKind[] = [
  'huong-dan',
  'ke-hoach',
  'bao-cao',
  'thong-bao',
  'to-trinh',
  'cong-van',
];

/** Every sort of body that writes about a congress; the last digit of the term decides what existed then. */
export const ISSUING_BODIES: Readonly<Record<string, (places: Places, random: Random) => IssuingBody>> = {
  'bo-chinh-tri': () =>
    central('Bộ Chính trị', {
      superior: [],
      body: ['BAN CHẤP HÀNH TRUNG ƯƠNG'],
      code: 'TW',
      kinds: GUIDING,
      titledOf: 'BỘ CHÍNH TRỊ',
      capacity: ['T/M BỘ CHÍNH TRỊ', 'TỔNG BÍ THƯ'],
    }),
  'ban-bi-thu': (_, random) =>
    central('Ban Bí thư', {
      superior: [],
      body: ['BAN CHẤP HÀNH TRUNG ƯƠNG'],
      code: 'TW',
      kinds: GUIDING,
      titledOf: random.chance(0.5) ? 'BAN BÍ THƯ' : null,
      capacity: ['T/M BAN BÍ THƯ', 'THƯỜNG TRỰC BAN BÍ THƯ'],
    }),
  'ban-chap-hanh-trung-uong': () =>
    central('Ban Chấp hành Trung ương', {
      superior: [],
      body: ['BAN CHẤP HÀNH TRUNG ƯƠNG'],
      code: 'TW',
      kinds: ['quy-dinh', 'nghi-quyet', 'quyet-dinh'],
      titledOf: null,
      capacity: ['T/M BAN CHẤP HÀNH TRUNG ƯƠNG', 'TỔNG BÍ THƯ'],
    }),
  'ban-to-chuc-trung-uong': () =>
    central('Ban Tổ chức Trung ương', {
      superior: ['BAN CHẤP HÀNH TRUNG ƯƠNG'],
      body: ['BAN TỔ CHỨC'],
      code: 'BTCTW',
      kinds: WORKING,
      titledOf: null,
      capacity: ['K/T TRƯỞNG BAN', 'PHÓ TRƯỞNG BAN'],
    }),
  'van-phong-trung-uong': () => ({
    ...central('Văn phòng Trung ương', {
      superior: ['BAN CHẤP HÀNH TRUNG ƯƠNG'],
      body: ['VĂN PHÒNG'],
      code: 'VPTW',
      kinds: ['huong-dan', 'cong-van', 'thong-bao'],
      titledOf: null,
      capacity: ['K/T CHÁNH VĂN PHÒNG', 'PHÓ CHÁNH VĂN PHÒNG'],
    }),
    issuers: ['Văn phòng Trung ương', 'Văn phòng Trung ương Đảng', 'Văn phòng Ban Chấp hành Trung ương'],
  }),
  'ban-thuong-vu-tinh-uy': ({ province, district }, random) => ({
    name: 'ban-thuong-vu-tinh-uy',
    superior: [],
    body: [`TỈNH ỦY ${province.toUpperCase()}`],
    nation: 'party',
    code: 'TU',
    numbering: 'party',
    kinds: LEADING,
    titledOf: null,
    issuers: [`Ban Thường vụ Tỉnh ủy ${province}`],
    capacity: ['T/M BAN THƯỜNG VỤ', random.chance(0.5) ? 'BÍ THƯ' : 'PHÓ BÍ THƯ'],
    town: random.chance(0.5) ? province : district,
    place: province,
    recipients: [
      'Ban Tổ chức Trung ương (để báo cáo)',
      'Các đồng chí Tỉnh ủy viên',
      'Các đảng ủy trực thuộc',
    ],
  }),
  'tinh-uy': ({ province }) => ({
    name: 'tinh-uy',
    superior: [],
    body: [`TỈNH ỦY ${province.toUpperCase()}`],
    nation: 'party',
    code: 'TU',
    numbering: 'party',
    kinds: ['nghi-quyet', 'chuong-trinh', 'bao-cao', 'quy-che'],
    titledOf: null,
    issuers: [
      `Tỉnh ủy ${province}`,
      `Ban Chấp hành Tỉnh ủy ${province}`,
      `Ban Chấp hành Đảng bộ tỉnh ${province}`,
    ],
    capacity: ['T/M TỈNH ỦY', 'BÍ THƯ'],
    town: province,
    place: province,
    recipients: ['Bộ Chính trị, Ban Bí thư (để báo cáo)', 'Các ban đảng, đảng ủy trực thuộc Tỉnh ủy'],
  }),
  'thanh-uy': ({ province }) => ({
    name: 'thanh-uy',
    superior: [],
    body: [`THÀNH ỦY ${province.toUpperCase()}`],
    nation: 'party',
    code: 'TU',
    numbering: 'party',
    kinds: LEADING,
    titledOf: null,
    issuers: [`Ban Thường vụ Thành ủy ${province}`],
    capacity: ['T/M BAN THƯỜNG VỤ', 'PHÓ BÍ THƯ THƯỜNG TRỰC'],
    town: province,
    place: province,
    recipients: ['Ban Bí thư Trung ương Đảng (để báo cáo)', 'Các đồng chí Thành ủy viên'],
  }),
  'ban-cua-tinh-uy': ({ province }, random) => {
    const [words, code, head] = random.pick([
      ['Ban Tổ chức', 'BTCTU', 'TRƯỞNG BAN'],
      ['Ban Tuyên giáo và Dân vận', 'BTGDVTU', 'TRƯỞNG BAN'],
      ['Ủy ban Kiểm tra', 'UBKTTU', 'CHỦ NHIỆM'],
      ['Văn phòng', 'VPTU', 'CHÁNH VĂN PHÒNG'],
    ] as const);
    return {
      name: 'ban-cua-tinh-uy',
      superior: [`TỈNH ỦY ${province.toUpperCase()}`],
      body: [words.toUpperCase()],
      nation: 'party',
      code,
      numbering: 'party',
      kinds: WORKING,
      titledOf: null,
      issuers: [`${words} Tỉnh ủy ${province}`],
      capacity: random.chance(0.5) ? [head] : [`K/T ${head}`, `PHÓ ${head}`],
      town: province,
      place: province,
      recipients: ['Thường trực Tỉnh ủy (để báo cáo)', 'Lãnh đạo và các phòng chuyên môn'],
    };
  },
  'huyen-uy': ({ province, district }, random) => {
    const [words, code, unit] = random.pick([
      ['Huyện ủy', 'HU', 'huyện'],
      ['Thị ủy', 'TXU', 'thị xã'],
      ['Quận ủy', 'QU', 'quận'],
    ] as const);
    return {
      name: 'huyen-uy',
      superior: [`ĐẢNG BỘ TỈNH ${province.toUpperCase()}`],
      body: [`${words.toUpperCase()} ${district.toUpperCase()}`],
      nation: 'party',
      code,
      numbering: 'party',
      kinds: LEADING,
      titledOf: null,
      issuers: [`Ban Thường vụ ${words} ${district}`],
      capacity: ['T/M BAN THƯỜNG VỤ', random.chance(0.5) ? 'BÍ THƯ' : 'PHÓ BÍ THƯ'],
      town: district,
      place: district,
      recipients: ['Ban Thường vụ Tỉnh ủy (để báo cáo)', `Các chi bộ, đảng bộ trực thuộc ${unit}`],
    };
  },
  'dang-uy-xa': ({ province, district, commune }, random) => {
    const unit = random.pick(['xã', 'phường', 'xã']);
    return {
      name: 'dang-uy-xa',
      superior: [
        random.chance(0.5) ? `ĐẢNG BỘ TỈNH ${province.toUpperCase()}` : `HUYỆN ỦY ${district.toUpperCase()}`,
      ],
      body: [`ĐẢNG ỦY ${unit.toUpperCase()} ${commune.toUpperCase()}`],
      nation: 'party',
      code: 'ĐU',
      numbering: 'party',
      kinds: ['nghi-quyet', 'ke-hoach', 'quyet-dinh', 'bao-cao', 'thong-bao', 'cong-van', 'chuong-trinh'],
      titledOf: null,
      issuers: [`Đảng ủy ${unit} ${commune}`],
      capacity: ['T/M ĐẢNG ỦY', random.chance(0.6) ? 'BÍ THƯ' : 'PHÓ BÍ THƯ'],
      town: commune,
      place: commune,
      recipients: ['Ban Tổ chức Tỉnh ủy', 'Các đồng chí Đảng ủy viên', 'Các chi bộ trực thuộc'],
    };
  },
  'dang-uy-co-so': ({ province }, random) => {
    const of = random.pick([
      'Sở Nội vụ',
      'Công an tỉnh',
      'Trường Cao đẳng Sư phạm',
      'Bệnh viện Đa khoa tỉnh',
    ]);
    return {
      name: 'dang-uy-co-so',
      superior: ['ĐẢNG BỘ CÁC CƠ QUAN ĐẢNG TỈNH'],
      body: [`ĐẢNG ỦY ${of.toUpperCase()}`],
      nation: 'party',
      code: 'ĐU',
      numbering: 'party',
      kinds: ['nghi-quyet', 'ke-hoach', 'bao-cao', 'thong-bao', 'to-trinh'],
      titledOf: null,
      issuers: [`Đảng ủy ${of}`],
      capacity: ['T/M ĐẢNG ỦY', 'BÍ THƯ'],
      town: province,
      place: undefined,
      recipients: ['Đảng ủy cấp trên (để báo cáo)', 'Các chi bộ trực thuộc'],
    };
  },
  'chi-bo': ({ commune, hamlet }, random) => {
    const unit = random.pick(['thôn', 'bản', 'khu phố']);
    return {
      name: 'chi-bo',
      superior: [`ĐẢNG ỦY XÃ ${commune.toUpperCase()}`],
      body: [`CHI BỘ ${unit.toUpperCase()} ${hamlet.toUpperCase()}`],
      nation: 'party',
      code: 'CB',
      numbering: 'party',
      kinds: ['nghi-quyet', 'ke-hoach', 'bao-cao', 'to-trinh'],
      titledOf: null,
      issuers: [`Chi bộ ${unit} ${hamlet}`],
      capacity: ['T/M CHI BỘ', 'BÍ THƯ'],
      town: commune,
      place: undefined,
      recipients: ['Đảng ủy xã (để báo cáo)', 'Các đồng chí đảng viên trong chi bộ'],
    };
  },
  'dai-hoi': ({ province }, random) => {
    const ordinal = random.pick(['XV', 'XVI', 'XVII', 'XVIII', 'XIX']);
    return {
      name: 'dai-hoi',
      superior: [`ĐẢNG BỘ TỈNH ${province.toUpperCase()}`],
      body: [`ĐẠI HỘI ĐẠI BIỂU LẦN THỨ ${ordinal}`],
      nation: 'party',
      code: 'ĐH',
      numbering: 'party',
      kinds: ['nghi-quyet', 'bao-cao'],
      titledOf: null,
      issuers: [
        `Đại hội đại biểu Đảng bộ tỉnh ${province} lần thứ ${ordinal}`,
        `Đại hội đại biểu lần thứ ${ordinal} Đảng bộ tỉnh ${province}`,
        `Đại hội đại biểu lần thứ ${ordinal}`,
        `Đảng bộ tỉnh ${province} Đại hội đại biểu lần thứ ${ordinal}`,
      ],
      capacity: ['T/M ĐOÀN CHỦ TỊCH'],
      town: province,
      place: province,
      recipients: ['Ban Chấp hành Trung ương (để báo cáo)', 'Các đại biểu dự đại hội'],
    };
  },
  'uy-ban-nhan-dan': ({ province, commune }, random) => {
    const isProvince = random.chance(0.6);
    const of = isProvince ? `tỉnh ${province}` : `xã ${commune}`;
    return {
      name: 'uy-ban-nhan-dan',
      superior: [],
      body: ['ỦY BAN NHÂN DÂN', of.toUpperCase()],
      nation: 'state',
      code: 'UBND',
      numbering: 'state',
      kinds: ['ke-hoach', 'quyet-dinh', 'bao-cao', 'to-trinh', 'cong-van', 'thong-bao'],
      titledOf: null,
      issuers: [`Ủy ban nhân dân ${of}`],
      capacity: random.chance(0.5)
        ? ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']
        : ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
      town: isProvince ? province : commune,
      place: isProvince ? province : commune,
      recipients: ['Như trên', 'Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân'],
    };
  },
  'hoi-dong-nhan-dan': ({ province }) => ({
    name: 'hoi-dong-nhan-dan',
    superior: [],
    body: ['HỘI ĐỒNG NHÂN DÂN', `TỈNH ${province.toUpperCase()}`],
    nation: 'state',
    code: 'HĐND',
    numbering: 'state',
    kinds: ['nghi-quyet', 'bao-cao', 'thong-bao'],
    titledOf: null,
    issuers: [`Hội đồng nhân dân tỉnh ${province}`],
    capacity: ['CHỦ TỊCH'],
    town: province,
    place: province,
    recipients: ['Ủy ban Thường vụ Quốc hội', 'Đại biểu Hội đồng nhân dân tỉnh'],
  }),
  'mat-tran': ({ province }) => ({
    name: 'mat-tran',
    superior: ['ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM'],
    body: [`TỈNH ${province.toUpperCase()}`, 'BAN THƯỜNG TRỰC'],
    nation: 'state',
    code: 'MTTQ-BTT',
    numbering: 'state',
    kinds: ['ke-hoach', 'huong-dan', 'bao-cao'],
    titledOf: null,
    issuers: [
      `Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh ${province}`,
      `Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh ${province}`,
      `Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh ${province} Ban Thường trực`,
    ],
    capacity: ['TM. BAN THƯỜNG TRỰC', 'PHÓ CHỦ TỊCH'],
    town: province,
    place: province,
    recipients: ['Ban Thường trực Ủy ban Trung ương', 'Các tổ chức thành viên'],
  }),
  'doan-the': ({ province }) => ({
    name: 'doan-the',
    superior: [],
    body: [`LIÊN ĐOÀN LAO ĐỘNG TỈNH ${province.toUpperCase()}`],
    nation: 'state',
    code: 'LĐLĐ',
    numbering: 'state',
    kinds: ['ke-hoach', 'huong-dan', 'bao-cao', 'thong-bao'],
    titledOf: null,
    issuers: [`Liên đoàn Lao động tỉnh ${province}`, `Ban Thường vụ Liên đoàn Lao động tỉnh ${province}`],
    capacity: ['TM. BAN THƯỜNG VỤ', 'PHÓ CHỦ TỊCH'],
    town: province,
    place: province,
    recipients: ['Tỉnh ủy (để báo cáo)', 'Các công đoàn cơ sở'],
  }),
};

function central(
  issuer: string,
  parts: Pick<IssuingBody, 'superior' | 'body' | 'code' | 'kinds' | 'titledOf' | 'capacity'>,
): IssuingBody {
  return {
    ...parts,
    name: parts.code === 'TW' ? 'trung-uong' : 'ban-trung-uong',
    nation: 'party',
    numbering: 'party',
    issuers: [issuer],
    town: 'Hà Nội',
    place: null,
    recipients: [
      'Các tỉnh ủy, thành ủy, đảng ủy trực thuộc Trung ương',
      'Các đồng chí Ủy viên Trung ương Đảng',
    ],
  };
}

/** Whether the body existed then: district committees ended with June 2025. */
export function existedOn(name: string, issuedOn: string): boolean {
  return name !== 'huyen-uy' || issuedOn < '2025-07-01';
}
