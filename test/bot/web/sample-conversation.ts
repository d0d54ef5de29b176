import { parseCalendarDate } from '../../../knowledge/model/calendar-date.ts';
import type { ShownDocument } from '../../../bot/http/document-source.ts';
import { sampleDocument } from '../../support/memory-document-source.ts';
import { ScriptedAnswerer, scriptedAnswer, scriptedCitation } from '../../support/scripted-answerer.ts';

export const STEPS = [
  'Bước 1: Hội nghị tập thể lãnh đạo (lần 1) rà soát nguồn nhân sự và thống nhất chủ trương.',
  'Bước 2: Hội nghị tập thể lãnh đạo mở rộng thảo luận, thống nhất cơ cấu, tiêu chuẩn và giới thiệu nhân sự.',
  'Bước 3: Hội nghị tập thể lãnh đạo (lần 2) căn cứ kết quả giới thiệu, tiếp tục thảo luận và giới thiệu nhân sự bằng phiếu kín.',
  'Bước 4: Hội nghị cán bộ chủ chốt thảo luận và thể hiện chính kiến về nhân sự.',
  'Bước 5: Hội nghị tập thể lãnh đạo (lần 3) thảo luận và biểu quyết.',
];
export const LEAD = 'Công tác nhân sự được thực hiện theo quy trình 5 bước sau đây:';
const RULE = 'Số dư do hội nghị quyết định nhưng tối đa không quá 30% số lượng cần bầu.';

/** Two invented papers with headings, a list and every kind of validity. */
export const DOCUMENTS: readonly ShownDocument[] = [
  sampleDocument(
    {
      id: 'ban-mau_11-hd-mau_2025-04-05',
      number: '11-HD/MAU',
      title: 'Về quy trình công tác nhân sự đại hội đảng bộ các cấp nhiệm kỳ mẫu',
      issuer: 'Ban Tổ chức Mẫu',
      issuedOn: parseCalendarDate('2025-04-05'),
      term: '2025-2030',
      form: 'digest',
      sources: ['https://example.vn/huong-dan/11', 'javascript:alert(1)', 'Bản in của Ban Tổ chức Mẫu'],
      file: '11-hd-mau.md',
      validity: {
        status: 'in-force',
        from: parseCalendarDate('2025-04-05'),
        to: null,
        supersededBy: null,
        note: null,
      },
    },
    [
      { text: 'Hướng dẫn về quy trình công tác nhân sự', role: 'title' },
      {
        text: LEAD,
        headings: ['I. Quy trình giới thiệu nhân sự', '1. Đối với nhân sự tại chỗ'],
        role: 'lead',
        locator: { path: [{ unit: 'muc', label: 'I.1' }], page: 2 },
      },
      ...STEPS.map((text, i) => ({
        text,
        headings: ['I. Quy trình giới thiệu nhân sự', '1. Đối với nhân sự tại chỗ'],
        role: 'item' as const,
        list: { group: 0, index: i + 1, size: STEPS.length, lead: LEAD },
        locator: { path: [{ unit: 'muc' as const, label: 'I.1' }], page: 2 },
      })),
      ...['Hồ sơ nhân sự được gửi trước hội nghị.', 'Kết quả kiểm phiếu được niêm phong.'].map((text, i) => ({
        text,
        headings: ['I. Quy trình giới thiệu nhân sự', '2. Đối với nhân sự từ nơi khác'],
        role: 'item' as const,
        list: { group: 1, index: i + 1, size: 2, lead: '' },
      })),
      ...Array.from({ length: 25 }, (_, i) => ({
        text: `Khoản ${i + 1}. Cấp ủy có trách nhiệm lãnh đạo, chỉ đạo, kiểm tra việc thực hiện quy trình; báo cáo cấp trên kết quả thực hiện đúng thời hạn.`,
        headings: ['II. Tổ chức thực hiện'],
      })),
    ],
  ),
  sampleDocument(
    {
      id: 'ban-mau_35-ct-mau_2019-05-30',
      number: '35-CT/MAU',
      title: 'Về đại hội đảng bộ các cấp nhiệm kỳ trước',
      kind: 'chi-thi',
      issuer: 'Ban Mẫu',
      issuedOn: parseCalendarDate('2019-05-30'),
      term: '2020-2025',
      validity: {
        status: 'superseded',
        from: parseCalendarDate('2019-05-30'),
        to: parseCalendarDate('2024-06-13'),
        supersededBy: '35-CT/MAU (14/6/2024)',
        note: null,
      },
    },
    [{ text: RULE }],
  ),
];

const FIRST = DOCUMENTS[0]!;
const SECOND = DOCUMENTS[1]!;

/** Answers by words of the question: all states the page can show. */
export function sampleAnswerer(): ScriptedAnswerer {
  return new ScriptedAnswerer(({ text }) => {
    if (text.includes('lỗi')) throw new Error(`must not reach anyone: ${text}`);
    if (text.includes('thời tiết'))
      return scriptedAnswer({
        status: 'not-found',
        text: 'Kho tài liệu hiện có không nói về nội dung này. Văn bản gần nhất: Hướng dẫn số 11-HD/MAU.',
        suggestions: ['Quy trình nhân sự gồm những bước nào?'],
        confidence: 0.1,
      });
    if (text.includes('đại hội'))
      return scriptedAnswer({
        status: 'clarify',
        text: 'Có nhiều đại hội trong tài liệu.',
        suggestions: [
          'Đại hội nhiệm kỳ 2020–2025 gồm những bước nào?',
          'Số dư của nhiệm kỳ 2025–2030 là bao nhiêu?',
        ],
      });
    if (text.includes('kịch bản'))
      return scriptedAnswer({
        text: `${HOSTILE} [1]`,
        citations: [
          scriptedCitation({
            title: HOSTILE,
            number: HOSTILE,
            issuer: HOSTILE,
            locator: HOSTILE,
            quote: HOSTILE,
            documentId: '"><img src=x>',
            supersededBy: HOSTILE,
            validity: 'superseded',
          }),
        ],
        notes: [HOSTILE],
        suggestions: [HOSTILE],
      });
    if (text.includes('Số dư')) return ruleAnswer();
    return stepsAnswer();
  });
}

export const HOSTILE = '<script>window.hacked=1</script><img src=x onerror="window.hacked=1">';

function citationOf({ document, passages }: ShownDocument, ordinal: number, marker: string) {
  const passage = passages[ordinal]!;
  return scriptedCitation({
    marker,
    documentId: document.id,
    passageId: passage.id,
    number: document.number,
    title: document.title,
    issuer: document.issuer,
    issuedOn: document.issuedOn,
    kind: document.kind,
    locator: passage.locator.path.length > 0 ? 'mục I.1, trang 2' : null,
    page: passage.locator.page,
    quote: passage.text,
    validity: document.validity.status,
    supersededBy: document.validity.supersededBy,
  });
}

function stepsAnswer() {
  return scriptedAnswer({
    text: [`${LEAD} [1]`, ...STEPS.map((step, i) => `${i + 1}. ${step} [${i + 2}]`)].join('\n'),
    citations: [citationOf(FIRST, 1, '1'), ...STEPS.map((_, i) => citationOf(FIRST, i + 2, String(i + 2)))],
    notes: ['Nội dung lấy từ bản tóm lược; cần đối chiếu văn bản gốc trước khi áp dụng.'],
    suggestions: ['Số dư khi bầu cấp ủy là bao nhiêu?', 'Độ tuổi tái cử được tính ra sao?'],
  });
}

function ruleAnswer() {
  return scriptedAnswer({
    text: `Lưu ý: Văn bản này đã được thay thế bởi 35-CT/MAU (14/6/2024).\n${RULE} [1]`,
    citations: [
      citationOf(SECOND, 0, '1'),
      scriptedCitation({ ...citationOf(FIRST, 8, '2'), validity: 'past-term' }),
    ],
    more: {
      text: `${STEPS[0]} [1] ${STEPS[1]} [3]`,
      citations: [citationOf(SECOND, 0, '1'), citationOf(FIRST, 3, '3')],
    },
    notes: ['Chỉ thị số 35-CT/MAU ngày 30/5/2019 đã được thay thế bởi 35-CT/MAU (14/6/2024).'],
  });
}
