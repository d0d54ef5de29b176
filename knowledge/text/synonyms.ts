import { foldDiacritics } from './fold.ts';
import { comparisonKey } from './normalize.ts';
import { syllablesOf, type Syllable } from './syllables.ts';

/**
 * Words that people use for one another when they ask about official papers: everyday speech beside the wording of the
 * papers. Ordinary Vietnamese and Party usage; no names, no facts. Look-alikes with different meanings (đại hội điểm and
 * đại hội thí điểm, tái cử and tái nhiệm, chuẩn y and phê chuẩn, thẩm định and thẩm tra) are kept apart on purpose.
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
    'lỗi',
    'sai sót',
    'bất cập',
    'điểm yếu',
    'chỗ yếu',
    'khó khăn',
    'chưa tốt',
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
  ['sửa', 'sửa chữa', 'khắc phục', 'chấn chỉnh'],
  ['êm', 'suôn sẻ', 'tốt đẹp', 'thành công'],
  ['dồn sức', 'tập trung', 'chú trọng', 'quan tâm', 'ưu tiên', 'coi trọng', 'chăm lo'],
  ['kỹ', 'kỹ lưỡng', 'chặt chẽ', 'chu đáo', 'cẩn thận'],
  ['phổ biến', 'quán triệt', 'tuyên truyền', 'triển khai'],
  ['giúp', 'hỗ trợ', 'tạo điều kiện', 'tạo tiền đề'],
  ['ý nghĩa', 'tác dụng', 'tầm quan trọng', 'tiền đề'],
  ['nhấn', 'nhấn mạnh', 'lưu ý', 'chú ý'],
  ['làm trước', 'làm điểm'],
  ['đo đếm', 'định lượng'],
  ['chê', 'phê bình', 'nhắc nhở'],
  ['soạn', 'soạn thảo', 'xây dựng', 'dựng'],
  ['căn cứ', 'cơ sở', 'dựa vào', 'dựa trên'],
  ['theo sát', 'theo dõi', 'giám sát', 'đôn đốc', 'nắm tình hình'],
  ['lên báo', 'đăng', 'đăng tải', 'đưa tin'],
  ['bàn', 'bàn bạc', 'thảo luận', 'góp ý', 'cho ý kiến'],
  ['nhất trí', 'đồng ý', 'tán thành', 'thông qua', 'đồng thuận', 'ưng'],
  ['chủ trì', 'điều hành', 'điều khiển'],
  ['đi học', 'đào tạo', 'bồi dưỡng', 'tập huấn'],
  ['cho thôi', 'miễn nhiệm'],
  ['đuổi', 'khai trừ'],
  ['xét duyệt', 'phê duyệt', 'duyệt'],
  ['công nhận', 'chuẩn y'],
  ['đếm phiếu', 'kiểm phiếu'],
  ['gửi', 'nộp', 'trình'],
  ['quá nửa', 'hơn một nửa', 'quá bán', 'trên một nửa', 'trên 50', 'quá 50'],
  ['kiêm', 'kiêm nhiệm', 'đồng thời là'],
  ['ở lại', 'làm tiếp', 'tái cử', 'tiếp tục giữ'],
  ['nhóm', 'thành phần', 'cơ cấu'],
  ['bài viết', 'bài báo', 'tin bài'],
  ['giấy tờ', 'hồ sơ', 'tài liệu'],
  ['lịch', 'tiến độ', 'kế hoạch'],
  ['mục tiêu', 'chỉ tiêu', 'phấn đấu'],
  ['giải pháp', 'biện pháp', 'phương án'],
  ['giữ chức', 'giữ chức vụ', 'đảm nhiệm', 'đảm nhận'],
  ['điều chuyển', 'điều động', 'luân chuyển', 'đưa về'],
  ['đúng hạn', 'đúng tiến độ', 'đúng kế hoạch'],
  ['phiếu hỏng', 'phiếu không hợp lệ', 'không hợp lệ'],
  ['tiếp tục', 'giữ nguyên'],
  ['quê', 'quê quán'],
  ['bằng nhau', 'ngang nhau'],
  ['đông', 'nhiều'],
  ['nay thuộc', 'giờ thuộc', 'hiện thuộc', 'sáp nhập vào', 'nhập vào'],
  ['rà', 'rà soát', 'xem xét'],
];

/** Typed without marks, these are too often other words ("bộ", "vị", "thế"). */
const TOO_MANY_MEANINGS = new Set(
  'bo vi tru the dau mau vang giam cam mo trung nhap lo em ky che ban duyet dong que nop'.split(' '),
);

/** Folded others of each word, by the word as written and, for texts without marks, as folded. */
const byWritten = new Map<string, string[]>();
const byFolded = new Map<string, string[]>();
for (const group of GROUPS) {
  for (const words of group) {
    const folded = foldDiacritics(words);
    const others = group.map((other) => foldDiacritics(other)).filter((other) => other !== folded);
    add(byWritten, comparisonKey(words), others);
    if (!TOO_MANY_MEANINGS.has(folded)) add(byFolded, folded, others);
  }
}
const LONGEST = Math.max(...[...byWritten.keys()].map((key) => key.split(' ').length));

function add(map: Map<string, string[]>, key: string, others: readonly string[]): void {
  map.set(key, [...new Set([...(map.get(key) ?? []), ...others])]);
}

/** A word of a text that others may be used for, by its place among the syllables, with the others, folded. */
export interface FoundSynonyms {
  readonly from: number;
  /** One past the last syllable. */
  readonly to: number;
  readonly others: readonly string[];
}

/** The words of the text that have synonyms, longest first at each place, none inside another. */
export function findSynonyms(text: string): FoundSynonyms[] {
  const syllables = syllablesOf(text);
  const found: FoundSynonyms[] = [];
  for (let from = 0; from < syllables.length; from++) {
    for (let length = Math.min(LONGEST, syllables.length - from); length > 0; length--) {
      const others = othersFor(syllables.slice(from, from + length));
      if (!others) continue;
      found.push({ from, to: from + length, others });
      from += length - 1;
      break;
    }
  }
  return found;
}

/** A word typed with marks has only its own meaning; one without may be any that folds to it. */
function othersFor(syllables: readonly Syllable[]): readonly string[] | undefined {
  const folded = syllables.map((syllable) => syllable.folded).join(' ');
  const written = syllables.map((syllable) => syllable.accented).join(' ');
  return written === folded ? byFolded.get(folded) : byWritten.get(written);
}
