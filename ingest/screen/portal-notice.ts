import { foldDiacritics } from '../../knowledge/text/fold.ts';

/** A page with more text than this says something of its own. */
const MOST_LETTERS = 1_200;
const FIRST_LINES = 4;
const LONGEST_LINE = 300;

/** How portals tell, in place of a paper, that they do not show it; folded. */
const NOTICES: readonly RegExp[] = [
  /^(?:loi |error |http )?[45]\d\d(?:[ -]{1,3}| loi )(?:not found|forbidden|unauthorized|internal server|bad gateway|bad request|service unavailable|gateway time|khong tim thay|loi may chu)/,
  /^(?:page |file )?not found$|^(?:service|temporarily) unavailable$|^access denied$|^(?:bad gateway|internal server error)$/,
  /^(?:xin loi[,!]? )?(?:khong tim thay (?:trang|duong dan|noi dung)|trang (?:nay |ban |quy vi |web |nguoi dung ){0,3}(?:yeu cau |tim kiem |truy cap |dang tim |can tim )?khong (?:ton tai|tim thay))/,
  /(?:he thong|cong thong tin|trang web|website|trang thong tin|may chu|dich vu).{0,60} (?:dang|tam) (?:duoc |trong qua trinh |tien hanh |thuc hien ){0,2}(?:bao tri|nang cap|ngung|dung|ngung hoat dong)/,
  /^(?:bao tri|nang cap) (?:he thong|may chu|website|trang web|cong thong tin)/,
  /^dang nhap(?: (?:he thong|tai khoan|vao he thong))?$|^(?:ban |quy vi )?(?:vui long|can|phai) dang nhap(?! ki)/,
  /^(?:ban|quy vi) khong co quyen (?:truy cap|xem)|^truy cap bi tu choi|^checking your browser|^just a moment/,
];

/**
 * Whether a page without the head of a paper is only the notice of a portal: not found, under maintenance, sign in first.
 * Such a page is saved in place of a paper, and the portal sends it like any other.
 */
export function isPortalNotice(title: string, lines: readonly string[]): boolean {
  if (lines.reduce((sum, line) => sum + line.length, 0) > MOST_LETTERS) return false;
  return [title, ...lines.slice(0, FIRST_LINES)]
    .map((line) => foldDiacritics(line.slice(0, LONGEST_LINE)).replace(/\s+/g, ' ').trim())
    .some((line) => NOTICES.some((pattern) => pattern.test(line)));
}
