import type { ChannelName } from './channel/address.ts';

const NAMES: Readonly<Record<ChannelName, string>> = {
  telegram: 'Telegram',
  'zalo-oa': 'Zalo Official Account',
  'zalo-bot': 'Zalo Bot',
};

/** What administrators are told of the channels. The code leads to the guide and to the log. */
export const WATCH_TEXTS = {
  down: (channel: ChannelName, code: string) =>
    `Cảnh báo: kênh ${NAMES[channel]} đang mất liên lạc (mã: ${code}). Câu hỏi đã nhận vẫn được giữ. Xin đồng chí kiểm tra máy chủ và nhật ký.`,
  upAgain: (channel: ChannelName) => `Kênh ${NAMES[channel]} đã hoạt động trở lại.`,
  alarm: (channel: ChannelName, code: string) =>
    `Cảnh báo: kênh ${NAMES[channel]} cần người quản trị xử lý (mã: ${code}). Xin đồng chí xem tài liệu hướng dẫn và nhật ký.`,
  deadLetter: (channel: ChannelName) =>
    `Cảnh báo: có tin nhắn qua ${NAMES[channel]} thử nhiều lần vẫn không xử lý được; người gửi đã nhận lời xin lỗi. Gõ /thongke để biết số tin như vậy; nguyên nhân ghi trong nhật ký (worker.dead-letter). Cảnh báo này gửi mỗi ngày nhiều nhất một lần.`,
  filesWait: (count: number) =>
    `Trợ lý vừa khởi động lại. Còn ${count} tệp đã gửi chưa đọc xong hoặc chưa quyết định công bố. Gõ /capnhat để đọc lại các tệp này; tệp có dấu hiệu mật sẽ bị từ chối và xóa.`,
} as const;
