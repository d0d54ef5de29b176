import type { ValidityStatus } from '../../knowledge/model/validity.ts';
import type { QuizKind } from './quiz-item.ts';

/** A title in quotation marks is set apart from what is asked of it. */
const set = (about: string): string => (about.endsWith('”') ? `${about},` : about);

/** Words that ask for something in its place in a sentence, and whole questions. */
export const QUIZ_ASK = {
  whichPaper: 'Văn bản nào',
  whichDay: 'ngày nào',
  whichMonth: 'tháng nào',
  whichYear: 'năm nào',
  howMany: 'bao nhiêu',
  howManyPercent: 'bao nhiêu phần trăm',
  whichOrdinal: (kind: string) => (kind === 'khóa' ? 'khóa nào' : `${kind} mấy`),
  whichBody: 'Cơ quan, tổ chức nào',
  of: (body: string) => ` của ${body}`,
  about: (title: string) => (/^Về\s/u.test(title) ? ` về${title.slice(2)}` : ` có nội dung “${title}”`),
  issuedWhen: (paper: string, about: string) => `${paper}${set(about)} được ban hành ngày nào?`,
  issuedBy: (paper: string, about: string) => `${paper}${set(about)} do cơ quan nào ban hành?`,
  isAbout: (paper: string, about: string) => `${paper} là văn bản${about}.`,
  issued: (paper: string, body: string, about: string) => `${paper} do ${body} ban hành,${about}.`,
  paperOf: (body: string, about: string) => `Văn bản nào của ${body}${about}?`,
} as const;

/** What stands around a question: its source, and what does not hold today. */
export const QUIZ_STEM = {
  in: 'Trong',
  theo: (source: string) => `Theo ${source}, `,
  digestOf: (paper: string) => `bản tóm lược ${paper}`,
  digestTitled: (title: string) => `bản tóm lược “${title}”`,
  paper: (kind: string, number: string) => `${kind} số ${number}`,
  dated: (paper: string, day: string) => `${paper} ngày ${day}`,
  of: (paper: string, body: string) => `${paper} của ${body}`,
  titled: (kind: string, title: string) => `${kind} “${title}”`,
  at: (place: string) => `tại ${place}`,
  about: (topic: string, item: string) => `${topic}: ${item}`,
  trueOrFalse: (source: string, sentence: string) =>
    `${source === '' ? 'Nhận định sau đây đúng hay sai?' : `Theo ${source}, nhận định sau đây đúng hay sai?`} “${sentence.replaceAll('“', '‘').replaceAll('”', '’')}”`,
  mark: {
    'in-force': '',
    superseded: ' (Hỏi về văn bản đã được thay thế)',
    'past-term': ' (Hỏi về nhiệm kỳ đã qua)',
    unknown: ' (Hỏi theo nguồn chưa rõ hiệu lực hiện nay)',
  } satisfies Record<ValidityStatus, string>,
  pastTerm: (term: string) => ` (Hỏi về nhiệm kỳ ${term.replace('-', '–')} đã qua)`,
} as const;

export const QUIZ_ORDER = {
  next: (list: string, step: string) => `${list}, việc nào đứng ngay sau “${step}”?`,
  previous: (list: string, step: string) => `${list}, việc nào đứng ngay trước “${step}”?`,
  place: (list: string, place: number) => `${list}, việc nào đứng thứ ${place}?`,
  first: (list: string) => `${list}, việc nào đứng đầu tiên?`,
  last: (list: string) => `${list}, việc nào đứng cuối cùng?`,
} as const;

export const QUIZ_OPTIONS = { right: 'Đúng', wrong: 'Sai' } as const;

export const QUIZ_EXPLANATION = {
  answer: (answer: string) => `Đáp án: ${answer}.`,
  isTrue: 'Đáp án: Đúng.',
  isFalse: (right: string) => `Đáp án: Sai; đúng ra là ${right}.`,
  quoted: (quote: string, where: string) => `Văn bản ghi: “${quote}” (${where}).`,
  source: (where: string) => `Nguồn: ${where}.`,
} as const;

export const QUIZ_TEXTS = {
  kinds: {
    number: 'số văn bản',
    date: 'ngày, tháng',
    who: 'cơ quan, tổ chức',
    'how-many': 'số lượng, tỷ lệ',
    order: 'thứ tự các bước',
    'true-false': 'đúng hay sai',
  } satisfies Record<QuizKind, string>,
  validity: {
    'in-force': 'còn hiệu lực',
    superseded: 'đã được thay thế',
    'past-term': 'nhiệm kỳ đã qua',
    unknown: 'chưa rõ hiệu lực',
  } satisfies Record<ValidityStatus, string>,
  nothing:
    'Không tạo được câu hỏi nào từ các tài liệu này. Thêm --all để lấy cả nguồn của nhiệm kỳ đã qua, đã được thay thế hoặc chưa rõ hiệu lực.',
  fewer: (made: number, wanted: number) =>
    `Tạo được ${made} câu hỏi (yêu cầu ${wanted}); không tạo thêm vì không đủ phương án chắc chắn sai hoặc câu văn chưa đủ rõ.`,
  noDocument: (id: string) =>
    `Kho tri thức không có văn bản ${id}. Xem danh sách: npm run -s knowledge -- list`,
  question: (place: number, kind: string) => `Câu ${place} (${kind})`,
  notPollable: 'Dài quá giới hạn của bình chọn trên Telegram.',
  columns: [
    'mã',
    'loại',
    'câu hỏi',
    'phương án A',
    'phương án B',
    'phương án C',
    'phương án D',
    'đáp án',
    'giải thích',
    'nguồn',
    'vị trí',
    'hiệu lực',
    'mã văn bản',
    'mã đoạn',
    'vừa bình chọn Telegram',
  ],
  yes: 'có',
  no: 'không',
} as const;
