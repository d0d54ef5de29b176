import { describe, expect, it } from 'vitest';
import { questionKind, type Need, type QuestionType } from '../../../../bot/answer/question/question-type.ts';
import { foldDiacritics } from '../../../../knowledge/text/fold.ts';

const WHEN: Need = { kind: 'date', exact: false, unit: null };
const WHICH_DAY: Need = { kind: 'date', exact: true, unit: 'ngay' };
const WHICH_MONTH: Need = { kind: 'date', exact: true, unit: 'thang' };
const WHICH_YEAR: Need = { kind: 'date', exact: true, unit: 'nam' };
const somebodyAs = (post: string | null, body: string | null = null): Need => ({
  kind: 'person-name',
  post: post === null ? null : { post, body },
});
const count = (...unit: string[]): Need => ({ kind: 'quantity', unit });

const TABLE: readonly (readonly [string, QuestionType, readonly Need[]])[] = [
  ['Đại hội khai mạc khi nào?', 'when', [WHEN]],
  ['Bao giờ xã Bình Lộc họp?', 'when', [WHEN]],
  ['Lúc nào thì bầu xong?', 'when', [WHEN]],
  ['Đại hội diễn ra ngày nào?', 'when', [WHICH_DAY]],
  ['Họp vào tháng mấy?', 'when', [WHICH_MONTH]],
  ['Bắt đầu từ năm nào?', 'when', [WHICH_YEAR]],
  ['Thời hạn nộp hồ sơ là khi nào?', 'when', [WHEN]],
  ['Đảng viên có năng lực nào?', 'other', []],
  ['Chi bộ có bao nhiêu đảng viên?', 'how-many', [count('dang', 'vien')]],
  ['Bầu mấy đồng chí vào chi ủy?', 'how-many', [count('dong', 'chi', 'vao', 'chi')]],
  ['Nữ chiếm bao nhiêu phần trăm?', 'how-many', [count('phan', 'tram')]],
  ['Số dư bao nhiêu là đủ?', 'how-many', [count()]],
  ['Tỷ lệ nữ như thế nào?', 'how-many', [count()]],
  ['Có mấy nguyên tắc trong công tác này?', 'how-many', [count('nguyen', 'tac')]],
  ['Đại hội lần thứ mấy?', 'how-many', [{ kind: 'ordinal' }]],
  ['Nhiệm kỳ nào?', 'other', [{ kind: 'term' }]],
  ['Ai bỏ phiếu?', 'who', [{ kind: 'person' }]],
  ['Bí thư Bình Lộc là ai?', 'who', [somebodyAs('bi thu')]],
  ['Đại hội bầu ai làm phó bí thư đảng ủy?', 'who', [somebodyAs('pho bi thu', 'dang uy')]],
  ['Ai làm bí thư chi bộ?', 'who', [somebodyAs('bi thu', 'chi bo')]],
  ['Ai ký văn bản này?', 'who', [somebodyAs(null)]],
  ['Đồng chí nào chủ trì?', 'who', [somebodyAs(null)]],
  ['Những ai được dự?', 'who', [{ kind: 'person' }]],
  ['Ông giữ chức gì?', 'who', []],
  ['Lễ tổ chức ở đâu?', 'where', []],
  ['Xã nào làm điểm?', 'other', [{ kind: 'place-name', unit: 'xa' }]],
  ['Huyện nào hoàn thành trước?', 'other', [{ kind: 'place-name', unit: 'huyen' }]],
  ['Đơn vị nào làm điểm?', 'where', []],
  ['Quy trình gồm những bước nào?', 'list', []],
  ['Liệt kê các nội dung của đại hội', 'list', []],
  ['Những điều kiện nào để được giới thiệu?', 'list', []],
  ['Hồ sơ bao gồm những gì?', 'list', []],
  ['Số dư là gì?', 'definition', []],
  ['Thế nào là tái cử?', 'definition', []],
  ['Vì sao phải bầu lại?', 'why', []],
  ['Tại sao chọn làm điểm?', 'why', []],
  ['Bầu dư để làm gì?', 'why', []],
  ['Đại hội điểm khác gì đại hội thí điểm?', 'compare', []],
  ['Hai cách bầu khác nhau ở chỗ nào?', 'compare', []],
  ['So sánh bầu lại và bầu bổ sung', 'compare', []],
  ['Tiến hành bầu cử như thế nào?', 'procedure', []],
  ['Thủ tục xin rút ra sao?', 'procedure', []],
  ['Đảng viên có được ứng cử không?', 'yes-no', []],
  ['Chỉ thị còn hiệu lực không', 'yes-no', []],
  ['Quy trình chỉ định có phải là bầu cử không?', 'yes-no', []],
  ['Kế hoạch nhiệm kỳ này phải xong ngày nào?', 'when', [WHICH_DAY]],
  ['Có phải bỏ phiếu kín?', 'yes-no', []],
  ['Số điện thoại của văn phòng?', 'other', [{ kind: 'phone' }]],
  ['Gửi vào email nào?', 'other', [{ kind: 'email' }]],
  ['Thực hiện theo kế hoạch nào?', 'other', [{ kind: 'document-number' }]],
  ['Số hiệu văn bản?', 'other', [{ kind: 'document-number' }]],
  ['Hướng dẫn 12 ban hành ngày nào?', 'when', [{ kind: 'issue-date', of: ['huong', 'dan', '12'] }]],
  ['Đại hội khai mạc lúc mấy giờ?', 'when', [{ kind: 'hour' }]],
  ['Phụ cấp của phó bí thư là bao nhiêu?', 'how-many', [{ kind: 'money' }]],
  ['Đại biểu được hỗ trợ bao nhiêu tiền?', 'how-many', [{ kind: 'money' }]],
  ['Bồi dưỡng mỗi ngày mấy đồng?', 'how-many', [{ kind: 'money' }]],
  ['Tiểu ban có mấy đồng chí?', 'how-many', [count('dong', 'chi')]],
  ['Đại hội họp ở hội trường nào?', 'other', [{ kind: 'venue' }]],
  ['Trụ sở của đảng ủy ở đâu?', 'where', [{ kind: 'venue' }]],
  ['Chuẩn y nghĩa là sao?', 'definition', []],
  ['Bầu ba lần không ai trúng thì sao?', 'other', []],
  ['Không ai trúng cử thì ai quyết định?', 'who', [{ kind: 'person' }]],
  ['Quy chế mới có gì mới?', 'list', []],
  ['Hạn chót nộp hồ sơ là hôm nào?', 'when', [WHICH_DAY]],
  ['Đại hội kéo dài bao lâu?', 'how-many', [count()]],
  ['Phải báo cáo trong bao nhiêu ngày?', 'how-many', [count('ngay')]],
  ['Kết quả đại hội ra sao?', 'other', []],
  ['Kết quả bầu cử thế nào?', 'other', []],
  ['Vai trò của đoàn chủ tịch là gì?', 'definition', []],
  ['Nộp hồ sơ ở đâu?', 'where', []],
  ['Căn cứ vào văn bản nào?', 'other', [{ kind: 'document-number' }]],
  ['Bầu một người hai chức được không?', 'yes-no', []],
  ['Hồ sơ cần những gì?', 'list', []],
  ['Phải đạt bao nhiêu phần trăm phiếu?', 'how-many', [count('phan', 'tram', 'phieu')]],
  ['Chi bộ có từ 30 đảng viên trở lên bầu mấy phó bí thư?', 'how-many', [count('pho')]],
  ['', 'other', []],
  ['???', 'other', []],
];

describe('the wording of a question says what it asks for', () => {
  it.each(TABLE)('%s', (question, type, needs) => {
    expect(questionKind(question)).toEqual({ type, needs });
  });
});

describe('asked without diacritics it asks for the same', () => {
  it.each(TABLE)('%s', (question, type, needs) => {
    expect(questionKind(foldDiacritics(question))).toEqual({ type, needs });
  });
});

describe('a word that only looks like "ai" asks for nobody', () => {
  it.each([['Vượt ải thế nào?'], ['Ái hữu là gì?'], ['Dự thi tại hội trường']])('%s', (question) => {
    expect(questionKind(question).type).not.toBe('who');
  });
});
