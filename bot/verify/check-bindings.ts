import { comparisonKey } from '../../knowledge/text/normalize.ts';
import { properNames } from './check-names.ts';
import { clausesOf, contentOf, readText, type ReadText } from './claim-text.ts';
import type { Anchor } from './anchors.ts';
import type { Finding } from './finding.ts';

/** How much more of a figure's words must stand beside another figure before it is taken for misplaced. */
const MARGIN = 0.34;
const LEAST = 0.6;

/** One clause with its figures and dates, its names and its matter. */
interface Clause {
  readonly exact: readonly string[];
  readonly names: readonly { readonly key: string; readonly text: string; readonly isPlace: boolean }[];
  readonly matter: ReadonlySet<string>;
  readonly text: string;
}

/**
 * Figures, dates and names that all stand in the passages, but not together: the figure of one place said of another, the
 * share of women said of the young.
 */
export function checkBindings(claim: ReadText, passages: readonly ReadText[]): Finding[] {
  const held = passages.flatMap(({ text }) => clausesOf(text).map(clauseOf));
  const said = clausesOf(claim.text).map(clauseOf);
  return said.flatMap((clause) => [...swappedNames(clause, held), ...swappedFigures(clause, held)]);
}

function clauseOf(text: string): Clause {
  const { anchors, syllables } = readText(text);
  return {
    text,
    exact: anchors.flatMap(keyOf),
    names: properNames(`. ${text}`.slice(0)).map(({ words, text: name, isPlace }) => ({
      key: words.join(' '),
      text: name,
      isPlace,
    })),
    matter: new Set(contentOf(syllables).map(({ accented }) => accented)),
  };
}

/** Key of what can be swapped: percentages, plain figures, full dates. */
function keyOf(anchor: Anchor): string[] {
  if (anchor.type === 'figure' && !anchor.isWord) return [`${anchor.unit}:${anchor.value}`];
  if (anchor.type === 'date' && anchor.date.month !== null)
    return [`date:${anchor.date.day ?? ''}/${anchor.date.month}/${anchor.date.year ?? ''}`];
  return [];
}

const typeOf = (key: string): string => key.slice(0, key.indexOf(':'));

/** A name and a figure that the passages keep in different clauses, each with a partner of its own. */
function swappedNames({ names, exact }: Clause, held: readonly Clause[]): Finding[] {
  return names.flatMap(({ key, text, isPlace }): Finding[] => {
    const own = held.filter((clause) => holdsName(clause, key));
    for (const figure of exact) {
      const withFigure = held.filter((clause) => clause.exact.includes(figure));
      if (own.length === 0 || withFigure.length === 0) continue;
      if (own.some((clause) => clause.exact.includes(figure))) continue;
      const nameIsTaken = own.every((clause) =>
        clause.exact.some((other) => typeOf(other) === typeOf(figure)),
      );
      const figureIsTaken = withFigure.every((clause) =>
        clause.names.some((other) => other.key !== key && !comparisonKey(text).includes(other.key)),
      );
      if (nameIsTaken && figureIsTaken) return [{ kind: isPlace ? 'place' : 'name', text }];
    }
    return [];
  });
}

function holdsName(clause: Clause, key: string): boolean {
  return ` ${comparisonKey(clause.text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${key} `);
}

/** A figure whose words stand beside another figure of its type and not beside itself. */
function swappedFigures({ exact, matter, text }: Clause, held: readonly Clause[]): Finding[] {
  if (matter.size < 2) return [];
  const likeness = (clause: Clause): number =>
    [...matter].filter((word) => clause.matter.has(word)).length / matter.size;
  return exact.flatMap((figure): Finding[] => {
    const same = held.filter((clause) => clause.exact.includes(figure));
    if (same.length === 0) return [];
    const others = held.filter(
      (clause) =>
        !clause.exact.includes(figure) && clause.exact.some((key) => typeOf(key) === typeOf(figure)),
    );
    const best = Math.max(0, ...same.map(likeness));
    const bestOther = Math.max(0, ...others.map(likeness));
    return bestOther >= LEAST && bestOther >= best + MARGIN
      ? [{ kind: typeOf(figure) === 'date' ? 'date' : 'figure', text: text.slice(0, 80) }]
      : [];
  });
}
