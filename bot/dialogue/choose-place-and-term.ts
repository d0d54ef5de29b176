import { dayInVietnam, formatDate, parseCalendarDate } from '../../knowledge/model/calendar-date.ts';
import { foldDiacritics } from '../../knowledge/text/fold.ts';
import { foldSpaces } from '../../knowledge/text/normalize.ts';
import { dayOfTerm } from './ask-question.ts';
import { readCarefully } from './careful-words.ts';
import type { Choice } from './choice.ts';
import type { DialogueParts } from './dialogue-parts.ts';
import { DIALOGUE_TEXTS as SAY } from './dialogue-messages.vi.ts';
import { plainMessage } from './text-blocks.ts';
import { replyTo, sayTo, type Reply, type Turn } from './turn.ts';

type Parts = Pick<DialogueParts, 'stores' | 'knowledge' | 'now'>;

const PLACE_CHARACTERS = 80;
const YEARS = 5;
const OFFERED_TERMS = 3;
const NONE = /^(?:bo|xoa|khong|ca nuoc|toan quoc|bo chon)$/;
const TODAY = /^(?:bo|xoa|hien nay|hien tai|hom nay|hien hanh|bo chon)$/;

/** `/diaphuong …`; without a name the next message is the name. */
export async function choosePlace(turn: Turn, argument: string, parts: Parts): Promise<readonly Reply[]> {
  const { conversations } = parts.stores;
  const name = foldSpaces(argument);
  if (name === '') {
    const { place } = await conversations.settings(turn.person);
    await conversations.expect(turn.address, turn.person, { kind: 'place' });
    const lines = [...(place === null ? [] : [SAY.placeNow(place)]), SAY.placeAsk];
    const clear: Choice = { label: SAY.placeClear, does: { kind: 'set-place', place: null } };
    return [replyTo(turn, plainMessage(...lines), place === null ? [] : [clear])];
  }
  return setPlace(turn, NONE.test(foldDiacritics(name)) ? null : name, parts);
}

/** Null: no place any more. */
export async function setPlace(turn: Turn, name: string | null, parts: Parts): Promise<readonly Reply[]> {
  const { conversations } = parts.stores;
  const careful = readCarefully(name ?? '');
  if (careful.isSecret || careful.hasPrivate || [...careful.text].length > PLACE_CHARACTERS)
    return sayTo(turn, SAY.placeTooLong);
  const { term } = await conversations.settings(turn.person);
  await conversations.set(turn.person, { place: name, term });
  await conversations.expect(turn.address, turn.person, null);
  if (name === null) return sayTo(turn, SAY.placeCleared);
  const isKnown = parts.knowledge.placesIn(name).length > 0;
  if (isKnown) return sayTo(turn, SAY.placeSet(name));
  // Whoever typed a question instead of a name loses nothing.
  const asked: Choice = { label: SAY.isQuestion, does: { kind: 'ask', question: name } };
  return [replyTo(turn, plainMessage(SAY.placeSet(name), SAY.placeUnknown(name)), [asked])];
}

/** `/nhiemky 2020-2025`, `/nhiemky hiện nay`; without a term the last ones are offered. */
export async function chooseTerm(turn: Turn, argument: string, parts: Parts): Promise<readonly Reply[]> {
  const typed = foldDiacritics(argument);
  const last = lastTermStart(parts);
  if (typed === '') {
    const { term } = await parts.stores.conversations.settings(turn.person);
    const past = Array.from({ length: OFFERED_TERMS - 1 }, (_, i) => last - (i + 1) * YEARS);
    const choices: Choice[] = [
      { label: SAY.termToday, does: { kind: 'set-term', term: null } },
      ...past.map((year): Choice => ({
        label: termFrom(year),
        does: { kind: 'set-term', term: termFrom(year) },
      })),
    ];
    const lines = [...(term === null ? [] : [SAY.termNow(term)]), SAY.termAsk];
    return [replyTo(turn, plainMessage(...lines), choices)];
  }
  if (TODAY.test(typed)) return setTerm(turn, null, parts);
  const [, from, to] = /^(\d{4})\s*-\s*(\d{4})$/.exec(typed) ?? [];
  const isTerm = Number(to) - Number(from) === YEARS && Number(from) % YEARS === 0;
  if (!isTerm || Number(from) < 1980 || Number(from) > last) return sayTo(turn, SAY.termUnknown);
  return setTerm(turn, termFrom(Number(from)), parts);
}

/** The term of today, or null, asks for what holds now. */
export async function setTerm(turn: Turn, asked: string | null, parts: Parts): Promise<readonly Reply[]> {
  const { conversations } = parts.stores;
  const term = asked === termFrom(lastTermStart(parts)) ? null : asked;
  const { place } = await conversations.settings(turn.person);
  await conversations.set(turn.person, { place, term });
  const day = term === null ? null : parseCalendarDate(dayOfTerm(term) ?? '');
  return sayTo(turn, term === null || day === null ? SAY.termCleared : SAY.termSet(term, formatDate(day)));
}

function lastTermStart({ now }: Pick<Parts, 'now'>): number {
  return Math.floor(Number(dayInVietnam(now()).slice(0, 4)) / YEARS) * YEARS;
}

const termFrom = (year: number): string => `${year}-${year + YEARS}`;
