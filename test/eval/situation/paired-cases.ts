import type { Question } from '../../../bot/answer/answer.ts';
import { foldDiacritics } from '../../../knowledge/text/fold.ts';

/** Two or three small papers that say different things, a question, and what the answer may show. */
export interface PairedCase {
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly question: Question;
  /** The same without diacritics. */
  readonly plain: Question;
  /** Words of the source that holds for the question; null when none does. */
  readonly right: string | null;
  /** Words of the other source, and what the first line must say when they are shown all the same. */
  readonly wrong: string;
  readonly unlessSaid: RegExp;
  /** Whether the answer must say it first, because only the other source answers. */
  readonly isOnlyOther?: boolean;
}

interface Subject {
  readonly title: string;
  /** A rule with its figure. */
  readonly rule: (figure: string) => string;
  readonly ask: (where: string) => string;
  readonly figures: readonly [string, string, string];
}

/** Rules made up for the test; no real paper says so. */
const SUBJECTS: readonly Subject[] = [
  {
    title: 'về số lượng cấp ủy viên',
    rule: (n) => `Số lượng cấp ủy viên của đảng bộ cơ sở không quá ${n} đồng chí.`,
    ask: (where) => `Số lượng cấp ủy viên của đảng bộ cơ sở${where} không quá bao nhiêu đồng chí?`,
    figures: ['17', '21', '25'],
  },
  {
    title: 'về số dư khi bầu cử',
    rule: (n) => `Danh sách bầu cử cấp ủy có số dư không quá ${n}% so với số lượng cần bầu.`,
    ask: (where) => `Danh sách bầu cử cấp ủy${where} có số dư không quá bao nhiêu phần trăm?`,
    figures: ['11%', '19%', '23%'].map((n) => n.slice(0, -1)) as [string, string, string],
  },
  {
    title: 'về thời gian tổ chức đại hội',
    rule: (n) => `Đại hội chi bộ trực thuộc hoàn thành trước ngày ${n}.`,
    ask: (where) => `Đại hội chi bộ trực thuộc${where} hoàn thành trước ngày nào?`,
    figures: ['15 tháng 3', '20 tháng 4', '25 tháng 5'],
  },
  {
    title: 'về tỷ lệ cán bộ nữ',
    rule: (n) => `Tỷ lệ nữ tham gia cấp ủy phải đạt từ ${n}% trở lên.`,
    ask: (where) => `Tỷ lệ nữ tham gia cấp ủy${where} phải đạt từ bao nhiêu phần trăm trở lên?`,
    figures: ['12', '18', '22'],
  },
  {
    title: 'về thời gian công tác của nhân sự',
    rule: (n) => `Nhân sự lần đầu tham gia cấp ủy phải có ít nhất ${n} năm công tác liên tục.`,
    ask: (where) =>
      `Nhân sự lần đầu tham gia cấp ủy${where} phải có ít nhất bao nhiêu năm công tác liên tục?`,
    figures: ['4', '6', '9'],
  },
];

interface Paper {
  readonly body: string;
  readonly number: string;
  /** `02 tháng 03 năm 2021`. */
  readonly day: string;
  readonly kind: string;
  readonly place?: string;
  readonly title: string;
  readonly rules: readonly string[];
}

/** A paper in the Party form. */
function paper({ body, number, day, kind, place = 'Hà Nội', title, rules }: Paper): string {
  return [
    body,
    '*',
    `Số ${number}`,
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    `${place}, ngày ${day}`,
    '',
    kind,
    title,
    '-----',
    '',
    ...rules.flatMap((rule, i) => [`Điều ${i + 1}. ${rule}`, '']),
    'Nơi nhận:',
    '- Các tổ chức đảng trực thuộc,',
    '- Lưu Văn phòng.',
    '',
    'T/M BAN THƯỜNG VỤ',
    'BÍ THƯ',
    'Hà Văn Mới',
    '',
  ].join('\n');
}

const SIGNED = 'Văn bản này có hiệu lực từ ngày ký.';
const central = (over: Partial<Paper> & Pick<Paper, 'number' | 'day' | 'title' | 'rules'>): string =>
  paper({ body: 'BỘ CHÍNH TRỊ', kind: 'QUY ĐỊNH', ...over });
const local = (
  body: string,
  place: string,
  over: Pick<Paper, 'number' | 'day' | 'title' | 'rules'>,
): string => paper({ body, place, kind: 'KẾ HOẠCH', ...over });

type Made = Omit<PairedCase, 'name' | 'plain'>;
type Make = (subject: Subject) => Made;

/** The ways in which a source may not hold for a question. */
const KINDS: Readonly<Record<string, Make>> = {
  'replaced, asked today': ({ title, rule, ask, figures: [a, b] }) => ({
    files: replacedPair(title, rule(a), rule(b)),
    question: { text: ask('') },
    right: b,
    wrong: rule(a),
    unlessSaid: /thay thế bởi 27-QĐ\/TW/,
  }),
  'replaced, asked about the years before': ({ title, rule, ask, figures: [a, b] }) => ({
    files: replacedPair(title, rule(a), rule(b)),
    question: { text: `Năm 2022, ${lower(ask(''))}` },
    right: a,
    wrong: rule(b),
    unlessSaid: /sau thời gian được hỏi/,
  }),
  'replaced, asked on a day before': ({ title, rule, ask, figures: [a, b] }) => ({
    files: replacedPair(title, rule(a), rule(b)),
    question: { text: ask(''), asOf: '2023-02-01' },
    right: a,
    wrong: rule(b),
    unlessSaid: /sau thời gian được hỏi|chưa áp dụng/,
  }),
  'replaced, asked about the time before the new paper by its name': ({
    title,
    rule,
    ask,
    figures: [a, b],
  }) => ({
    files: replacedPair(title, rule(a), rule(b)),
    question: { text: `Trước khi có Quy định 27-QĐ/TW, ${lower(ask(''))}` },
    right: a,
    wrong: rule(b),
    unlessSaid: /sau thời gian được hỏi/,
  }),
  'replaced by a paper that is known and not held': ({ title, rule, ask, figures: [a] }) => ({
    files: [
      {
        name: 'cu.txt',
        text: central({ number: '15-QĐ/TW', day: '02 tháng 03 năm 2021', title, rules: [rule(a), SIGNED] }),
      },
      {
        name: 'register.yaml',
        text: [
          'documents:',
          `  - {number: 15-QĐ/TW, issuedOn: 2021-03-02, kind: quy-dinh, title: Quy định, status: superseded, certainty: confirmed, to: 2024-05-09, replacedBy: 27-QĐ/TW (2024-05-10)}`,
          `  - {number: 27-QĐ/TW, issuedOn: 2024-05-10, kind: quy-dinh, title: Quy định, status: in-force, certainty: confirmed}`,
          '',
        ].join('\n'),
      },
    ],
    question: { text: ask('') },
    right: null,
    wrong: rule(a),
    unlessSaid: /thay thế bởi 27-QĐ\/TW.*kho chưa có/,
    isOnlyOther: true,
  }),
  'replaced from a day to come': ({ title, rule, ask, figures: [a, b] }) => ({
    files: replacedPair(title, rule(a), rule(b), {
      day: '10 tháng 10 năm 2026',
      effect: 'có hiệu lực kể từ ngày 01 tháng 01 năm 2027',
    }),
    question: { text: ask('') },
    right: a,
    wrong: rule(b),
    unlessSaid: /có hiệu lực từ ngày 1\/1\/2027/,
  }),
  'not in force yet, and nothing before it': ({ title, rule, ask, figures: [a] }) => ({
    files: [
      {
        name: 'moi.txt',
        text: central({
          number: '27-QĐ/TW',
          day: '10 tháng 10 năm 2026',
          title,
          rules: [rule(a), 'Quy định này có hiệu lực kể từ ngày 01 tháng 01 năm 2027.'],
        }),
      },
    ],
    question: { text: ask('') },
    right: null,
    wrong: rule(a),
    unlessSaid: /có hiệu lực từ ngày 1\/1\/2027/,
    isOnlyOther: true,
  }),
  'amended, and the amendment is held': ({ title, rule, ask, figures: [a, b] }) => ({
    files: [
      {
        name: 'goc.txt',
        text: central({ number: '15-QĐ/TW', day: '02 tháng 03 năm 2021', title, rules: [rule(a), SIGNED] }),
      },
      {
        name: 'sua.txt',
        text: central({
          number: '31-QĐ/TW',
          day: '10 tháng 05 năm 2025',
          title: `sửa đổi, bổ sung một số điều của Quy định số 15-QĐ/TW, ngày 02/3/2021 của Bộ Chính trị ${title}`,
          rules: [
            `Sửa đổi, bổ sung Điều 1 Quy định số 15-QĐ/TW, ngày 02/3/2021 của Bộ Chính trị như sau:`,
            rule(b),
            SIGNED,
          ],
        }),
      },
    ],
    question: { text: ask('') },
    right: b,
    wrong: rule(a),
    unlessSaid: /sửa đổi, bổ sung bởi 31-QĐ\/TW|nêu khác nhau/,
  }),
  'of two places, asked about one': ({ title, rule, ask, figures: [a, b] }) => ({
    files: twoPlaces(title, rule(a), rule(b)),
    question: { text: ask(' ở huyện Lang Mông') },
    right: a,
    wrong: rule(b),
    unlessSaid: /(?!)/,
  }),
  'of two places, asked from one by the setting': ({ title, rule, ask, figures: [a, b] }) => ({
    files: twoPlaces(title, rule(a), rule(b)),
    question: { text: ask(''), place: 'Lang Mông' },
    right: a,
    wrong: rule(b),
    unlessSaid: /(?!)/,
  }),
  'of another place, and nothing else': ({ title, rule, ask, figures: [a] }) => ({
    files: [
      {
        name: 'b.txt',
        text: local('HUYỆN ỦY NẬM SỎI', 'Nậm Sỏi', {
          number: '08-KH/HU',
          day: '12 tháng 09 năm 2025',
          title,
          rules: [rule(a)],
        }),
      },
    ],
    question: { text: ask(' của huyện Đăk Pring') },
    right: null,
    wrong: rule(a),
    unlessSaid: /(?!)/,
  }),
  'of another place, and a central rule': ({ title, rule, ask, figures: [a, b] }) => ({
    files: [
      {
        name: 'tw.txt',
        text: central({ number: '27-QĐ/TW', day: '10 tháng 05 năm 2025', title, rules: [rule(a), SIGNED] }),
      },
      {
        name: 'b.txt',
        text: local('HUYỆN ỦY NẬM SỎI', 'Nậm Sỏi', {
          number: '08-KH/HU',
          day: '12 tháng 06 năm 2025',
          title,
          rules: [rule(b)],
        }),
      },
    ],
    question: { text: ask(' của xã Đăk Pring') },
    right: a,
    wrong: rule(b),
    unlessSaid: /(?!)/,
  }),
  'local beside central, no place asked': ({ title, rule, ask, figures: [a, b] }) => ({
    files: [
      {
        name: 'tw.txt',
        text: central({ number: '27-QĐ/TW', day: '10 tháng 05 năm 2025', title, rules: [rule(a), SIGNED] }),
      },
      {
        name: 'dp.txt',
        text: local('TỈNH ỦY LANG MÔNG', 'Lang Mông', {
          number: '08-KH/TU',
          day: '12 tháng 09 năm 2025',
          title,
          rules: [rule(b)],
        }),
      },
    ],
    question: { text: ask('') },
    right: a,
    wrong: rule(b),
    unlessSaid: /của tỉnh Lang Mông, không phải quy định chung/,
  }),
  'only local, no place asked': ({ title, rule, ask, figures: [a] }) => ({
    files: [
      {
        name: 'dp.txt',
        text: local('TỈNH ỦY LANG MÔNG', 'Lang Mông', {
          number: '08-KH/TU',
          day: '12 tháng 09 năm 2025',
          title,
          rules: [rule(a)],
        }),
      },
    ],
    question: { text: ask('') },
    right: null,
    wrong: rule(a),
    unlessSaid: /Đây là kế hoạch của tỉnh Lang Mông, không phải quy định chung/,
    isOnlyOther: true,
  }),
  'of two terms, none asked': ({ title, rule, ask, figures: [a, b] }) => ({
    files: twoTerms(title, rule(a), rule(b)),
    question: { text: ask('') },
    right: b,
    wrong: rule(a),
    unlessSaid: /nhiệm kỳ 2020–2025/,
  }),
  'of two terms, the past one asked': ({ title, rule, ask, figures: [a, b] }) => ({
    files: twoTerms(title, rule(a), rule(b)),
    question: { text: `Nhiệm kỳ 2020-2025, ${lower(ask(''))}` },
    right: a,
    wrong: rule(b),
    unlessSaid: /nhiệm kỳ 2025–2030/,
  }),
  'of two terms, the past one asked by its congress': ({ title, rule, ask, figures: [a, b] }) => ({
    files: twoTerms(title, rule(a), rule(b)),
    question: { text: `Đại hội XIII: ${lower(ask(''))}` },
    right: a,
    wrong: rule(b),
    unlessSaid: /nhiệm kỳ 2025–2030/,
  }),
  'of a past term only': ({ title, rule, ask, figures: [a] }) => ({
    files: twoTerms(title, rule(a), rule(a)).slice(0, 1),
    question: { text: ask('') },
    right: null,
    wrong: rule(a),
    unlessSaid: /nhiệm kỳ 2020–2025 đã qua/,
    isOnlyOther: true,
  }),
};

/** Every kind with every subject. */
export function pairedCases(): PairedCase[] {
  return Object.entries(KINDS).flatMap(([kind, make]) =>
    SUBJECTS.map((subject): PairedCase => {
      const made = withOthers(make(subject), subject);
      const plain = { ...made.question, text: foldDiacritics(made.question.text) };
      return { ...made, plain, name: `${kind}: ${subject.title}` };
    }),
  );
}

/** Papers on the other subjects stand beside, so that words are as rare as in a collection. */
function withOthers(made: Made, subject: Subject): Made {
  const others = SUBJECTS.filter((other) => other !== subject).map(
    ({ title, rule, figures: [, , n] }, i) => ({
      name: `khac-${i}.txt`,
      text: central({
        number: `${90 + i}-QĐ/TW`,
        day: `${11 + i} tháng 11 năm 2025`,
        title,
        rules: [rule(n), SIGNED],
      }),
    }),
  );
  return { ...made, files: [...made.files, ...others] };
}

function replacedPair(
  title: string,
  old: string,
  next: string,
  { day = '10 tháng 05 năm 2024', effect = 'có hiệu lực từ ngày ký' } = {},
): PairedCase['files'] {
  return [
    {
      name: 'cu.txt',
      text: central({ number: '15-QĐ/TW', day: '02 tháng 03 năm 2021', title, rules: [old, SIGNED] }),
    },
    {
      name: 'moi.txt',
      text: central({
        number: '27-QĐ/TW',
        day,
        title,
        rules: [
          next,
          `Quy định này ${effect}, thay thế Quy định số 15-QĐ/TW, ngày 02/3/2021 của Bộ Chính trị.`,
        ],
      }),
    },
  ];
}

function twoPlaces(title: string, first: string, second: string): PairedCase['files'] {
  const of = (name: string, body: string, place: string, rule: string) => ({
    name,
    text: local(body, place, { number: '08-KH/HU', day: '12 tháng 06 năm 2025', title, rules: [rule] }),
  });
  return [
    of('a.txt', 'HUYỆN ỦY LANG MÔNG', 'Lang Mông', first),
    of('b.txt', 'HUYỆN ỦY NẬM SỎI', 'Nậm Sỏi', second),
  ];
}

function twoTerms(title: string, past: string, present: string): PairedCase['files'] {
  const of = (name: string, number: string, day: string, term: string, rule: string) => ({
    name,
    text: paper({
      body: 'BAN TỔ CHỨC TRUNG ƯƠNG',
      kind: 'HƯỚNG DẪN',
      number,
      day,
      title: `${title} tại đại hội đảng bộ các cấp nhiệm kỳ ${term}`,
      rules: [rule],
    }),
  });
  return [
    of('cu.txt', '26-HD/BTCTW', '18 tháng 10 năm 2019', '2020 - 2025', past),
    of('moi.txt', '41-HD/BTCTW', '26 tháng 04 năm 2025', '2025 - 2030', present),
  ];
}

function lower(question: string): string {
  return `${(question[0] ?? '').toLowerCase()}${question.slice(1)}`;
}
