/**
 * Every sentence the ingest program can say about a file, by code. `what` is a file, a value or an option and may
 * be empty; exact technical detail goes to the log in English, not here.
 */
export const MESSAGES = {
  'path-missing': () => 'Không tìm thấy đường dẫn này; hãy kiểm tra lại tên tệp hoặc thư mục.',
  'file-unreadable': () =>
    'Không đọc được tệp này (không có quyền đọc hoặc ổ đĩa báo lỗi); hãy mở quyền đọc hoặc chép tệp sang ổ khác rồi nạp lại.',
  'file-changing': () =>
    'Tệp bị thay đổi trong lúc đang nạp nên chưa được đưa vào kho; hãy đợi chép xong rồi nạp lại.',
  'not-a-file': () => 'Không phải là tệp thường nên không được nạp; hãy chép nội dung vào một tệp thường.',
  'file-empty': () => 'Tệp rỗng, không có nội dung; hãy chép lại tệp từ nơi gửi.',
  'file-too-large': (what: string) =>
    `Tệp quá lớn${what === '' ? '' : ` (${what})`}; hãy tách tệp thành nhiều phần nhỏ hơn rồi nạp lại.`,
  'line-too-long': () =>
    'Tệp có một dòng dài bất thường nên không được coi là văn bản; nếu đúng là văn bản, hãy lưu lại với các dòng ngắt đoạn.',
  binary: () => 'Tệp không phải là văn bản đọc được (tệp nhị phân); hãy nạp bản văn bản của tài liệu này.',
  'format-unsupported': (what: string) =>
    `Chưa hỗ trợ định dạng ${what === '' ? 'này' : what}; hãy lưu tài liệu thành tệp chữ (.txt), Markdown (.md) hoặc HTML rồi nạp lại.`,
  'encoding-unknown': () =>
    'Không nhận ra bảng mã của tệp; hãy lưu lại tệp ở dạng Unicode (UTF-8) rồi nạp lại.',
  'encoding-legacy': (what: string) =>
    `Tệp dùng phông chữ cũ${what === '' ? '' : ` (${what})`}; hãy chuyển mã sang Unicode (UTF-8) rồi nạp lại.`,
  'front-matter-broken': (what: string) =>
    `Phần khai báo giữa hai dòng --- ở đầu tệp bị lỗi: ${withoutStop(what)}; hãy sửa phần này rồi nạp lại.`,
  'sidecar-broken': (what: string) =>
    `Tệp khai báo đi kèm (.meta.yaml) bị lỗi: ${withoutStop(what)}; hãy sửa hoặc bỏ tệp khai báo rồi nạp lại.`,
  'register-broken': (what: string) =>
    `Sổ đăng ký văn bản (register.yaml) bị lỗi: ${withoutStop(what)}; hãy sửa sổ rồi nạp lại.`,
  'no-text': () =>
    'Sau khi bỏ phần không phải nội dung thì tệp không còn chữ nào; hãy mở tệp kiểm tra và nạp bản có nội dung.',
  'parse-failed': () =>
    'Không phân tích được nội dung tệp này, có thể tệp bị hỏng; hãy mở và lưu lại tệp bằng chương trình soạn thảo rồi nạp lại.',
  'reading-slow': () =>
    'Đọc tệp quá lâu nên đã dừng; hãy mở và lưu lại tệp, hoặc tách thành nhiều phần nhỏ hơn, rồi nạp lại.',
  'reading-memory': () =>
    'Đọc tệp này cần quá nhiều bộ nhớ nên đã dừng; hãy mở và lưu lại tệp, hoặc tách thành nhiều phần nhỏ hơn, rồi nạp lại.',
  'reading-output': () =>
    'Tệp cho ra quá nhiều nội dung so với một văn bản nên đã dừng; hãy kiểm tra tệp, tách thành nhiều phần nhỏ hơn rồi nạp lại.',
  'reading-ended': () =>
    'Chương trình đọc bị ngắt khi đọc tệp này, có thể tệp bị hỏng; hãy mở và lưu lại tệp bằng chương trình soạn thảo rồi nạp lại.',
  'reading-unfit': () =>
    'Không mở được bộ phận đọc định dạng này trên máy; hãy cài lại chương trình (npm ci) rồi nạp lại.',
  symlink: () => 'Đây là liên kết (lối tắt) tới nơi khác nên không được nạp; hãy chép chính tệp đó vào.',
  'secrecy-mark': () =>
    'Văn bản có dấu độ mật nên không được nạp vào kho; hãy đưa tệp ra khỏi thư mục này và quản lý theo quy định về bảo vệ bí mật nhà nước.',
  'secrecy-declared': () =>
    'Văn bản được khai báo là văn bản mật nên không được nạp vào kho; hãy đưa tệp ra khỏi thư mục này, hoặc sửa khai báo nếu khai nhầm.',
  'page-date-not-credible': (what: string) =>
    `Ngày ${what} trên trang muộn hơn nhiều so với nội dung nên không lấy làm ngày đăng.`,
  'date-missing': () => 'Không xác định được ngày ban hành.',
  'date-incomplete': () => 'Ngày ban hành trong văn bản còn để trống hoặc không có thật.',
  'number-incomplete': () => 'Số văn bản còn để trống.',
  'values-disagree': (what: string) => `Giá trị khai báo khác với văn bản: ${what}.`,
  'hidden-text': () => 'Đã bỏ các ký tự ẩn trong văn bản; cần xem lại nguồn của tệp.',
  'old-encoding': () => 'Tệp dùng bảng mã Windows-1258, đã chuyển sang Unicode.',
  'same-document': (what: string) => `Cùng một văn bản với tệp ${what}; giữ bản đầy đủ hơn.`,
  'unknown-option': (what: string) => `Không có tùy chọn ${what}.`,
  'option-value-missing': (what: string) => `Tùy chọn ${what} cần có giá trị.`,
  'option-value-unwanted': (what: string) => `Tùy chọn ${what} không nhận giá trị.`,
  'replace-and-prune': () => 'Chỉ dùng một trong hai tùy chọn --replace và --prune.',
} as const satisfies Record<string, (what: string) => string>;

function withoutStop(phrase: string): string {
  return phrase.replace(/\.$/, '');
}

export type MessageCode = keyof typeof MESSAGES;

/** Something to tell about a file: `what` completes the Vietnamese line, `detail` is exact English for the log. */
export interface Notice {
  readonly code: MessageCode;
  readonly what: string;
  readonly detail: string;
}

export function notice(code: MessageCode, detail: string, what = ''): Notice {
  return { code, what, detail };
}

/** The Vietnamese line of a notice. */
export function messageLine(said: Pick<Notice, 'code' | 'what'>): string {
  const line: (what: string) => string = MESSAGES[said.code];
  return line(said.what);
}

const OFF = 'Tìm kiếm theo nghĩa đang tắt; vẫn tìm theo từ khóa như thường.';
const BY_HAND = 'Cách đưa mô hình vào bằng tay: xem docs/huong-dan-quan-tri.md.';

/** Why search by meaning is off, one line each. Codes are those of the embedder and of the model download. */
export const SEMANTIC_MESSAGES = {
  'embeddings-off': OFF,
  'model-absent': `${OFF} Chưa có mô hình trên máy. ${BY_HAND}`,
  'model-damaged': `${OFF} Thư mục mô hình thiếu tệp hoặc bị hỏng; hãy xóa thư mục đó rồi nạp lại.`,
  'model-not-loadable': `${OFF} Không mở được mô hình trên máy này.`,
  'model-failed': `${OFF} Mô hình không xử lý được văn bản; lần nạp sau sẽ thử lại.`,
  'openai-not-configured': `${OFF} Cần đặt OPENAI_EMBEDDING_MODEL.`,
  'openai-refused': `${OFF} Dịch vụ từ chối yêu cầu; hãy kiểm tra khóa và tên mô hình.`,
  'openai-unreachable': `${OFF} Không kết nối được dịch vụ; lần nạp sau sẽ thử lại.`,
  unreachable: `${OFF} Không kết nối được kho mô hình; lần nạp sau sẽ thử lại. ${BY_HAND}`,
  busy: 'Một tiến trình khác đang tải mô hình; lần nạp sau sẽ dùng mô hình đó.',
  'not-found': `${OFF} Kho mô hình không có mô hình này.`,
  'bad-answer': `${OFF} Kho mô hình trả lời không đúng; mô hình không được dùng.`,
  'bad-redirect': `${OFF} Kho mô hình chuyển hướng không hợp lệ; mô hình không được dùng.`,
  'bad-address': `${OFF} Địa chỉ EMBEDDING_HUB hoặc tên mô hình không hợp lệ.`,
  cut: `${OFF} Việc tải mô hình bị ngắt giữa chừng; lần nạp sau sẽ thử lại.`,
  'wrong-size': `${OFF} Mô hình tải về sai kích thước nên đã bị bỏ.`,
  'wrong-checksum': `${OFF} Mô hình tải về sai mã kiểm tra nên đã bị bỏ.`,
  'disk-full': `${OFF} Ổ đĩa không đủ chỗ cho mô hình.`,
  'not-writable': `${OFF} Không ghi được vào thư mục dữ liệu.`,
  stopped: `${OFF} Việc tải mô hình đã dừng.`,
} as const;

/** What the commands of the ingest program say besides the report. */
export const COMMAND_MESSAGES = {
  usage: [
    'Cách dùng:',
    '  npm run -s ingest -- [đường dẫn…] [--replace | --prune] [--dry-run] [--watch] [--json] [--data THƯ-MỤC]',
    '  npm run -s knowledge -- list | show [mã văn bản] | verify | rollback [phiên bản] | register  [--json] [--data THƯ-MỤC]',
  ],
  seeHelp: 'Xem cách dùng: npm run -s ingest -- --help',
  badKnowledgeUse: 'Lệnh knowledge viết chưa đúng. Xem cách dùng: npm run -s knowledge -- --help',
  locked: 'Một tiến trình khác đang nạp tài liệu; hãy đợi nó xong rồi chạy lại.',
  noVersion: 'Kho tri thức chưa có tài liệu; hãy nạp trước bằng lệnh: npm run -s ingest',
  notWritable: 'Không ghi được vào thư mục dữ liệu; hãy kiểm tra quyền và chỗ trống.',
  damaged:
    'Kho tri thức bị hỏng. Xem lỗi: npm run -s knowledge -- verify; quay lại phiên bản trước: npm run -s knowledge -- rollback; hoặc nạp lại từ đầu: npm run -s ingest -- --replace',
  tooNew: 'Kho tri thức do chương trình phiên bản mới hơn tạo ra; hãy cập nhật chương trình.',
  failed: 'Lệnh không thành công; phiên bản đang dùng không thay đổi. Chi tiết ở dòng nhật ký phía trên.',
  badSetting: (name: string) => `Cấu hình ${name} không hợp lệ; xem .env.example.`,
  unknownDocument: (id: string) =>
    `Không có văn bản ${id} trong kho; xem danh sách mã bằng lệnh: npm run -s knowledge -- list`,
  unknownVersion: (name: string) => `Không có phiên bản ${name}.`,
  nothingBefore: 'Không có phiên bản nào trước phiên bản đang dùng.',
  whole: (name: string, documents: number, passages: number) =>
    `Phiên bản ${name} nguyên vẹn: ${documents} văn bản, ${passages} đoạn.`,
  notWhole: (name: string) => `Phiên bản ${name} có lỗi:`,
  rolledBack: (name: string) => `Đã quay lại phiên bản ${name}.`,
  watching: 'Đang theo dõi thư mục; nhấn Ctrl+C để dừng.',
} as const;
