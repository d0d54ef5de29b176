import { unifyTonePlacement } from '../../knowledge/text/normalize.ts';
import { beginsWithBody, restoreBodyCase } from './body-names.ts';

/** What is known of the issuing body from the head and the foot of a paper. */
export interface IssuerSource {
  /** Lines of capitals in the head, outermost first, as written. */
  readonly lines: readonly string[];
  /** `BỘ CHÍNH TRỊ` of the title line `CHỈ THỊ CỦA BỘ CHÍNH TRỊ`. */
  readonly kindIssuer: string | null;
  /** Body behind T/M in the signature. */
  readonly onBehalfOf: string | null;
  /** Whether the title of the youth union stands in place of the national title. */
  readonly isYouthUnion: boolean;
  /** Text of the paper, which often writes the name with its capitals. */
  readonly text: string;
}

const CONTINUES =
  /^(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|THỊ XÃ|THỊ TRẤN|QUẬN|XÃ|PHƯỜNG|ĐẶC KHU|KHỐI|LẦN THỨ|KHÓA|KHOÁ|NHIỆM KỲ|VÀ|CÁC|TRUNG ƯƠNG|VIỆT NAM|HỒ CHÍ MINH|CỘNG SẢN)(?!\p{L}|\s(?:ỦY|UỶ)(?!\p{L}))/u;
/** An organ that is named by the body it belongs to: `BAN TỔ CHỨC`, `VĂN PHÒNG`; near miss: `BAN THƯỜNG VỤ HUYỆN ỦY X`. */
const ORGAN =
  /^(?:Ban (?:Tổ chức|Tuyên giáo(?: và Dân vận)?|Dân vận|Nội chính|Kinh tế|Thường vụ|Thường trực|Chấp hành|Xây dựng Đảng|Chỉ đạo|Cán sự đảng)|Văn phòng|Ủy ban Kiểm tra|Thường trực|Tiểu ban[\p{L}\s]{0,30}|Đoàn Chủ tịch|Cơ quan[\p{L}\s]{0,40})$/u;
const CENTRAL = 'Ban Chấp hành Trung ương';

/** The body that issued the paper as running text writes it: the title line or T/M names it, else the letterhead. */
export function officialIssuer(source: IssuerSource): string | null {
  const { kindIssuer, onBehalfOf, isYouthUnion, text } = source;
  const shown = (line: string): string => asWritten(line, text) ?? restoreBodyCase(line);
  if (kindIssuer !== null) return shown(kindIssuer);
  const names = joinedLines(source.lines).map(shown);
  const behalf = onBehalfOf === null ? null : shown(onBehalfOf);
  const last = names.at(-1) ?? null;
  const above = names.at(-2) ?? null;
  if (
    behalf !== null &&
    /^(?:Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương)/u.test(behalf) &&
    (last === null || last.startsWith(CENTRAL))
  )
    return behalf;
  if (last === null) return behalf;
  if (isYouthUnion && /^Ban (?:Chấp hành|Thường vụ)(?!.*Đoàn)/u.test(last))
    return last.replace(/^(Ban (?:Chấp hành|Thường vụ))/u, '$1 Đoàn TNCS Hồ Chí Minh');
  if (above !== null && ORGAN.test(last))
    return above === CENTRAL ? `${last} Trung ương` : `${last} ${withoutCongress(above)}`;
  if (above !== null && /^Đại hội/u.test(last) && !/Đảng bộ|Chi bộ|Đoàn|Hội /u.test(last))
    return `${last} ${above}`;
  if (behalf === 'Ban Thường vụ' && /[ủỷ]y(?!\p{L})/u.test(last) && !/^Ban /u.test(last))
    return `Ban Thường vụ ${last}`;
  return last;
}

function withoutCongress(name: string): string {
  return name.replace(/^Ban Chấp hành (?=Đảng bộ)/u, '');
}

/** A name that runs over two lines is one: `ỦY BAN NHÂN DÂN` / `TỈNH X`; a line that begins with a body is another. */
export function joinedLines(lines: readonly string[]): string[] {
  const names: string[] = [];
  for (const line of lines) {
    const last = names.at(-1);
    const goesOn = last !== undefined && (CONTINUES.test(line) || !beginsWithBody(line));
    if (goesOn) names[names.length - 1] = `${last} ${line}`;
    else names.push(line);
  }
  return names;
}

const MAX_TEXT = 60_000;

/** The name as the paper itself writes it in running text: "Đảng ủy Sở Nội vụ" for "ĐẢNG ỦY SỞ NỘI VỤ". */
function asWritten(line: string, text: string): string | null {
  if (line.length < 6) return null;
  const head = text.slice(0, MAX_TEXT);
  const lower = unifyTonePlacement(head.toLowerCase());
  const wanted = unifyTonePlacement(line.toLowerCase());
  if (lower.length !== head.length) return null;
  for (
    let at = lower.indexOf(wanted), tries = 0;
    at !== -1 && tries < 8;
    at = lower.indexOf(wanted, at + 1), tries++
  ) {
    const shown = unifyTonePlacement(head.slice(at, at + wanted.length));
    const isWhole = !/\p{L}/u.test(head[at - 1] ?? '') && !/\p{L}/u.test(head[at + wanted.length] ?? '');
    if (isWhole && /^\p{Lu}/u.test(shown) && /\p{Ll}/u.test(shown) && properShare(shown) > 0) return shown;
  }
  return null;
}

/** Share of words with a capital behind the first: a name written all small but for its first letter helps nobody. */
function properShare(name: string): number {
  const words = name.split(' ').slice(1);
  return words.filter((word) => /^\p{Lu}/u.test(word)).length;
}
