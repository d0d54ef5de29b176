import type { Document } from '../../../knowledge/model/document.ts';
import type { Passage } from '../../../knowledge/model/passage.ts';
import { isNotYetInForce, statusOn } from '../../../knowledge/model/validity.ts';
import { sentencesOf } from '../../../knowledge/text/sentences.ts';
import { isFormerProvince, placeKey, provinceNow } from '../../../knowledge/places/provinces.ts';
import {
  numberKey,
  parseDocumentNumber,
  type DocumentNumber,
} from '../../../knowledge/model/document-number.ts';
import { isSameProvince } from './home-of-place.ts';
import { firstDayOf, lastDayOf, type PaperIdentity } from './paper-identities.ts';
import { rankOf } from './place-units.ts';
import type { AskedPlace, Situation } from './situation.ts';

/**
 * Whether a source holds at the time asked about: `fits`; replaced or ended before it; made for a term that is over or
 * for another than the one asked about; or not yet there.
 */
export type TimeFit = 'fits' | 'superseded' | 'past-term' | 'later' | 'not-yet';

/**
 * How a source stands to the place asked about. `here`: of it, or local and speaking of it; `named`: of
 * no place, and speaking of it; `above`: of a larger unit that holds
 * it; `below`: of a unit within it; `general`: of no place; `unasked`: local, and the question names no place;
 * `elsewhere`: of another place.
 */
export type PlaceFit = 'here' | 'named' | 'above' | 'below' | 'general' | 'unasked' | 'elsewhere';

export interface SourceFit {
  readonly time: TimeFit;
  readonly place: PlaceFit;
}

/** How a passage with its document fits the situation. */
export function sourceFit(passage: Passage, document: Document, situation: Situation): SourceFit {
  return { time: timeFit(document, situation), place: placeFit(passage, document, situation.places) };
}

/** Whether the document is that paper, or a digest of it. */
export function isPaper({ number, issuedOn }: Document, paper: PaperIdentity): boolean {
  return number !== null && numberKey(number) === paper.key && issuedOn === paper.issuedOn;
}

/** Whether the document is a namesake of the paper meant: the same number of another day. */
export function isOtherPaper({ number, issuedOn }: Document, { papers }: Situation): boolean {
  if (number === null || issuedOn === null) return false;
  const namesakes = papers.filter(({ candidates }) =>
    candidates.some(({ key }) => key === numberKey(number)),
  );
  return (
    namesakes.length > 0 &&
    namesakes.every(({ meant }) => meant?.key === numberKey(number) && meant.issuedOn !== issuedOn)
  );
}

export function timeFit(document: Document, { asOf, period, term }: Situation): TimeFit {
  if (term !== null && document.term !== null && document.term !== term)
    return document.term < term ? 'past-term' : 'later';
  if (period !== null) {
    const [first, last] = [firstDayOf(document), lastDayOf(document)];
    if (document.term !== null && document.term === term) return 'fits';
    if (first !== null && first > period.to) return 'later';
    if (last !== null && last < period.from)
      return document.validity.status === 'past-term' ? 'past-term' : 'superseded';
    return 'fits';
  }
  if (isNotYetInForce(document.validity, asOf)) return 'not-yet';
  if (document.issuedOn !== null && document.issuedOn > asOf) return 'later';
  const status = statusOn(document, asOf);
  return status === 'superseded' || status === 'past-term' ? status : 'fits';
}

/** Longest time for which an official paper without an end is taken to speak of each year. */
const YEARS_HELD = 10;

/** The years in which an official paper held: asked about one of them, it need not name it. None for reports. */
export function yearsHeld(document: Document): string[] {
  const first = firstDayOf(document);
  if (document.number === null || document.kind === 'bao-chi' || first === null) return [];
  const from = Number(first.slice(0, 4));
  const to = Math.min(Number((lastDayOf(document) ?? '9999').slice(0, 4)), from + YEARS_HELD);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => String(from + i));
}

/** Numbers of the papers that had changed the document by the time asked about. */
export function amendments({ validity }: Document, { asOf, period }: Situation): DocumentNumber[] {
  const day = period?.to ?? asOf;
  return (validity.amendedBy ?? []).flatMap(({ by, from }) => {
    const number = from === null || from <= day ? parseDocumentNumber(by) : null;
    return number === null ? [] : [number];
  });
}

/** The best fit to any of the places asked about. */
export function placeFit(passage: Passage, document: Document, places: readonly AskedPlace[]): PlaceFit {
  const isLocal = document.jurisdiction.scope === 'local';
  if (places.length === 0) return isLocal ? 'unasked' : 'general';
  const fits = places.map((place) => fitTo(passage, document, place));
  return (
    (['here', 'named', 'above', 'below', 'general', 'elsewhere'] as const).find((fit) =>
      fits.includes(fit),
    ) ?? 'general'
  );
}

function fitTo(passage: Passage, document: Document, place: AskedPlace): PlaceFit {
  const { jurisdiction } = document;
  if (jurisdiction.scope === 'local') {
    const own = placeKey(jurisdiction.place);
    const province = jurisdiction.province === null ? null : placeKey(jurisdiction.province);
    const asked = placeKey(place.name);
    const within = place.within.map(placeKey);
    if (own === asked) {
      const isProvince = jurisdiction.unit === 'tỉnh';
      if (place.unit === 'tỉnh' && jurisdiction.unit !== null && !isProvince) return 'below';
      if (place.unit !== null && place.unit !== 'tỉnh' && isProvince) return 'above';
      return isNamesake(jurisdiction, place) ? 'elsewhere' : 'here';
    }
    if (province === asked && place.unit !== 'huyện' && place.unit !== 'xã' && place.unit !== 'phường')
      return 'below';
    if (within.includes(own)) return 'above';
    // The province of today speaks for the provinces it was made of.
    if (isSuccessor(document, place)) return 'above';
    if (mentions(passage, document, place)) return 'here';
    return 'elsewhere';
  }
  if (mentions(passage, document, place)) return 'named';
  return isOnPlaces(passage) ? 'elsewhere' : 'general';
}

/** `thị xã Bến Sỏi`, `Huyện ủy Lang Mông`; near miss: `xã, phường`, `Tỉnh ủy chọn`. */
const NAMED_PLACE =
  /(?<!\p{L})(?:[Tt]ỉnh|[Tt]hành phố|[Tt]hị xã|[Hh]uyện|[Qq]uận|[Tt]hị trấn|[Pp]hường|[Xx]ã|[Đđ]ặc khu|(?:[Tt]ỉnh|[Tt]hành|[Tt]hị|[Hh]uyện|[Qq]uận) (?:ủy|uỷ))\s(?!Ủy|Uỷ)\p{Lu}\p{Ll}/u;

/** Whether a passage of a paper of no place tells mostly of particular places, as examples and surveys do. */
function isOnPlaces({ text }: Passage): boolean {
  const sentences = sentencesOf(text);
  const named = sentences.filter((sentence) => NAMED_PLACE.test(sentence.text));
  return named.length > 0 && named.length * 2 >= sentences.length;
}

/** A place of the same name but of another unit or in another province than the question says. */
function isNamesake(
  jurisdiction: Extract<Document['jurisdiction'], { scope: 'local' }>,
  place: AskedPlace,
): boolean {
  const [rank, askedRank] = [rankOf(jurisdiction.unit), rankOf(place.unit)];
  if (rank !== null && askedRank !== null && rank !== askedRank) return true;
  if (rank === 1 && askedRank === 1 && jurisdiction.unit !== place.unit) return true;
  if (jurisdiction.province === null || place.within.length === 0) return false;
  const { province } = jurisdiction;
  return !place.within.some((name) => isSameProvince(name, province));
}

/** A paper of the province that the place asked about has become part of. */
export function isSuccessor({ jurisdiction, issuedOn }: Document, { name, within }: AskedPlace): boolean {
  if (jurisdiction.scope !== 'local' || (issuedOn !== null && issuedOn < '2025-06-12')) return false;
  return [name, ...within].some((one) => {
    const now = isFormerProvince(one) ? provinceNow(one) : null;
    return now !== null && placeKey(now.name) === placeKey(jurisdiction.place);
  });
}

/** Whether passage, heading or title speak of the place by name; a name of one or two digits only with its unit. */
export function mentions(passage: Passage, document: Document, { name, unit }: AskedPlace): boolean {
  const key = placeKey(name);
  const wanted = /^\d+$/.test(key) && unit !== null ? placeKey(`${unit} ${name}`) : key;
  return wordsAbout(passage, document).includes(` ${wanted} `);
}

/** The folded words of passages with what stands over them; a passage is of one document. */
const wordsOf = new WeakMap<Passage, string>();

function wordsAbout(passage: Passage, document: Document): string {
  const known = wordsOf.get(passage);
  if (known !== undefined) return known;
  const text = [document.title, ...passage.headings, passage.list?.lead ?? '', passage.text].join(' . ');
  const words = ` ${placeKey(text)} `;
  wordsOf.set(passage, words);
  return words;
}
