import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startFakeTelegram, type FakeTelegramServer } from '../../support/fake-telegram-server.ts';
import { startFakeZaloBotServer, type FakeZaloBotServer } from '../../support/fake-zalo-bot-server.ts';
import { startProgram, type RunningProgram } from '../../support/run-program.ts';
import { hasChromium, openChromium } from './chromium.ts';

if (!hasChromium) console.warn('Class page tests skipped: there is no /usr/bin/chromium on this machine.');

const PASSWORD = 'mot cau dai de nho 2026';
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1366, height: 768 };
const pictures = process.env['SCREENSHOTS'] ?? mkdtempSync(join(tmpdir(), 'tro-ly-class-pictures-'));
const TITLE = 'Lớp bồi dưỡng thử nghiệm';
const ASKED = {
  telegram: 'Số dư tối đa khi bầu cấp ủy là bao nhiêu phần trăm?',
  zalo: 'Cấp ủy cấp xã có bao nhiêu ủy viên?',
  web: 'Độ tuổi tái cử cấp ủy là bao nhiêu?',
};
const ANNA = { chatId: 41 };
const BINH = 'zalo-42';

/** One program on three channels; the steps follow each other as a trainer takes them. */
describe.skipIf(!hasChromium).sequential('a class on Telegram, Zalo and the web, to its handout', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tro-ly-class-'));
  let telegram: FakeTelegramServer;
  let zalo: FakeZaloBotServer;
  let program: RunningProgram;
  let address: string;
  let browser: Browser;
  let trainer: Page;
  let participant: Page;
  let presenter: Page;
  let code = '';
  let classUrl = '';
  const complaints: string[] = [];

  const openContext = async (): Promise<BrowserContext> => {
    const context = await browser.newContext({ viewport: DESKTOP, acceptDownloads: true });
    context.on('console', (entry) => {
      if (entry.type() === 'error' || entry.type() === 'warning') complaints.push(entry.text());
    });
    context.setDefaultTimeout(60_000);
    return context;
  };
  const picture = (page: Page, name: string): Promise<Buffer> =>
    page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  const press = (page: Page, name: string): Promise<void> =>
    page.getByRole('button', { name, exact: true }).first().click();

  beforeAll(async () => {
    telegram = await startFakeTelegram();
    zalo = await startFakeZaloBotServer();
    zalo.pollMs = 300;
    program = startProgram('bot', ['start', '--data', folder], {
      env: {
        ...{ ADMIN_PASSWORD: PASSWORD, HTTP_PORT: '0', LOG_LEVEL: 'warn' },
        ...{ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root },
        ...{ ZALO_BOT_TOKEN: zalo.token, ZALO_BOT_API_ROOT: zalo.root },
      },
      timeoutMs: 600_000,
    });
    [, address = ''] = await program.waitFor(/(http:\/\/127\.0\.0\.1:\d+)/);
    browser = await openChromium();
    trainer = await (await openContext()).newPage();
    participant = await (await openContext()).newPage();
    presenter = await (await openContext()).newPage();
    const isReady = async (): Promise<void> => expect((await fetch(`${address}/readyz`)).status).toBe(200);
    await vi.waitFor(isReady, { timeout: 120_000, interval: 500 });
  }, 150_000);

  afterAll(async () => {
    await browser?.close();
    program?.kill('SIGTERM');
    await program?.ended;
    await telegram?.close();
    await zalo?.close();
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);

  test('quiz items are made, read and approved', async () => {
    await trainer.goto(`${address}/admin/trac-nghiem`);
    await trainer.fill('#password', PASSWORD);
    await trainer.click('button[type=submit]');
    await trainer.fill('input[name="so-cau"]', '4');
    await Promise.all([trainer.waitForSelector('p.said', { timeout: 240_000 }), press(trainer, 'Soạn')]);
    expect(await trainer.locator('p.said').innerText()).toMatch(/^Soạn được 4 câu, trong đó 4 câu mới/);
    expect(await trainer.locator('article').count()).toBe(4);
    await picture(trainer, 'quiz-list');
    const first = trainer.locator('article').first();
    const question = await first.locator('h3').innerText();
    await first.getByRole('button', { name: 'Duyệt' }).click();
    await trainer.goto(`${address}/admin/trac-nghiem?muc=approved`);
    expect(await trainer.locator('article h3').allInnerTexts()).toEqual([question]);
    await trainer.getByRole('link', { name: 'Sửa' }).click();
    await picture(trainer, 'quiz-edit');
    await trainer.fill('textarea[name="giai-thich"]', 'Không có gì.');
    await trainer.check('input[name="checked"]');
    await press(trainer, 'Lưu, chờ duyệt lại');
    expect(await trainer.locator('[role=alert]').innerText()).toBe('Phần giải thích phải có đáp án.');
    // The browser complains of the page with the alert when it comes round to it.
    await expect.poll(() => complaints.length, { timeout: 20_000 }).toBe(1);
    complaints.length = 0;
  }, 300_000);

  test('three people come in on three channels and ask; the trainer sees it without reloading', async () => {
    await trainer.goto(`${address}/admin/lop-hoc`);
    await trainer.fill('input[name="ten"]', TITLE);
    await press(trainer, 'Mở lớp');
    await trainer.waitForSelector('.card dd');
    classUrl = trainer.url();
    code = (await trainer.locator('.card dd').first().innerText()).replace(' ', '');

    telegram.says(ANNA, `/start lop-${code}`);
    await zalo.says(BINH, `LOP ${code}`);
    await participant.goto(`${address}/lop`);
    await participant.fill('#ma', code.toLowerCase());
    await press(participant, 'Tiếp tục');
    await picture(participant, 'class-join');
    await press(participant, 'Vào lớp trên trang này');
    await expect
      .poll(() => trainer.locator('.card dd').nth(1).innerText(), { timeout: 30_000, interval: 300 })
      .toBe('3');

    telegram.says(ANNA, ASKED.telegram);
    await zalo.says(BINH, ASKED.zalo);
    await participant.fill('#cau-hoi', ASKED.web);
    await press(participant, 'Gửi câu hỏi');
    await participant.waitForSelector('article.asked .answer-text');
    await expect
      .poll(async () => (await trainer.locator('article h3').allInnerTexts()).sort(), {
        timeout: 60_000,
        interval: 300,
      })
      .toEqual(Object.values(ASKED).sort());
    await picture(trainer, 'class-detail');
  }, 200_000);

  test('what is approved comes onto the presenter page by itself, with its source marked', async () => {
    await trainer.goto(classUrl);
    const link = await trainer.getByRole('link', { name: 'Mở trang trình chiếu' }).getAttribute('href');
    await presenter.goto(`${address}${link}`);
    expect(await presenter.locator('.slide.current .code').innerText()).toBe(
      `${code.slice(0, 3)} ${code.slice(3)}`,
    );
    await picture(presenter, 'presenter-join');
    for (let left = 3; left > 0; left--) {
      await press(trainer, 'Cho hiện');
      await expect
        .poll(() => trainer.locator('article.is-shown').count(), { timeout: 20_000 })
        .toBe(4 - left);
    }
    await expect
      .poll(() => presenter.locator('.slide.question').count(), { timeout: 20_000, interval: 300 })
      .toBe(3);
    await presenter.keyboard.press('ArrowRight');
    const seen = await presenter.locator('.slide.current h2').innerText();
    expect(Object.values(ASKED)).toContain(seen);
    expect(await presenter.locator('.slide.current .source mark').count()).toBeGreaterThan(0);
    const wall = await presenter.evaluate(
      "parseFloat(getComputedStyle(document.querySelector('.slide.current .answer-text p')).fontSize)",
    );
    expect(Number(wall)).toBeGreaterThanOrEqual(24);
    await picture(presenter, 'presenter-question');
    await presenter.keyboard.press(' ');
    expect(await presenter.locator('[data-slide-place]').innerText()).toBe('2 / 3');
    await presenter.keyboard.press('3');
    expect(await presenter.locator('[data-slide-place]').innerText()).toBe('3 / 3');
    await presenter.keyboard.press('ArrowLeft');
    expect(await presenter.locator('[data-slide-place]').innerText()).toBe('2 / 3');
    await presenter.keyboard.press('f');
    await expect.poll(() => presenter.evaluate('document.fullscreenElement !== null')).toBe(true);
    await presenter.keyboard.press('f');
  }, 120_000);

  test('a quiz item runs as a poll, by number and on the page; the results are charts and tables', async () => {
    await trainer.goto(classUrl);
    await press(trainer, 'Chạy câu này');
    await telegram.whenCalled('sendPoll');
    expect(telegram.refused).toEqual([]);
    await expect.poll(() => telegram.polls.length).toBe(1);
    await expect
      .poll(() => zalo.sent.at(-1)?.text ?? '', { timeout: 20_000 })
      .toContain('Gửi số của phương án');
    await participant.waitForSelector('form.quiz', { timeout: 20_000 });
    await expect
      .poll(() => presenter.locator('.slide.current.quiz.running').count(), { timeout: 20_000 })
      .toBe(1);
    await picture(participant, 'class-quiz');
    await picture(presenter, 'presenter-quiz');

    telegram.answersPoll(ANNA, telegram.polls[0] ?? '', [0]);
    await zalo.says(BINH, '1');
    await participant.locator('form.quiz input[type=radio]').nth(1).check();
    await press(participant, 'Trả lời');
    expect(await participant.locator('section.quiz').innerText()).toMatch(/Đúng\.|Chưa đúng\./);
    await expect
      .poll(() => trainer.locator('[role=status]').innerText(), { timeout: 30_000, interval: 300 })
      .toBe('Câu 1 đang mở, 3 người đã trả lời');
    expect(zalo.sent.at(-1)?.text).toMatch(/^(?:Đúng|Chưa đúng)\./);
    await press(trainer, 'Kết thúc câu');
    await expect
      .poll(() => presenter.locator('.slide.current .chart-row').count(), { timeout: 20_000 })
      .toBeGreaterThan(1);
    await picture(presenter, 'presenter-result');
    await picture(trainer, 'class-result');
    expect(await trainer.locator('#ket-qua ~ .shares').innerText()).toMatch(/[0-3] trên 3 trả lời đúng/);
    const [table] = await Promise.all([
      trainer.waitForEvent('download'),
      trainer.getByRole('link', { name: 'Tải kết quả (.csv)' }).click(),
    ]);
    expect(readFileSync(await table.path(), 'utf8')).toMatch(/"Cả lớp".*"3","[0-3]"/);
  }, 150_000);

  test('the handout is taken away as Word and PDF, with questions, answers, citations and documents', async () => {
    await trainer.goto(classUrl);
    const take = async (name: string): Promise<Buffer> => {
      const [file] = await Promise.all([
        trainer.waitForEvent('download'),
        trainer.getByRole('link', { name }).click(),
      ]);
      const kept = join(pictures, file.suggestedFilename());
      await file.saveAs(kept);
      return readFileSync(kept);
    };
    const parts = unzipSync(new Uint8Array(await take('Tải bản Word (.docx)')));
    const xml = Buffer.from(parts['word/document.xml'] ?? []).toString('utf8');
    for (const words of [TITLE, ...Object.values(ASKED), 'Danh mục văn bản được dẫn'])
      expect(xml).toContain(words);
    expect(Object.keys(parts).filter((name) => name.startsWith('word/fonts/')).length).toBe(3);
    expect((await take('Tải bản PDF')).subarray(0, 5).toString()).toBe('%PDF-');
  }, 60_000);

  test('no page is wider than a phone or a desk, and none makes the browser complain', async () => {
    const at = new URL(presenter.url()).pathname;
    const pages: readonly (readonly [Page, string, string])[] = [
      [trainer, 'lop-hoc', '/admin/lop-hoc'],
      [trainer, 'lop', new URL(classUrl).pathname],
      [trainer, 'trac-nghiem', '/admin/trac-nghiem'],
      [participant, 'vao-lop', '/lop'],
      [participant, 'trong-lop', `/lop/${code}`],
      [presenter, 'trinh-chieu-ma', `${at}#slide-0`],
      [
        presenter,
        'trinh-chieu-cau',
        `${at}#${await presenter.locator('.slide.question').first().getAttribute('id')}`,
      ],
    ];
    for (const [name, viewport] of [
      ['phone', PHONE],
      ['desk', DESKTOP],
    ] as const)
      for (const [page, label, path] of pages) {
        await page.setViewportSize(viewport);
        await page.goto('about:blank');
        await page.goto(`${address}${path}`);
        const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
        await picture(page, `${name}-${label}`);
        expect.soft({ name, label, fits: Number(overflow) <= 0 }).toEqual({ name, label, fits: true });
      }
    expect(complaints).toEqual([]);
  }, 120_000);

  test('the trainer ends the class; the code is dead at once', async () => {
    await trainer.setViewportSize(DESKTOP);
    await trainer.goto(classUrl);
    await trainer.getByRole('checkbox', { name: 'Đồng ý kết thúc lớp' }).check();
    await press(trainer, 'Kết thúc lớp');
    await trainer.waitForSelector('.card dd');
    expect((await fetch(`${address}/lop/${code}`)).status).toBe(404);
    await zalo.says(BINH, 'rời lớp');
    await expect.poll(() => zalo.sent.at(-1)?.text, { timeout: 20_000 }).toContain('không ở trong lớp nào');
  }, 60_000);
});
