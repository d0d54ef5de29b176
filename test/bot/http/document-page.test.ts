import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderDocumentPage, type DocumentPageOptions } from '../../../bot/http/document-page.ts';
import type { ShownDocument } from '../../../bot/http/document-source.ts';
import { findQuote } from '../../../bot/http/find-quote.ts';
import { loadWebAssets } from '../../../bot/http/web-assets.ts';
import { parseCalendarDate, type CalendarDate } from '../../../knowledge/model/calendar-date.ts';
import { quoteStandsIn } from '../../../knowledge/model/citation.ts';
import { foldSpaces, normalizeText } from '../../../knowledge/text/normalize.ts';
import { sampleDocument } from '../../support/memory-document-source.ts';
import { parseHtml } from '../../support/parse-html.ts';

const assets = loadWebAssets();
const day = (text: string): CalendarDate => parseCalendarDate(text)!;

function page(shown: ShownDocument, options: Partial<DocumentPageOptions> = {}) {
  const text = renderDocumentPage(
    shown,
    { today: day('2026-11-22'), quote: null, originalUrl: null, ...options },
    assets,
  );
  return { text, document: parseHtml(text) };
}

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title><script>alert(1)</script>',
  '<!-- ',
  ']]><svg onload=alert(1)>',
  '&lt;script&gt; &amp; &#60;',
  '</p></div></article><iframe src=//evil>',
];

describe('the source view', () => {
  test.each(HOSTILE)('shows %s as text in every field', (payload) => {
    const shown = sampleDocument(
      {
        title: payload,
        number: payload,
        issuer: payload,
        signer: payload,
        term: payload,
        file: payload,
        sources: [payload, `javascript:${payload}`, `https://a/${payload.replaceAll(' ', '')}`],
        jurisdiction: { scope: 'local', place: payload, unit: payload, province: payload },
        validity: { status: 'superseded', from: null, to: null, supersededBy: payload, note: payload },
      },
      [
        {
          text: payload,
          headings: [payload, payload, payload],
          locator: { path: [{ unit: 'dieu', label: payload }], page: null },
        },
      ],
    );

    const { document } = page(shown, { quote: payload });

    expect(document.querySelectorAll('script').length).toBe(1);
    expect(document.querySelectorAll('img, svg, iframe, [onerror], [onload], [onmouseover]').length).toBe(0);
    expect(document.querySelectorAll('a[href^="javascript"]').length).toBe(0);
    expect(document.querySelector('h1')!.textContent).toBe(payload);
    expect(document.querySelector('.passage')!.textContent).toBe(payload);
  });

  test('shows every passage in order, each with its anchor, under headings that are said once', () => {
    const chapter = ['Chương I'];
    const shown = sampleDocument({}, [
      { text: 'Mở đầu' },
      { text: 'Một', headings: chapter },
      { text: 'Hai', headings: [...chapter, 'Mục 1'] },
      { text: 'Ba', headings: [...chapter, 'Mục 1', 'Tiểu mục'] },
      { text: 'Bốn', headings: [...chapter, 'Mục 2'] },
      { text: 'Năm', headings: ['Chương II', 'Mục 2'] },
    ]);

    const { document } = page(shown);

    expect(
      [...document.querySelectorAll('article h2, article h3, article h4, article p')].map(
        (node) => `${node.localName} ${node.textContent}`,
      ),
    ).toEqual([
      'p Mở đầu',
      'h2 Chương I',
      'p Một',
      'h3 Mục 1',
      'p Hai',
      'h4 Tiểu mục',
      'p Ba',
      'h3 Mục 2',
      'p Bốn',
      'h2 Chương II',
      'h3 Mục 2',
      'p Năm',
    ]);
    expect([...document.querySelectorAll('.passage')].map((node) => node.id)).toEqual(
      shown.passages.map(({ id }) => `p-${id}`),
    );
  });

  test.each([
    ['Hồ sơ gồm có', '2. Hồ sơ gồm có'],
    ['Một số nơi còn chậm', '2. Một số nơi còn chậm'],
    ['2. Hồ sơ', '2. Hồ sơ'],
    ['b) Hồ sơ', 'b) Hồ sơ'],
    ['- Hồ sơ', '- Hồ sơ'],
    ['Thứ hai, hồ sơ', 'Thứ hai, hồ sơ'],
    ['Hai là: hồ sơ', 'Hai là: hồ sơ'],
    ['Bước 2: hồ sơ', 'Bước 2: hồ sơ'],
  ])('numbers the list item "%s" as "%s"', (text, shownText) => {
    const list = { group: 0, size: 2, lead: '' };
    const shown = sampleDocument({}, [
      { text: '1. a', list: { ...list, index: 1 } },
      { text, list: { ...list, index: 2 } },
      { text: 'sau', list: null },
    ]);

    const { document } = page(shown);

    expect(document.querySelectorAll('[role=list] > [role=listitem]').length).toBe(2);
    expect([...document.querySelectorAll('.passage')][1]!.textContent).toBe(shownText);
  });

  test('says what a paper is and whether it still holds', () => {
    const validity = {
      status: 'superseded' as const,
      from: null,
      to: day('2024-06-13'),
      supersededBy: '35-CT/TW (14/6/2024)',
      note: null,
    };
    const rows = (shown: ShownDocument): string =>
      [...page(shown).document.querySelectorAll('tr')]
        .map((row) => row.textContent.trim().replace(/\s*\n\s*/g, ': '))
        .join('\n');

    const superseded = sampleDocument({
      validity,
      form: 'digest',
      issuedOn: day('2019-05-30'),
      term: '2020-2025',
    });
    expect(rows(superseded)).toContain(
      'Hiệu lực: Đã được thay thế bởi 35-CT/TW (14/6/2024), đến hết ngày 13/6/2024',
    );
    expect(rows(superseded)).toContain('Ngày ban hành: 30/5/2019');
    expect(
      [...page(superseded).document.querySelectorAll('.banner')].map((node) => node.textContent),
    ).toEqual(['Bản tóm lược, không thay thế văn bản gốc.', 'Văn bản này không còn là quy định hiện hành.']);
    expect(page(superseded, { today: day('2020-01-01') }).text).not.toContain('không còn là quy định');
    expect(rows(sampleDocument({ term: '2015-2020' }))).toContain('Thuộc nhiệm kỳ đã qua');
    expect(rows(sampleDocument())).not.toContain('Hiệu lực');
  });

  test('links only web addresses among the sources', () => {
    const { document } = page(
      sampleDocument({ sources: ['https://example.vn/a', 'Báo in', 'file:///etc/passwd'] }),
    );

    const links = [...document.querySelectorAll('.metadata a')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['https://example.vn/a']);
    expect(links[0]!.getAttribute('rel')).toContain('noopener');
  });

  test('marks the quoted words only where they stand verbatim', () => {
    const shown = sampleDocument({}, [{ text: 'Số dư  tối đa\n30% (ba mươi).' }, { text: 'Số dư khác.' }]);
    const marks = (quote: string): string[] =>
      [...page(shown, { quote }).document.querySelectorAll('mark')].map((node) => node.textContent);

    expect(marks('dư tối đa 30% (ba')).toEqual(['dư  tối đa\n30% (ba']);
    expect(marks('Số dư')).toEqual(['Số dư', 'Số dư']);
    expect(marks('số dư')).toEqual([]);
    expect(marks('.*')).toEqual([]);
    expect(marks(' ')).toEqual([]);
  });

  test('finds a quote exactly when it stands in the text, and gives back its words', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'ệ', ' ', '\n', '(', '.', '$', '-', '/', '\\', '|', '{'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(letters, letters, letters, (before, quote, after) => {
        const text = normalizeText(before + quote + after);
        const found = findQuote(text, quote);
        expect(found !== null).toBe(quoteStandsIn(quote, text));
        if (found !== null) expect(foldSpaces(text.slice(found.start, found.end))).toBe(foldSpaces(quote));
      }),
    );
  });
});
