import { foldDiacritics } from '../../../knowledge/text/fold.ts';

/** Why a question is not looked up at all. */
export type Refusal =
  /** Asks for the instructions of the program, or tells it to leave them. */
  | 'instructions'
  /** Asks what the program thinks of a leader, or whom it likes. */
  | 'opinion'
  /** Asks it to decide about a person: whether he deserves a post, a vote, a punishment. */
  | 'person';

const TOLD =
  '(?:huong dan|chi dan|chi thi|quy tac|quy dinh|lenh|cau lenh|yeu cau|rang buoc|gioi han|thiet lap|noi dung|vai tro)';
/** `bỏ qua mọi hướng dẫn trước đó`, `in ra hướng dẫn hệ thống`; near miss: `hướng dẫn trước đây đã bãi bỏ chưa`. */
const INSTRUCTIONS: readonly RegExp[] = [
  new RegExp(
    `\\b(?:bo qua|quen|quen di|quen het|phot lo|lo di|huy bo|xoa bo|khong tuan theo|dung tuan theo|mac ke|vo hieu hoa) (?:di |het |moi |tat ca |toan bo |cac |nhung |het moi ){0,4}${TOLD} (?:o |ben )?(?:truoc|tren|he thong|cua ban|ban dau|da cho|duoc giao|phia tren|mac dinh|an toan|bao mat)`,
  ),
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|rules?|prompts?|guidelines?|directions?)\b/,
  /\b(?:system|hidden|initial|developer) (?:prompt|instructions?|message)\b/,
  /\bprompt (?:he thong|cua ban|goc|ban dau|an)\b|\b(?:cau|loi|doan) (?:lenh|nhac|prompt) he thong\b/,
  /\b(?:in|hien thi|cho (?:toi |minh |em )?(?:xem|biet)|tiet lo|doc|xuat|liet ke|lap lai|nhac lai|copy|chep|dua)(?: ra| lai| cho toi| nguyen van| toan bo| het| cac| nhung| toi){0,5} (?:huong dan|chi dan|quy tac|cau lenh|thiet lap|cau hinh|ma nguon|prompt|mat khau|api key|khoa api|token)(?: (?:cua )?(?:he thong|noi bo cua ban|an|bi mat|ban dau|goc|cua ban|ban duoc giao|ban nhan duoc|ban))/,
  /\b(?:ban|bot|tro ly) (?:duoc|bi|da) (?:huong dan|chi dan|lap trinh|cai dat|ra lenh|nap lenh|giao lenh) (?:nhung |the nao|ra sao|nhu the nao|gi|bang)/,
  /\b(?:tu (?:gio|bay gio|nay|luc nay)|ke tu (?:gio|bay gio|nay)|hay) (?:tro di )?(?:ban (?:se )?(?:la|dong vai|khong con)|dong vai|gia vo (?:la|ban)|hanh dong nhu|nhap vai)/,
  /\bban (?:hay |phai )?(?:dong vai|gia vo|nhap vai)\b/,
  /\b(?:jailbreak|developer mode|che do (?:nha phat trien|khong gioi han|tu do|admin|quan tri)|dan mode|do anything now|you are now|act as)\b/,
  /\bkhong (?:can|phai|bi) (?:tuan thu|tuan theo|gioi han boi|rang buoc boi) (?:cac |moi |bat ky )?(?:quy tac|huong dan|gioi han|chinh sach|chi dan)\b/,
];

/** Of a person; the presidium (`đoàn chủ tịch`) is none. */
const TITLE =
  '(?<!\\bdoan )(?:dong chi|ong|ba|anh|chi|bac|chu|co|d c|tong bi thu|chu tich nuoc|thu tuong|chu tich quoc hoi|chu tich tinh|chu tich xa|lanh dao|bi thu|pho bi thu|chu tich|giam doc|truong ban|bo truong|sep)';
/** `ai giỏi hơn`, `bạn nghĩ gì về đồng chí…`; near miss: `đánh giá cán bộ theo quy định nào`, `quan điểm của Đảng về…`. */
const OPINION: readonly RegExp[] = [
  new RegExp(
    `\\b(?:ban|bot|tro ly|em) (?:co )?(?:nghi|thay|danh gia|nhan xet|cam nhan|nhin nhan|ung ho|thich|ghet|binh luan|tin|yeu)(?: (?:gi|sao|the nao|nhu the nao|ra sao|rang|ve|co))*.{0,20}\\b${TITLE}\\b`,
  ),
  new RegExp(
    `\\b(?:nhan xet|binh luan|y kien|danh gia|quan diem|cam nghi|suy nghi|cam nhan)(?: (?:cua ban|ca nhan|rieng|giup|xem|thu|gi|khach quan|that long)){0,4} ve (?:ca nhan |nang luc |pham chat |uy tin |tai nang |con nguoi |dao duc )?(?:cua )?${TITLE} (?!uy vien|dang vien|can bo|cap uy|dai bieu|chi bo|dang bo|doan)`,
  ),
  new RegExp(
    `\\b${TITLE}\\b.{1,50}\\b(?:co )?(?:tot|gioi|kem|xau|tham nhung|trong sach|liem khiet|dang tin|lam viec tot|co nang luc|co tai|co tam)(?: hay)?(?: (?:khong|ko|xau|do|te|kem|chua))$`,
  ),
  /\b(?:ai|nguoi nao|dong chi nao|lanh dao nao|ong nao) (?:la nguoi )?(?:gioi|tot|xuat sac|tai|kem|yeu|te|tham nhung|dang ghet|tai nang|uy tin|co tam) (?:hon|nhat|nhi)\b/,
  /\b(?:ban|bot|tro ly) (?:thich|ung ho|bau cho|bo phieu cho|tin|chon) (?:ai|nguoi nao|dong chi nao|phe nao)\b/,
  /\b(?:du doan|doan xem|theo ban).{0,40}\b(?:ai|nguoi nao|dong chi nao) (?:se )?(?:lam|trung|thang|len|duoc bau|thanh|ke nhiem|thay)\b/,
];

/** `đồng chí A có nên được bầu`, `ai xứng đáng làm bí thư`; near miss: `điều kiện để được bầu`, `được bầu khi nào`. */
const PERSON: readonly RegExp[] = [
  /\b(?:ai|nguoi nao|dong chi nao|ong nao|ba nao|lanh dao nao|can bo nao)(?: (?:la nguoi|moi|thi|thuc su|that su|se|dang|o day|trong so do))* (?:xung dang|phu hop nhat|dang duoc|nen (?:duoc|lam|giu|la|trung|len|bi|vao)|dang bi|xung tam|du tam)/,
  /\b(?:nen|phai) (?:bau|chon|bo phieu cho|gach|gach ten|loai|ky luat|cach chuc|khai tru|bo nhiem|gioi thieu|ung ho) (?:cho )?(?:ai|nguoi nao|dong chi nao|ong nao|ba nao)\b/,
  new RegExp(
    `\\b${TITLE}\\b.{1,60}\\b(?:co )?(?:nen|xung dang|dang duoc|dang bi|du tam|xung tam|co dang)(?: (?:duoc|bi|phai|tiep tuc|lam|vao|len|giu|tro thanh|ra|de|thoi|tu|nghi|o lai|tai cu|ung cu|khong|voi|chuc))+`,
  ),
  new RegExp(
    `\\b(?:co )?nen (?:bau|chon|bo phieu cho|bo phieu bau|gach ten|gach|loai|ky luat|cach chuc|khai tru|bo nhiem|mien nhiem|de bat|ung ho|tin|gioi thieu)(?: (?:cho|lai))? (?:dong chi|ong|ba|d c) (?!nao\\b|bi thu |pho bi thu |uy vien|truc tiep|dang vien|can bo|chu tich |do |nay )`,
  ),
  // Titles of kinship are other words too (`chi bộ`, `chỉ định`), so these need a name and what he should do.
  /\b(?:co )?nen (?:bau|chon|bo phieu cho|bo phieu bau|gach ten|gach|ky luat|cach chuc|khai tru|bo nhiem|mien nhiem|de bat|ung ho|gioi thieu) (?:cho )?(?:anh|chi|bac|chu|co|em|thay) (?!nao\b|bo\b|uy\b|dinh\b|huy\b|tich\b|the\b|cap\b|gi\b|ai\b|tri\b|cau\b)(?:\p{L}+ ){1,4}(?:lam|vao|giu|len|tiep|lai|tai cu|khong|ko|hay)\b/u,
  new RegExp(
    `\\b(?:nen bau|nen chon|bo phieu cho|bau cho) (?:dong chi|ong|ba|anh|chi) .{1,40}\\b(?:hay|hay la|hoac) (?:dong chi|ong|ba|anh|chi)\\b`,
  ),
  new RegExp(
    `\\b(?:giua|trong so|trong) .{3,60}\\b(?:nen|thi nen) (?:bau|chon|gioi thieu|bo phieu cho) ai\\b`,
  ),
];

/** Why the question must not be answered whatever the documents say, or null. Expects short forms written out. */
export function refuseQuestion(question: string): Refusal | null {
  const fits = (patterns: readonly RegExp[], text: string): boolean =>
    patterns.some((pattern) => pattern.test(wordsOf(text)));
  if (fits(INSTRUCTIONS, question)) return 'instructions';
  // Marks tell these words from the titles "bác", "chị" and "bà".
  const titled = question.replace(NO_TITLE, '–');
  if (fits(PERSON, titled)) return 'person';
  return fits(OPINION, titled) ? 'opinion' : null;
}

const NO_TITLE = /(?<!\p{L})(?:bắc|bậc|chỉ|bạ)(?!\p{L})/giu;

function wordsOf(text: string): string {
  return foldDiacritics(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
