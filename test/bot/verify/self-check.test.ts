import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { selfCheck } from '../../../bot/verify/self-check.ts';
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
