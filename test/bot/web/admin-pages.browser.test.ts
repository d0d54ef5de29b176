import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startProgram, type RunningProgram } from '../../support/run-program.ts';
import { docxFile } from '../../support/docx-file.ts';
import { hasChromium, openChromium } from './chromium.ts';
import { BAD_HEADINGS, LOW_CONTRAST, OVERFLOW, UNNAMED } from './page-checks.ts';

if (!hasChromium) console.warn('Admin page tests skipped: there is no /usr/bin/chromium on this machine.');

const PASSWORD = 'mot cau dai de nho 2026';
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1366, height: 768 };
const pictures = process.env['SCREENSHOTS'] ?? mkdtempSync(join(tmpdir(), 'tro-ly-pictures-'));
const PAGES = [
  ...['/admin', '/admin/van-ban', '/admin/nap', '/admin/phien-ban', '/admin/cau-hoi'],
  ...[
    '/admin/cau-hoi/da-luu',
    '/admin/nguoi-va-kenh',
    '/admin/nhat-ky',
    '/admin/lop-hoc',
    '/admin/trac-nghiem',
  ],
];

const QUESTION = 'Hồ sơ nhân sự cấp xã nộp trong bao nhiêu ngày?';
const SENTENCE = 'Hồ sơ nhân sự cấp xã nộp về Ban Tổ chức trong 17 ngày làm việc.';
const UNHELD = 'Mức phụ cấp hằng tháng của bí thư chi bộ thôn là bao nhiêu tiền?';
const PAPER = `ĐẢNG CỘNG SẢN VIỆT NAM
TỈNH ỦY MẪU
Số: 77-HD/TU
Mẫu, ngày 5 tháng 4 năm 2026

HƯỚNG DẪN
về nộp hồ sơ nhân sự đại hội đảng bộ các cấp

1. Phạm vi
Hướng dẫn này áp dụng cho các đảng bộ trực thuộc Tỉnh ủy.

2. Thời hạn nộp hồ sơ
${SENTENCE}

3. Tổ chức thực hiện
Các đảng bộ báo cáo kết quả về Tỉnh ủy.
`;

/** One program with the starter documents; the steps follow each other as an administrator takes them. */
describe.skipIf(!hasChromium).sequential("the administrators' pages of the program as it is started", () => {
  const folder = mkdtempSync(join(tmpdir(), 'tro-ly-admin-'));
  let program: RunningProgram;
  let address: string;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];
  /** Page of the question that was approved. */
  let questionPath = '';

  beforeAll(async () => {
    program = startProgram('bot', ['start', '--data', folder], {
      env: { ADMIN_PASSWORD: PASSWORD, HTTP_PORT: '0', LOG_LEVEL: 'info' },
      timeoutMs: 400_000,
    });
    [, address = ''] = await program.waitFor(/(http:\/\/127\.0\.0\.1:\d+)/);
    browser = await openChromium();
    context = await browser.newContext({ viewport: DESKTOP });
    context.on('console', (entry) => {
      if (entry.type() === 'error' || entry.type() === 'warning') complaints.push(entry.text());
    });
    // Reading a file is a program of its own, and a busy machine takes its time.
    context.setDefaultTimeout(150_000);
    page = await context.newPage();
    const isReady = async (): Promise<void> => expect((await fetch(`${address}/readyz`)).status).toBe(200);
    await vi.waitFor(isReady, { timeout: 100_000, interval: 500 });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    program?.kill('SIGTERM');
    await program?.ended;
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);

  const version = async (): Promise<string> => {
    await page.goto(`${address}/admin`);
    return page.locator('.card dd').first().innerText();
  };
  /** The program takes a version over within a second of its publication. */
  const whenVersion = async (name: RegExp): Promise<void> => {
    await expect.poll(version, { timeout: 20_000, interval: 300 }).toMatch(name);
  };

  test('a wrong password is told without telling more; the right one leads where the person was going', async () => {
    await page.goto(`${address}/admin/nap`);
    await page.fill('#password', 'khong phai mat khau');
    await page.click('button[type=submit]');
    expect(await page.locator('[role=alert]').innerText()).toBe(
      'Không đăng nhập được. Xin kiểm tra lại mật khẩu.',
    );
    await page.screenshot({ path: join(pictures, 'admin-login.png') });
    await expect
      .poll(
        async () => {
          await page.fill('#password', PASSWORD);
          await page.click('button[type=submit]');
          return page.locator('h1').innerText();
        },
        { timeout: 20_000, interval: 1_000 },
      )
      .toBe('Nạp văn bản');
    expect(new URL(page.url()).pathname).toBe('/admin/nap');
    complaints.length = 0;
  }, 40_000);

  test('a Word file goes in, is reviewed, changes nothing until it is used, and is then cited', async () => {
    const bytes = Buffer.from(docxFile({ body: PAPER.split('\n').filter((line) => line !== '') }));
    // As a person drops it on the page.
    await page.evaluate(
      `(() => {
        const bytes = Uint8Array.from(atob('${bytes.toString('base64')}'), (letter) => letter.charCodeAt(0));
        const dropped = new DataTransfer();
        dropped.items.add(new File([bytes], 'Hướng dẫn hồ sơ.docx'));
        document.querySelector('[data-upload]').dispatchEvent(new DragEvent('drop', { dataTransfer: dropped }));
      })()`,
    );
    await page.waitForSelector('[data-progress] li.sent');
    await page.getByRole('button', { name: 'Đọc các tệp đã gửi' }).click();
    expect(await page.locator('[data-running]').innerText()).not.toBe('');
    await page.screenshot({ path: join(pictures, 'admin-running.png') });
    // The page follows the run by itself.
    await page.waitForSelector('#ket-qua');
    const report = await page.locator('.report').innerText();
    expect(report).toContain('77-HD/TU');
    expect(report).toContain('5/4/2026');
    expect(await page.locator('.diff .plus').first().innerText()).toContain('77-HD/TU');
    expect(await page.locator('#hoi-thu + p').innerText()).toMatch(/^Trả lời đúng \d+ trên \d+ câu hỏi/);
    await page.screenshot({ path: join(pictures, 'admin-report.png'), fullPage: true });
    expect(await version()).toMatch(/^000001-/);

    await page.goto(`${address}/admin/nap`);
    await page.getByRole('checkbox', { name: /^Đồng ý dùng/ }).check();
    await page.getByRole('button', { name: 'Dùng phiên bản này' }).click();
    await whenVersion(/^000002-/);

    await page.goto(address);
    await page.fill('#question', QUESTION);
    await page.press('#question', 'Enter');
    await page.waitForSelector('.message.answer .text', { timeout: 60_000 });
    expect(await page.locator('.message.answer .text').innerText()).toContain('17 ngày làm việc');
    const link = await page.locator('.message.answer a[href*="/documents/"]').first().getAttribute('href');
    await page.goto(new URL(link ?? '', address).href);
    const target = decodeURIComponent(new URL(page.url()).hash.slice(1));
    expect(await page.locator(`[id="${target}"]`).innerText()).toContain(SENTENCE);
  }, 400_000);

  test('what the documents do not hold comes to the administrator, who asks again and approves an answer', async () => {
    const ask = async (question: string): Promise<string> => {
      const reply = await fetch(`${address}/api/ask`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ question }),
      });
      return ((await reply.json()) as { status: string }).status;
    };
    expect(await ask(UNHELD)).toBe('not-found');
    expect(await ask(UNHELD.toLowerCase())).toBe('not-found');
    await page.goto(`${address}/admin/cau-hoi`);
    const row = page.locator('tr', { hasText: UNHELD });
    expect(await row.locator('td').first().innerText()).toContain('2');
    await row.locator('a').click();
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await page.waitForSelector('.said');
    await page.locator('summary', { hasText: 'Duyệt câu trả lời' }).click();
    await page
      .getByLabel('Câu trả lời', { exact: true })
      .fill('Theo quy định của tỉnh, đồng chí hỏi Ban Tổ chức.');
    await page.getByLabel('Mọi người, kể cả trên trang web').check();
    await page.screenshot({ path: join(pictures, 'admin-question.png'), fullPage: true });
    await page.getByRole('button', { name: 'Duyệt và lưu' }).click();
    expect(await page.locator('.done').innerText()).toContain('Đã duyệt');
    questionPath = new URL(page.url()).pathname.replace(/\/duyet$/, '');

    for (const [name, viewport] of [
      ['phone', PHONE],
      ['desk', DESKTOP],
    ] as const) {
      await page.setViewportSize(viewport);
      await page.goto(`${address}/?q=${encodeURIComponent(UNHELD)}`);
      const said = await page.locator('.message.answer .approved').innerText();
      expect(said).toContain('Câu trả lời đã duyệt của Cán bộ phụ trách, ngày ');
      expect(said).toContain('đồng chí hỏi Ban Tổ chức.');
      expect(said).toContain('không phải trích dẫn văn bản');
      await page.screenshot({ path: join(pictures, `${name}-approved-answer.png`) });
      const found = [];
      for (const check of [OVERFLOW, LOW_CONTRAST, UNNAMED]) found.push(await page.evaluate(check));
      expect.soft([name, ...found]).toEqual([name, 0, [], []]);
    }
    await page.setViewportSize(DESKTOP);
  }, 200_000);

  test('no page is wider than a phone or a desk, pale, without names, or makes the browser complain', async () => {
    await page.goto(`${address}/admin/van-ban?q=77-HD`);
    const detail = await page.locator('tbody a').first().getAttribute('href');
    await page.goto(`${address}/admin/phien-ban`);
    const review = await page.locator('tbody a').first().getAttribute('href');
    for (const [name, viewport] of [
      ['phone', PHONE],
      ['desk', DESKTOP],
    ] as const) {
      await page.setViewportSize(viewport);
      for (const path of [...PAGES, detail ?? '', review ?? '', questionPath]) {
        await page.goto(`${address}${path}`);
        await page.evaluate(`document.querySelectorAll('details').forEach((one) => (one.open = true))`);
        const file = path.replaceAll('/', '-').replace(/-van-ban-.+/, '-mot-van-ban');
        await page.screenshot({ path: join(pictures, `${name}${file}.png`), fullPage: true });
        const found = [];
        for (const check of [OVERFLOW, LOW_CONTRAST, UNNAMED, BAD_HEADINGS])
          found.push(await page.evaluate(check));
        expect.soft([name, path, ...found]).toEqual([name, path, 0, [], [], []]);
      }
    }
    await page.setViewportSize(DESKTOP);
    expect(complaints).toEqual([]);
  }, 200_000);

  test('one step back brings the former documents, and the trail tells what was done', async () => {
    await page.goto(`${address}/admin/phien-ban`);
    await page.getByRole('checkbox', { name: 'Đồng ý quay lại' }).check();
    await page.getByRole('button', { name: 'Quay lại phiên bản trước' }).click();
    await whenVersion(/^000001-/);
    await page.goto(`${address}/admin/van-ban?q=77-HD`);
    expect(await page.locator('[role=status]').innerText()).toMatch(/^0 văn bản/);
    await page.goto(`${address}/admin/nhat-ky`);
    const done = (await page.locator('tbody th').allInnerTexts()).reverse();
    expect(done).toEqual([
      'đăng nhập sai',
      ...done.slice(1, -7).map(() => 'đăng nhập sai'),
      'đăng nhập',
      'gửi tệp lên',
      'đọc tệp thành phiên bản chờ',
      'dùng phiên bản',
      'thử lại một câu hỏi',
      'duyệt câu trả lời',
      'quay lại phiên bản trước',
    ]);
  }, 200_000);
});
