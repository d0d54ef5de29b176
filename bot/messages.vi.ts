/** Every fixed sentence of the web pages, the server and the terminal. Sentences of answers stand with the answerer. */
export const PRODUCT_NAME = 'Trợ lý cán bộ';

/** Shown as buttons before the first question. */
export const EXAMPLE_QUESTIONS: readonly string[] = [
  'Quy trình 5 bước làm công tác nhân sự gồm những bước nào?',
  'Chỉ thị 35-CT/TW năm 2024 còn hiệu lực không?',
  'Số dư khi bầu cấp ủy tối đa là bao nhiêu?',
  'Độ tuổi tái cử cấp ủy được tính ra sao?',
];

/** Words of the chat page that its script needs; sent to the browser as data. */
export const CHAT_LABELS = {
  you: 'Câu hỏi',
  assistant: 'Trả lời',
  busy: 'Đang tìm trong tài liệu…',
  notFound: 'Không tìm thấy trong tài liệu',
  refused: 'Không trả lời được câu hỏi này',
  clarify: 'Cần hỏi rõ thêm',
  clarifyChoices: 'Ý đồng chí là:',
  suggestions: 'Có thể hỏi tiếp',
  more: 'Xem thêm',
  approved: 'Câu trả lời đã duyệt của {role}, ngày {day}',
  approvedFor: 'Trả lời cho câu hỏi: “{question}”',
  approvedNote: 'Đây là ý kiến của người trả lời, không phải trích dẫn văn bản.',
  fromDocuments: 'Trích từ văn bản trong kho',
  sources: 'Nguồn',
  quote: 'Trích nguyên văn',
  passage: 'Đoạn trích',
  showQuotes: 'Xem {count} đoạn trích',
  open: 'Mở văn bản',
  openMarker: 'Nguồn {marker}: mở đoạn trích trong thẻ mới',
  note: 'Lưu ý',
  dated: 'ngày',
  numbered: 'số',
  page: 'trang',
  copy: 'Chép câu trả lời',
  copied: 'Đã chép',
  copyFailed: 'Trình duyệt không cho chép',
  retry: 'Thử lại',
  code: 'Mã lỗi',
  offline: 'Máy đang mất kết nối mạng. Câu hỏi sẽ gửi được khi có mạng trở lại.',
  unreachable: 'Chưa kết nối được với trợ lý. Vui lòng kiểm tra mạng rồi thử lại.',
  failed: 'Chưa trả lời được vì có lỗi. Vui lòng thử lại.',
  started: 'Đã bắt đầu cuộc trò chuyện mới.',
  validity: {
    'in-force': 'Còn hiệu lực',
    superseded: 'Đã được thay thế',
    'past-term': 'Nhiệm kỳ đã qua',
    unknown: '',
  },
  supersededBy: 'Đã được thay thế bởi {successor}',
} as const;

export const PAGE = {
  tagline: 'Trợ lý AI trả lời theo văn bản, có trích dẫn để kiểm tra',
  skip: 'Chuyển đến ô nhập câu hỏi',
  skipToText: 'Chuyển đến nội dung văn bản',
  largeType: 'Cỡ chữ lớn',
  conversation: 'Nội dung hỏi đáp',
  welcome: 'Đồng chí cần tra cứu điều gì?',
  welcomeHint:
    'Mỗi câu trả lời đều kèm số nguồn như [1]. Bấm vào số để mở đúng đoạn văn bản và đối chiếu trước khi sử dụng.',
  keptHint:
    'Câu hỏi mà tài liệu chưa trả lời được có thể được giữ 30 ngày, không kèm tên người hỏi, để bổ sung tài liệu.',
  examples: 'Câu hỏi mẫu',
  question: 'Câu hỏi của đồng chí',
  placeholder: 'Nhập câu hỏi…',
  send: 'Gửi',
  options: 'Tùy chọn',
  place: 'Địa phương',
  placeHint: 'Ví dụ: tên xã, phường, tỉnh',
  asOf: 'Tính đến ngày',
  restart: 'Bắt đầu cuộc trò chuyện mới',
  disclaimer: 'Trợ lý AI có thể sai sót. Hãy đối chiếu văn bản gốc; không nhập thông tin mật.',
  noScript: 'Trang hỏi đáp cần JavaScript. Vui lòng bật JavaScript trong trình duyệt rồi tải lại trang.',
} as const;

export const DOCUMENT_PAGE = {
  back: 'Về trang hỏi đáp',
  number: 'Số, ký hiệu',
  issuedOn: 'Ngày ban hành',
  publishedOn: 'Ngày đăng',
  issuer: 'Cơ quan ban hành',
  publisher: 'Nơi đăng',
  kind: 'Loại',
  signer: 'Người ký',
  term: 'Nhiệm kỳ',
  jurisdiction: 'Phạm vi',
  validity: 'Hiệu lực',
  sources: 'Nguồn',
  file: 'Tên tệp',
  original: 'Tải tệp gốc',
  metadata: 'Thông tin văn bản',
  text: 'Nội dung',
  country: 'Cả nước',
  inForce: 'Còn hiệu lực',
  superseded: 'Đã được thay thế',
  supersededBy: 'Đã được thay thế bởi {successor}',
  pastTerm: 'Thuộc nhiệm kỳ đã qua',
  from: 'từ ngày {day}',
  to: 'đến hết ngày {day}',
  digestBanner: 'Bản tóm lược, không thay thế văn bản gốc.',
  supersededBanner: 'Văn bản này không còn là quy định hiện hành.',
  pastTermBanner: 'Văn bản này được ban hành cho nhiệm kỳ đã qua; chỉ dùng để tham khảo.',
} as const;

/** What a person reads when the server does not do what was asked. */
export const HTTP_ERRORS = {
  'question-empty': 'Vui lòng nhập câu hỏi.',
  'question-too-long': 'Câu hỏi dài quá 2.000 ký tự. Vui lòng rút gọn hoặc tách thành nhiều câu hỏi.',
  'as-of-invalid': 'Ngày chưa đúng. Vui lòng nhập theo dạng năm-tháng-ngày, ví dụ 2025-12-31.',
  'request-invalid': 'Yêu cầu chưa đúng dạng nên không đọc được.',
  'too-large': 'Nội dung gửi lên quá lớn.',
  'type-unsupported': 'Kiểu dữ liệu này không được hỗ trợ.',
  'not-found': 'Không tìm thấy trang này.',
  'document-not-found': 'Không tìm thấy văn bản này trong kho tài liệu hiện tại.',
  'method-not-allowed': 'Trang này không nhận kiểu yêu cầu đó.',
  'sign-in-needed': 'Phiên làm việc đã kết thúc. Xin đăng nhập lại.',
  'not-from-our-page':
    'Yêu cầu không đến từ trang quản trị nên không được thực hiện. Xin tải lại trang rồi thử lại.',
  'version-not-found': 'Không có phiên bản này.',
  'not-confirmed': 'Việc này cần được xác nhận: xin tích vào ô đồng ý rồi bấm lại.',
  'reason-needed': 'Xin ghi lý do, ít nhất 10 ký tự, rồi bấm lại.',
  'no-files': 'Chưa có tệp nào để đọc. Xin gửi tệp lên trước.',
  'update-running': 'Đang đọc tệp của lần trước. Xin chờ xong rồi thử lại.',
  'rate-limited': 'Có quá nhiều câu hỏi gửi đến cùng lúc. Vui lòng chờ ít giây rồi hỏi lại.',
  'not-ready': 'Kho tài liệu đang được chuẩn bị. Vui lòng thử lại sau ít phút.',
  busy: 'Trợ lý đang bận. Vui lòng thử lại sau ít giây.',
  failed: 'Có lỗi khi xử lý. Vui lòng thử lại; nếu vẫn lỗi, hãy báo mã bên dưới cho người quản trị.',
} as const;
export type HttpErrorCode = keyof typeof HTTP_ERRORS;

export const ERROR_PAGE = { title: 'Chưa mở được trang', code: 'Mã', back: 'Về trang hỏi đáp' } as const;

export const CONSOLE = {
  greeting: 'Trợ lý cán bộ. Nhập câu hỏi rồi nhấn Enter. Gõ /moi để bắt đầu lại, /thoat để kết thúc.',
  prompt: 'Câu hỏi> ',
  restarted: 'Đã bắt đầu cuộc trò chuyện mới.',
  goodbye: 'Xin cảm ơn, hẹn gặp lại.',
  unknownCommand: 'Không có lệnh này. Gõ /moi để bắt đầu lại, /thoat để kết thúc.',
  failed: 'Chưa trả lời được vì có lỗi. Xin thử lại hoặc xem nhật ký.',
  note: 'Lưu ý',
  sources: 'Nguồn',
  suggestions: 'Có thể hỏi tiếp',
  more: 'Gõ “xem thêm” để đọc phần còn lại của đoạn văn bản.',
  dated: 'ngày',
  numbered: 'số',
  digest: 'bản tóm lược',
  page: 'trang',
} as const;

export const USAGE = {
  unknownCommand:
    'Không có lệnh này. Các lệnh: npm start, npm run -s ask, npm run -s search, npm run -s check, npm run -s quiz.',
  unknownOption: 'Không có tùy chọn {option} cho lệnh {command}.',
  missingValue: 'Tùy chọn {option} cần có giá trị đi kèm.',
  noValue: 'Tùy chọn {option} không nhận giá trị.',
  twice: 'Tùy chọn {option} chỉ được ghi một lần.',
  badDate: 'Tùy chọn --as-of cần một ngày có thật dạng NĂM-THÁNG-NGÀY, ví dụ 2025-12-31.',
  badTop: 'Tùy chọn --top cần một số nguyên từ 1 đến 100.',
  noClaims: 'Lệnh check cần tệp các câu cần kiểm tra: npm run -s check -- --file TỆP.jsonl',
  lineNotClaim: 'cần có id, sentence và passages',
  quizNoWords: 'Lệnh quiz không nhận thêm từ nào; xem các tùy chọn: npm run -s quiz -- --help',
  jsonAndCsv: 'Hãy chọn --json hoặc --csv, không dùng cả hai.',
  badWhole: 'Tùy chọn {option} cần một số nguyên từ {least} đến {most}.',
  badLevel: 'Không có cấp {level}. Các cấp: {levels}.',
  badKind: 'Không có loại câu hỏi {kind}. Các loại: {kinds}.',
  noWords: 'Lệnh start không nhận thêm từ nào.',
  noQuery: 'Hãy ghi từ khóa cần tìm, ví dụ: npm run -s search -- "đại hội điểm"',
  explainNeedsQuestion: 'Tùy chọn --explain cần một câu hỏi hoặc --file.',
  fileAndQuestion: 'Hãy dùng câu hỏi hoặc --file, không dùng cả hai.',
  fileAndHistory: 'Khi dùng --file, lịch sử hỏi đáp được ghi trong từng dòng, không dùng --history.',
  help: [
    'Cách dùng:',
    '  npm run -s ask -- "câu hỏi" [--json] [--as-of NĂM-THÁNG-NGÀY] [--place ĐỊA-PHƯƠNG] [--history TỆP] [--knowledge-version PHIÊN-BẢN] [--data THƯ-MỤC]',
    '  npm run -s ask -- "câu hỏi" --explain [--json]   kèm biên bản: cách hiểu câu hỏi, các đoạn tìm được, kết quả đối chiếu từng câu',
    '  npm run -s ask -- --file CÂU-HỎI.jsonl   mỗi dòng {id, question, history?, asOf?, place?}; trả lời mỗi dòng một JSON',
    '  npm run -s ask                           hỏi đáp liên tục trên màn hình; gõ /thoat để kết thúc',
    '  npm run -s search -- "từ khóa" [--top N] [--json] [--data THƯ-MỤC]',
    '  npm run -s check -- --file CÂU.jsonl     mỗi dòng {id, sentence, passages}; mỗi dòng một JSON {id, supported, findings}',
    '  npm run -s quiz -- [--count N] [--kind LOẠI,LOẠI] [--document MÃ] [--level CẤP] [--seed N] [--all] [--json|--csv] [--data THƯ-MỤC]',
    '                                           câu hỏi trắc nghiệm từ các đoạn được trích; LOẠI: number, date, who, how-many, order, true-false;',
    '                                           --all lấy cả nguồn đã qua nhiệm kỳ, đã được thay thế, chưa rõ hiệu lực (có ghi trong câu hỏi)',
    '  npm start [-- --data THƯ-MỤC]            chạy trợ lý cùng trang hỏi đáp',
  ],
  fileUnreadable: 'Không đọc được tệp {file}.',
  fileEmpty: 'Tệp {file} không có câu hỏi nào.',
  badLine: 'Tệp {file}, dòng {line}: {problem}',
  lineNotJson: 'không phải JSON.',
  lineNotQuestion:
    'cần có "id" và "question" là chữ; "history" là danh sách chữ; "asOf" là ngày; "place" là chữ.',
  lineEmpty: 'câu hỏi trống.',
  lineTooLong: 'câu hỏi dài quá 2.000 ký tự.',
  lineTwice: 'mã "id" đã dùng ở dòng trước.',
  badHistory:
    'Tệp {file} không phải danh sách câu hỏi: ghi mỗi câu hỏi một dòng, hoặc một danh sách JSON các chuỗi.',
} as const;

/** Puts values into a sentence: `fill('Xin chào {name}', {name: 'A'})`. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Headings and words of `ask --explain`. */
export const RECEIPT = {
  question: 'Câu hỏi',
  day: 'Tính đến ngày',
  version: 'Phiên bản kho',
  history: 'Câu hỏi trước',
  reading: 'Cách hiểu',
  readings: 'Tìm theo',
  places: 'Địa phương',
  kind: 'Loại câu hỏi',
  needs: 'cần có',
  passages: 'Các đoạn tìm được',
  used: 'được trích',
  offered: 'gửi mô hình với số',
  score: 'điểm',
  confidence: 'Độ tin cậy',
  features: 'Căn cứ',
  model: 'Mô hình ngôn ngữ',
  prompt: 'lời nhắc',
  round: 'Bản nháp',
  kept: 'giữ',
  dropped: 'bỏ',
  nothing: '(không có câu nào)',
  outcome: 'Kết quả',
  selfCheck: 'Tự kiểm tra',
  supported: 'mọi câu đều có nguồn',
  answer: 'Trả lời',
  time: 'Thời gian',
  replay: 'Chạy lại',
  outcomes: {
    used: 'dùng câu chữ của mô hình đã qua đối chiếu',
    'not-found': 'mô hình cho biết tài liệu không có; trả lời không tìm thấy',
    'not-confident': 'không hỏi mô hình: tài liệu có quá ít căn cứ',
    'sources-disagree': 'không hỏi mô hình: các nguồn nói khác nhau, nêu nguyên văn từng nguồn',
    'not-to-be-sent': 'không hỏi mô hình: câu trả lời dựa vào tài liệu không được gửi ra ngoài',
    'nothing-to-offer': 'không hỏi mô hình: không có đoạn nào gửi được',
    'model-failed': 'mô hình gặp lỗi; dùng câu trả lời trích nguyên văn',
    'not-answered': 'phần còn lại sau đối chiếu không trả lời được; dùng câu trả lời trích nguyên văn',
  },
} as const;

/** What `search` prints besides the passages. */
export const SEARCH_TEXTS = {
  nothing: 'Không tìm thấy đoạn nào.',
  because: 'Lý do:',
  internal: 'lưu hành nội bộ',
} as const;

/** What the commands say about the knowledge store and the start. */
export const START_TEXTS = {
  noVersion: 'Kho tri thức chưa có tài liệu; hãy nạp trước bằng lệnh: npm run -s ingest',
  noSuchVersion: 'Không có phiên bản kho tri thức này.',
  damaged:
    'Kho tri thức không mở được. Xem lỗi: npm run -s knowledge -- verify; quay lại phiên bản trước: npm run -s knowledge -- rollback',
  preparing: 'Lần chạy đầu: đang nạp tài liệu mẫu, vài giây nữa trợ lý mới trả lời được…',
  listening: (address: string) =>
    `Trợ lý đã sẵn sàng tại ${address} (mở địa chỉ này bằng trình duyệt; nhấn Ctrl+C để dừng)`,
  portTaken: (port: number) =>
    `Cổng ${port} đang có chương trình khác dùng; hãy tắt chương trình đó hoặc đặt HTTP_PORT bằng số khác trong tệp .env.`,
  failed: 'Chương trình dừng vì lỗi; chi tiết ở dòng nhật ký ngay phía trên.',
  addressUnusable: (host: string, port: number) =>
    `Không mở được địa chỉ ${host}:${port}; hãy kiểm tra HTTP_HOST và HTTP_PORT.`,
  tooNew: 'Kho tri thức do chương trình phiên bản mới hơn tạo ra; hãy cập nhật chương trình.',
} as const;

/** What administrators are told when the ingest program says nothing itself. */
export const INGEST_TEXTS = {
  failed: 'Chương trình nạp tài liệu gặp lỗi; kho văn bản không thay đổi. Chi tiết có trong nhật ký máy chủ.',
} as const;
