import { SHOWN_RETENTION } from './retention.ts';

/** `/dulieu`: what is kept of the person who asks. */
export const OWN_DATA_TEXTS = {
  head: 'Những gì trợ lý đang giữ về đồng chí trên kênh này:',
  account: (id: string) => `Mã tài khoản trò chuyện: ${id}`,
  since: (day: string) => `Đã nhận thông báo lần đầu: ngày ${day}`,
  invited: 'Được mời: có',
  place: (place: string) => `Địa phương: ${place}`,
  term: (term: string) => `Nhiệm kỳ: ${term}`,
  remembered: 'Câu hỏi gần nhất (tự quên sau 30 phút không trò chuyện):',
  unanswered: `Câu hỏi chưa trả lời được (giữ ${SHOWN_RETENTION.questionDays} ngày):`,
  opinions: `Góp ý (giữ ${SHOWN_RETENTION.questionDays} ngày):`,
  opinion: (day: string, sign: string, words: readonly string[]) =>
    `• ngày ${day}: ${[sign, ...words].join(' – ')}`,
  handOffs: `Câu hỏi đã gửi cán bộ phụ trách (giữ ${SHOWN_RETENTION.handOffDays} ngày):`,
  handOff: (question: string, reply: string | null) =>
    `• ${question} – ${reply === null ? 'chưa có trả lời' : `đã trả lời: ${reply}`}`,
  classTitle: (title: string) => `Đang tham gia lớp: ${title}`,
  classQuestions: 'Câu hỏi đã gửi trong các lớp:',
  quizAnswers: (count: number) => `Số câu trắc nghiệm đã trả lời trong các lớp: ${count}`,
  offers: (count: number) => `Nút bấm và lựa chọn còn hiệu lực (24 giờ): ${count}`,
  modelQuestions: (count: number) => `Số câu hỏi đã dùng mô hình ngôn ngữ: ${count}`,
  end: 'Ngoài ra chỉ có dữ liệu kỹ thuật tạm thời: tin đang chờ trả lời hoặc chờ gửi, điều trợ lý đang chờ đồng chí trả lời (30 phút), lần nhập sai mã mời (một giờ). Sửa: /diaphuong, /nhiemky. Xóa tất cả: /xoa.',
} as const;
