/**
 * Vietnamese words by what they do in an official sentence. Ordinary usage of Party and state papers: no names, no
 * places, no facts. All in lower case with new tone placement.
 */

/** Groups of words that say the same; the first stands for all. Bounds and obligations are compared elsewhere. */
export const SAME_WORDS: readonly (readonly string[])[] = [
  ['hoàn thành', 'hoàn tất', 'làm xong'],
  ['tổ chức', 'tiến hành', 'diễn ra', 'mở'],
  ['thường lệ', 'thường kỳ', 'định kỳ'],
  ['hằng tháng', 'hàng tháng', 'mỗi tháng một lần', 'một tháng một lần'],
  ['hằng năm', 'hàng năm', 'mỗi năm một lần'],
  ['hằng quý', 'hàng quý', 'mỗi quý một lần'],
  ['chậm nhất', 'muộn nhất', 'trễ nhất'],
  ['phần lớn', 'đa số', 'hầu hết'],
  ['một số', 'một vài', 'vài'],
  ['tất cả', 'mọi', 'toàn bộ', 'toàn thể', 'hết thảy', 'cả thảy'],
  ['thay', 'thay thế', 'thay cho', 'hộ'],
  ['chọn', 'lựa chọn', 'lấy'],
  ['thực hiện', 'triển khai'],
  ['không kể', 'chưa kể', 'không tính', 'chưa tính'],
  ['ban hành', 'ra đời', 'ký ban hành'],
  ['kết thúc', 'chấm dứt'],
  ['trình', 'đệ trình'],
  ['tính như', 'coi như', 'xem như', 'được xem là', 'được coi là'],
  ['cho biết', 'nói', 'khẳng định', 'phát biểu', 'chia sẻ', 'nhấn mạnh'],
  ['dấu hiệu', 'biểu hiện'],
  ['kỷ luật', 'thi hành kỷ luật'],
  ['tán thành', 'đồng ý', 'nhất trí', 'chấp thuận'],
  ['trúng cử', 'đắc cử'],
  ['lùi', 'hoãn', 'dời'],
  ['nghỉ hưu', 'về hưu'],
  ['hợp nhất', 'sáp nhập'],
  ['nữ', 'phụ nữ'],
  ['quá giờ', 'hết giờ'],
  ['khai mạc', 'khai hội'],
  ['hủy', 'tiêu hủy', 'hủy bỏ'],
  ['lưu', 'lưu giữ', 'lưu trữ'],
  ['giúp', 'hỗ trợ'],
  ['quy định', 'quy định rõ'],
  ['phụ trách', 'đảm nhiệm'],
  ['cấp trên', 'cấp ủy cấp trên'],
  ['góp ý', 'đóng góp ý kiến'],
  ['bắt đầu', 'khởi đầu'],
  ['khiển trách', 'kỷ luật khiển trách'],
  ['cảnh cáo', 'kỷ luật cảnh cáo'],
  ['cách chức', 'kỷ luật cách chức'],
  ['khai trừ', 'kỷ luật khai trừ'],
  ['dự họp', 'tham dự'],
  ['thông qua', 'biểu quyết thông qua'],
  ['trực thuộc', 'thuộc'],
  ['vắng mặt', 'vắng'],
  ['sắp xếp', 'xếp'],
  ['tăng', 'tăng lên', 'tăng thêm'],
  ['giảm', 'giảm xuống', 'giảm còn'],
];

/** Bodies, posts and roles: what can act in a sentence, and what a false sentence exchanges. Longest first wins. */
export const ACTORS: readonly string[] = (
  'ban thường vụ|ban chấp hành|ban tổ chức|ban tuyên giáo|ban dân vận|ban nội chính|ban bí thư|bộ chính trị|ban kiểm phiếu|' +
  'ban thẩm tra tư cách đại biểu|ban thẩm tra|ban chỉ đạo|ủy ban kiểm tra|ủy ban nhân dân|hội đồng nhân dân|mặt trận tổ quốc|' +
  'đoàn chủ tịch|đoàn thư ký|tiểu ban nhân sự|tiểu ban phục vụ|tiểu ban văn kiện|tiểu ban tuyên truyền|trung ương|tỉnh ủy|' +
  'thành ủy|huyện ủy|thị ủy|quận ủy|đảng ủy|chi ủy|chi bộ|đảng bộ|cấp ủy cấp trên|cấp trên|cấp dưới|cấp ủy|bí thư|phó bí thư|chủ tịch|' +
  'phó chủ tịch|chánh văn phòng|trưởng ban|phó trưởng ban|văn phòng|cán bộ chủ chốt|ủy viên|cấp ủy viên|' +
  'đại biểu chính thức|đại biểu dự khuyết|đại biểu đương nhiên|đại biểu|đảng viên chính thức|đảng viên dự bị|đảng viên|' +
  'đại hội điểm|đại hội thí điểm|thường trực|cấp xã|cấp huyện|cấp tỉnh|các cấp|toàn quốc|toàn tỉnh'
).split('|');

/** Words without matter of their own: grammar, polite forms, and the frame an answer is put in. */
export const LIGHT_WORDS: readonly string[] = (
  'và|là|của|các|những|này|đó|kia|ấy|thì|mà|cho|với|về|tại|từ|đến|trong|ngoài ra|trên|dưới|theo|bằng|do|bởi|để|như|cũng|đang|được|bị|ra|vào|' +
  'lên|xuống|có|nêu|rõ|ghi|ghi rõ|viết|gồm|bao gồm|hoặc|hay|nếu|khi|lúc|nào|ai|gì|nhằm|qua|cùng|việc|sự|cái|con|ta|họ|vẫn|còn|rằng|tức|đối với|' +
  'tiếp|khoảng|số|ngày|tháng|năm|thứ|phần|đồng chí|ông|bà|anh|chị|vì|nên|tuy|nhưng|song|rất|lại|đều|mỗi|từng|người|trả lời|tài liệu|văn bản|đoạn trích|' +
  'cụ thể|tóm lại|như vậy|nghĩa là|tức là|nói cách khác|bên cạnh đó|đồng thời|vâng|dạ|thưa|chẳng hạn|ví dụ|như sau|sau đây|sau đó|rồi|tiếp đó|tiếp theo|' +
  'trường hợp|kể từ|kể|tính từ|tính|tính đến|tính trên|so với|hôm|lần lượt|tương ứng|tổng cộng|tổng số|cộng lại|cộng|tổng|giữ chức|giữ chức vụ|giữ|làm|' +
  'kéo dài|trong vòng|thời gian|thời điểm|thời lượng|giai đoạn|chiếm|đạt|phần trăm|điểm phần trăm|yêu cầu|khác ở chỗ|chuyện|đủ|nhiều|hơn|quá|vượt|mức|' +
  'tỷ lệ|nói về|về việc|theo dự kiến|theo quy định|trả lời|áp dụng|dùng|dùng cho|cứ|hiện|nay|hiện nay|thôi|phép|muốn|việc làm|trước đây|mới được|' +
  'phía|bên|nơi|chỗ|một|tự|riêng|trong đó|lần|ở|thế|vậy|ngay|luôn|phải|nên|có thể|cần|bắt buộc|nhất thiết|buộc|không|chưa|chẳng|cấm|nghiêm cấm|cho phép|' +
  'chỉ|duy nhất|quyền|ít nhất|tối thiểu|tối đa|nhiều nhất|không quá|không dưới|trở lên|trở xuống|quá bán|quá nửa|nửa|một nửa|hơn một nửa|còn lại|hai bên|' +
  'trách nhiệm|thuộc trách nhiệm|nhiệm vụ|có trách nhiệm|giao nhiệm vụ|bầu làm|trừ|mùng|v v'
).split('|');

/** Words of which a sentence may not say the one where its passage says the other. Further words of a side behind "/". */
export const OPPOSITES: readonly (readonly [string, string])[] = [
  ['trước', 'sau'],
  ['đi', 'đến'],
  ['tăng', 'giảm'],
  ['cao', 'thấp'],
  ['vượt', 'thấp'],
  ['nhiều', 'ít'],
  ['đã', 'sẽ/dự kiến/sắp/đề nghị/kiến nghị/xin/yêu cầu'],
  ['trở lên', 'trở xuống'],
  ['ít nhất/tối thiểu/không dưới', 'không quá/tối đa/nhiều nhất'],
  ['có mặt', 'vắng mặt'],
  ['đủ', 'thiếu/không đủ'],
  ['kể cả', 'không kể/chưa tính/không tính/chưa kể'],
  ['rõ', 'chưa rõ'],
];

/** Words that open a condition; what follows up to the next break limits the sentence that it stands in. */
export const CONDITIONS: readonly string[] =
  'nếu|khi|trường hợp|trong trường hợp|trừ|trừ trường hợp|trừ khi|ngoại trừ|với điều kiện|miễn là|ở nơi|ở những nơi|tại nơi|ở những|nơi|những nơi|ngoài|đối với|có lý do'.split(
    '|',
  );

/** What a count may be of when nothing more is said: these may stand for one another behind a figure. */
export const PERSON_COUNTS: ReadonlySet<string> = new Set([
  'người',
  'đồng',
  'ủy',
  'thành',
  'vị',
  'đại',
  'đảng',
  'cán',
]);
/** Measures that change what a figure means. */
export const MEASURES: ReadonlySet<string> = new Set(
  'ngày|tháng|năm|tuần|quý|giờ|phút|tuổi|người|nghìn|triệu|tỷ|đồng|phiếu|lần|điểm|mét|km'.split('|'),
);

/** Words that frame whole documents and belong to no one statement in them. */
export const FRAME_WORDS: ReadonlySet<string> = new Set(['nhiệm kỳ', 'quy định']);
/** Words that a faithful sentence may add to what a passage says without them. */
export const ADDED_FREELY: ReadonlySet<string> = new Set(
  'ban hành|tên|trình bày|xong|trực thuộc|quy trình|đã|tổ chức|thực hiện|cho biết|mỗi|trước|sau|tự|mới'.split(
    '|',
  ),
);
/** Words for kinds of places; a comma between two of them makes no new statement. */
export const PLACE_NOUNS: ReadonlySet<string> = new Set(
  'xã|phường|thị|trấn|huyện|quận|tỉnh|thành|phố|thôn|bản|khu|đặc|cơ|sở|mới'.split('|'),
);
