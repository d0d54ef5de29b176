import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { IncomingFiles } from '../dialogue/incoming-files.ts';
import type { IngestRunner, Ran } from '../dialogue/ingest-runner.ts';
import { HttpProblem } from '../http/http-problem.ts';
import type { WebAssets } from '../http/web-assets.ts';
import { VERSIONS_PAGE } from './admin-messages.vi.ts';
import { field, sendPage, type AdminArea } from './admin-routes.ts';
import type { AuditTrail } from './audit-trail.ts';
import { REVIEW_PAGE } from './review-messages.vi.ts';
import { isDoubtful, type RunReports } from './run-reports.ts';
import type { Session } from './sessions.ts';
import { removeIncoming } from './update-pages.ts';
import type { UpdateRun } from './update-run.ts';
import { renderAdminFrame } from './views/admin-frame.ts';
import { LEAST_REASON } from './views/decision-form.ts';
import { renderVersionReview } from './views/version-review.ts';
import { renderVersions, type ShownVersion } from './views/versions-page.ts';

export interface VersionPageParts {
  readonly incoming: Pick<IncomingFiles, 'remove'>;
  readonly ingest: Pick<IngestRunner, 'publish' | 'discard' | 'rollBack' | 'declare' | 'undeclare'>;
  readonly updateRun: UpdateRun;
  readonly reports: RunReports;
  /** All versions held, newest first. */
  readonly versions: () => readonly ShownVersion[];
  readonly audit: AuditTrail;
  readonly assets: WebAssets;
  readonly now: () => Date;
}

/** Adds the pages on which a version is looked at, used, dropped or left for the one before, and the reports of runs. */
export function addVersionPages(area: AdminArea, parts: VersionPageParts): void {
  const { incoming, ingest, updateRun, reports, versions, audit, assets, now } = parts;
  const current = '/admin/phien-ban';
  const versionsPage = ({ formToken }: Session, problem: string | null): string => {
    const body = renderVersions({ versions: versions(), formToken, problem });
    return renderAdminFrame({ title: VERSIONS_PAGE.title, current, formToken, body }, assets);
  };
  const known = (name: string): ShownVersion => {
    const version = versions().find((one) => one.name === name);
    if (version === undefined) throw new HttpProblem(404, 'version-not-found');
    return version;
  };

  area.page('/admin/phien-ban', (_request, reply, session) => sendPage(reply, versionsPage(session, null)));

  area.page('/admin/phien-ban/:version', (request, reply, { formToken }) => {
    const { name: version, isCurrent } = known(field(request.params, 'version'));
    const body = renderVersionReview({ version, isCurrent, formToken, run: reports.ofVersion(version) });
    const title = REVIEW_PAGE.title(version);
    return sendPage(reply, renderAdminFrame({ title, current, formToken, body }, assets));
  });

  area.page('/admin/bao-cao/:report', (request, reply) => {
    const page = reports.page(field(request.params, 'report'));
    if (page === null) throw new HttpProblem(404, 'not-found');
    // The page is one file with its style inside; that style alone may apply.
    const style = /<style>([^]*?)<\/style>/.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    return sendPage(
      reply.header(
        'content-security-policy',
        `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      ),
      page,
    );
  });

  const decide = (
    action: 'publish' | 'rollback' | 'discard',
    run: (version: string) => Promise<Ran<unknown>>,
  ): void =>
    area.action(`/admin/phien-ban/${action}`, async (request, reply, session) => {
      const version = action === 'rollback' ? '' : known(field(request.body, 'version')).name;
      // A slip of the finger must not change what everybody reads.
      if (field(request.body, 'confirmed') !== 'yes') throw new HttpProblem(400, 'not-confirmed');
      const reason = action === 'publish' ? reasonFor(version, request) : null;
      const ran = await run(version);
      audit.record({
        at: now().toISOString(),
        actor: session.label,
        action: ran.ok ? action : `${action}-failed`,
        details: {
          version: version === '' ? null : version,
          ...(reason === null ? {} : { reason }),
        },
      });
      if (!ran.ok) return sendPage(reply.code(409), versionsPage(session, ran.problem));
      await forget(action, version);
      return reply.redirect('/admin/phien-ban', 303);
    });
  decide('publish', (version) => ingest.publish(version));
  decide('discard', (version) => ingest.discard(version));
  decide('rollback', () => ingest.rollBack());

  /** The reason that a doubtful version needs; null for one that needs none. */
  function reasonFor(version: string, request: FastifyRequest): string | null {
    const run = reports.ofVersion(version);
    if (run === null || !isDoubtful(run)) return null;
    const reason = field(request.body, 'reason').trim().slice(0, 500);
    if ([...reason].length < LEAST_REASON) throw new HttpProblem(400, 'reason-needed');
    return reason;
  }

  /** What the decided version was built from has been seen to: dropped files and edits do not come again. */
  async function forget(action: string, version: string): Promise<void> {
    const last = updateRun.last();
    if (last?.ran.ok !== true || last.ran.value.aside !== version) return;
    if (action === 'discard') {
      const { edit } = last;
      if (edit === null) await removeIncoming(incoming, last.ran.value.files, ['added', 'changed']);
      else await (edit.previous === null ? ingest.undeclare(edit.name) : ingest.declare(edit.previous));
    }
    updateRun.forgetLast();
  }
}
