import { randomUUID } from 'node:crypto';
import type { ChannelName } from '../channel/address.ts';
import { drawQrCode } from '../channel/telegram/draw-qr-code.ts';
import type { ChatService } from '../chat-service.ts';
import { shownCode } from '../dialogue/invitation-code.ts';
import type { People } from '../dialogue/people.ts';
import { HttpProblem } from '../http/http-problem.ts';
import type { WebAssets } from '../http/web-assets.ts';
import { field, sendPage, type AdminArea } from './admin-routes.ts';
import type { AuditTrail } from './audit-trail.ts';
import { PEOPLE_PAGE } from './people-messages.vi.ts';
import type { Session } from './sessions.ts';
import { renderAdminFrame } from './views/admin-frame.ts';
import type { NewInvitation } from './views/invitations-section.ts';
import { renderPeople } from './views/people-page.ts';

export interface PeoplePageParts {
  readonly people: Pick<People, 'invitations' | 'invite' | 'revoke' | 'count'>;
  /** Null: no chat channel is on. */
  readonly chat: Pick<ChatService, 'figures' | 'upkeep' | 'inviteLinks'> | null;
  /** Null: no chat channel is on. */
  readonly access: 'open' | 'invite' | null;
  readonly audit: AuditTrail;
  readonly assets: WebAssets;
  readonly now: () => Date;
}

const INVITATION_MS = 7 * 24 * 3_600_000;
const CHANNELS: readonly ChannelName[] = ['telegram', 'zalo-oa', 'zalo-bot'];

/** Adds the page about people and channels: invitations, counts, health, tokens, quotas, alarms. No person is named. */
export function addPeoplePages(area: AdminArea, parts: PeoplePageParts): void {
  const { people, chat, access, audit, assets, now } = parts;
  const record = (session: Session, action: string, label: string): void =>
    audit.record({ at: now().toISOString(), actor: session.label, action, details: { label } });

  const page = async (
    { formToken }: Session,
    told: { readonly made?: NewInvitation; readonly problem?: string } = {},
  ): Promise<string> => {
    const figures = (await chat?.figures()) ?? null;
    const body = renderPeople({
      ...{ access, formToken, made: told.made ?? null, problem: told.problem ?? null },
      formKey: randomUUID(),
      invitations: await people.invitations(),
      people: await Promise.all(
        CHANNELS.map(async (channel) => ({ channel, count: await people.count(channel) })),
      ),
      channels: Object.entries(figures?.channels ?? {}).map(([name, health]) => ({
        name: name as ChannelName,
        health,
        outbox: figures?.outbox[name] ?? null,
      })),
      upkeep: (await chat?.upkeep()) ?? null,
    });
    const { title } = PEOPLE_PAGE;
    return renderAdminFrame({ title, current: '/admin/nguoi-va-kenh', formToken, body }, assets);
  };

  area.page('/admin/nguoi-va-kenh', async (_request, reply, session) => sendPage(reply, await page(session)));

  area.action('/admin/nguoi-va-kenh/moi', async (request, reply, session) => {
    const key = field(request.body, 'formKey');
    if (!/^[\w-]{10,60}$/.test(key)) throw new HttpProblem(400, 'request-invalid');
    const { code, endsAtMs } = await people.invite(`admin:${session.label}:${key}`, INVITATION_MS);
    record(session, 'invite', code.slice(0, 4));
    const pictures = await Promise.all(
      (chat?.inviteLinks(code) ?? []).map(async (link) => ({ ...link, png: await drawQrCode(link.url) })),
    );
    return sendPage(reply, await page(session, { made: { code: shownCode(code), endsAtMs, pictures } }));
  });

  area.action('/admin/nguoi-va-kenh/thu-hoi', async (request, reply, session) => {
    if (field(request.body, 'confirmed') !== 'yes') throw new HttpProblem(400, 'not-confirmed');
    const label = field(request.body, 'label');
    const isDone = /^[A-Z0-9]{4}$/.test(label) && (await people.revoke(label));
    if (!isDone) return sendPage(reply.code(404), await page(session, { problem: PEOPLE_PAGE.unknownLabel }));
    record(session, 'revoke', label);
    return reply.redirect('/admin/nguoi-va-kenh', 303);
  });
}
