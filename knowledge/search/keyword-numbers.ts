import { findDocumentNumbers, numberKey } from '../model/document-number.ts';
import type { Token } from './keyword-tokens.ts';

/** Something in a question that names a document by its number. */
export interface AskedNumber {
  /** As a reader would write it. */
  readonly label: string;
  readonly key: string;
}

/** Document kinds as written (folded) → the code in the number. Longer names first: "chương trình hành động". */
const KIND_CODES: readonly (readonly [readonly string[], string])[] = [
  [['chuong', 'trinh', 'hanh', 'dong'], 'cthd'],
  [['chi', 'thi'], 'ct'],
  [['nghi', 'quyet'], 'nq'],
  [['quy', 'dinh'], 'qd'],
  [['quyet', 'dinh'], 'qd'],
  [['ket', 'luan'], 'kl'],
  [['huong', 'dan'], 'hd'],
  [['thong', 'bao'], 'tb'],
  [['bao', 'cao'], 'bc'],
  [['ke', 'hoach'], 'kh'],
  [['chuong', 'trinh'], 'ctr'],
  [['to', 'trinh'], 'ttr'],
  [['cong', 'van'], 'cv'],
  [['de', 'an'], 'da'],
  [['quy', 'che'], 'qc'],
  [['nghi', 'dinh'], 'nd'],
  [['thong', 'tu'], 'tt'],
];
const CODES = new Set(KIND_CODES.map(([, code]) => code));
/** Issuing bodies as written (folded) → the code in the number. */
const BODIES: readonly (readonly [readonly string[], string])[] = [
  [['trung', 'uong'], 'tw'],
  [['tinh', 'uy'], 'tu'],
  [['thanh', 'uy'], 'tu'],
  [['huyen', 'uy'], 'hu'],
  [['thu', 'tuong'], 'ttg'],
];
/** "kế hoạch 5 năm", "báo cáo 6 tháng", "chỉ thị 3 nhiệm vụ" count something; they name no document. */
const COUNTED = new Set(
  'nam thang ngay quy tuan gio phut nhiem noi muc nhom giai buoc nguoi dong trieu ty dieu khoan phan lan'.split(
    ' ',
  ),
);

/** The keys under which a text's document numbers are found: whole (35-ct/tw) and in part (35-ct, 35/tw, 30-nd). */
export function numberKeysOf(text: string): string[] {
  const keys = new Set<string>();
  for (const { number } of findDocumentNumbers(text)) {
    const key = numberKey(number);
    keys.add(key);
    const party = /^(\d+)-([^/]+)\/(.+)$/.exec(key);
    if (party) keys.add(`${party[1]}-${party[2]}`).add(`${party[1]}/${party[3]}`);
    const state = /^(\d+)\/(\d{4})\/([a-z]+)(?:-([a-z]+))?/.exec(key);
    if (state) keys.add(`${state[1]}/${state[2]}`).add(`${state[1]}-${state[3]}`);
    if (state?.[4] !== undefined) keys.add(`${state[1]}/${state[4]}`);
  }
  return [...keys];
}

/** The numbers a question asks for: written out ("35-CT/TW"), by kind ("Chỉ thị số 35") or by body ("3053 của TU"). */
export function askedNumbers(text: string, tokens: readonly Token[]): AskedNumber[] {
  const asked = new Map<string, AskedNumber>();
  const whole = findDocumentNumbers(text);
  for (const { number } of whole) asked.set(numberKey(number), { label: number, key: numberKey(number) });
  if (whole.length > 0) return [...asked.values()];
  tokens.forEach((token, i) => {
    if (!/^\d{1,5}$/.test(token.folded)) return;
    const digits = token.folded.replace(/^0+(?=\d)/, '');
    const add = (from: number, to: number, key: string): void => {
      const label = tokens
        .slice(from, to)
        .map(({ raw }) => raw)
        .join(' ');
      if (!asked.has(key)) asked.set(key, { label, key });
    };
    const numbered = tokens[i - 1]?.folded === 'so';
    if (!numbered && COUNTED.has(tokens[i + 1]?.folded ?? '')) return;
    const kindEnd = numbered ? i - 1 : i;
    const kind = KIND_CODES.find(([words]) => endsWith(tokens, kindEnd, words));
    if (kind) add(kindEnd - kind[0].length, i + 1, `${digits}-${kind[1]}`);
    const before = tokens[kindEnd - 1]?.folded ?? '';
    if (CODES.has(before)) add(kindEnd - 1, i + 1, `${digits}-${before}`);
    const after = tokens[i + 1]?.folded === 'cua' ? i + 2 : i + 1;
    const next = tokens[after];
    if (CODES.has(next?.folded ?? '')) add(i, after + 1, `${digits}-${next?.folded}`);
    const body = BODIES.find(([words]) => endsWith(tokens, after + words.length, words));
    if (body) add(i, after + body[0].length, `${digits}/${body[1]}`);
    else if (next && isBodyCode(next, after > i + 1)) add(i, after + 1, `${digits}/${next.folded}`);
  });
  return [...asked.values()];
}

/** "3053 của tu", "3053 TU"; not "2019 từ" and not "3053 tu" (tư, từ, tù without marks). */
function isBodyCode(token: Token, afterOf: boolean): boolean {
  return /^[a-zđ]{2,8}$/.test(token.accented) && (afterOf || token.raw === token.raw.toUpperCase());
}

function endsWith(tokens: readonly Token[], end: number, words: readonly string[]): boolean {
  const start = end - words.length;
  return start >= 0 && words.every((word, i) => tokens[start + i]?.folded === word);
}
