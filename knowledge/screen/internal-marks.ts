import { latinSkeleton } from './latin-skeleton.ts';

const MAX_LENGTH = 100;
/** Words that may stand before the mark: `Tài liệu học tập, lưu hành nội bộ`. */
const BEFORE =
  '(?:(?:tai lieu|van ban|an pham|noi dung|de cuong|ban tin|thong tin|chi|duoc|dung|phuc vu|hoc tap|tuyen truyen|tham khao|sinh hoat|nghien cuu|pham vi luu hanh|hoi nghi|va) ){0,6}';
const MARKS =
  '(?:luu hanh noi bo|luu hanh trong noi bo|(?:su )?dung (?:trong )?noi bo|dung cho noi bo|noi bo|lhnb|khong pho bien(?: rong rai| ra ngoai)?|khong sao chup|(?:doc xong |xin |de nghi )?(?:thu hoi|tra lai)(?: tai lieu)? sau (?:khi )?(?:hoi nghi|cuoc hop|dai hoi|hop|ky hop|buoi hop|lam viec))';
const AFTER =
  '(?: (?:trong dang|trong chi bo|trong dang bo|trong co quan|co quan|dang|trong nganh|khong pho bien|khong sao chup|khong luu hanh|luu hanh noi bo|khong dang tai|va|ban so \\d{1,3})){0,3}';
/** `(Tài liệu lưu hành nội bộ)`, `LHNB`; near misses: `Tài liệu lưu hành nội bộ phải được quản lý`, `Kiểm soát nội bộ`. */
const INTERNAL = new RegExp(`^${BEFORE}${MARKS}${AFTER}$`);
/** `TÀI LIỆU HỌC TẬP (Lưu hành nội bộ)`: the mark in brackets behind other words. */
const IN_BRACKETS = /[([]([^()[\]]{3,60})[)\]]\s{0,3}$/;

/** Whether the line says that the paper is for members and staff only. */
export function isInternalMark(line: string): boolean {
  if (line.length > 4 * MAX_LENGTH) return false;
  const cells = [line, ...line.split(/ {3,}|\t|[|│║]/)];
  const bracketed = IN_BRACKETS.exec(line.slice(-80))?.[1];
  if (bracketed !== undefined) cells.push(bracketed);
  return cells.some((cell) => {
    if (cell.length > MAX_LENGTH) return false;
    const words = latinSkeleton(cell)
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
    return INTERNAL.test(words) || (LETTER_SPACED.test(words.replace(/ /g, '')) && isLetterSpaced(words));
  });
}

/** `L Ư U  H À N H  N Ộ I  B Ộ`. */
const LETTER_SPACED = /^(?:tailieu)?luuhanhnoibo$/;
function isLetterSpaced(words: string): boolean {
  return words.split(' ').every((word) => word.length === 1);
}
