import { comparisonKey, foldSpaces } from '../../knowledge/text/normalize.ts';
import { editsBetween } from './edits-between.ts';
import type { Block } from '../parse/parser.ts';

/** One line of the head of a paper, with the block it stands in. */
export interface HeadLine {
  readonly text: string;
  readonly block: number;
}

const CELL_BREAK = /\s\|\s|^\|\s?|\s?\|$|\n/u;
const MAX_LINE = 400;

/**
 * The lines of the first blocks, each column on its own line: cells of a table apart, and two columns that were run
 * together on one line ("TỈNH ỦY … ĐẢNG CỘNG SẢN VIỆT NAM", "Số 05-NQ/ĐU … , ngày …") taken apart where one begins.
 */
export function headLines(blocks: readonly Block[]): HeadLine[] {
  const lines: HeadLine[] = [];
  let header: string | null = null;
  for (const [block, { text, tableHeader }] of blocks.entries()) {
    // The first row of a letterhead set as a table may have been taken for the header of the table.
    const rows = tableHeader !== null && tableHeader !== header ? [tableHeader, text] : [text];
    header = tableHeader;
    for (const row of rows)
      for (const cell of row.split(CELL_BREAK))
        for (const line of columnsOf(foldSpaces(cell))) if (line !== '') lines.push({ text: line, block });
  }
  return withWholeTitles(lines);
}

/** National titles, mottoes and the title of the youth union, without diacritics as recognised text may give them. */
const NATION =
  /dang cong san viet nam|cong hoa xa hoi chu nghia viet nam|doc lap ?- ?tu do ?- ?hanh phuc|doan (?:tncs|thanh nien cong san) ho chi minh/;
const WHOLE_NATION = new RegExp(`^(?:${NATION.source})[ .]?$`);
/** The two titles of capitals, for lines that were recognised with a letter too many or that run over. */
const TITLES = ['dang cong san viet nam', 'cong hoa xa hoi chu nghia viet nam'];
const MISREAD = 2;

/** Whether the line is the national title, the motto or the title of the youth union. */
export function isNationLine(line: string): boolean {
  const key = keyOf(line) ?? '';
  if (WHOLE_NATION.test(key)) return true;
  return (
    key.length <= 40 &&
    !/\p{Ll}{3}/u.test(line) &&
    TITLES.some((title) => editsBetween(key, title, MISREAD) <= MISREAD)
  );
}

/** `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT` over `NAM`: a title that a narrow column breaks is one line. */
function withWholeTitles(lines: readonly HeadLine[]): HeadLine[] {
  const whole: HeadLine[] = [];
  for (const line of lines) {
    const last = whole.at(-1);
    const joined = last === undefined ? '' : `${last.text} ${line.text}`;
    const key = keyOf(last?.text ?? '') ?? '';
    const isOpen = key.length >= 12 && TITLES.some((title) => title !== key && title.startsWith(`${key} `));
    if (last !== undefined && isOpen && isNationLine(joined))
      whole[whole.length - 1] = { ...last, text: joined };
    else whole.push(line);
  }
  return whole;
}

const PLACE = '(?:TP\\.?\\s?|Tp\\.?\\s?)?\\p{Lu}\\p{Ll}+(?:[\\s-]\\p{Lu}\\p{Ll}*){0,4}';
/** `Sơn Lĩnh, ngày 05 tháng` behind other words; near miss: a line that begins with it. */
const DAY = `${PLACE},?\\s{0,2}ng[aàảáãạ]y[\\s\\d.…_Ol]{0,20}(?:th[aáàảãạ]ng|[/.-])`;
const DAY_COLUMN = new RegExp(`(?<=\\S\\s)${DAY}`, 'u');
const DAY_FIRST = new RegExp(`^${DAY}`, 'u');
/** `Số 05-NQ/ĐU` behind the national title or the day. */
const NUMBER_COLUMN = /(?<=\S\s)S[ốôóồổỗộo]\s?:?\s?[\d.…_]{0,5}\s?[-–—/]\s?\p{Lu}/u;
const MARK_COLUMN = /(?<=\p{L}{2}\s)(?:\*\s?){1,3}$/u;

function columnsOf(line: string): string[] {
  if (line.length > MAX_LINE || line === '') return [line];
  const key = keyOf(line);
  const nation = key === null ? null : NATION.exec(key);
  const cuts = new Set<number>();
  if (nation !== null && isCapitalsOrMotto(line, nation)) {
    cuts.add(nation.index);
    cuts.add(nation.index + nation[0].length);
  }
  for (const pattern of [DAY_COLUMN, NUMBER_COLUMN, MARK_COLUMN]) {
    const match = pattern === DAY_COLUMN && DAY_FIRST.test(line) ? null : pattern.exec(line);
    if (match) cuts.add(match.index);
  }
  const places = [0, ...[...cuts].sort((a, b) => a - b), line.length];
  return places
    .slice(1)
    .map((end, i) => line.slice(places[i], end).trim())
    .filter((part) => part !== '');
}

/** "Điều lệ Đảng Cộng sản Việt Nam" in running text is no title line. */
function isCapitalsOrMotto(line: string, nation: RegExpExecArray): boolean {
  const shown = line.slice(nation.index, nation.index + nation[0].length);
  const before = line.slice(0, nation.index);
  return (
    (!/\p{Ll}/u.test(shown) || nation[0].startsWith('doc lap') || nation[0].startsWith('doan')) &&
    !/(?:ĐIỀU LỆ|CỦA|LỊCH SỬ|THÀNH LẬP|điều lệ|của)\s$/u.test(before) &&
    line.length - shown.length <= 120
  );
}

/** The line without diacritics at the same offsets; null when offsets would shift. */
function keyOf(line: string): string | null {
  const key = comparisonKey(line)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/đ/g, 'd');
  return key.length === line.length ? key : null;
}
