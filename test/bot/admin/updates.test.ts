import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InjectOptions } from 'fastify';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AsideReport } from '../../../bot/dialogue/ingest-runner.ts';
import { OWN, WAITING, openAdminRig, type AdminRig } from '../../support/admin-rig.ts';

let rig: AdminRig;
let cookie: string;
let formToken: string;
beforeEach(async () => {
  rig = await openAdminRig();
  ({ cookie, formToken } = rig.enter());
});
afterEach(() => rig.close());

const post = async (url: string, fields: Record<string, string> = {}): Promise<number> =>
  (await rig.post(url, { formToken, ...fields }, { ...OWN, cookie })).statusCode;
const page = async (url: string): Promise<string> => (await rig.get(url, cookie)).body;
const upload = (name: string, bytes: Buffer, headers: Record<string, string> = {}): InjectOptions => ({
  method: 'POST',
  url: '/admin/nap/tep',
  headers: {
    ...{ ...OWN, cookie, 'x-form-token': formToken, ...headers },
    'content-type': 'application/octet-stream',
    'x-file-name': encodeURIComponent(name),
  },
  payload: bytes,
});
const reports = (over: Partial<AsideReport>): void => {
  const value: AsideReport = { aside: null, previous: '000001-aaaaaaaa', files: [], golden: null, ...over };
  rig.ingest.script = () => ({ ok: true, value });
};
/** As the ingest program leaves it. */
function keepReport(over: Record<string, unknown>): void {
  const record = {
    at: '2026-01-02T00:00:00.000Z',
    ...{ published: false, version: '000001-aaaaaaaa', aside: WAITING, diff: [], changes: [], files: [] },
    ...over,
  };
  mkdirSync(join(rig.folder, 'reports'), { recursive: true });
  writeFileSync(join(rig.folder, 'reports', '2026-01-02T00-00-00-000Z.json'), JSON.stringify(record));
  writeFileSync(
    join(rig.folder, 'reports', '2026-01-02T00-00-00-000Z.html'),
    '<html><style>p { color: red }</style><p>Báo cáo</p></html>',
  );
}
const whenRead = (): Promise<void> => vi.waitFor(() => expect(rig.updateRun.running()).toBeNull());

describe('files sent up', () => {
  it('wait in the folder of the ingest program under names of our own', async () => {
    const { statusCode } = await rig.app.inject(upload('../../Hướng dẫn <b>.PDF', Buffer.from('%PDF-1')));
    expect(statusCode).toBe(200);
    const names = readdirSync(join(rig.folder, 'incoming')).filter((name) => !name.startsWith('.'));
    expect(names).toEqual([expect.stringMatching(/^tep-[0-9a-f]{16}\.pdf$/)]);
    expect(readFileSync(join(rig.folder, 'incoming', names[0] ?? ''), 'utf8')).toBe('%PDF-1');
  });

  it.each(['trang.exe', 'khong-duoi', '', 'a.svg', 'a.pdf.html.js', '%00.pdf\u0000.sh'])(
    'are refused when they are no papers: %j',
    async (name) => expect((await rig.app.inject(upload(name, Buffer.from('x')))).statusCode).toBe(415),
  );

  it('are refused without the token of the session, empty, and when too large', async () => {
    const bytes = Buffer.from('x');
    expect((await rig.app.inject(upload('a.pdf', bytes, { 'x-form-token': '' }))).statusCode).toBe(403);
    expect((await rig.app.inject(upload('a.pdf', Buffer.alloc(0)))).statusCode).toBe(400);
    const large = Buffer.alloc(20 * 1024 * 1024 + 1);
    expect((await rig.app.inject(upload('a.pdf', large))).statusCode).toBe(413);
    expect(readdirSync(rig.folder)).not.toContain('incoming');
  });

  it('are not served to anybody', async () => {
    await rig.app.inject(upload('a.html', Buffer.from('<script>alert(1)</script>')));
    const [name = ''] = readdirSync(join(rig.folder, 'incoming')).filter((one) => !one.startsWith('.'));
    for (const url of [`/incoming/${name}`, `/assets/${name}`, `/documents/${name}`, `/admin/nap/${name}`])
      expect((await rig.get(url, cookie)).statusCode, url).toBe(404);
  });
});

describe('a version set aside', () => {
  it('is used or dropped only by a confirmed decision that is written down', async () => {
    expect(await post('/admin/nap/doc')).toBe(400);
    await rig.app.inject(upload('a.txt', Buffer.from('x')));
    reports({
      aside: WAITING,
      files: [{ path: 'a.txt', state: 'failed', reason: '<script>alert(1)</script>' }],
    });

    expect(await post('/admin/nap/doc')).toBe(303);
    await whenRead();
    expect(await page('/admin/nap')).toContain(WAITING);
    expect(await page('/admin/nap')).not.toContain('<script>alert');

    const version = WAITING;
    expect(await post('/admin/phien-ban/publish', { version })).toBe(400);
    expect(await post('/admin/phien-ban/publish', { version: '../x', confirmed: 'yes' })).toBe(404);
    expect(await post('/admin/phien-ban/publish', { version, confirmed: 'yes' })).toBe(303);
    expect(await post('/admin/phien-ban/rollback', { confirmed: 'yes' })).toBe(303);

    expect(rig.ingest.done).toEqual([
      expect.stringMatching(/^aside .+tep-/),
      `publish ${version}`,
      'rollback',
    ]);
    expect(rig.audit.latest(4).map(({ action }) => action)).toEqual([
      'rollback',
      'publish',
      'build',
      'upload',
    ]);
  });

  it('is shown with its differences and the golden questions that it answers worse', async () => {
    const got = { question: 'Mấy <b>ngày</b>?', facts: ['15 ngày'], got: '20 ngày' };
    keepReport({
      golden: { asked: 3, passed: 2, passedBefore: 3, worse: [{ id: 'a', ...got }], uncovered: [] },
      diff: ['+ Thêm: Kế hoạch 05 (3 đoạn)', '    hiệu lực: chưa rõ → đã được thay thế'],
    });
    const body = await page(`/admin/phien-ban/${WAITING}`);
    expect(body).toContain('Trả lời đúng 2 trên 3 câu hỏi kiểm tra.');
    expect(body).toContain('Mấy &lt;b&gt;ngày&lt;/b&gt;?');
    expect(body).toContain('<span class="plus">+ Thêm: Kế hoạch 05 (3 đoạn)</span>');
    expect(body).toContain('chưa rõ → đã được thay thế');
    // Also after a restart, when the program no longer remembers the run.
    expect(await page('/admin/nap')).toContain('Trả lời đúng 2 trên 3');
  });

  it.each([
    [
      'answers worse',
      { golden: { asked: 1, passed: 0, worse: [{ question: 'a', facts: [], got: 'b' }], uncovered: [] } },
    ],
    ['could not be asked', { isNotAsked: true }],
  ])('needs a reason that is kept when it %s', async (_name, over) => {
    keepReport(over);
    const publish = { version: WAITING, confirmed: 'yes' };
    expect(await post('/admin/phien-ban/publish', publish)).toBe(400);
    expect(await post('/admin/phien-ban/publish', { ...publish, reason: ' ngắn   ' })).toBe(400);
    expect(rig.ingest.done).toEqual([]);
    const reason = 'Câu hỏi kiểm tra đã cũ, văn bản mới đúng.';
    expect(await post('/admin/phien-ban/publish', { ...publish, reason })).toBe(303);
    expect(rig.audit.latest(1)).toMatchObject([{ action: 'publish', details: { version: WAITING, reason } }]);
  });

  it('has a report whose page may use its own style and nothing else', async () => {
    keepReport({});
    const { statusCode, headers, body } = await rig.get('/admin/bao-cao/2026-01-02T00-00-00-000Z', cookie);
    expect(statusCode).toBe(200);
    expect(body).toContain('Báo cáo');
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]{44}';/,
    );
    for (const id of ['..%2f..%2fadmin%2faudit', '2026', 'x'])
      expect((await rig.get(`/admin/bao-cao/${id}`, cookie)).statusCode).toBe(404);
  });

  it('comes to nothing, and says so, when the program cannot be run', async () => {
    await rig.app.inject(upload('a.txt', Buffer.from('x')));
    rig.ingest.script = () => {
      throw new Error('no memory');
    };
    await post('/admin/nap/doc');
    await whenRead();
    expect(await page('/admin/nap')).toContain('Không được');
    expect((await rig.get('/admin/nap/tien-do', cookie)).json()).toEqual({ line: null });
  });
});
