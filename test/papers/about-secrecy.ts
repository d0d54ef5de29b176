import type { Paper, PaperPart } from './paper.ts';
import { createRandom } from './random.ts';
import { docxOf } from './render/docx.ts';
import { wordPage } from './render/html.ts';
import { odtOf } from './render/odt.ts';
import { pdfOf } from './render/pdf.ts';
import { rtfOf } from './render/rtf.ts';
import { textOf } from './render/text.ts';
import { writePaper } from './write-paper.ts';

/** Titles and words of papers that speak about secrecy and are not secret. */
const SUBJECTS: readonly (readonly [title: string, text: string])[] = [
  [
    'về công tác bảo vệ bí mật nhà nước trong đại hội',
    'Tài liệu có độ Mật, Tối mật, Tuyệt mật phải được quản lý riêng, không gửi qua thư điện tử.',
  ],
  [
    'tuyên truyền Luật Bảo vệ bí mật nhà nước',
    'Bí mật nhà nước được phân thành ba độ: Tuyệt mật, Tối mật và Mật.',
  ],
  [
    'quản lý con dấu và tài liệu mật',
    'Văn thư đóng dấu MẬT màu đỏ dưới số, ký hiệu của văn bản sau khi được cấp có thẩm quyền đồng ý.',
  ],
  [
    'về giải mật hồ sơ lưu trữ',
    'Hồ sơ đã hết thời hạn bảo vệ được giải mật; dấu GIẢI MẬT đóng đè lên dấu cũ.',
  ],
  ['bầu cử bằng phiếu kín', 'Cử tri bỏ phiếu kín, bí mật; không ai được hỏi người khác bầu cho ai.'],
  [
    'về mật khẩu và an toàn thông tin',
    'Mật khẩu phải có từ 12 ký tự, không dùng chung mật khẩu giữa các máy tính.',
  ],
  ['phối hợp giữa Mặt trận và đoàn thể', 'Mặt trận Tổ quốc chủ trì giám sát, phản biện dự thảo văn kiện.'],
  [
    'về mật độ dân số khi sắp xếp thôn, bản',
    'Mật độ dân số trung bình đạt 312 người/km2, nơi cao nhất là 1.205 người/km2.',
  ],
  ['hỗ trợ nghề nuôi ong lấy mật', 'Sản lượng mật ong năm nay đạt 26 tấn, tăng 4 tấn so với năm trước.'],
  [
    'xử lý vi phạm về lộ, mất tài liệu',
    'Người làm mất tài liệu tối mật bị xem xét kỷ luật; người làm lộ bí mật bị truy cứu trách nhiệm.',
  ],
];

const LISTS: readonly (readonly string[])[] = [
  ['Tuyệt mật', 'Tối mật', 'Mật'],
  ['Độ mật', 'Độ khẩn', 'Nơi nhận'],
  ['Mật mã', 'Mật thư', 'Mật ước'],
];

const FORMATS = ['txt', 'docx', 'htm', 'pdf', 'odt', 'rtf'] as const;

/** Thirty papers about secrecy in several formats: none carries a mark of its own. */
export async function papersAboutSecrecy(): Promise<{ readonly name: string; readonly bytes: Uint8Array }[]> {
  const files = [];
  for (let i = 0; i < 30; i++) {
    const paper = paperAbout(i);
    const format = FORMATS[i % FORMATS.length] ?? 'txt';
    files.push({ name: `noi-ve-${i}.${format}`, bytes: await bytesOf(paper, format) });
  }
  return files;
}

function paperAbout(i: number): Paper {
  const random = createRandom(80_000 + i);
  const paper = writePaper(random, {
    pages: 1,
    form: i % 2 === 0 ? 'roman' : 'plain',
    tables: false,
    annexes: 0,
  });
  const [title, text] = SUBJECTS[i % SUBJECTS.length] ?? ['', ''];
  const list = LISTS[Math.floor(i / 10)] ?? [];
  const more: PaperPart[] = [
    { type: 'text', text, centred: false, path: [] },
    ...list.map((words, n): PaperPart => {
      const shown = i % 3 === 0 ? words.toUpperCase() : words;
      return {
        type: 'item',
        marker: `${n + 1}.`,
        text: `${shown}: theo danh mục đã ban hành.`,
        level: 3,
        path: [],
      };
    }),
    {
      type: 'text',
      text: `Trong đó, ${list.join(', ').toLowerCase()} được giải thích tại phần sau.`,
      centred: false,
      path: [],
    },
  ];
  const isCapital = i % 4 === 0;
  return {
    ...paper,
    head: { ...paper.head, titleLines: [isCapital ? title.toUpperCase() : title] },
    body: [...paper.body.slice(0, 1), ...more, ...paper.body.slice(1)],
    truth: { ...paper.truth, title },
  };
}

async function bytesOf(paper: Paper, format: (typeof FORMATS)[number]): Promise<Uint8Array> {
  switch (format) {
    case 'txt':
      return Buffer.from(textOf(paper, { head: 'columns', width: null }));
    case 'docx':
      return docxOf(paper, { font: 'unicode', numbering: 'typed', headings: 'bold', furniture: true });
    case 'htm':
      return Buffer.from(wordPage(paper));
    case 'pdf':
      return (
        await pdfOf(paper, {
          columns: 1,
          numbers: 'top',
          runningHead: null,
          runningFoot: null,
          justified: false,
        })
      ).bytes;
    case 'odt':
      return odtOf(paper, 'plain');
    case 'rtf':
      return rtfOf(paper, 'unicode');
  }
}
