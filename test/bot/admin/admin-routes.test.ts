import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OWN, PASSWORD, openAdminRig, type AdminRig } from '../../support/admin-rig.ts';

let rig: AdminRig;
beforeEach(async () => void (rig = await openAdminRig()));
afterEach(() => rig.close());

describe('without signing in', () => {
  it('every address under /admin is refused or leads to the sign-in page', async () => {
    expect(rig.routes.length).toBeGreaterThan(15);
    for (const line of rig.routes) {
      const [method = '', url = ''] = line.split(' ');
      const { statusCode, headers } = await rig.app.inject({
        method: method as 'GET',
        url: url.replace(/:\w+/g, 'x'),
        headers: OWN,
      });
      if (url === '/admin/dang-nhap') continue;
      if (method === 'GET') {
        expect(statusCode, line).toBe(303);
        expect(headers.location, line).toMatch(/^\/admin\/dang-nhap\?next=%2F(?:admin|trinh-chieu)/);
      } else expect([401, 403], line).toContain(statusCode);
    }
  });

  it('every action is refused with the token of nobody, and a reading address changes nothing', async () => {
    const before = rig.audit.latest(10).length;
    for (const line of rig.routes) {
      const [method = '', url = ''] = line.split(' ');
      if (method !== 'POST' || url === '/admin/dang-nhap') continue;
      const path = url.replace(/:\w+/g, 'x');
      expect((await rig.post(path, { formToken: 'x'.repeat(43) })).statusCode, line).toBe(401);
      expect((await rig.get(path)).statusCode, line).not.toBe(200);
    }
    expect(rig.audit.latest(10)).toHaveLength(before);
    expect(rig.ingest.done).toEqual([]);
  });

  it('an unknown address under /admin tells nothing', async () => {
    expect((await rig.get('/admin/nothing-here')).statusCode).toBe(404);
  });
});

describe('signing in', () => {
  it('gives a session and is written down', async () => {
    const { cookie } = await rig.signIn();
    expect((await rig.get('/admin', cookie)).statusCode).toBe(200);
    expect(rig.audit.latest(1)).toMatchObject([{ action: 'login' }]);
  });

  it('never keeps the session that the browser brought', async () => {
    const { cookie: first } = await rig.signIn();
    const { headers } = await rig.post('/admin/dang-nhap', { password: PASSWORD }, { ...OWN, cookie: first });
    expect(String(headers['set-cookie'])).not.toContain(first);
    expect((await rig.get('/admin', first)).statusCode).toBe(303);
  });

  it('says the same for every wrong password and slows down', async () => {
    const statuses: number[] = [];
    for (const password of ['', 'a', PASSWORD.toUpperCase(), 'x'.repeat(250), `${PASSWORD} `, PASSWORD]) {
      statuses.push((await rig.post('/admin/dang-nhap', { password })).statusCode);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('lets no flood of tries at the same moment past the guard', async () => {
    const replies = await Promise.all(
      Array.from({ length: 30 }, (_, i) => rig.post('/admin/dang-nhap', { password: `guess ${i}` })),
    );
    expect(replies.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5);
  });

  it.each([
    '//evil.example',
    'https://evil.example',
    '/admin//evil.example',
    '/admin/../x',
    '/admin\\evil.example',
    '/administrator',
    'javascript:x',
    '/',
  ])('never leads out of the pages: %s', async (next) => {
    const { headers } = await rig.post('/admin/dang-nhap', { password: PASSWORD, next });
    expect(headers.location).toBe('/admin');
  });

  it('gives no more rights for fields that were not asked for', async () => {
    const { headers } = await rig.post('/admin/dang-nhap', { password: 'x', role: 'admin', session: 'x' });
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('is off without a password in the settings', async () => {
    const off = await openAdminRig({ password: null });
    const { statusCode, body } = await off.get('/admin');
    expect(statusCode).toBe(404);
    expect(body).toContain('ADMIN_PASSWORD');
    expect((await off.post('/admin/dang-nhap', { password: '' })).statusCode).toBe(404);
    await off.close();
  });
});

describe('actions', () => {
  it('run with the token of the session', async () => {
    const { cookie, formToken } = await rig.signIn();
    const { statusCode } = await rig.post('/admin/dang-xuat', { formToken }, { ...OWN, cookie });
    expect(statusCode).toBe(303);
    expect((await rig.get('/admin', cookie)).statusCode).toBe(303);
  });

  it.each([
    ['a foreign origin', { host: OWN.host, origin: 'https://evil.example' }],
    ['a sibling site', { ...OWN, 'sec-fetch-site': 'same-site' }],
    ['an opaque origin', { host: OWN.host, origin: 'null' }],
    ['no origin at all', { host: OWN.host }],
  ])('are refused from %s', async (_name, headers) => {
    const { cookie, formToken } = await rig.signIn();
    for (const line of rig.routes) {
      const [method = '', url = ''] = line.split(' ');
      if (method !== 'POST') continue;
      const path = url.replace(/:\w+/g, 'x');
      const { statusCode } = await rig.post(path, { formToken, confirmed: 'yes' }, { ...headers, cookie });
      expect(statusCode, line).toBe(403);
    }
    expect((await rig.get('/admin', cookie)).statusCode).toBe(200);
    expect(rig.ingest.done).toEqual([]);
  });

  it('are refused without the token, and never run by GET', async () => {
    const { cookie } = await rig.signIn();
    expect((await rig.post('/admin/dang-xuat', {}, { ...OWN, cookie })).statusCode).toBe(403);
    expect((await rig.get('/admin/dang-xuat', cookie)).statusCode).toBe(405);
    expect((await rig.get('/admin', cookie)).statusCode).toBe(200);
  });
});
