/**
 * Every sentence the ingest program can say about a file, by code. `what` is a file, a value or an option and may
 * be empty; exact technical detail goes to the log in English, not here.
 */
export const MESSAGES = {
  'path-missing': () => 'Không tìm thấy đường dẫn này.',
  'file-unreadable': () => 'Không đọc được tệp này (không có quyền đọc hoặc ổ đĩa báo lỗi).',
  'file-empty': () => 'Tệp rỗng, không có nội dung.',
  'file-too-large': (what: string) => `Tệp quá lớn${what === '' ? '' : ` (${what})`}, giới hạn là 20 MB.`,
  'line-too-long': () => 'Tệp có một dòng dài bất thường nên không được coi là văn bản.',
  binary: () => 'Tệp không phải là văn bản đọc được (tệp nhị phân).',
  'format-unsupported': (what: string) => `Chưa hỗ trợ định dạng ${what === '' ? 'này' : what}.`,
  'encoding-unknown': () => 'Không nhận ra bảng mã của tệp; hãy lưu lại tệp ở dạng Unicode (UTF-8).',
  'encoding-legacy': (what: string) =>
    `Tệp dùng phông chữ cũ${what === '' ? '' : ` (${what})`}; hãy chuyển mã sang Unicode (UTF-8) rồi nạp lại.`,
  'front-matter-broken': (what: string) => `Phần khai báo ở đầu tệp bị lỗi: ${what}.`,
  'sidecar-broken': (what: string) => `Tệp khai báo đi kèm (.meta.yaml) bị lỗi: ${what}.`,
  'register-broken': (what: string) => `Sổ đăng ký văn bản (register.yaml) bị lỗi: ${what}.`,
  'no-text': () => 'Sau khi bỏ phần không phải nội dung thì tệp không còn chữ nào.',
  'parse-failed': () => 'Không phân tích được nội dung tệp này.',
  symlink: () => 'Tệp là liên kết tới nơi khác nên không được nạp.',
  'secrecy-mark': () => 'Văn bản có dấu độ mật nên không được nạp vào kho.',
  'secrecy-declared': () => 'Văn bản được khai báo là văn bản mật nên không được nạp vào kho.',
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
