import { expect, test } from 'vitest';
import { renderChatPage } from '../../../bot/http/chat-page.ts';
import { jsonBlock } from '../../../knowledge/text/safe-html.ts';
import { loadWebAssets } from '../../../bot/http/web-assets.ts';
import { parseHtml } from '../../support/parse-html.ts';

const page = (questions: readonly string[]) => parseHtml(renderChatPage(questions, loadWebAssets()));

test('every field and button has a name, and nothing is loaded from outside', () => {
  const document = page(['Câu mẫu?']);

  for (const field of document.querySelectorAll('input, textarea')) {
    const label = field.closest('label') ?? document.querySelector(`label[for="${field.id}"]`);
    expect(label?.textContent.trim(), field.id).not.toBe('');
    expect(label, field.id).not.toBeNull();
  }
  for (const button of document.querySelectorAll('button'))
    expect(button.getAttribute('aria-label') ?? button.textContent.trim()).not.toBe('');
  for (const node of document.querySelectorAll('[src], link[href]'))
    expect(node.getAttribute('src') ?? node.getAttribute('href')).toMatch(
      /^\/assets\/[a-z.]+\?v=[0-9a-f]{12}$/,
    );
  expect(document.getAttribute('lang')).toBe('vi');
  expect(document.querySelector('[role=log]')?.getAttribute('aria-live')).toBe('polite');
  expect(document.querySelectorAll('[style], [onclick], style').length).toBe(0);
});

test('example questions are text, whatever they say', () => {
  const hostile = '"><script>alert(1)</script>';

  const document = page([hostile]);

  expect(document.querySelector('.choice')?.getAttribute('data-question')).toBe(hostile);
  expect(document.querySelectorAll('script').length).toBe(2);
});

test('data for the script cannot end its own element', () => {
  const value = { a: '</script><!--<script>&\u2028' };

  const { markup } = jsonBlock('labels', value);

  expect(markup.match(/<\/?script/g)).toEqual(['<script', '</script']);
  expect(JSON.parse(markup.replace(/^<script[^>]*>|<\/script>$/g, ''))).toEqual(value);
});
