/**
 * Every sentence the ingest program can say about a file, by code. `what` is a file, a value or an option and may
 * be empty; exact technical detail goes to the log in English, not here.
 */
export const MESSAGES = {
  'path-missing': () => 'Không tìm thấy đường dẫn này; hãy kiểm tra lại tên tệp hoặc thư mục.',
  'path-is-address': () =>
    'Đây là địa chỉ trên mạng; trợ lý không tự tải từ mạng, hãy tải tệp về máy rồi nạp tệp đã tải.',
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
    `Chưa hỗ trợ định dạng ${what === '' ? 'này' : what}; hãy lưu tài liệu thành Word (.docx) hoặc PDF rồi nạp lại.`,
  // What the bytes of a file say that it is.
  spreadsheet: (what: string) =>
    `Tệp là bảng tính ${what}; hãy chép bảng vào Word hoặc lưu thành PDF rồi nạp bản đó.`,
  slides: (what: string) => `Tệp là bài trình chiếu ${what}; hãy lưu thành PDF hoặc Word rồi nạp bản đó.`,
  ebook: () => 'Tệp là sách điện tử EPUB; hãy chuyển thành PDF hoặc Word rồi nạp bản đó.',
  'mail-file': () =>
    'Tệp là thư điện tử; hãy lưu tệp đính kèm hoặc nội dung thư thành Word, PDF rồi nạp bản đó.',
  archive: (what: string) => `Tệp là tệp nén ${what}; hãy giải nén rồi nạp từng văn bản bên trong.`,
  program: (what: string) =>
    `Tệp là chương trình hoặc tập lệnh (${what}), không phải văn bản. Không mở tệp này; nếu không rõ nguồn gốc thì hãy xóa.`,
  media: (what: string) => `Tệp là ${what}, không có chữ để nạp; hãy nạp bản văn bản của tài liệu này.`,
  'word-xml': () =>
    'Tệp là Word ở dạng XML cũ; hãy mở bằng Word, lưu lại thành tệp Word thường (.docx) rồi nạp bản đó.',
  'old-word': (what: string) =>
    `Tệp do phần mềm soạn thảo cũ tạo ra (${what}); hãy mở bằng Word, lưu lại thành .docx rồi nạp bản đó.`,
  // Files of Word and OpenDocument.
  locked: () => 'Tệp đòi mật khẩu để mở; hãy mở tệp, lưu lại bản không có mật khẩu rồi nạp bản đó.',
  'needs-ocr': (what: string) =>
    `Tệp là bản chụp, chưa có chữ${what === '' ? '' : ` (trang ${what})`}; hãy bật nhận dạng chữ hoặc nạp bản Word, bản PDF có chữ.`,
  'page-recognition-unavailable': () =>
    'Bộ nhận dạng chữ không khởi động được nên chưa đọc được ảnh quét; hãy cài lại chương trình (npm ci) hoặc cài tesseract kèm tiếng Việt rồi nạp lại tệp này.',
  'page-recognition-slow': () =>
    'Nhận dạng một trang ảnh quét quá lâu nên đã dừng; hãy nạp lại khi máy rảnh, hoặc quét lại ở 200–300 dpi, mỗi tệp ít trang hơn.',
  'page-recognition-failed': () =>
    'Không nhận dạng được chữ trên ảnh quét; hãy quét lại cho rõ (200–300 dpi) hoặc nạp bản Word, bản PDF có chữ.',
  'page-picture-broken': () =>
    'Ảnh của một trang trong tệp bị hỏng; hãy quét lại hoặc xuất lại tệp rồi nạp bản đó.',
  'file-damaged': () =>
    'Tệp bị hỏng hoặc chép về chưa đủ nên không mở được; hãy chép lại, hoặc mở bằng chương trình đã tạo ra tệp, lưu thành tệp mới rồi nạp bản đó.',
  'archive-bomb': () =>
    'Nội dung nén bên trong tệp lớn bất thường nên không được mở; nếu tin tưởng nguồn của tệp, hãy mở bằng Word, lưu lại thành PDF rồi nạp bản đó.',
  'xml-doctype': () =>
    'Bên trong tệp có khai báo không bao giờ có ở tệp Word hoặc OpenDocument thường nên không được mở; hãy mở bằng Word, lưu thành tệp mới rồi nạp bản đó, và xem lại nguồn của tệp.',
  'tracked-changes': () =>
    'Tệp còn những chỗ sửa chưa được chấp nhận (Track Changes): đã lấy chữ thêm vào, bỏ chữ bị xóa; hãy kiểm tra có đúng bản ban hành không.',
  'part-not-read': () =>
    'Có phần được ghép từ tệp khác vào nên chưa đọc; hãy mở bằng Word, lưu lại rồi nạp bản đó.',
  'pictures-not-read': (what: string) =>
    `Có ${what} ảnh lớn trong tệp chưa được đọc chữ; nếu đó là bản chụp văn bản, hãy nạp riêng ảnh hoặc bản PDF.`,
  'encoding-unknown': () =>
    'Không nhận ra bảng mã của tệp; hãy lưu lại tệp ở dạng Unicode (UTF-8) rồi nạp lại.',
  'encoding-legacy': (what: string) =>
    `Tệp có vẻ dùng phông chữ cũ${what === '' ? '' : ` (${what})`} nhưng không nhận chắc được bảng mã; hãy chuyển mã sang Unicode (UTF-8) rồi nạp lại.`,
  'front-matter-broken': (what: string) =>
    `Phần khai báo giữa hai dòng --- ở đầu tệp bị lỗi: ${withoutStop(what)}; hãy sửa phần này rồi nạp lại.`,
  'sidecar-broken': (what: string) =>
    `Tệp khai báo đi kèm (.meta.yaml) bị lỗi: ${withoutStop(what)}; hãy sửa hoặc bỏ tệp khai báo rồi nạp lại.`,
  'register-broken': (what: string) =>
    `Sổ đăng ký văn bản (register.yaml) bị lỗi: ${withoutStop(what)}; hãy sửa sổ rồi nạp lại.`,
  'no-text': () =>
    'Tệp không có chữ nào đọc được (trang trắng, ảnh không có chữ hoặc chỉ có phần không phải nội dung); hãy mở tệp kiểm tra, nếu là bản quét thì quét lại cho rõ.',
  'portal-notice': () =>
    'Tệp chỉ là trang báo lỗi, bảo trì hoặc đăng nhập của cổng thông tin, không phải văn bản; hãy mở lại trang, đợi văn bản hiện đủ rồi lưu và nạp lại.',
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
  'pdf-damaged': () => 'Tệp PDF bị hỏng hoặc tải về chưa đủ nên không mở được; hãy tải hoặc xin lại tệp.',
  'pdf-recovered': (what: string) =>
    `Tệp PDF bị hỏng, chỉ đọc được phần còn lại${what === '' ? '' : ` (không đọc được trang ${what})`}; hãy so với bản gốc hoặc xin lại tệp.`,
  'pdf-portfolio': () =>
    'Tệp là một bộ PDF (Portfolio) chứa các tệp khác bên trong; hãy lưu từng tệp ra ngoài rồi nạp các tệp đó.',
  'pages-too-many': (what: string) =>
    `Tệp có quá nhiều trang${what === '' ? '' : ` (${what})`}, giới hạn là 2.000 trang; hãy tách tệp thành nhiều phần.`,
  'page-too-complex': (what: string) =>
    `Tệp có nội dung quá nặng${what === '' ? '' : ` (trang ${what})`} nên không đọc; hãy in lại thành PDF mới (Lưu dưới dạng PDF) rồi nạp.`,
  'pages-blank': (what: string) =>
    `Không thấy chữ ở trang ${what}; nếu trang đó có nội dung thì hãy nạp bản rõ hơn.`,
  'page-not-read': (what: string) =>
    `Trang ${what} là ảnh chụp nên chưa đọc được chữ; hãy bật nhận dạng chữ hoặc nạp bản có chữ.`,
  'font-encoding': (what: string) => `Tệp dùng phông chữ cũ (${what}), đã chuyển sang Unicode.`,
  'picture-too-large': (what: string) =>
    `Ảnh quá lớn${what === '' ? '' : ` (${what})`}; hãy lưu lại ảnh ở cỡ nhỏ hơn (khoảng 300 điểm mỗi inch) rồi nạp.`,
  'picture-damaged': () => 'Ảnh bị hỏng hoặc không đúng định dạng nên không mở được; hãy chụp hoặc quét lại.',
  'reading-unfit': () =>
    'Không mở được bộ phận đọc định dạng này trên máy; hãy cài lại chương trình (npm ci) rồi nạp lại.',
  symlink: () => 'Đây là liên kết (lối tắt) tới nơi khác nên không được nạp; hãy chép chính tệp đó vào.',
  'secrecy-mark': () =>
    'Văn bản có dấu độ mật nên không được nạp, không giữ bản sao nào của nội dung; hãy chuyển tệp khỏi máy này theo quy định về bảo vệ bí mật nhà nước.',
  'secrecy-declared': () =>
    'Văn bản được khai báo là văn bản mật nên không được nạp, không giữ bản sao nào của nội dung; hãy chuyển tệp khỏi máy này theo quy định.',
  'secrecy-file-name': () =>
    'Tên tệp có chữ chỉ độ mật nên tệp không được nạp. Nếu đây không phải văn bản mật, hãy đổi tên tệp, hoặc đặt cạnh tệp một tệp cùng tên thêm đuôi .meta.yaml có dòng: disclosure: cong-khai',
  'secrecy-copy': () =>
    'Cùng một văn bản với một tệp có dấu độ mật nên không được nạp; bản đã giữ trước đây đã được bỏ khỏi kho.',
  'cover-unreadable': () =>
    'Không đọc rõ trang đầu nên chưa biết văn bản có dấu độ mật hay không; tệp chưa được nạp. Người quản trị hãy mở tệp xem trang đầu: nếu không phải văn bản mật, đặt cạnh tệp một tệp cùng tên thêm đuôi .meta.yaml có dòng: disclosure: cong-khai (hoặc noi-bo) rồi nạp lại.',
  'secrecy-purged': (what: string) =>
    `Trước đây kho đã giữ nội dung của tệp này: đã xóa ${what} phiên bản cũ còn nội dung đó, không thể quay lại các phiên bản ấy.`,
  'internal-mark': () =>
    'Văn bản chỉ lưu hành nội bộ hoặc phải thu hồi: chỉ người được mời mới xem được. Hãy kiểm tra xem có được giữ trong kho không.',
  'personal-data-masked': (what: string) =>
    `Đã che thông tin cá nhân: ${what}. Tệp gốc không được cho tải về.`,
  'model-text-dropped': (what: string) =>
    `Đã bỏ đoạn viết cho máy (ra lệnh cho trợ lý AI), không phải cho người đọc: ${what}. Hãy xem lại nguồn của tệp.`,
  'stuffed-text-dropped': (what: string) =>
    `Đã bỏ đoạn lặp đi lặp lại một cụm từ để được tìm thấy: ${what}. Hãy xem lại nguồn của tệp.`,
  'page-date-not-credible': (what: string) =>
    `Ngày ${what} trên trang muộn hơn nhiều so với nội dung nên không lấy làm ngày đăng.`,
  'date-missing': () => 'Không xác định được ngày ban hành.',
  'date-incomplete': () => 'Ngày ban hành trong văn bản còn để trống hoặc không có thật.',
  'number-incomplete': () => 'Số văn bản còn để trống.',
  'values-disagree': (what: string) => `Giá trị khai báo khác với văn bản: ${what}.`,
  'hidden-text': (what: string) =>
    what === ''
      ? 'Đã bỏ các ký tự ẩn trong văn bản; cần xem lại nguồn của tệp.'
      : `Đã bỏ chữ ẩn mà người đọc không nhìn thấy (trang ${what}); cần xem lại nguồn của tệp.`,
  'old-encoding': (what: string) =>
    `Tệp dùng bảng mã cũ${what === '' ? '' : ` ${what}`}, đã chuyển sang Unicode; nên xem lại vài đoạn.`,
  'list-numbers-missing': () =>
    'Tệp đánh số tự động theo kiểu không đọc được, có thể thiếu số thứ tự; hãy mở bằng Word, lưu lại thành .docx rồi nạp bản đó.',
  'double-encoded': () => 'Chữ trong tệp bị mã hóa hai lần, đã sửa lại; nên xem lại vài đoạn.',
  'look-alikes': (what: string) =>
    `Đã thay những ký tự chỉ giống chữ hoặc số thường${what === '' ? '' : ` (ví dụ ${what})`}; cần xem lại nguồn của tệp.`,
  'same-document': (what: string) => `Cùng một văn bản với tệp ${what}; giữ bản đầy đủ hơn.`,
  'same-text-differs': (what: string) =>
    `Trùng số, ngày, cơ quan ban hành với tệp ${what} nhưng nội dung khác nhau đáng kể; chỉ một bản được dùng. Hãy so hai tệp và bỏ tệp sai, hoặc ghi rõ số, ngày trong tệp khai báo đi kèm.`,
  'same-number-differs': (what: string) =>
    `Trùng số và ngày với tệp ${what} nhưng chưa rõ có cùng cơ quan ban hành hay không; cả hai được giữ. Hãy kiểm tra tên cơ quan ban hành.`,
  'draft-paper': () =>
    'Văn bản ghi là dự thảo nên không được coi là đang có hiệu lực. Khi có bản ban hành, hãy nạp bản đó và bỏ bản dự thảo.',
  'value-unsure': (what: string) =>
    `Đọc được ${what} nhưng chữ quét mờ hoặc lệch chuẩn; hãy đối chiếu với bản gốc.`,
  'file-name-differs': (what: string) =>
    `Tên tệp ghi ${what}, khác với nội dung văn bản; đã lấy theo văn bản. Hãy kiểm tra có nhầm tệp không.`,
  'file-name-used': (what: string) =>
    `Văn bản không ghi ${what}, tạm lấy theo tên tệp. Hãy đối chiếu với bản gốc.`,
  'kind-differs': (what: string) =>
    `Tên loại ghi trên văn bản khác với ký hiệu trong số văn bản (${what}); đã lấy theo tên loại. Hãy đối chiếu với bản gốc.`,
  'effective-before-issue': (what: string) =>
    `Ngày có hiệu lực ${what} sớm hơn ngày ban hành; hãy kiểm tra lại văn bản.`,
  'effective-day-unreal': () =>
    'Ngày có hiệu lực hoặc hết hiệu lực ghi trong văn bản không đọc được hoặc không có thật, nên hiệu lực để là chưa xác định. Hãy đối chiếu bản gốc và ghi ngày đúng vào register.yaml.',
  'relation-day-unreal': (what: string) =>
    `Văn bản nói làm thay đổi hiệu lực của ${what} từ một ngày không đọc được hoặc không có thật, nên hiệu lực của văn bản đó được giữ nguyên. Hãy đối chiếu bản gốc và ghi ngày đúng vào register.yaml.`,
  'relation-ambiguous': (what: string) =>
    `Văn bản nhắc tới một số hiệu có nhiều văn bản trùng số (${what}) nên không xác định được là văn bản nào. Hãy ghi quan hệ này kèm ngày trong register.yaml.`,
  'relation-undated': (what: string) =>
    `Văn bản nhắc tới số hiệu không kèm ngày; đã hiểu là ${what}. Hãy kiểm tra lại.`,
  'relation-weaker': (what: string) =>
    `Văn bản nói làm thay đổi hiệu lực của ${what} nhưng không cùng cơ quan hoặc cấp cao hơn, nên hiệu lực của văn bản đó được giữ nguyên. Hãy kiểm tra.`,
  'relation-backwards': (what: string) =>
    `Quan hệ thay thế không hợp lý vì văn bản thay thế có trước văn bản bị thay thế (${what}); chưa áp dụng. Hãy kiểm tra ngày của hai văn bản.`,
  'relation-circle': (what: string) =>
    `Hai văn bản nói thay thế lẫn nhau (${what}); chưa áp dụng quan hệ nào. Hãy ghi quan hệ đúng trong register.yaml.`,
  'relation-disagrees': (what: string) =>
    `Văn bản này nêu ${what}; đang giữ theo khai báo. Hãy kiểm tra và sửa register.yaml hoặc tệp khai báo.`,
  'relation-two-successors': (what: string) =>
    `Có hai văn bản cùng làm hết hiệu lực một văn bản (${what}); lấy văn bản có hiệu lực trước. Hãy kiểm tra.`,
  'source-unverified': () =>
    'Nguồn của văn bản này được khai là chưa xác minh: văn bản chỉ để tham khảo, không làm thay đổi hiệu lực văn bản khác. Khi đã đối chiếu với bản chính thức, hãy ghi “trust: tin-cay” trong tệp khai báo .meta.yaml cạnh tệp.',
  'relation-unverified': (what: string) =>
    `Văn bản từ nguồn chưa xác minh này nói ${what}; hiệu lực chưa đổi. Hãy đối chiếu với bản chính thức rồi ghi vào register.yaml.`,
  'relation-reported': (what: string) =>
    `Bài viết hoặc báo cáo nói ${what} nhưng kho chưa có văn bản hay sổ đăng ký xác nhận; hiệu lực chưa đổi. Hãy nạp văn bản mới hoặc ghi vào register.yaml.`,
  'unknown-option': (what: string) => `Không có tùy chọn ${what}.`,
  'option-value-missing': (what: string) => `Tùy chọn ${what} cần có giá trị.`,
  'option-value-unwanted': (what: string) => `Tùy chọn ${what} không nhận giá trị.`,
  'replace-and-prune': () => 'Chỉ dùng một trong hai tùy chọn --replace và --prune.',
} as const satisfies Record<string, (what: string) => string>;

/** What readers are told of a paper from a source that nobody has verified. */
export const UNVERIFIED_CAUTION =
  'Văn bản đến từ nguồn chưa được xác minh; cần đối chiếu với bản chính thức trước khi áp dụng.';

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
    '  npm run -s ingest -- [đường dẫn…] [--replace | --prune] [--dry-run] [--watch] [--force] [--aside] [--json] [--data THƯ-MỤC]',
    '  npm run -s knowledge -- list | show [mã văn bản] | verify | rollback [phiên bản] | publish <phiên bản> | discard <phiên bản> | register | declare | undeclare <số (ngày)>  [--json] [--data THƯ-MỤC]',
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
  publishedByHand: (name: string) => `Đã chuyển sang phiên bản ${name}.`,
  discarded: (name: string) => `Đã bỏ phiên bản ${name}.`,
  declared: 'Đã ghi vào sổ đăng ký của đơn vị; nạp lại tài liệu để áp dụng.',
  undeclared: (name: string) => `Đã bỏ ${name} khỏi sổ đăng ký của đơn vị.`,
  notDeclared: (name: string) => `Sổ đăng ký của đơn vị không có ${name}.`,
  entryNotJson: 'Lệnh declare cần một mục của sổ đăng ký, dạng JSON, ở đầu vào chuẩn.',
  inUse: (name: string) => `Phiên bản ${name} đang được dùng nên không bỏ được.`,
  reportPage: (path: string) => `Báo cáo của lần nạp này: ${path}`,
  rolledBack: (name: string) => `Đã quay lại phiên bản ${name}.`,
  watching: 'Đang theo dõi thư mục; nhấn Ctrl+C để dừng.',
} as const;
