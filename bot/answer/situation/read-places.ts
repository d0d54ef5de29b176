import type { Document } from '../../../knowledge/model/document.ts';
import { PROVINCE_NAMES, placeKey, provinceNow } from '../../../knowledge/places/provinces.ts';
import { foldDiacritics, hasDiacritics } from '../../../knowledge/text/fold.ts';
import { comparisonKey } from '../../../knowledge/text/normalize.ts';
import { syllablesOf, type Syllable } from '../../../knowledge/text/syllables.ts';
import { PLACE_UNITS, rankOf } from './place-units.ts';
import type { AskedPlace } from './situation.ts';

/** One unit of territory that documents are of. */
export interface Home {
  readonly name: string;
  readonly unit: string | null;
  readonly province: string | null;
}

/** Names of places that can be recognised without a unit word before them. */
export interface KnownPlaces {
  /** Written name by its key. */
  readonly names: ReadonlyMap<string, string>;
  /** For each key, the different units of that name that documents are of. */
  readonly homes: ReadonlyMap<string, readonly Home[]>;
  /** Whether a folded pair of syllables stands anywhere in the version. */
  readonly has: (foldedTerm: string) => boolean;
}

/** The places of the documents and all provinces. */
export function knownPlaces(documents: readonly Document[], has: KnownPlaces['has']): KnownPlaces {
  const names = new Map<string, string>();
  for (const name of PROVINCE_NAMES) names.set(placeKey(name), name);
  const homes = new Map<string, Home[]>();
  for (const { jurisdiction } of documents) {
    if (jurisdiction.scope !== 'local') continue;
    addHome(homes, { name: jurisdiction.place, unit: jurisdiction.unit, province: jurisdiction.province });
    for (const name of [jurisdiction.place, jurisdiction.province])
      if (name !== null && placeKey(name) !== '') names.set(placeKey(name), name);
  }
  return { names, homes, has };
}

/** A home that says less than another of the same name (no unit, no province) is the same place. */
function addHome(homes: Map<string, Home[]>, home: Home): void {
  const key = placeKey(home.name);
  const known = homes.get(key) ?? [];
  const twin = known.find(
    ({ unit, province }) =>
      (unit === null || home.unit === null || unit === home.unit) &&
      (province === null || home.province === null || placeKey(province) === placeKey(home.province)),
  );
  const merged: Home = twin
    ? { name: twin.name, unit: twin.unit ?? home.unit, province: twin.province ?? home.province }
    : home;
  homes.set(key, [...known.filter((one) => one !== twin), merged]);
}

interface Mention {
  readonly name: string;
  readonly unit: string | null;
  /** Syllable positions of unit and name. */
  readonly from: number;
  readonly to: number;
}

const LONGEST_NAME = 4;
/** Folded syllables that begin no name behind a unit word: bodies, verbs, question words, ordinals. */
const NO_NAME = new Set(
  (
    'uy doan doi bo vien nao gi may nay do khac moi cu va hoac hay co cua la thi phai duoc khong de lam khi sau truoc theo ve tai o truc thuoc dat chua da dang se bi ' +
    'nhiem ky khoa lan dai hoi dang bo chi cap xa phuong huyen tinh quan thi thanh ta minh chung toi em anh bau cu can tong so nhung cac moi tung bao nhieu ai sao vay a nhe the to chuc ' +
    'chon cho den tu trong ngoai tren duoi vi do trung uong lien ket hop nhat sap nhap dac biet thuong pho gom neu cung con nua rang ma nhu bang hoan tat xong mat tran hoi nong phu lao cong nhan dan doc' +
    ' lon nho viec tat ca toan hien nhat truong ban thu tuc quyet dinh dan su phat trien hoc luat quyen tam gian doi voi giua lai ra len xuong xuat'
  ).split(' '),
);
/** Words after which a bare name of a province is a place even when it was typed without marks. */
const BEFORE_A_PLACE = new Set(['o', 'tai', 'cua', 'bo', 'uy', 'tinh', 'dan', 've']);
/** Names of provinces that are also ordinary words or the name of a person: only behind a unit word. */
const NEEDS_UNIT = new Set(['ho chi minh', 'hoa binh', 'hue', 'thai binh']);

/** The places a question names, each with the larger ones it is put in. `question` has single spaces. */
export function readPlaces(question: string, { names, homes, has }: KnownPlaces): AskedPlace[] {
  const syllables = syllablesOf(question);
  const mentions: Mention[] = [];
  for (let i = 0; i < syllables.length; i++) {
    const mention =
      unitMention(question, syllables, i, names, has) ?? bareMention(question, syllables, i, names);
    if (!mention) continue;
    mentions.push(mention);
    i = mention.to - 1;
  }
  return joined(mentions, question, syllables).map((place) => withProvince(place, homes));
}

/** A place that the documents know in one province only is of that province. */
function withProvince(place: AskedPlace, homes: KnownPlaces['homes']): AskedPlace {
  const known = (homes.get(placeKey(place.name)) ?? []).filter(
    ({ unit }) => place.unit === null || unit === null || unit === place.unit,
  );
  const province = known.length === 1 ? known[0]?.province : null;
  const isKnown = !province || placeKey(province) === placeKey(place.name) || place.within.length > 0;
  return isKnown ? place : { ...place, within: [province] };
}

/** "xã Tân Lập", "Tỉnh ủy Sơn Hà", "xa tan lap" (when no document has these two words together), "Phường 2". */
function unitMention(
  question: string,
  syllables: readonly Syllable[],
  at: number,
  names: KnownPlaces['names'],
  has: KnownPlaces['has'],
): Mention | null {
  const found = PLACE_UNITS.find(({ words }) =>
    words.split(' ').every((word, k) => syllables[at + k]?.folded === word),
  );
  if (!found) return null;
  const width = found.words.split(' ').length;
  const typed = syllables
    .slice(at, at + width)
    .map(({ accented }) => accented)
    .join(' ');
  // "quân" and "tính" fold like units and are none.
  if (hasDiacritics(typed) && !UNIT_SPELLINGS.has(typed)) return null;
  const from = at + width;
  const known = longestKnown(question, syllables, from, names);
  if (known && !isOnlyBeginning(question, syllables, from, known.to, names))
    return { name: known.name, unit: found.unit, from: at, to: known.to };
  if (
    /^\d{1,2}$/.test(syllables[from]?.folded ?? '') &&
    found.rank <= 2 &&
    /^(phuong|quan)$/.test(found.words)
  )
    return { name: syllables[from]?.folded ?? '', unit: found.unit, from: at, to: from + 1 };
  const to = isCapital(question, syllables[from])
    ? endOfCapitals(question, syllables, from)
    : endOfUnknown(syllables, from, has);
  if (to <= from) return null;
  const [first, last] = [syllables[from], syllables[to - 1]];
  return first && last
    ? { name: question.slice(first.start, last.end), unit: found.unit, from: at, to }
    : null;
}

const UNIT_SPELLINGS = new Set(
  'thành phố,thị trấn,thị xã,đặc khu,tỉnh ủy,huyện ủy,thị ủy,thành ủy,quận ủy,tỉnh,huyện,quận,phường,xã'.split(
    ',',
  ),
);

function isCapital(question: string, syllable: Syllable | undefined): boolean {
  if (!syllable) return false;
  const [letter = ''] = question.slice(syllable.start, syllable.end);
  const isAllCapitals = question === question.toUpperCase();
  return !isAllCapitals && /\p{Lu}/u.test(letter) && !NO_NAME.has(syllable.folded);
}

function endOfCapitals(question: string, syllables: readonly Syllable[], from: number): number {
  let to = from;
  while (
    to - from < LONGEST_NAME &&
    isCapital(question, syllables[to]) &&
    joinsBefore(question, syllables, from, to)
  )
    to++;
  return to;
}

/** "huyện Điện Biên Đông" is not Điện Biên; "xã Bình Lộc An Thịnh" names two that are known. */
function isOnlyBeginning(
  question: string,
  syllables: readonly Syllable[],
  from: number,
  to: number,
  names: KnownPlaces['names'],
): boolean {
  if (!isCapital(question, syllables[from])) return false;
  const end = endOfCapitals(question, syllables, from);
  return end > to && longestKnown(question, syllables, to, names) === null;
}

/** Words of one name are parted by one space or, in a few, by a hyphen. */
function joinsBefore(question: string, syllables: readonly Syllable[], from: number, at: number): boolean {
  if (at === from) return true;
  const [before, here] = [syllables[at - 1], syllables[at]];
  return (
    before !== undefined && here !== undefined && /^ (?:[-–] )?$/.test(question.slice(before.end, here.start))
  );
}

/** Two small-letter syllables that stand together in no document: a name nobody knows. */
function endOfUnknown(syllables: readonly Syllable[], from: number, has: KnownPlaces['has']): number {
  const [first, second] = [syllables[from], syllables[from + 1]];
  if (!first || !second) return from;
  const isPlain = [first, second].every(({ folded }) => /^[a-z]{2,}$/.test(folded) && !NO_NAME.has(folded));
  return isPlain && !has(`${first.folded} ${second.folded}`) ? from + 2 : from;
}

/** The name of a place of the documents, or of a province, without a unit word. */
function bareMention(
  question: string,
  syllables: readonly Syllable[],
  at: number,
  names: KnownPlaces['names'],
): Mention | null {
  const known = longestKnown(question, syllables, at, names);
  if (!known) return null;
  const key = placeKey(known.name);
  if (NEEDS_UNIT.has(key) || /^\d+$/.test(key)) return null;
  const written = question.slice(syllables[at]?.start, syllables[known.to - 1]?.end);
  // Typed without marks, a province may be other words; the places of the documents are taken as they are.
  const isOnlyProvince =
    provinceNow(known.name) !== null && !hasDiacritics(written) && hasDiacritics(known.name);
  if (
    isOnlyProvince &&
    !isCapital(question, syllables[at]) &&
    !BEFORE_A_PLACE.has(syllables[at - 1]?.folded ?? '')
  )
    return null;
  return { name: known.name, unit: null, from: at, to: known.to };
}

function longestKnown(
  question: string,
  syllables: readonly Syllable[],
  from: number,
  names: KnownPlaces['names'],
): { readonly name: string; readonly to: number } | null {
  for (let to = Math.min(from + LONGEST_NAME, syllables.length); to > from; to--) {
    const name = names.get(
      syllables
        .slice(from, to)
        .map(({ folded }) => folded)
        .join(' '),
    );
    if (name === undefined) continue;
    const written = question.slice(syllables[from]?.start, syllables[to - 1]?.end);
    const sameMarks =
      comparisonKey(written).replace(/[^\p{L}\p{N}]+/gu, ' ') ===
      comparisonKey(name).replace(/[^\p{L}\p{N}]+/gu, ' ');
    if (!hasDiacritics(written) || sameMarks) return { name, to };
  }
  return null;
}

/** "xã A, huyện B, tỉnh C" is one place; "A và B" are two. */
function joined(
  mentions: readonly Mention[],
  question: string,
  syllables: readonly Syllable[],
): AskedPlace[] {
  const places: { name: string; unit: string | null; within: string[]; last: Mention }[] = [];
  for (const mention of mentions) {
    const before = places.at(-1);
    if (before && isWithin(before.last, mention, question, syllables)) {
      before.within.push(mention.name);
      before.last = mention;
    } else if (!places.some(({ name }) => placeKey(name) === placeKey(mention.name)))
      places.push({ name: mention.name, unit: mention.unit, within: [], last: mention });
  }
  return places.map(({ name, unit, within }) => ({ name, unit, within, isNamed: true }));
}

function isWithin(inner: Mention, outer: Mention, question: string, syllables: readonly Syllable[]): boolean {
  const between = question.slice(syllables[inner.to - 1]?.end ?? 0, syllables[outer.from]?.start ?? 0);
  if (!/^\s?(?:[,(-]\s?|\s?(?:thuộc|thuoc|của|cua|ở|o)\s)?$/u.test(between)) return false;
  const isProvince = provinceNow(outer.name) !== null;
  const [small, large] = [rankOf(inner.unit), outer.unit === null && isProvince ? 3 : rankOf(outer.unit)];
  if (large === null) return false;
  return small === null
    ? large === 3 && foldDiacritics(inner.name) !== foldDiacritics(outer.name)
    : small < large || (inner.unit === 'thành phố' && outer.unit === 'tỉnh');
}
