/** What the bot says around its answers. Nothing here states a rule or a fact of a document. */
export const DIALOGUE_TEXTS = {
  note: 'Lưu ý:',
  empty: 'Đồng chí vui lòng nhập câu hỏi.',
  tooLong: (most: string) =>
    `Câu hỏi dài quá ${most} ký tự. Đồng chí vui lòng rút gọn hoặc tách thành nhiều câu hỏi.`,
  wait: 'Đồng chí đang gửi nhiều tin quá nhanh. Vui lòng chờ khoảng một phút rồi hỏi lại; các tin gửi thêm lúc này sẽ không được trả lời.',
  failed:
    'Xin lỗi đồng chí, tôi chưa trả lời được câu hỏi này vì có lỗi. Đồng chí vui lòng gửi lại sau ít phút.',
  unreadable: {
    photo: 'Tôi chưa đọc được ảnh. Đồng chí vui lòng gõ câu hỏi bằng chữ; không gửi ảnh giấy tờ cá nhân.',
    voice: 'Tôi chưa nghe được tin thoại. Đồng chí vui lòng gõ câu hỏi bằng chữ.',
    video: 'Tôi chưa xem được video. Đồng chí vui lòng gõ câu hỏi bằng chữ.',
    sticker: 'Đồng chí cần tra cứu nội dung gì, vui lòng gõ câu hỏi bằng chữ.',
    location:
      'Tôi không nhận vị trí và không lưu vị trí vừa gửi. Để chọn địa phương, đồng chí gõ: /diaphuong tên xã, phường hoặc tỉnh.',
    contact:
      'Tôi không nhận danh thiếp và không lưu danh thiếp vừa gửi. Đồng chí vui lòng gõ câu hỏi bằng chữ.',
    other: 'Tôi chưa đọc được loại tin này. Đồng chí vui lòng gõ câu hỏi bằng chữ.',
  },
  fileRefused:
    'Tôi không nhận tệp từ đồng chí; tệp vừa gửi không được tải về và không được lưu. Muốn bổ sung văn bản vào kho, đồng chí liên hệ người quản trị.',
  secretPasted:
    'Nội dung vừa gửi có dấu hiệu là văn bản mật. Tôi không xử lý, không lưu và không chuyển tiếp nội dung này. Đồng chí vui lòng dừng gửi, xóa tin vừa gửi khỏi cuộc trò chuyện và báo người phụ trách bảo vệ bí mật nhà nước của đơn vị.',
  privatePasted:
    'Trong câu hỏi có số giấy tờ, số điện thoại hoặc địa chỉ thư của cá nhân. Tôi đã che các số đó trước khi tra cứu và không lưu; đồng chí vui lòng không gửi thông tin cá nhân.',
  askedAs: (question: string) => `Câu hỏi: ${question}`,
  usedPlace: (place: string) => `Tra cứu theo địa phương đã chọn: ${place}. Đổi: /diaphuong`,
  usedTerm: (term: string, day: string) =>
    `Tra cứu theo nhiệm kỳ đã chọn ${term} (tính đến ngày ${day}). Đổi: /nhiemky`,
  budgetSpent:
    'Hôm nay đồng chí đã dùng hết số lượt diễn đạt bằng mô hình ngôn ngữ; câu trả lời dưới đây trích nguyên văn từ văn bản.',
  staleOffer: 'Lựa chọn này không còn dùng được. Đồng chí vui lòng gửi lại câu hỏi.',
  cancelled: 'Vâng, tôi đã bỏ thao tác này.',
  unknownCommand: 'Không có lệnh này. Gõ /trogiup để xem các lệnh.',
  privateOnly: 'Lệnh này chỉ dùng trong cuộc trò chuyện riêng với trợ lý.',
  buttons: {
    source: (marker: string) => `Nguồn ${marker}`,
    more: 'Xem thêm',
    quotes: 'Xem thêm trích dẫn',
    like: '👍 Hữu ích',
    dislike: '👎 Chưa đúng',
    handOff: 'Hỏi cán bộ phụ trách',
    file: 'Tải văn bản',
    openSource: 'Mở trong văn bản',
  },
  dislikeAsk:
    'Cảm ơn đồng chí đã góp ý. Câu trả lời chưa đạt ở điểm nào? Đồng chí bấm chọn hoặc viết vài lời; xin không ghi thông tin cá nhân.',
  dislikeReasons: {
    wrong: 'Sai nội dung',
    outdated: 'Văn bản đã cũ',
    incomplete: 'Còn thiếu ý',
    unclear: 'Khó hiểu',
    other: 'Lý do khác',
  },
  isQuestion: 'Đây là câu hỏi, hãy tra cứu',
  thanksLike: 'Cảm ơn đồng chí.',
  thanksDislike: 'Cảm ơn đồng chí. Góp ý đã được ghi nhận để người quản trị xem lại.',
  sourceGone: 'Văn bản này không còn trong kho hiện tại.',
  sourceNotYours: 'Văn bản này chỉ dành cho người được mời, xem trong cuộc trò chuyện riêng.',
  before: 'Đoạn trước:',
  after: 'Đoạn sau:',
  fileHere: (name: string) => `Tệp văn bản: ${name}`,
  fileNotSent:
    'Tệp gốc của văn bản này không gửi được qua đây (quá lớn, không công khai hoặc có thông tin cá nhân đã được che).',
  documentsNone: 'Kho tài liệu chưa có văn bản nào.',
  documentsHead: (total: number) => `Kho có ${total} văn bản:`,
  documentsNoneWanted: (words: string) => `Kho không có văn bản nào khớp với “${words}”.`,
  documentsFound: (total: number) => `Tìm thấy ${total} văn bản:`,
  pageOf: (page: number, pages: number) => `(trang ${page}/${pages})`,
  documentsNext: 'Trang sau',
  placeAsk: 'Đồng chí ở địa phương nào? Gõ tên xã, phường hoặc tỉnh, thành phố (ví dụ: xã …, tỉnh …).',
  placeNow: (place: string) => `Địa phương đang chọn: ${place}.`,
  placeSet: (place: string) =>
    `Đã chọn địa phương: ${place}. Từ nay tôi ưu tiên văn bản của địa phương này và quy định chung; mỗi câu trả lời có dùng đến sẽ ghi rõ.`,
  placeTooLong: 'Tên địa phương dài quá 80 ký tự. Đồng chí vui lòng gõ ngắn hơn.',
  placeUnknown: (place: string) =>
    `Kho chưa có văn bản nào của ${place}; tôi sẽ nói rõ khi chỉ có quy định chung.`,
  placeCleared: 'Đã bỏ địa phương. Tôi tra cứu theo quy định chung.',
  placeClear: 'Bỏ địa phương',
  termAsk: 'Đồng chí cần tra cứu cho nhiệm kỳ nào? Bấm chọn hoặc gõ, ví dụ: /nhiemky 2020-2025',
  termNow: (term: string) => `Nhiệm kỳ đang chọn: ${term}.`,
  termSet: (term: string, day: string) =>
    `Đã chọn nhiệm kỳ ${term}. Tôi tra cứu quy định tính đến ngày ${day}; mỗi câu trả lời có dùng đến sẽ ghi rõ. Để tra cứu quy định hiện nay, gõ /nhiemky hiện nay.`,
  termCleared: 'Đã chọn: quy định hiện nay.',
  termToday: 'Quy định hiện nay',
  termUnknown:
    'Nhiệm kỳ chưa đúng. Đồng chí gõ hai năm liền nhau của một nhiệm kỳ, ví dụ: /nhiemky 2020-2025',
  help: [
    'Đồng chí gõ câu hỏi bằng chữ, có dấu hoặc không dấu; có thể hỏi tiếp câu trước. Các câu hỏi ví dụ ở cuối tin này.',
    'Mỗi ý trả lời có số nguồn như [1]; dòng nguồn ghi số, ngày, cơ quan ban hành và hiệu lực. Bấm “Nguồn 1” (hoặc gửi số tương ứng) để đọc nguyên văn và đối chiếu trước khi sử dụng.',
    'Các lệnh:',
    '/nguon – văn bản có trong kho',
    '/diaphuong – chọn địa phương',
    '/nhiemky – chọn nhiệm kỳ',
    '/trangthai – kho văn bản đang dùng, những gì tôi đang nhớ',
    '/dulieu – xem những gì trợ lý giữ về tôi',
    '/xoa – xóa dữ liệu của tôi',
    'Không gửi văn bản mật, ảnh giấy tờ hoặc thông tin cá nhân. Tôi là trợ lý AI, có thể sai sót.',
  ],
  groupHint:
    'Chào các đồng chí. Tôi là trợ lý AI tra cứu văn bản. Trong nhóm, tôi chỉ đọc và trả lời tin gọi tên tôi hoặc trả lời tin của tôi; không nhớ các câu đã hỏi.',
  groupNotAllowed:
    'Trợ lý này chưa được phép hoạt động trong nhóm này nên xin rời nhóm. Các đồng chí có thể nhắn riêng cho trợ lý.',
  status: (version: string, documents: number) =>
    `Trợ lý đang hoạt động. Kho văn bản: ${documents} văn bản (phiên bản ${version}).`,
  statusNoKnowledge: 'Trợ lý đang hoạt động nhưng kho văn bản chưa sẵn sàng.',
  statusMemory: (turns: number) =>
    turns === 0
      ? 'Tôi không nhớ câu hỏi nào của đồng chí lúc này.'
      : `Tôi đang nhớ ${turns} câu hỏi gần nhất để hiểu câu hỏi tiếp; tự quên sau 30 phút không trò chuyện.`,
  statusPlace: (place: string) => `Địa phương: ${place}.`,
  statusTerm: (term: string) => `Nhiệm kỳ: ${term}.`,
  statusInvited:
    'Đồng chí là người được mời: được xem cả văn bản lưu hành nội bộ, chỉ trong cuộc trò chuyện riêng này.',
  statusId: (id: string) => `Mã số của đồng chí trên kênh này: ${id}`,
  statusAdmin: 'Đồng chí là người quản trị.',
} as const;
