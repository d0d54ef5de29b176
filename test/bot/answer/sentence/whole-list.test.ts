import { describe, expect, it, test } from 'vitest';
import { questionKind } from '../../../../bot/answer/question/question-type.ts';
import { questionTerms } from '../../../../bot/answer/question/question-terms.ts';
import { wholeListAt } from '../../../../bot/answer/sentence/expand-list.ts';
import { findList } from '../../../../bot/answer/sentence/find-list.ts';
import type { AnalysedQuestion } from '../../../../bot/answer/sentence/sentence-features.ts';
import { foundPassages, sampleList } from '../../../support/found-passage.ts';
import { sampleDocument } from '../../../support/sample-knowledge.ts';

const LEAD = 'Trồng cây ở xã Bình Lộc gồm các bước:';
const STEPS = sampleList('cay', LEAD, [
  'Bước 1: chọn giống. Giống phải tốt.',
  'Bước 2: đào hố.',
  'Bước 3: tưới nước.',
]);
const quotes = (list: ReturnType<typeof wholeListAt>): string[] | undefined =>
  list?.items.map(({ quote }) => quote);

describe('a whole list', () => {
  it('is given with what introduces it, each item by its first sentence, in order', () => {
    const list = wholeListAt(STEPS.passages[2]!, '', STEPS.passages);

    expect(list?.lead?.quote).toBe(LEAD);
    expect(quotes(list)).toEqual(['Bước 1: chọn giống.', 'Bước 2: đào hố.', 'Bước 3: tưới nước.']);
  });

  it('is found from the sentence that introduces it', () => {
    expect(quotes(wholeListAt(STEPS.passages[0]!, LEAD.toUpperCase(), STEPS.passages))).toHaveLength(3);
  });

  it('is none where there is no list, or only one item', () => {
    const plain = sampleDocument('a', ['Một đoạn.', 'Hai đoạn.']);
    const single = sampleList('b', 'Gồm:', ['một mục.']);

    expect(wholeListAt(plain.passages[0]!, 'Một đoạn.', plain.passages)).toBeNull();
    expect(wholeListAt(single.passages[1]!, '', single.passages)).toBeNull();
  });

  it('without its introduction in any passage comes without one', () => {
    const [, ...items] = STEPS.passages;

    expect(wholeListAt(items[0]!, '', items)?.lead).toBeNull();
  });

  it('that is very long is cut at the first clause of each item, still verbatim', () => {
    const item = `Chuẩn bị đất, phân và nước cho từng luống cây một, ${'rồi làm tiếp '.repeat(50)}.`;
    const long = sampleList('dai', 'Gồm:', [item, item, item]);
    const given = quotes(wholeListAt(long.passages[1]!, '', long.passages))!;

    expect(given).toEqual(Array(3).fill('Chuẩn bị đất, phân và nước cho từng luống cây một'));
    for (const quote of given) expect(item).toContain(quote);
  });
});

describe('the list a question means', () => {
  const corpus = { idf: () => 1, has: () => true };
  const analysed = (text: string): AnalysedQuestion => ({
    kind: questionKind(text),
    terms: questionTerms(text, corpus),
  });
  const fish = sampleList('ca', 'Nuôi cá gồm các việc:', ['thả cá giống xuống ao.', 'cho cá ăn hằng ngày.']);
  const found = [...foundPassages(fish), ...foundPassages(STEPS)];

  it('is the one whose introduction speaks of the same thing', () => {
    expect(findList(analysed('Trồng cây gồm các bước nào?'), found)?.member.document.id).toBe('cay');
    expect(findList(analysed('Nuôi cá gồm những việc gì?'), found)?.member.document.id).toBe('ca');
  });

  it('fits better when it has as many items as the question says', () => {
    const fitOf = (text: string): number => findList(analysed(text), foundPassages(STEPS))?.fit ?? 0;

    expect(fitOf('3 bước trồng cây')).toBeGreaterThan(fitOf('4 bước trồng cây'));
    expect(fitOf('ba bước trồng cây')).toBeGreaterThan(fitOf('bốn bước trồng cây'));
  });

  test('is none when nothing found is an item', () => {
    expect(findList(analysed('gồm gì'), foundPassages(sampleDocument('a', ['Một đoạn.'])))).toBeNull();
  });
});
