import type { Random } from './random.ts';
import { personName, placeName, type Wording } from './names.ts';

/** Words that sentences are made of: `<slot>` takes one of a list, `[a|b]` one of the alternatives. */
const SLOTS: Readonly<Record<string, readonly string[]>> = {
  committee: [
    'cấp ủy',
    'ban thường vụ cấp ủy',
    'đảng ủy cơ sở',
    'chi ủy',
    'ban chấp hành đảng bộ',
    'đảng ủy trực thuộc',
    'tập thể lãnh đạo',
  ],
  unit: [
    'chi bộ trực thuộc',
    'đảng bộ cơ sở',
    'chi bộ thôn',
    'đảng bộ bộ phận',
    'chi bộ cơ quan',
    'chi bộ trường học',
    'tổ chức đảng ở doanh nghiệp',
    'chi bộ quân sự',
  ],
  section: [
    'tiểu ban nhân sự',
    'tiểu ban văn kiện',
    'tiểu ban tuyên truyền, khánh tiết',
    'tổ giúp việc',
    'bộ phận thường trực',
    'văn phòng cấp ủy',
    'ủy ban kiểm tra',
    'ban tổ chức cấp ủy',
    'tổ thẩm định hồ sơ',
  ],
  do: [
    'rà soát',
    'chuẩn bị',
    'hoàn thiện',
    'thẩm định',
    'tổng hợp',
    'theo dõi',
    'đôn đốc',
    'hướng dẫn',
    'kiểm tra',
    'phổ biến',
    'báo cáo',
    'xem xét',
  ],
  thing: [
    'danh sách nhân sự dự kiến',
    'dự thảo báo cáo chính trị',
    'báo cáo kiểm điểm của cấp ủy',
    'đề án nhân sự khóa mới',
    'kịch bản điều hành đại hội',
    'hồ sơ ứng cử, đề cử',
    'phương án bố trí cán bộ',
    'kế hoạch tổ chức đại hội điểm',
    'kinh phí phục vụ đại hội',
    'quy chế làm việc của đại hội',
    'phiếu lấy ý kiến',
    'danh sách đại biểu chính thức',
    'dự thảo nghị quyết đại hội',
    'lý lịch đảng viên và bản kê khai tài sản',
  ],
  manner: [
    'đúng quy trình, quy định',
    'bảo đảm dân chủ, khách quan',
    'chặt chẽ, thận trọng từng bước',
    'công khai, minh bạch',
    'thiết thực, hiệu quả, tiết kiệm',
    'đúng thời hạn đã định',
    'gắn với nhiệm vụ chính trị của địa phương',
    'phù hợp với tình hình thực tế của từng nơi',
  ],
  aim: [
    'giữ vững đoàn kết, thống nhất trong đảng bộ',
    'nâng cao chất lượng sinh hoạt đảng',
    'lựa chọn được những người tiêu biểu về phẩm chất và năng lực',
    'tạo sự đồng thuận trong cán bộ, đảng viên và Nhân dân',
    'không để xảy ra khiếu kiện kéo dài',
    'phát huy trách nhiệm nêu gương của người đứng đầu',
    'khắc phục những hạn chế của nhiệm kỳ trước',
    'bảo đảm tính kế thừa và đổi mới',
  ],
  group: [
    'cán bộ nữ',
    'cán bộ trẻ dưới 40 tuổi',
    'cán bộ người dân tộc thiểu số',
    'cấp ủy viên tham gia lần đầu',
    'đại biểu là đảng viên hưu trí',
    'cán bộ có trình độ đại học trở lên',
    'đảng viên công tác tại thôn, bản',
  ],
  event: [
    'đại hội điểm',
    'đại hội chi bộ',
    'đại hội đại biểu đảng bộ',
    'phiên trù bị',
    'hội nghị cán bộ chủ chốt',
    'hội nghị ban chấp hành lần thứ nhất',
    'lễ khai mạc',
    'buổi sinh hoạt chuyên đề',
  ],
  fault: [
    'một số nơi chuẩn bị văn kiện còn chậm',
    'công tác tuyên truyền chưa thường xuyên',
    'việc đánh giá cán bộ còn nể nang, né tránh',
    'hồ sơ nhân sự có trường hợp chưa đầy đủ',
    'chất lượng thảo luận ở tổ chưa cao',
    'việc phân công nhiệm vụ có lúc chưa rõ người, rõ việc',
  ],
  people: [
    'cán bộ, đảng viên',
    'đoàn viên, hội viên',
    'các tầng lớp nhân dân',
    'người lao động',
    'đại biểu dự đại hội',
  ],
  rank: ['bí thư', 'phó bí thư', 'ủy viên ban thường vụ', 'chủ nhiệm ủy ban kiểm tra', 'trưởng tiểu ban'],
};

const SENTENCES: readonly string[] = [
  '<Committee> [giao|phân công] <section> <do> <thing> [và|đồng thời] <do> <thing>, [hoàn thành|xong] trước ngày <day>.',
  '<Section> có trách nhiệm <do> <thing> <manner>, [qua đó|góp phần] <aim>.',
  'Tỷ lệ <group> trong <committee> khóa mới [đạt từ|không dưới] <percent>, cao hơn nhiệm kỳ trước <percent>.',
  'Mỗi <unit> cử [từ <few> đến <many>|không quá <many>] đại biểu; số dư thực hiện theo quy định của <committee>.',
  'Đến ngày <day>, toàn đảng bộ có <count> <unit> hoàn thành <event>, bằng <percent> kế hoạch đề ra.',
  'Việc <do> <thing> phải được tiến hành <manner>; nghiêm cấm mọi biểu hiện [cục bộ|vận động không lành mạnh|chạy theo thành tích].',
  'Thời gian tổ chức <event> không quá <few> ngày, bắt đầu từ <hour> giờ <minute> phút ngày <day>.',
  'Đồng chí <person>, <rank>, [chịu trách nhiệm|được phân công] <do> <thing> và báo cáo <committee> trước ngày <day>.',
  'Qua kiểm tra cho thấy <fault>; [nguyên nhân chủ yếu là|bên cạnh đó,] <fault>.',
  'Căn cứ tình hình thực tế, <committee> có thể <do> <thing> sớm hơn, nhưng phải báo cáo bằng văn bản trong thời hạn <many> ngày làm việc.',
  '<Unit> có từ <many> đảng viên chính thức trở lên được bầu <few> [ủy viên|đồng chí] và một [phó bí thư|ủy viên dự khuyết].',
  'Kinh phí tổ chức <event> dự kiến <count> triệu đồng, do [ngân sách địa phương|đảng phí để lại] bảo đảm.',
  'Nội dung tuyên truyền tập trung vào <aim>, [để|nhằm giúp] <people> hiểu rõ ý nghĩa của <event>.',
  'Trong <many> năm qua, <unit> đã kết nạp <count> đảng viên, trong đó có <percent> là <group>.',
  'Trường hợp [phát sinh vướng mắc|có ý kiến khác nhau], <section> tổng hợp và trình <committee> xem xét, quyết định trong phiên họp gần nhất.',
  'Biên bản <event> lập thành <few> bản, có chữ ký của <rank> và thư ký; một bản lưu tại <section>.',
  '“<Committee> phải [coi trọng|đặt lên hàng đầu] việc <do> <thing>, lấy kết quả đó làm căn cứ đánh giá cán bộ cuối năm”, đồng chí <person> nhấn mạnh.',
  'Người được giới thiệu phải [đạt|được] trên <percent> số phiếu đồng ý so với tổng số người được triệu tập.',
  '[Kết quả|Tổng hợp ý kiến] cho thấy <percent> số người được hỏi [hài lòng|đồng tình] với cách <do> <thing> của <committee>.',
  'Xã <place> và phường <place> được chọn [tổ chức|làm] <event> để rút kinh nghiệm trước khi thực hiện đồng loạt.',
  '<People> [tích cực|chủ động] góp ý vào <thing>, với <count> lượt ý kiến (trong đó <count> ý kiến bằng văn bản).',
  'Sau <event>, <committee> [phải|cần] <do> <thing>, [tránh tình trạng|không để] <fault>.',
  'Các chỉ tiêu chủ yếu gồm: thu nhập bình quân <count> triệu đồng/người/năm; tỷ lệ hộ nghèo còn <percent>; tỷ lệ che phủ rừng <percent>.',
  'Khi <do> <thing>, <section> phải đối chiếu với hướng dẫn của cấp trên và lấy ý kiến của <unit>.',
];

/** Points of a list: no capital at the beginning is needed, no full stop at the end. */
const POINTS: readonly string[] = [
  '<Do> <thing> <manner>',
  '<Do> <thing>, báo cáo <committee> trước ngày <day>',
  'Bảo đảm tỷ lệ <group> đạt từ <percent> trở lên',
  '<Section> <do> <thing> và <do> <thing> cho <unit>',
  'Mỗi <unit> chuẩn bị <few> bản <thing>',
  'Tổ chức <event> trong thời gian không quá <few> ngày',
  'Phân công <rank> trực tiếp <do> <thing>',
];

const HEADINGS: readonly string[] = [
  'Mục đích',
  'Yêu cầu',
  'Công tác nhân sự',
  'Công tác tuyên truyền',
  'Xây dựng văn kiện',
  'Thời gian và địa điểm',
  'Thành phần dự đại hội',
  'Nhiệm vụ của tiểu ban nhân sự',
  'Kinh phí thực hiện',
  'Chế độ thông tin, báo cáo',
  'Tiêu chuẩn đại biểu',
  'Quyền và trách nhiệm của đại biểu',
  'Trách nhiệm của người đứng đầu',
  'Cơ cấu, số lượng cấp ủy viên',
  'Quy trình giới thiệu nhân sự',
  'Kiểm tra, giám sát',
  'Giải quyết đơn thư, khiếu nại',
  'Phương pháp tiến hành',
  'Những kết quả đạt được',
  'Hạn chế và nguyên nhân',
  'Bài học kinh nghiệm',
  'Phạm vi và đối tượng áp dụng',
  'Nguyên tắc làm việc',
  'Hiệu lực thi hành',
];

/** Makes the sentences of one paper; no sentence comes twice. */
export interface Writer {
  sentence(): string;
  /** `count` sentences in one paragraph. */
  paragraph(count: number): string;
  /** A point of a list without closing sign. */
  point(): string;
  /** A short title; none comes twice until all were used. */
  heading(): string;
}

export function createWriter(random: Random, year: number, wording: Wording = 'usual'): Writer {
  const said = new Set<string>();
  let titles: string[] = [];
  const fresh = (templates: readonly string[]): string => {
    for (;;) {
      const text = expand(random.pick(templates), random, year, wording);
      if (said.has(text)) continue;
      said.add(text);
      return text;
    }
  };
  return {
    sentence: () => fresh(SENTENCES),
    paragraph: (count) => Array.from({ length: count }, () => fresh(SENTENCES)).join(' '),
    point: () => fresh(POINTS),
    heading: () => {
      if (titles.length === 0) titles = random.some(HEADINGS, HEADINGS.length);
      return titles.pop() ?? '';
    },
  };
}

function expand(template: string, random: Random, year: number, wording: Wording): string {
  const chosen = template.replace(/\[([^\]]+)\]/g, (_, words: string) => random.pick(words.split('|')));
  return chosen.replace(/<([A-Za-z]+)>/g, (_, slot: string) => {
    const word = fill(slot.toLowerCase(), random, year, wording);
    return /^[A-Z]/.test(slot) ? `${(word[0] ?? '').toUpperCase()}${word.slice(1)}` : word;
  });
}

function fill(slot: string, random: Random, year: number, wording: Wording): string {
  switch (slot) {
    case 'day': {
      const [day, month] = [random.int(1, 28), random.int(1, 12)];
      return random.chance(0.5)
        ? `${day}/${month}/${year}`
        : `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year + random.int(0, 1)}`;
    }
    case 'percent':
      return random.chance(0.4) ? `${random.int(3, 98)},${random.int(1, 99)}%` : `${random.int(5, 95)}%`;
    case 'count':
      return random.chance(0.3) ? `${random.int(1, 9)}.${random.int(100, 999)}` : String(random.int(11, 980));
    case 'few':
      return String(random.int(2, 5)).padStart(2, '0');
    case 'many':
      return String(random.int(6, 30));
    case 'hour':
      return String(random.int(7, 14)).padStart(2, '0');
    case 'minute':
      return random.pick(['00', '15', '30', '45']);
    case 'person':
      return personName(random, wording);
    case 'place':
      return placeName(random, wording);
    default: {
      const words = SLOTS[slot];
      if (words === undefined) throw new Error(`no slot ${slot}`);
      return random.pick(words);
    }
  }
}
