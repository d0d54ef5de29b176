/** Said once to a conversation whose questions waited too long to be answered as if nothing had happened. */
export const LATE_NOTICE =
  'Xin lỗi đồng chí, hệ thống bị gián đoạn nên tin nhắn của đồng chí chưa được trả lời kịp thời. Nếu vẫn cần, xin đồng chí gửi lại câu hỏi.';
