import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KnowledgeReader } from '../../../knowledge/store/store.ts';
import { OWN, openAdminRig, type AdminRig } from '../../support/admin-rig.ts';

const SECRET_DETAIL = "SELECT * FROM people WHERE name = 'Lan' at /srv/x.ts:12";
const broken = {
  get manifest(): never {
    throw new Error(SECRET_DETAIL);
  },
} as unknown as KnowledgeReader;

let rig: AdminRig;
let cookie: string;
let formToken: string;
beforeEach(async () => {
  rig = await openAdminRig({ reader: broken });
  ({ cookie, formToken } = rig.enter());
});
afterEach(() => rig.close());

describe('every reply of the pages', () => {
  it('may not be framed, guessed at, kept or told of elsewhere', async () => {
    for (const url of ['/admin/dang-nhap', '/admin/nap', '/admin/cau-hoi', '/admin/gone', '/admin']) {
      const { headers } = await rig.get(url, cookie);
      expect(headers, url).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cache-control': 'no-store',
        'cross-origin-opener-policy': 'same-origin',
      });
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['content-security-policy']).not.toContain('unsafe');
    }
  });

  it('tells an error by a short code and nothing of the inside', async () => {
    const replies = [
      ['/admin', 500],
      ['/admin/nothing', 404],
      ['/admin/van-ban/%E0%A4%A', 400],
      [`/admin/${'x'.repeat(600)}`, 404],
      ['/admin/cau-hoi/nhom/abc', 404],
    ] as const;
    for (const [url, status] of replies) {
      const { statusCode, body } = await rig.get(url, cookie);
      expect(statusCode, url).toBe(status);
      expect(body).not.toMatch(/SELECT|\.ts|node_modules|at \//);
    }
    expect((await rig.get('/admin', cookie)).body).toMatch(/[0-9a-f]{10}/);
  });
});

describe('what a request says of itself', () => {
  it('a forged Host or forwarding header changes neither where forms lead nor who tries passwords', async () => {
    const forged = { ...OWN, 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' };
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++) {
      const { statusCode } = await rig.post(
        '/admin/dang-nhap',
        { password: 'khong dung' },
        { ...forged, 'x-forwarded-for': `10.0.0.${i}` },
      );
      statuses.push(statusCode);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    const { headers, body } = await rig.app.inject({
      url: '/admin/nap',
      headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    });
    expect(headers.location).toBe('/admin/dang-nhap?next=%2Fadmin%2Fnap');
    expect(body).not.toContain('evil.example');
    const page = await rig.app.inject({ url: '/admin/nap', headers: { cookie, host: 'evil.example' } });
    expect(page.body).not.toContain('evil.example');
  });

  it('an address instead of a file is fetched by nobody', async () => {
    const fields = { formToken, url: 'http://169.254.169.254/latest/meta-data' };
    expect((await rig.post('/admin/nap/tep', fields, { ...OWN, cookie })).statusCode).toBe(415);
    const reply = await rig.app.inject({
      method: 'POST',
      url: '/admin/nap/tep',
      headers: { ...OWN, cookie, 'x-form-token': formToken, 'content-type': 'application/json' },
      payload: JSON.stringify(fields),
    });
    expect(reply.statusCode).toBe(415);
    expect(rig.audit.latest(5)).toEqual([]);
  });
});
