import { type Document } from '../../knowledge/model/document.ts';
import { formatDate, type CalendarDate } from '../../knowledge/model/calendar-date.ts';
import { safeHtml, type SafeHtml } from '../../knowledge/text/safe-html.ts';
import { goldenLines, heldBackLine } from '../golden/golden-lines.ts';
import { STATE_WORDS, type FileReport, type FileState, type IngestReport } from '../report.ts';
import type { DocumentChange } from './diff-content.ts';
import { diffLines } from './diff-lines.ts';
import { documentCard } from './document-card.ts';
import { REPORT_STYLE } from './report-style.ts';
import { REVIEW } from './review-messages.vi.ts';

/** Everything that one page tells of one run. */
export interface ReviewedRun {
  /** When the run ended. */
  readonly at: Date;
  readonly report: IngestReport;
  readonly changes: readonly DocumentChange[];
  readonly document: (id: string) => Document | undefined;
}

const TEXT = REVIEW.page;

/** The report page: one HTML file that needs nothing else and can be printed. All words of files are escaped. */
export function reportPage(run: ReviewedRun): string {
  const { report } = run;
  const attention = report.files.filter(needsLook).sort((a, b) => rankOf(a) - rankOf(b));
  const read = report.files.filter(({ state }) => state === 'added' || state === 'changed');
  const page = safeHtml`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${TEXT.title} ${shownTime(run.at)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
<h1>${TEXT.title}</h1>
<p class="quiet">${TEXT.made} ${shownTime(run.at)}, ${TEXT.seconds(report.seconds)}</p>
<p class="${report.heldBack === undefined ? 'good' : 'bad'}">${verdict(run)}</p>
<ul class="sums">${(Object.keys(STATE_WORDS) as FileState[])
    .filter((state) => report.counts[state] > 0)
    .map(
      (state) => safeHtml`<li class="${state}"><b>${report.counts[state]}</b> ${STATE_WORDS[state]}</li>`,
    )}</ul>
<dl><dt>${TEXT.version}</dt><dd>${report.version ?? TEXT.none}</dd>${report.published ? safeHtml`<dt>${TEXT.previous}</dt><dd>${report.previous ?? TEXT.none}</dd>` : null}</dl>
<h2>${TEXT.attention}</h2>
${attention.length === 0 ? safeHtml`<p>${TEXT.nothingToDo}</p>` : attentionTable(attention)}
${golden(run)}
<h2>${TEXT.documents}</h2>
${read.length === 0 ? null : safeHtml`<p class="quiet">${TEXT.howToOpen}</p>`}
${read.map((file) => documentCard(file, run.document(file.documentId ?? '')))}
${report.counts.unchanged > 0 ? safeHtml`<p>${TEXT.unchanged(report.counts.unchanged)}</p>` : null}
<h2>${TEXT.changes}</h2>
<pre>${diffLines(run.changes).join('\n')}</pre>
<p class="quiet">${TEXT.rollback}</p>
</main>
</body>
</html>
`;
  return page.markup;
}

function needsLook({ state, warnings = [] }: FileReport): boolean {
  return state === 'refused' || state === 'failed' || (state !== 'unchanged' && warnings.length > 0);
}

/** What did not come in stands before what came in with a note. */
function rankOf({ state }: FileReport): number {
  return state === 'refused' ? 0 : state === 'failed' ? 1 : 2;
}

function verdict({ report }: ReviewedRun): string {
  if (report.heldBack !== undefined) return TEXT.refused;
  return report.published ? TEXT.published : TEXT.notPublished;
}

function attentionTable(files: readonly FileReport[]): SafeHtml {
  return safeHtml`<table><thead><tr><th>${TEXT.file}</th><th>${TEXT.state}</th><th>${TEXT.what}</th></tr></thead><tbody>
${files.map(
  ({
    path,
    state,
    reason,
    warnings = [],
    sha256,
  }) => safeHtml`<tr class="${state}"><td>${path}</td><td>${STATE_WORDS[state]}</td><td>${reason ?? null}${
    warnings.length === 0 ? null : safeHtml`<ul>${warnings.map((line) => safeHtml`<li>${line}</li>`)}</ul>`
  }${sha256 === undefined ? null : safeHtml`<p class="quiet">${TEXT.hash}: <code>${sha256}</code></p>`}</td></tr>
`,
)}</tbody></table>`;
}

function golden({ report: { golden: result, heldBack } }: ReviewedRun): SafeHtml | null {
  if (result === undefined) return null;
  return safeHtml`<h2>${TEXT.golden}</h2>
<pre>${goldenLines(result).join('\n')}</pre>
${heldBack === undefined ? null : safeHtml`<p class="bad">${heldBackLine(heldBack, result)}</p>`}`;
}

/** `22/11/2026 14:05` in Việt Nam. */
function shownTime(at: Date): string {
  const text = new Date(at.getTime() + 7 * 3_600_000).toISOString();
  return `${formatDate(text.slice(0, 10) as CalendarDate)} ${text.slice(11, 16)}`;
}
