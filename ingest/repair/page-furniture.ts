import { foldDiacritics } from '../../knowledge/text/fold.ts';
import { findDates } from '../identify/dates.ts';

/** What a line of a saved web page is, apart from the text itself. */
export type FurnitureKind =
  'views' | 'counter' | 'menu' | 'more-news' | 'attribution' | 'contact' | 'page-date';

/** All checks are on whole lines, folded, at most this long: a sentence that mentions such words is never furniture. */
const MAX_LINE = 400;

/** `Lượt xem: 3451`; near miss: `Lượt xem xét thứ 2`. */
const VIEWS =
  /^(?:(?:so |tong |tong so )?luot (?:xem|doc|truy cap|tai)|da xem)\s{0,3}:?\s{0,3}\d[\d., ]{0,20}$/;
/** `Đang truy cập300`, `Trong tuần: 1 534`; near misses: `Hôm nay, đại hội khai mạc`, `Năm 2020`. */
const COUNTER =
  /^(?:dang (?:online|truy cap|xem)|(?:so nguoi |khach )(?:online|truc tuyen|vieng tham|truy cap)|truc tuyen|may chu tim kiem|hom (?:nay|qua)|trong (?:ngay|tuan|thang|nam)(?: nay)?|(?:tuan|thang|nam) (?:nay|truoc|hien tai)|tat ca|tong(?: cong| so)?(?: truy cap)?)\s{0,3}:?\s{0,3}\d[\d., ]{0,20}$/;
/** Link and block titles of portals and papers. */
const MENU =
  /^(?:trang chu|gioi thieu|lien he|dang nhap|dang ky|dang xuat|tim kiem|so do (?:trang|site)|thong ke(?: truy cap)?|ban do(?: hanh chinh)?|lien ket (?:website|web|site)|lien ket|chuyen trang|hop thu gop y|duong day nong|thu vien (?:anh|video)|quang cao|chia se(?: bai viet)?|facebook|zalo|twitter|youtube|email|in (?:trang|bai(?: viet)?|tin nay)|ban in|gui (?:email|bai viet|cho ban be)|luu (?:bai|tin)|ve trang truoc|quay lai|len dau trang|ve dau trang|xem them|doc them|tu khoa|tags?|tro ve|tang co chu|giam co chu|co chu|a\+|a-|rss|english|tieng viet|danh gia|chung nhan tin nhiem mang|video|multimedia|menu)\s{0,2}:?$/;
/** Heads of lists of other articles and of comments: what follows is not this text. */
const MORE_NEWS =
  /^(?:(?:nhung )?(?:tin|bai)(?: viet)? (?:moi|cu) (?:hon|nhat)|(?:cac )?(?:tin|bai)(?: viet| tuc)? (?:lien quan|cung chuyen muc|khac|doc nhieu|noi bat)|cung chuyen muc|co the ban quan tam|y kien (?:ban doc|binh luan)|binh luan(?: \(\d+\))?|gui binh luan|viet binh luan)\s{0,2}:?$/;
/** `Link nguồn: https://…`, `Tác giả bài viết: …`, `Tổng số điểm của bài viết là: 0 trong 0 đánh giá`. */
const ATTRIBUTION =
  /^(?:link nguon|nguon(?: tin| bai viet)?|theo nguon|tac gia(?: bai viet)?|nguoi dang|nguoi viet)\s{0,2}:|^tong so diem cua bai viet|^click de danh gia|^xep hang\s?:|^ban da khong su dung site|^thoi gian cho\s?:/;
/** Imprint of a paper or portal: `Địa chỉ: số 14 …`; near miss: `Địa chỉ liên lạc của pháp nhân là …`. */
const CONTACT =
  /^[-–•*\s]{0,4}(?:(?:(?:don vi|co quan) (?:quan ly|chu quan)|(?:pho )?tong bien tap|(?:pho )?truong ban (?:bien tap|thuong truc)|(?:so )?giay phep(?: so)?|dia chi|tru so|dien thoai|dt|tel|fax|email|e-mail|website|thiet ke boi|phat trien boi)\s{0,2}:|giay phep (?:so|hoat dong|xuat ban)|chiu trach nhiem (?:noi dung|chinh|xuat ban)|ban quyen (?:thuoc|©|\d)|copyright|©|ghi ro nguon|(?:designed|powered) by)/;
const WORDS_OF_DATE_LINES =
  /thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|(?:ngay )?(?:dang|cap nhat|xuat ban|dang tin|tao)(?: luc| ngay| tin)?|lan cuoi|ngay|luc|luot xem\s?:?\s?\d*|gmt ?\+?7|\(gmt \+7\)|\b[ap]m\b|\d{1,2}\s?[:h]\s?\d{2}(?:\s?:\s?\d{2})?/g;

/** What kind of page furniture the line is, or null when it may be text. */
export function furnitureOf(line: string): FurnitureKind | null {
  if (line.length > MAX_LINE) return null;
  const folded = foldDiacritics(line).replace(/^[-–•*»>|\s]{1,10}/, '');
  if (VIEWS.test(folded)) return 'views';
  if (COUNTER.test(folded)) return 'counter';
  if (MENU.test(folded)) return 'menu';
  if (MORE_NEWS.test(folded)) return 'more-news';
  if (ATTRIBUTION.test(folded)) return 'attribution';
  if (CONTACT.test(folded)) return 'contact';
  return isPageDateLine(line) ? 'page-date' : null;
}

/** `Thứ 3, 02/06/2020 | 08:56`, `Cập nhật: 10:20 12/3/2020`; near miss: `Bến Sỏi, ngày 5 tháng 2 năm 2020`. */
function isPageDateLine(line: string): boolean {
  if (line.length > 90) return false;
  const [day] = findDates(line);
  if (!day) return false;
  const rest = foldDiacritics(`${line.slice(0, day.start)} ${line.slice(day.end)}`);
  return rest.replace(WORDS_OF_DATE_LINES, ' ').replace(/[\s,.:|()/–-]+/g, '') === '';
}
