/** What administrators are told on the chat. */
export const ADMIN_TEXTS = {
  fileTooLarge: (megabytes: number) =>
    `Tệp lớn hơn ${megabytes} MB nên không được tải về. Đồng chí nạp tệp này trên máy chủ bằng lệnh: npm run -s ingest`,
  fileKind:
    'Loại tệp này không được nhận. Đồng chí gửi bản Word (.docx, .doc), PDF, RTF, ODT, HTML, văn bản thuần hoặc ảnh quét.',
  fileNameSecret:
    'Tên tệp cho thấy đây là văn bản mật. Tệp không được tải về. Đồng chí vui lòng không gửi văn bản mật qua trò chuyện, xóa tin vừa gửi và báo người phụ trách bảo vệ bí mật nhà nước.',
  fileNotFetched: 'Chưa tải được tệp từ nền tảng trò chuyện. Đồng chí vui lòng gửi lại sau ít phút.',
  fileSecret:
    'Văn bản có dấu hiệu mật nên không được nạp; tệp đã bị xóa khỏi máy chủ. Đồng chí vui lòng dừng gửi văn bản mật, xóa tin vừa gửi khỏi cuộc trò chuyện và báo người phụ trách bảo vệ bí mật nhà nước.',
  ingestBusy: 'Chưa nạp được:',
  reading:
    'Đang đọc tệp; bản quét nhiều trang cần vài phút. Khi xong, tôi gửi kết quả vào đây. Nếu chờ lâu không thấy, đồng chí gõ /capnhat.',
  report: 'Kết quả đọc tệp:',
  states: {
    added: 'Mới',
    changed: 'Thay đổi',
    unchanged: 'Đã có, không thay đổi',
    removed: 'Đã bỏ',
    refused: 'Từ chối',
    failed: 'Không đọc được',
  },
  numbered: (kind: string, number: string) => `${kind} số ${number}`,
  dated: (day: string) => `ngày ${day}`,
  pages: (count: number) => `${count} trang`,
  passages: (count: number) => `${count} đoạn`,
  ocr: 'nhận dạng chữ từ ảnh',
  warning: (words: string) => `Lưu ý: ${words}`,
  more: (count: number) => `… và ${count} tệp khác.`,
  nothingNew: 'Không có nội dung mới để công bố.',
  golden: (asked: number, worse: number) =>
    worse === 0
      ? `Đã thử ${asked} câu hỏi mẫu: không câu nào trả lời kém đi.`
      : `Đã thử ${asked} câu hỏi mẫu: ${worse} câu trả lời kém hơn trước. Nên xem lại trước khi công bố.`,
  waits: (version: string) =>
    `Phiên bản ${version} đã dựng xong nhưng chưa dùng. Đồng chí quyết định công bố hay bỏ.`,
  publish: 'Công bố',
  reject: 'Bỏ, không công bố',
  published: (version: string) =>
    `Đã công bố phiên bản ${version}. Trợ lý trả lời theo phiên bản này từ bây giờ.`,
  rejected: 'Đã bỏ phiên bản vừa dựng và tệp đã gửi. Kho văn bản không thay đổi.',
  movedOn:
    'Kho văn bản đã thay đổi từ lúc đọc tệp, nên tệp được đọc lại trên kho hiện tại. Đồng chí xem kết quả mới rồi quyết định.',
  noIncoming: 'Chưa có tệp nào được gửi đến để nạp.',
  rollBackAsk: (version: string) =>
    `Đang dùng phiên bản ${version}. Quay lại phiên bản trước đó? Người dùng sẽ nhận câu trả lời theo phiên bản cũ.`,
  rollBackYes: 'Quay lại phiên bản trước',
  rollBackNo: 'Giữ nguyên',
  rolledBack: (version: string) => `Đã quay lại phiên bản ${version}.`,
  statistics: (days: number) => `Thống kê ${days} ngày qua:`,
  tooFew: 'Chưa đủ 10 người dùng nên không thống kê câu hỏi và góp ý, để không lộ ai đã hỏi gì.',
  asked: (count: number) => `Câu hỏi: ${count}`,
  answered: (count: number) => `Trả lời được: ${count}`,
  notFound: (count: number) => `Không tìm thấy trong tài liệu: ${count}`,
  clarified: (count: number) => `Hỏi lại cho rõ: ${count}`,
  refused: (count: number) => `Từ chối (ngoài phạm vi): ${count}`,
  opinions: (likes: number, dislikes: number) => `Góp ý: 👍 ${likes}, 👎 ${dislikes}`,
  reasons: (words: string) => `Lý do chưa đạt: ${words}`,
  ofChannel: (channel: string, count: number) => `Qua ${channel}: ${count} câu hỏi`,
  ofSmallChannel: (channel: string) => `Qua ${channel}: ít hơn 10 người dùng, không thống kê riêng`,
  channels: { telegram: 'Telegram', 'zalo-oa': 'Zalo OA', 'zalo-bot': 'Zalo Bot' },
  openHandOffs: (count: number) => `Câu hỏi đang chờ cán bộ phụ trách: ${count}`,
  deadLetters: (count: number) =>
    `Tin không xử lý được sau nhiều lần thử (trong 3 ngày qua): ${count}. Nguyên nhân ghi trong nhật ký.`,
  documents: (count: number, version: string) => `Kho: ${count} văn bản, phiên bản ${version}`,
  invitation: (code: string, day: string) => `Mã mời (dùng một lần, đến hết ngày ${day}): ${code}`,
  invitationLink: (link: string) => `Đường dẫn mời: ${link}`,
  invitationHowTo: (hasLink: boolean) =>
    `Người được mời ${hasLink ? 'mở đường dẫn, quét mã QR hoặc nhắn' : 'nhắn'} mã này cho trợ lý. Chỉ gửi cho đúng người.`,
  invitationQr: (code: string) => `Quét để mở trợ lý bằng mã mời ${code}`,
  invitations: 'Các mã mời gần đây (chỉ ghi 4 ký tự đầu):',
  invitationsNone: 'Chưa có mã mời nào. Gõ /moi để tạo.',
  invitationStates: {
    open: 'chưa dùng',
    used: 'đã dùng',
    ended: 'hết hạn',
    revoked: 'đã thu hồi',
  },
  invitationLine: (label: string, state: string, day: string) => `${label}…: ${state}, hạn ${day}`,
  revokeHowTo: 'Thu hồi: /thuhoi và 4 ký tự đầu, ví dụ /thuhoi ABCD. Người đã dùng mã đó mất quyền được mời.',
  revoked: (label: string) => `Đã thu hồi mã ${label}… và quyền đã cấp theo mã đó.`,
  revokeUnknown: (label: string) => `Không có mã mời bắt đầu bằng ${label}.`,
  groupLeft: (id: string) =>
    `Trợ lý đã rời một nhóm không có trong danh sách cho phép. Mã nhóm: ${id}. Nếu muốn dùng trợ lý trong nhóm này, đồng chí thêm mã nhóm vào GROUPS, khởi động lại rồi mời trợ lý vào nhóm.`,
  groupMoved: (was: string, is: string) =>
    `Nhóm ${was} đã được Telegram đổi mã thành ${is}. Đồng chí thay mã mới vào GROUPS và khởi động lại; nếu không, trợ lý sẽ rời nhóm này khi có người gọi.`,
  help: [
    'Lệnh của người quản trị:',
    'Gửi tệp vào đây – đọc tệp, xem kết quả rồi công bố hoặc bỏ',
    '/capnhat – đọc lại các tệp đã gửi',
    '/quaylai – quay lại phiên bản kho trước',
    '/thongke – số câu hỏi, câu chưa trả lời được, góp ý',
    '/moi – tạo mã mời; /thuhoi – thu hồi',
    '/lophoc tên lớp – mở lớp học; /lophoc – các lớp đang mở',
    '/traloi mã nội dung – trả lời câu hỏi được chuyển đến',
  ],
} as const;
