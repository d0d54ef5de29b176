import { afterAll, expect, test } from 'vitest';
import { foldDiacritics } from '../../knowledge/text/fold.ts';
import { madeQuestions } from './made-questions.ts';
import { openScratchVersion, readEntries } from './scratch-version.ts';
import type { TrainingCorpus } from './training-corpora.ts';

const LOCAL =
  'HUYỆN ỦY LANG MÔNG\n\nHuyện ủy Lang Mông báo cáo: xã Bến Sỏi họp đại hội ngày 12/8/2020. Kinh phí do huyện cấp.';
const documents = await readEntries([
  { id: 'bao-cao.md', title: 'Huyện Lang Mông chuẩn bị đại hội', text: LOCAL },
  { id: 'quy-dinh.md', title: 'Quy định chung', text: 'Chi bộ họp mỗi tháng một lần.' },
]);
const corpus: TrainingCorpus = {
  name: 'made',
  documents,
  register: [],
  questions: [
    {
      id: 'a',
      question: 'Chi bộ họp mấy lần một tháng?',
      expected_facts: ['một lần'],
      source: 'quy-dinh.md',
    },
    { id: 'b', question: 'Ai ký quy định?', expected_facts: [] },
  ],
  weight: 1,
  isOfCadres: true,
  fitEvery: 1,
  judgeEvery: 1,
};
const version = await openScratchVersion(documents);
afterAll(() => {
  version.remove();
});
const made = madeQuestions(corpus, version.knowledge);

test('a rule is asked of a place that no document knows, with the answer that it has everywhere', () => {
  const [somewhere] = made.filter(({ answeredBy }) => answeredBy === 'rule');

  expect(somewhere?.question.question).toMatch(/^Chi bộ họp mấy lần một tháng ở .+\?$/);
  expect(somewhere?.question.expected_facts).toEqual(['một lần']);
});

test('nothing is asked for that a text about the subject tells', () => {
  const asked = made
    .filter(({ answeredBy }) => answeredBy === 'none')
    .map(({ question }) => question.question);

  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((question) => /kinh phi/.test(foldDiacritics(question).toLowerCase()))).toEqual([]);
});

test('the same documents give the same questions', () => {
  expect(madeQuestions(corpus, version.knowledge)).toEqual(made);
});
