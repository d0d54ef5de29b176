import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Answerer, Question } from '../../../../bot/answer/answer.ts';
import { officialPaper } from '../../../support/official-paper.ts';
import { answerFaults } from '../../../support/answer-faults.ts';
import { openPapersVersion } from '../../../support/papers-version.ts';
import { ASKED_ON, productAnswerer } from '../../../support/starter-knowledge.ts';
import type { ScratchVersion } from '../../../eval/scratch-version.ts';

const paper = (over: Partial<Parameters<typeof officialPaper>[0]>): string =>
  officialPaper({
    body: 'BỘ CHÍNH TRỊ',
    number: '12-CT/TW',
    day: '05 tháng 05 năm 2016',
    kind: 'CHỈ THỊ',
    title: 'về tổ chức hội nghị',
    text: [],
    ...over,
  });

/** Two directives of one number, two communes of one name, a central rule with a local one against it. */
const PAPERS = {
  'a.txt': paper({
    number: '77-CT/TW',
    day: '12 tháng 03 năm 2018',
    title: 'về trang trí hội trường đại hội nhiệm kỳ 2020 - 2025',
    text: ['Điều 1. Hội trường đại hội treo không quá 7 lá cờ ở hai bên sân khấu.'],
  }),
  'b.txt': paper({
    number: '77-CT/TW',
    day: '14 tháng 06 năm 2024',
    title: 'về trang trí hội trường đại hội nhiệm kỳ 2025 - 2030',
    text: ['Điều 1. Hội trường đại hội treo không quá 9 lá cờ ở hai bên sân khấu.'],
  }),
  'c.txt': paper({
    body: 'ĐẢNG ỦY XÃ TÂN LẬP',
    superior: 'TỈNH ỦY SƠN HÀ',
    number: '05-KH/ĐU',
    day: '20 tháng 07 năm 2025',
    kind: 'KẾ HOẠCH',
    title: 'về việc trồng cây ở xã Tân Lập, tỉnh Sơn Hà',
    text: ['Điều 1. Xã Tân Lập trồng 400 cây phượng dọc đường liên thôn.'],
  }),
  'd.txt': paper({
    body: 'ĐẢNG ỦY XÃ TÂN LẬP',
    superior: 'TỈNH ỦY SÔNG TRĂNG',
    number: '06-KH/ĐU',
    day: '21 tháng 07 năm 2025',
    kind: 'KẾ HOẠCH',
    title: 'về việc trồng cây ở xã Tân Lập, tỉnh Sông Trăng',
    text: ['Điều 1. Xã Tân Lập trồng 650 cây phượng dọc đường liên thôn.'],
  }),
  'e.txt': paper({
    number: '80-CT/TW',
    day: '02 tháng 02 năm 2025',
    title: 'về đón tiếp đại biểu',
    text: ['Điều 1. Tiểu ban phục vụ đón tiếp đại biểu bố trí không quá 15 cán bộ lễ tân.'],
  }),
  'g.txt': paper({
    body: 'TỈNH ỦY LANG MÔNG',
    number: '40-KH/TU',
    day: '02 tháng 04 năm 2025',
    kind: 'KẾ HOẠCH',
    title: 'về đón tiếp đại biểu tỉnh Lang Mông',
    text: ['Điều 1. Tiểu ban phục vụ đón tiếp đại biểu bố trí không quá 22 cán bộ lễ tân.'],
  }),
};

let version: ScratchVersion;
let answerer: Answerer;
beforeAll(async () => {
  version = await openPapersVersion(PAPERS);
  answerer = productAnswerer(version.knowledge);
});
afterAll(() => version.remove());

const ask = async (text: string, over: Partial<Question> = {}): Promise<Answer> => {
  const answer = await answerer.answer({ text, asOf: ASKED_ON, ...over });
  expect(answerFaults(answer, version.knowledge.reader), answer.text).toEqual([]);
  return answer;
};

const AMBIGUOUS = 'Theo Chỉ thị 77, hội trường đại hội treo bao nhiêu lá cờ?';

describe('a number that two papers bear', () => {
  it('is asked back with both as questions that are answered when they are sent', async () => {
    const answer = await ask(AMBIGUOUS);

    expect(answer).toMatchObject({ status: 'clarify', citations: [], notes: [] });
    expect(answer.suggestions).toEqual([
      'Theo Chỉ thị 77-CT/TW ngày 14/6/2024, hội trường đại hội treo bao nhiêu lá cờ?',
      'Theo Chỉ thị 77-CT/TW ngày 12/3/2018, hội trường đại hội treo bao nhiêu lá cờ?',
    ]);
    const answers = await Promise.all(answer.suggestions.map((one) => ask(one)));
    expect(answers.map(({ citations }) => citations.map(({ issuedOn }) => issuedOn))).toEqual([
      ['2024-06-14'],
      ['2018-03-12'],
    ]);
  });

  it.each([
    ['1', '9'],
    ['2', '7'],
    ['cái đầu', '9'],
    ['cái thứ hai nhé', '7'],
    ['2018', '7'],
    ['năm 2024', '9'],
    ['bản 12/3/2018', '7'],
    ['nhiệm kỳ 2020-2025', '7'],
    ['cái mới nhất', '9'],
    ['cái cũ', '7'],
  ])('is chosen by the reply "%s"', async (reply, figure) => {
    const { status, text } = await ask(reply, { history: [AMBIGUOUS] });

    expect([status, text]).toEqual(['answered', expect.stringContaining(`không quá ${figure} lá cờ`)]);
  });

  it('is not asked back again once it is chosen', async () => {
    const { text } = await ask('Chỉ thị 77 cho treo bao nhiêu lá cờ ở hai bên sân khấu hội trường đại hội?', {
      history: [AMBIGUOUS, '2018'],
    });

    expect(text).toContain('không quá 7 lá cờ');
  });

  it.each([
    ['its year', 'Theo Chỉ thị 77 năm 2018, hội trường đại hội treo bao nhiêu lá cờ?', {}, '7'],
    ['its term', 'Nhiệm kỳ 2025-2030, theo Chỉ thị 77 hội trường đại hội treo bao nhiêu lá cờ?', {}, '9'],
    ['the day of asking', AMBIGUOUS, { asOf: '2020-01-01' }, '7'],
  ])('is decided by %s', async (_by, text, over, figure) => {
    expect((await ask(text, over)).text).toContain(`không quá ${figure} lá cờ`);
  });

  it('a new question is no reply', async () => {
    const { text } = await ask('Đón tiếp đại biểu bố trí không quá bao nhiêu cán bộ lễ tân?', {
      history: [AMBIGUOUS],
    });

    expect(text).toContain('không quá 15 cán bộ lễ tân');
  });
});

describe('a place that two provinces have', () => {
  const question = 'Xã Tân Lập trồng bao nhiêu cây phượng?';

  it('is asked back, and decided by the province', async () => {
    const answer = await ask(question);

    expect(answer.status).toBe('clarify');
    expect(answer.suggestions.toSorted()).toEqual([
      'Xã Tân Lập, tỉnh Sông Trăng trồng bao nhiêu cây phượng?',
      'Xã Tân Lập, tỉnh Sơn Hà trồng bao nhiêu cây phượng?',
    ]);
    for (const [text, figure, other] of [
      ['Xã Tân Lập, tỉnh Sơn Hà trồng bao nhiêu cây phượng?', '400', '650'],
      ['Xã Tân Lập, tỉnh Sông Trăng trồng bao nhiêu cây phượng?', '650', '400'],
    ] as const) {
      const { text: said } = await ask(text);
      expect(said).toContain(figure);
      expect(said).not.toContain(other);
    }
  });

  it('is chosen by its province alone, or by the setting of the asker', async () => {
    expect((await ask('Sơn Hà', { history: [question] })).text).toContain('400');
    expect((await ask('tinh song trang a', { history: [question] })).text).toContain('650');
    expect((await ask(question, { place: 'xã Tân Lập, tỉnh Sông Trăng' })).text).toContain('650');
  });
});

describe('two levels that say different things', () => {
  it('are both cited to the one who asks about the place', async () => {
    const { text, citations } = await ask(
      'Tỉnh Lang Mông bố trí không quá bao nhiêu cán bộ lễ tân đón tiếp đại biểu?',
    );

    expect(text).toMatch(/^Lưu ý: .*Trung ương và địa phương quy định khác nhau/);
    expect(text).toMatch(
      /\nTrung ương: .*không quá 15 cán bộ lễ tân\. \[\d\]\nĐịa phương \(tỉnh Lang Mông\): .*22/,
    );
    expect(citations).toHaveLength(2);
  });

  it('and elsewhere the central rule stands alone', async () => {
    const { text } = await ask('Đón tiếp đại biểu bố trí không quá bao nhiêu cán bộ lễ tân?');

    expect(text).toContain('không quá 15 cán bộ lễ tân');
    expect(text).not.toContain('22');
  });
});

describe('a place of which nothing is held', () => {
  it('is not answered with what a paper of no place tells of other places', async () => {
    const survey = await openPapersVersion({
      'khao-sat.txt': paper({
        number: '91-CT/TW',
        title: 'về kết quả làm điểm',
        text: [
          'Điều 1. Thị xã Bến Sỏi chọn 3 đơn vị làm đại hội điểm. Huyện Lang Mông chọn 5 đơn vị làm đại hội điểm.',
        ],
      }),
    });
    try {
      const text = 'Huyện Đăk Pring chọn mấy đơn vị làm đại hội điểm?';
      const { status } = await productAnswerer(survey.knowledge).answer({ text, asOf: ASKED_ON });
      expect(status).toBe('not-found');
    } finally {
      survey.remove();
    }
  });
});
