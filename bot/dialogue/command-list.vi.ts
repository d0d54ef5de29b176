/** Commands that a platform may show in its menu, in the order in which people need them. */
export const SHOWN_COMMANDS: readonly { readonly command: string; readonly description: string }[] = [
  { command: 'trogiup', description: 'Cách hỏi và cách kiểm tra câu trả lời' },
  { command: 'nguon', description: 'Các văn bản có trong kho' },
  { command: 'diaphuong', description: 'Chọn địa phương của đồng chí' },
  { command: 'nhiemky', description: 'Chọn nhiệm kỳ cần tra cứu' },
  { command: 'trangthai', description: 'Trợ lý đang dùng kho văn bản nào, nhớ những gì' },
  { command: 'xoa', description: 'Xóa dữ liệu của tôi' },
];
