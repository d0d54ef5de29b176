/** Fixed words of the handout of a class. */
export const HANDOUT_TEXTS = {
  kind: 'TÀI LIỆU LỚP HỌC',
  date: (day: string) => `Ngày ${day}`,
  about: (versions: string) =>
    `Câu trả lời do trợ lý AI trích từ văn bản trong kho${versions === '' ? '' : ` (phiên bản ${versions})`}; hiệu lực ghi theo lúc trả lời. Đề nghị đối chiếu nguyên văn trước khi sử dụng.`,
  none: 'Chưa có câu hỏi nào được duyệt.',
  question: (number: number, words: string) => `Câu ${number}. ${words}`,
  note: (words: string) => `Lưu ý: ${words}`,
  quoted: (words: string) => `“${words}”`,
  documents: 'Danh mục văn bản được dẫn',
  page: (page: number, of: number) => `Trang ${page} trên ${of}`,
  pageWord: 'Trang ',
  ofWord: ' trên ',
} as const;
