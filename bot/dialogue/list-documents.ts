import { dayInVietnam, formatDate, type CalendarDate } from '../../knowledge/model/calendar-date.ts';
import { DOCUMENT_KINDS, type Document } from '../../knowledge/model/document.ts';
import { statusOn, type ValidityStatus } from '../../knowledge/model/validity.ts';
import { foldDiacritics } from '../../knowledge/text/fold.ts';
import type { DialogueParts } from './dialogue-parts.ts';
import { DIALOGUE_TEXTS as SAY } from './dialogue-messages.vi.ts';
import { SOURCE_TEXTS } from './source-messages.vi.ts';
import { gathered, paragraph, shortened } from './text-blocks.ts';
import { replyTo, sayTo, type Reply, type Turn } from './turn.ts';

const ON_A_PAGE = 12;
const TITLE_CHARACTERS = 110;
const STATES: readonly ValidityStatus[] = ['in-force', 'unknown', 'past-term', 'superseded'];

/** The documents held, grouped by validity and kind, some at a time. `wanted`: words of number, kind or title. */
export function listDocuments(
  turn: Turn,
  page: number,
  wanted: string,
  { knowledge, now }: Pick<DialogueParts, 'knowledge' | 'now'>,
): readonly Reply[] {
  const day = dayInVietnam(now());
  const documents = matching(knowledge.documents(turn.audience), foldDiacritics(wanted))
    .map((document) => ({ document, group: groupOf(document, day) }))
    .sort((a, b) => a.group.order - b.group.order || newerFirst(a.document, b.document));
  if (documents.length === 0)
    return sayTo(turn, wanted === '' ? SAY.documentsNone : SAY.documentsNoneWanted(shortened(wanted, 60)));
  const pages = Math.ceil(documents.length / ON_A_PAGE);
  const at = Math.min(Math.max(1, page), pages);
  const shown = documents.slice((at - 1) * ON_A_PAGE, at * ON_A_PAGE);
  const names = [...new Set(shown.map(({ group }) => group.name))];
  const blocks = names.flatMap((name) => {
    const items = shown.filter(({ group }) => group.name === name);
    const lines = items.map(({ document }) => `• ${lineOf(document)}`);
    return [paragraph(name, 'bold'), ...gathered(lines).map((line) => paragraph(line))];
  });
  const head = wanted === '' ? SAY.documentsHead(documents.length) : SAY.documentsFound(documents.length);
  return [
    replyTo(
      turn,
      { blocks: [paragraph(pages > 1 ? `${head} ${SAY.pageOf(at, pages)}` : head), ...blocks] },
      at < pages ? [{ label: SAY.documentsNext, does: { kind: 'documents', page: at + 1, wanted } }] : [],
    ),
  ];
}

/** Documents that have the words as they stand; where none has, those that have all of them somewhere. */
function matching(documents: readonly Document[], wanted: string): readonly Document[] {
  const whole = documents.filter((document) => ` ${wordsOf(document)} `.includes(` ${wanted} `.trimEnd()));
  if (whole.length > 0) return whole;
  const words = wanted.split(' ').filter(Boolean);
  return documents.filter((document) => words.every((word) => wordsOf(document).includes(word)));
}

function groupOf(document: Document, day: CalendarDate): { readonly name: string; readonly order: number } {
  const status = statusOn(document, day);
  const kinds = Object.keys(DOCUMENT_KINDS);
  return {
    name: `${SOURCE_TEXTS.validity[status]} – ${DOCUMENT_KINDS[document.kind]}`,
    order: STATES.indexOf(status) * kinds.length + kinds.indexOf(document.kind),
  };
}

function lineOf({ number, title, issuedOn }: Document): string {
  const day = issuedOn === null ? '' : ` (${formatDate(issuedOn)})`;
  const name = number === null ? '' : `${number}${day}: `;
  return `${name}${shortened(title, TITLE_CHARACTERS)}${number === null ? day : ''}`;
}

function newerFirst(a: Document, b: Document): number {
  return (b.issuedOn ?? '').localeCompare(a.issuedOn ?? '') || a.id.localeCompare(b.id);
}

function wordsOf({ number, title, kind, issuer, term }: Document): string {
  return foldDiacritics([number, title, DOCUMENT_KINDS[kind], issuer, term].filter(Boolean).join(' '));
}
