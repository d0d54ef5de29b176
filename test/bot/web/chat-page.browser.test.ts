import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createServer } from '../../../bot/server.ts';
import { SILENT_LOG } from '../../../knowledge/log.ts';
import { MemoryDocumentSource } from '../../support/memory-document-source.ts';
import type { ScriptedAnswerer } from '../../support/scripted-answerer.ts';
import { hasChromium, openChromium } from './chromium.ts';
import { LOW_CONTRAST } from './page-checks.ts';
import { DOCUMENTS, HOSTILE, LEAD, STEPS, sampleAnswerer } from './sample-conversation.ts';

if (!hasChromium) console.warn('Chat page tests skipped: there is no /usr/bin/chromium on this machine.');

/** Set SCREENSHOTS to a folder to look at the pages; otherwise they go to a temporary one. */
const pictures = process.env['SCREENSHOTS'] ?? mkdtempSync(join(tmpdir(), 'tro-ly-pictures-'));
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 800 };

const OVERFLOW = `document.documentElement.scrollWidth - window.innerWidth`;
/** In the chat only the conversation scrolls: head and question box stay. */
const CHAT_SCROLLS = `document.body.classList.contains('chat') &&
  document.documentElement.scrollHeight > window.innerHeight`;
/** Buttons, fields and folded heads smaller than a finger. */
const SMALL_TARGETS = `[...document.querySelectorAll('button, summary, input, textarea, .open-source')]
  .filter((node) => node.checkVisibility())
  .map((node) => ({ node, box: node.getBoundingClientRect() }))
  .filter(({ box }) => box.height < 44 || box.width < 44)
  .map(({ node, box }) => node.className + ' ' + node.textContent + ' ' + box.width + 'x' + box.height)`;

describe.skipIf(!hasChromium)('the web chat', () => {
  let app: FastifyInstance;
  let answerer: ScriptedAnswerer;
  let browser: Browser;
  let address: string;

  beforeAll(async () => {
    answerer = sampleAnswerer();
    app = createServer({ answerer, knowledge: new MemoryDocumentSource(DOCUMENTS), log: SILENT_LOG });
    address = await app.listen({ host: '127.0.0.1', port: 0 });
    browser = await openChromium();
  });

  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  /** Opens a page in a fresh profile, runs the steps, and expects that the browser had nothing to complain about. */
  async function onPage(
    path: string,
    options: BrowserContextOptions,
    steps: (page: Page) => Promise<void>,
    expectedComplaint?: RegExp,
  ): Promise<void> {
    const context = await browser.newContext(options);
    const complaints: string[] = [];
    context.on('console', (entry) => {
      if (entry.type() === 'error' || entry.type() === 'warning') complaints.push(entry.text());
    });
    context.on('weberror', (error) => complaints.push(String(error.error())));
    const page = await context.newPage();
    page.on('request', (request) => {
      if (!request.url().startsWith(address)) complaints.push(`went outside: ${request.url()}`);
    });
    await page.goto(`${address}${path}`);
    await steps(page);
    await context.close();
    expect(complaints.filter((text) => expectedComplaint?.test(text) !== true)).toEqual([]);
  }

  async function ask(page: Page, question: string): Promise<void> {
    await page.fill('#question', question);
    await page.press('#question', 'Enter');
    await page.waitForSelector('.message.answer:last-child .text, .message.failed:last-child');
  }

  test('shows an answer with markers, sources and notes, and remembers the conversation', async () => {
    await onPage('/', { viewport: PHONE }, async (page) => {
      await ask(page, 'Quy trình nhân sự gồm những bước nào?');
      await ask(page, 'Còn hồ sơ thì sao?');

      const answer = page.locator('.message.answer').first();
      expect(await answer.locator('.steps li').allInnerTexts()).toEqual(
        STEPS.map((step, i) => `${i + 1}. ${step}\u00a0[${i + 2}]`),
      );
      expect(await answer.locator('.source').count()).toBe(1);
      expect(await answer.locator('.source-name').innerText()).toBe(
        'Hướng dẫn số 11-HD/MAU, ngày 5/4/2025, Ban Tổ chức Mẫu',
      );
      expect(await answer.locator('.badge').innerText()).toBe('Còn hiệu lực');
      expect(await answer.locator('.notes li').count()).toBe(1);
      expect(answerer.asked.at(-1)?.history).toEqual(['Quy trình nhân sự gồm những bước nào?']);
    });
  });

  test('sets apart what limits an answer, and keeps the rest of its sources behind "Xem thêm"', async () => {
    await onPage('/', { viewport: PHONE }, async (page) => {
      await ask(page, 'Số dư khi bầu cấp ủy là bao nhiêu?');

      const answer = page.locator('.message.answer').first();
      expect(await answer.locator('.text .opening').innerText()).toMatch(/^Lưu ý: Văn bản này/);
      const more = answer.locator('details.more');
      expect(await more.locator('.text').isVisible()).toBe(false);
      await more.locator('summary').click();
      expect(await more.locator('.text').innerText()).toBe(`${STEPS[0]}\u00a0[1] ${STEPS[1]}\u00a0[3]`);
      expect(await more.locator('.marker').nth(1).getAttribute('href')).toContain(DOCUMENTS[0]!.document.id);
    });
  });

  test('opens the source view at the passage, with the quoted words marked', async () => {
    await onPage('/', { viewport: PHONE }, async (page) => {
      await ask(page, 'Quy trình nhân sự gồm những bước nào?');
      const [source] = await Promise.all([
        page.context().waitForEvent('page'),
        page.locator('.marker').nth(3).click(),
      ]);
      await source.waitForLoadState();

      const passage = source.locator('.passage:target');
      expect(await passage.innerText()).toBe(STEPS[2]);
      expect(await source.locator('mark').allInnerTexts()).toEqual([STEPS[2]]);
      const box = await passage.boundingBox();
      const head = await source.locator('.bar').boundingBox();
      expect(box!.y).toBeGreaterThanOrEqual(head!.y + head!.height);
      expect(box!.y + box!.height).toBeLessThanOrEqual(PHONE.height);
      await source.screenshot({ path: join(pictures, 'source-390.png') });
    });
  });

  test('works with the keyboard alone', async () => {
    await onPage('/', { viewport: DESKTOP }, async (page) => {
      await page.keyboard.type('Quy trình nhân sự');
      await page.keyboard.press('Shift+Enter');
      await page.keyboard.type('gồm những bước nào?');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.message.answer .text');
      expect(answerer.asked.at(-1)?.text).toBe('Quy trình nhân sự\ngồm những bước nào?');
      expect(await page.evaluate(`document.activeElement.id`)).toBe('question');

      await page.locator('.all-quotes > summary').focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await page.locator('.quotes blockquote').first().innerText()).toBe(LEAD);
      await page.keyboard.press('Tab');
      expect(await page.evaluate(`document.activeElement.className`)).toBe('open-source');
      expect(await page.evaluate(`getComputedStyle(document.activeElement).outlineWidth`)).toBe('3px');

      await page.locator('.suggestions .choice').first().focus();
      await page.keyboard.press('Enter');
      await page.waitForSelector('.badge.superseded');
    });
  });

  test('starts at the skip link, which leads to the question box', async () => {
    await onPage('/', { viewport: PHONE, hasTouch: true, isMobile: true }, async (page) => {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(`document.activeElement.className`)).toBe('skip');
      await page.keyboard.press('Enter');
      expect(await page.evaluate(`document.activeElement.id`)).toBe('question');
    });
  });

  test.each([320, 390, 1280])(
    'fits a screen of %i px, in normal and large type, light and dark',
    async (width) => {
      for (const colorScheme of ['light', 'dark'] as const)
        await onPage(
          '/',
          { viewport: { width, height: 844 }, colorScheme, reducedMotion: 'reduce' },
          async (page) => {
            const look = async (name: string): Promise<void> => {
              await page.screenshot({ path: join(pictures, `${name}-${width}-${colorScheme}.png`) });
              expect(await page.evaluate(OVERFLOW), name).toBe(0);
              expect(await page.evaluate(CHAT_SCROLLS), name).toBe(false);
              expect(await page.evaluate(LOW_CONTRAST), name).toEqual([]);
              expect(await page.evaluate(SMALL_TARGETS), name).toEqual([]);
            };
            await look('welcome');
            await ask(page, 'Quy trình nhân sự gồm những bước nào?');
            await look('answer');
            await page.evaluate(
              `document.querySelectorAll('.sources details').forEach((d) => (d.open = true))`,
            );
            await page.locator('.tools').first().scrollIntoViewIfNeeded();
            await look('sources');
            await ask(page, 'Số dư là bao nhiêu?');
            await look('superseded');
            const [asked, bar] = await Promise.all(
              ['.message.question >> nth=-1', '.bar'].map((part) => page.locator(part).boundingBox()),
            );
            expect(asked!.y, 'the newest question is in sight').toBeGreaterThanOrEqual(bar!.height);
            expect(asked!.y, 'with room for its answer below').toBeLessThan(300);
            await ask(page, 'Dự báo thời tiết?');
            await look('not-found');
            await ask(page, 'Nói về đại hội');
            await look('clarify');
            await page.click('.options summary');
            await look('options');
            await page.click('[data-action="large-type"]');
            await look('large');
            await page.goto(
              `${address}/documents/${DOCUMENTS[0]!.document.id}?trich=${encodeURIComponent(STEPS[1]!)}`,
            );
            expect(await page.evaluate(`document.documentElement.dataset.type`)).toBe('large');
            await look('document-large');
            await page.click('[data-action="large-type"]');
            await look('document');
            await page.goto(`${address}/documents/${DOCUMENTS[1]!.document.id}`);
            await look('document-superseded');
          },
        );
    },
  );

  test('asks at once when a prepared link is opened', async () => {
    await onPage(`/?q=${encodeURIComponent('Số dư là bao nhiêu?')}`, { viewport: PHONE }, async (page) => {
      await page.waitForSelector('.badge.superseded');

      expect(await page.locator('.badge.superseded').innerText()).toBe(
        'Đã được thay thế bởi 35-CT/MAU (14/6/2024)',
      );
      expect(await page.locator('.badge.past-term').innerText()).toBe('Nhiệm kỳ đã qua');
    });
  });

  test('keeps markup of answers as text', async () => {
    await onPage('/', { viewport: PHONE }, async (page) => {
      await ask(page, 'Thử kịch bản');

      expect(await page.evaluate(`window.hacked`)).toBeUndefined();
      expect(await page.locator('.log img, .log script').count()).toBe(0);
      expect(await page.locator('.text p').innerText()).toBe(`${HOSTILE}\u00a0[1]`);
      expect(await page.locator('.marker').getAttribute('href')).toMatch(/^\/documents\/%22%3E%3Cimg/);
    });
  });

  test('says so when something fails, and asks again on demand', async () => {
    await onPage(
      '/',
      { viewport: PHONE },
      async (page) => {
        await ask(page, 'Gây lỗi');
        await page.screenshot({ path: join(pictures, 'failed-390.png') });
        expect(await page.locator('.failed').innerText()).toMatch(/Mã lỗi: [0-9a-f]{10}/);
        expect(await page.locator('.failed').innerText()).not.toContain('must not reach');

        await page.context().setOffline(true);
        await page.waitForSelector('#offline:not([hidden])');
        await page.click('.failed button');
        await page.waitForSelector('.failed');
        expect(await page.locator('.failed .status').innerText()).toContain('mất kết nối');
        await page.context().setOffline(false);
        await page.waitForSelector('#offline', { state: 'hidden' });
        await ask(page, 'Số dư là bao nhiêu?');
        expect(await page.locator('.badge.superseded').count()).toBe(1);
      },
      /Failed to load resource/,
    );
  });

  test('shows that it is searching, takes no second question meanwhile, and starts anew on demand', async () => {
    await onPage('/', { viewport: PHONE }, async (page) => {
      let release = (): void => {};
      const held = new Promise<void>((resolve) => (release = resolve));
      await page.route('**/api/ask', async (route) => {
        await held;
        await route.continue();
      });
      const before = answerer.asked.length;
      await page.fill('#question', 'Số dư là bao nhiêu?');
      await page.click('#send');
      expect(await page.locator('.busy').innerText()).toBe('Đang tìm trong tài liệu…');
      await page.fill('#question', 'Câu thứ hai');
      await page.press('#question', 'Enter');
      expect(await page.locator('.message.question').count()).toBe(1);
      expect(await page.inputValue('#question')).toBe('Câu thứ hai');
      release();
      await page.waitForSelector('.badge.superseded');
      expect(answerer.asked.length).toBe(before + 1);

      await page.click('.options summary');
      await page.fill('#place', 'Xã Mẫu');
      await page.fill('#as-of', '2020-03-01');
      await ask(page, 'Số dư là bao nhiêu?');
      expect(await page.locator('.options summary').innerText()).toBe('Tùy chọn: Xã Mẫu, 1/3/2020');
      expect(answerer.asked.at(-1)).toMatchObject({ place: 'Xã Mẫu', asOf: '2020-03-01' });
      await page.click('.options summary');
      await page.click('[data-action="restart"]');
      expect(await page.locator('.message.answer').count()).toBe(0);
      await ask(page, 'Số dư là bao nhiêu?');
      expect(answerer.asked.at(-1)?.history).toEqual([]);
      expect(answerer.asked.at(-1)?.place).toBeUndefined();
    });
  });

  test('copies the answer with its sources', async () => {
    await onPage(
      '/',
      { viewport: PHONE, permissions: ['clipboard-read', 'clipboard-write'] },
      async (page) => {
        await ask(page, 'Số dư là bao nhiêu?');
        await page.click('.tools button');
        await page.locator('.tools button', { hasText: 'Đã chép' }).waitFor();

        const copied = await page.evaluate<string>(`navigator.clipboard.readText()`);
        expect(copied).toContain('tối đa không quá 30% số lượng cần bầu. [1]');
        expect(copied).toContain(
          '[1] Chỉ thị số 35-CT/MAU, ngày 30/5/2019, Ban Mẫu (Đã được thay thế bởi 35-CT/MAU (14/6/2024))',
        );
      },
    );
  });

  test('shows an error page with an id only', async () => {
    await onPage(
      '/documents/khong-co',
      { viewport: PHONE },
      async (page) => {
        await page.screenshot({ path: join(pictures, 'error-390.png') });
        expect(await page.locator('main').innerText()).toMatch(
          /Không tìm thấy văn bản này[^]*Mã: [0-9a-f]{10}/,
        );
      },
      /404/,
    );
  });
});
