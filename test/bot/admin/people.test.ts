import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatService } from '../../../bot/chat-service.ts';
import { OWN, openAdminRig, type AdminRig } from '../../support/admin-rig.ts';

const OUTBOX = { queued: 4, sending: 0, sent: 9, refused: 0, unknown: 2, dropped: 0 };
const CHAT = {
  async figures() {
    return {
      inbox: { waiting: 1, claimed: 0, dead: 0, done: 0, oldestWaitingMs: null },
      outbox: { telegram: OUTBOX },
      channels: { telegram: { state: 'down', problem: 'polling-stuck', lastSeenMs: null } },
      isWritable: true,
    };
  },
  async upkeep() {
    return {
      zaloOaToken: { state: 'needs-reconsent', accessExpiresMs: 0, refreshIssuedMs: 0 },
      usage: [{ channel: 'zalo-bot', month: '2026-01', kind: 'message', count: 2999, most: 3000 }],
      alarms: [{ channel: 'zalo-oa', code: 'needs-reconsent', atMs: 0 }],
    };
  },
  inviteLinks: (code: string) => [{ channel: 'telegram', url: `https://t.me/mau_bot?start=${code}` }],
} as unknown as Pick<ChatService, 'figures' | 'upkeep' | 'inviteLinks'>;

let rig: AdminRig;
let cookie: string;
let formToken: string;
beforeEach(async () => {
  rig = await openAdminRig({ chat: CHAT });
  ({ cookie, formToken } = rig.enter());
});
afterEach(() => rig.close());

const URL_OF = '/admin/nguoi-va-kenh';
const page = async (): Promise<string> => (await rig.get(URL_OF, cookie)).body;
const post = (action: string, fields: Record<string, string> = {}) =>
  rig.post(`${URL_OF}/${action}`, { formToken, ...fields }, { ...OWN, cookie });
const formKey = async (): Promise<string> => /name="formKey" value="([^"]+)"/.exec(await page())?.[1] ?? '';

describe('people and channels', () => {
  it('an invitation is shown once with its picture, works once, and is no longer to be read', async () => {
    const { body } = await post('moi', { formKey: await formKey() });
    const code = /Mã mời: ([A-Z0-9-]{14})/.exec(body)?.[1] ?? '';
    expect(body).toMatch(/<img\s+src="data:image\/png;base64,iVBOR[^"]+"\s+alt="Hình quét[^"]+"/);
    expect(body).toContain(`https://t.me/mau_bot?start=${code.replaceAll('-', '')}`);
    expect(await page()).not.toContain(code);
    expect(await page()).toContain(`${code.slice(0, 4)}…`);
    expect(JSON.stringify(rig.audit.latest(9))).not.toContain(code.replaceAll('-', ''));

    const person = { channel: 'telegram', id: 'lan' } as const;
    expect(await rig.stores.people.redeem(code, person, 'e1')).toBe('paired');
    expect(await rig.stores.people.isInvited(person)).toBe(true);
    expect((await post('thu-hoi', { label: code.slice(0, 4) })).statusCode).toBe(400);
    expect((await post('thu-hoi', { label: code.slice(0, 4), confirmed: 'yes' })).statusCode).toBe(303);
    expect(await rig.stores.people.isInvited(person)).toBe(false);
    expect(await page()).toContain('đã thu hồi');
  });

  it('one form makes one code, and a code that is none is not revoked', async () => {
    const key = await formKey();
    await post('moi', { formKey: key });
    await post('moi', { formKey: key });
    expect(await rig.stores.people.invitations()).toHaveLength(1);
    expect((await post('moi', { formKey: '' })).statusCode).toBe(400);
    for (const label of ['ZZZZ', '', "' OR 1=1"])
      expect((await post('thu-hoi', { label, confirmed: 'yes' })).statusCode).toBe(404);
  });

  it('tells how channels, tokens, quotas and alarms are, and how many people there are, never who', async () => {
    await rig.stores.people.takeNotice({ channel: 'telegram', id: 'lan-1975' }, 'n1');
    const body = await page();
    for (const word of [
      'polling-stuck',
      'mất liên lạc',
      'phải cấp quyền lại',
      '2999 trên 3000',
      'needs-reconsent',
    ])
      expect(body).toContain(word);
    expect(body).toMatch(/Telegram<\/th>\s*<td data-name="Số người">1<\/td>/);
    expect(body).not.toContain('lan-1975');
  });
});
