import type { Button } from './outgoing.ts';

/** Words with which a label says what will be done. */
const DEEDS =
  /^(xem|mở|hỏi|gửi|tải|chọn|bỏ|xóa|đăng|hủy|lưu|trả lời|đánh giá|quay lại|công bố|từ chối|đổi|nhận|dừng|tiếp tục)(?![\p{L}])/iu;

/** The choices where there are no buttons: `Gửi 1 để xem nguồn 1`. Numbers count what can be chosen; addresses are only written. */
export function numberedLines(buttons: readonly Button[]): string[] {
  let number = 0;
  return buttons.map(({ label, action }) =>
    action.kind === 'open' ? `${label}: ${action.url}` : `Gửi ${++number} để ${deedOf(label)}`,
  );
}

function deedOf(label: string): string {
  const words = label.replace(/^\d+\.\s+/, '').trim();
  if (DEEDS.test(words)) return words.charAt(0).toLowerCase() + words.slice(1);
  if (/^Nguồn \d+$/.test(words)) return `xem nguồn ${words.slice(6)}`;
  return /[?…]$/.test(words) ? `hỏi: ${words}` : `chọn: ${words}`;
}

/** A quiz on a channel that has none: the question with its options, without saying which is right. */
export function quizLines(question: string, options: readonly string[]): string[] {
  return [question, ...options.map((option, i) => `${String.fromCharCode(65 + i)}. ${option}`)];
}
