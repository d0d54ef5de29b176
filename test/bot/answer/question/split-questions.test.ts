import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { splitQuestions } from '../../../../bot/answer/question/split-questions.ts';
import { foldSpaces } from '../../../../knowledge/text/normalize.ts';

describe('two questions with a comma or "còn" between them', () => {
  it.each([
    [
      'Nhân sự của đại hội xã đi qua mấy bước, theo quy định của cấp nào',
      ['Nhân sự của đại hội xã đi qua mấy bước', 'còn theo quy định của cấp nào'],
    ],
    ['dai hoi chi bo may ngay, ai trieu tap', ['dai hoi chi bo may ngay', 'con ai trieu tap']],
    [
      'Huyện hoãn đại hội vì gì, còn tỉnh xong ngày nào?',
      ['Huyện hoãn đại hội vì gì', 'còn tỉnh xong ngày nào?'],
    ],
    [
      'quy hoach cua huyen ai xac nhan con quy hoach o xa thi ai',
      ['quy hoach cua huyen ai xac nhan', 'con quy hoach o xa thi ai'],
    ],
  ])('%s', (text, parts) => {
    expect(splitQuestions(text)).toEqual(parts);
  });

  it.each([
    ['Nếu không ai trúng cử, thì làm thế nào?'],
    ['Chi bộ có 20 đảng viên, bầu mấy chi ủy viên?'],
    ['Người vào lần đầu phải còn tuổi làm việc bao lâu?'],
    ['Chỉ thị này không còn hiệu lực từ ngày nào?'],
    ['Kể từ đầu nhiệm kỳ, có bao nhiêu lần bầu bổ sung?'],
    ['Phải xin ý kiến ai, hay tự quyết định được không?'],
  ])('%s is one', (text) => {
    expect(splitQuestions(text)).toEqual([text]);
  });
});

describe('several questions of one message are taken one by one, in order', () => {
  it.each<[string, string[]]>([
    ['Số dư là gì? Tối đa bao nhiêu phần trăm?', ['Số dư là gì?', 'Tối đa bao nhiêu phần trăm?']],
    ['1. Ai bầu bí thư? 2. Bầu mấy người?', ['Ai bầu bí thư?', 'Bầu mấy người?']],
    ['1) Ai bầu bí thư\n2) Bầu mấy người\n3) Khi nào bầu', ['Ai bầu bí thư', 'Bầu mấy người', 'Khi nào bầu']],
    ['Câu 1: số dư là gì Câu 2: phiếu thế nào là hợp lệ', ['số dư là gì', 'phiếu thế nào là hợp lệ']],
    ['- Ai bầu bí thư?\n- Bầu mấy người?', ['Ai bầu bí thư?', 'Bầu mấy người?']],
    [
      'Số dư tối đa bao nhiêu, cho em hỏi thêm phiếu thế nào là hợp lệ',
      ['Số dư tối đa bao nhiêu', 'phiếu thế nào là hợp lệ'],
    ],
    ['Đại hội họp khi nào, ngoài ra ai được triệu tập', ['Đại hội họp khi nào', 'ai được triệu tập']],
    [
      'chi bộ mấy năm đại hội một lần và ai được bầu làm bí thư',
      ['chi bộ mấy năm đại hội một lần', 'ai được bầu làm bí thư'],
    ],
    ['so du la gi? toi da bao nhieu?', ['so du la gi?', 'toi da bao nhieu?']],
    [
      'Chi bộ tôi có 8 đảng viên. Có bầu chi ủy không? Bầu mấy phó bí thư?',
      ['Chi bộ tôi có 8 đảng viên. Có bầu chi ủy không?', 'Bầu mấy phó bí thư?'],
    ],
    ['Ai ký văn bản này?\nKý ngày nào?', ['Ai ký văn bản này?', 'Ký ngày nào?']],
  ])('%s', (message, questions) => {
    expect(splitQuestions(message)).toEqual(questions);
  });
});

describe('what is one question is left whole', () => {
  it.each([
    ['Đại hội điểm và đại hội thí điểm khác nhau thế nào?'],
    ['Phân biệt bầu lại và bầu bổ sung'],
    ['Bí thư và phó bí thư do ai bầu?'],
    ['Chi bộ tôi có 8 đảng viên. Có phải bầu chi ủy không?'],
    ['Đại hội tổ chức khi nào và ở đâu?'],
    ['Theo điểm 3.3, mục 3, phần II thì số dư là bao nhiêu?'],
    ['Chỉ thị 35-CT/TW và 45-CT/TW ban hành ngày nào?'],
    ['Bí thư được bầu ở đại hội, đúng không?'],
    ['Phiếu có dấu của ban tổ chức là phiếu hợp lệ. Đúng không?'],
    ['Quy trình gồm những bước nào và ai chủ trì?'],
    ['Đại hội đảng bộ xã lần thứ 3. Số dư là bao nhiêu?'],
    ['Điều kiện, tiêu chuẩn, cơ cấu và số lượng cấp ủy viên quy định thế nào?'],
    ['Số dư'],
    [''],
  ])('%s', (message) => {
    expect(splitQuestions(message)).toEqual(message === '' ? [] : [message]);
  });
});

test('at most five are taken', () => {
  expect(splitQuestions('Ai bầu bí thư? '.repeat(9))).toHaveLength(5);
});

test('no word is made up but an opening "còn": every question stands in the message, in order', () => {
  const pieces = fc.constantFrom(
    ...'ai bầu bí thư|khi nào|? |. |\n|1. |2. |- |và |, cho hỏi thêm |số dư là gì|Chi bộ có 8 người|thì sao|?!'.split(
      '|',
    ),
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
      const message = parts.join(' ');
      let at = 0;
      const whole = foldSpaces(message);
      for (const question of splitQuestions(message)) {
        for (const word of question.replace(/^(?:còn|con) /, '').split(' ')) {
          at = whole.indexOf(word, at);
          expect(at).toBeGreaterThanOrEqual(0);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('a message of greatest length is taken at once', () => {
  const started = performance.now();
  for (const unit of ['ai? ', '1. ai ', 'và ai ', ', cho hỏi thêm ', '- gì\n', '? '])
    splitQuestions(unit.repeat(2_000).slice(0, 2_000));

  expect(performance.now() - started).toBeLessThan(3_000);
});
