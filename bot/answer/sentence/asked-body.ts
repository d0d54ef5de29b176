import type { WordIndex } from './word-index.ts';

/**
 * Bodies and posts of the Party, of its congresses and of the State beside it: what is ruled for one of them does not
 * answer for another. Phrases are folded; those of one row mean the same.
 */
const BODIES: readonly (readonly string[])[] = [
  ['ban chap hanh', 'uy vien ban chap hanh', 'bch'],
  ['ban thuong vu', 'btv'],
  ['pho bi thu'],
  ['bi thu'],
  ['thuong truc'],
  ['doan chu tich', 'chu tich doan'],
  ['doan thu ky', 'thu ky dai hoi'],
  ['ban tham tra', 'tham tra tu cach'],
  ['truong ban kiem phieu'],
  ['ban kiem phieu', 'to kiem phieu'],
  ['uy ban kiem tra', 'ubkt'],
  ['ban to chuc'],
  ['ban tuyen giao', 'ban tuyen giao va dan van'],
  ['to giup viec', 'ban to chuc phuc vu', 'to phuc vu', 'ban bao ve'],
  ['tieu ban'],
  ['dai bieu du khuyet'],
  ['dang vien du bi'],
  ['hoi dong nhan dan', 'hdnd'],
  ['uy ban nhan dan', 'ubnd'],
  ['quoc hoi'],
  ['to bau cu', 'ban bau cu', 'hoi dong bau cu'],
  ['mat tran'],
  ['doan thanh nien'],
  ['cong doan', 'lien doan lao dong'],
  ['hoi phu nu', 'hoi lien hiep phu nu'],
  ['hoi nong dan'],
  ['cuu chien binh'],
];

/** Every phrase with the place of its row, the longest first: "phó bí thư" holds "bí thư" and is another. */
const LONGEST_FIRST = BODIES.flatMap((phrases, body) =>
  phrases.map((phrase) => ({ phrase: ` ${phrase} `, body })),
).sort((a, b) => b.phrase.length - a.phrase.length);

/** The bodies named in a text, as places in the list; the text as folded syllables between spaces. */
export function bodiesIn(joined: string): ReadonlySet<number> {
  let rest = joined;
  const named = new Set<number>();
  for (const { phrase, body } of LONGEST_FIRST) {
    if (!rest.includes(phrase)) continue;
    named.add(body);
    rest = rest.replaceAll(phrase, ' | ');
  }
  return named;
}

const known = new WeakMap<WordIndex, ReadonlySet<number>>();

function bodiesOf(words: WordIndex): ReadonlySet<number> {
  const held = known.get(words) ?? bodiesIn(words.joined);
  known.set(words, held);
  return held;
}

/** Share of the bodies asked about that none of the texts names, 0..1; 0 when the question names none. */
export function bodyMissing(asked: ReadonlySet<number>, texts: readonly WordIndex[]): number {
  if (asked.size === 0) return 0;
  const missing = [...asked].filter((body) => !texts.some((words) => bodiesOf(words).has(body)));
  return missing.length / asked.size;
}

/** Whether the text names bodies, but none of those asked about. */
export function namesOtherBody(asked: ReadonlySet<number>, words: WordIndex): boolean {
  if (asked.size === 0) return false;
  const named = bodiesOf(words);
  return named.size > 0 && [...asked].every((body) => !named.has(body));
}
