/** What stops the start, in words for the person who runs the bot. */
export const STORE_TEXTS = {
  locked: (pid: string) =>
    `Một tiến trình khác (số ${pid}) của trợ lý đang chạy trên thư mục dữ liệu này; hãy dừng tiến trình đó trước.`,
  newer:
    'Tệp bot.db trong thư mục dữ liệu do chương trình phiên bản mới hơn tạo ra; hãy cập nhật chương trình.',
  damaged:
    'Tệp bot.db trong thư mục dữ liệu bị hỏng; hãy khôi phục từ bản sao lưu, hoặc chuyển tệp đó đi nơi khác rồi chạy lại.',
  unusable:
    'Không mở được tệp bot.db để ghi; hãy kiểm tra quyền ghi vào thư mục dữ liệu và dung lượng ổ đĩa còn trống.',
  busy: 'Kho lưu tin nhắn đang bận; xin thử lại sau ít giây.',
  full: 'Kho lưu tin nhắn không ghi được; hãy kiểm tra dung lượng ổ đĩa còn trống.',
} as const;
