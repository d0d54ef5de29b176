/** A term of office found in a text. */
export interface FoundTerm {
  readonly term: string;
  readonly count: number;
  readonly evidence: string;
}

/** `nhiệm kỳ 2020-2025`, `nhiệm kỳ 2010 – 2015`, `khóa XI (2015 - 2020)`; near miss: `năm 2019-2020`. */
const TERM =
  /nhiệm k(?:ỳ|ì)\s{0,3}[:(]?\s{0,3}((?:19|20)\d\d)\s{0,3}[-–—]\s{0,3}((?:19|20)\d\d)|(?:khóa|khoá|lần thứ)\s[IVXLC]{1,6},?\s{0,3}\(?((?:19|20)\d\d)\s{0,3}[-–—]\s{0,3}((?:19|20)\d\d)/giu;
/** `Đại hội đại biểu toàn quốc lần thứ XIII`, `Đại hội XIII của Đảng`. */
const NATIONAL_CONGRESS =
  /đại hội (?:đại biểu )?(?:toàn quốc )?(?:lần thứ )?([XVI]{1,6})(?= của Đảng| Đảng Cộng sản)|toàn quốc lần thứ ([XVI]{1,6})/giu;

/**
 * The term the text is about: the one named most often, a mention in `title` counting three times; terms of five
 * years before shorter ones, the later one when equal. Without any, the term that the national congress named opens.
 */
export function findTerm(title: string, body: string): FoundTerm | null {
  const counts = new Map<string, { count: number; evidence: string }>();
  const add = (term: string, evidence: string, weight: number): void => {
    const known = counts.get(term);
    counts.set(term, { count: (known?.count ?? 0) + weight, evidence: known?.evidence ?? evidence });
  };
  for (const [text, weight] of [
    [title, 3],
    [body, 1],
  ] as const) {
    for (const match of text.matchAll(TERM)) {
      const from = Number(match[1] ?? match[3]);
      const to = Number(match[2] ?? match[4]);
      if (to - from >= 1 && to - from <= 6) add(`${from}-${to}`, match[0], weight);
    }
  }
  const found = [...counts]
    .map(([term, { count, evidence }]) => ({ term, count, evidence, years: yearsOf(term) }))
    .sort(
      (a, b) =>
        Number(b.years === 5) - Number(a.years === 5) || b.count - a.count || b.term.localeCompare(a.term),
    );
  const [best] = found;
  if (best) return { term: best.term, count: best.count, evidence: best.evidence };
  return termOfCongress(`${title}\n${body}`);
}

function yearsOf(term: string): number {
  const [from = 0, to = 0] = term.split('-').map(Number);
  return to - from;
}

const FIRST_ORDINALS = ['XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI'];

/** National congresses have met every five years since the eleventh (2011); the terms below them begin the year before. */
function termOfCongress(text: string): FoundTerm | null {
  for (const match of text.matchAll(NATIONAL_CONGRESS)) {
    const place = FIRST_ORDINALS.indexOf((match[1] ?? match[2] ?? '').toUpperCase());
    if (place === -1) continue;
    const from = 2010 + 5 * place;
    return { term: `${from}-${from + 5}`, count: 0, evidence: match[0] };
  }
  return null;
}
