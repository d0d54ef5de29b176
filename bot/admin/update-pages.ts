import { basename } from 'node:path';
import type { FastifyRequest } from 'fastify';
import { MAX_FILE_BYTES, TAKEN_EXTENSIONS, type IncomingFiles } from '../dialogue/incoming-files.ts';
import type { AsideReport, IngestRunner, Ran, ReportedFile } from '../dialogue/ingest-runner.ts';
import { HttpProblem } from '../http/http-problem.ts';
import type { WebAssets } from '../http/web-assets.ts';
import { UPDATE_PAGE, VERSIONS_PAGE } from './admin-messages.vi.ts';
import { field, sendPage, type AdminArea } from './admin-routes.ts';
import type { AuditTrail } from './audit-trail.ts';
import type { Session } from './sessions.ts';
import { renderAdminFrame } from './views/admin-frame.ts';
import { renderUpdate, type UpdateOutcome } from './views/update-page.ts';
import { renderVersions, type ShownVersion } from './views/versions-page.ts';

export interface UpdatePageParts {
  readonly incoming: IncomingFiles;
  readonly ingest: IngestRunner;
  /** All versions held, newest first. */
  readonly versions: () => readonly ShownVersion[];
  readonly audit: AuditTrail;
  readonly assets: WebAssets;
  readonly now: () => Date;
  /** Ends runs when the program stops. */
  readonly stopped: AbortSignal;
}

/** Sent by the page for each file; a name is at most a few hundred letters even when every one is escaped. */
const NAME_HEADER = 'x-file-name';

/**
 * Adds the pages that change what the bot holds: files in, a version built aside, its report, and the decision to use
 * it, drop it or go back. The files are opened by the ingest program only.
 */
export function addUpdatePages(area: AdminArea, parts: UpdatePageParts): void {
  const { incoming, ingest, versions, audit, assets, now, stopped } = parts;
  /** The last run, for whoever opens the page; its version itself is on disk. */
  let last: UpdateOutcome | null = null;
  let isRunning = false;
  const record = (session: Session, action: string, details: Record<string, string | number | null>): void =>
    audit.record({ at: now().toISOString(), actor: session.label, action, details });
  const updatePage = ({ formToken }: Session): string =>
    renderAdminFrame(
      {
        title: UPDATE_PAGE.title,
        current: '/admin/nap',
        formToken,
        body: renderUpdate({ formToken, last, isRunning }),
      },
      assets,
    );
  const versionsPage = ({ formToken }: Session, problem: string | null): string =>
    renderAdminFrame(
      {
        title: VERSIONS_PAGE.title,
        current: '/admin/phien-ban',
        formToken,
        body: renderVersions({ versions: versions(), formToken, problem }),
      },
      assets,
    );
  const known = (request: FastifyRequest): string => {
    const name = field(request.body, 'version');
    if (!versions().some((version) => version.name === name)) throw new HttpProblem(404, 'version-not-found');
    return name;
  };

  area.page('/admin/nap', (_request, reply, session) => sendPage(reply, updatePage(session)));

  area.upload('/admin/nap/tep', MAX_FILE_BYTES, async (request, reply, session) => {
    const extension = /\.([a-z]{2,5})$/.exec(decodedName(request).toLowerCase())?.[1] ?? '';
    if (!TAKEN_EXTENSIONS.includes(extension)) throw new HttpProblem(415, 'type-unsupported');
    if (!Buffer.isBuffer(request.body) || request.body.length === 0)
      throw new HttpProblem(400, 'request-invalid');
    const key = `admin:${session.label}:${request.id}`;
    const kept = await incoming.keep(key, extension, request.body, { channel: 'web', id: session.label });
    record(session, 'upload', { file: kept, bytes: request.body.length });
    return reply.send({ file: kept });
  });

  area.action('/admin/nap/doc', async (_request, reply, session) => {
    if (isRunning) throw new HttpProblem(409, 'update-running');
    isRunning = true;
    try {
      const ran: Ran<AsideReport> = await ingest.buildAside([...(await incoming.paths())], stopped);
      if (ran.ok) await removeFiles(ran.value, ['refused', 'failed']);
      last = { at: now().toISOString(), ran };
      record(session, 'build', { version: ran.ok ? ran.value.aside : null });
    } finally {
      isRunning = false;
    }
    return reply.redirect('/admin/nap', 303);
  });

  area.page('/admin/phien-ban', (_request, reply, session) => sendPage(reply, versionsPage(session, null)));

  const decide = (
    action: 'publish' | 'rollback' | 'discard',
    run: (version: string) => Promise<Ran<unknown>>,
  ): void =>
    area.action(`/admin/phien-ban/${action}`, async (request, reply, session) => {
      const version = action === 'rollback' ? '' : known(request);
      // A slip of the finger must not change what everybody reads.
      if (field(request.body, 'confirmed') !== 'yes') throw new HttpProblem(400, 'not-confirmed');
      const ran = await run(version);
      record(session, ran.ok ? action : `${action}-failed`, { version: version === '' ? null : version });
      if (!ran.ok) return sendPage(reply.code(409), versionsPage(session, ran.problem));
      if (last?.ran.ok === true && last.ran.value.aside === version) {
        if (action === 'discard') await removeFiles(last.ran.value, ['added', 'changed']);
        last = null;
      }
      return reply.redirect('/admin/phien-ban', 303);
    });
  decide('publish', (version) => ingest.publish(version));
  decide('discard', (version) => ingest.discard(version));
  decide('rollback', () => ingest.rollBack());

  /** What was refused, could not be read or is not wanted must not lie here and come again with the next run. */
  async function removeFiles(
    { files }: AsideReport,
    states: readonly ReportedFile['state'][],
  ): Promise<void> {
    for (const { path, state } of files)
      if (states.includes(state)) await incoming.remove(basename(path)).catch(() => undefined);
  }
}

function decodedName(request: FastifyRequest): string {
  const header = request.headers[NAME_HEADER];
  try {
    return decodeURIComponent(typeof header === 'string' ? header : '').slice(-300);
  } catch {
    return '';
  }
}
