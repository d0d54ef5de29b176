import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { KnowledgeError } from '../knowledge/errors.ts';
import { formatDate } from '../knowledge/model/calendar-date.ts';
import { DOCUMENT_KINDS, type Document, type DocumentId } from '../knowledge/model/document.ts';
import { formatLocator, type PassageRole } from '../knowledge/model/passage.ts';
import { openCurrentVersion, readManifest, verifyVersion } from '../knowledge/store/open-version.ts';
import {
  currentVersionName,
  discardVersion,
  makeCurrent,
  versionNames,
  type SwitchReason,
} from '../knowledge/store/publish.ts';
import type { KnowledgeReader } from '../knowledge/store/store.ts';
import { lockKnowledge } from '../knowledge/store/version-lock.ts';
import { checkIndexes } from './check-indexes.ts';
import { dropUnusedOriginals } from './drop-unused-originals.ts';
import { documentLines, relationLines } from './document-lines.ts';
import { failed, ok, wrongUse, type CommandResult } from './command-result.ts';
import { COMMAND_MESSAGES } from './messages.vi.ts';
import { runDeclareCommand } from './register/declare-command.ts';

/** Carries out `knowledge list | show | verify | rollback | publish | discard | register | declare | undeclare`. Throws KnowledgeError for a store that cannot be read. */
export function runKnowledgeCommand(args: readonly string[], defaultDataDir: string): CommandResult {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        data: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
  } catch {
    return wrongUse();
  }
  const [action, name, ...rest] = parsed.positionals;
  const { json, help } = parsed.values;
  if (help) return ok(COMMAND_MESSAGES.usage.join('\n'));
  const knowledgeDir = join(parsed.values.data ?? defaultDataDir, 'knowledge');
  if (rest.length > 0) return wrongUse();
  switch (action) {
    case 'list':
      return name === undefined ? withCurrent(knowledgeDir, (reader) => list(reader, json)) : wrongUse();
    case 'show':
      return withCurrent(knowledgeDir, (reader) =>
        name === undefined ? list(reader, json) : show(reader, name, json),
      );
    case 'register':
      return name === undefined
        ? withCurrent(knowledgeDir, (reader) =>
            ok(json ? JSON.stringify(reader.register()) : stringify({ documents: reader.register() })),
          )
        : wrongUse();
    case 'verify':
      return verify(knowledgeDir, name, json);
    case 'rollback':
      return rollback(knowledgeDir, name, json);
    case 'publish':
      return name === undefined ? wrongUse() : switchTo(knowledgeDir, name, 'published', json);
    case 'discard':
      return name === undefined ? wrongUse() : discard(parsed.values.data ?? defaultDataDir, name, json);
    case 'declare':
    case 'undeclare':
      return runDeclareCommand(action, name, parsed.values.data ?? defaultDataDir, json) ?? wrongUse();
    default:
      return wrongUse();
  }
}

function withCurrent(knowledgeDir: string, use: (reader: KnowledgeReader) => CommandResult): CommandResult {
  const reader = openCurrentVersion(knowledgeDir);
  try {
    return use(reader);
  } finally {
    reader.close();
  }
}

function list(reader: KnowledgeReader, json: boolean): CommandResult {
  const rows = reader.documents().map((document) => ({
    documentId: document.id,
    number: document.number,
    issuedOn: document.issuedOn,
    issuer: document.issuer,
    kind: document.kind,
    title: document.title,
    term: document.term,
    validity: document.validity.status,
    file: document.file,
    passages: reader.passagesOf(document.id).length,
  }));
  if (json) return ok(JSON.stringify({ version: reader.manifest.name, documents: rows }));
  const lines = reader.documents().map((document) => `${document.id}\n    ${describe(document)}`);
  return ok(
    [
      ...lines,
      `${rows.length} văn bản, ${reader.passageCount} đoạn (phiên bản ${reader.manifest.name}).`,
    ].join('\n'),
  );
}

function show(reader: KnowledgeReader, id: string, json: boolean): CommandResult {
  const document = reader.document(id as DocumentId);
  if (!document) return failed(COMMAND_MESSAGES.unknownDocument(id));
  const passages = reader.passagesOf(document.id);
  const relations = reader.relationsOf(document.id);
  const files = reader.manifest.files
    .filter(({ documentId }) => documentId === document.id)
    .map(({ path }) => path);
  if (json)
    return ok(JSON.stringify({ version: reader.manifest.name, document, relations, files, passages }));
  const texts = passages.map(
    ({ locator, headings, role, text }) =>
      `\n[${[formatLocator(locator), ROLE_WORDS[role]].filter(Boolean).join(' · ')}]${headings.length > 0 ? ` ${headings.join(' › ')}` : ''}\n${text}`,
  );
  return ok(
    [
      document.id,
      `    ${describe(document)}`,
      `    Tệp đang dùng: ${document.file}`,
      ...(files.length > 1
        ? ['    Các tệp của văn bản này:', ...files.map((path) => `        ${path}`)]
        : []),
      ...documentLines(document),
      ...relationLines(document, relations),
      ...texts,
    ].join('\n'),
  );
}

const ROLE_WORDS: Readonly<Record<PassageRole, string>> = {
  title: 'tiêu đề',
  lead: 'đoạn mở đầu',
  body: 'nội dung',
  item: 'ý trong danh sách',
  'table-row': 'dòng của bảng',
  caption: 'chú thích',
};

function describe(document: Document): string {
  return [
    DOCUMENT_KINDS[document.kind],
    document.number,
    document.issuedOn === null ? null : formatDate(document.issuedOn),
    document.issuer,
    document.title,
    document.term === null ? null : `nhiệm kỳ ${document.term}`,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

function verify(knowledgeDir: string, asked: string | undefined, json: boolean): CommandResult {
  const name = asked ?? currentVersionName(knowledgeDir);
  if (name === null) return failed(COMMAND_MESSAGES.noVersion);
  if (!versionNames(knowledgeDir).includes(name)) return failed(COMMAND_MESSAGES.unknownVersion(name));
  const problems = verifyVersion(knowledgeDir, name, checkIndexes);
  if (problems.length > 0) {
    const output = json ? JSON.stringify({ version: name, whole: false, problems }) : problems.join('\n');
    return failed(COMMAND_MESSAGES.notWhole(name), output);
  }
  if (json) return ok(JSON.stringify({ version: name, whole: true, problems }));
  const { counts } = readManifest(knowledgeDir, name);
  return ok(COMMAND_MESSAGES.whole(name, counts.documents, counts.passages));
}

/**
 * Without a name, back to the version the current one came from: the newest older one may be what somebody rolled back
 * from, or a build that was never published.
 */
function rollback(knowledgeDir: string, asked: string | undefined, json: boolean): CommandResult {
  const current = currentVersionName(knowledgeDir);
  if (current === null) return failed(COMMAND_MESSAGES.noVersion);
  const target = asked ?? parentOf(knowledgeDir, current, versionNames(knowledgeDir));
  if (target === undefined) return failed(COMMAND_MESSAGES.nothingBefore);
  return switchTo(knowledgeDir, target, 'rolled-back', json);
}

/** Makes a kept version current after checking it whole. */
function switchTo(knowledgeDir: string, target: string, reason: SwitchReason, json: boolean): CommandResult {
  const unlock = lockKnowledge(knowledgeDir);
  try {
    const current = currentVersionName(knowledgeDir);
    if (!versionNames(knowledgeDir).includes(target)) return failed(COMMAND_MESSAGES.unknownVersion(target));
    const [problem] = verifyVersion(knowledgeDir, target, checkIndexes);
    if (problem !== undefined) return failed(COMMAND_MESSAGES.notWhole(target), problem);
    makeCurrent(knowledgeDir, target, reason);
    if (json) return ok(JSON.stringify({ version: target, previous: current }));
    return ok(
      reason === 'rolled-back'
        ? COMMAND_MESSAGES.rolledBack(target)
        : COMMAND_MESSAGES.publishedByHand(target),
    );
  } finally {
    unlock();
  }
}

/** Removes a version that is not used, with the originals that only it cites. */
function discard(dataDir: string, target: string, json: boolean): CommandResult {
  const knowledgeDir = join(dataDir, 'knowledge');
  const unlock = lockKnowledge(knowledgeDir);
  try {
    if (!versionNames(knowledgeDir).includes(target)) return failed(COMMAND_MESSAGES.unknownVersion(target));
    if (currentVersionName(knowledgeDir) === target) return failed(COMMAND_MESSAGES.inUse(target));
    discardVersion(knowledgeDir, target);
    dropUnusedOriginals(dataDir, []);
    return ok(json ? JSON.stringify({ discarded: target }) : COMMAND_MESSAGES.discarded(target));
  } finally {
    unlock();
  }
}

/** The version before, or the newest older one when the current one cannot tell. */
function parentOf(knowledgeDir: string, current: string, names: readonly string[]): string | undefined {
  const older = names.filter((name) => name < current).at(-1);
  try {
    const { parent } = readManifest(knowledgeDir, current);
    return parent !== null && names.includes(parent) ? parent : older;
  } catch (error) {
    if (error instanceof KnowledgeError) return older;
    throw error;
  }
}
