import { normalizeText } from '../../../knowledge/text/normalize.ts';
import type { IncomingContent, UnreadableKind } from '../incoming.ts';
import { isRecord, type Fields } from './update-fields.ts';

const COMMAND = /^\/([a-z0-9_]{1,32})(?:@\w{1,64})?(?:\s+([\s\S]*))?$/i;

const UNREADABLE: readonly (readonly [field: string, what: UnreadableKind])[] = [
  ['photo', 'photo'],
  ['voice', 'voice'],
  ['audio', 'voice'],
  ['video', 'video'],
  ['video_note', 'video'],
  ['animation', 'video'],
  ['sticker', 'sticker'],
  ['location', 'location'],
  ['venue', 'location'],
  ['contact', 'contact'],
  ['poll', 'other'],
  ['dice', 'other'],
  ['story', 'other'],
  ['paid_media', 'other'],
  ['checklist', 'other'],
  ['rich_message', 'other'],
];

/** What a message says; `words` are its text without mentions. Null for service messages, which say nothing. */
export function readContent(message: Fields, words: string, isEdit: boolean): IncomingContent | null {
  if (typeof message['text'] === 'string') {
    const text = normalizeText(words.replace(/\p{Surrogate}/gu, '')).trim();
    const command = isEdit ? null : COMMAND.exec(text);
    if (command?.[1] !== undefined)
      return { kind: 'command', name: command[1].toLowerCase(), argument: command[2]?.trim() ?? '' };
    // A bare mention is a call for help.
    if (text === '') return isEdit ? null : { kind: 'command', name: 'help', argument: '' };
    return { kind: 'text', text, isEdit };
  }
  if (isEdit) return null;
  // An animation comes with a copy of itself as a document.
  const what = UNREADABLE.find(([field]) => message[field] !== undefined)?.[1];
  if (what !== undefined) return { kind: 'unreadable', what };
  const document = message['document'];
  return isRecord(document) ? readDocument(document) : null;
}

function readDocument(document: Fields): IncomingContent {
  const { file_id: id, file_name: name, file_size: size, mime_type: type } = document;
  if (typeof id !== 'string' || !/^[\w-]{1,256}$/.test(id)) return { kind: 'unreadable', what: 'other' };
  return {
    kind: 'file',
    fileRef: id,
    fileName:
      typeof name === 'string' ? normalizeText(name.replace(/\p{Surrogate}/gu, '')).slice(0, 255) : null,
    bytes: Number.isSafeInteger(size) && Number(size) >= 0 ? Number(size) : null,
    mediaType: typeof type === 'string' ? type.slice(0, 127) : null,
  };
}
