import { dayInVietnam } from '../../knowledge/model/calendar-date.ts';
import type { People } from '../dialogue/people.ts';
import type { QuestionBook } from '../dialogue/question-book.ts';
import type { AskedOn } from '../dialogue/questions-log.ts';
import { HttpProblem } from '../http/http-problem.ts';
import type { WebAssets } from '../http/web-assets.ts';
import { field, sendPage, type AdminArea } from './admin-routes.ts';
import type { AuditTrail } from './audit-trail.ts';
import { exportQuestions, type ExportName } from './question-exports.ts';
import { ASKED_ON, chartsOf, lastDays } from './question-figures.ts';
import { QUESTIONS_PAGE as SAY } from './question-messages.vi.ts';
import { renderAdminFrame } from './views/admin-frame.ts';
import { PERIODS, renderQuestions } from './views/questions-page.ts';

export interface QuestionPageParts {
  readonly book: QuestionBook;
  readonly people: Pick<People, 'count'>;
  readonly audit: AuditTrail;
  readonly assets: WebAssets;
  readonly now: () => Date;
}

const PER_PAGE = 25;
const SHOWN_SUBJECTS = 20;
/** Figures of fewer people would tell who asked what; the web page knows nobody. */
export const FEWEST_PEOPLE = 10;

/** Adds the page of what was asked, and its tables for spreadsheets. */
export function addQuestionPages(area: AdminArea, parts: QuestionPageParts): void {
  const { book, people, audit, assets, now } = parts;
  const daysOf = (query: unknown): number =>
    PERIODS.find((period) => String(period) === field(query, 'ky')) ?? 30;
  const pageOf = (query: unknown, name: string): number =>
    Math.min(Math.max(1, Math.trunc(Number(field(query, name))) || 1), 10_000) - 1;
  const counted = async (): Promise<AskedOn[]> => {
    const sizes = await Promise.all(
      ASKED_ON.map(async (channel) => (channel === 'web' ? FEWEST_PEOPLE : people.count(channel))),
    );
    return ASKED_ON.filter((_channel, i) => (sizes[i] ?? 0) >= FEWEST_PEOPLE);
  };

  area.page('/admin/cau-hoi', async (request, reply, { formToken }) => {
    const { query } = request;
    const period = daysOf(query);
    const days = lastDays(dayInVietnam(now()), period);
    const channels = await counted();
    const [isClosed, groupPage, dislikedPage] = [
      field(query, 'da-xu-ly') === '1',
      pageOf(query, 'trang'),
      pageOf(query, 'trang-gop-y'),
    ];
    const since = days[0] ?? '';
    const disliked = await book.disliked.list(isClosed, dislikedPage, PER_PAGE);
    const all = await book.daily(since, ASKED_ON);
    const leftOut = ASKED_ON.filter(
      (channel) => !channels.includes(channel) && all.some((one) => one.channel === channel),
    );
    const body = renderQuestions({
      ...{ days: period, isClosed, groupPage, dislikedPage, perPage: PER_PAGE },
      groups: await book.unanswered.list(isClosed, groupPage, PER_PAGE),
      disliked,
      reasons: await book.disliked.reasons(disliked.rows.map(({ id }) => id)),
      sinceMonth: `${Number(since.slice(5, 7))}/${since.slice(0, 4)}`,
      subjects: await book.subjects(since, channels, SHOWN_SUBJECTS),
      charts: chartsOf(
        all.filter(({ channel }) => channels.includes(channel)),
        days,
      ),
      leftOut: leftOut.map((channel) => SAY.channels[channel]).join(', '),
    });
    return sendPage(
      reply,
      renderAdminFrame({ title: SAY.title, current: '/admin/cau-hoi', formToken, body }, assets),
    );
  });

  area.page('/admin/cau-hoi/xuat/:table', async (request, reply, session) => {
    const asked = field(request.params, 'table').replace(/\.csv$/, '');
    const name = (Object.keys(SAY.exportNames) as ExportName[]).find((one) => one === asked);
    if (name === undefined) throw new HttpProblem(404, 'not-found');
    const [since = ''] = lastDays(dayInVietnam(now()), daysOf(request.query));
    const text = await exportQuestions(name, book, since, await counted());
    audit.record({
      ...{ at: now().toISOString(), actor: session.label },
      action: 'export',
      details: { table: name },
    });
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}.csv"`)
      .send(text);
  });
}
