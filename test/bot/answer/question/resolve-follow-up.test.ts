import { describe, expect, it, test } from 'vitest';
import { foldDiacritics } from '../../../../knowledge/text/fold.ts';
import { resolveFollowUp } from '../../../../bot/answer/question/resolve-follow-up.ts';

const BEFORE = 'Đảng bộ xã Bình Lộc họp ngày nào?';

describe('a question that leans on the turn before inherits it', () => {
  it.each([
    ['Còn xã An Thịnh thì họp vào ngày nào?'],
    ['Thế còn bên xã An Thịnh họp ngày nào?'],
    ['Vậy bao nhiêu người được triệu tập về dự?'],
    ['Ở đó có bao nhiêu người được triệu tập?'],
    ['Họ bầu bao nhiêu người vào ban chấp hành?'],
    ['o do ai lam truong ban bau cu vay'],
    ['Bao nhiêu người?'],
    ['can bao nhieu phan tram dong y'],
    ['Chiếm cỡ mấy phần trăm vậy?'],
    ['Trong đó có bao nhiêu người là đại biểu đương nhiên?'],
    ['Những chỗ yếu trong bản báo cáo đó sau cùng đã được khắc phục chưa?'],
    ['ket luan do ra ngay nao vay anh'],
    ['Ở bước đầu thì ban thường vụ rà những ai?'],
  ])('%s', (question) => {
    const { texts, isFollowUp } = resolveFollowUp(question, [BEFORE]);

    expect(isFollowUp).toBe(true);
    expect(texts.map(({ text }) => text)).toEqual([question, BEFORE]);
    expect(texts[1]!.weight).toBeLessThan(texts[0]!.weight);
  });
});

describe('a question that stands alone inherits nothing', () => {
  it.each([
    ['Số dư khi bầu ban chấp hành được quy định thế nào?'],
    ['Đảng bộ huyện Sơn Hà chọn mấy đơn vị làm điểm?'],
    ['Cần bao nhiêu phần trăm đại biểu biểu quyết'],
    ['Giá vàng hôm nay bao nhiêu một chỉ'],
    ['Đại hội họp xong, sau đó cấp ủy mới bầu những chức danh nào?'],
    ['danh sach do ban thuong vu lap gom nhung ai'],
  ])('%s', (question) => {
    expect(resolveFollowUp(question, [BEFORE])).toEqual({
      texts: [{ text: question, weight: 1 }],
      isFollowUp: false,
      asks: question,
    });
  });
});

test('only the last turn that says anything is inherited', () => {
  const { texts } = resolveFollowUp('Còn nữ?', ['Câu đầu tiên', BEFORE, '  ']);

  expect(texts.map(({ text }) => text)).toEqual(['Còn nữ?', BEFORE]);
});

test('without earlier turns nothing is a follow-up', () => {
  expect(resolveFollowUp('Còn nữ?', []).isFollowUp).toBe(false);
  expect(resolveFollowUp('Còn nữ?', ['', ' ']).isFollowUp).toBe(false);
});

const PLACES = ['Bình Lộc', 'An Thịnh'];
const placesIn = (text: string): string[] =>
  PLACES.filter((place) => foldDiacritics(text).includes(foldDiacritics(place)));

describe('"thế còn X" puts X in the place of what is of its kind', () => {
  it.each([
    [
      'Thế còn phường thì sao?',
      'Đại hội đảng bộ cấp tỉnh họp mấy ngày?',
      'Đại hội đảng bộ cấp phường họp mấy ngày?',
    ],
    ['Còn An Thịnh?', 'Bình Lộc chọn mấy đơn vị làm điểm?', 'An Thịnh chọn mấy đơn vị làm điểm?'],
    ['the con an thinh thi sao', 'xa binh loc hop ngay nao', 'an thinh hop ngay nao'],
    ['Còn xã An Thịnh thì sao?', 'Xã Bình Lộc họp ngày nào?', 'xã An Thịnh họp ngày nào?'],
    [
      'Còn nhiệm kỳ trước?',
      'Số dư nhiệm kỳ 2020-2025 là bao nhiêu?',
      'Số dư nhiệm kỳ 2015-2020 là bao nhiêu?',
    ],
    [
      'Thế nhiệm kỳ 2015-2020?',
      'Số dư nhiệm kỳ 2020-2025 là bao nhiêu?',
      'Số dư nhiệm kỳ 2015-2020 là bao nhiêu?',
    ],
    ['Còn nữ?', 'Tỷ lệ cán bộ trẻ là bao nhiêu?', 'Tỷ lệ nữ là bao nhiêu?'],
    ['Thế phó bí thư?', 'Ai bầu bí thư chi bộ?', 'Ai bầu phó bí thư chi bộ?'],
    ['Thế còn bầu lại thì sao?', 'Bầu bổ sung khi nào?', 'bầu lại khi nào?'],
    ['Còn 190-QĐ/TW?', '244-QĐ/TW ban hành ngày nào?', '190-QĐ/TW ban hành ngày nào?'],
    ['Vậy còn đảng viên dự bị?', 'Đảng viên chính thức được bầu không?', 'đảng viên dự bị được bầu không?'],
    ['Còn bước 4?', 'Bước 3 ai chủ trì?', 'bước 4 ai chủ trì?'],
  ])('%s', (question, before, meant) => {
    expect(resolveFollowUp(question, [before], placesIn)).toEqual({
      texts: [{ text: meant, weight: 1 }],
      isFollowUp: true,
      asks: meant,
    });
  });
});

test('a chain of such turns goes back to the question that began it', () => {
  expect(
    resolveFollowUp('Còn Bình Lộc?', ['An Thịnh họp ngày nào?', 'Còn Sơn Hà?'], placesIn).texts[0]?.text,
  ).toBe('Bình Lộc họp ngày nào?');
});

test('where nothing of its kind stood before, what was asked before is asked about the other thing', () => {
  const { texts, asks } = resolveFollowUp('Còn nữ thì sao?', [BEFORE]);

  expect(texts.map(({ text }) => text)).toEqual(['Còn nữ thì sao?', BEFORE]);
  expect(asks).toBe(BEFORE);
});

describe('a new subject does not inherit', () => {
  it.each([
    ['Số dư là gì?'],
    ['Thế nào là tái cử?'],
    ['Hồ sơ bổ nhiệm gồm những gì?'],
    ['Họ tên ghi trên phiếu bầu thế nào?'],
    ['Khái niệm chuẩn y'],
    ['Chỉ thị 35-CT/TW?'],
    ['Ai chuẩn y kết quả bầu cử ban chấp hành?'],
    ['so du la gi'],
    ['ho so bo nhiem gom nhung gi vay ban'],
    ['Hỗ trợ đại hội cấp xã bao nhiêu tiền?'],
  ])('%s', (question) => {
    expect(resolveFollowUp(question, [BEFORE], placesIn).isFollowUp).toBe(false);
  });
});

describe('a question of its own about another thing keeps its wording', () => {
  it.each([
    ['Còn xã An Thịnh thì họp vào ngày nào?'],
    ['Thế ít hơn thì bầu gì?'],
    ['Còn hiệu lực không?'],
    ['nói rõ bước 3'],
  ])('%s', (question) => {
    const { texts, isFollowUp, asks } = resolveFollowUp(question, [BEFORE], placesIn);

    expect(isFollowUp).toBe(true);
    expect([texts[0]?.text, asks]).toEqual([question, question]);
  });
});

test('takes turns of greatest length at once', () => {
  const started = performance.now();
  for (const unit of ['còn ', 'thế ', 'xã ', 'thì sao ', 'nhiệm kỳ ', 'bước '])
    resolveFollowUp(unit.repeat(2_000).slice(0, 2_000), [unit.repeat(2_000).slice(0, 2_000)], placesIn);

  expect(performance.now() - started).toBeLessThan(3_000);
});
