/** What is said on the chat channels about classes. */
export const CLASS_TEXTS = {
  joined: (title: string) => `Đồng chí đã vào lớp “${title}”.`,
  joinedHow:
    'Xin gửi câu hỏi như thường lệ. Câu hỏi và câu trả lời được ghi lại cho lớp, không kèm tên; giảng viên có thể cho hiện lên màn hình. Trong lớp, trợ lý chỉ dùng văn bản công khai.',
  joinedLeave: (days: number) =>
    `Rời lớp: gửi “rời lớp”. Xóa những gì đã hỏi: /xoa. Nội dung lớp được giữ ${days} ngày.`,
  noSuchClass: 'Không có lớp nào đang mở với mã này. Xin xem lại mã trên màn hình.',
  left: (title: string) =>
    `Đồng chí đã rời lớp “${title}”. Câu hỏi từ đây không ghi cho lớp nữa; những gì đã hỏi vẫn ở trong lớp cho đến khi đồng chí gửi /xoa.`,
  notInClass: 'Đồng chí hiện không ở trong lớp nào.',
  recorded: (title: string) => `Câu hỏi này được ghi cho lớp “${title}”, không kèm tên.`,
  opened: (title: string, code: string) => `Lớp “${title}” đã mở. Mã lớp: ${code}`,
  openedTelegram: (link: string) => `Vào bằng Telegram: ${link}`,
  openedWeb: (link: string) => `Vào bằng trang web: ${link}`,
  openedZalo: (code: string) => `Vào bằng Zalo: nhắn cho trợ lý “LOP ${code}”.`,
  openedHow: (hours: number) =>
    `Lớp tự kết thúc sau ${hours} giờ. Duyệt câu hỏi, trình chiếu, trắc nghiệm và tài liệu: trang quản trị, mục Lớp học. Kết thúc sớm: /lophoc kết thúc`,
  qr: (code: string) => `Vào lớp ${code}`,
  openHowTo: 'Mở lớp: /lophoc TÊN LỚP. Kết thúc các lớp đã mở: /lophoc kết thúc',
  running: (title: string, code: string, members: number, questions: number) =>
    `• “${title}”, mã ${code}: ${members} người, ${questions} câu hỏi`,
  noneRunning: 'Hiện không có lớp nào đang mở.',
  ended: (title: string) => `Lớp “${title}” đã kết thúc.`,
  titleLong: (most: number) => `Tên lớp dài quá ${most} ký tự. Xin đặt ngắn hơn.`,
} as const;

/** What is said about quiz items run in a class. */
export const CLASS_QUIZ_TEXTS = {
  head: (number: number) => `Câu trắc nghiệm ${number}`,
  option: (number: number, text: string) => `${number}. ${text}`,
  howTo: (options: number) =>
    `Gửi số của phương án (1 đến ${options}). Nếu đã hỏi câu khác trước khi trả lời, gửi “đáp án” kèm số, ví dụ: đáp án 2.`,
  right: 'Đúng.',
  wrong: 'Chưa đúng.',
  already: 'Đồng chí đã trả lời câu này rồi; câu trả lời đầu tiên được tính.',
  closed: 'Câu trắc nghiệm này đã kết thúc.',
  none: 'Lớp hiện không có câu trắc nghiệm nào đang mở.',
  noSuchOption: (options: number) => `Câu này có ${options} phương án, đánh số từ 1 đến ${options}.`,
} as const;
