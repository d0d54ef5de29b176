import { dayInVietnam } from '../../knowledge/model/calendar-date.ts';
import type { Document } from '../../knowledge/model/document.ts';
import { formatLocator } from '../../knowledge/model/passage.ts';
import { statusOn } from '../../knowledge/model/validity.ts';
import { foldSpaces } from '../../knowledge/text/normalize.ts';
import type { AnswerCitation } from '../answer/answer.ts';
import type { OutgoingFile, TextBlock } from '../channel/outgoing.ts';
import type { Choice } from './choice.ts';
import type { DialogueParts } from './dialogue-parts.ts';
import { DIALOGUE_TEXTS as SAY } from './dialogue-messages.vi.ts';
import type { PassageInPlace } from './held-knowledge.ts';
import { citedMessage } from './answer-message.ts';
import type { OfferedRest, OfferedSource } from './offers.ts';
import { paperName, sourceLine } from './source-line.ts';
import { paragraph, plainMessage, quoteBlock, shortened } from './text-blocks.ts';
import { replyTo, sayTo, type Reply, type Turn } from './turn.ts';

const AROUND_CHARACTERS = 240;
const PASSAGE_CHARACTERS = 1_400;
const MOST_SOURCE_CHOICES = 6;

type Parts = Pick<DialogueParts, 'knowledge' | 'publicUrl' | 'now'>;

/** The quotation with what stands around it, and the ways to the document itself. */
export async function showSource(turn: Turn, source: OfferedSource, parts: Parts): Promise<readonly Reply[]> {
  const found = parts.knowledge.passage(source, turn.audience);
  if (found === undefined) return sayTo(turn, whyNotShown(source, parts));
  const { passage, before, after } = found;
  const around = (label: string, text: string): TextBlock =>
    paragraph(`${label} ${shortened(foldSpaces(text), AROUND_CHARACTERS)}`, 'italic');
  const blocks = [
    paragraph(lineOf(source.marker, found, source.quote, parts), 'bold'),
    ...passage.headings.slice(-1).map((heading) => paragraph(heading)),
    ...(before === null ? [] : [around(SAY.before, before.text)]),
    quoteBlock(shown(passage.text, source.quote)),
    ...(after === null ? [] : [around(SAY.after, after.text)]),
  ];
  return [replyTo(turn, { blocks }, await waysTo(turn, found, parts))];
}

/** The quotations of all sources of an answer. */
export function showQuotes(turn: Turn, sources: readonly OfferedSource[], parts: Parts): readonly Reply[] {
  const blocks = sources.flatMap((source) => {
    const found = parts.knowledge.passage(source, turn.audience);
    if (found === undefined) return [paragraph(`[${source.marker}] ${whyNotShown(source, parts)}`)];
    return [
      paragraph(lineOf(source.marker, found, source.quote, parts), 'bold'),
      quoteBlock(foldSpaces(source.quote)),
    ];
  });
  return [replyTo(turn, { blocks }, sourceChoices(sources))];
}

/**
 * What else the passages of an answer say, as they are held now; null when one of them is held no more, or not for this
 * reader: words without their source do not leave.
 */
export function showRest(turn: Turn, rest: OfferedRest, parts: Parts): readonly Reply[] | null {
  const citations = rest.sources.flatMap((source) => {
    const found = parts.knowledge.passage(source, turn.audience);
    return found === undefined ? [] : [citationOf(source.marker, found, source.quote, parts)];
  });
  if (citations.length < rest.sources.length) return null;
  const message = citedMessage({ text: rest.text, notes: rest.notes, citations }, turn.limits);
  return [replyTo(turn, message, sourceChoices(rest.sources))];
}

function sourceChoices(sources: readonly OfferedSource[]): Choice[] {
  return sources.slice(0, MOST_SOURCE_CHOICES).map((source) => ({
    label: SAY.buttons.source(source.marker),
    does: { kind: 'source', source },
  }));
}

/** The document itself, when it is public and the channel can carry it. */
export async function sendDocument(turn: Turn, documentId: string, parts: Parts): Promise<readonly Reply[]> {
  const document = parts.knowledge.document(documentId, turn.audience);
  if (document === undefined) return sayTo(turn, SAY.sourceGone);
  const bytes = await parts.knowledge.originalBytes(document);
  if (bytes === null || bytes > turn.limits.fileBytes) return sayTo(turn, SAY.fileNotSent);
  return [replyTo(turn, { ...plainMessage(SAY.fileHere(paperName(document))), file: fileOf(document) })];
}

async function waysTo(turn: Turn, { document, passage }: PassageInPlace, parts: Parts): Promise<Choice[]> {
  const bytes = await parts.knowledge.originalBytes(document);
  const canSend = bytes !== null && bytes <= turn.limits.fileBytes;
  const canOpen = parts.publicUrl !== null && document.disclosure === 'public';
  return [
    ...(canSend
      ? [{ label: SAY.buttons.file, does: { kind: 'file' as const, documentId: document.id } }]
      : []),
    ...(canOpen
      ? [
          {
            label: SAY.buttons.openSource,
            does: {
              kind: 'open' as const,
              url: `${parts.publicUrl}/documents/${encodeURIComponent(document.id)}#p-${encodeURIComponent(passage.id)}`,
            },
          },
        ]
      : []),
  ];
}

function lineOf(marker: string, found: PassageInPlace, quote: string, parts: Parts): string {
  return sourceLine(citationOf(marker, found, quote, parts));
}

/** The citation as it holds today. */
function citationOf(
  marker: string,
  { document, passage }: PassageInPlace,
  quote: string,
  { now }: Parts,
): AnswerCitation {
  return {
    ...{ marker, quote, documentId: document.id, passageId: passage.id },
    ...{ number: document.number, title: document.title, issuer: document.issuer },
    ...{ issuedOn: document.issuedOn, kind: document.kind, form: document.form, file: document.file },
    locator: formatLocator(passage.locator),
    page: passage.locator.page,
    validity: statusOn(document, dayInVietnam(now())),
    supersededBy: document.validity.supersededBy,
  };
}

/** A long passage is shown from the sentence of the quotation on. */
function shown(text: string, quote: string): string {
  const whole = foldSpaces(text);
  if ([...whole].length <= PASSAGE_CHARACTERS) return whole;
  const at = whole.indexOf(foldSpaces(quote));
  return `${at > 0 ? '…' : ''}${shortened(whole.slice(Math.max(0, at)), PASSAGE_CHARACTERS)}`;
}

function whyNotShown({ documentId }: OfferedSource, { knowledge }: Parts): string {
  return knowledge.document(documentId, 'invited')?.disclosure === 'internal'
    ? SAY.sourceNotYours
    : SAY.sourceGone;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  doc: 'application/msword',
  rtf: 'application/rtf',
  odt: 'application/vnd.oasis.opendocument.text',
  txt: 'text/plain',
  md: 'text/markdown',
  html: 'text/html',
  htm: 'text/html',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  tif: 'image/tiff',
  tiff: 'image/tiff',
};

/** Named after the paper, in signs that every platform takes. */
function fileOf(document: Document): OutgoingFile {
  const extension = /\.([a-z0-9]{2,5})$/i.exec(document.file)?.[1]?.toLowerCase() ?? 'bin';
  const name = document.id.replace(/[^\w-]+/g, '-').slice(0, 80);
  return {
    sha256: document.sha256,
    fileName: `${name}.${extension}`,
    mediaType: MEDIA_TYPES[extension] ?? 'application/octet-stream',
  };
}
