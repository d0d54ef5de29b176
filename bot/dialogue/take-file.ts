import type { IncomingContent } from '../channel/incoming.ts';
import { ADMIN_TEXTS as SAY } from './admin-messages.vi.ts';
import { isNameOfSecret } from './careful-words.ts';
import type { Choice } from './choice.ts';
import type { DialogueParts } from './dialogue-parts.ts';
import { DIALOGUE_TEXTS } from './dialogue-messages.vi.ts';
import { MAX_FILE_BYTES, TAKEN_EXTENSIONS } from './incoming-files.ts';
import { ingestReportLines, isRefusedAsSecret } from './ingest-report.ts';
import { plainMessage } from './text-blocks.ts';
import { replyTo, sayTo, type Reply, type Turn } from './turn.ts';

export type FileParts = Pick<
  DialogueParts,
  'fetchFile' | 'incomingFiles' | 'ingest' | 'knowledge' | 'log' | 'wait'
> & {
  /** Sends what comes after the answer to this turn. */
  readonly sendLater: (turn: Turn, replies: readonly Reply[]) => Promise<void>;
};
type SentFile = Extract<IncomingContent, { kind: 'file' }>;

/** After this long the chat is told that reading goes on; the report follows by itself. */
const PATIENCE_MS = 15_000;
const MEGABYTE = 1024 * 1024;
const EXTENSION_OF_TYPE: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/msword': 'doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

/**
 * A file of an administrator: fetched, kept under a name of our own, read by the ingest program beside the current
 * version, and reported with the choice to publish. Files of anybody else are not fetched.
 */
export async function takeFile(turn: Turn, file: SentFile, parts: FileParts): Promise<readonly Reply[]> {
  if (!turn.isAdmin || !turn.isPrivate) return turn.isPrivate ? sayTo(turn, DIALOGUE_TEXTS.fileRefused) : [];
  const extension = extensionOf(file);
  if (isNameOfSecret(file.fileName ?? '')) return sayTo(turn, SAY.fileNameSecret);
  if (extension === null) return sayTo(turn, SAY.fileKind);
  if ((file.bytes ?? 0) > MAX_FILE_BYTES) return sayTo(turn, SAY.fileTooLarge(MAX_FILE_BYTES / MEGABYTE));
  const { channel } = turn.address;
  let bytes: Uint8Array;
  try {
    bytes = await parts.fetchFile(channel, file.fileRef, MAX_FILE_BYTES, turn.signal);
  } catch {
    turn.signal.throwIfAborted();
    parts.log.log('warn', 'admin-file.not-fetched', { channel });
    return sayTo(turn, SAY.fileNotFetched);
  }
  const name = await parts.incomingFiles.keep(turn.key, extension, bytes, turn.person);
  parts.log.log('info', 'admin-file.kept', { channel, bytes: bytes.byteLength });
  return readAside(turn, name, parts);
}

/** Reads a file that waits, or all of them, and reports; later, when pictures have to be read. */
export async function readAside(
  turn: Turn,
  name: string | null,
  parts: FileParts,
  before: readonly string[] = [],
): Promise<readonly Reply[]> {
  const paths = name === null ? await parts.incomingFiles.paths() : [parts.incomingFiles.pathOf(name)];
  if (paths.length === 0) return sayTo(turn, SAY.noIncoming);
  const reading = readAndReport(turn, name, paths, parts, before);
  const done = await Promise.race([reading, parts.wait(PATIENCE_MS).then(() => null)]);
  if (done !== null) return done;
  reading
    .then((replies) => parts.sendLater(turn, replies))
    .catch((error: unknown) =>
      parts.log.log('error', 'admin-file.report-lost', { kind: error instanceof Error ? error.name : '' }),
    );
  return sayTo(turn, SAY.reading);
}

async function readAndReport(
  turn: Turn,
  name: string | null,
  paths: readonly string[],
  parts: FileParts,
  before: readonly string[],
): Promise<readonly Reply[]> {
  const ran = await parts.ingest.buildAside(paths, turn.signal);
  if (!ran.ok) return sayTo(turn, ...before, SAY.ingestBusy, ran.problem);
  const { aside, previous, files } = ran.value;
  const refused = files.filter(({ state }) => state === 'refused');
  for (const { path } of refused) await parts.incomingFiles.remove(nameIn(path));
  if (name !== null && files.some(isRefusedAsSecret)) {
    parts.log.log('warn', 'admin-file.secret', { channel: turn.address.channel });
    return sayTo(turn, SAY.fileSecret);
  }
  if (name !== null && aside === null) await parts.incomingFiles.remove(name);
  const decide: readonly Choice[] =
    aside === null
      ? []
      : [
          { label: SAY.publish, does: { kind: 'publish', version: aside, previous, file: name } },
          { label: SAY.reject, does: { kind: 'reject', version: aside, file: name } },
        ];
  return [replyTo(turn, plainMessage(...before, ...ingestReportLines(ran.value)), decide)];
}

/** Publishes what was reported; when the knowledge has moved on meanwhile, the file is read again on top of it first. */
export async function publishAside(
  turn: Turn,
  asked: { readonly version: string; readonly previous: string | null; readonly file: string | null },
  parts: FileParts,
): Promise<readonly Reply[]> {
  const { version, previous, file } = asked;
  const current = parts.knowledge.version();
  if (current === version) return sayTo(turn, SAY.published(version));
  if (current !== previous) {
    await parts.ingest.discard(version);
    return readAside(turn, file, parts, [SAY.movedOn]);
  }
  const ran = await parts.ingest.publish(version);
  if (ran.ok) parts.log.log('info', 'knowledge.published-from-chat', { version });
  return sayTo(turn, ran.ok ? SAY.published(ran.value.version) : ran.problem);
}

/** Drops what was reported, with the file it came from. */
export async function rejectAside(
  turn: Turn,
  { version, file }: { readonly version: string; readonly file: string | null },
  parts: FileParts,
): Promise<readonly Reply[]> {
  const ran = await parts.ingest.discard(version);
  if (file !== null) await parts.incomingFiles.remove(file);
  return sayTo(turn, ran.ok ? SAY.rejected : ran.problem);
}

function extensionOf({ fileName, mediaType }: SentFile): string | null {
  const named = /\.([a-z]{2,5})$/i.exec(fileName ?? '')?.[1]?.toLowerCase();
  const extension = named ?? EXTENSION_OF_TYPE[mediaType ?? ''] ?? '';
  return TAKEN_EXTENSIONS.includes(extension) ? extension : null;
}

const nameIn = (path: string): string => path.split(/[\\/]/).at(-1) ?? '';
