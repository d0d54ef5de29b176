import { formatDate, parseCalendarDate } from '../../knowledge/model/calendar-date.ts';
import { DOCUMENT_KINDS } from '../../knowledge/model/document.ts';
import { foldSpaces } from '../../knowledge/text/normalize.ts';
import { ADMIN_TEXTS as SAY } from './admin-messages.vi.ts';
import type { AsideReport, ReportedFile } from './ingest-runner.ts';
import { shortened } from './text-blocks.ts';

const MOST_FILES = 10;
const MOST_WARNINGS = 4;

/** The report of the ingest program as an administrator reads it on the chat: no file names, they are ours. */
export function ingestReportLines({ files, aside, golden }: AsideReport): string[] {
  const told = files.filter(({ state }) => state !== 'unchanged' || files.length === 1);
  return [
    SAY.report,
    ...told.slice(0, MOST_FILES).flatMap(fileLines),
    ...(told.length > MOST_FILES ? [SAY.more(told.length - MOST_FILES)] : []),
    ...(golden === null ? [] : [SAY.golden(golden.asked, golden.worse)]),
    aside === null ? SAY.nothingNew : SAY.waits(aside),
  ];
}

/** Whether the ingest program refused a file because it is secret. */
export function isRefusedAsSecret({ state, reason }: ReportedFile): boolean {
  return state === 'refused' && /độ mật|văn bản mật|bí mật/u.test(reason ?? '');
}

function fileLines(file: ReportedFile): string[] {
  const kinds: Readonly<Record<string, string>> = DOCUMENT_KINDS;
  const kind = kinds[file.kind ?? ''] ?? DOCUMENT_KINDS.khac;
  const day = parseCalendarDate(file.issuedOn ?? '');
  const facts = [
    file.number === undefined ? (file.kind === undefined ? null : kind) : SAY.numbered(kind, file.number),
    day === null ? null : SAY.dated(formatDate(day)),
    file.issuer ?? null,
    file.pages === undefined ? null : SAY.pages(file.pages),
    file.passages === undefined ? null : SAY.passages(file.passages),
    file.ocr === true ? SAY.ocr : null,
  ].filter((fact) => fact !== null);
  const words = file.reason ?? facts.join(', ');
  return [
    `• ${SAY.states[file.state]}${words === '' ? '' : `: ${foldSpaces(words)}`}`,
    ...(file.warnings ?? [])
      .slice(0, MOST_WARNINGS)
      .map((warning) => `  ${SAY.warning(shortened(foldSpaces(warning), 300))}`),
  ];
}
