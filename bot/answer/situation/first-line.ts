import { formatDate } from '../../../knowledge/model/calendar-date.ts';
import { DOCUMENT_KINDS, type Document } from '../../../knowledge/model/document.ts';
import { numberKey, type DocumentNumber } from '../../../knowledge/model/document-number.ts';
import type { KnowledgeReader } from '../../../knowledge/store/store.ts';
import { successorOf } from '../../../knowledge/model/validity.ts';
import { isFormerProvince, placeKey, provinceNow, REFORM_DAY } from '../../../knowledge/places/provinces.ts';
import type { RankedPassage } from '../../../knowledge/search/search.ts';
import type { AnswerPart } from '../compose-answer.ts';
import { markerWords } from '../marker-words.ts';
import { nameOf, localPlace } from '../validity-notes.ts';
import { conflictLine } from './find-conflict.ts';
import { firstDayOf } from './paper-identities.ts';
import { paperOfToday } from './paper-of-today.ts';
import { isDistrictUnit } from './place-units.ts';
import type { AskedPlace, Situation } from './situation.ts';
import { SITUATION_MESSAGES as SAY } from './situation-messages.vi.ts';
import { amendments, placeFit, timeFit, type TimeFit } from './source-fit.ts';

/** The beginning of the line that says how far the words below it hold. No sentence of a document stands in it. */
export const FIRST_LINE_BEGINS = 'Lưu ý: ';

/** Says that nothing of the place asked about was found, where only sources of other places were; else empty. */
export function nothingOfPlace(found: readonly RankedPassage[], situation: Situation): string {
  const [place] = situation.places;
  if (!place) return '';
  const fits = found.map(({ passage, document }) => placeFit(passage, document, situation.places));
  const isOnlyElsewhere =
    fits.includes('elsewhere') && !fits.some((fit) => fit === 'here' || fit === 'above' || fit === 'below');
  return isOnlyElsewhere ? SAY.noneOfPlaceAtAll(nameOfPlace(place)) : '';
}

/** What the first line may say of a source, so that no note need say it again. */
export type Told = 'replaced' | 'past-term' | 'local' | 'ended-level';

/** What stands before an answer. */
export interface Opening {
  /** Empty when nothing must be said. */
  readonly line: string;
  /** What the line says of every source it holds for. */
  readonly told: ReadonlySet<Told>;
}

/** What stands before the answer made of these parts. */
export function openingOf(
  parts: readonly AnswerPart[],
  situation: Situation,
  reader: Pick<KnowledgeReader, 'documents' | 'register'>,
): Opening {
  const line = firstLine(parts, situation, reader);
  if (line === '' || parts.length === 0) return { line, told: new Set() };
  // The line names the sources when it does not speak of all.
  const isTimeOfAny = (fit: TimeFit): boolean =>
    documentsOf(parts).some((document) => timeFit(document, situation) === fit);
  const isToldOfPlace = ({ citation: { passage }, document }: AnswerPart): boolean => {
    const fit = placeFit(passage, document, situation.places);
    return localPlace(document) !== null && (fit === 'unasked' || fit === 'below');
  };
  const all: readonly (readonly [Told, boolean])[] = [
    ['replaced', isTimeOfAny('superseded')],
    ['past-term', isTimeOfAny('past-term')],
    ['local', parts.every(isToldOfPlace)],
    ['ended-level', line.includes(SAY.endedDistrict)],
  ];
  return { line, told: new Set(all.flatMap(([told, isSaid]) => (isSaid ? [told] : []))) };
}

/**
 * The first line of an answer whose sources do not simply hold for what was asked: replaced and by what, of a past
 * term, not yet in force, local, of no paper of the place asked about. Empty when there is nothing to say.
 */
function firstLine(
  parts: readonly AnswerPart[],
  situation: Situation,
  reader: Pick<KnowledgeReader, 'documents' | 'register'>,
): string {
  const conflict = conflictLine(parts);
  const said = [
    ...(conflict === null ? [] : [conflict]),
    ...ofPapers(situation),
    ...ofTime(parts, situation, reader),
    ...ofPlace(parts, situation),
    ...ofEndedUnits(parts, situation),
  ];
  return said.length === 0 ? '' : `${FIRST_LINE_BEGINS}${[...new Set(said)].join(' ')}`;
}

/** Which of several papers of one number the answer is about, when the asker did not say. */
function ofPapers({ papers }: Situation): string[] {
  return papers.flatMap(({ meant, isSaid, candidates }) => {
    if (meant === null || isSaid || candidates.length < 2) return [];
    const others = candidates.filter((one) => one !== meant);
    const name = ({ number, issuedOn }: (typeof candidates)[number]): string =>
      issuedOn === null ? number : `${number} ngày ${formatDate(issuedOn)}`;
    return [SAY.namesake(name(meant), others.map(name).join(', '))];
  });
}

function ofTime(
  parts: readonly AnswerPart[],
  situation: Situation,
  reader: Pick<KnowledgeReader, 'documents' | 'register'>,
): string[] {
  const said: string[] = [];
  const documents = documentsOf(parts);
  for (const document of documents) {
    const fit = timeFit(document, situation);
    const others = documents.filter((other) => timeFit(other, situation) !== fit);
    const among = others.length === 0 ? null : markersOf(parts, (one) => one.id === document.id);
    if (fit === 'superseded') said.push(supersededLine(document, reader, among));
    else if (fit === 'past-term') {
      const term = document.term?.replace('-', '–') ?? '';
      if (others.length > 0) {
        const isOfTerm = (one: Document): boolean =>
          one.term === document.term && timeFit(one, situation) === 'past-term';
        said.push(SAY.pastTermAmong(markersOf(parts, isOfTerm), term));
      } else said.push(term === '' ? SAY.pastTermUnknown : SAY.pastTerm(term));
      const today = paperOfToday(document, reader.register(), situation.asOf);
      if (today !== null) said.push(SAY.today(today));
    } else if (fit === 'not-yet') {
      const { from } = document.validity;
      if (from !== null) said.push(SAY.notYet(nameOf(document), formatDate(from)));
    } else if (fit === 'later') {
      const day = firstDayOf(document);
      said.push(
        situation.term !== null && document.term !== null && document.term !== situation.term
          ? SAY.otherTerm(document.term.replace('-', '–'), situation.term.replace('-', '–'))
          : SAY.later(nameOf(document), day === null ? '' : formatDate(day)),
      );
    }
    const isCited = (by: DocumentNumber): boolean =>
      documents.some(({ number }) => number !== null && numberKey(number) === numberKey(by));
    const numbers = amendments(document, situation).filter((by) => !isCited(by));
    const by = (document.validity.amendedBy ?? []).filter(({ by: name }) =>
      numbers.some((number) => name.startsWith(number)),
    );
    if (fit === 'fits' && by.length > 0)
      said.push(SAY.amended(nameOf(document), by.map(({ by: name }) => name).join(', ')));
  }
  return said;
}

/** The markers that `composeAnswer` gives to the passages of such documents. */
function markersOf(parts: readonly AnswerPart[], isMeant: (document: Document) => boolean): string {
  const order = [...new Set(parts.map(({ citation }) => citation.passage.id))];
  const meant = parts.filter(({ document }) => isMeant(document));
  return markerWords(meant.map(({ citation }) => order.indexOf(citation.passage.id) + 1));
}

/** `among` names its markers where other sources do hold. */
function supersededLine(
  document: Document,
  reader: Pick<KnowledgeReader, 'documents' | 'register'>,
  among: string | null,
): string {
  const successor = successorOf(document.validity);
  if (successor === null)
    return among === null ? SAY.ended(nameOf(document)) : SAY.endedAmong(among, nameOf(document));
  const key = numberKey(successor.name);
  const isHeld = reader
    .documents()
    .some(
      ({ number, issuedOn }) =>
        number !== null &&
        numberKey(number) === key &&
        (successor.issuedOn === null || issuedOn === null || successor.issuedOn === issuedOn),
    );
  const name = document.validity.supersededBy ?? successor.name;
  if (among !== null) return SAY.supersededAmong(among, nameOf(document), name);
  return isHeld ? SAY.superseded(nameOf(document), name) : SAY.supersededNotHeld(nameOf(document), name);
}

function ofPlace(parts: readonly AnswerPart[], { places }: Situation): string[] {
  const said: string[] = [];
  const fits = parts.map(({ citation: { passage }, document }) => ({
    document,
    fit: placeFit(passage, document, places),
  }));
  for (const { document, fit } of fits) {
    const place = localPlace(document);
    if (place === null) continue;
    const kind =
      document.kind === 'bao-chi' || document.kind === 'khac'
        ? null
        : DOCUMENT_KINDS[document.kind].toLowerCase();
    if (fit === 'unasked') said.push(kind === null ? SAY.localReport(place) : SAY.local(kind, place));
    if (fit === 'below') said.push(SAY.below(kind ?? 'thông tin', place, nameOfPlace(places[0])));
  }
  const [named] = places.filter(({ isNamed }) => isNamed);
  if (named && fits.length > 0 && fits.every(({ fit }) => fit === 'general'))
    said.push(SAY.noneOfPlace(nameOfPlace(named)));
  return said;
}

/** Units of the question, or of the place it means, that no longer exist on the day of asking. */
function ofEndedUnits(
  parts: readonly AnswerPart[],
  { places, asOf, isAboutThePast, level }: Situation,
): string[] {
  if (asOf < REFORM_DAY) return [];
  const said: string[] = [];
  for (const place of places.filter(({ isNamed }) => isNamed)) {
    const former = [place.name, ...place.within].find(isFormerProvince);
    const isProvince = former === place.name ? place.unit === null || place.unit === 'tỉnh' : true;
    const now = former === undefined || !isProvince ? null : provinceNow(former);
    if (now && former !== undefined) said.push(SAY.formerProvince(former, `${now.unit} ${now.name}`));
  }
  const isDistrict =
    level === 'district' ||
    places.some(({ unit, within }) => isDistrictUnit(unit, within[0] ?? null)) ||
    parts.some(({ document }) => document.level === 'district' && document.jurisdiction.scope === 'local');
  if (isDistrict && !isAboutThePast) said.push(SAY.endedDistrict);
  return said;
}

/** `xã Tân Lập (Sơn Hà)`, as a reader names it. */
export function nameOfPlace(place: AskedPlace | undefined): string {
  if (!place) return '';
  const [larger] = place.within;
  const name = [place.unit, place.name].filter((word) => word !== null).join(' ');
  return larger === undefined || placeKey(larger) === placeKey(place.name) ? name : `${name} (${larger})`;
}

function documentsOf(parts: readonly AnswerPart[]): Document[] {
  return [...new Map(parts.map(({ document }) => [document.id, document])).values()];
}
