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
  goodbye: 'Chào đồng chí. Khi cần tra cứu văn bản, đồng chí cứ nhắn cho tôi.',
  identity:
    'Tôi là trợ lý AI, một phần mềm tra cứu văn bản về đại hội và công tác nhân sự của Đảng; tôi không phải là người và không thay mặt cơ quan nào.',
  abilities:
    'Tôi là trợ lý AI. Tôi tìm trong các văn bản trong kho và trả lời bằng trích dẫn: thời gian, số lượng, điều kiện, thẩm quyền, các bước của một quy trình, điểm khác nhau giữa hai quy định, hiệu lực của văn bản. Nội dung không có trong kho, tôi sẽ nói rõ là không có. Đồng chí có thể hỏi một hoặc nhiều câu, có dấu hoặc không dấu.',
  machine:
    'Tôi là trợ lý AI, là phần mềm, không phải người. Câu trả lời được trích từ văn bản trong kho, có ghi nguồn để đồng chí kiểm tra.',
  acknowledged: 'Vâng. Khi cần, đồng chí cứ đặt câu hỏi tiếp.',
  complaint:
    'Xin lỗi đồng chí vì câu trả lời chưa đạt yêu cầu. Tôi là trợ lý AI, chỉ trả lời được theo văn bản trong kho; đồng chí vui lòng hỏi lại cụ thể hơn (tên văn bản, địa phương, nhiệm kỳ).',
  noMore:
    'Câu trả lời trước đã nêu hết phần liên quan của đoạn văn bản. Đồng chí có thể mở nguồn để đọc toàn văn hoặc hỏi cụ thể hơn.',
  /** Replies to what is not looked up, by its reason. */
  refused: {
    instructions:
      'Tôi là trợ lý AI, chỉ trả lời câu hỏi về nội dung các văn bản trong kho và không nhận yêu cầu khác về cách làm việc của mình. Đồng chí vui lòng đặt câu hỏi cần tra cứu.',
    opinion:
      'Tôi là trợ lý AI, không nhận xét, đánh giá hay dự đoán về cá nhân. Việc đánh giá cán bộ thuộc thẩm quyền của cấp ủy, tổ chức đảng quản lý cán bộ; tôi có thể giúp tra cứu quy định về nội dung này.',
    person:
      'Tôi là trợ lý AI, không có ý kiến về việc bầu, bố trí hay xử lý đối với một người cụ thể. Việc đó do đại hội, hội nghị hoặc cấp ủy, tổ chức đảng có thẩm quyền xem xét, quyết định; tôi có thể giúp tra cứu tiêu chuẩn, điều kiện và quy trình.',
  },
  outsideField:
    'Tôi là trợ lý AI, chỉ trả lời về đại hội, công tác nhân sự và văn bản của Đảng theo tài liệu trong kho; nội dung đồng chí hỏi nằm ngoài phạm vi này.',
  unheldPaper: (number: string) => `Các tài liệu hiện có không có văn bản số ${number}.`,
  unheldPaperOfYear: (number: string, year: string) =>
    `Các tài liệu hiện có không có văn bản số ${number} của năm ${year}.`,
  nearPapers: 'Văn bản gần nhất theo số, loại:',
  checkNumber: 'Đồng chí vui lòng kiểm tra lại số, ký hiệu và năm ban hành.',
  understoodAs: (question: string) => `Hiểu câu hỏi là: ${question}`,
  part: (...numbers: readonly number[]) => `Câu ${numbers.join(' và ')}:`,
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
  digestUnknown: (markers: string) =>
    `Nguồn ${markers} là bản tóm lược, chưa xác định được hiệu lực hiện nay; đồng chí cần đối chiếu văn bản gốc.`,
  localPress: (markers: string, place: string) =>
    `Nguồn ${markers} là tin, bài báo chí về ${place}; không phải văn bản quy định, không áp dụng cho địa phương khác.`,
  internal: (markers: string) =>
    `Nguồn ${markers} là tài liệu lưu hành nội bộ; không chuyển cho người không có trách nhiệm.`,
  press: (markers: string) => `Nguồn ${markers} là tin, bài báo chí, không phải văn bản quy định.`,
} as const;
