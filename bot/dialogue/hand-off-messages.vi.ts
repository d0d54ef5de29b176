/** Questions passed on to responsible people, and their answers. */
export const HAND_OFF_TEXTS = {
  role: 'cán bộ phụ trách',
  sent: (code: string) =>
    `Đã chuyển câu hỏi đến cán bộ phụ trách (mã ${code}), không kèm tên của đồng chí. Khi có trả lời, tôi gửi lại vào đây.`,
  none: 'Hiện chưa có cán bộ phụ trách nhận câu hỏi qua trợ lý. Đồng chí vui lòng liên hệ cấp ủy, ban tổ chức.',
  asked: (code: string) => `Có câu hỏi cần cán bộ phụ trách trả lời (mã ${code}):`,
  botSaid: 'Trợ lý đã trả lời:',
  howTo: (code: string) =>
    `Để trả lời, bấm nút bên dưới rồi nhắn nội dung, hoặc gõ: /traloi ${code} nội dung`,
  answerButton: 'Trả lời câu hỏi này',
  writeNow: (code: string) =>
    `Mời đồng chí nhắn nội dung trả lời cho câu hỏi ${code}. Tin nhắn tiếp theo của đồng chí sẽ được chuyển nguyên văn đến người hỏi.`,
  usage: 'Cách dùng: /traloi mã nội dung',
  unknown: (code: string) => `Không có câu hỏi mang mã ${code}, hoặc câu hỏi đã được xóa.`,
  already: (code: string) => `Câu hỏi ${code} đã có người trả lời.`,
  delivered: (code: string) => `Đã chuyển câu trả lời đến người hỏi (mã ${code}).`,
  saveButton: 'Lưu, dùng cho mọi người hỏi',
  saveForInvited: 'Lưu, chỉ dùng cho người được mời',
  saveHint:
    'Có thể lưu câu trả lời này để dùng lại khi có người hỏi cùng nội dung, kể cả trên trang web; câu trả lời tự ngừng dùng khi có văn bản mới hơn. Nội dung lấy từ văn bản nội bộ thì không lưu cho mọi người.',
  reply: (role: string, day: string) => `Trả lời của ${role}, ngày ${day}:`,
  replyTo: (question: string) => `Câu hỏi: ${question}`,
  replyNote: 'Đây là ý kiến của người trả lời, không phải trích dẫn văn bản.',
  saved: 'Đã lưu câu trả lời đã duyệt.',
  savedWithoutNumbers: 'Các số giấy tờ, điện thoại trong nội dung đã được che.',
  approved: (role: string, day: string) => `Câu trả lời đã duyệt của ${role}, ngày ${day}:`,
  approvedFor: (question: string) => `Trả lời cho câu hỏi: “${question}”`,
  fromDocuments: 'Trích từ văn bản trong kho:',
  stale: (question: string, day: string) =>
    `Câu trả lời đã duyệt ngày ${day} cho câu hỏi “${question}” đã ngừng dùng vì văn bản liên quan có thay đổi. Đồng chí xem lại và trả lời mới nếu cần.`,
} as const;
