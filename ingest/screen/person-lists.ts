import { foldDiacritics } from '../../knowledge/text/fold.ts';
import type { Block } from '../parse/parser.ts';
import { MASK, type PrivateKind } from '../../knowledge/screen/private-kinds.ts';

type Count = (kind: PrivateKind) => string;

/** Reads the blocks of a text in order and knows where lists of persons are. */
export interface PersonListReader {
  /** The text of the next block with what is private in lists of persons masked. */
  mask(block: Block): string;
  /** Masks day of birth and home address in a text known to describe one person. */
  maskPerson(text: string): string;
}

const MAX_TITLE = 160;
const MAX_ROW = 600;
const SEPARATOR = /\s*\|\s*/;

/** Column heads, folded. `Họ và tên`, `Tên đảng viên`; near miss: `Tên đơn vị`. */
const NAME_COLUMN =
  /^(?:ho(?: va|,)? ten|ho,? chu dem|ho (?:va )?(?:ten )?dem|ten (?:dang vien|can bo|dai bieu|ung cu vien|hoc vien|thanh vien|nguoi)|ong ?(?:\/|\(|,)? ?ba|dong chi)/;
const PRIVATE_COLUMNS: readonly (readonly [RegExp, PrivateKind])[] = [
  [/ngay,? (?:thang,? )?(?:nam )?sinh|sinh ngay/, 'birth-date'],
  [/cccd|cmnd|cmt|can cuoc|chung minh|dinh danh|ho chieu|the dang|bhxh/, 'citizen-number'],
  [/tai khoan|stk/, 'bank-account'],
  [/email|e-mail|thu dien tu/, 'email'],
  [/dien thoai|sdt|so dt|^dt$|di dong|lien he|lien lac/, 'phone'],
  [/dia chi|noi o|cho o|cu tru|thuong tru|tam tru|ho khau/, 'address'],
];
/** `12/3/1975`, `05-02-1980`, `ngày 5 tháng 2 năm 1980`; a year alone is no day of birth. */
const DAY = /(?:ngày )?\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|ngày \d{1,2} tháng \d{1,2} năm \d{4}/gu;
const BIRTH =
  /((?:sinh ngày|ngày sinh|ngày,? tháng,? năm sinh|sinh)(?:\s|:|ngày){0,4})(\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})/giu;
const HOME =
  /((?:địa chỉ(?: thường trú| liên hệ| liên lạc| nhà)?|(?:nơi )?(?:đăng ký )?(?:hộ khẩu )?thường trú|trú tại|(?:nơi|chỗ) ở(?: hiện nay| hiện tại)?|nơi cư trú|hộ khẩu|tạm trú)(?:\s|:|tại|ở){1,5})([^;|\n[\]]{3,120}?)(?=[;|\n]|\.\s|\.?$|,? (?:điện thoại|ĐT|SĐT|số|CCCD|CMND|chức vụ|đơn vị|nghề nghiệp|trình độ|dân tộc|ngày|sinh|quê quán|là)(?:[\s:]|$)|,? \[)/giu;
const LIST_TITLE = /\b(?:danh sach|trich ngang|ly lich|so yeu)\b/;
const ROW_START = /^\s*(?:\d{1,3}\s*[.)-]?\s+\p{Lu}|(?:\d{1,3}[.)]|[-–+•])?\s*(?:Đồng chí|Đ\/c|Ông|Bà)\s)/u;

export function createPersonListReader(count: Count): PersonListReader {
  let inList = false;
  let birthColumn = false;
  /** First row of a table whose parser told no header. */
  let firstRow: { readonly container: number | null; readonly text: string } | null = null;

  const maskPerson = (text: string): string =>
    text
      .replace(BIRTH, (_, cue: string) => `${cue}${count('birth-date')}`)
      .replace(HOME, (_, cue: string) => `${cue}${count('address')}`);

  const maskRow = (text: string, header: string): string => {
    const columns = columnsOf(header);
    if (columns === null) return text;
    const cells = text.split(SEPARATOR);
    if (cells.length !== columns.length)
      return columns.includes('birth-date') ? text.replace(DAY, () => count('birth-date')) : text;
    return cells.map((cell, i) => maskCell(cell, columns[i] ?? null, count)).join(' | ');
  };

  return {
    maskPerson,
    mask(block) {
      const { kind, text, container } = block;
      const isTable = kind === 'table-row' || text.includes(' | ');
      if (isTable) {
        if (block.tableHeader !== null) return maskRow(text, block.tableHeader);
        if (columnsOf(text) !== null) firstRow = { container, text };
        else if (firstRow?.container === container) return maskRow(text, firstRow.text);
        return text;
      }
      firstRow = null;
      const folded = text.length <= MAX_ROW ? foldDiacritics(text) : '';
      if (text.length <= MAX_TITLE && LIST_TITLE.test(folded) && !/[.;]$/.test(text)) {
        inList = true;
        birthColumn = false;
      } else if (kind === 'heading' || text.length > MAX_ROW) inList = false;
      if (!inList) return text;
      if (/ho (?:va |, ?)?ten/.test(folded) && /ngay,? (?:thang,? )?(?:nam )?sinh/.test(folded))
        birthColumn = true;
      if (!ROW_START.test(text)) return text;
      const masked = maskPerson(text);
      return birthColumn ? masked.replace(DAY, () => count('birth-date')) : masked;
    },
  };
}

/** What is private in each column; null when the head is not that of a list of persons. */
function columnsOf(header: string): (PrivateKind | 'name' | null)[] | null {
  const heads = header.split(SEPARATOR).map((head) =>
    foldDiacritics(head)
      .replace(/[.*:]+/g, ' ')
      .trim(),
  );
  const columns = heads.map((head) =>
    NAME_COLUMN.test(head)
      ? ('name' as const)
      : (PRIVATE_COLUMNS.find(([pattern]) => pattern.test(head))?.[1] ?? null),
  );
  const isOfPersons =
    columns.includes('name') ||
    (heads.includes('ten') &&
      columns.some((column) => column === 'birth-date' || column === 'citizen-number'));
  return isOfPersons &&
    (columns.some((column) => column !== null && column !== 'name') || /sinh/.test(heads.join(' ')))
    ? columns
    : null;
}

function maskCell(cell: string, column: PrivateKind | 'name' | null, count: Count): string {
  // A name cell may hold the day of birth too.
  if (column === 'name') return cell.replace(DAY, () => count('birth-date'));
  if (column === null || !/[\p{L}\d]{2}/u.test(cell) || cell.includes(MASK)) return cell;
  return count(column);
}
