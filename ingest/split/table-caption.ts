/** `Bảng 3.`, `Biểu số 2: …`, `Bảng 1.2 –`; near misses: `Bảng tổng hợp`, `Biểu quyết 5 nội dung`. */
const TABLE_CAPTION = /^(?:bảng|biểu|biểu mẫu)(?:\ssố)?\s(\d{1,3}(?:[.a-z]\d{0,2})?)(?=\s?[.:–-]|\s|$)/iu;

/** The number by which a line above a table names it, without a full stop at its end; null when it names none. */
export function tableCaptionLabel(line: string): string | null {
  return TABLE_CAPTION.exec(line.slice(0, 40))?.[1]?.replace(/\.$/, '') ?? null;
}
