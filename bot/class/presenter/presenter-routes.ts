import type { FastifyInstance } from 'fastify';
import { field, sendPage } from '../../admin/admin-routes.ts';
import type { DocumentSource } from '../../http/document-source.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { routeOne } from '../../http/one-method.ts';
import type { WebAssets } from '../../http/web-assets.ts';
import { startWord } from '../class-code.ts';
import { isOpen, type ClassSession } from '../class-session.ts';
import type { ClassStores } from '../store/class-stores.ts';
import { renderPresenterPage } from './presenter-page.ts';
import { shownQuestions } from './presenter-view.ts';

export interface PresenterParts {
  readonly stores: ClassStores;
  readonly knowledge: Pick<DocumentSource, 'document'>;
  readonly assets: WebAssets;
  readonly publicUrl: string;
  readonly telegramLink: (word: string) => string | null;
  readonly hasZalo: boolean;
  /** Picture of an address as a data address. */
  readonly qrOf: (url: string) => Promise<string>;
  readonly now: () => Date;
}

/** Address of the presenter page of a class; whoever has it may look, and change nothing. */
export function presenterAddress({ viewKey }: Pick<ClassSession, 'viewKey'>): string {
  return `/trinh-chieu/${viewKey}`;
}

/** Adds the presenter pages, each under the secret of its class. */
export function routePresenter(app: FastifyInstance, parts: PresenterParts): void {
  const { stores, knowledge, assets, publicUrl, qrOf } = parts;
  const sessionOf = async (params: unknown): Promise<ClassSession> => {
    const session = await stores.sessions.byViewKey(field(params, 'key'));
    if (session === null) throw new HttpProblem(404, 'not-found');
    return session;
  };

  routeOne(app, 'GET', '/trinh-chieu/:key', async (request, reply) => {
    const session = await sessionOf(request.params);
    const mark = await stores.sessions.changes(session.id);
    const url = `${publicUrl.replace(/\/$/, '')}/lop/${session.code}`;
    const telegram = parts.telegramLink(startWord(session.code));
    const page = renderPresenterPage(
      {
        ...{ session, mark, hasZalo: parts.hasZalo },
        isOpen: isOpen(session, parts.now().getTime()),
        people: (await stores.sessions.members(session.id)).length,
        web: { url, qr: await qrOf(url) },
        telegram: telegram === null ? null : { url: telegram, qr: await qrOf(telegram) },
        questions: shownQuestions(await stores.questions.shown(session.id), knowledge),
        run: await stores.quiz.last(session.id),
        liveUrl: `${presenterAddress(session)}/moi`,
      },
      assets,
    );
    return sendPage(reply, page);
  });

  routeOne(app, 'GET', '/trinh-chieu/:key/moi', async (request) => {
    const { id } = await sessionOf(request.params);
    return { mark: await stores.sessions.changes(id) };
  });
}
