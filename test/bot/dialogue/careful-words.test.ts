import { describe, expect, it } from 'vitest';
import { isNameOfSecret, readCarefully, withoutMaskedClauses } from '../../../bot/dialogue/careful-words.ts';

describe('words that need care', () => {
  it.each([
    'MẬT\nSố 15-CV/TU\nNội dung',
    'M Ậ T\nBáo cáo',
    'TỐI MẬT',
    'TUYỆT MẬT\nKế hoạch',
    'Độ mật: Tối mật\nNội dung',
    'Số: 12-BC/TU   TỐI MẬT',
    'TÀI LIỆU MẬT\nKế hoạch',
    'MẬT\nĐẢNG CỘNG SẢN VIỆT NAM\n...',
    'M\nẬ\nT\nBáo cáo của đơn vị',
    'МẬТ\nSố 15-CV/TU',
    'MËT\nSè 15-CV/TU',
  ])('a mark of secrecy as on a paper is seen: %j', (text) => {
    expect(readCarefully(text).isSecret).toBe(true);
    expect(readCarefully(text.normalize('NFD')).isSecret).toBe(true);
  });

  it.each([
    'Tài liệu mật được quản lý thế nào?',
    'Văn bản có độ mật thì ai được xem?',
    'BỎ PHIẾU KÍN CÓ PHẢI GIỮ BÍ MẬT KHÔNG?',
    'Mặt trận Tổ quốc giám sát gì?',
    'Bí mật nhà nước gồm mấy độ: Mật, Tối mật, Tuyệt mật?',
    'Câu 1: bầu cử thế nào?\nCâu 2: giữ bí mật phiếu bầu ra sao?',
    'Vắng mặt',
    'RA MẮT\nCẤP ỦY MỚI GỒM AI?',
  ])('a question about secrecy is a question: %j', (text) => {
    expect(readCarefully(text).isSecret).toBe(false);
  });

  it.each([
    ['CCCD 001085012345', 'CCCD [đã che]'],
    ['cccd của tôi là 001 085 012 345 đúng không', 'cccd của tôi là [đã che] đúng không'],
    ['số 001085012345 là ai', 'số [đã che] là ai'],
    ['chứng minh nhân dân số 123456789', 'chứng minh nhân dân số [đã che]'],
    ['gọi 0912 345 678 nhé', 'gọi [đã che] nhé'],
    ['gọi +84912345678', 'gọi [đã che]'],
    ['thư a.b@tinh.gov.vn gửi ai', 'thư [đã che] gửi ai'],
  ])('%j is masked', (text, masked) => {
    expect(readCarefully(text)).toEqual({ isSecret: false, text: masked, hasPrivate: true });
  });

  it.each([
    'Chỉ thị 35-CT/TW ngày 14/6/2024',
    'Nghị định 30/2020/NĐ-CP',
    'Căn cước công dân cho 1.200.000 người',
    'Từ 01/01/2025 đến 30.06.2025 có 100000000000 đồng',
    'Số 0912/QĐ-UBND',
    'Nhiệm kỳ 2020-2025, 2025-2030',
    'Bước 1 2 3 4 5 6 7 8 9',
  ])('%j is left as it is', (text) => {
    expect(readCarefully(text)).toEqual({ isSecret: false, text, hasPrivate: false });
  });

  it.each([
    'CV 12 (MẬT).docx',
    'Toi mat - ke hoach.pdf',
    'mật.pdf',
    'bao-cao-TUYET_MAT.docx',
    'kh 12_MẬT.doc',
  ])('the name %j says that the file is secret', (name) => expect(isNameOfSecret(name)).toBe(true));
  it.each(['Luật bảo vệ bí mật nhà nước.pdf', 'mat-tran-to-quoc.docx', 'giữ bí mật.pdf', 'Lễ ra mắt.docx'])(
    'the name %j does not',
    (name) => expect(isNameOfSecret(name)).toBe(false),
  );
});

describe('what is asked beside a masked number', () => {
  it.each([
    ['CCCD của tôi [đã che], cho hỏi số dư tối đa là bao nhiêu?', 'cho hỏi số dư tối đa là bao nhiêu?'],
    ['Số dư tối đa là bao nhiêu? Gọi tôi số [đã che] nhé', 'Số dư tối đa là bao nhiêu?'],
    ['Thẻ đảng [đã che] bị mất', 'Thẻ đảng [đã che] bị mất'],
    ['Số dư tối đa là bao nhiêu?', 'Số dư tối đa là bao nhiêu?'],
  ])('%s', (text, asked) => {
    expect(withoutMaskedClauses(text)).toBe(asked);
  });
});
