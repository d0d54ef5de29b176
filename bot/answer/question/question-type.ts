import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import { comparisonKey } from '../../../knowledge/text/normalize.ts';

/** What kind of thing the asker wants to hear. */
export type QuestionType =
  | 'when'
  | 'how-many'
  | 'who'
  | 'where'
  | 'list'
  | 'procedure'
  | 'why'
  | 'definition'
  | 'yes-no'
  | 'compare'
  | 'other';

/** A thing that must stand in a sentence before it can answer the question. */
export type Need =
  /** A day, month, quarter or year; `exact` when the question names which ("ngày nào"), else an event may answer too. */
  | { readonly kind: 'date'; readonly exact: boolean; readonly unit: DateUnit | null }
  /** The day a paper was issued; `of` are the folded content syllables that name it. */
  | { readonly kind: 'issue-date'; readonly of: readonly string[] }
  | { readonly kind: 'term' }
  | { readonly kind: 'ordinal' }
  /** A count or share; `unit` are the folded syllables that follow the number, empty when the question names none. */
  | { readonly kind: 'quantity'; readonly unit: readonly string[] }
  /** An amount of money. */
  | { readonly kind: 'money' }
  /** A time of day. */
  | { readonly kind: 'hour' }
  /** Where people meet: a hall, an office. */
  | { readonly kind: 'venue' }
  /** Somebody or some body that does something. */
  | { readonly kind: 'person' }
  /** The name of a person; `post` is the folded post that the person is asked for by, with its body when that is said. */
  | { readonly kind: 'person-name'; readonly post: AskedPost | null }
  /** The name of a unit of this kind: folded `xa`, `huyen`, `tinh`… */
  | { readonly kind: 'place-name'; readonly unit: string }
  | { readonly kind: 'phone' }
  | { readonly kind: 'email' }
  | { readonly kind: 'document-number' };

/** What a question for a date names: "ngày nào", "tháng mấy", "năm nào". Folded. */
export type DateUnit = 'ngay' | 'thang' | 'nam' | 'quy';

/** `bi thu` of `thi uy`. Folded. */
export interface AskedPost {
  readonly post: string;
  readonly body: string | null;
}

export interface QuestionKind {
  readonly type: QuestionType;
  readonly needs: readonly Need[];
}

/** Patterns over the folded question, tried in order; the first that matches gives the type. */
const TYPES: readonly (readonly [QuestionType, RegExp])[] = [
  ['compare', /\b(khac (nhau|gi|o|biet|voi|the)|so sanh|phan biet|giong va khac|khac the nao)\b/],
  ['why', /\b(vi sao|tai sao|sao lai|nguyen nhan|ly do|de lam gi|nham (muc dich|lam) gi|muc dich gi)\b/],
  [
    'when',
    /\b(khi nao|(?<!\b(?:nang|the|hieu|chat|tiem|nhan) )luc nao|bao gio|hom nao|chung nao|(ngay|thang|nam|quy|tuan|thoi gian|thoi diem|thoi han) (nao|may|bao nhieu)|(thoi gian|thoi diem|thoi han|ngay)\b.{0,60} la (khi nao|bao gio|gi)|tu ngay nao|den ngay nao|han (?:chot|cuoi)|luc may gio|may gio|vao may gio)\b/,
  ],
  [
    'list',
    /\b(liet ke|ke ten|neu ten|ke ra|gom (nhung|cac|co|ai|gi|(?:may|bao nhieu) (?:buoc|viec|noi dung|phan|loai|khau|giai doan|nhom|truong hop))|bao gom(?! (?:may|bao nhieu))|(nhung|cac)\b.{1,80}\b(nao|gi|ai)\b|nhung ai|co gi moi|(?:diem|noi dung) moi (?:la gi|gi|nao)|moi o (?:dau|cho nao|diem nao))/,
  ],
  [
    'how-many',
    /\b(bao nhieu|bao lau|may|ty le .{0,40}(nao|sao|the nao)|so luong .{0,40}(la|nao|sao)|phan tram)\b/,
  ],
  ['who', /\b(nguoi nao|nguoi ta la ai|dong chi nao|ong nao|ba nao|chuc (vu|danh)? ?gi|chuc gi)\b/],
  ['where', /\b(o dau|noi nao|dia diem nao|cho nao|dia phuong nao|don vi nao)\b/],
  [
    'definition',
    /\b(nghia la (?:gi|sao|the nao)|co nghia gi|the nao la|khai niem|dinh nghia|hieu la (?:gi|sao|the nao)|la gi)\b/,
  ],
  ['other', /\bket qua\b.{0,60}\b(?:ra sao|the nao|nhu the nao|la gi)/],
  // "Quy trình … có phải bầu cử không" asks for yes or no, whatever else it names.
  [
    'yes-no',
    /^(?!.*\b(?:sao|nao|gi|ai|may|bao nhieu|bao lau|bao gio|o dau)\b).*\b(?:khong|chua)(?: (?:a|nhi|vay|em|anh|chi|the|ha|dong chi))*$/,
  ],
  [
    'procedure',
    /\b(quy trinh|trinh tu|thu tuc|cac buoc|buoc nao|cach|lam the nao|nhu the nao|the nao|ra sao|lam sao|lam gi)\b/,
  ],
  [
    'yes-no',
    /\b(co phai|phai khong|duoc khong|duoc phep|co duoc|co .{1,60} (khong|chua)|khong nhi|dung khong)\b/,
  ],
];

/** Words after which the unit of a count has ended. */
const UNIT_END = new Set(
  'la o tai cua cho trong duoc co thi va de ve theo nao gi tren duoi da se bi tu den khi moi tong may bao vay a v nhi the roi'.split(
    ' ',
  ),
);

/** What the question asks for, from its wording alone. Expects short forms written out. */
export function questionKind(question: string): QuestionKind {
  const folded = foldDiacritics(question)
    .replace(/[^\p{L}\p{N}%/.-]+/gu, ' ')
    .trim();
  const asksWho = asksForPerson(question, folded);
  const needs: Need[] = [];
  if (/\b(so dien thoai|sdt|dien thoai so|hotline|duong day nong)\b/.test(folded))
    needs.push({ kind: 'phone' });
  if (/\b(email|thu dien tu|hop thu)\b/.test(folded)) needs.push({ kind: 'email' });
  if (
    /\b(so hieu|ky hieu|van ban so|so may|chi thi nao|ke hoach nao|quyet dinh nao|huong dan nao|quy dinh nao|thong bao nao|van ban nao)\b/.test(
      folded,
    )
  ) {
    needs.push({ kind: 'document-number' });
  }
  const type = asksWho
    ? 'who'
    : MONEY.test(folded)
      ? 'how-many'
      : (TYPES.find(([, pattern]) => pattern.test(folded))?.[0] ?? 'other');
  if (/\bnhiem ky (nao|may|bao nhieu)\b/.test(folded)) needs.push({ kind: 'term' });
  else if (/\b(lan thu may|lan may|khoa may|khoa nao|lan thu bao nhieu|thu may)\b/.test(folded))
    needs.push({ kind: 'ordinal' });
  else if (/\b(?:may gio|gio nao|luc may gio)\b/.test(folded)) needs.push({ kind: 'hour' });
  else if (MONEY.test(folded)) needs.push({ kind: 'money' });
  else if (type === 'when') needs.push(dateNeed(folded));
  else if (type === 'how-many' && needs.length === 0) needs.push({ kind: 'quantity', unit: unitOf(folded) });
  if (VENUE.test(folded)) needs.push({ kind: 'venue' });
  if (asksForName(folded, asksWho)) needs.push({ kind: 'person-name', post: postAsked(folded) });
  else if (asksWho) needs.push({ kind: 'person' });
  const unit =
    /(?<!\b(?:cap|co) )\b(xa|phuong|huyen|tinh|thi xa|thanh pho|quan|thi tran|dac khu)( nao| gi)\b/.exec(
      folded,
    )?.[1];
  if (unit !== undefined) needs.push({ kind: 'place-name', unit });
  return { type, needs };
}

/** Asks for a sum: "bao nhiêu tiền", "mức phụ cấp", "kinh phí … bao nhiêu"; not what money is for. */
const MONEY =
  /\b(?:bao nhieu tien|may (?:tien|dong(?! chi)|trieu|nghin|ngan|ty)|bao nhieu (?:dong(?! chi)|trieu|nghin|ngan|ty)|(?:kinh phi|phu cap|luong|le phi|tien (?:xe|an|cong|nuoc|thuong|phat|luong|ho tro|boi duong)|muc (?:chi|ho tro|boi duong|thuong|phat|dong|phi)|chi phi|ngan sach|dang phi)\b.{0,80}\b(?:bao nhieu|may|the nao|ra sao))\b/;
const VENUE =
  /\b(?:hoi truong nao|phong nao|tru so nao|dia diem nao|dia chi\b.{0,40}\b(?:nao|o dau|la gi)|(?:hoi truong|tru so|phong hop|dia chi)\b.{0,60}\bo dau)\b/;
const PAPER =
  /\b(chi thi|quyet dinh|quy dinh|quy che|huong dan|ke hoach|ket luan|nghi quyet|thong bao|thong tri|cong van|dieu le|van ban|luat|nghi dinh)\b/;
const ISSUED = /\b(ban hanh|(?<!\bnhiem )ky(?! luat)|ra doi|ra ngay|co ngay|ngay thang)\b/;
const NOT_ITS_NAME = new Set(
  'ngay thang nam nao may ban hanh ky ra doi la khi luc bao gio cua va so o duoc vao co do v a ha nhi vay the gi thoi gian diem cho hoi xin biet bi'.split(
    ' ',
  ),
);

function dateNeed(folded: string): Need {
  if (PAPER.test(folded) && ISSUED.test(folded)) {
    const of = folded
      .split(/[^\p{L}\p{N}]+/u)
      .filter((syllable) => syllable !== '' && !NOT_ITS_NAME.has(syllable));
    return { kind: 'issue-date', of };
  }
  const unit = (
    /\bhom nao\b/.test(folded) ? 'ngay' : /\b(ngay|thang|nam|quy) (?:nao|may|bao nhieu)\b/.exec(folded)?.[1]
  ) as DateUnit | undefined;
  return { kind: 'date', exact: unit !== undefined, unit: unit ?? null };
}

/** Before "ai" they mean nobody or anybody: "không ai trúng cử thì sao". */
const INDEFINITE = new Set([
  'không',
  'khong',
  'chẳng',
  'chang',
  'chưa',
  'chua',
  'cứ',
  'cu',
  'kỳ',
  'ky',
  'kể',
  'ke',
]);

/** "ai" alone is a question word; with diacritics typed, "ải" or "ái" is not. */
function asksForPerson(question: string, folded: string): boolean {
  const words = comparisonKey(question).split(/[^\p{L}\p{N}]+/u);
  return (
    words.some((word, i) => word === 'ai' && !INDEFINITE.has(words[i - 1] ?? '')) ||
    /\b(nguoi nao|dong chi nao|ong nao|ba nao)\b/.test(folded)
  );
}

const POST =
  '(?:pho )?(?:bi thu|chu tich|truong ban|chu nhiem|giam doc|vien truong|chanh van phong|tong bi thu)';
const POST_WITH_BODY = new RegExp(
  `\\b(${POST})\\b(?: (tinh uy|thanh uy|huyen uy|thi uy|quan uy|dang uy|chi bo|tuyen giao|to chuc|ubnd|uy ban nhan dan|uy ban kiem tra))?`,
  'g',
);

/** The last post named: "Đại hội bầu ai làm bí thư". */
function postAsked(folded: string): AskedPost | null {
  const match = [...folded.matchAll(POST_WITH_BODY)].at(-1);
  return match?.[1] === undefined ? null : { post: match[1], body: match[2] ?? null };
}

/** `bí thư … là ai`, `ai làm bí thư`, `ai ký`, `họ tên`, `ông nào`; near miss: `ai bỏ phiếu` (a body may answer). */
const NAME_ASKED = new RegExp(
  `\\b(ho (va )?ten|ten (la )?gi|ten ai|(ong|ba|dong chi) nao|(?<!\\b(?:khong|chang|chua|cu) )ai (da )?(ky|lam|giu|trung)|do ai ky|ai la ${POST}|${POST}\\b.{0,80}\\bla ai)\\b|\\bbau ai lam\\b`,
);

/** Whether only the name of a person answers. */
function asksForName(folded: string, asksWho: boolean): boolean {
  const names = NAME_ASKED.exec(folded);
  return (
    names !== null && (asksWho || !/^ten (la )?gi/.test(names[0]) || new RegExp(`\\b${POST}\\b`).test(folded))
  );
}

function unitOf(folded: string): string[] {
  const match = /\b(?:bao nhieu|may)\b((?:\s+[\p{L}\p{N}%]+){0,4})/u.exec(folded);
  const unit: string[] = [];
  for (const syllable of (match?.[1] ?? '').trim().split(/\s+/)) {
    if (syllable === '' || UNIT_END.has(syllable)) break;
    unit.push(syllable);
  }
  return unit;
}
