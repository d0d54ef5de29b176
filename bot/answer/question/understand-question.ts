import type { KnowledgeSearch } from '../../../knowledge/search/search.ts';
import { expandUnambiguous, findAbbreviations } from '../../../knowledge/search/abbreviations.ts';
import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import { foldedSyllables } from '../../../knowledge/text/syllables.ts';
import { findSynonyms } from '../../../knowledge/text/synonyms.ts';
import type { Question } from '../answer.ts';
import type { AnalysedQuestion } from '../sentence/sentence-features.ts';
import { questionKind, type QuestionKind } from './question-type.ts';
import { questionTerms, type QuestionTerm, type QuestionTerms } from './question-terms.ts';
import { resolveFollowUp } from './resolve-follow-up.ts';
import { splitComparison } from './split-comparison.ts';

/** One thing to look up: a question has several when it compares things or places. */
export interface Aspect {
  /** For the search: the words, then what is inherited, with lower weights. */
  readonly texts: readonly { readonly text: string; readonly weight: number }[];
  readonly analysed: AnalysedQuestion;
  /** Places meant, as the documents write them. */
  readonly places: readonly string[];
}

type Corpus = Pick<KnowledgeSearch, 'idf' | 'has' | 'placesIn'>;

/** Words of an earlier turn say what the question is about, not what it asks: they count this much beside its own. */
const INHERITED = 0.5;
/** Other words for those of the question, in the search. */
const SYNONYM = 0.3;
/** The whole question beside one side of a comparison. */
const WHOLE = 0.35;

/** A side of a comparison that is no longer is a term: what it means tells it from the other. */
const TERM_SYLLABLES = 4;
const MEANING: QuestionKind = { type: 'definition', needs: [] };

/** What a question asks for, in one aspect or, for comparisons of things or of places, in several. */
export function understandQuestion(
  typed: string,
  situation: Pick<Question, 'history' | 'place'>,
  corpus: Corpus,
): Aspect[] {
  const resolved = resolveFollowUp(typed, situation.history ?? [], (words) => corpus.placesIn(words));
  const text = resolved.texts[0]?.text ?? typed;
  const turns = [
    ...resolved.texts.map(({ text: words, weight }) => ({ text: expandUnambiguous(words), weight })),
    ...shortForms(text),
  ];
  const others = findSynonyms(expandUnambiguous(text)).flatMap((found) => found.others);
  const synonyms = others.length === 0 ? [] : [{ text: [...new Set(others)].join(' , '), weight: SYNONYM }];
  const places = placesMeant(text, situation, turns.slice(1), corpus);
  const kind = questionKind(expandUnambiguous(resolved.asks));
  const aspect = (texts: Aspect['texts'], own: readonly string[], as = kind): Aspect => ({
    texts: [...texts, ...synonyms],
    analysed: { kind: as, terms: combinedTerms(texts, corpus) },
    places: own,
  });
  const sides = splitComparison(expandUnambiguous(text));
  if (sides && !resolved.isFollowUp) {
    return sides.map((side) => {
      const own = corpus.placesIn(side);
      return aspect(
        [
          { text: side, weight: 1 },
          { text, weight: WHOLE },
        ],
        own.length > 0 ? own : places,
        own.length === 0 && foldedSyllables(side).length <= TERM_SYLLABLES ? MEANING : kind,
      );
    });
  }
  if (places.length > 1 && corpus.placesIn(text).length > 1)
    return places.map((place) => aspect(turns, [place]));
  return [aspect(turns, places)];
}

/** Asks what something is called or means. Folded. */
const MEANS = /\b(?:la (?:gi|ai|sao|chi|j|nhung ai|cai gi|viet tat)|nghia|viet tat)\b/;
/** Short forms as typed, beside their meaning. */
const AS_TYPED = 0.8;

/** Whoever asks what a short form means is answered by the words that stand beside the form itself. */
function shortForms(text: string): { readonly text: string; readonly weight: number }[] {
  if (!MEANS.test(foldDiacritics(text))) return [];
  const forms = findAbbreviations(text).map(({ short }) => short);
  return forms.length === 0 ? [] : [{ text: `${forms.join(' , ')} viết tắt`, weight: AS_TYPED }];
}

function placesMeant(
  text: string,
  { place }: Pick<Question, 'place'>,
  earlier: readonly { readonly text: string }[],
  corpus: Corpus,
): string[] {
  const own = corpus.placesIn(text);
  if (own.length > 0) return own;
  if (place !== undefined && place.trim() !== '') {
    const known = corpus.placesIn(place);
    return known.length > 0 ? known : [place];
  }
  return earlier.flatMap((turn) => corpus.placesIn(turn.text));
}

function combinedTerms(texts: Aspect['texts'], corpus: Corpus): QuestionTerms {
  const [main, ...others] = texts.map(({ text, weight }) => ({
    terms: questionTerms(text, corpus),
    weight,
  }));
  const scaled = (pick: (terms: QuestionTerms) => readonly QuestionTerm[]): QuestionTerm[] => {
    const own = main ? [...pick(main.terms)] : [];
    const known = new Set(own.map(({ folded }) => folded));
    for (const { terms, weight } of others) {
      for (const term of pick(terms))
        if (!known.has(term.folded)) own.push({ ...term, weight: term.weight * weight * INHERITED });
    }
    return own;
  };
  return {
    unigrams: scaled(({ unigrams }) => unigrams),
    bigrams: scaled(({ bigrams }) => bigrams),
    syllables: main?.terms.syllables ?? [],
  };
}
