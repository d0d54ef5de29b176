/** Words of the form by which the register says of a document what its text does not say, or says wrongly. */
export const REGISTER_FORM = {
  title: 'Sửa thông tin',
  intro:
    'Giá trị ghi ở đây vào sổ đăng ký của đơn vị (data/register.yaml) và tạo một phiên bản chờ; người hỏi chỉ thấy sau khi phiên bản đó được dùng.',
  noNumber:
    'Sổ đăng ký nhận ra văn bản theo số và ngày; văn bản này không có số nên không sửa được ở đây. Ghi vào tệp .meta.yaml đặt cạnh tệp (xem hướng dẫn quản trị, mục 4).',
  locked: 'ghi trong phần đầu tệp hoặc tệp khai báo đặt cạnh; sửa ở tệp đó',
  fields: {
    issuer: 'Cơ quan ban hành',
    issuedOn: 'Ngày ban hành',
    kind: 'Loại',
    term: 'Nhiệm kỳ (ví dụ 2025-2030)',
    level: 'Cấp',
    place: 'Địa bàn (ví dụ: Ba Đình, Hà Nội)',
    status: 'Hiệu lực',
    from: 'Có hiệu lực từ ngày',
    to: 'Hết hiệu lực sau ngày',
    successor: 'Được thay thế bởi văn bản số',
    successorOn: 'Ngày của văn bản thay thế',
    certainty: 'Độ chắc của thông tin',
    note: 'Ghi chú cho người đọc',
  },
  certainties: {
    confirmed: 'đã đối chiếu văn bản gốc',
    secondary: 'theo nguồn khác',
    unconfirmed: 'chưa kiểm chứng',
  },
  none: '(không ghi)',
  reason: 'Lý do sửa (ít nhất 10 ký tự, lưu trong nhật ký)',
  save: 'Ghi vào sổ và tạo phiên bản chờ',
  problems: {
    reason: 'Xin ghi lý do sửa, ít nhất 10 ký tự.',
    day: (field: string) => `“${field}” cần một ngày có thật.`,
    term: 'Nhiệm kỳ cần có dạng 2025-2030.',
    order: 'Ngày hết hiệu lực không thể trước ngày có hiệu lực.',
    successor: 'Ngày của văn bản thay thế cần đi kèm số của văn bản đó.',
    nothing: 'Chưa có giá trị nào khác với hiện tại.',
    tooLong: (field: string) => `“${field}” dài quá 300 ký tự.`,
  },
} as const;

/** Words of the history of a document. */
export const HISTORY = {
  title: 'Lịch sử',
  caption: 'Các phiên bản làm thay đổi văn bản này và các lần sửa, mới nhất trước',
  at: 'Lúc',
  what: 'Việc',
  details: 'Chi tiết',
  none: 'Chưa có thay đổi nào được ghi lại.',
  changes: {
    added: (version: string) => `thêm vào, phiên bản ${version}`,
    removed: (version: string) => `bỏ khỏi, phiên bản ${version}`,
    changed: (version: string) => `thay đổi, phiên bản ${version}`,
  },
  fields: (names: string) => `đổi: ${names}`,
  passages: (added: number, removed: number) => `${added} đoạn mới, ${removed} đoạn không còn`,
  used: (moment: string) => `dùng từ ${moment}`,
  unused: 'chưa được dùng',
  edited: (actor: string) => `sửa trong sổ đăng ký (phiên ${actor})`,
  report: 'báo cáo',
} as const;
