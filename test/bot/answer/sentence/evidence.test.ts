import { describe, expect, it } from 'vitest';
import type { Need } from '../../../../bot/answer/question/question-type.ts';
import { evidenceFor } from '../../../../bot/answer/sentence/evidence.ts';

const DATE: Need = { kind: 'date', exact: true, unit: null };
const WHEN: Need = { kind: 'date', exact: false, unit: null };
const ISSUED: Need = { kind: 'issue-date', of: ['chi', 'thi', '12'] };
const NAMED: Need = { kind: 'issue-date', of: ['quy', 'che', 'lam', 'viec'] };
const TERM: Need = { kind: 'term' };
const ORDINAL: Need = { kind: 'ordinal' };
const PHONE: Need = { kind: 'phone' };
const EMAIL: Need = { kind: 'email' };
const NUMBER: Need = { kind: 'document-number' };
const SOMEBODY: Need = { kind: 'person' };
const NAME: Need = { kind: 'person-name', post: null };
const DAY: Need = { kind: 'date', exact: true, unit: 'ngay' };
const YEAR: Need = { kind: 'date', exact: true, unit: 'nam' };
const SECRETARY: Need = { kind: 'person-name', post: { post: 'bi thu', body: 'huyen uy' } };
const COMMUNE: Need = { kind: 'place-name', unit: 'xa' };
const MONEY: Need = { kind: 'money' };
const HOUR: Need = { kind: 'hour' };
const VENUE: Need = { kind: 'venue' };
const count = (...unit: string[]): Need => ({ kind: 'quantity', unit });

describe('a sentence that holds what is asked for is told from one that nearly does', () => {
  it.each<[Need, string, number]>([
    [MONEY, 'Mỗi đại biểu được hỗ trợ 150.000 đồng.', 1],
    [MONEY, 'Kinh phí do ngân sách bảo đảm.', 0.25],
    [MONEY, 'Tiểu ban có 5 đồng chí.', 0],
    [HOUR, 'Khai mạc lúc 7 giờ 30.', 1],
    [HOUR, 'Họp trong 2 ngày.', 0],
    [VENUE, 'Họp ở hội trường ủy ban.', 1],
    [VENUE, 'Đại hội bầu 15 ủy viên.', 0],
    [DATE, 'Đại hội họp ngày 12/8/2020.', 1],
    [DATE, 'Đại hội họp ngày 12 tháng 8.', 1],
    [DATE, 'Hoàn thành trong quý IV-2019.', 1],
    [DATE, 'Họp từ 12 và 13-1.', 1],
    [DATE, 'Thực hiện từ năm 2020.', 1],
    [DATE, 'Họp vào ngày mùng năm hằng tháng.', 1],
    [DATE, 'Chào mừng năm đại biểu.', 0],
    [DATE, 'Đại hội nhiệm kỳ 2020-2025.', 0],
    [DATE, 'Theo Chỉ thị số 12-CT/TW.', 0],
    [DATE, 'Tỷ lệ là 10-15%.', 0],
    [DATE, 'Họp sau khi có kết quả.', 0],
    [WHEN, 'Họp sau khi có kết quả.', 0.5],
    [WHEN, 'Họp kín.', 0],
    [ISSUED, 'Chỉ thị số 12-CT/XYZ ngày 3/4/2021 nêu rõ.', 1],
    [ISSUED, 'Chỉ thị số 13-CT/XYZ ngày 3/4/2021 nêu rõ.', 0],
    [ISSUED, 'Chỉ thị số 12-CT/XYZ nêu rõ.', 0],
    [NAMED, 'Ngày 3/4/2021, cấp ủy ban hành quy chế làm việc.', 1],
    [NAMED, 'Ngày 3/4/2021, cấp ủy họp về quy chế làm việc.', 0],
    [TERM, 'Nhiệm kỳ 2020–2025 có 9 người.', 1],
    [TERM, 'Từ năm 2020 có 9 người.', 0],
    [ORDINAL, 'Đại hội lần thứ XVII.', 1],
    [ORDINAL, 'Kỳ họp thứ hai.', 1],
    [ORDINAL, 'Đại hội có 17 đại biểu.', 0],
    [PHONE, 'Gọi số 0208 123 456.', 1],
    [PHONE, 'Có 1200 người.', 0],
    [EMAIL, 'Gửi tới hop.thu@vidu.example.', 1],
    [EMAIL, 'Gửi tới hộp thư.', 0],
    [NUMBER, 'Theo Kế hoạch số 15-KH/TU.', 1],
    [NUMBER, 'Theo kế hoạch ngày 15/2/2020.', 0],
    [NAME, 'Đồng chí Trần Văn Mẫu chủ trì.', 1],
    [NAME, 'Trần Văn Mẫu, Bí thư, chủ trì.', 1],
    [NAME, 'Bí thư chủ trì.', 0],
    [DAY, 'Đại hội họp ngày 12/8.', 1],
    [DAY, 'Đại hội họp trong tháng 8-2020.', 0.5],
    [YEAR, 'Bắt đầu từ năm 2017.', 1],
    [YEAR, 'Bắt đầu từ ngày 12/8.', 0.5],
    [SECRETARY, 'Đồng chí Trần Văn Mẫu, Bí thư Huyện ủy, chủ trì.', 1],
    [SECRETARY, 'Đồng chí Trần Văn Mẫu, Bí thư Đảng ủy xã, chủ trì.', 0.5],
    [SECRETARY, 'Đồng chí Trần Văn Mẫu, Phó Bí thư Huyện ủy, chủ trì.', 0.25],
    [SECRETARY, 'Bí thư Huyện ủy chủ trì.', 0],
    [SOMEBODY, 'Đồng chí Trần Văn Mẫu chủ trì.', 1],
    [SOMEBODY, 'Bí thư chủ trì.', 0.5],
    [SOMEBODY, 'Hội trường chật kín.', 0],
    [COMMUNE, 'Chọn xã Bình Lộc làm điểm.', 1],
    [COMMUNE, 'Chọn phường Bình Lộc làm điểm.', 0],
    [COMMUNE, 'Chọn một xã làm điểm.', 0],
    [count('dai', 'bieu'), 'Có 120 đại biểu dự.', 1],
    [count('dong', 'chi'), 'Bầu 15 người.', 1],
    [count('dong', 'chi'), 'Bầu hai đồng chí.', 1],
    [count('dai', 'bieu'), 'Có 12 chi bộ.', 0.5],
    [count('dang', 'vien'), 'Có 12 đảng bộ.', 0.75],
    [count('dang', 'vien'), 'Có 12 đồng chí đảng viên.', 1],
    [count('dai', 'bieu'), 'Đại biểu dự đông đủ.', 0],
    [count('phan', 'tram'), 'Đạt 85%.', 1],
    [count('phan', 'tram'), 'Đạt 85 điểm.', 0],
    [count(), 'Có ba cách.', 1],
    [count(), 'Một số nơi làm tốt.', 0],
    [count('dai', 'bieu'), 'Nhiệm kỳ 2020-2025, ngày 12/8.', 0],
    [count('dai', 'bieu'), 'Theo Kế hoạch số 15-KH/TU.', 0],
  ])('%j: %s → %d', (need, sentence, value) => {
    expect(evidenceFor(need, sentence)).toBe(value);
  });
});
