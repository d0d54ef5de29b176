import type { DocumentId } from './document.ts';

/** `<documentId>_<ordinal>`: unique within a knowledge version. */
export type PassageId = string & { readonly __brand: 'PassageId' };

/** What a passage is in its paper. Titles, leads and captions repeat or announce; they rank below the body. */
export type PassageRole = 'title' | 'lead' | 'body' | 'item' | 'table-row' | 'caption';

/**
 * Units of Vietnamese papers, from the largest to the smallest; `doan` is the n-th paragraph of a plain paper,
 * `y` a point of an unnumbered list ("ý thứ nhất", "ý 2"), `buoc` a step of a procedure.
 */
export type LocatorUnit =
  | 'phan'
  | 'chuong'
  | 'phu-luc'
  | 'muc'
  | 'tieu-muc'
  | 'dieu'
  | 'khoan'
  | 'diem'
  | 'bang'
  | 'dong'
  | 'doan'
  | 'y'
  | 'buoc';

/** Where a passage stands, outermost unit first: Điều 16 → khoản 2 → điểm a. */
export interface Locator {
  readonly path: readonly { readonly unit: LocatorUnit; readonly label: string }[];
  /** 1-based page of the source, when the source has pages. */
  readonly page: number | null;
}

/** The smallest citable part of a document. */
export interface Passage {
  readonly id: PassageId;
  readonly documentId: DocumentId;
  /** 0-based position in the document. */
  readonly ordinal: number;
  /** Headings above it, outermost first, without the document title. */
  readonly headings: readonly string[];
  readonly locator: Locator;
  readonly role: PassageRole;
  /** Verbatim after repair (NFC). */
  readonly text: string;
  /** Set when the passage is one item of a list: its list within the document, 1-based place, and the introducing sentence. */
  readonly list: {
    readonly group: number;
    readonly index: number;
    readonly size: number;
    readonly lead: string;
  } | null;
}

export function passageId(documentId: DocumentId, ordinal: number): PassageId {
  return `${documentId}_${ordinal}` as PassageId;
}

const UNIT_WORDS: Record<LocatorUnit, string> = {
  phan: 'Phần',
  chuong: 'Chương',
  'phu-luc': 'Phụ lục',
  muc: 'mục',
  'tieu-muc': 'tiểu mục',
  dieu: 'Điều',
  khoan: 'khoản',
  diem: 'điểm',
  bang: 'bảng',
  dong: 'dòng',
  doan: 'đoạn',
  y: 'ý',
  buoc: 'bước',
};

/** Units after which a comma stands, and units before which one does. */
const LARGE_UNITS: readonly LocatorUnit[] = ['phan', 'chuong', 'phu-luc', 'bang'];
const TABLE_UNITS: readonly LocatorUnit[] = ['bang', 'dong'];

/**
 * As a cadre writes it: "Điều 16 khoản 2 điểm a, trang 4", "mục II.3", "Phụ lục 1, bảng 2, dòng 3". Null when nothing
 * is known.
 */
export function formatLocator(locator: Locator): string | null {
  const units = locator.path
    .map(({ unit, label }, i) => {
      const before = locator.path[i - 1]?.unit;
      const comma = before !== undefined && (LARGE_UNITS.includes(before) || TABLE_UNITS.includes(unit));
      const gap = before === undefined ? '' : comma ? ', ' : ' ';
      return `${gap}${[UNIT_WORDS[unit], label].filter((part) => part !== '').join(' ')}`;
    })
    .join('');
  const page = locator.page === null ? '' : `trang ${locator.page}`;
  const text = [units, page].filter((part) => part !== '').join(', ');
  return text === '' ? null : text;
}
