import { findDocumentNumbers, type FoundNumber } from '../model/document-number.ts';
import { foldDiacritics } from '../text/fold.ts';
import { syllablesOf, type Syllable } from '../text/syllables.ts';
import { readingByCues } from './abbreviation-cues.ts';

/** When a short form is read as its long form. */
type Reading =
  /** Wherever it stands as a word. */
  | 'always'
  /** Only in capitals ("BT"), because in small letters it is an ordinary syllable or chat spelling. */
  | 'capitals'
  /** Only before a number ("ct 35", "QĐ số 3053"). */
  | 'before-number'
  /** Only in capitals, and where the words around it point to this meaning ("CT UBND"). */
  | 'cued';

interface Abbreviation {
  readonly long: string;
  readonly reading: Reading;
}

/**
 * Short forms of Party papers and of phone typing. Ambiguous ones (CB: chi bộ or cán bộ) have several long forms: all
 * are tried. Sources: usage in Party papers and common phone spelling.
 */
const TABLE: ReadonlyMap<string, readonly Abbreviation[]> = new Map(
  (
    [
      ['BCT', 'always', 'Bộ Chính trị'],
      ['BBT', 'always', 'Ban Bí thư'],
      ['BCHTW', 'always', 'Ban Chấp hành Trung ương'],
      ['BCH', 'always', 'Ban Chấp hành'],
      ['BTV', 'always', 'Ban Thường vụ'],
      ['BTVTU', 'always', 'Ban Thường vụ Tỉnh ủy'],
      ['BTVHU', 'always', 'Ban Thường vụ Huyện ủy'],
      ['BTVĐU', 'always', 'Ban Thường vụ Đảng ủy'],
      ['TTTU', 'always', 'Thường trực Tỉnh ủy'],
      ['TW', 'always', 'Trung ương'],
      ['BT', 'capitals', 'Bí thư'],
      ['TU', 'capitals', 'Tỉnh ủy'],
      ['PBT', 'always', 'Phó Bí thư'],
      ['PBTTT', 'always', 'Phó Bí thư Thường trực'],
      ['UV', 'always', 'ủy viên'],
      ['UVTV', 'always', 'ủy viên ban thường vụ'],
      ['UVBTV', 'always', 'ủy viên ban thường vụ'],
      ['UVBCH', 'always', 'ủy viên ban chấp hành'],
      ['CUV', 'always', 'cấp ủy viên'],
      ['CU', 'capitals', 'cấp ủy'],
      ['UBKT', 'always', 'Ủy ban Kiểm tra'],
      ['UBKTTW', 'always', 'Ủy ban Kiểm tra Trung ương'],
      ['UBND', 'always', 'Ủy ban nhân dân'],
      ['HĐND', 'always', 'Hội đồng nhân dân'],
      ['MTTQ', 'always', 'Mặt trận Tổ quốc'],
      ['UBMTTQ', 'always', 'Ủy ban Mặt trận Tổ quốc'],
      ['BTC', 'capitals', 'Ban Tổ chức'],
      ['BTCTW', 'always', 'Ban Tổ chức Trung ương'],
      ['BTCTU', 'always', 'Ban Tổ chức Tỉnh ủy'],
      ['BTG', 'capitals', 'Ban Tuyên giáo'],
      ['BTGDV', 'always', 'Ban Tuyên giáo và Dân vận'],
      ['BDV', 'always', 'Ban Dân vận'],
      ['BNC', 'always', 'Ban Nội chính'],
      ['VPTW', 'always', 'Văn phòng Trung ương'],
      ['VPTU', 'always', 'Văn phòng Tỉnh ủy'],
      ['BXDĐ', 'always', 'Ban Xây dựng Đảng'],
      ['XDĐ', 'always', 'xây dựng Đảng'],
      ['CB', 'capitals', 'chi bộ'],
      ['CB', 'capitals', 'cán bộ'],
      ['ĐB', 'capitals', 'đảng bộ'],
      ['ĐB', 'capitals', 'đại biểu'],
      ['ĐU', 'capitals', 'đảng ủy'],
      ['ĐV', 'capitals', 'đảng viên'],
      ['ĐH', 'capitals', 'đại hội'],
      ['đhđb', 'always', 'đại hội đại biểu'],
      ['đhđv', 'always', 'đại hội đảng viên'],
      ['đhcb', 'always', 'đại hội chi bộ'],
      ['TCCS', 'always', 'tổ chức cơ sở'],
      ['TCCSĐ', 'always', 'tổ chức cơ sở đảng'],
      ['TCĐ', 'capitals', 'tổ chức đảng'],
      ['CBCC', 'always', 'cán bộ, công chức'],
      ['CBĐV', 'always', 'cán bộ, đảng viên'],
      ['CBCT', 'always', 'cán bộ chủ chốt'],
      ['NK', 'capitals', 'nhiệm kỳ'],
      ['NQ', 'capitals', 'nghị quyết'],
      ['NQ', 'before-number', 'nghị quyết'],
      ['CT', 'before-number', 'chỉ thị'],
      ['CT', 'cued', 'chỉ thị'],
      ['CT', 'cued', 'chương trình'],
      ['CT', 'cued', 'chủ tịch'],
      ['KL', 'before-number', 'kết luận'],
      ['KL', 'cued', 'kết luận'],
      ['KL', 'cued', 'kỷ luật'],
      ['TT', 'cued', 'thường trực'],
      ['TT', 'cued', 'thị trấn'],
      ['TTr', 'before-number', 'tờ trình'],
      ['CTr', 'before-number', 'chương trình'],
      ['CTHĐ', 'always', 'chương trình hành động'],
      ['UBTVQH', 'always', 'Ủy ban Thường vụ Quốc hội'],
      ['TUV', 'always', 'tỉnh ủy viên'],
      ['HUV', 'always', 'huyện ủy viên'],
      ['ĐUV', 'always', 'đảng ủy viên'],
      ['BTCB', 'always', 'bí thư chi bộ'],
      ['BTTU', 'always', 'bí thư tỉnh ủy'],
      ['BTĐU', 'always', 'bí thư đảng ủy'],
      ['ĐVCT', 'always', 'đảng viên chính thức'],
      ['ĐVDB', 'always', 'đảng viên dự bị'],
      ['ĐBCT', 'always', 'đại biểu chính thức'],
      ['ĐBDK', 'always', 'đại biểu dự khuyết'],
      ['ĐBCS', 'always', 'đảng bộ cơ sở'],
      ['CTTTCS', 'always', 'cấp trên trực tiếp cơ sở'],
      ['ĐHTQ', 'always', 'đại hội đại biểu toàn quốc'],
      ['ĐHĐBTQ', 'always', 'đại hội đại biểu toàn quốc'],
      ['NSCU', 'always', 'nhân sự cấp ủy'],
      ['CTNS', 'always', 'công tác nhân sự'],
      ['CTCB', 'always', 'công tác cán bộ'],
      ['QHCB', 'always', 'quy hoạch cán bộ'],
      ['ĐANS', 'always', 'đề án nhân sự'],
      ['PANS', 'always', 'phương án nhân sự'],
      ['BTTTC', 'always', 'ban thẩm tra tư cách'],
      ['BTTTCĐB', 'always', 'ban thẩm tra tư cách đại biểu'],
      ['ĐCSVN', 'always', 'Đảng Cộng sản Việt Nam'],
      ['QĐ', 'before-number', 'quyết định'],
      ['QĐ', 'before-number', 'quy định'],
      ['QĐ', 'capitals', 'quyết định'],
      ['QĐ', 'capitals', 'quy định'],
      ['HD', 'before-number', 'hướng dẫn'],
      ['KH', 'before-number', 'kế hoạch'],
      ['KH', 'capitals', 'kế hoạch'],
      ['TB', 'before-number', 'thông báo'],
      ['CV', 'before-number', 'công văn'],
      ['BCCT', 'always', 'báo cáo chính trị'],
      ['BCKĐ', 'always', 'báo cáo kiểm điểm'],
      ['BCĐ', 'capitals', 'ban chỉ đạo'],
      ['TBVK', 'always', 'tiểu ban văn kiện'],
      ['TBNS', 'always', 'tiểu ban nhân sự'],
      ['ĐCT', 'capitals', 'đoàn chủ tịch'],
      ['ĐTK', 'capitals', 'đoàn thư ký'],
      ['BKP', 'always', 'ban kiểm phiếu'],
      ['QH', 'capitals', 'quy hoạch'],
      ['QH', 'capitals', 'Quốc hội'],
      ['ĐBQH', 'always', 'đại biểu Quốc hội'],
      ['NS', 'capitals', 'nhân sự'],
      ['QCBC', 'always', 'quy chế bầu cử'],
      ['DTTS', 'always', 'dân tộc thiểu số'],
      ['LLCT', 'always', 'lý luận chính trị'],
      ['CTXH', 'always', 'chính trị - xã hội'],
      ['ANTT', 'always', 'an ninh trật tự'],
      ['đc', 'capitals', 'đồng chí'],
      ['bh', 'always', 'ban hành'],
      ['ntn', 'always', 'như thế nào'],
      ['bn', 'always', 'bao nhiêu'],
      ['ko', 'always', 'không'],
      ['hok', 'always', 'không'],
      ['dc', 'always', 'được'],
      ['đc', 'always', 'được'],
      ['vs', 'always', 'với'],
      ['j', 'always', 'gì'],
      ['mn', 'always', 'mọi người'],
      ['tp', 'always', 'thành phố'],
      ['tx', 'always', 'thị xã'],
      ['thptqg', 'always', 'trung học phổ thông'],
      ['thpt', 'always', 'trung học phổ thông'],
    ] as const
  ).reduce<[string, Abbreviation[]][]>((entries, [short, reading, long]) => {
    const key = foldDiacritics(short);
    const entry = entries.find(([existing]) => existing === key);
    if (entry) entry[1].push({ long, reading });
    else entries.push([key, [{ long, reading }]]);
    return entries;
  }, []),
);

/** Chat spellings of ordinary words, though without a vowel. */
const CHAT = new Set(['kh', 'tb', 'cv', 'tt', 'bt']);

/** Without a vowel it cannot be a Vietnamese syllable, so "dh" is as much a short form as "ĐH". */
function isNoSyllable(folded: string): boolean {
  return !/[aeiouy]/.test(folded) && !CHAT.has(folded);
}

/** Short forms bear no tone, no hat and no horn; only Đ and Ư occur. */
function hasTone(short: string): boolean {
  return /\p{M}/u.test(short.normalize('NFD').replace(/[Uu]\u031B/g, 'u'));
}

/** One short form found in a text, with every long form it may stand for here. */
export interface FoundAbbreviation {
  readonly short: string;
  readonly longs: readonly string[];
  /** Whether the words around it decided between several long forms. */
  readonly isChosen: boolean;
  readonly start: number;
  readonly end: number;
}

/**
 * The short forms in the text, in order. Parts of document numbers (`35-CT/TW`) are not short forms. `syllables` are those
 * of the text, for callers that have them already.
 */
export function findAbbreviations(
  text: string,
  syllables: readonly Syllable[] = syllablesOf(text),
): FoundAbbreviation[] {
  const found: FoundAbbreviation[] = [];
  let numbers: readonly FoundNumber[] | null = null;
  for (const { folded, start, end } of syllables) {
    const entries = TABLE.get(folded);
    if (!entries) continue;
    const short = text.slice(start, end);
    // "TỪ" is a word in capitals, not the short form "TU".
    if (hasTone(short)) continue;
    if (/\d[-–/]$/.test(text.slice(Math.max(0, start - 2), start))) continue;
    // The body may have parts: `12-TB/BCH-ĐU` ends for the finder of numbers behind BCH.
    numbers ??= findDocumentNumbers(text);
    const number = numbers.find((one) => one.start <= start && start <= one.end + 1);
    if (number && (end <= number.end || /[-–/]/.test(text[number.end] ?? ''))) continue;
    const inCapitals = short === short.toUpperCase() || isNoSyllable(folded);
    const beforeNumber = /^\s{0,3}(?:số\s{0,3}|so\s{0,3})?\d/i.test(text.slice(end, end + 12));
    const [before, after] = [text.slice(0, start), text.slice(end)];
    const longsOf = (...readings: readonly Reading[]): string[] =>
      entries.filter(({ reading }) => readings.includes(reading)).map(({ long }) => long);
    const longs = [
      ...new Set([
        ...longsOf('always', ...(inCapitals ? (['capitals'] as const) : [])),
        ...(beforeNumber ? longsOf('before-number') : []),
      ]),
    ];
    const cued = [
      ...new Set([...longs, ...(short === short.toUpperCase() && !beforeNumber ? longsOf('cued') : [])]),
    ];
    const meant =
      cued.length > 1 || longs.length === 0 ? readingByCues(cued, before, after, foldDiacritics) : null;
    if (meant !== null) found.push({ short, longs: [meant], start, end, isChosen: true });
    else if (longs.length > 0) found.push({ short, longs, start, end, isChosen: false });
  }
  return found;
}

/**
 * The text with every short form that has one reading written out; those with several stay as they are. What is written
 * out may decide what its neighbour means, so it is repeated until nothing more can be. `syllables` are those of the text.
 */
export function expandUnambiguous(text: string, syllables?: readonly Syllable[]): string {
  let [before, result] = [text, expandedOnce(text, syllables)];
  while (result !== before) {
    before = result;
    result = expandedOnce(before);
  }
  return result;
}

function expandedOnce(text: string, syllables?: readonly Syllable[]): string {
  let result = '';
  let from = 0;
  for (const { longs, start, end } of findAbbreviations(text, syllables)) {
    const [long] = longs;
    if (longs.length !== 1 || long === undefined) continue;
    result += text.slice(from, start) + long;
    from = end;
  }
  return result + text.slice(from);
}
