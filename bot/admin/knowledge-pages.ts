import { AUTHORITY_LEVELS } from '../../knowledge/model/authority.ts';
import { dayInVietnam } from '../../knowledge/model/calendar-date.ts';
import { DOCUMENT_KINDS, type DocumentKind } from '../../knowledge/model/document.ts';
import type { ValidityStatus } from '../../knowledge/model/validity.ts';
import type { KnowledgeReader } from '../../knowledge/store/store.ts';
import type { SafeHtml } from '../../knowledge/text/safe-html.ts';
import { HttpProblem } from '../http/http-problem.ts';
import type { WebAssets } from '../http/web-assets.ts';
import { AUDIT_PAGE, DOCUMENTS_PAGE, OVERVIEW_PAGE, type ADMIN } from './admin-messages.vi.ts';
import { field, sendPage, type AdminArea } from './admin-routes.ts';
import type { AuditTrail } from './audit-trail.ts';
import type { DocumentFilter, DocumentFinders } from './find-documents.ts';
import type { Session } from './sessions.ts';
import { renderAdminFrame } from './views/admin-frame.ts';
import { renderAudit } from './views/audit-page.ts';
import { renderDocuments } from './views/documents-page.ts';
import { renderOverview, type Overview } from './views/overview-page.ts';

export interface KnowledgePageParts {
  /** The version that answers now; null while none is loaded. */
  readonly reader: () => KnowledgeReader | null;
  readonly finders: DocumentFinders;
  /** State of channels and queues. */
  readonly operations: () => Promise<Pick<Overview, 'channels' | 'waiting' | 'dead'>>;
  readonly audit: AuditTrail;
  readonly assets: WebAssets;
  readonly now: () => Date;
}

const PER_PAGE = 50;
const SHOWN_AUDIT = 200;

/** Adds the pages that show what the bot holds and how it runs. */
export function addKnowledgePages(area: AdminArea, parts: KnowledgePageParts): void {
  const { reader, finders, operations, audit, assets, now } = parts;
  const page = (session: Session, current: keyof typeof ADMIN.nav, title: string, body: SafeHtml): string =>
    renderAdminFrame({ title, current, formToken: session.formToken, body }, assets);

  area.page('/admin', async (_request, reply, session) => {
    const held = reader();
    const version =
      held === null
        ? null
        : { name: held.manifest.name, created: held.manifest.created, ...held.manifest.counts };
    const body = renderOverview({ version, ...(await operations()) });
    return sendPage(reply, page(session, '/admin', OVERVIEW_PAGE.title, body));
  });

  area.page('/admin/van-ban', (request, reply, session) => {
    const held = reader();
    if (held === null) throw new HttpProblem(503, 'not-ready', 10);
    const finder = finders.of(held);
    const filter = readFilter(request.query, finder.terms);
    const today = dayInVietnam(now());
    const found = finder.find(filter, today);
    const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
    const asked = Number(field(request.query, 'trang'));
    const shown = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1;
    const body = renderDocuments({
      documents: found.slice((shown - 1) * PER_PAGE, shown * PER_PAGE),
      found: found.length,
      all: held.documents().length,
      filter,
      terms: finder.terms,
      page: shown,
      pages,
      today,
    });
    return sendPage(reply, page(session, '/admin/van-ban', DOCUMENTS_PAGE.title, body));
  });

  area.page('/admin/nhat-ky', (_request, reply, session) =>
    sendPage(
      reply,
      page(session, '/admin/nhat-ky', AUDIT_PAGE.title, renderAudit(audit.latest(SHOWN_AUDIT))),
    ),
  );
}

/** What stands in the query; a value that is none of the choices narrows nothing. */
function readFilter(query: unknown, terms: readonly string[]): DocumentFilter {
  const oneOf = <T extends string>(name: string, choices: readonly T[]): T | null =>
    choices.find((choice) => choice === field(query, name)) ?? null;
  return {
    words: field(query, 'q').slice(0, 200),
    kind: oneOf('loai', Object.keys(DOCUMENT_KINDS) as DocumentKind[]),
    level: oneOf('cap', AUTHORITY_LEVELS),
    term: oneOf('nhiem-ky', terms),
    status: oneOf('hieu-luc', Object.keys(DOCUMENTS_PAGE.states) as ValidityStatus[]),
  };
}
