import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { saysOtherThan } from '../../../bot/quiz/bounds.ts';
import { mayBeSame, type FactValue } from '../../../bot/quiz/fact-value.ts';
import { findFacts } from '../../../bot/quiz/find-facts.ts';
import { generateQuiz } from '../../../bot/quiz/generate-quiz.ts';
import { staleness } from '../../../bot/quiz/is-stale.ts';
import { isProvablyWrong } from '../../../bot/quiz/prove-one-right.ts';
import { readQuizCorpus, type QuizCorpus } from '../../../bot/quiz/quiz-corpus.ts';
import type { QuizItem } from '../../../bot/quiz/quiz-item.ts';
import { corpusSubject } from '../../../bot/quiz/subject.ts';
import {
  calendarDate,
  parseCalendarDate,
  type CalendarDate,
} from '../../../knowledge/model/calendar-date.ts';
import type { Document } from '../../../knowledge/model/document.ts';
import { parseDocumentNumber } from '../../../knowledge/model/document-number.ts';
import type { DocumentContent } from '../../../knowledge/store/store.ts';
import { openScratchVersion, type ScratchVersion } from '../../eval/scratch-version.ts';
import { sampleDocument } from '../../support/sample-knowledge.ts';

vi.setConfig({ testTimeout: 60_000 });

const DAY = parseCalendarDate('2026-03-01') as CalendarDate;
const IN_FORCE: Partial<Document> = {
  kind: 'quy-dinh',
  number: parseDocumentNumber('12-QĐ/TU'),
  issuedOn: calendarDate(2025, 11, 3),
  term: '2025-2030',
  validity: { status: 'in-force', from: null, to: null, supersededBy: null, note: null },
};
const SENTENCE = 'Đảng ủy phường Sông Trăng dành ít nhất 30% kinh phí đào tạo cho cán bộ nữ mỗi năm.';
const FIGURES = [
  'Mỗi lớp bồi dưỡng có không quá 45% học viên vắng mặt theo quy định của trường.',
  'Quỹ hội phí trích 20% cho thăm hỏi người ốm đau ở thôn xóm.',
  'Số bài dự thi đạt loại giỏi bằng 60% tổng số bài gửi về tòa soạn.',
  'Diện tích trồng lúa giảm 15% so với vụ trước vì khô hạn kéo dài.',
];

let open: ScratchVersion[] = [];
afterEach(() => {
  for (const version of open) version.remove();
  open = [];
});
async function versionOf(...documents: DocumentContent[]): Promise<ScratchVersion> {
  const version = await openScratchVersion(documents);
  open.push(version);
  return version;
}
const main = (
  texts: readonly string[] = [SENTENCE, ...FIGURES],
  over: Partial<Document> = {},
): DocumentContent => sampleDocument('chinh', texts, { ...IN_FORCE, ...over });

async function isWrong(option: string, value: FactValue, ...others: DocumentContent[]): Promise<boolean> {
  const { knowledge } = await versionOf(main(), ...others);
  const corpus: QuizCorpus = readQuizCorpus(knowledge.reader);
  const sentence = corpus.sentences.find(({ text }) => text === SENTENCE);
  const fact = sentence && findFacts(sentence).find(({ kind }) => kind === 'how-many');
  if (!sentence || !fact) throw new Error('the sentence holds no figure');
  return isProvablyWrong(fact, { text: option, value }, corpusSubject(sentence, []), corpus);
}
const percent = (low: number, high = low): FactValue => ({ type: 'figure', low, high, percent: true });

describe('a wrong option', () => {
  it('stands when the corpus says it only of other matters', async () => {
    expect(await isWrong('45%', percent(45))).toBe(true);
  });

  it.each([
    [
      'in the same words',
      'Đảng ủy phường Sông Trăng dành ít nhất 15% kinh phí đào tạo cho cán bộ nữ mỗi năm.',
    ],
    [
      'in letters',
      'Đảng ủy phường Sông Trăng dành ít nhất mười lăm phần trăm kinh phí đào tạo cho cán bộ nữ.',
    ],
    [
      'within a range',
      'Kinh phí đào tạo cho cán bộ nữ của Đảng ủy phường Sông Trăng là từ 10% đến 17% mỗi năm.',
    ],
    [
      'told the other way round',
      'Mỗi năm, cán bộ nữ được 15% kinh phí đào tạo của Đảng ủy phường Sông Trăng.',
    ],
  ])('falls when another paper supports it %s', async (_how, text) => {
    const other = sampleDocument('khac', [text], { ...IN_FORCE, number: parseDocumentNumber('13-QĐ/TU') });
    expect(await isWrong('15%', percent(15), other)).toBe(false);
  });

  it('falls when an internal paper supports it, though nothing is asked about that paper', async () => {
    const other = sampleDocument('mat', [SENTENCE.replace('30%', '15%')], {
      ...IN_FORCE,
      disclosure: 'internal',
    });
    expect(await isWrong('15%', percent(15), other)).toBe(false);
    const { knowledge } = await versionOf(main(), other);
    const items = generateQuiz(knowledge.reader, {
      count: 50,
      kinds: [],
      documentId: null,
      seed: 3,
      includePast: true,
      day: DAY,
    });
    expect(items.filter(({ source }) => source.documentId === other.document.id)).toEqual([]);
  });

  it('stands when what supports it is said of another term', async () => {
    const past = sampleDocument('cu', [`Nhiệm kỳ 2015–2020, ${SENTENCE.replace('30%', '15%')}`], {
      ...IN_FORCE,
      term: '2015-2020',
    });
    const { knowledge } = await versionOf(main([`Nhiệm kỳ 2025–2030, ${SENTENCE}`]), past);
    const corpus = readQuizCorpus(knowledge.reader);
    const sentence = corpus.sentences.find(({ text }) => text.startsWith('Nhiệm kỳ 2025'));
    const fact = sentence && findFacts(sentence).find(({ kind }) => kind === 'how-many');
    if (!sentence || !fact) throw new Error('no fact');
    expect(
      isProvablyWrong(fact, { text: '15%', value: percent(15) }, corpusSubject(sentence, []), corpus),
    ).toBe(true);
  });
});

describe('values that may both be right', () => {
  it('a figure and any range that holds it, whichever way they are asked', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.nat(500), fc.boolean(), (from, length, step, isPercent) => {
        const range: FactValue = { type: 'figure', low: from, high: from + length, percent: isPercent };
        const value: FactValue = {
          type: 'figure',
          low: from + Math.min(step, length),
          high: from + Math.min(step, length),
          percent: isPercent,
        };
        return mayBeSame(range, value) && mayBeSame(value, range);
      }),
    );
  });

  it('a day and its month, a month and its year, never two months of a year', () => {
    const day: FactValue = { type: 'date', day: 14, month: 4, year: 2025 };
    expect(mayBeSame(day, { type: 'date', day: null, month: 4, year: 2025 })).toBe(true);
    expect(mayBeSame(day, { type: 'date', day: null, month: null, year: 2025 })).toBe(true);
    expect(mayBeSame(day, { type: 'date', day: null, month: 5, year: 2025 })).toBe(false);
  });

  it('one number with and without its day, not one number of two days', () => {
    const paper = (issuedOn: string | null): FactValue => ({ type: 'number', key: '35-ct/tw', issuedOn });
    expect(mayBeSame(paper('2019-05-30'), paper(null))).toBe(true);
    expect(mayBeSame(paper('2019-05-30'), paper('2024-06-14'))).toBe(false);
  });

  it('a committee and its standing committee, not two organs of a congress', () => {
    const body = (key: string): FactValue => ({ type: 'body', key });
    expect(mayBeSame(body('cấp ủy cấp trên'), body('ban thường vụ cấp ủy cấp tỉnh'))).toBe(true);
    expect(mayBeSame(body('ban chấp hành trung ương'), body('ban chấp hành trung ương khóa xiii'))).toBe(
      true,
    );
    expect(mayBeSame(body('đoàn chủ tịch'), body('ban kiểm phiếu'))).toBe(false);
  });
});

describe('a changed statement', () => {
  const fits = async (text: string, value: FactValue): Promise<boolean> => {
    const { knowledge } = await versionOf(main([text]));
    const [sentence] = readQuizCorpus(knowledge.reader).sentences;
    const fact = sentence && findFacts(sentence).find(({ value: own }) => own.type === value.type);
    if (!fact) throw new Error('no fact');
    return saysOtherThan(fact)(value);
  };
  const count = (low: number): FactValue => ({ type: 'figure', low, high: low, percent: false });

  it('never only says less: a wider bound follows from a narrower one', async () => {
    expect(await fits('Đại hội cấp huyện của tỉnh này không quá 3 ngày.', count(2))).toBe(true);
    expect(await fits('Đại hội cấp huyện của tỉnh này không quá 3 ngày.', count(4))).toBe(false);
    expect(await fits('Cấp ủy viên nữ ở xã chiếm ít nhất 15 người.', count(20))).toBe(true);
    expect(await fits('Cấp ủy viên nữ ở xã chiếm ít nhất 15 người.', count(10))).toBe(false);
  });

  it('is not made of a bound that limits whom the statement is about', async () => {
    expect(await fits('Đảng bộ cơ sở dưới 200 đảng viên tổ chức đại hội đảng viên.', count(150))).toBe(false);
    expect(await fits('Đảng bộ cơ sở dưới 200 đảng viên tổ chức đại hội đảng viên.', count(300))).toBe(false);
  });
});

describe('staleness', () => {
  const request = { count: 20, kinds: [], documentId: null, seed: 1, includePast: true, day: DAY } as const;
  const DATED =
    'Quy định số 12-QĐ/TU ngày 3/11/2025 áp dụng cho cán bộ nữ ở các phường của tỉnh từ ngày 5/1/2026.';
  const MORE = ['1/2/2026', '15/12/2025', '20/1/2026', '8/11/2025'].map(
    (day) => `Trường chính trị mở lớp riêng vào ngày ${day} tại hội trường lớn.`,
  );
  const itemOf = async (): Promise<QuizItem> => {
    const { knowledge } = await versionOf(main([DATED, ...MORE]));
    const item = generateQuiz(knowledge.reader, request).find(({ source }) => source.quote === DATED);
    if (item === undefined) throw new Error('no item');
    return item;
  };

  it('an item lives on when its passage moves and other papers come', async () => {
    const item = await itemOf();
    const { knowledge } = await versionOf(
      main([...MORE, DATED]),
      sampleDocument('moi', FIGURES, { title: 'Mới' }),
    );
    expect(staleness(item, knowledge.reader, DAY)).toBeNull();
  });

  it.each([
    ['gone', () => sampleDocument('khac', MORE)],
    ['gone', () => main([DATED, ...MORE], { disclosure: 'internal' })],
    ['changed', () => main([DATED.replace('5/1/2026', '6/1/2026'), ...MORE])],
    [
      'superseded',
      () =>
        main([DATED, ...MORE], {
          validity: {
            status: 'superseded',
            from: null,
            to: calendarDate(2026, 2, 1),
            supersededBy: '20-QĐ/TU (1/2/2026)',
            note: null,
          },
        }),
    ],
  ] as const)('is %s when its source is', async (reason, after) => {
    const item = await itemOf();
    const { knowledge } = await versionOf(after());
    expect(staleness(item, knowledge.reader, DAY)).toBe(reason);
  });
});
