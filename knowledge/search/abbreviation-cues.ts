/** Folded words that stand beside a short form when it means this. */
interface Cues {
  readonly before?: RegExp;
  readonly after?: RegExp;
}

/**
 * What the words around an ambiguous short form say about its meaning: `bí thư CB` is a chi bộ, `CB chủ chốt` are cán
 * bộ, `bầu ĐB` elects đại biểu, `ĐB xã` is a đảng bộ. By long form. General usage of Party papers.
 */
const CUES: Readonly<Record<string, Cues>> = {
  'chi bộ': {
    before:
      /\b(bi thu|dai hoi|chi uy|sinh hoat|thanh lap|sap nhap|giai the|dang bo|cac|moi|so|tai|dong dau|con dau|trong|dang vien|o|hop|nghi quyet|bao cao)$/,
    after:
      /^(co|hop|sinh hoat|truc thuoc|co so|thon|ban|to dan pho|khu pho|\d+|bau|dong|it|duoi|tren|nho|mo|tien hanh|to chuc|may|bao nhieu|gom|duoc bau|va chi uy)\b/,
  },
  'cán bộ': {
    before:
      /\b(quy hoach|qh|cong tac|luan chuyen|bo nhiem|danh gia|nguon|doi ngu|dao tao|quan ly|ky luat|dieu dong|xep loai|phan cap|tieu chuan|chuc danh|nhung|mot|bo tri|lua chon|dien|tuyen chon|can cu vao)$/,
    after:
      /^(chu chot|cc|lanh dao|quan ly|nu|tre|dang vien|cong chuc|luan chuyen|dien|dan toc|cap|duoc quy hoach|nguon|doan|chuyen trach|du kien|sap nghi|nghi huu|bi ky luat|phai)\b/,
  },
  'đại biểu': {
    before:
      /\b(bau|so|so luong|tu cach|trieu tap|tham tra|doan|la|lam|so phieu|moi|cac|phan bo|nhieu|may|chon|danh sach|vang)$/,
    after:
      /^(du|duoc trieu tap|tham du|chinh thuc|du khuyet|duong nhien|di|quoc hoi|qh|hdnd|khach moi|vang|cho|nao duoc|bieu quyet|trung uong|dai hoi|la dang vien|co mat)\b/,
  },
  'đảng bộ': {
    before:
      /\b(dai hoi|bi thu|cap uy|ban chap hanh|bch|truc thuoc|cac|thuoc|toan|nghi quyet|tai|o|chap hanh|trong)$/,
    after:
      /^(xa|phuong|huyen|tinh|thi xa|thanh pho|tp|tx|thi tran|dac khu|quan|bo phan|co so|cap|truc thuoc|cac cap|khoi|cua|co|nhiem ky|lan|\d+)\b/,
  },
  'quyết định': {
    before: /\b(ban hanh|ra|ky|co|bang|cap|nhan|cong bo|duoc)$/,
    after:
      /^(bo nhiem|chuan y|thanh lap|ky luat|chi dinh|dieu dong|ve viec|nghi huu|khen thuong|phe duyet|giai the|cong nhan|sap nhap|nang luong|dong y)\b/,
  },
  'quy định': {
    before: /\b(theo|dung|trai|thuc hien|ngoai|dua tren|chiem|vi pham|neu trong)$/,
    after: /^(ve|hien hanh|cua dieu le|thi hanh|chung|khong|moi|cua dang|cua trung uong|nhung dieu)\b/,
  },
  'quy hoạch': {
    before: /\b(nguon|dien|trong|ra soat|bo sung|phe duyet|duoc|danh sach|cong tac|dua vao|ngoai|vao|hoso)$/,
    after: /^(can bo|cb|nhiem ky|cap uy|chuc danh|btv|bch|ban|nguon|moi|cap|vao|lam|giai doan|duoc duyet)\b/,
  },
  'Quốc hội': {
    before: /\b(dai bieu|db|bau cu|khoa|ky hop|van phong|chu tich|bau)$/,
    after: /^(khoa|va hdnd|va hoi dong|hop|ban hanh|thong qua|nuoc|quyet dinh|xv|xvi|xiv)\b/,
  },
  được: { before: /\b(co|khong|ko|k|da|chua|phai|moi|se|bi|hoi|lam|hieu)$/ },
  'đồng chí': { before: /\b(cac|nhung|moi|hai|ba|cua|cho|voi|thua|kinh gui)$/, after: /^\p{Lu}/u },
  'kết luận': {
    before: /\b(theo|thong bao|ban hanh|ra|co|buoi)$/,
    after: /^(cua|so|hoi nghi|thanh tra|kiem tra)\b/,
  },
  'kỷ luật': {
    before: /\b(bi|thi hanh|xu ly|hinh thuc|xem xet|khieu nai|dang bi|quyet dinh|het|chua bi)$/,
    after: /^(dang vien|dv|can bo|cb|khien trach|canh cao|cach chuc|khai tru|dang|to chuc)\b/,
  },
  'chương trình': {
    before: /\b(noi dung|xay dung|thong qua|theo)$/,
    after: /^(hanh dong|dai hoi|cong tac|toan khoa|lam viec)\b/,
  },
  'chủ tịch': {
    before: /\b(pho|pct|dong chi|chuc danh|lam)$/,
    after: /^(ubnd|hdnd|uy ban|hoi dong|mttq|mat tran|nuoc|quoc hoi|doan|xa|phuong|huyen|tinh)\b/,
  },
  'chỉ thị': { before: /\b(theo|thuc hien|quan triet|ban hanh)$/, after: /^(moi|tren|ve|so)\b/ },
  'thường trực': {
    before: /\b(pho bi thu|pbt|pho|hop)$/,
    after: /^(tinh uy|huyen uy|dang uy|thanh uy|thi uy|tu|hu|du|hdnd|cap uy|hoi dong|ban bi thu)\b/,
  },
  'thị trấn': { before: /\b(xa phuong|phuong|xa)$/, after: /^(?!\S+ (?:ủy|uỷ|bộ))\p{Lu}\p{Ll}/u },
};

const REACH = 30;

/**
 * The one of several readings of a short form that the words around it point to, or null when they point to none or to
 * more than one. `before` and `after` are the text on both sides, as typed.
 */
export function readingByCues(
  longs: readonly string[],
  before: string,
  after: string,
  fold: (text: string) => string,
): string | null {
  const left = fold(before.slice(-REACH)).replace(/[^\p{L}\p{N}]+$/u, '');
  const typedRight = after.slice(0, REACH).trimStart();
  const right = fold(typedRight);
  const strength = longs.map((long) => {
    const cues = CUES[long];
    const isName = cues?.after?.flags.includes('u') ?? false;
    return (
      Number(cues?.before?.test(left) ?? false) +
      2 * Number(cues?.after?.test(isName ? typedRight : right) ?? false)
    );
  });
  const best = Math.max(...strength);
  const winners = longs.filter((_, i) => strength[i] === best);
  return best > 0 && winners.length === 1 ? (winners[0] ?? null) : null;
}
