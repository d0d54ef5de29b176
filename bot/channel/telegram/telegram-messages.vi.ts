/** Above the rest of a quotation that began in the message before. */
export const FOOTER_CONTINUES = (marker: string): string => `[${marker}] (tiếp theo)`;

/** Question of a poll whose words stand in the message above it. */
export const QUIZ_ABOVE = 'Đồng chí chọn phương án nào? (Câu hỏi và các phương án ở tin nhắn ngay trên.)';

export const optionLetter = (index: number): string => String.fromCharCode(65 + index);

/** What Telegram shows beside each command, for everybody. */
export const COMMANDS: Readonly<Record<string, string>> = {
  start: 'Bắt đầu sử dụng trợ lý',
  help: 'Hướng dẫn sử dụng',
  nguon: 'Danh mục văn bản trợ lý đang có',
  diaphuong: 'Chọn địa phương của đồng chí',
  nhiemky: 'Chọn nhiệm kỳ đại hội',
  dulieu: 'Xem những gì trợ lý giữ về đồng chí',
  xoa: 'Xóa dữ liệu của đồng chí',
  trangthai: 'Tình trạng hoạt động của trợ lý',
};

/** And for administrators besides. */
export const ADMIN_COMMANDS: Readonly<Record<string, string>> = {
  capnhat: 'Cập nhật kho văn bản',
  quaylai: 'Quay lại phiên bản kho văn bản trước',
  thongke: 'Thống kê câu hỏi',
  lophoc: 'Mở lớp học, xem và kết thúc lớp',
};

/** What is wrong and what to do, one sentence for each problem of `health()`. */
export const TELEGRAM_PROBLEMS: Readonly<Record<string, string>> = {
  'token-rejected':
    'Telegram từ chối mã bot (TELEGRAM_BOT_TOKEN): hãy lấy mã mới từ @BotFather, ghi vào cấu hình rồi khởi động lại.',
  'webhook-active':
    'Mã bot này đang có webhook ở địa chỉ khác nên không nhận tin bằng polling được: hãy gỡ webhook đó (deleteWebhook) hoặc đổi TELEGRAM_MODE=webhook.',
  'other-poller':
    'Một tiến trình khác đang nhận tin bằng cùng mã bot: hãy tắt tiến trình đó; trợ lý sẽ thử lại sau một phút.',
  'webhook-unset':
    'Telegram chưa có địa chỉ webhook của trợ lý: hãy kiểm tra PUBLIC_URL (https) rồi khởi động lại.',
  'webhook-failing':
    'Telegram không gọi được webhook của trợ lý: hãy kiểm tra địa chỉ, chứng thư và tường lửa.',
  'polling-stuck': 'Đã lâu không nhận được trả lời nào từ Telegram: hãy kiểm tra mạng và TELEGRAM_PROXY.',
  unreachable:
    'Không kết nối được tới Telegram: hãy kiểm tra mạng và TELEGRAM_PROXY; trợ lý vẫn đang thử lại.',
  'store-failing': 'Không ghi được tin nhắn xuống đĩa: hãy kiểm tra dung lượng đĩa; chưa có tin nào bị mất.',
};
