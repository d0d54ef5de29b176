import { situationFacts, readSituation } from '../../bot/answer/situation/read-situation.ts';
import { parseCalendarDate } from '../../knowledge/model/calendar-date.ts';
import type { Document } from '../../knowledge/model/document.ts';
import type { OpenKnowledge } from '../../knowledge/open-knowledge.ts';
import { foldDiacritics } from '../../knowledge/text/fold.ts';
import type { EvalQuestion } from './answer-metrics.ts';
import type { TrainingCorpus } from './training-corpora.ts';

/** Names of units that are in no document: made up. */
const MADE_UP_PLACES = [
  'xã Suối Cát Thượng',
  'phường Bình Lộc Hạ',
  'huyện Nậm Khoang',
  'thị xã Vĩnh Sơn Đông',
  'xã Trà Giáp Nam',
  'huyện Yên Khoái',
];

/** A thing that people ask of a subject, with the words that a text has to hold to tell it. */
interface Attribute {
  readonly ask: (subject: string) => string;
  /** Folded. */
  readonly words: readonly string[];
}

const OF_PAPERS: readonly Attribute[] = [
  { ask: (paper) => `Ai ký ${paper}?`, words: ['nguoi ky', 'da ky', 'ky ban hanh', 'ky thay'] },
  { ask: (paper) => `Người ký ${paper} là ai?`, words: ['nguoi ky', 'da ky', 'ky ban hanh'] },
  { ask: (paper) => `${paper} có bao nhiêu điều?`, words: ['dieu.'] },
  { ask: (paper) => `Điều 87 của ${paper} quy định gì?`, words: ['dieu 87'] },
  { ask: (paper) => `Phụ lục 9 của ${paper} nói về việc gì?`, words: ['phu luc 9'] },
  { ask: (paper) => `${paper} dài mấy trang?`, words: ['trang'] },
  { ask: (paper) => `${paper} có mấy chương, mấy mục?`, words: ['chuong'] },
  { ask: (paper) => `${paper} gửi cho những nơi nào?`, words: ['noi nhan', 'gui'] },
  { ask: (paper) => `${paper} có mấy phụ lục?`, words: ['phu luc'] },
];
const OF_PLACES: readonly Attribute[] = [
  { ask: (place) => `Số điện thoại của Đảng ủy ${place} là bao nhiêu?`, words: ['dien thoai'] },
  { ask: (place) => `Kinh phí tổ chức đại hội ở ${place} hết bao nhiêu?`, words: ['kinh phi'] },
  { ask: (place) => `${place} có bao nhiêu đảng viên?`, words: ['tong so dang vien', 'co so dang vien'] },
  { ask: (place) => `Toàn đảng bộ ${place} có mấy chi bộ trực thuộc?`, words: ['so chi bo'] },
  { ask: (place) => `Đại hội ${place} khai mạc ngày nào?`, words: ['khai mac'] },
  { ask: (place) => `Đại hội ${place} họp ở hội trường nào?`, words: ['hoi truong'] },
  {
    ask: (place) => `Có bao nhiêu đại biểu dự đại hội ${place}?`,
    words: ['dai bieu du dai hoi', 'so dai bieu'],
  },
  { ask: (place) => `Ban chấp hành ${place} khóa mới bầu được bao nhiêu ủy viên?`, words: ['so uy vien'] },
  { ask: (place) => `Diện tích của ${place} là bao nhiêu?`, words: ['dien tich'] },
  { ask: (place) => `${place} có bao nhiêu hộ nghèo?`, words: ['ho ngheo'] },
  { ask: (place) => `Chủ tịch UBND ${place} tên là gì?`, words: ['chu tich ubnd', 'chu tich uy ban'] },
  { ask: (place) => `Ai trúng cử phó bí thư ${place}?`, words: ['trung cu pho bi thu'] },
  { ask: (place) => `Bí thư ${place} sinh năm nào?`, words: ['sinh nam', 'sinh ngay'] },
  { ask: (place) => `Tỷ lệ nữ trúng cử ở ${place} là bao nhiêu?`, words: ['nu trung cu'] },
  { ask: (place) => `Thu nhập bình quân ở ${place} là bao nhiêu?`, words: ['thu nhap'] },
];

/** What cadres ask about, where the documents speak of it at all. */
const MATTERS = [
  'phiếu bầu',
  'ban kiểm phiếu',
  'đoàn chủ tịch',
  'đoàn thư ký',
  'đại hội chi bộ',
  'danh sách bầu cử',
  'phiên trù bị',
  'chi ủy',
  'đại biểu dự khuyết',
  'số dư',
  'cán bộ chủ chốt',
  'báo cáo chính trị',
];
const OF_MATTERS: readonly Attribute[] = [
  { ask: (matter) => `Lệ phí cho ${matter} là bao nhiêu?`, words: ['le phi'] },
  { ask: (matter) => `Ai chủ trì việc giám sát ${matter}?`, words: ['giam sat'] },
  { ask: (matter) => `${matter} được lưu giữ trong bao nhiêu năm?`, words: ['luu giu'] },
  { ask: (matter) => `Khiếu nại về ${matter} gửi cho ai?`, words: ['khieu nai'] },
  { ask: (matter) => `Trang phục khi làm việc với ${matter} thế nào?`, words: ['trang phuc'] },
  { ask: (matter) => `Mức bồi dưỡng cho ${matter} mỗi ngày là mấy đồng?`, words: ['boi duong'] },
  { ask: (matter) => `Vi phạm về ${matter} thì bị kỷ luật ra sao?`, words: ['ky luat'] },
  { ask: (matter) => `Tối thiểu bao nhiêu thành viên thì ${matter} hoạt động được?`, words: ['thanh vien'] },
  { ask: (matter) => `Có được quay phim, chụp ảnh ${matter} không?`, words: ['quay phim', 'chup anh'] },
  { ask: (matter) => `${matter} làm bằng máy tính được không?`, words: ['may tinh'] },
  { ask: (matter) => `Mẫu biểu về ${matter} lấy ở đâu?`, words: ['mau bieu'] },
];

/** A made question with what is known of its answer. */
export interface MadeQuestion {
  readonly question: EvalQuestion;
  /** `none`: nothing answers it. `rule`: only the expected facts, as a rule for everybody, may answer. */
  readonly answeredBy: 'none' | 'rule';
}

/**
 * More questions on the documents of a corpus: for things that no text tells of a paper or a place that is held, and the
 * questions of the corpus asked of places that are not. Which is made of what is settled by the order alone.
 */
export function madeQuestions({ questions }: TrainingCorpus, knowledge: OpenKnowledge): MadeQuestion[] {
  return [...ofAttributes(knowledge), ...ofOtherPlaces(questions, knowledge)];
}

function ofAttributes({ reader }: OpenKnowledge): MadeQuestion[] {
  const documents = reader.documents();
  const texts = documents.map((document) => ({
    document,
    folded: foldDiacritics(
      [document.title, ...reader.passagesOf(document.id).map(({ text }) => text)].join('\n'),
    ),
  }));
  const made: MadeQuestion[] = [];
  const add = (
    subject: string,
    name: string,
    attributes: readonly Attribute[],
    count: number,
    from: number,
  ): void => {
    const about = texts.filter(({ folded }) => folded.includes(foldDiacritics(name)));
    for (let k = 0; k < count; k++) {
      const attribute = attributes[(from + k * 2) % attributes.length];
      if (!attribute || about.some(({ folded }) => attribute.words.some((words) => folded.includes(words))))
        continue;
      const id = `${name} ${(from + k * 2) % attributes.length}`;
      made.push({
        question: { id, question: attribute.ask(subject), expected_facts: [] },
        answeredBy: 'none',
      });
    }
  };
  papers(documents).forEach((paper, i) => {
    add(paper.subject, paper.number, OF_PAPERS, 3, i);
  });
  places(
    texts.map(({ document, folded: _ }) => document),
    reader,
  ).forEach((place, i) => {
    add(place, place.replace(/^\p{Ll}+(?: \p{Ll}+)? /u, ''), OF_PLACES, 5, i);
  });
  MATTERS.forEach((matter, i) => {
    if (texts.some(({ folded }) => folded.includes(foldDiacritics(matter))))
      add(matter, matter, OF_MATTERS, 3, i);
  });
  return made;
}

function papers(documents: readonly Document[]): { subject: string; number: string }[] {
  return documents.flatMap(({ number, kind }) =>
    number === null ? [] : [{ subject: `${KINDS[kind] ?? 'Văn bản'} ${number}`, number }],
  );
}

const KINDS: Readonly<Record<string, string>> = {
  'chi-thi': 'Chỉ thị',
  'quy-che': 'Quy chế',
  'quy-dinh': 'Quy định',
  'huong-dan': 'Hướng dẫn',
  'ke-hoach': 'Kế hoạch',
};

const UNIT = /(?<!\p{L})(xã|phường|huyện|thị xã|thành phố|tỉnh)\s(\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){1,2})/gu;
const MOST_PLACES = 24;

/** The places that texts of local documents name with their unit. */
function places(documents: readonly Document[], reader: OpenKnowledge['reader']): string[] {
  const found = documents
    .filter(({ jurisdiction }) => jurisdiction.scope === 'local')
    .flatMap(({ id, title }) => [title, ...reader.passagesOf(id).map(({ text }) => text)])
    .flatMap((text) => [...text.matchAll(UNIT)].map(([, unit = '', name = '']) => `${unit} ${name}`));
  return [...new Set(found)].slice(0, MOST_PLACES);
}

function ofOtherPlaces(
  questions: readonly EvalQuestion[],
  { reader, search }: OpenKnowledge,
): MadeQuestion[] {
  const facts = situationFacts(reader, search);
  const asOf = parseCalendarDate('2026-11-22');
  if (asOf === null) throw new Error('no date');
  const local = new Set(
    reader.documents().flatMap(({ jurisdiction, file }) => (jurisdiction.scope === 'local' ? [file] : [])),
  );
  return questions.flatMap((question, i): MadeQuestion[] => {
    if (question.expected_facts.length === 0 || question.history !== undefined) return [];
    const other = MADE_UP_PLACES[i % MADE_UP_PLACES.length] ?? '';
    const named = readSituation(question.question, { asOf, facts }).places.filter(({ isNamed }) => isNamed);
    const [place] = named;
    if (place && named.length === 1) {
      const written = new RegExp(
        `(?:(?:xã|phường|huyện|thị xã|thành phố|tp|tỉnh|xa|phuong|huyen|thi xa|thanh pho|tinh)\\s)?${place.name}`,
        'iu',
      );
      // Marked or not, as the question is.
      const typed = written.test(question.question) ? other : null;
      const plain = new RegExp(foldDiacritics(place.name), 'iu');
      const text =
        typed === null
          ? question.question.replace(plain, foldDiacritics(other).toLowerCase())
          : question.question.replace(
              written,
              i % 2 === 0 ? other : other.replace(/^\p{Ll}+(?: \p{Ll}+)? /u, ''),
            );
      return text === question.question
        ? []
        : [{ question: { ...question, question: text, id: `${question.id} elsewhere` }, answeredBy: 'none' }];
    }
    if (named.length > 0 || i % 3 !== 0 || local.has(question.source ?? '')) return [];
    const text = `${question.question.replace(/[?.!]\s*$/, '')} ở ${other}?`;
    return [
      { question: { ...question, question: text, id: `${question.id} somewhere` }, answeredBy: 'rule' },
    ];
  });
}
