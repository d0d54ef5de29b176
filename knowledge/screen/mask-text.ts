import { MASK, type PrivateKind } from './private-kinds.ts';

/** `text` with the numbers and addresses masked that are private wherever they stand. */
export function maskText(text: string, count: (kind: PrivateKind) => string = () => MASK): string {
  let result = text.replace(EMAIL, () => count('email'));
  if (!/\d{3}/.test(result)) return result;
  result = result.replace(CITIZEN_CUED, (all, cue: string, number: string, after: string) => {
    const digits = number.replace(/\D/g, '').length;
    const isNumber = /^\p{L}/u.test(number) || digits === 9 || digits === 12;
    return isNumber && !COUNTED.test(after) ? `${cue}${count('citizen-number')}${after}` : all;
  });
  result = result.replace(CARD_CUED, (_, cue: string) => `${cue}${count('citizen-number')}`);
  result = result.replace(ACCOUNT_CUED, (all, cue: string, number: string, after: string) => {
    const digits = number.replace(/\D/g, '').length;
    return digits >= 8 && digits <= 19 && !COUNTED.test(after)
      ? `${cue}${count('bank-account')}${after}`
      : all;
  });
  result = result.replace(CITIZEN_BARE, (number: string, offset: number, whole: string) =>
    isCitizenNumber(number) && !CODE_BEFORE.test(whole.slice(Math.max(0, offset - 40), offset))
      ? count('citizen-number')
      : number,
  );
  return result.replace(PHONE, (number: string, offset: number, whole: string) => {
    const before = whole.slice(Math.max(0, offset - 40), offset);
    return isPhone(number, before) && !CODE_BEFORE.test(before) && !HOT_LINE.test(before)
      ? count('phone')
      : number;
  });
}

/** `nguyen.van-a@tinh.gov.vn`; near misses: `@chibo`, `a@b`. */
const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}\p{L}{2,24}/gu;

/** `CCCD số: 001075012345`, `chứng minh nhân dân 123456789`; near miss: `căn cước công dân cho 123456789 người`. */
const CITIZEN_CUED =
  /((?<!\p{L})(?:CCCD|CMND|CMTND|CMT|căn cước(?: công dân)?|chứng minh(?: nhân dân| thư(?: nhân dân)?)?|định danh(?: cá nhân)?|hộ chiếu|passport)(?:[\s:().,/-]|số|mới|cũ|là|hoặc|hay|CMND|CCCD|căn cước|hộ chiếu){0,10})([A-Z]\d{7,8}|\d{9}|\d{12}|\d{3}(?:[ .]\d{3}){2,3})(?!\d)(.{0,12})/giu;
/** `số thẻ đảng viên: 12345678`, `số sổ BHXH 0123456789`. */
const CARD_CUED =
  /((?<!\p{L})(?:thẻ đảng(?: viên)?|sổ BHXH|mã số BHXH|sổ bảo hiểm xã hội)(?:[\s:]|số|là){0,5})\d{2}[.\d]{5,10}\d(?!\d)/giu;
/** `số tài khoản 1234 5678 9012`; near misses: `tài khoản 112`, `tài khoản có 12.500.000 đồng`. */
const ACCOUNT_CUED =
  /((?<!\p{L})(?:tài khoản|STK|TK)(?:[\s:.]|số|là|ngân hàng|thanh toán){0,8})(\d[\d .-]{6,24}\d)(?!\d)(.{0,12})/giu;
/** A number of people, things or money. */
const COUNTED = /^\s{0,3}(?:người|thẻ|trường hợp|hồ sơ|công dân|nghìn|triệu|tỷ|đồng|đ\b|VNĐ|USD|%)/iu;

/** Twelve digits on their own; near misses: `100000000000`, `0010.7501`, `001075012345/QĐ`. */
const CITIZEN_BARE = /(?<![\p{L}\d.,/+-])0\d{11}(?![\d/]|[.,-]\d|-\p{L})/gu;
/** Codes of the provinces in citizen numbers. */
const PROVINCES = new Set(
  (
    '001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 ' +
    '045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 ' +
    '092 093 094 095 096'
  ).split(' '),
);

/** Province, sex with century (20th and 21st), year, six digits. */
function isCitizenNumber(digits: string): boolean {
  return PROVINCES.has(digits.slice(0, 3)) && /^[0-3]$/.test(digits[3] ?? '');
}

/** `0912 345 678`, `+84.912.345.678`, `(0254) 3 812 345`; near misses: `0912/QĐ`, `03 12 45 67 89`, `0,912`. */
const PHONE =
  /(?<![\p{L}\d.,/+-])(?:\(?(?:\+|00)?84\)?[ .-]?(?:\(0\)[ .-]?)?|\(?0)\d(?:\)?[ .-]{0,2}\(?\d){6,10}(?![\d/%]|[.,-]\d|-\p{L}|\p{L})/gu;
const PHONE_CUE =
  /(?:điện thoại|(?<!\p{L})đ\.?t|sđt|tel|phone|fax|di động|zalo|liên hệ|liên lạc)[^\d]{0,20}$/iu;
/** Codes of firms and files look like telephone numbers. */
const CODE_BEFORE =
  /(?:mã số (?:thuế|doanh nghiệp|hợp tác xã|hồ sơ|đơn vị|dự án)|(?<!\p{L})MST|mã (?:hồ sơ|đơn vị|dự án|số)|mã QHNS|số hiệu|số seri)[\s:.,là]{0,6}$/iu;
/** Numbers that are there to be called by everybody. */
const HOT_LINE = /(?:đường dây nóng|hotline|tổng đài|trực ban)[^\d]{0,30}$/iu;

function isPhone(written: string, before: string): boolean {
  const digits = written.replace(/\D/g, '').replace(/^(?:00)?84(?:0?)(?=[2-9]\d{8,9}$)/, '0');
  const hasCue = PHONE_CUE.test(before);
  if (/^\(?84/.test(written) && !hasCue) return false;
  const groups = written.match(/\d+/g) ?? [];
  // Columns of small numbers are no telephone number: its first group has three digits and more.
  const isGrouped =
    hasCue || groups.length === 1 || (groups[0]?.length ?? 0) >= 3 || /^\D{0,2}(?:00)?84/.test(written);
  if (!isGrouped || groups.length > 6) return false;
  if (/^0[35789]\d{8}$/.test(digits) || /^02\d{9}$/.test(digits)) return true;
  return hasCue && /^0[1-9]\d{7,9}$/.test(digits);
}
