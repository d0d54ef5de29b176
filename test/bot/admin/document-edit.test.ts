import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { calendarDate } from '../../../knowledge/model/calendar-date.ts';
import type { DocumentNumber } from '../../../knowledge/model/document-number.ts';
import { openScratchVersion, type ScratchVersion } from '../../eval/scratch-version.ts';
import { OWN, WAITING, openAdminRig, type AdminRig } from '../../support/admin-rig.ts';
import { sampleDocument } from '../../support/sample-knowledge.ts';

const HOSTILE = '"><script>alert(1)</script>';
const ID = 'ke-hoach-05';
let version: ScratchVersion;
let rig: AdminRig;
let cookie: string;
let formToken: string;

beforeAll(async () => {
  version = await openScratchVersion([
    sampleDocument(ID, ['Nộp trong 15 ngày.'], {
      ...{
        number: '05-KH/ĐU' as DocumentNumber,
        title: `Kế hoạch ${HOSTILE}`,
        issuer: HOSTILE,
        file: HOSTILE,
      },
      ...{ kind: 'ke-hoach', issuedOn: calendarDate(2030, 1, 2), signer: HOSTILE, sources: [HOSTILE] },
      provenance: {
        kind: { from: 'front-matter', certainty: 1 },
        term: { from: 'text', certainty: 0.5, evidence: HOSTILE },
      },
    }),
    sampleDocument('bai-bao', [`Không có số. ${HOSTILE}`]),
  ]);
});
afterAll(() => version.remove());
beforeEach(async () => {
  rig = await openAdminRig({ reader: version.knowledge.reader });
  ({ cookie, formToken } = rig.enter());
});
afterEach(() => rig.close());

const URL_OF = `/admin/van-ban/${ID}`;
const SAME = {
  kind: 'ke-hoach',
  term: '2020-2025',
  status: 'unknown',
  certainty: 'confirmed',
  issuer: HOSTILE,
};
const REASON = 'Đối chiếu bản gốc ngày 3/1';
const save = (fields: Record<string, string>, url = URL_OF) =>
  rig.post(`${url}/so-dang-ky`, { formToken, ...SAME, reason: REASON, ...fields }, { ...OWN, cookie });
const declared = (): unknown =>
  JSON.parse(rig.ingest.done.find((line) => line.startsWith('declare'))?.slice(8) ?? 'null');

describe('correcting what is known of a document', () => {
  it('writes the register, builds a version that waits, and keeps who, what and why', async () => {
    const { statusCode, headers } = await save({
      term: '2025-2030',
      status: 'superseded',
      successor: '45-KH/ĐU',
      successorOn: '2031-02-03',
    });
    expect([statusCode, headers.location]).toEqual([303, '/admin/nap']);
    expect(declared()).toEqual({
      ...{ number: '05-KH/ĐU', issuedOn: '2030-01-02', kind: 'ke-hoach', title: `Kế hoạch ${HOSTILE}` },
      ...{
        status: 'superseded',
        certainty: 'confirmed',
        term: '2025-2030',
        replacedBy: '45-KH/ĐU (2031-02-03)',
      },
    });
    expect(rig.audit.about(ID)).toMatchObject([
      { action: 'edit', details: { fields: 'term, status, successor, successorOn', reason: REASON } },
    ]);
    await vi.waitFor(() => expect(rig.updateRun.running()).toBeNull());
    expect(rig.ingest.done[1]).toMatch(/^aside /);
    const { body } = await rig.get(URL_OF, cookie);
    expect(body).toContain('sửa trong sổ đăng ký');
    expect(body).toContain(REASON);
  });

  it.each([
    ['no reason', { term: '2025-2030', reason: 'ngắn' }, 'Xin ghi lý do sửa'],
    ['nothing changed', {}, 'Chưa có giá trị nào khác'],
    ['a day that is none', { from: '2030-02-31' }, '“Có hiệu lực từ ngày” cần một ngày có thật'],
    ['an end before its beginning', { from: '2030-03-01', to: '2030-02-01' }, 'không thể trước'],
    ['a term that is none', { term: 'khóa 14' }, 'Nhiệm kỳ cần có dạng'],
    ['a status that is none', { status: 'x' }, 'role="alert"'],
    ['a date without its paper', { successorOn: '2030-02-01' }, 'cần đi kèm số'],
  ])('is refused with a word on %s, and nothing is lost', async (_name, fields, word) => {
    const { statusCode, body } = await save(fields);
    expect(statusCode).toBe(400);
    expect(body).toContain(word);
    expect(rig.ingest.done).toEqual([]);
  });

  it('takes only the fields of the form, and none that the file itself decides', async () => {
    await save({
      kind: 'luat',
      number: '99-X',
      title: 'khác',
      role: 'admin',
      issuedOn: '2000-01-01',
      term: '2025-2030',
    });
    expect(declared()).toMatchObject({ number: '05-KH/ĐU', kind: 'ke-hoach', issuedOn: '2030-01-02' });
    expect(Object.keys(declared() as object).sort()).toEqual([
      'certainty',
      'issuedOn',
      'kind',
      'number',
      'status',
      'term',
      'title',
    ]);
  });

  it('is undone in the register when its version is dropped', async () => {
    rig.ingest.script = () => ({
      ok: true,
      value: { aside: WAITING, previous: null, files: [], golden: null },
    });
    await save({ term: '2025-2030' });
    await vi.waitFor(() => expect(rig.updateRun.running()).toBeNull());
    const drop = { formToken, version: WAITING, confirmed: 'yes' };
    await rig.post('/admin/phien-ban/discard', drop, { ...OWN, cookie });
    expect(rig.ingest.done.slice(-2)).toEqual([`discard ${WAITING}`, 'undeclare 05-KH/ĐU (2030-01-02)']);
  });

  it('is not offered for a paper without a number', async () => {
    expect((await save({ term: '2025-2030' }, '/admin/van-ban/bai-bao')).statusCode).toBe(400);
    expect((await rig.get('/admin/van-ban/bai-bao', cookie)).body).toContain('.meta.yaml');
  });
});

describe('words of documents', () => {
  it.each([
    '/admin/van-ban',
    URL_OF,
    '/admin/van-ban/bai-bao',
    `/admin/van-ban?q=${encodeURIComponent(HOSTILE)}`,
  ])('stay words on %s', async (url) => {
    const { statusCode, body } = await rig.get(url, cookie);
    expect(statusCode).toBe(200);
    expect(body).not.toContain('<script>alert');
    expect(body).toContain('&lt;script&gt;alert');
  });

  it('open as they are cited, on the page that everybody sees', async () => {
    expect((await rig.get(URL_OF, cookie)).body).toContain(`href="/documents/${ID}#p-${ID}_0"`);
  });
});
