import { foldedSyllables } from '../../knowledge/text/syllables.ts';

/** Short forms in which papers write bodies, by their folded syllables. */
const SHORT_FORMS: Readonly<Record<string, string>> = {
  btv: 'ban thuong vu',
  bch: 'ban chap hanh',
  ubnd: 'uy ban nhan dan',
  hdnd: 'hoi dong nhan dan',
  ubmttq: 'uy ban mat tran to quoc',
  mttq: 'mat tran to quoc',
  tw: 'trung uong',
  bct: 'bo chinh tri',
  tp: 'thanh pho',
};

function syllablesOfIssuer(name: string): string[] {
  return foldedSyllables(name).flatMap((syllable) => (SHORT_FORMS[syllable] ?? syllable).split(' '));
}

/**
 * Whether two names may be of one issuing body: every syllable of the shorter stands in the longer ("Tỉnh ủy", "Ban
 * Thường vụ Tỉnh ủy Sông Trăng"), or they differ in a letter or two as recognised text does. Unknown names agree with
 * all.
 */
export function maySameIssuer(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return true;
  const [short = [], long = []] = [syllablesOfIssuer(a), syllablesOfIssuer(b)].sort(
    (x, y) => x.length - y.length,
  );
  const missing = short.filter((syllable) => !long.includes(syllable));
  if (missing.length === 0) return true;
  const near = missing.filter((syllable) => long.some((other) => isNear(syllable, other)));
  return near.length === missing.length && missing.length <= Math.max(1, Math.floor(short.length / 4));
}

/** One letter put, dropped or taken for another, in syllables of four letters and more. */
function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || Math.max(a.length, b.length) < 4) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}
