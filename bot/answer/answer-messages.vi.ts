/** Every fixed Vietnamese sentence that an answer may hold. Nothing here states a rule or a fact of a document. */
export const ANSWER_MESSAGES = {
  notFound: 'Tôi không tìm thấy nội dung này trong các tài liệu hiện có.',
  notFoundFollow:
    'Đồng chí có thể hỏi cụ thể hơn (tên văn bản, địa phương, nhiệm kỳ) hoặc liên hệ cấp ủy, ban tổ chức phụ trách.',
  nearest: 'Tài liệu gần nhất:',
  empty: 'Đồng chí vui lòng nhập câu hỏi.',
  tooLong: (max: number) =>
    `Câu hỏi dài quá ${max} ký tự. Đồng chí vui lòng rút gọn hoặc tách thành nhiều câu.`,
  greeting:
    'Chào đồng chí! Tôi là trợ lý AI, trả lời câu hỏi về đại hội và công tác nhân sự của Đảng dựa trên các văn bản trong kho, kèm trích dẫn để kiểm tra. Đồng chí cần hỏi nội dung gì?',
  thanks: 'Rất vui được hỗ trợ đồng chí. Khi cần, đồng chí cứ đặt câu hỏi tiếp.',
  noKnowledge: 'Kho tài liệu chưa có nội dung. Người quản trị cần nạp tài liệu trước khi đặt câu hỏi.',
  superseded: (marker: string, what: string, successor: string) =>
    `Nguồn ${marker} (${what}) đã được thay thế bởi ${successor}.`,
  supersededUnknown: (marker: string, what: string) => `Nguồn ${marker} (${what}) đã hết hiệu lực.`,
  replaced: (what: string, successor: string) =>
    `Văn bản ${what} nêu trong câu trả lời đã được thay thế bởi ${successor}.`,
  maybeReplaced: (what: string, successor: string) =>
    `Văn bản ${what} nêu trong câu trả lời có thể đã được thay thế bởi ${successor} (theo nguồn thứ cấp, cần đối chiếu).`,
  amended: (markers: string, what: string, by: string) =>
    `Nguồn ${markers} (${what}) đã được sửa đổi, bổ sung bởi ${by}; đồng chí cần đọc cùng văn bản đó.`,
  caution: (markers: string, caution: string) => `Lưu ý nguồn ${markers}: ${caution}`,
  pastTerm: (markers: string, term: string) =>
    `Nguồn ${markers} thuộc nhiệm kỳ ${term} đã qua, không mặc nhiên áp dụng cho nhiệm kỳ hiện nay.`,
  pastTermUnknown: (markers: string) =>
    `Nguồn ${markers} thuộc nhiệm kỳ đã qua, không mặc nhiên áp dụng cho nhiệm kỳ hiện nay.`,
  unknownValidity: (markers: string) =>
    `Chưa xác định được hiệu lực hiện nay của nguồn ${markers}; đồng chí cần đối chiếu văn bản gốc.`,
  local: (markers: string, place: string) =>
    `Nguồn ${markers} là của ${place}, không áp dụng cho địa phương khác.`,
  endedLevel: (markers: string) =>
    `Nguồn ${markers} là của cấp huyện; cấp huyện đã kết thúc hoạt động từ 1/7/2025.`,
  digest: (markers: string) => `Nguồn ${markers} là bản tóm lược, không thay thế văn bản gốc.`,
  internal: (markers: string) =>
    `Nguồn ${markers} là tài liệu lưu hành nội bộ; không chuyển cho người không có trách nhiệm.`,
  press: (markers: string) => `Nguồn ${markers} là tin, bài báo chí, không phải văn bản quy định.`,
} as const;
