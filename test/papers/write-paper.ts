import { DOCUMENT_KINDS, type DocumentKind } from '../../knowledge/model/document.ts';
import { writeBody, type BodyForm } from './body.ts';
import { ISSUING_BODIES, existedOn, type IssuingBody, type Places } from './issuers.ts';
import { personName, placeName, type Wording } from './names.ts';
import type { Paper } from './paper.ts';
import type { Random } from './random.ts';
import { createWriter } from './sentences.ts';

const KIND_CODES: Partial<Record<DocumentKind, string>> = {
  'nghi-quyet': 'NQ',
  'quyet-dinh': 'QĐ',
  'quy-dinh': 'QĐ',
  'quy-che': 'QC',
  'chi-thi': 'CT',
  'ket-luan': 'KL',
  'huong-dan': 'HD',
  'thong-bao': 'TB',
  'bao-cao': 'BC',
  'ke-hoach': 'KH',
  'chuong-trinh': 'CTr',
  'to-trinh': 'TTr',
  'cong-van': 'CV',
};
const RULED: readonly DocumentKind[] = ['quyet-dinh', 'quy-dinh', 'quy-che'];

/** Choices that tests want to make themselves; chance decides what is left out. */
export interface PaperWishes {
  readonly form?: BodyForm;
  readonly pages?: number;
  readonly tables?: boolean;
  readonly annexes?: number;
  /** A key of ISSUING_BODIES. */
  readonly issuer?: string;
  readonly marks?: readonly string[];
  /** Default `usual`. */
  readonly wording?: Wording;
}

/** One invented paper about the preparation of a congress. The same chances and wishes give the same paper. */
export function writePaper(random: Random, wishes: PaperWishes = {}): Paper {
  const { wording = 'usual' } = wishes;
  const places: Places = {
    province: placeName(random, wording),
    district: placeName(random, wording),
    commune: placeName(random, wording),
    hamlet: placeName(random, wording),
  };
  const opening = random.pick([2010, 2015, 2020, 2025]);
  const term = `${opening}-${opening + 5}`;
  const year = random.pick([opening - 1, opening]);
  const issuedOn = `${year}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`;
  const known = Object.keys(ISSUING_BODIES).filter((name) => existedOn(name, issuedOn));
  const chosen = wishes.issuer !== undefined && existedOn(wishes.issuer, issuedOn) ? wishes.issuer : null;
  const make = ISSUING_BODIES[chosen ?? random.pick(known)];
  if (make === undefined) throw new Error(`no issuer ${wishes.issuer ?? ''}`);
  const issuer = make(places, random);
  const kind = kindFor(issuer, wishes.form, random);
  const form = wishes.form ?? formFor(kind, random);
  const writer = createWriter(random, year, wording);

  const ordinal = random.int(1, 480);
  const number = numberOf(issuer, ordinal, kind);
  const title = titleOf(kind, places, term, random, wording);
  const kindWords = DOCUMENT_KINDS[kind];
  const signer = personName(random, wording);
  const { body, annexes } = writeBody(random, writer, {
    form,
    pages: wishes.pages ?? random.int(1, 4),
    tables: wishes.tables ?? random.chance(0.35),
    annexes: wishes.annexes ?? (random.chance(0.25) ? random.int(1, 2) : 0),
    opening: openingOf(kind, form, issuer, term, random),
    ownName: `${kindWords} số ${number}, ngày ${dayWords(issuedOn, '/')}`,
  });
  const internal = (wishes.marks ?? []).some((mark) => /nội bộ|thu hồi/iu.test(mark));
  return {
    head: {
      superior: issuer.superior,
      body: issuer.body,
      rule: issuer.nation === 'party' ? '*' : '-------',
      numberLine: typedNumber(issuer, ordinal, kind, random),
      subjectLine: kind === 'cong-van' ? `V/v ${title}` : null,
      marks: wishes.marks ?? [],
      nation:
        issuer.nation === 'party'
          ? ['ĐẢNG CỘNG SẢN VIỆT NAM']
          : ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'],
      dateLine: typedDate(issuer.town, issuedOn, random),
      kindLine:
        kind === 'cong-van'
          ? null
          : `${kindWords.toUpperCase()}${issuer.titledOf === null ? '' : ` CỦA ${issuer.titledOf}`}`,
      titleLines: kind === 'cong-van' ? [] : titleLines(title, random),
      titleRule: kind === 'cong-van' || random.chance(0.2) ? '' : '-----',
    },
    body,
    foot: {
      recipients: ['Nơi nhận:', ...issuer.recipients.map((name) => `- ${name},`), '- Lưu Văn phòng.'],
      capacity: issuer.capacity,
      signed: random.chance(0.4) ? '(Đã ký)' : null,
      signer,
    },
    annexes,
    truth: {
      number,
      issuedOn,
      issuers: issuer.issuers,
      kind,
      title: kind === 'cong-van' ? `V/v ${title}` : title,
      signer,
      place: issuer.place,
      term,
      disclosure: internal ? 'internal' : 'public',
    },
  };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function kindFor(issuer: IssuingBody, form: BodyForm | undefined, random: Random): DocumentKind {
  const fits = (kind: DocumentKind): boolean => {
    if (form === undefined) return true;
    if (form === 'letter') return kind === 'cong-van';
    if (form === 'articles' || form === 'sections') return RULED.includes(kind);
    return kind !== 'cong-van' && !RULED.includes(kind);
  };
  const kinds = issuer.kinds.filter(fits);
  if (kinds.length > 0) return random.pick(kinds);
  if (form === 'letter') return 'cong-van';
  if (form === 'articles' || form === 'sections') return 'quyet-dinh';
  return random.pick(issuer.kinds);
}

function formFor(kind: DocumentKind, random: Random): BodyForm {
  if (kind === 'cong-van') return 'letter';
  if (RULED.includes(kind)) return random.pick(['articles', 'sections']);
  return random.pick(['roman', 'roman', 'dashed', 'parts', 'plain']);
}

/** Party numbers are canonical as `40-KH/TU`, those of the state as `40/KH-UBND`. Digits have at least two places. */
function numberOf({ numbering, code }: IssuingBody, ordinal: number, kind: DocumentKind): string {
  const sign = KIND_CODES[kind] ?? 'CV';
  return numbering === 'party' ? `${two(ordinal)}-${sign}/${code}` : `${two(ordinal)}/${sign}-${code}`;
}

function typedNumber(
  { numbering, code }: IssuingBody,
  ordinal: number,
  kind: DocumentKind,
  random: Random,
): string {
  const sign = KIND_CODES[kind] ?? 'CV';
  const digits = two(ordinal);
  if (numbering === 'state') return `Số: ${digits}/${sign}-${code}`;
  return random.pick([
    `Số ${digits}-${sign}/${code}`,
    `Số ${digits}-${sign}/${code}`,
    `Số: ${digits}-${sign}/${code}`,
    `Số ${digits} - ${sign}/${code}`,
    `Số: ${digits} – ${sign}/${code}`,
    `Số ${digits}/${sign}-${code}`,
    `Số: ${digits}/${sign}-${code}`,
  ]);
}

function dayWords(day: string, separator: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return [String(Number(date)), String(Number(month)), year].join(separator);
}

function typedDate(town: string, day: string, random: Random): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const shortMonth = Number(month) <= 2 ? month : String(Number(month));
  return random.pick([
    `${town}, ngày ${date} tháng ${shortMonth} năm ${year}`,
    `${town}, ngày ${date} tháng ${month} năm ${year}`,
    `${town}, ngày ${Number(date)} tháng ${Number(month)} năm ${year}`,
    `${town}, ngày ${date}/${month}/${year}`,
    `${town}, ngày ${Number(date)}-${Number(month)}-${year}`,
    `${town} ngày ${date} tháng ${month} năm ${year}`,
  ]);
}

function titleOf(kind: DocumentKind, places: Places, term: string, random: Random, wording: Wording): string {
  const shown = random.chance(0.5) ? term : term.replace('-', ' - ');
  const about = random.pick(
    wording === 'other'
      ? otherSubjects(places, shown)
      : [
          `tổ chức đại hội đảng bộ các cấp, nhiệm kỳ ${shown}`,
          `chuẩn bị nhân sự cấp ủy các cấp nhiệm kỳ ${shown}`,
          `công tác tuyên truyền đại hội đảng bộ các cấp, nhiệm kỳ ${shown}`,
          `tiến độ xây dựng văn kiện trình đại hội nhiệm kỳ ${shown}`,
          `bảo đảm an ninh, trật tự phục vụ đại hội đảng bộ các cấp nhiệm kỳ ${shown}`,
          `kiểm tra, giám sát việc chuẩn bị đại hội nhiệm kỳ ${shown} tại ${places.commune}`,
        ],
  );
  if (kind === 'quyet-dinh' || kind === 'quy-dinh') return `${random.pick(['về việc', 'về'])} ${about}`;
  if (kind === 'bao-cao' || kind === 'ket-luan' || kind === 'nghi-quyet') return `về ${about}`;
  return about;
}

function otherSubjects({ commune, district }: Places, term: string): string[] {
  return [
    `giới thiệu nhân sự ứng cử ban thường vụ, bí thư, phó bí thư nhiệm kỳ ${term}`,
    `phân công thành viên tiểu ban phục vụ đại hội, nhiệm kỳ ${term}`,
    `lấy ý kiến góp ý vào dự thảo các văn kiện đại hội nhiệm kỳ ${term}`,
    `sơ kết đại hội điểm ở ${commune} và triển khai đại hội trong toàn đảng bộ nhiệm kỳ ${term}`,
    `phát động thi đua lập thành tích chào mừng đại hội, nhiệm kỳ ${term}`,
    `sắp xếp tổ chức đảng sau khi sáp nhập ${commune}, ${district}, nhiệm kỳ ${term}`,
  ];
}

/** A long trích yếu is broken in two lines, never within the years of the term. */
function titleLines(title: string, random: Random): string[] {
  const middle = title.indexOf(', nhiệm kỳ');
  if (middle !== -1 && random.chance(0.6)) return [title.slice(0, middle + 1), title.slice(middle + 2)];
  const cut = title.indexOf(' ', Math.floor(title.length / 2));
  if (title.length < 50 || cut === -1 || cut > title.indexOf('nhiệm kỳ') || random.chance(0.5))
    return [title];
  return [title.slice(0, cut), title.slice(cut + 1)];
}

function openingOf(
  kind: DocumentKind,
  form: BodyForm,
  issuer: IssuingBody,
  term: string,
  random: Random,
): string[] {
  const year = Number(term.slice(0, 4)) - 1;
  const basis = `Chỉ thị số ${random.int(20, 60)}-CT/TW, ngày ${random.int(1, 28)}/${random.int(1, 12)}/${year} của Bộ Chính trị`;
  const who = issuer.issuers[0] ?? '';
  if (form === 'articles' || form === 'sections') {
    const lines = [
      'Căn cứ Điều lệ Đảng Cộng sản Việt Nam;',
      `Căn cứ ${basis} về đại hội đảng bộ các cấp, nhiệm kỳ ${term};`,
      `Xét đề nghị của cơ quan tham mưu, ${who} quyết định:`,
    ];
    return kind === 'quyet-dinh' && form === 'articles'
      ? [...lines.slice(0, 2), `${who} quyết định như sau:`]
      : lines;
  }
  if (form === 'letter')
    return [
      `Kính gửi: ${random.pick(['Các chi bộ, đảng bộ trực thuộc', 'Thủ trưởng các cơ quan, đơn vị'])}`,
      `Thực hiện ${basis} về đại hội đảng bộ các cấp, nhiệm kỳ ${term}, ${who} đề nghị các cơ quan, đơn vị thực hiện một số nội dung sau:`,
    ];
  return [
    `Thực hiện ${basis} về đại hội đảng bộ các cấp, nhiệm kỳ ${term}, ${who} ban hành ${DOCUMENT_KINDS[kind].toLowerCase()} với các nội dung sau:`,
  ];
}
