import type { CalendarDate } from '../../../knowledge/model/calendar-date.ts';
import type { KnowledgeSearch } from '../../../knowledge/search/search.ts';
import type { KnowledgeReader } from '../../../knowledge/store/store.ts';
import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import { syllablesOf } from '../../../knowledge/text/syllables.ts';
import { foldSpaces } from '../../../knowledge/text/normalize.ts';
import { resolveFollowUp } from '../question/resolve-follow-up.ts';
import { decidePaper } from './decide-paper.ts';
import { paperIdentities, papersNamed, type PaperIdentity } from './paper-identities.ts';
import { placeKey } from '../../../knowledge/places/provinces.ts';
import { homesOf } from './home-of-place.ts';
import { readLevel } from './read-level.ts';
import { knownPlaces, readPlaces, type KnownPlaces } from './read-places.ts';
import { dateOfPaper, readTime } from './read-time.ts';
import type { AskedPlace, Situation } from './situation.ts';

/** What the knowledge version says of places and papers. Made once for a version. */
export interface SituationFacts {
  readonly papers: readonly PaperIdentity[];
  readonly places: KnownPlaces;
}

export function situationFacts(
  reader: Pick<KnowledgeReader, 'documents' | 'register'>,
  search: Pick<KnowledgeSearch, 'has'>,
): SituationFacts {
  return {
    papers: paperIdentities(reader),
    places: knownPlaces(reader.documents(), (term) => search.has(term)),
  };
}

export interface SituationContext {
  /** The day the question is asked on. */
  readonly asOf: CalendarDate;
  /** Place of the asker, from the settings. */
  readonly place?: string | undefined;
  /** Earlier turns, oldest first, with replies to questions asked back already written out in full. */
  readonly history?: readonly string[] | undefined;
  readonly facts: SituationFacts;
}

/** The time, place, level and papers that a question is about; a follow-up inherits what it does not say itself. */
export function readSituation(
  text: string,
  { asOf, place, history = [], facts }: SituationContext,
): Situation {
  const question = foldSpaces(text);
  const named = papersNamed(question, facts.papers);
  const own = readTime(question, asOf, named);
  const before = resolveFollowUp(question, history).isFollowUp
    ? readSituation(history.at(-1) ?? '', { asOf, place, history: history.slice(0, -1), facts })
    : null;
  const inherits = before !== null && own.period === null && own.term === null && !own.isAboutNow;
  const time = inherits
    ? {
        period: before.period,
        term: before.term,
        isAboutThePast: before.isAboutThePast,
        isAboutNow: before.isAboutNow,
      }
    : own;
  const chosenBefore = history.toReversed().flatMap((turn) => papersSaid(foldSpaces(turn), asOf, facts));
  return {
    ...time,
    asOf,
    places: placesAsked(question, place, before, facts.places).map((one) =>
      withHome(one, [place ?? '', ...history.toReversed()], facts.places),
    ),
    level: readLevel(question) ?? before?.level ?? null,
    papers: named.map((one) => decidePaper(one, question, time, asOf, chosenBefore)),
  };
}

/** The question without papers that only give its time: "Trước khi có Quy chế 190, số dư…" asks about the số dư. */
export function withoutTimePapers(text: string, { papers }: Situation): string {
  const question = foldSpaces(text);
  return foldSpaces(
    papers
      .filter(({ isTimeOnly }) => isTimeOnly)
      .toReversed()
      .reduce((left, { start, end }) => {
        const before = left.slice(0, start).replace(TIME_OF_PAPER, '');
        return `${before} ${left.slice(end).replace(/^\s?,/, '')}`;
      }, question),
  );
}

/** Words of a question too few to look something up in a paper by. */
const FEWEST_WORDS = 6;

/**
 * The question without the papers that are meant, with their dates: "Theo Chỉ thị 35-CT/TW ngày 30/5/2019, nữ bao
 * nhiêu?" asks the paper about "nữ bao nhiêu". Null when no paper is meant or too little is left.
 */
export function withoutMeantPapers(text: string, { papers }: Situation): string | null {
  const meant = papers.filter(({ meant: paper, isTimeOnly }) => paper !== null && !isTimeOnly);
  if (meant.length !== 1) return null;
  const question = foldSpaces(text);
  const left = meant.reduce((rest, { start, end }) => {
    const date = dateOfPaper(foldDiacritics(question).slice(end))?.length ?? 0;
    const before = rest.slice(0, start).replace(PAPER_BEFORE, ' ');
    return `${before} ${rest.slice(end + date).replace(/^\s?,/, '')}`;
  }, question);
  return syllablesOf(left).length < FEWEST_WORDS ? null : foldSpaces(left);
}

/** "Theo Chỉ thị số " at the end of a text. */
const PAPER_BEFORE =
  /(?:^|\s)(?:(?:theo|trong|tại|tai|của|cua)\s)?(?:(?:chỉ thị|chi thi|quy định|quy dinh|quyết định|quyet dinh|quy chế bầu cử|quy chế|quy che bau cu|quy che|kết luận|ket luan|hướng dẫn|huong dan|nghị quyết|nghi quyet|kế hoạch|ke hoach|thông báo|thong bao|ct|qđ|qd|kl|hd|nq|kh|tb)\s)?(?:(?:số|so)\s)?$/iu;

/** "trước khi có Quy chế " at the end of a text. */
const TIME_OF_PAPER =
  /(?:trước|truoc|sau)\s(?:(?:khi|ngày|ngay)\s)?(?:(?:có|co|ban hành|ban hanh|áp dụng|ap dung|ra đời|ra doi|thực hiện|thuc hien|ra)\s)?(?:\p{L}+\s){0,3}$/iu;

/** The papers that an earlier turn names together with their date or term. */
function papersSaid(turn: string, asOf: CalendarDate, facts: SituationFacts): PaperIdentity[] {
  const named = papersNamed(turn, facts.papers);
  const time = readTime(turn, asOf, named);
  return named.flatMap((one) => {
    const { meant, isSaid } = decidePaper(one, turn, time, asOf, []);
    return meant !== null && isSaid ? [meant] : [];
  });
}

/** A name that several places bear, with the larger unit that the setting or an earlier turn gives it. */
function withHome(place: AskedPlace, said: readonly string[], known: KnownPlaces): AskedPlace {
  if (homesOf(place, known.homes).length < 2) return place;
  for (const turn of said) {
    const namesake = readPlaces(foldSpaces(turn), known).find(
      ({ name }) => placeKey(name) === placeKey(place.name),
    );
    const decided = namesake && homesOf(namesake, known.homes).length === 1 ? namesake : undefined;
    if (decided) return { ...place, unit: decided.unit ?? place.unit, within: decided.within };
  }
  return place;
}

function placesAsked(
  question: string,
  place: string | undefined,
  before: Situation | null,
  known: KnownPlaces,
): readonly AskedPlace[] {
  const own = readPlaces(question, known);
  if (own.length > 0) return own;
  if (before && before.places.some(({ isNamed }) => isNamed)) return before.places;
  const setting = foldSpaces(place ?? '');
  if (setting === '') return [];
  const read = readPlaces(setting, known);
  return read.length > 0
    ? read.map((one) => ({ ...one, isNamed: false }))
    : [{ name: setting, unit: null, within: [], isNamed: false }];
}
