import { foldDiacritics } from '../../knowledge/text/fold.ts';
import { foldSpaces, normalizeText } from '../../knowledge/text/normalize.ts';

/** What stands in a question in place of private words. */
export const HIDDEN = '[đã che]';

export interface CarefulReading {
  /** A mark of secrecy stands in it as on a paper: nothing of it may be kept or sent on. */
  readonly isSecret: boolean;
  /** The words with numbers of persons masked. */
  readonly text: string;
  readonly hasPrivate: boolean;
}

/** Folded letters of a line that is nothing but a mark: `mat`, `toimat`, `domat`, `domattuyetmat`; near miss: `bimat`. */
const MARK = /^(?:domat)?(?:tailieu|vanban|congvan|hoso)?(?:toimat|tuyetmat|mat)(?:banso\d{0,4})?$/;
/** A degree in capitals beside the number, the motto or the day of a paper; near miss: `quản lý tài liệu MẬT thế nào?`. */
const BESIDE = /(?:^|\s)(?:T\s?Ố\s?I\s+M\s?Ậ\s?T|TUYỆT\s+MẬT|ĐỘ\s+MẬT|M\s?Ậ\s?T)(?=\s|$|[.:;,*\])])/u;
const PAPER_HEAD =
  /(?:số\s?[:.]?\s?[\d.…]|đảng cộng sản việt nam|cộng hòa xã hội|độc lập\s?-|ngày\s+[\d.…]+\s+tháng|kính gửi|\d+\s?-\s?[a-zđ]{2,4}\/)/iu;
/** Names of the degrees in capitals are never a question's own words. */
const TWO_WORD_DEGREE = /(?<!\p{L})(?:TỐI MẬT|TUYỆT MẬT)(?!\p{L})/u;
const MAX_MARK_LINE = 80;

/** Twelve digits as citizen numbers are made; near misses: `100000000000`, `001075012345/QĐ`. */
const CITIZEN = /(?<![\p{L}\d.,/+-])0\d{2}[0-3]\d{8}(?![\d/]|[.,-]\d|-\p{L})/gu;
/** `CCCD 001 075 012 345`, `chung minh nhan dan so 123456789`; near miss: `căn cước công dân cho 123 người`. */
const CUED =
  /((?<!\p{L})(?:CCCD|CMND|CMTND|CMT|c[aă]n c[uư][oớ]c(?: c[oô]ng d[aâ]n)?|ch[uứ]ng minh(?: nh[aâ]n d[aâ]n| th[uư])?|[dđ][iị]nh danh|h[oộ] chi[eế]u|th[eẻ] [dđ][aả]ng(?: vi[eê]n)?|STK|t[aà]i kho[aả]n)(?:[\s:.()]|s[oố]|l[aà]|c[uủ]a|t[oô]i|m[oớ]i|c[uũ]){0,10})([A-Z]?\d(?:[ .-]?\d){6,18})(?![\d/])/giu;
/** `0912 345 678`, `+84 912 345 678`; near misses: `0912/QĐ`, `15/6/2020`. */
const PHONE = /(?<![\p{L}\d.,/+-])(?:\+?84|0)[ .]?[35789]\d(?:[ .]?\d){7}(?![\d/]|[.,-]\d|-\p{L})/gu;
const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[A-Za-z]{2,24}/g;

/** Reads a message before anything of it is kept, logged or sent on. */
export function readCarefully(raw: string): CarefulReading {
  const text = normalizeText(raw);
  let hasPrivate = false;
  const hide = (): string => {
    hasPrivate = true;
    return HIDDEN;
  };
  const masked = text
    .replace(EMAIL, hide)
    .replace(CUED, (_all, cue: string) => `${cue}${hide()}`)
    .replace(CITIZEN, hide)
    .replace(PHONE, hide);
  return { isSecret: bearsMark(text), text: masked, hasPrivate };
}

/** Whether a file name says that the file is secret: `CV 12 (MAT).docx`, `toi mat - ke hoach.pdf`; near miss: `bi-mat-nha-nuoc`, `mat-tran`. */
export function isNameOfSecret(fileName: string): boolean {
  const words = foldDiacritics(fileName.replace(/\.[^.]{1,6}$/, ''))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  if (/(?:^| )(?:toi mat|tuyet mat|do mat)(?: |$)/.test(words)) return true;
  return (
    /^mat(?: |$)|(?: )mat$/.test(words) &&
    !/\b(?:bi|bao|ra|co) mat$/.test(words) &&
    !/^mat tran\b/.test(words)
  );
}

function bearsMark(text: string): boolean {
  const lines = text.split('\n').map((line) => foldSpaces(line));
  const isPasted = lines.filter((line) => line !== '').length > 1;
  return lines.some((line) => {
    if (line.length <= MAX_MARK_LINE && isPasted && isMarkLine(line)) return true;
    if (!isPasted && /^[\s([*]*(?:M\s?Ậ\s?T|TỐI MẬT|TUYỆT MẬT)[\s)\]*.:]*$/u.test(line)) return true;
    if (BESIDE.test(line) && PAPER_HEAD.test(line)) return true;
    return TWO_WORD_DEGREE.test(line) && isPasted && PAPER_HEAD.test(text);
  });
}

function isMarkLine(line: string): boolean {
  const letters = foldDiacritics(line).replace(/[^a-z0-9]/g, '');
  return MARK.test(letters) && isCapitals(line);
}

/** Stamps are set in capitals; `mật` alone in small letters on a line is a word of a poem or a list. */
function isCapitals(line: string): boolean {
  const letters = line.replace(/[^\p{L}]/gu, '');
  return /^độ/iu.test(line.trim()) || letters === letters.toUpperCase();
}
