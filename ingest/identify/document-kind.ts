import { DOCUMENT_KINDS, type DocumentKind } from '../../knowledge/model/document.ts';
import { foldDiacritics } from '../../knowledge/text/fold.ts';

/** Kinds that stand as the title line of a paper; reports of the press and digests never do. */
const TITLE_KINDS = (Object.entries(DOCUMENT_KINDS) as [DocumentKind, string][])
  .filter(([kind]) => kind !== 'bao-chi' && kind !== 'chuyen-de' && kind !== 'khac')
  .map(([kind, words]) => [foldDiacritics(words), kind] as const)
  .concat([
    ['bo luat', 'luat'],
    ['chuong trinh hanh dong', 'chuong-trinh'],
    // Kinds without a slug of their own, which still are the title line of a paper.
    ...['thong cao', 'tuyen bo', 'loi keu goi', 'quy hoach', 'du an', 'giay moi', 'giay gioi thieu'].map(
      (words) => [words, 'khac'] as const,
    ),
  ])
  .sort(([a], [b]) => b.length - a.length);

const KIND_BY_CODE: Readonly<Record<string, DocumentKind>> = {
  NQ: 'nghi-quyet',
  QĐ: 'quyet-dinh',
  QĐi: 'quy-dinh',
  QyĐ: 'quy-dinh',
  CT: 'chi-thi',
  KL: 'ket-luan',
  QC: 'quy-che',
  HD: 'huong-dan',
  TB: 'thong-bao',
  BC: 'bao-cao',
  KH: 'ke-hoach',
  CTr: 'chuong-trinh',
  CTHĐ: 'chuong-trinh',
  TTr: 'to-trinh',
  CV: 'cong-van',
  BB: 'bien-ban',
  ĐA: 'de-an',
  PA: 'phuong-an',
  TT: 'thong-tri',
  NĐ: 'nghi-dinh',
  CTPH: 'chuong-trinh',
  QCPH: 'quy-che',
  KHPH: 'ke-hoach',
};

/** The kind that a title line names ("KẾ HOẠCH", "CHỈ THỊ CỦA BỘ CHÍNH TRỊ") and the rest of the line, or null. */
export function kindOfTitleLine(
  written: string,
): { readonly kind: DocumentKind; readonly rest: string } | null {
  const spaced = SPACED.test(written) ? unspaced(written) : null;
  const line = spaced ?? written;
  const folded = foldDiacritics(line.slice(0, 200));
  for (const [words, kind] of TITLE_KINDS) {
    if (folded !== words && !folded.startsWith(`${words} `)) continue;
    return {
      kind,
      rest: line.replace(/\s+/g, ' ').trim().split(' ').slice(words.split(' ').length).join(' '),
    };
  }
  return null;
}

/** `N G H Ị  Q U Y Ế T`: letters set apart. */
const SPACED = /^(?:\p{L}\s{1,3}){4,20}\p{L}$/u;

function unspaced(line: string): string | null {
  const letters = foldDiacritics(line).replace(/\s/g, '');
  return TITLE_KINDS.find(([words]) => words.replace(/\s/g, '') === letters)?.[0] ?? null;
}

/** The kind by the code in the number (`35-CT/TW` → chi-thi); state numbers by their suffix; null when it says none. */
export function kindOfNumber(number: string): DocumentKind | null {
  const code = /^\d+[-/]([A-ZĐ][A-ZĐa-zđ]*)[-/]/.exec(number)?.[1];
  if (code !== undefined) return KIND_BY_CODE[code] ?? null;
  const suffix = /^\d+\/\d{4}\/([A-ZĐ]+)/.exec(number)?.[1] ?? '';
  if (suffix.startsWith('QH')) return 'luat';
  if (suffix === 'NĐ') return 'nghi-dinh';
  if (suffix === 'TT' || suffix === 'TTLT') return 'thong-tu';
  return KIND_BY_CODE[suffix] ?? null;
}

/** The codes that stand in numbers of the kind (`chuong-trinh`: CTr, CTHĐ, CTPH); empty when it has none. */
export function codesOfKind(kind: DocumentKind): string[] {
  return Object.entries(KIND_BY_CODE).flatMap(([code, of]) => (of === kind ? [code] : []));
}

/** Whether the slug is a kind we know. */
export function isDocumentKind(slug: string): slug is DocumentKind {
  return Object.hasOwn(DOCUMENT_KINDS, slug);
}
