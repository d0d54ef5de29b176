import { dayInVietnam } from '../../../knowledge/model/calendar-date.ts';
import { formatLocator } from '../../../knowledge/model/passage.ts';
import type { KnowledgeSearch, RankedPassage } from '../../../knowledge/search/search.ts';
import { expandUnambiguous } from '../../../knowledge/search/abbreviations.ts';
import { foldSpaces } from '../../../knowledge/text/normalize.ts';
import { MAY_SHOW } from '../../answer/audience.ts';
import { nameOf } from '../../answer/validity-notes.ts';
import type { SearchCommand } from '../../cli-arguments.ts';
import { SEARCH_TEXTS } from '../../messages.vi.ts';

const SHOWN_CHARACTERS = 240;

/** Carries out `search` for whoever sits at the server: ranked passages, internal ones too, with the reasons; text or one JSON array. */
export async function runSearch(command: SearchCommand, search: KnowledgeSearch, now: Date): Promise<string> {
  const found = await search.search({
    texts: [{ text: expandUnambiguous(command.query), weight: 1 }],
    asOf: dayInVietnam(now),
    places: search.placesIn(command.query),
    mayShow: MAY_SHOW.invited,
    top: command.top,
  });
  if (command.json) return JSON.stringify(found.map(toJson));
  if (found.length === 0) return SEARCH_TEXTS.nothing;
  return found.map(toText).join('\n\n');
}

function toJson(
  { passage, document, score, keywordScore, vectorScore, validity, reasons }: RankedPassage,
  i: number,
) {
  return {
    rank: i + 1,
    passageId: passage.id,
    documentId: document.id,
    number: document.number,
    title: document.title,
    locator: formatLocator(passage.locator),
    file: document.file,
    score,
    keywordScore,
    vectorScore,
    validity,
    disclosure: document.disclosure,
    reasons,
    text: passage.text,
  };
}

function toText({ passage, document, score, reasons }: RankedPassage, i: number): string {
  const where = [
    nameOf(document),
    formatLocator(passage.locator),
    document.disclosure === 'internal' ? SEARCH_TEXTS.internal : null,
  ]
    .filter((part) => part !== null)
    .join(', ');
  const words = foldSpaces(passage.text);
  const shown = words.length <= SHOWN_CHARACTERS ? words : `${words.slice(0, SHOWN_CHARACTERS)}…`;
  return `${i + 1}. ${where} (${score.toFixed(3)})\n   ${shown}\n   ${SEARCH_TEXTS.because} ${reasons.join('; ')}`;
}
