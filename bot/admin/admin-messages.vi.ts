import { CLASS_ACTIONS } from './class/class-actions.vi.ts';

/** Every fixed sentence of the administrators' pages. */
export const ADMIN = {
  title: 'Quản trị',
  nav: {
    '/admin': 'Tổng quan',
    '/admin/van-ban': 'Văn bản',
    '/admin/nap': 'Nạp văn bản',
    '/admin/phien-ban': 'Phiên bản',
    '/admin/lop-hoc': 'Lớp học',
    '/admin/trac-nghiem': 'Trắc nghiệm',
    '/admin/nhat-ky': 'Nhật ký quản trị',
  },
  navLabel: 'Các trang quản trị',
  signOut: 'Đăng xuất',
  skip: 'Chuyển đến nội dung',
  none: 'Chưa có gì ở đây.',
  unknown: 'không rõ',
  dateTime: (day: string, time: string) => `${time} ngày ${day}`,
} as const;

export const LOGIN_PAGE = {
  title: 'Đăng nhập quản trị',
  password: 'Mật khẩu',
  enter: 'Đăng nhập',
  wrong: 'Không đăng nhập được. Xin kiểm tra lại mật khẩu.',
  wait: (seconds: number) => `Đã thử sai nhiều lần. Xin chờ ${seconds} giây rồi thử lại.`,
  ended: 'Phiên làm việc đã kết thúc. Xin đăng nhập lại.',
  off: 'Trang quản trị chưa được bật. Người phụ trách kỹ thuật đặt ADMIN_PASSWORD trong tệp .env rồi khởi động lại.',
} as const;

export const OVERVIEW_PAGE = {
  title: 'Tổng quan',
  version: 'Phiên bản kho đang dùng',
  noVersion: 'Chưa có phiên bản nào',
  documents: 'Văn bản',
  passages: 'Đoạn trích',
  built: 'Nạp lúc',
  channels: 'Các kênh',
  noChannels: 'Chưa bật kênh nào ngoài trang hỏi đáp.',
  channelNames: { telegram: 'Telegram', 'zalo-oa': 'Zalo OA', 'zalo-bot': 'Zalo Bot' },
  channelStates: {
    starting: 'đang khởi động',
    up: 'đang thông',
    degraded: 'chập chờn',
    down: 'mất liên lạc',
  },
  lastSeen: 'tín hiệu gần nhất lúc',
  queue: 'Tin đang chờ trả lời',
  dead: 'Tin không trả lời được sau nhiều lần thử',
} as const;

export const DOCUMENTS_PAGE = {
  title: 'Văn bản trong kho',
  search: 'Số, tên hoặc cơ quan ban hành',
  kind: 'Loại',
  level: 'Cấp',
  term: 'Nhiệm kỳ',
  validity: 'Hiệu lực',
  all: 'Tất cả',
  filter: 'Lọc',
  count: (shown: number, all: number) => `${shown} văn bản trong tổng số ${all}`,
  caption: 'Danh sách văn bản',
  number: 'Số, ký hiệu',
  name: 'Tên',
  issuedOn: 'Ngày',
  issuer: 'Cơ quan ban hành',
  nothing: 'Không có văn bản nào khớp.',
  previous: 'Trang trước',
  next: 'Trang sau',
  page: (page: number, of: number) => `Trang ${page} trên ${of}`,
  internal: 'nội bộ',
  digest: 'bản tóm lược',
  levels: {
    central: 'Trung ương',
    province: 'Tỉnh',
    district: 'Huyện (trước 1/7/2025)',
    commune: 'Xã',
    cell: 'Chi bộ',
  },
  states: {
    'in-force': 'còn hiệu lực',
    superseded: 'đã được thay thế',
    'past-term': 'nhiệm kỳ đã qua',
    unknown: 'chưa rõ',
  },
} as const;

export const DOCUMENT_DETAIL_PAGE = {
  openSource: 'Xem trang nguồn',
  origins: 'Giá trị và nơi đọc được',
  field: 'Mục',
  value: 'Giá trị',
  origin: 'Đọc từ',
  certainty: 'Độ chắc',
  evidence: 'Căn cứ',
  fields: {
    number: 'Số, ký hiệu',
    title: 'Tên',
    kind: 'Loại',
    issuer: 'Cơ quan ban hành',
    issuedOn: 'Ngày ban hành',
    term: 'Nhiệm kỳ',
    level: 'Cấp',
    jurisdiction: 'Phạm vi',
    validity: 'Hiệu lực',
    signer: 'Người ký',
    disclosure: 'Mức phổ biến',
    references: 'Văn bản dẫn chiếu',
    sources: 'Địa chỉ nguồn',
  } as Readonly<Record<string, string>>,
  from: {
    text: 'nội dung văn bản',
    'file-name': 'tên tệp',
    register: 'sổ đăng ký',
    sidecar: 'tệp khai báo cạnh',
    'front-matter': 'phần đầu tệp',
  },
  relations: 'Liên hệ với văn bản khác',
  warnings: 'Điều cần xem lại khi nạp',
  passages: 'Các đoạn trích',
  passageCount: (count: number) => `${count} đoạn`,
} as const;

export const VERSIONS_PAGE = {
  title: 'Các phiên bản kho',
  caption: 'Các phiên bản đang giữ, mới nhất trước',
  name: 'Phiên bản',
  built: 'Nạp lúc',
  documents: 'Văn bản',
  state: 'Trạng thái',
  current: 'đang dùng',
  kept: 'đang giữ',
  damaged: 'không đọc được',
  decision: 'Quyết định',
} as const;

export const UPDATE_PAGE = {
  title: 'Nạp văn bản',
  intro:
    'Gửi tệp lên, bấm “Đọc các tệp đã gửi”, xem báo cáo rồi mới quyết định dùng. Cho đến lúc đó người hỏi vẫn được trả lời theo phiên bản cũ. Không gửi văn bản mật.',
  choose: 'Chọn tệp (Word, PDF, bản quét, trang web lưu về, tệp chữ; mỗi tệp đến 20 MB)',
  drop: 'Hoặc kéo thả tệp vào khung này.',
  read: 'Đọc các tệp đã gửi',
  reading: 'Đang đọc, xin chờ… Bản quét có thể mất vài phút.',
  result: 'Kết quả lần đọc gần nhất',
  decisions: {
    publish: { label: 'Dùng phiên bản này', confirm: (version: string) => `Đồng ý dùng ${version}` },
    discard: { label: 'Bỏ phiên bản này', confirm: (version: string) => `Đồng ý bỏ ${version}` },
    rollback: { label: 'Quay lại phiên bản trước', confirm: (_version: string) => 'Đồng ý quay lại' },
  },
} as const;

export const AUDIT_PAGE = {
  title: 'Nhật ký quản trị',
  caption: 'Các việc đã làm, mới nhất trước',
  at: 'Lúc',
  actor: 'Phiên',
  action: 'Việc',
  details: 'Chi tiết',
  actions: {
    login: 'đăng nhập',
    'login-failed': 'đăng nhập sai',
    logout: 'đăng xuất',
    upload: 'gửi tệp lên',
    build: 'đọc tệp thành phiên bản chờ',
    publish: 'dùng phiên bản',
    'publish-failed': 'dùng phiên bản, không được',
    rollback: 'quay lại phiên bản trước',
    'rollback-failed': 'quay lại phiên bản trước, không được',
    discard: 'bỏ phiên bản',
    'discard-failed': 'bỏ phiên bản, không được',
    ...CLASS_ACTIONS,
  } as Readonly<Record<string, string>>,
} as const;
