import type { Jurisdiction } from '../../knowledge/model/jurisdiction.ts';
import { comparisonKey, unifyTonePlacement } from '../../knowledge/text/normalize.ts';
import { cutProperName } from './body-names.ts';

/** The place a text is about, with the words it was read from. */
export interface FoundPlace {
  readonly jurisdiction: Extract<Jurisdiction, { scope: 'local' }>;
  readonly evidence: string;
  readonly certainty: number;
}

const UNITS = [
  'tỉnh',
  'thành phố',
  'thị xã',
  'huyện',
  'quận',
  'thị trấn',
  'phường',
  'xã',
  'đặc khu',
] as const;
type Unit = (typeof UNITS)[number];

/** The unit a Party committee belongs to; a thành ủy or đảng ủy may be of several. */
const UNIT_OF_COMMITTEE: Readonly<Record<string, Unit>> = {
  'tỉnh ủy': 'tỉnh',
  'thành ủy': 'thành phố',
  'thị ủy': 'thị xã',
  'huyện ủy': 'huyện',
  'quận ủy': 'quận',
};

const NAME = `\\p{Lu}[\\p{L}’']*(?:\\s\\p{Lu}[\\p{L}’']*){0,3}`;
/** `thị xã Bến Sỏi`, `Huyện ủy Lăng Mông`, `TP. Hòa Thắng`, `Phường 2`; near miss: `thị xã lần thứ III`, `Tỉnh ủy đã`. */
const PLACE = new RegExp(
  `(?<!\\p{L})([Tt]ỉnh|[Tt]hành phố|TP\\.?|[Tt]hị xã|[Tt]hị trấn|[Hh]uyện|[Qq]uận|[Pp]hường|[Xx]ã|[Đđ]ặc khu|[Tt]ỉnh (?:ủy|uỷ)|[Tt]hành (?:ủy|uỷ)|[Tt]hị (?:ủy|uỷ)|[Hh]uyện (?:ủy|uỷ)|[Qq]uận (?:ủy|uỷ))\\s(${NAME}|\\d{1,2}(?![\\d/-]))(?:\\s?[,(-]\\s?(?:[Tt]ỉnh\\s)(${NAME})|\\s\\((${NAME})\\))?`,
  'dgu',
);
const MAX_TEXT = 100_000;

interface Candidate {
  readonly unit: Unit;
  readonly name: string;
  score: number;
  province: string | null;
  readonly evidence: string;
}

/**
 * The place most spoken of: mentions count by where they stand (`title` six times, `lead` twice), larger units win
 * when equal. The province is given when the text joins it to the place or names just one. Null when no place is named.
 */
export function findPlace(title: string, lead: string, body: string): FoundPlace | null {
  const candidates = new Map<string, Candidate>();
  const provinces = new Map<string, number>();
  for (const [text, weight] of [
    [title, 6],
    [lead, 2],
    [body.slice(0, MAX_TEXT), 1],
  ] as const)
    for (const mention of mentionsIn(text)) note(mention, weight, candidates, provinces);

  const [best] = [...candidates.values()].sort(
    (a, b) => b.score - a.score || UNITS.indexOf(a.unit) - UNITS.indexOf(b.unit),
  );
  if (!best) return null;
  const onlyProvince = provinces.size === 1 ? ([...provinces.keys()][0] ?? null) : null;
  const province = best.unit === 'tỉnh' ? best.name : (best.province ?? onlyProvince);
  const total = [...candidates.values()].reduce((sum, candidate) => sum + candidate.score, 0);
  return {
    jurisdiction: { scope: 'local', place: best.name, unit: best.unit, province },
    evidence: best.evidence,
    certainty: Math.min(0.95, 0.5 + best.score / (2 * total)),
  };
}

interface Mention {
  readonly unit: Unit;
  readonly name: string;
  readonly province: string | null;
  readonly evidence: string;
}

function mentionsIn(text: string): Mention[] {
  const mentions: Mention[] = [];
  for (const match of text.matchAll(PLACE)) {
    const unit = unitOf(match[1] ?? '');
    const name = cutAt(text, match, 2);
    if (name === '') continue;
    const province = cutAt(text, match, 3) || cutAt(text, match, 4);
    mentions.push({
      unit,
      name,
      province: unit !== 'tỉnh' && province !== '' ? province : null,
      evidence: match[0].trim(),
    });
  }
  return mentions;
}

/** The proper name in one group of a match, without the words that only follow it. */
function cutAt(text: string, match: RegExpMatchArray, group: number): string {
  const [, end] = match.indices?.[group] ?? [0, 0];
  return cutProperName(match[group] ?? '', text.slice(end, end + 12));
}

function note(
  mention: Mention,
  weight: number,
  candidates: Map<string, Candidate>,
  provinces: Map<string, number>,
): void {
  const key = `${mention.unit} ${comparisonKey(mention.name)}`;
  const known = candidates.get(key);
  if (known) {
    known.score += weight;
    known.province ??= mention.province;
  } else candidates.set(key, { ...mention, score: weight });
  if (mention.unit === 'tỉnh') provinces.set(mention.name, (provinces.get(mention.name) ?? 0) + weight);
  if (mention.province !== null)
    provinces.set(mention.province, (provinces.get(mention.province) ?? 0) + weight);
}

function unitOf(word: string): Unit {
  const key = unifyTonePlacement(word.toLowerCase());
  if (key.startsWith('tp')) return 'thành phố';
  return UNIT_OF_COMMITTEE[key] ?? (key as Unit);
}

/** Reads a place as people declare it: `Bến Sỏi, Sông Trăng`, `thị xã Bến Sỏi, tỉnh Sông Trăng`, `Hòa Thắng`, `cả nước`. */
export function parsePlace(declared: string): Jurisdiction | null {
  const text = declared.replace(/\s+/g, ' ').trim();
  if (text === '') return null;
  if (/^(?:cả nước|toàn quốc|trung ương)$/iu.test(text)) return { scope: 'country' };
  const [first = '', second] = text.split(/\s?,\s?/);
  const place = withoutUnit(first);
  const province = second === undefined ? null : withoutUnit(second).name;
  return {
    scope: 'local',
    place: place.name,
    unit: place.unit,
    province: province ?? (place.unit === 'tỉnh' ? place.name : null),
  };
}

function withoutUnit(text: string): { unit: Unit | null; name: string } {
  const key = unifyTonePlacement(text.toLowerCase());
  const words = [...UNITS].sort((a, b) => b.length - a.length).find((unit) => key.startsWith(`${unit} `));
  return words === undefined
    ? { unit: null, name: text }
    : { unit: words, name: text.slice(words.length).trim() };
}
