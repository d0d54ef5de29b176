import { paragraphsOf, type FlowTable } from './flow-text.ts';
import type { ShownText } from './shown-text.ts';

/** Letterhead, signature and the like have few rows; data tables with such words in them have more. */
const MAX_LAYOUT_ROWS = 8;
const MAX_LAYOUT_COLUMNS = 3;
const MAX_LINE = 160;
/** `ĐẢNG CỘNG SẢN VIỆT NAM`, `CỘNG HOÀ XÃ HỘI …`: whole line of a letterhead; near miss: a sentence about the Party. */
const NATION =
  /^(?:đảng cộng sản việt nam|cộng h(?:òa|oà) xã hội chủ nghĩa việt nam|độc lập\s{0,3}[-–]\s{0,3}tự do\s{0,3}[-–]\s{0,3}hạnh phúc)$/iu;
/** `Nơi nhận:`; near miss: `Nơi nhận hồ sơ là …`. */
const RECIPIENTS = /^n[ơo]i nhận\s?:?$/iu;
/** `T/M BAN THƯỜNG VỤ`, `KT. TRƯỞNG BAN`; near miss: `T/M` in a sentence. */
const ON_BEHALF = /^(?:T\/M|TM\.?|K\/T|KT\.?|T\/L|TL\.?|TUQ\.?)\s{1,3}[\p{Lu}\s,]{2,80}$/u;
/** `Số 35-CT/TW`, `Số:   /KH-UBND`; near miss: `Số lượng cấp ủy viên`. */
const NUMBER_LINE = /^Số\s?:?\s{0,10}[\d.…_\s]{0,20}[-–/]\s?\p{Lu}/u;

/** Whether a table only places text side by side: letterhead, signature, a box around a text, one column. */
export function isLayoutTable(table: FlowTable, shown: ShownText): boolean {
  const columns = Math.max(0, ...table.rows.map(({ cells }) => cells.length));
  if (columns <= 1) return true;
  if (columns > MAX_LAYOUT_COLUMNS || table.rows.length > MAX_LAYOUT_ROWS) return false;
  const hasHeader = table.rows.some(({ isHeader }) => isHeader);
  if (!table.hasBorders && !hasHeader && table.rows.length <= 2) return true;
  return hasOfficialLine(table, shown);
}

function hasOfficialLine(table: FlowTable, shown: ShownText): boolean {
  for (const paragraph of paragraphsOf([table]))
    for (const raw of shown.visible(paragraph).split('\n')) {
      const line = raw.trim();
      if (line.length > MAX_LINE) continue;
      if ([NATION, RECIPIENTS, ON_BEHALF, NUMBER_LINE].some((pattern) => pattern.test(line))) return true;
    }
  return false;
}

/** Whether the line belongs to the foot of an official paper. */
export function opensFoot(line: string): boolean {
  return line.length <= MAX_LINE && (RECIPIENTS.test(line) || ON_BEHALF.test(line));
}
