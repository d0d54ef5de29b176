import type { FastifyRequest } from 'fastify';
import { dayInVietnam } from '../../knowledge/model/calendar-date.ts';
import type { Document, DocumentId } from '../../knowledge/model/document.ts';
import type { VersionSwitch } from '../../knowledge/store/publish.ts';
import type { KnowledgeReader } from '../../knowledge/store/store.ts';
import { foldSpaces } from '../../knowledge/text/normalize.ts';
import type { IncomingFiles } from '../dialogue/incoming-files.ts';
import type { IngestRunner } from '../dialogue/ingest-runner.ts';
import { HttpProblem } from '../http/http-problem.ts';
import type { WebAssets } from '../http/web-assets.ts';
import { field, sendPage, type AdminArea } from './admin-routes.ts';
import type { AuditTrail } from './audit-trail.ts';
import { documentHistory } from './document-history.ts';
import {
  changedFields,
  currentValues,
  entryOf,
  keyText,
  problemsOf,
  readValues,
  registerLines,
} from './register-edit.ts';
import type { RunReports } from './run-reports.ts';
import type { Session } from './sessions.ts';
import type { UpdateRun } from './update-run.ts';
import { renderAdminFrame } from './views/admin-frame.ts';
import { renderDocumentDetail, type DocumentDetail } from './views/document-detail-page.ts';

export interface DocumentPageParts {
  /** The version that answers now; null while none is loaded. */
  readonly reader: () => KnowledgeReader | null;
  readonly switches: () => readonly VersionSwitch[];
  readonly incoming: Pick<IncomingFiles, 'paths'>;
  readonly ingest: Pick<IngestRunner, 'declare'>;
  readonly updateRun: UpdateRun;
  readonly reports: RunReports;
  readonly audit: AuditTrail;
  readonly assets: WebAssets;
  readonly now: () => Date;
}

/** Adds the page of one document, with its history, and the action that corrects what the register says of it. */
export function addDocumentPages(area: AdminArea, parts: DocumentPageParts): void {
  const { reader, switches, incoming, ingest, updateRun, reports, audit, assets, now } = parts;
  const known = (request: FastifyRequest): { held: KnowledgeReader; document: Document } => {
    const held = reader();
    const document = held?.document(field(request.params, 'documentId') as DocumentId);
    if (held === null || document === undefined) throw new HttpProblem(404, 'document-not-found');
    return { held, document };
  };
  const page = (
    { held, document }: ReturnType<typeof known>,
    { formToken }: Session,
    form: Omit<DocumentDetail['form'], 'formToken'>,
  ): string => {
    const body = renderDocumentDetail({
      document,
      passages: held.passagesOf(document.id),
      relations: held.relationsOf(document.id),
      warnings: held.manifest.files
        .filter(({ documentId }) => documentId === document.id)
        .flatMap(({ warnings }) => warnings),
      today: dayInVietnam(now()),
      history: documentHistory(
        reports.ofDocument(document.id),
        audit.about(document.id).filter(({ action }) => action === 'edit'),
        switches(),
      ),
      form: { ...form, formToken },
    });
    return renderAdminFrame({ title: document.title, current: '/admin/van-ban', formToken, body }, assets);
  };

  area.page('/admin/van-ban/:documentId', (request, reply, session) => {
    const found = known(request);
    const entry = entryOf(found.document, found.held.register());
    const values = currentValues(found.document, entry);
    return sendPage(reply, page(found, session, { values, reason: '', problems: [] }));
  });

  area.action('/admin/van-ban/:documentId/so-dang-ky', async (request, reply, session) => {
    const found = known(request);
    const { held, document } = found;
    const { number } = document;
    if (number === null) throw new HttpProblem(400, 'request-invalid');
    if (updateRun.running() !== null) throw new HttpProblem(409, 'update-running');
    const entry = entryOf(document, held.register());
    const current = currentValues(document, entry);
    const values = readValues((name) => field(request.body, name), current, document);
    const reason = foldSpaces(field(request.body, 'reason')).slice(0, 500);
    const problems = problemsOf(values, current, reason);
    if (problems.length > 0)
      return sendPage(reply.code(400), page(found, session, { values, reason, problems }));

    const ran = await ingest.declare(registerLines(document, entry, values, current));
    const fields = changedFields(values, current).join(', ');
    audit.record({
      at: now().toISOString(),
      actor: session.label,
      action: ran.ok ? 'edit' : 'edit-failed',
      details: { document: document.id, fields, reason },
    });
    if (!ran.ok)
      return sendPage(reply.code(409), page(found, session, { values, reason, problems: [ran.problem] }));
    const files = held.manifest.files.flatMap(({ path, documentId }) =>
      documentId === document.id ? [path] : [],
    );
    const name = keyText(number, values.issuedOn === '' ? null : values.issuedOn);
    updateRun.begin(async () => [...new Set([...files, ...(await incoming.paths())])], {
      name,
      previous: ran.value.previous,
    });
    return reply.redirect('/admin/nap', 303);
  });
}
