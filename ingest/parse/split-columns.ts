/**
 * Official papers set issuer and national title, recipients and signature side by side. Saved as text they share a
 * line, apart by runs of blanks. At the head and the tail of a file this puts each column on its own line.
 */
export function splitColumns(lines: readonly string[]): string[] {
  return columnsOfLines(lines).flat();
}

/** The same by line: the columns of each, or the line itself. */
export function columnsOfLines(lines: readonly string[]): string[][] {
  const head = headLength(lines);
  const tail = tailStart(lines);
  return lines.map((line, i) => (i < head || i >= tail ? cellsOf(line) : [line]));
}

const HEAD_LINES = 30;
const TAIL_LINES = 60;
/** A column mark: national title, motto, day line, number line, secrecy or recipients. */
const HEADER_CELL =
  /ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG H(?:OÀ|ÒA) XÃ HỘI CHỦ NGHĨA|Độc lập\s{0,3}[-–]\s{0,3}Tự do|,\s{0,3}ngày[\s\d.…_]{0,20}tháng|^\s*Số\s*:?\s/;
const SIGNATURE_CELL = /N[oơ]i nh[aậ]n\s*:|(?:^|\s{3})\s*(?:T\/?M|TM\.|K\/?T|KT\.|T\/?L|TL\.)\s/;

function headLength(lines: readonly string[]): number {
  const first = lines.slice(0, HEAD_LINES);
  return first.some((line) => HEADER_CELL.test(line.slice(0, 400))) ? first.length : 0;
}

function tailStart(lines: readonly string[]): number {
  const from = Math.max(0, lines.length - TAIL_LINES);
  const offset = lines.slice(from).findIndex((line) => SIGNATURE_CELL.test(line.slice(0, 400)));
  return offset === -1 ? lines.length : from + offset;
}

/** `Số`, `Bến Sỏi, ngày`: the gap after it was left to be filled in by hand and parts no columns. */
const LEFT_OPEN = /(?:^số\s?:?|ngày|tháng|năm)$/iu;

/** Cells are apart by three blanks or more; a line of up to 400 characters has at most three. */
function cellsOf(line: string): string[] {
  if (line.length > 400) return [line];
  const cells = line
    .split(/ {3,}/)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .reduce<string[]>((joined, cell) => {
      const last = joined.at(-1);
      if (last !== undefined && LEFT_OPEN.test(last)) joined[joined.length - 1] = `${last} ${cell}`;
      else joined.push(cell);
      return joined;
    }, []);
  return cells.length >= 2 && cells.length <= 3 ? cells : [line];
}
