import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { calendarDate } from '../../../knowledge/model/calendar-date.ts';
import { comparisonKey, normalizeText } from '../../../knowledge/text/normalize.ts';
import type { ScratchVersion } from '../../eval/scratch-version.ts';
import { paperText, type Paper } from '../../papers/paper.ts';
import { createRandom } from '../../papers/random.ts';
import { textOf } from '../../papers/render/text.ts';
import { writePaper } from '../../papers/write-paper.ts';
import { answerFaults } from '../../support/answer-faults.ts';
import { openPapersVersion } from '../../support/papers-version.ts';
import { productAnswerer } from '../../support/starter-knowledge.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const TODAY = calendarDate(2026, 11, 22)!;

/** `hòa` → `hoà`, `ủy` → `uỷ`: the placement of tones that older typists use; `quý` stays. */
function oldTonePlacement(text: string): string {
  const open = /(?<!q)(o[ae]|uy)(?!\p{L})/iu;
  return text.replace(/[\p{L}\p{M}]+/gu, (word) => {
    const [, first = '', tone = '', last = ''] =
      /^(.*[oOuU])([\u0300\u0301\u0303\u0309\u0323])([aAeEyY])$/u.exec(word.normalize('NFD')) ?? [];
    return tone === '' || !open.test(`${first}${last}`) ? word : `${first}${last}${tone}`.normalize('NFC');
  });
}

const FORMS: Readonly<Record<string, (text: string) => string>> = {
  composed: (text) => text.normalize('NFC'),
  decomposed: (text) => text.normalize('NFD'),
  'tones placed the old way': oldTonePlacement,
  'other hyphens': (text) => text.replace(/-/g, (_, at: number) => (at % 2 === 0 ? '\u2013' : '\u2011')),
  'eth for đ': (text) => text.replaceAll('đ', '\u00f0').replaceAll('Đ', '\u00d0'),
};

const PAPERS: readonly Paper[] = [
  'ban-thuong-vu-tinh-uy',
  'ban-cua-tinh-uy',
  'uy-ban-nhan-dan',
  'thanh-uy',
].map((issuer, i) => writePaper(createRandom(91_000 + i), { issuer, form: 'roman', pages: 1, annexes: 0 }));
/** What people type: numbers, titles, the beginnings of sentences, words whose tones have two places. */
const QUESTIONS: readonly string[] = [
  ...PAPERS.flatMap((paper) => [
    `Văn bản số ${paper.truth.number} nói gì?`,
    paper.truth.title,
    ...paperText(paper)
      .split('\n')
      .filter((line) => /(?:òa|ủy|úy|ùy|-)/u.test(line))
      .slice(0, 4)
      .map((line) => line.split(' ').slice(0, 14).join(' ')),
  ]),
  'cấp ủy, ủy ban kiểm tra làm gì',
];

const versions = new Map<string, ScratchVersion>();
beforeAll(async () => {
  for (const [name, write] of Object.entries(FORMS))
    versions.set(
      name,
      await openPapersVersion(
        Object.fromEntries(
          PAPERS.map((paper, i) => [
            `van-ban-${i}.txt`,
            write(textOf(paper, { head: 'columns', width: null })),
          ]),
        ),
      ),
    );
});
afterAll(() => {
  for (const version of versions.values()) version.remove();
});

interface Hit {
  readonly place: string;
  readonly score: number;
  readonly words: string;
}

async function hits(version: ScratchVersion, question: string): Promise<Hit[]> {
  const found = await version.knowledge.search.search({
    texts: [{ text: question, weight: 1 }],
    asOf: TODAY,
    top: 8,
  });
  return found.map(({ passage, document, score }) => ({
    place: `${document.id} ${JSON.stringify(passage.locator)}`,
    score: Math.round(score * 1e6) / 1e6,
    words: comparisonKey(passage.text),
  }));
}

describe('text and question in any form of writing', () => {
  it('the forms differ in their letters and are the same to a reader', () => {
    const text = 'Ủy ban hòa giải xã Thúy, Quý: Nghị định 30/2020/NĐ-CP của đảng ủy, 35-CT/TW';
    const written = Object.values(FORMS).map((write) => write(text));
    expect(new Set(written).size).toBe(written.length);
    expect(FORMS['tones placed the old way']?.(text)).toBe(
      'Uỷ ban hoà giải xã Thuý, Quý: Nghị định 30/2020/NĐ-CP của đảng uỷ, 35-CT/TW',
    );
    expect(new Set(written.map(comparisonKey)).size).toBe(1);
  });

  it('gives the same passages, places and scores', async () => {
    const composed = versions.get('composed')!;
    expect(QUESTIONS.length).toBeGreaterThan(15);
    for (const question of QUESTIONS) {
      const expected = await hits(composed, question);
      expect(expected.length, question).toBeGreaterThan(0);
      for (const [text, version] of versions)
        for (const [asked, write] of Object.entries(FORMS))
          expect(await hits(version, write(question)), `${text} text, ${asked}: ${question}`).toEqual(
            expected,
          );
    }
  });

  it('gives answers whose quotations stand in the text as it was written', async () => {
    for (const [name, version] of versions) {
      const answerer = productAnswerer(version.knowledge);
      const stored = version.knowledge.reader
        .documents()
        .flatMap(({ id }) => version.knowledge.reader.passagesOf(id).map(({ text }) => text))
        .join('\n');
      const written = PAPERS.map((paper) => `${paper.truth.title}\n${paperText(paper)}`)
        .map((text) => normalizeText(FORMS[name]!(text)))
        .join('\n');
      const words = (text: string): string[] => text.match(/[\p{L}\p{M}]+/gu) ?? [];
      const known = new Set(words(written));
      expect(
        words(stored).filter((word) => !known.has(word)),
        name,
      ).toEqual([]);
      for (const write of Object.values(FORMS)) {
        const answer = await answerer.answer({
          text: write(`Số ${PAPERS[0]!.truth.number} yêu cầu cấp ủy làm gì?`),
          asOf: '2026-11-22',
        });
        expect(answerFaults(answer, version.knowledge.reader), name).toEqual([]);
      }
    }
  });
});
