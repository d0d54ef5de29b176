import { basename, extname } from 'node:path/posix';
import { markOnLine } from './mark-on-line.ts';
import { plainLetters } from './latin-skeleton.ts';

const MAX_NAME = 255;
/** Before an unaccented `mat` these make another word of it: `hop-mat`, `bao-ve-bi-mat`. */
const OTHER_WORD_BEFORE = new Set(
  'bi bao hop gap ra co khuon vang be truoc cac mot hai nhieu ngoai ben dien do giai cap vat tien mo nhat'.split(
    ' ',
  ),
);

/**
 * Whether a file name says that the paper is secret: `(MẬT) ke hoach.docx`, `kh 12_MẬT.pdf`, `12-KH-TU_mat_2020.pdf`.
 * `mat` inside a name of words, such as `mat-tran-to-quoc.docx`, is another word. Folders do not count.
 */
export function isFileNameMarked(file: string): boolean {
  const path = plainLetters(file.replaceAll('\\', '/')).slice(-MAX_NAME);
  const name = basename(path, extname(path)).trim();
  if (
    /[[({]([^[\](){}]{3,30})[\])}]/.test(name) &&
    bracketed(name).some((words) => markOnLine(words) !== null)
  )
    return true;
  const parts = name.split(/_+|--+| - |[-–](?=[\p{L} ]{3,12}$)|[.,;]+/u).map((part) => part.trim());
  return parts.some((part, i) => isMarkPart(part, parts[i - 1], parts[i + 1]) || endsInCapitalMark(part));
}

function bracketed(name: string): string[] {
  return [...name.matchAll(/[[({]([^[\](){}]{3,30})[\])}]/g)].map((match) => match[1] ?? '');
}

function isMarkPart(part: string, before: string | undefined, after: string | undefined): boolean {
  const mark = markOnLine(part);
  if (mark === null) return false;
  if (mark.degree !== 'mat' || /ậ/iu.test(part)) return !/\bbí$/iu.test(before ?? '');
  const isWord = (neighbour: string | undefined): boolean => /^\p{Ll}{1,7}$/u.test(neighbour ?? '');
  const isCapital = part === part.toUpperCase();
  // `MAT_ke_hoach` begins with it in capitals; `mat_tran` and `MAT_TRAN` are words of one kind.
  if (isCapital && before === undefined && isWord(after)) return true;
  if (isWord(after)) return false;
  return !(before !== undefined && isWord(before) && (OTHER_WORD_BEFORE.has(before) || !isCapital));
}

/** `Kế hoạch bầu cử MẬT`, `TỐI MẬT kế hoạch`: capitals with accents beside words in small letters; near miss: `BẢO VỆ BÍ MẬT`. */
function endsInCapitalMark(part: string): boolean {
  if (!/\p{Ll}/u.test(part)) return false;
  return (
    /(?:^|[^\p{L}])(?:TỐI |TUYỆT )?MẬT$|^(?:TỐI |TUYỆT )?MẬT(?:[^\p{L}]+\p{L}*\p{Ll})/u.test(part) &&
    !/BÍ MẬT$/u.test(part)
  );
}
