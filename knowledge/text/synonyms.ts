import { foldDiacritics } from './fold.ts';
import { foldedSyllables } from './syllables.ts';

/**
 * Words that people use for one another when they ask about official papers: everyday speech beside the wording of the
 * papers. Ordinary Vietnamese and Party usage; no names, no facts. Look-alikes with different meanings (đại hội điểm and
 * đại hội thí điểm, tái cử and tái nhiệm) are kept apart on purpose.
 */
const GROUPS: readonly (readonly string[])[] = [
  ['tối đa', 'không quá', 'nhiều nhất', 'không vượt quá', 'cao nhất', 'dài nhất', 'lâu nhất', 'đông nhất'],
  ['tối thiểu', 'ít nhất', 'không dưới', 'thấp nhất', 'trở lên'],
  ['phụ nữ', 'nữ', 'chị em'],
  ['thanh niên', 'trẻ', 'trẻ tuổi', 'tuổi trẻ'],
  ['dời', 'hoãn', 'tạm hoãn', 'tạm dừng', 'lùi', 'chuyển', 'đẩy lùi', 'muộn hơn'],
  ['giảm', 'bớt', 'giảm bớt'],
  ['đắc cử', 'trúng cử', 'trúng'],
  ['bầu thẳng', 'trực tiếp bầu', 'bầu trực tiếp'],
  ['sếp', 'lãnh đạo', 'người đứng đầu'],
  ['thay thế', 'bãi bỏ', 'hết hiệu lực', 'hiệu lực', 'còn hiệu lực', 'thay cho', 'còn dùng', 'còn giá trị'],
  ['phần trăm', 'tỷ lệ'],
  ['bắt đầu', 'khởi đầu', 'mở đầu'],
  ['kết thúc', 'hoàn thành', 'xong', 'hoàn tất'],
  ['tổ chức', 'tiến hành', 'diễn ra', 'họp', 'mở'],
  ['ban hành', 'ra đời', 'ký ban hành'],
  ['gồm', 'bao gồm', 'có những'],
  ['nhiệm vụ', 'công việc', 'trách nhiệm', 'vai trò', 'phụ trách'],
  [
    'hạn chế',
    'khuyết điểm',
    'tồn tại',
    'yếu kém',
    'thiếu sót',
    'vướng mắc',
    'còn yếu',
    'còn thiếu',
    'chưa được',
  ],
  ['ưu điểm', 'kết quả', 'thành tích'],
  ['nguyên nhân', 'lý do', 'vì'],
  ['yêu cầu', 'đòi hỏi', 'đề nghị'],
  ['lựa chọn', 'chọn', 'được chọn'],
  ['thời gian', 'thời hạn', 'thời điểm'],
  ['đơn thư', 'đơn thưa', 'khiếu nại', 'tố cáo'],
  ['con dấu', 'dấu', 'đóng dấu'],
  ['lá phiếu', 'phiếu bầu', 'phiếu'],
  ['thẻ', 'biểu quyết', 'giơ thẻ'],
  ['giơ tay', 'biểu quyết'],
  ['danh sách', 'số người'],
  ['vắng', 'vắng mặt'],
  ['họp', 'hội nghị', 'phiên', 'cuộc họp', 'phiên họp'],
  ['dự họp', 'tham dự', 'có mặt', 'đi họp'],
  ['bây giờ', 'hiện nay', 'hiện hành', 'hiện tại'],
  ['xin thôi', 'xin rút', 'rút tên'],
  ['chậm nhất', 'muộn nhất', 'hạn chót', 'hạn cuối'],
  ['lần đầu tham gia', 'tham gia lần đầu', 'mới vào', 'mới tham gia', 'vào lần đầu'],
  ['bài học', 'kinh nghiệm'],
  ['bỏ trống', 'để trống', 'không đánh dấu'],
  ['bỏ phiếu', 'bầu cử', 'đi bầu'],
  ['thành lập', 'thành lập mới', 'mới lập', 'lập mới'],
  ['xóa tên', 'gạch tên', 'gạch'],
  ['điều kiện', 'tiêu chuẩn'],
  ['cấm', 'không được'],
  ['trừ', 'bỏ ra', 'loại ra', 'không tính'],
  ['làm việc', 'công tác'],
  ['bằng cấp', 'trình độ'],
  ['xử lý', 'giải quyết'],
  ['sáp nhập', 'hợp nhất', 'sắp xếp', 'nhập'],
  ['giải thể', 'kết thúc hoạt động', 'bỏ'],
  ['dân tộc ít người', 'dân tộc thiểu số'],
  ['mẫu', 'thể thức'],
  ['về hưu', 'nghỉ hưu'],
  ['người ngoài danh sách', 'đề cử', 'ứng cử'],
];

const byWord = new Map<string, string[]>();
for (const group of GROUPS) {
  const keys = group.map((words) => foldDiacritics(words));
  for (const key of keys) {
    byWord.set(key, [...new Set([...(byWord.get(key) ?? []), ...keys.filter((other) => other !== key)])]);
  }
}
const LONGEST = Math.max(...[...byWord.keys()].map((key) => key.split(' ').length));

/** A word of a text that others may be used for, by its place among the syllables, with the others, folded. */
export interface FoundSynonyms {
  readonly from: number;
  /** One past the last syllable. */
  readonly to: number;
  readonly others: readonly string[];
}

/** The words of the text that have synonyms, longest first at each place, none inside another. */
export function findSynonyms(text: string): FoundSynonyms[] {
  const syllables = foldedSyllables(text);
  const found: FoundSynonyms[] = [];
  for (let from = 0; from < syllables.length; from++) {
    for (let length = Math.min(LONGEST, syllables.length - from); length > 0; length--) {
      const others = byWord.get(syllables.slice(from, from + length).join(' '));
      if (!others) continue;
      found.push({ from, to: from + length, others });
      from += length - 1;
      break;
    }
  }
  return found;
}
