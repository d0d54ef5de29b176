import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseGoldenFile } from '../../../ingest/golden/golden-question.ts';
import { NOW, OWN, openAdminRig, type AdminRig } from '../../support/admin-rig.ts';
import { scriptedAnswer, scriptedCitation } from '../../support/scripted-answerer.ts';

const HOSTILE = '=HYPERLINK("http://x","Bấm vào đây") <script>alert(1)</script> hồ sơ nào?';
let rig: AdminRig;
let cookie: string;
let formToken: string;
beforeEach(async () => {
  rig = await openAdminRig();
  ({ cookie, formToken } = rig.enter());
});
afterEach(() => rig.close());

const page = async (url = '/admin/cau-hoi'): Promise<string> => (await rig.get(url, cookie)).body;
const post = (url: string, fields: Record<string, string> = {}) =>
  rig.post(url, { formToken, ...fields }, { ...OWN, cookie });
let events = 0;
const ask = (question: string | null, channel: 'web' | 'telegram' = 'web', who: string | null = null) =>
  rig.stores.questionsLog.record(`e${events++}`, {
    ...{ day: '2026-01-02', channel, subject: 'Hướng dẫn 05-HD/MAU' },
    status: question === null ? 'answered' : 'not-found',
    words:
      question === null ? null : { person: who === null ? null : { channel: 'telegram', id: who }, question },
  });
const QUESTION = 'Thời hạn nộp hồ sơ đảng viên mới là mấy ngày?';
const groupUrl = async (): Promise<string> =>
  /href="(\/admin\/cau-hoi\/nhom\/\d+)"/.exec(await page())?.[1] ?? '';

describe('the page of questions', () => {
  it('shows groups, 👎 with their reasons, papers and charts, words as words', async () => {
    await ask(HOSTILE);
    await ask(QUESTION);
    await ask('thoi han nop ho so dang vien moi la may ngay');
    await ask(null);
    await rig.stores.questionsLog.judge({
      ...{ answerKey: 'e1', person: { channel: 'telegram', id: 'lan' }, day: '2026-01-02' },
      ...{ verdict: 'dislike', reason: 'outdated', question: HOSTILE, comment: HOSTILE },
    });
    const body = await page();
    expect(body).not.toContain('<script>alert');
    expect(body.indexOf(QUESTION)).toBeLessThan(body.indexOf('=HYPERLINK'));
    expect(body).toContain('đã cũ');
    expect(body).toContain('Hướng dẫn 05-HD/MAU');
    expect(body).toMatch(/<svg viewBox="0 0 720 230" role="img"[^]*<title>2\/1\/2026: 4<\/title>/);
    expect(body).not.toContain('lan<');
  });

  it('tells no figures of a channel with fewer than ten people', async () => {
    for (let i = 0; i < 3; i++) await ask(null, 'telegram');
    const few = await page();
    expect(few).toContain('Không thống kê riêng Telegram');
    expect(few).not.toContain('Hướng dẫn 05-HD/MAU');
    for (let i = 0; i < 10; i++)
      await rig.stores.people.takeNotice({ channel: 'telegram', id: `p${i}` }, `n${i}`);
    expect(await page()).toContain('Hướng dẫn 05-HD/MAU');
  });

  it('gives tables in which no cell runs as a formula', async () => {
    for (const sign of ['=', '+', '-', '@', '\t=', ' ='])
      await ask(`${sign}cmd|' /C calc'!A${events} hỏi gì đây`);
    const { headers, body } = await rig.get('/admin/cau-hoi/xuat/chua-tra-loi.csv', cookie);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toBe('attachment; filename="chua-tra-loi.csv"');
    const cells = body
      .split('\r\n')
      .slice(1, -1)
      .map((line) => /^"([^"]*)"/.exec(line)?.[1] ?? '');
    expect(cells).toHaveLength(6);
    for (const cell of cells) expect(cell).toMatch(/^'/);
    for (const name of ['gop-y', 'theo-ngay', 'theo-van-ban'])
      expect((await rig.get(`/admin/cau-hoi/xuat/${name}.csv`, cookie)).statusCode).toBe(200);
    expect((await rig.get('/admin/cau-hoi/xuat/people.csv', cookie)).statusCode).toBe(404);
    expect(rig.audit.latest(4)).toMatchObject(Array.from({ length: 4 }, () => ({ action: 'export' })));
  });
});

describe('one question', () => {
  it('is asked again at once, as invited people ask', async () => {
    await ask(QUESTION);
    rig.answerer.script = () =>
      scriptedAnswer({ text: 'Trong 15 ngày. [1]', citations: [scriptedCitation({ documentId: 'a/b' })] });
    const { body } = await post(`${await groupUrl()}/thu-lai`);
    expect(body).toContain('Trong 15 ngày. [1]');
    expect(body).toContain('href="/admin/van-ban/a%2Fb"');
    expect(rig.answerer.asked.at(-1)).toMatchObject({ text: QUESTION, audience: 'invited' });
  });

  it('gets an approved answer, with private numbers masked, and is seen to', async () => {
    await ask(QUESTION);
    const url = await groupUrl();
    expect(
      (await post(`${url}/duyet`, { question: QUESTION, reply: ' ', role: 'Ban Tổ chức' })).statusCode,
    ).toBe(400);
    expect(
      (await post(`${url}/duyet`, { question: QUESTION, reply: 'TUYỆT MẬT', role: 'x' })).statusCode,
    ).toBe(400);
    const reply = 'Trong 15 ngày.\r\nGọi 0912 345 678 để hỏi thêm.';
    const { statusCode, body } = await post(`${url}/duyet`, {
      question: QUESTION,
      reply,
      role: 'Ban Tổ chức',
      audience: 'public',
    });
    expect(statusCode).toBe(200);
    expect(body).toContain('đã được che');
    expect(await rig.stores.approvedAnswers.current()).toMatchObject([
      {
        question: QUESTION,
        reply: 'Trong 15 ngày.\nGọi [đã che] để hỏi thêm.',
        role: 'Ban Tổ chức',
        audience: 'public',
        approvedOn: '2026-01-02',
      },
    ]);
    expect(await page()).not.toContain(QUESTION);
    expect(await page('/admin/cau-hoi?da-xu-ly=1')).toContain(QUESTION);
    expect((await post(`${url}/mo-lai`)).statusCode).toBe(303);
    expect(await page()).toContain(QUESTION);
  });

  it('becomes a golden question that the ingest program reads, once', async () => {
    await ask(QUESTION);
    const url = await groupUrl();
    const file = join(rig.folder, 'golden.jsonl');
    for (const wrong of [
      {},
      { facts: '15 ngày', noAnswer: 'yes' },
      { facts: Array(11).fill('x').join('\n') },
    ])
      expect((await post(`${url}/kiem-tra`, { question: QUESTION, ...wrong })).statusCode).toBe(400);
    expect(existsSync(file)).toBe(false);
    const facts = ' 15 ngày \n\nlàm việc';
    expect((await post(`${url}/kiem-tra`, { question: QUESTION, facts })).statusCode).toBe(200);
    expect((await post(`${url}/kiem-tra`, { question: QUESTION.toUpperCase(), facts })).statusCode).toBe(400);
    const { questions, badLines } = parseGoldenFile(readFileSync(file, 'utf8'));
    expect(badLines).toEqual([]);
    expect(questions).toMatchObject([{ question: QUESTION, facts: ['15 ngày', 'làm việc'] }]);
  });

  it('that several people were not content with stands once, with what they said, until it is seen to', async () => {
    for (const [who, reason, comment] of [
      ['a', 'incomplete', 'Thiếu nơi nộp <b>hồ sơ</b>.'],
      ['b', 'wrong', null],
      ['c', 'incomplete', null],
    ] as const)
      await rig.stores.questionsLog.judge({
        ...{ answerKey: `e-${who}`, person: { channel: 'telegram', id: who }, day: '2026-01-02' },
        ...{ verdict: 'dislike', question: QUESTION, reason, comment },
      });
    const body = await page();
    expect(body).toContain('thiếu 2, sai 1');
    const [url = '', ...others] = [...body.matchAll(/href="(\/admin\/cau-hoi\/gop-y\/\d+)"/g)].map(
      ([, to]) => to,
    );
    expect(others).toEqual([]);
    const one = await page(url);
    expect(one).toContain('Thiếu nơi nộp &lt;b&gt;hồ sơ&lt;/b&gt;.');
    expect(one).toContain('3 góp ý chưa hài lòng');
    expect(
      (await post(`${url}/duyet`, { question: QUESTION, reply: 'Trong 15 ngày.', role: 'Ban' })).statusCode,
    ).toBe(200);
    expect(await page()).not.toContain(QUESTION);
    expect(await page('/admin/cau-hoi?da-xu-ly=1')).toContain(QUESTION);
    expect((await post(`${url}/mo-lai`)).statusCode).toBe(303);
    expect(await page()).toContain(QUESTION);
  });

  it('that has gone says so', async () => {
    await ask(QUESTION, 'telegram', 'a');
    const url = await groupUrl();
    await rig.stores.questionsLog.erase({ channel: 'telegram', id: 'a' });
    for (const gone of [url, '/admin/cau-hoi/nhom/999', '/admin/cau-hoi/gop-y/1', '/admin/cau-hoi/nhom/1e99'])
      expect((await rig.get(gone, cookie)).statusCode).toBe(404);
    expect((await post(`${url}/duyet`, { question: 'a', reply: 'b', role: 'c' })).statusCode).toBe(404);
    expect(NOW.getTime()).toBeGreaterThan(0);
  });
});

describe('what administrators have written', () => {
  const HOME = '/admin/cau-hoi/da-luu';
  const basis = { version: '', documents: [], newestOn: null };
  const approve = (question: string, audience: 'public' | 'invited') =>
    rig.stores.approvedAnswers.save(`k${events++}`, {
      ...{ question, reply: 'Trong 15 ngày.\n<i>Không</i> quá hạn.', role: 'Ban Tổ chức', audience, basis },
      approvedOn: '2026-01-02',
    });

  it('stands on one page, and an approved answer is taken back with a reason that is written down', async () => {
    await approve(QUESTION, 'public');
    await approve('Câu hỏi nội bộ về hồ sơ nhân sự?', 'invited');
    const body = await page(HOME);
    for (const words of [
      QUESTION,
      '&lt;i&gt;Không',
      'Ban Tổ chức, ngày 2/1/2026',
      'mọi người',
      'chỉ người được mời',
    ])
      expect(body).toContain(words);
    const url = /action="(\/admin\/cau-hoi\/da-luu\/duyet\/\d+\/rut)"/.exec(body)?.[1] ?? '';
    expect((await post(url, { reason: 'ngắn' })).statusCode).toBe(400);
    expect(await rig.stores.approvedAnswers.current()).toHaveLength(2);
    expect((await post(url, { reason: 'Đã có hướng dẫn mới về việc này.' })).body).toContain('Đã rút.');
    expect(await rig.stores.approvedAnswers.current()).toMatchObject([{ question: QUESTION }]);
    expect(rig.audit.latest(1)).toMatchObject([
      { action: 'withdraw-approved', details: { reason: 'Đã có hướng dẫn mới về việc này.' } },
    ]);
    expect((await post(url, { reason: 'Lần thứ hai thì không còn.' })).statusCode).toBe(404);
    expect(await page(HOME)).toContain('đã rút');
  });

  it('takes a golden question out and leaves the lines of people as they are', async () => {
    const file = join(rig.folder, 'golden.jsonl');
    const own =
      '# của đơn vị\n{"id": "a", "question": "Nộp ở đâu?", "facts": [["văn phòng", "VP"]]}\n\nkhông phải JSON\n';
    const line = JSON.stringify({ id: 'b', question: 'Mấy ngày?', facts: [] });
    writeFileSync(file, `${own}${line}\n`);
    const body = await page(HOME);
    expect(body).toContain('văn phòng / VP');
    expect(body).toContain('phải nói là không tìm thấy');
    const urls = [...body.matchAll(/action="([^"]+\/kiem-tra\/\w+\/rut)"/g)].map(([, url = '']) => url);
    expect(urls).toHaveLength(2);
    expect((await post(urls[1] ?? '', { reason: 'Câu này trùng với câu có sẵn.' })).statusCode).toBe(200);
    expect(readFileSync(file, 'utf8')).toBe(own);
    expect(rig.audit.latest(1)).toMatchObject([{ action: 'withdraw-golden' }]);
  });
});
