import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClassSession } from '../../../bot/class/class-session.ts';
import { ClassRig, OWN } from '../../support/class-rig.ts';
import { MemoryDocumentSource, sampleDocument } from '../../support/memory-document-source.ts';
import { sampleItem } from '../../support/sample-quiz-item.ts';
import { ScriptedAnswerer, scriptedAnswer, scriptedCitation } from '../../support/scripted-answerer.ts';

const PASSAGE = 'Mở đầu đoạn. Thời hạn nộp là 17 ngày. Hết đoạn.';
const QUOTE = 'Thời hạn nộp là 17 ngày.';
const answerer = new ScriptedAnswerer(({ text }) =>
  text.includes('ngoài') || text.includes('chào')
    ? scriptedAnswer({ status: 'refused', text: 'Câu này ngoài phạm vi.' })
    : scriptedAnswer({
        text: 'Thời hạn nộp là 17 ngày [1].',
        citations: [scriptedCitation({ quote: QUOTE })],
      }),
);
const knowledge = new MemoryDocumentSource([sampleDocument({}, [{ text: PASSAGE }])]);

let rig: ClassRig;
let session: ClassSession;
beforeEach(async () => {
  rig = await ClassRig.open({ answerer, knowledge });
  session = await rig.stores.sessions.open('test', 'Lớp <b>thử</b>');
});
afterEach(() => rig.close());

/** Joins on the web; the cookie of the participant. */
async function joined(): Promise<string> {
  const { headers, status } = await rig.post(`/lop/${session.code}/vao`, {}, { cookie: '' });
  expect(status).toBe(303);
  return String(headers['set-cookie']).split(';')[0] ?? '';
}
const asks = (cookie: string, question: string) =>
  rig.post(`/lop/${session.code}/hoi`, { 'cau-hoi': question }, { cookie });

describe('participants on the web', () => {
  it('come in by the code in any writing, are told what is kept, and ask', async () => {
    const typed = `${session.code.slice(0, 3).toLowerCase()} ${session.code.slice(3)}`;
    expect((await rig.get(`/lop?ma=${encodeURIComponent(typed)}`)).location).toBe(`/lop/${session.code}`);
    const door = await rig.get(`/lop/${session.code}`);
    expect(door.body).toContain('không kèm tên');
    expect(door.body).toContain('Lớp &lt;b&gt;thử&lt;/b&gt;');
    const cookie = await joined();
    expect((await asks(cookie, 'Nộp trong mấy ngày?')).status).toBe(303);
    const page = await rig.get(`/lop/${session.code}`, cookie);
    expect(page.body).toContain('Thời hạn nộp là 17 ngày [1].');
    expect(page.body).toContain('/documents/mau-01?trich=');
    expect(await rig.stores.questions.all(session.id)).toMatchObject([{ question: 'Nộp trong mấy ngày?' }]);
    expect(answerer.asked.at(-1)).toMatchObject({ audience: 'public' });
  });

  it('see nothing of each other, and nothing at all without having joined', async () => {
    const [one, other] = [await joined(), await joined()];
    await asks(one, 'Câu của người thứ nhất?');
    expect((await rig.get(`/lop/${session.code}`, other)).body).not.toContain('người thứ nhất');
    expect((await asks('lop=AAAAAAAAAAAAAAAAAAAAAAAA', 'Không vào lớp mà hỏi?')).location).toBe(
      `/lop/${session.code}`,
    );
    expect(await rig.stores.questions.all(session.id)).toHaveLength(1);
  });

  it('keep nothing of secret texts, mask private numbers, and record no small talk', async () => {
    const cookie = await joined();
    const secret = await asks(cookie, 'TỐI MẬT\nSố: 12-BC/TU\nnội dung');
    expect(secret.body).toContain('dấu hiệu là văn bản mật');
    expect(secret.body).not.toContain('12-BC/TU');
    await asks(cookie, 'Gọi 0912 345 678 hỏi thời hạn?');
    expect((await asks(cookie, 'Hỏi ngoài phạm vi')).body).toContain('Câu này ngoài phạm vi.');
    expect((await asks(cookie, '  ')).body).toContain('chưa nhập câu hỏi');
    const kept = await rig.stores.questions.all(session.id);
    expect(kept.map(({ question }) => question)).toEqual(['Gọi [đã che] hỏi thời hạn?']);
  });

  it('are not asked by other sites, and codes cannot be tried for long', async () => {
    const cookie = await joined();
    const foreign = await rig.post(
      `/lop/${session.code}/hoi`,
      { 'cau-hoi': 'x?' },
      { cookie, origin: 'https://evil.example' },
    );
    expect(foreign.status).toBe(403);
    const statuses: number[] = [];
    for (let i = 0; i < 40; i++) statuses.push((await rig.get('/lop/ZZZ999')).status);
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(404));
    expect(statuses.at(-1)).toBe(429);
    expect((await rig.get(`/lop/${session.code}`)).status).toBe(200);
  });

  it('can erase what they said, and leave', async () => {
    const cookie = await joined();
    await asks(cookie, 'Nộp trong mấy ngày?');
    expect((await rig.post(`/lop/${session.code}/xoa`, {}, { cookie })).body).toContain('Đã xóa');
    expect(await rig.stores.questions.all(session.id)).toEqual([]);
    await rig.post(`/lop/${session.code}/roi`, {}, { cookie });
    expect(await rig.stores.sessions.members(session.id)).toEqual([]);
  });

  it('answer a quiz item once, and read why it is right', async () => {
    const cookie = await joined();
    const run = await rig.stores.quiz.openRun(session.id, sampleItem({ correct: 1 }));
    expect((await rig.get(`/lop/${session.code}`, cookie)).body).toContain('name="chon"');
    const answers = (chon: string) =>
      rig.post(`/lop/${session.code}/tra-loi`, { cau: run.id, chon }, { cookie });
    expect((await answers('7')).status).toBe(400);
    expect((await answers('1')).status).toBe(303);
    expect((await answers('0')).body).toContain('câu trả lời đầu tiên');
    expect((await rig.get(`/lop/${session.code}`, cookie)).body).toContain('Văn bản ghi');
    expect((await rig.stores.quiz.find(run.id))?.counts).toEqual([0, 1, 0, 0]);
  });
});

describe('the presenter page', () => {
  it('shows approved questions only, with the passage beside and the quoted words marked', async () => {
    await asks(await joined(), 'Nộp trong mấy ngày?');
    const at = `/trinh-chieu/${session.viewKey}`;
    expect((await rig.get(at, '')).body).not.toContain('Nộp trong mấy ngày?');
    const before = (await rig.get(`${at}/moi`, '')).body;
    const [asked] = await rig.stores.questions.all(session.id);
    await rig.stores.questions.decide(session.id, asked?.id ?? 0, 'shown');
    expect((await rig.get(`${at}/moi`, '')).body).not.toBe(before);
    const page = await rig.get(at, '');
    expect(page.body).toContain('Nộp trong mấy ngày?');
    expect(page.body).toContain(`<mark>${QUOTE}</mark>`);
    expect(page.body).toContain(`/lop/${session.code}`);
    expect(page.body).toMatch(/<img src="data:image\/png;base64,/);
    expect((await rig.get('/trinh-chieu/khong-co')).status).toBe(404);
  });

  it('says so when the passage is no longer held', async () => {
    const empty = await ClassRig.open({ answerer });
    const gone = await empty.stores.sessions.open('x', 'Lớp');
    await empty.stores.questions.record(
      'e',
      gone.id,
      { channel: 'web', id: 'a' },
      'Hỏi?',
      scriptedAnswer({ citations: [scriptedCitation({ quote: QUOTE })] }),
    );
    const [asked] = await empty.stores.questions.all(gone.id);
    await empty.stores.questions.decide(gone.id, asked?.id ?? 0, 'shown');
    expect((await empty.get(`/trinh-chieu/${gone.viewKey}`)).body).toContain('không còn trong kho');
    await empty.close();
  });
});

describe('the trainers’ pages', () => {
  it('lead every address to the sign-in without a session', async () => {
    expect(rig.addresses.length).toBeGreaterThan(20);
    for (const line of rig.addresses) {
      const [method = '', url = ''] = line.split(' ');
      if (url === '/admin/dang-nhap') continue;
      const path = url.replace(/:\w+/g, 'x');
      const { status, location } = method === 'GET' ? await rig.get(path) : await rig.post(path);
      if (status === 303)
        expect(location, line).toMatch(/^\/admin\/dang-nhap\?next=%2F(?:admin|trinh-chieu)/);
      else expect([401, 403, 405], line).toContain(status);
    }
  });

  it('open a class, decide what is shown, end it by a confirmed action; all of it is written down', async () => {
    await rig.signIn();
    expect((await rig.post('/admin/lop-hoc/mo', { ten: ' ' })).status).toBe(400);
    const opened = await rig.post('/admin/lop-hoc/mo', { ten: '  Lớp  mới ' });
    const id = opened.location.split('/').at(-1) ?? '';
    expect((await rig.stores.sessions.find(id))?.title).toBe('Lớp mới');
    await asks(await joined(), 'Nộp trong mấy ngày <script>?');
    const [asked] = await rig.stores.questions.all(session.id);
    const at = `/admin/lop-hoc/${session.id}`;
    const page = await rig.get(at);
    expect(page.body).toContain('Nộp trong mấy ngày &lt;script&gt;?');
    expect((await rig.post(`${at}/duyet`, { cau: String(asked?.id), viec: 'shown' })).status).toBe(303);
    expect((await rig.post(`${at}/duyet`, { cau: String(asked?.id), viec: 'deleted' })).status).toBe(400);
    expect((await rig.post(`${at}/duyet`, { cau: '999', viec: 'shown' })).status).toBe(404);
    expect((await rig.stores.questions.all(session.id))[0]?.state).toBe('shown');
    expect((await rig.post(`${at}/ket-thuc`)).status).toBe(400);
    expect((await rig.post(`${at}/ket-thuc`, { confirmed: 'yes' })).status).toBe(303);
    expect(await rig.stores.sessions.byCode(session.code)).toBeNull();
    expect(rig.audit.latest(3).map(({ action }) => action)).toEqual([
      'class-end',
      'class-question',
      'class-open',
    ]);
    expect((await rig.post(`${at}/ket-thuc`, { confirmed: 'yes', formToken: 'x' })).status).toBe(403);
  });

  it('lead from /trinh-chieu to the one class that is open', async () => {
    await rig.signIn();
    expect((await rig.get('/trinh-chieu')).location).toBe(`/trinh-chieu/${session.viewKey}`);
    await rig.stores.sessions.open('second', 'Lớp hai');
    expect((await rig.get('/trinh-chieu')).body).toContain('Lớp hai');
  });

  it('give results as tables in which nothing is a formula', async () => {
    await rig.signIn();
    const run = await rig.stores.quiz.openRun(
      session.id,
      sampleItem({ question: '=HYPERLINK("http://evil.example")', options: ['+1', '@a', '-2', 'tab'] }),
    );
    await rig.stores.quiz.answer(run.id, { channel: 'web', id: 'a' }, 0);
    await rig.stores.quiz.answer(run.id, { channel: 'web', id: 'b' }, 1);
    const at = `/admin/lop-hoc/${session.id}`;
    const { body } = await rig.get(`${at}/ket-qua.csv`);
    expect(body.startsWith('\uFEFF"Câu"')).toBe(true);
    expect(body).toContain('"\'=HYPERLINK(""http://evil.example"")"');
    for (const field of ['+1', '@a', '-2']) expect(body).toContain(`"'${field}"`);
    expect(body).toMatch(/"2","1","50"/);
    const { bytes } = await rig.get(`${at}/ket-qua.xlsx`);
    const sheets = Object.entries(unzipSync(new Uint8Array(bytes))).map(([, part]) =>
      Buffer.from(part).toString(),
    );
    expect(sheets.some((xml) => xml.includes('&apos;=HYPERLINK') || xml.includes("'=HYPERLINK"))).toBe(true);
    expect(sheets.join('')).not.toMatch(/<f>|<f /);
    expect((await rig.get(at)).body).toContain('1 trên 2 trả lời đúng (50%)');
  });

  it('hand the approved questions to the writer of handouts, under a plain file name', async () => {
    await rig.signIn();
    await asks(await joined(), 'Nộp trong mấy ngày?');
    await asks(await joined(), 'Không duyệt câu này?');
    const [first] = await rig.stores.questions.all(session.id);
    await rig.stores.questions.decide(session.id, first?.id ?? 0, 'shown');
    const { body, headers } = await rig.get(`/admin/lop-hoc/${session.id}/tai-lieu.docx`);
    expect(body).toMatch(/^docx .*Nộp trong mấy ngày\?.*Thời hạn nộp là 17 ngày \[1\]/);
    expect(body).not.toContain('Không duyệt');
    expect(headers['content-disposition']).toBe('attachment; filename="lop-b-thu-b-tai-lieu.docx"');
  });

  it('do not run what is not approved', async () => {
    await rig.signIn();
    const item = sampleItem();
    await rig.stores.bank.add([item]);
    const at = `/admin/lop-hoc/${session.id}/trac-nghiem`;
    expect((await rig.post(at, { cau: item.id })).status).toBe(409);
    await rig.stores.bank.decide(item.id, 'approved');
    // Its document is not in the knowledge of this test, so it is stale.
    expect((await rig.post(at, { cau: item.id })).status).toBe(409);
    expect((await rig.post(at, { cau: 'none' })).status).toBe(404);
    expect(await rig.stores.quiz.all(session.id)).toEqual([]);
  });

  it('take no form from another site', async () => {
    await rig.signIn();
    const { status } = await rig.post(
      '/admin/lop-hoc/mo',
      { ten: 'x' },
      { host: OWN.host, origin: 'https://evil.example' },
    );
    expect(status).toBe(403);
  });
});
