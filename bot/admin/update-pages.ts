import { basename } from 'node:path';
import type { FastifyRequest } from 'fastify';
import { MAX_FILE_BYTES, TAKEN_EXTENSIONS, type IncomingFiles } from '../dialogue/incoming-files.ts';
import { HttpProblem } from '../http/http-problem.ts';
import type { WebAssets } from '../http/web-assets.ts';
import { UPDATE_PAGE } from './admin-messages.vi.ts';
import { sendPage, type AdminArea } from './admin-routes.ts';
import type { AuditTrail } from './audit-trail.ts';
import type { RunReports } from './run-reports.ts';
import type { Session } from './sessions.ts';
import type { UpdateRun } from './update-run.ts';
import { renderAdminFrame } from './views/admin-frame.ts';
import { renderUpdate } from './views/update-page.ts';
import type { ShownVersion } from './views/versions-page.ts';

export interface UpdatePageParts {
  readonly incoming: IncomingFiles;
  readonly updateRun: UpdateRun;
  readonly reports: RunReports;
  /** All versions held, newest first. */
  readonly versions: () => readonly ShownVersion[];
  readonly audit: AuditTrail;
  readonly assets: WebAssets;
  readonly now: () => Date;
}

/** Sent by the page for each file; a name is at most a few hundred letters even when every one is escaped. */
const NAME_HEADER = 'x-file-name';
const SHOWN_RUNS = 10;

/**
 * Adds the pages by which files come in: they wait, are read in the background by the ingest program, which alone opens
 * them, and become a version that waits for a decision.
 */
export function addUpdatePages(area: AdminArea, parts: UpdatePageParts): void {
  const { incoming, updateRun, reports, versions, audit, assets, now } = parts;
  const record = (session: Session, action: string, details: Record<string, string | number | null>): void =>
    audit.record({ at: now().toISOString(), actor: session.label, action, details });

  area.page('/admin/nap', (_request, reply, session) => {
    const last = updateRun.last();
    const version = waitingVersion(last?.ran.ok === true ? last.ran.value.aside : null, versions(), reports);
    const { formToken } = session;
    const body = renderUpdate({
      ...{ formToken, last, running: updateRun.running() },
      waiting: version === null ? null : { version, run: reports.ofVersion(version) },
      runs: reports.latest(SHOWN_RUNS),
    });
    return sendPage(
      reply,
      renderAdminFrame({ title: UPDATE_PAGE.title, current: '/admin/nap', formToken, body }, assets),
    );
  });

  area.page('/admin/nap/tien-do', (_request, reply) => reply.send({ line: updateRun.running() }));

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
    if ((await incoming.paths()).length === 0) throw new HttpProblem(400, 'no-files');
    if (!updateRun.begin(() => incoming.paths())) throw new HttpProblem(409, 'update-running');
    record(session, 'build', {});
    return reply.redirect('/admin/nap', 303);
  });
}

/** The version that the last run built, or that was built before a restart, as long as nobody decided on it. */
function waitingVersion(
  built: string | null,
  versions: readonly ShownVersion[],
  reports: RunReports,
): string | null {
  const [newest] = versions;
  const name = built ?? newest?.name;
  const version = versions.find((one) => one.name === name && !one.isCurrent);
  if (version === undefined) return null;
  const isAhead = versions.findIndex(({ isCurrent }) => isCurrent) > versions.indexOf(version);
  return built !== null || (isAhead && reports.ofVersion(version.name)?.isPublished === false)
    ? version.name
    : null;
}

/** What was refused, could not be read or is not wanted must not lie in the folder and come again with the next run. */
export async function removeIncoming(
  incoming: Pick<IncomingFiles, 'remove'>,
  files: readonly { readonly path: string; readonly state: string }[],
  states: readonly string[],
): Promise<void> {
  for (const { path, state } of files)
    if (states.includes(state)) await incoming.remove(basename(path)).catch(() => undefined);
}

function decodedName(request: FastifyRequest): string {
  const header = request.headers[NAME_HEADER];
  try {
    return decodeURIComponent(typeof header === 'string' ? header : '').slice(-300);
  } catch {
    return '';
  }
}
