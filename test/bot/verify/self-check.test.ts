import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isSupportedQuote, selfCheck } from '../../../bot/verify/self-check.ts';
import { verifySentence } from '../../../bot/verify/verify-sentence.ts';
import { sentencesOf } from '../../../knowledge/text/sentences.ts';

const WOMEN = 'Các cấp phấn đấu tỷ lệ cấp ủy viên nữ từ 15% trở lên. Ban thường vụ phải có cán bộ nữ.';
const DAYS = 'Đại hội đảng bộ cấp huyện không quá 3 ngày.';
const CITATIONS = [
  { marker: '1', quote: WOMEN },
  { marker: '2', quote: DAYS },
];

describe('the self-check of an answer', () => {
  it('finds nothing wrong with quotations behind which their markers stand', () => {
    expect(selfCheck(`${WOMEN} [1]\n\n${DAYS} [2]`, CITATIONS)).toEqual([]);
  });

  it('checks each sentence against the markers that follow it, not against the others', () => {
    const [finding, ...others] = selfCheck(`${DAYS} [1] ${WOMEN} [1][2]`, CITATIONS);

    expect(finding).toMatchObject({ sentence: DAYS, markers: ['1'] });
    expect(others).toEqual([]);
  });

  it.each([
    ['a sentence with no marker', `${WOMEN} [1] ${DAYS}`, DAYS],
    ['a marker without a citation', `${DAYS} [3]`, DAYS],
    ['a figure changed by one', `${WOMEN} [1] Đại hội đảng bộ cấp huyện không quá 4 ngày. [2]`, '4 ngày'],
  ])('finds %s', (_, text, words) => {
    const findings = selfCheck(text, CITATIONS);

    expect(findings).toHaveLength(1);
    expect(findings[0]?.sentence).toContain(words);
  });
});

describe('starter documents', () => {
  const folder = fileURLToPath(new URL('../../../knowledge/documents', import.meta.url));
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'));

  it.each(files)('support every sentence of their own: %s', (file) => {
    const body = readFileSync(join(folder, file), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
    const passages = body.split(/\n(?=#+ )/);

    const alarms = passages.flatMap((passage) =>
      sentencesOf(passage)
        .map(({ text }) => [text, verifySentence(text, [passage])] as const)
        .filter(([, findings]) => findings.some(({ kind }) => kind !== 'markup' && kind !== 'url')),
    );

    expect(alarms).toEqual([]);
  });
});

describe('words quoted from a passage', () => {
  const passage = [
    'Hồ sơ nộp muộn không được xem xét, trừ trường hợp thiên tai.',
    'Chi bộ gửi danh sách cho ban tổ chức. Hạn là ngày 17/3/2026.',
    'b) Xem mẫu tại https://mau.example/ho-so.',
  ].join('\n');

  it.each([
    'Hồ sơ nộp muộn không được xem xét, trừ trường hợp thiên tai.',
    'Chi bộ gửi danh sách cho ban tổ chức. Hạn là ngày 17/3/2026.',
    'Hạn là ngày 17/3/2026.',
    'Chi bộ gửi danh sách',
  ])('are supported: %s', (quote) => {
    expect(isSupportedQuote(quote, passage)).toBe(true);
  });

  it.each([
    ['cut off from their exception', 'Hồ sơ nộp muộn không được xem xét'],
    ['cut off from their "không"', 'được xem xét, trừ trường hợp thiên tai.'],
    ['with an address', 'Xem mẫu tại https://mau.example/ho-so.'],
    ['that stand elsewhere', 'Hạn là ngày 18/3/2026.'],
  ])('%s are not', (_name, quote) => {
    expect(isSupportedQuote(quote, passage)).toBe(false);
  });
});
