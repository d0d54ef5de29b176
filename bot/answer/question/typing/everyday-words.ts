import { foldDiacritics, hasDiacritics } from '../../../../knowledge/text/fold.ts';
import { comparisonKey } from '../../../../knowledge/text/normalize.ts';
import type { WordStatistics } from './spelling.ts';

/**
 * Turns of speech with which people ask. Papers hardly hold them, so the words of a corpus do not tell that "baoo giờ" is
 * "bao giờ". Ordinary Vietnamese, no subjects.
 */
const TURNS = [
  'bao giờ',
  'bao nhiêu',
  'bao lâu',
  'khi nào',
  'lúc nào',
  'ngày nào',
  'ngày bao nhiêu',
  'ngày mấy',
  'tháng mấy',
  'năm nào',
  'hôm nào',
  'thế nào',
  'như thế nào',
  'ra sao',
  'làm sao',
  'vì sao',
  'tại sao',
  'là gì',
  'là sao',
  'nghĩa là',
  'làm gì',
  'gồm những gì',
  'những gì',
  'cái gì',
  'điều gì',
  'ở đâu',
  'chỗ nào',
  'nơi nào',
  'là ai',
  'do ai',
  'người nào',
  'ai là',
  'ai bầu',
  'cho hỏi',
  'xin hỏi',
  'cho em hỏi',
  'cho tôi hỏi',
  'giúp em',
  'giúp tôi',
  'được không',
  'phải không',
  'đúng không',
  'có được',
  'có phải',
  'không ạ',
  'vậy ạ',
  'thì sao',
  'thì bầu',
  'gì vậy',
  'nào vậy',
  'sao vậy',
  'thay vậy',
  'hành vậy',
  'mấy người',
  'bao nhiêu người',
  'mấy lần',
  'mấy bước',
  'mấy chương',
  'với nhau',
  'khác nhau',
  'khác gì',
  'có mấy',
  'làm mấy',
  'chia làm',
  'tỉnh nào',
  'xã nào',
  'văn bản nào',
  'với tỉnh',
  'theo cái nào',
  'theo quy',
  'gì theo',
  'bầu theo',
  'hơn thì',
  'muốn biết',
  'cần biết',
  'cho biết',
  'còn hiệu lực',
  'hay không',
  'hay chưa',
  'bị chậm',
  'trong năm',
  'ra năm',
];

/** How many passages an everyday turn counts for beside those of the corpus. */
const WEIGHT = 4;

const marked = new Map<string, number>();
const folded = new Set<string>();
for (const turn of TURNS) {
  const words = turn.split(' ');
  words.forEach((word, i) => {
    marked.set(word, (marked.get(word) ?? 0) + 1);
    folded.add(foldDiacritics(word));
    const next = words[i + 1];
    if (next !== undefined) folded.add(foldDiacritics(`${word} ${next}`));
  });
}

/**
 * Common words that papers of the Party hold seldom: right as typed though a small corpus lacks them. Marks as written.
 */
const COMMON = new Set(
  (
    'tục gộp tiền ăn uống ngủ nấu mua bán nhà cửa xe máy bay tàu thuyền đường phố chợ trường lớp học sinh viên thầy cô bạn bè vợ chồng ' +
    'con cháu ông bà cha mẹ bố má anh chị em bác sĩ thuốc bệnh viện đau sốt ho khám chữa tay chân đầu mắt tai mũi miệng tóc da máu ' +
    'lương thưởng phạt phí thuế vay nợ trả góp giá vàng bạc đô ngân hàng tài khoản thẻ ví lãi suất cổ phiếu chứng khoán đất ruộng vườn ' +
    'trời mưa nắng gió bão lũ lụt nóng lạnh mát thời tiết hỏa sao trăng biển sông núi rừng cây hoa quả rau gạo phở bún bánh cơm thịt cá gà ' +
    'bóng đá trận thắng thua hát nhạc phim ảnh vẽ chơi vui buồn yêu ghét sợ giận khóc cười nói nghe đọc viết gửi nhận gọi điện thoại mạng ' +
    'tin nhắn máy tính mật khẩu cài đặt tải ứng dụng phần mềm lập trình dịch tiếng thơ văn toán lý hóa sử địa thi điểm bằng cấp hưu trí ' +
    'nghỉ phép đẻ thai cưới hỏi ly hôn kết thừa kế kiện tòa án luật sư công chứng hộ khẩu cước thị thực vé chuyến du lịch khách sạn ' +
    'sớm muộn nhanh chậm nhiều ít lớn nhỏ cao thấp dài ngắn rộng hẹp tốt xấu đẹp giỏi dở khó dễ mới cũ đúng sai thật giả đủ thiếu thừa ' +
    'hôm mai kia sáng trưa chiều tối đêm tuần giây phút đông tây hè thu xuân tết lễ tục lệ phúc khiếu nại tố cáo đơn từ mẫu giấy tờ ' +
    'kéo đẩy mang đưa lấy bỏ giữ tìm mất quên nhớ hiểu biết tưởng đoán chọn lựa thử dùng xài sửa xóa thêm bớt cộng trừ nhân chia chuẩn ' +
    'khuyết trống hở mốc hồi dẫn lẫn khỏi đợt vụ việc phúc lợi thôi hẳn luôn ngay liền bèn đành đang nhỉ nhé nha chứ mà cơ hả hử'
  ).split(' '),
);
const commonFolded = new Set([...COMMON].map((word) => foldDiacritics(word)));
const everydayForms = new Map<string, string>();
for (const word of marked.keys()) everydayForms.set(foldDiacritics(word), word);

/** Whether the word is one of everyday Vietnamese as it is typed, with or without its marks. */
export function isCommonWord(word: string): boolean {
  return hasDiacritics(word) ? COMMON.has(comparisonKey(word)) : commonFolded.has(foldDiacritics(word));
}

/** The marks of a word of asking: `thì` for `thi`; undefined for others. */
export function everydayForm(foldedWord: string): string | undefined {
  return everydayForms.get(foldedWord);
}

/** The statistics of a corpus in which people's everyday turns of asking stand too. */
export function withEverydayWords(corpus: WordStatistics): WordStatistics {
  const unknown = corpus.idf('\u0000');
  // The inverse frequency of a term in so many passages, in the scale of the corpus.
  const asFrequent = unknown - Math.log(2 * WEIGHT + 1);
  return {
    has: (term) => corpus.has(term) || folded.has(term),
    idf: (term) => (folded.has(term) ? Math.min(corpus.idf(term), asFrequent) : corpus.idf(term)),
    markedFrequency: (word) => Math.max(corpus.markedFrequency(word), (marked.get(word) ?? 0) * WEIGHT),
  };
}
