import { foldDiacritics } from '../../../../knowledge/text/fold.ts';

/**
 * Spellings of phone chat for ordinary words. Only what cannot be a Vietnamese word of its own in a question; short
 * forms of Party papers are in `abbreviations.ts`.
 */
const WORDS: Readonly<Record<string, string>> = {
  k: 'không',
  ko: 'không',
  kg: 'không',
  khg: 'không',
  hok: 'không',
  hong: 'không',
  hông: 'không',
  hk: 'không',
  kông: 'không',
  hem: 'không',
  hum: 'không',
  dc: 'được',
  đc: 'được',
  dk: 'được',
  đk: 'được',
  dx: 'được',
  đx: 'được',
  ntn: 'như thế nào',
  nvay: 'như vậy',
  nvậy: 'như vậy',
  tnao: 'thế nào',
  tnào: 'thế nào',
  bn: 'bao nhiêu',
  bnh: 'bao nhiêu',
  bnhiu: 'bao nhiêu',
  nhiu: 'nhiêu',
  nhìu: 'nhiều',
  j: 'gì',
  ji: 'gì',
  jì: 'gì',
  z: 'vậy',
  zậy: 'vậy',
  zay: 'vậy',
  dzậy: 'vậy',
  dzay: 'vậy',
  v: 'vậy',
  wa: 'quá',
  wá: 'quá',
  qá: 'quá',
  r: 'rồi',
  rùi: 'rồi',
  rui: 'rồi',
  òi: 'rồi',
  lm: 'làm',
  lèm: 'làm',
  cx: 'cũng',
  cg: 'cũng',
  vs: 'với',
  zới: 'với',
  zoi: 'với',
  trc: 'trước',
  trk: 'trước',
  ng: 'người',
  ngta: 'người ta',
  nta: 'người ta',
  mk: 'mình',
  mik: 'mình',
  mn: 'mọi người',
  bc: 'bước',
  bit: 'biết',
  bít: 'biết',
  bik: 'biết',
  bjt: 'biết',
  bt: 'biết',
  thui: 'thôi',
  thoy: 'thôi',
  mún: 'muốn',
  nhju: 'nhiêu',
  bjo: 'bao giờ',
  bgio: 'bao giờ',
  bgiờ: 'bao giờ',
  khj: 'khi',
  đg: 'đang',
  dg: 'đang',
  vd: 'ví dụ',
  ds: 'danh sách',
  sđt: 'số điện thoại',
  sdt: 'số điện thoại',
  đt: 'điện thoại',
  ns: 'nói',
  thik: 'thích',
  hui: 'hồi',
  ah: 'à',
  uk: 'ừ',
  oki: 'vâng',
};
/** Of these only the whole word in small letters with nothing of Party papers meant: `bt` in capitals is bí thư. */
const ONLY_AFTER: Readonly<Record<string, RegExp>> = {
  bt: /^(k|ko|khong|co|muon|can|de|cho|ai|em|toi|minh)$/,
  ns: /^(k|ko|khong|co|ai|em|toi|minh|de)$/,
  ng: /^(bao|nhieu|bn|may|nhung|cac|moi|mot|hai|ba|bon|nam|\d+|so|nhiu)$/,
  v: /^(gi|nao|sao|dau|ai|the|bn|j|vay|khong|ko|k|nhieu|nhiu|may|ngay|khi|ntn|viec|hoi)$/,
  r: /^(xong|het|bau|lam|hop|duoc|dc|co|thay|ban|hanh)$/,
  dk: /^(k|ko|khong|co|thi|hoi|ai|la|bau|lam|moi|da|chua|nao|gi)$/,
  đk: /^(k|ko|khong|co|thi|hoi|ai|la|bau|lam|moi|da|chua|nao|gi)$/,
  hong: /^(duoc|dc|phai|co|nha|dung|can|gi|nao|vay|z)$/,
  hum: /^(nao|truoc|qua)$/,
  hui: /^(nao|truoc)$/,
};

/** Of these only what stands before such words: `bc 2` is bước 2, `bc` alone báo cáo. */
const ONLY_BEFORE: Readonly<Record<string, RegExp>> = { bc: /^(?:[1-5]|may|dau|cuoi|nao)$/ };

/**
 * The ordinary spelling of a word of chat, or null. `before` and `after` are the folded words around it: some spellings
 * are only read beside words that make them sure (`biết bt`, `bao nhiêu ng`, `bc 2`).
 */
export function chatSpelling(word: string, before: string, after = ''): string | null {
  if (word !== word.toLowerCase()) return null;
  const known = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
  if (known !== undefined) {
    const isSure = (ONLY_AFTER[word]?.test(before) ?? true) && (ONLY_BEFORE[word]?.test(after) ?? true);
    return isSure ? known : null;
  }
  if (word === 'h') return /^(may|bao|bay)$/.test(before) ? 'giờ' : null;
  return bySound(word);
}

/** `wy trình` → `quy`, `fải` → `phải`: letters that Vietnamese does not use at the start of a word. */
function bySound(word: string): string | null {
  const folded = foldDiacritics(word);
  if (/^w[aeiouy]/.test(folded) && folded.length > 2) return `qu${word.slice(1)}`;
  if (folded === 'wy') return `qu${word.slice(1)}`;
  if (/^f[aeiouy]/.test(folded)) return `ph${word.slice(1)}`;
  if (/^dz[aeiouy]/.test(folded)) return `d${word.slice(2)}`;
  return null;
}
