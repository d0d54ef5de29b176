import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answerer } from '../../../../bot/answer/answer.ts';
import { productAnswerer } from '../../../support/starter-knowledge.ts';
import { openPapersVersion } from '../../../support/papers-version.ts';

const paper = (title: string, sentence: string): string => `# ${title}\n\n${sentence}\n`;

let version: Awaited<ReturnType<typeof openPapersVersion>>;
let answerer: Answerer;
beforeAll(async () => {
  version = await openPapersVersion({
    'mot.md': paper(
      'Giới thiệu đội sản xuất Hoa Mai',
      'Đội sản xuất Hoa Mai có 101 đảng viên, sinh hoạt định kỳ mỗi tháng một lần.',
    ),
    'hai.md': paper(
      'Giới thiệu đội sản xuất Mái Đình',
      'Đội sản xuất Mái Đình có 108 đảng viên, sinh hoạt định kỳ mỗi tháng một lần.',
    ),
    'ba.md': paper(
      'Giới thiệu tổ đảng Sông Lam',
      'Tổ đảng Sông Lam có 12 đảng viên, họp vào ngày đầu tháng.',
    ),
    'bon.md': paper('Về tổ đảng Sông Lam', 'Tổ đảng Sông Lam có 15 đảng viên, họp vào ngày đầu tháng.'),
  });
  answerer = productAnswerer(version.knowledge);
});
afterAll(() => version.remove());

describe('sources that say the same with other figures', () => {
  it('are no conflict when each names a thing of its own', async () => {
    const { text } = await answerer.answer({ text: 'Đội sản xuất Hoa Mai có bao nhiêu đảng viên?' });
    expect(text).toContain('101');
    expect(text).not.toContain('108');
  });

  it('stand side by side when they speak of one thing', async () => {
    const { text } = await answerer.answer({ text: 'Tổ đảng Sông Lam có bao nhiêu đảng viên?' });
    expect(text).toContain('12');
    expect(text).toContain('15');
  });
});
