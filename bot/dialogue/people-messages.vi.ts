import { SHOWN_RETENTION } from './retention.ts';

/** First contact, invitations, erasing: what the bot says about people and their data. */
export const PEOPLE_TEXTS = {
  notice: (modelService: string | null): readonly string[] => [
    'Chào đồng chí. Tôi là trợ lý AI, một phần mềm tra cứu văn bản; không phải là người và không thay mặt cơ quan nào. Câu trả lời trích từ văn bản trong kho, có ghi nguồn; đồng chí cần đối chiếu trước khi sử dụng.',
    `Những gì được giữ: mã tài khoản trò chuyện và địa phương, nhiệm kỳ do đồng chí chọn (đến khi đồng chí xóa); tối đa 6 câu hỏi gần nhất (30 phút); câu hỏi chưa trả lời được và góp ý (${SHOWN_RETENTION.questionDays} ngày); câu hỏi gửi cán bộ phụ trách (${SHOWN_RETENTION.handOffDays} ngày). Không giữ tên, số điện thoại, ảnh.`,
    modelService === null
      ? 'Câu hỏi được xử lý trên máy chủ của trợ lý, không gửi cho dịch vụ bên ngoài.'
      : `Câu hỏi và đoạn văn bản công khai liên quan có thể được gửi đến dịch vụ mô hình ngôn ngữ ${modelService} để diễn đạt câu trả lời; số giấy tờ, số điện thoại được che trước khi gửi.`,
    'Xem những gì đang giữ: gõ /dulieu. Xóa bất cứ lúc nào: gõ /xoa. Không gửi văn bản mật hoặc thông tin cá nhân.',
  ],
  greeting: 'Đồng chí cần tra cứu nội dung gì? Gõ câu hỏi, hoặc gõ /trogiup để xem hướng dẫn.',
  paired: 'Mã mời hợp lệ. Đồng chí đã được mời sử dụng trợ lý.',
  codeWrong:
    'Mã mời không đúng, đã dùng hoặc đã hết hạn. Đồng chí kiểm tra lại hoặc xin người quản trị mã mới.',
  codeTooMany: 'Đồng chí đã nhập sai mã mời nhiều lần. Vui lòng thử lại sau một giờ.',
  inviteOnly:
    'Trợ lý này chỉ dành cho người được mời. Nếu đồng chí có mã mời, vui lòng gửi mã vào đây; nếu chưa có, liên hệ người quản trị của đơn vị.',
  eraseAsk:
    'Xóa toàn bộ dữ liệu của đồng chí: câu hỏi đang nhớ, địa phương, nhiệm kỳ, góp ý, câu hỏi đã gửi cán bộ phụ trách và tin đang chờ gửi. Không khôi phục được. Đồng chí chắc chắn muốn xóa?',
  eraseLosesInvitation: 'Quyền được mời cũng bị xóa; muốn dùng tiếp, đồng chí cần mã mời mới.',
  eraseYes: 'Xóa dữ liệu của tôi',
  eraseNo: 'Không xóa',
  erased:
    'Đã xóa toàn bộ dữ liệu của đồng chí trên trợ lý. Bản sao lưu (nếu người quản trị có lập) được xóa theo thời hạn của bản sao lưu. Tin nhắn trên máy của đồng chí và trên nền tảng trò chuyện, đồng chí tự xóa.',
} as const;
