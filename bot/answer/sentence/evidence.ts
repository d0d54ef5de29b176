import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import { remembering } from '../../../knowledge/text/remembering.ts';
import { syllablesOf, type Syllable } from '../../../knowledge/text/syllables.ts';
import { findDocumentNumbers } from '../../../knowledge/model/document-number.ts';
import type { AskedPost, Need } from '../question/question-type.ts';

/** `30/5/2019`, `12 và 13-1`, `ngày mùng năm`, `tháng 8-2020`, `quý IV-2019`, `năm 2020`, `giữa tháng 2`; not terms `2020-2025`. */
const DATE =
  /\bngay \d{1,2}\b|\bngay m[uo]ng (?:\d{1,2}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)\b|\b\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?\b(?!\s?%)|\bthang (?:\d{1,2}|gieng|chap)\b|\bquy (?:[ivx]{1,3}|\d)\b|\bnam \d{4}\b|\b\d{1,2}[/-]\d{4}\b|\bngay sau\b|\btruoc ngay\b/;
/** A date with its day. */
const ON_DAY =
  /\bngay (?:\d{1,2}|m[uo]ng \p{L}+)\b|\b\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?\b(?!\s?%)|\bngay sau\b/u;
const YEAR = /\b(?:19|20)\d{2}\b/;
/** A moment told by an event: "kể từ thời điểm…", "sau khi…". */
const MOMENT = /\b(khi|luc|thoi diem|ke tu|truoc|sau|den het|trong khi|moi khi)\b/;
/** A full date with the words before it. */
const DAY = /\b\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}\b|\bngay \d{1,2} thang \d{1,2}(?: nam \d{4})?/g;
/** Words for people counted: "mấy đồng chí" is answered by "15 người". */
const PEOPLE = /^(?:nguoi|dong chi|vi)\b/;
const PEOPLE_COUNTED = new Set(['nguoi', 'dong', 'uy', 'dai', 'vi']);
/** How far before its date the name of a paper stands, in characters. */
const NAME_REACH = 90;
/** Share of the asked name that must stand there. */
const NAME_SHARE = 0.6;
const TERM = /\b(?:19|20)\d{2}\s?[-–]\s?(?:19|20)\d{2}\b/;
const ORDINAL =
  /\b(?:lan thu|khoa|thu|lan)\s+(?:[ivxlc]{1,6}|\d{1,3}|nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)\b/;
const PHONE = /(?<!\d)(?:\+?84|0)\d{2,4}[.\s-]?\d{3,4}[.\s-]?\d{2,4}(?!\d)/;
const EMAIL = /[\w.+-]{2,60}@[\w-]{2,60}\.[\w.]{2,20}/;
/** An introduced name: `ông Vy Đức Được`, `đồng chí Hoàng Duy Chinh`; or a name before its post: `Trần Công-Bí thư`. */
const NAME = '\\p{Lu}\\p{Ll}+(?:\\s\\p{Lu}\\p{Ll}*){1,4}';
const PERSON = new RegExp(
  `(?<!\\p{L})(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Đđ]/c|[Aa]nh|[Cc]hị)\\s${NAME}|${NAME}\\s?[-–,]\\s?(?:Phó |Ủy viên|UV\\p{Lu}*|Bí thư|Chủ|Trưởng|Giám)`,
  'u',
);
const PEOPLE_NAMED = new RegExp(PERSON.source, 'gu');
/** How far a name stands from its post, and a post from its body, in characters. */
const POST_REACH = 60;
const BODY_REACH = 20;
const UNIT_NAME =
  /(?<!\p{L})([Xx]ã|[Pp]hường|[Hh]uyện|[Tt]ỉnh|[Tt]hị xã|[Tt]hành phố|[Qq]uận|[Tt]hị trấn|[Đđ]ặc khu)\s+(\p{Lu}\p{L}+|\d{1,2}\b)/gu;
/** Posts and bodies answer "who" as well as names do. */
const POST =
  /\b(bi thu|pho bi thu|chu tich|pho chu tich|uy vien|truong ban|pho truong ban|truong doan|chu nhiem|dang vien|dai bieu|ban thuong vu|ban chap hanh|cap uy|bo chinh tri|ban bi thu|doan chu tich|doan thu ky|ban kiem phieu|ban tham tra|ban to chuc|uy ban kiem tra|dai hoi|cac ban|to chuc dang|dang uy|tinh uy|huyen uy|thanh uy|thi uy|nguoi)\b/;
/** `5.000 đồng`, `1,5 triệu`, `0,5 lần mức lương`, `1% tiền lương`; not "5 đồng chí". */
const SUM =
  /\d\s?(?:nghin|ngan|trieu|ty)?\s?(?:dong(?! chi)|vnd|trieu|ty dong)\b|\d\s?(?:%|lan)?\s?(?:muc )?(?:tien )?luong\b/;
const MONEY = /\b(?:tien|kinh phi|phu cap|luong|le phi|ngan sach|dang phi|thanh toan|boi duong|chi phi)\b/;
const HOUR = /\b\d{1,2}\s?(?:gio|h)(?:\s?\d{2}|\b)/;
const VENUE =
  /\b(?:hoi truong|nha van hoa|trung tam (?:hoi nghi|chinh tri|van hoa)|tru so|nha khach|phong hop|phong so|dia chi|dia diem|tai (?:phong|so \d))/;
const NUMBER_WORDS = new Set('một hai ba bốn năm sáu bảy tám chín mười'.split(' '));
/** `một phần hai`, `hơn một nửa`, `toàn bộ`, `nhiều lần`: an amount without a figure. */
const SHARE_IN_WORDS =
  /\p{L} phần \p{L}|(?<!\p{L})(?:nửa|quá bán|đa số|thiểu số|toàn bộ|tất cả|trọn|không hạn chế|nhiều nhất|ít nhất)(?!\p{L})/iu;
/** Terms, dates and fractions: their numbers count nothing. */
const NO_COUNT =
  /(?:19|20)\d{2}\s?[-–]\s?(?:19|20)\d{2}|ngày \d{1,2}(?:[/.-]\d{1,2}(?!\d)){0,2}(?:[/.-]\d{4})?|\d{1,2}[/-]\d{1,2}[/-]\d{4}|tháng \d{1,2}(?:[/-]\d{4})?|(?:một|hai|ba|bốn|năm) phần (?:hai|ba|tư|năm|sáu|bảy|tám|chín|mười)/giu;

/** What every need reads of a sentence. */
interface Prepared {
  readonly folded: string;
  /** Folded, with document numbers blanked. */
  readonly withoutNumbers: string;
  /** Syllables without document numbers, terms, dates and fractions. */
  readonly tokens: readonly Syllable[];
}

/** Sentences come back in question after question. */
const SENTENCES_HELD = 6_000;

const prepared = remembering(SENTENCES_HELD, (sentence: string): Prepared => {
  const blanked = blankNumbers(sentence);
  return {
    folded: foldDiacritics(sentence),
    withoutNumbers: foldDiacritics(blanked),
    tokens: syllablesOf(blanked.replace(NO_COUNT, ' ')),
  };
});

/** How well the sentence holds what is needed: 1 exactly, 0.5 loosely, 0 not at all. */
export function evidenceFor(need: Need, sentence: string): number {
  const { folded, withoutNumbers } = prepared(sentence);
  switch (need.kind) {
    case 'date':
      return dateEvidence(need, folded, withoutNumbers);
    case 'issue-date':
      return issueDateEvidence(need.of, folded);
    case 'term':
      return TERM.test(folded) ? 1 : 0;
    case 'ordinal':
      return ORDINAL.test(folded) ? 1 : 0;
    case 'phone':
      return PHONE.test(folded) ? 1 : 0;
    case 'email':
      return EMAIL.test(folded) ? 1 : 0;
    case 'document-number':
      return findDocumentNumbers(sentence).length > 0 ? 1 : 0;
    case 'person':
      return PERSON.test(sentence) ? 1 : POST.test(folded) ? 0.5 : 0;
    case 'person-name':
      return personNameEvidence(need.post, sentence);
    case 'place-name':
      return placeNameEvidence(need.unit, sentence);
    case 'money':
      return SUM.test(folded) ? 1 : MONEY.test(folded) ? 0.25 : 0;
    case 'hour':
      return HOUR.test(folded) ? 1 : 0;
    case 'venue':
      return VENUE.test(folded) ? 1 : / tại \p{Lu}/u.test(sentence) ? 0.5 : 0;
    case 'quantity':
      return quantityEvidence(need.unit, sentence);
  }
}

/** A date as fine as asked for is exact, a coarser one loose; where no unit is asked for, a moment is loose too. */
function dateEvidence(
  { exact, unit }: Extract<Need, { kind: 'date' }>,
  folded: string,
  withoutNumbers: string,
): number {
  if (!DATE.test(withoutNumbers)) return !exact && MOMENT.test(folded) ? 0.5 : 0;
  if (unit === 'ngay') return ON_DAY.test(withoutNumbers) ? 1 : 0.5;
  if (unit === 'nam') return YEAR.test(withoutNumbers) ? 1 : 0.5;
  return 1;
}

/** A person named beside the post asked for; loosely, when the body differs or only some person is named. */
function personNameEvidence(asked: AskedPost | null, sentence: string): number {
  const people = [...sentence.matchAll(PEOPLE_NAMED)];
  if (people.length === 0) return 0;
  if (asked === null) return 1;
  const folded = foldDiacritics(sentence);
  if (folded.length !== sentence.length) return 0.5;
  let best = 0.25;
  for (const { index } of folded.matchAll(new RegExp(`(?<!\\p{L})${asked.post}(?!\\p{L})`, 'gu'))) {
    const isDeputy = /\bpho $/.test(folded.slice(0, index)) && !asked.post.startsWith('pho ');
    const isNear = people.some(
      (person) =>
        index - (person.index + person[0].length) <= POST_REACH && person.index - index <= POST_REACH,
    );
    if (isDeputy || !isNear) continue;
    const after = folded.slice(index + asked.post.length, index + asked.post.length + BODY_REACH);
    best = Math.max(best, asked.body === null || after.includes(asked.body) ? 1 : 0.5);
  }
  return best;
}

/** A unit with its name ("xã Cửu Long", "Phường 2"), or a name alone, which may be of the unit asked for. */
function placeNameEvidence(unit: string, sentence: string): number {
  for (const [, word = '', name = ''] of sentence.matchAll(UNIT_NAME)) {
    if (name !== '' && foldDiacritics(word) === unit) return 1;
  }
  return 0;
}

/** Whether a date stands right behind the name or number of the paper, or the sentence says that it was issued then. */
function issueDateEvidence(of: readonly string[], folded: string): number {
  const digits = of.filter((syllable) => /^\d+$/.test(syllable));
  const names = (words: string): boolean => {
    const held = new Set(words.split(/[^\p{L}\p{N}]+/u));
    if (digits.length > 0) return digits.every((number) => held.has(number));
    return of.filter((syllable) => held.has(syllable)).length >= NAME_SHARE * of.length;
  };
  const issued = /\b(ban hanh|thong qua|ky)\b/.test(folded);
  for (const { index, 0: day } of folded.matchAll(DAY)) {
    const before = folded.slice(Math.max(0, index - NAME_REACH), index);
    const after = folded.slice(index + day.length, index + day.length + NAME_REACH);
    if (names(before.slice(before.lastIndexOf(';') + 1)) || (issued && names(after))) return 1;
  }
  return 0;
}

/** Age is told by the time still to work or by the time of birth as well: "còn ít nhất … tháng công tác", "sinh từ tháng …". */
const AGE = /\btuoi\b|\bsinh (?:tu|nam|thang|ngay|truoc|sau)\b|\b(?:thang|nam|nhiem ky) cong tac\b/;

/** A count next to its unit ("4 tổ chức cơ sở") is exact, for votes a share too ("hơn một nửa"); any other count, outside dates, terms and fractions, is loose. */
function quantityEvidence(unit: readonly string[], sentence: string): number {
  if (unit[0] === 'tuoi') return ageEvidence(sentence);
  if (unit.slice(0, 2).join(' ') === 'phan tram' || unit[0] === '%') return percentEvidence(sentence);
  if (unit[0] === 'phieu' && tellsShare(sentence)) return 1;
  const { tokens, counts } = countsIn(sentence);
  if (counts.length === 0) return SHARE_IN_WORDS.test(sentence) ? 0.5 : 0;
  if (unit.length === 0) return 1;
  const isPeople = countsPeople(unit);
  const wanted = isPeople ? PEOPLE_COUNTED : new Set(unit.slice(0, 1));
  // "đảng viên" and "đảng bộ" begin alike.
  const second = isPeople ? undefined : unit[1];
  const at = (i: number): string => tokens[i]?.folded ?? '';
  let best = 0.5;
  for (const i of counts) {
    const k = [i + 1, i + 2, i + 3].find((place) => wanted.has(at(place)));
    if (k === undefined || (k === i + 3 && second === undefined)) continue;
    best = Math.max(best, second === undefined || at(k + 1) === second ? 1 : FIRST_SYLLABLE);
  }
  return best;
}

/** Whether these folded syllables name people counted, whatever they are called: "người", "đồng chí", "vị". */
export function countsPeople(unit: readonly string[]): boolean {
  return PEOPLE.test(unit.join(' '));
}

/** Whether the sentence tells an amount as a share: "hơn một nửa", "hai phần ba", "30%". */
export function tellsShare(sentence: string): boolean {
  return SHARE_IN_WORDS.test(sentence) || /\d\s?%/.test(sentence);
}

/** The syllables of a sentence without document numbers, terms, dates and fractions, and which of them count something. */
export function countsIn(sentence: string): {
  readonly tokens: readonly Syllable[];
  readonly counts: number[];
} {
  const { tokens } = prepared(sentence);
  const counts = tokens.flatMap((token, i) =>
    isCount(token.accented, tokens[i + 1]?.accented ?? '') ? [i] : [],
  );
  return { tokens, counts };
}

/** "Hơn một nửa" answers nearly as well as "trên 50%" does. */
function percentEvidence(sentence: string): number {
  if (/\d\s?%|phần trăm/iu.test(sentence)) return 1;
  return SHARE_IN_WORDS.test(sentence) ? 0.75 : 0;
}

function ageEvidence(sentence: string): number {
  const { folded } = prepared(sentence);
  if (!AGE.test(folded)) return 0;
  return /\d/.test(folded) || SHARE_IN_WORDS.test(sentence) ? 1 : 0.5;
}

/** What a count is worth before a word that only begins like its unit. */
const FIRST_SYLLABLE = 0.75;

/** Digits, or a number word that is none of its other meanings ("một số", "năm 2020"). */
function isCount(word: string, next: string): boolean {
  if (/^\d/.test(word)) return true;
  if (!NUMBER_WORDS.has(word)) return false;
  return (
    !(word === 'một' && /^(số|trong|cách|lần)$/.test(next)) &&
    !(word === 'năm' && !/^(người|đồng|ủy|bước|đơn|tổ)$/.test(next))
  );
}

/** Document numbers blanked, so that their digits are neither dates nor counts. */
function blankNumbers(sentence: string): string {
  let result = sentence;
  for (const { start, end } of findDocumentNumbers(sentence).reverse())
    result = `${result.slice(0, start)} ${result.slice(end)}`;
  return result;
}
