import type { ReadText } from './claim-text.ts';

const SUM = /(?<![\d.,])(\d[\d.,]*(?:\s*[+−–-]\s*\d[\d.,]*)+)\s*=\s*(\d+(?:[.,]\d+)*)/g;

/**
 * Results of the additions and subtractions that a sentence shows ("11 + 4 = 15") and that are right, and how many
 * figures were added ("hai"). The figures themselves must stand in the passages like any others.
 */
export function shownSums({ text }: ReadText): ReadonlySet<number> {
  const results = new Set<number>();
  for (const [, terms = '', result = ''] of text.matchAll(SUM)) {
    const parts = [...terms.matchAll(/([+−–-])?\s*(\d[\d.,]*)/g)].map(
      ([, sign, digits = '']) => (sign === undefined || sign === '+' ? 1 : -1) * valueOf(digits),
    );
    const total = parts.reduce((sum, part) => sum + part, 0);
    if (Math.abs(total - valueOf(result)) > 1e-6) continue;
    results.add(valueOf(result));
    results.add(parts.length);
  }
  return results;
}

function valueOf(digits: string): number {
  const plain = digits.replace(/[.,]+$/, '');
  return Number(/^\d+(?:\.\d{3})+$/.test(plain) ? plain.replaceAll('.', '') : plain.replace(',', '.'));
}
