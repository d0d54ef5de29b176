import { bodyKey } from './fact-value.ts';
import type { Fact } from './fact.ts';
import { toldPaper } from './find-papers.ts';
import type { CorpusSentence } from './quiz-corpus.ts';
import { QUIZ_ASK } from './quiz-messages.vi.ts';

/** Bodies of the Party at the centre, and those of a congress and of committees at any level. */
const CENTRAL =
  'Ban Chấp hành Trung ương(?: Đảng)?(?: khóa [IVXLC]+)?|Bộ Chính trị|Ban Bí thư(?: Trung ương Đảng| Trung ương)?|Ban Tổ chức Trung ương|Ban Nội chính Trung ương|Ban Tuyên giáo Trung ương|Ban Dân vận Trung ương|Ủy ban Kiểm tra Trung ương|Văn phòng Trung ương(?: Đảng)?';
const ORGANS =
  'đoàn chủ tịch|đoàn thư ký|ban kiểm phiếu|tổ bầu cử|ban thẩm tra tư cách đại biểu|ủy ban kiểm tra|ban thường vụ cấp ủy cấp tỉnh|ban thường vụ cấp ủy cấp huyện|ban thường vụ|ban chấp hành|ban tổ chức|ban tuyên giáo|hội đồng bầu cử|tiểu ban nhân sự|tiểu ban văn kiện|cấp ủy triệu tập đại hội|cấp ủy triệu tập|cấp ủy cấp trên|cấp có thẩm quyền|đảng ủy cơ sở|đại hội|cấp ủy|Mặt trận Tổ quốc';
const BODY = new RegExp(`(?<![\\p{L}])(?:(${CENTRAL})|(${ORGANS}))(?![\\p{L}])`, 'gu');
/** Bodies with a name of their own are asked for nowhere: the name is in the question already. */
const NAMED =
  /^\s+(?:\p{Lu}|đảng bộ|cấp (?:tỉnh|huyện|xã|cơ sở)|lần (?:thứ|\d)|đại biểu|đảng viên|điểm|thí điểm|mới|khóa|cấp trên)/u;
const VERBS =
  'ban hành|báo cáo|bầu|biểu quyết|bỏ phiếu|chỉ định|chỉ đạo|cho ý kiến|chọn|chủ trì|chuẩn bị|công nhận|duyệt|điều động|điều hành|đánh giá|giới thiệu|hướng dẫn|kiểm phiếu|lấy phiếu|phân bổ|phân công|phân tích|phát|phê duyệt|quy định|quyết định|rà soát|thảo luận|thẩm định|thông qua|tổng hợp|trình|xác nhận|xem xét|xây dựng|làm nhiệm vụ';
const ACTS = new RegExp(`^\\s+(?:phải\\s+)?(?:${VERBS})(?![\\p{L}])`, 'u');
const BY = /(?:^|[\s,])(?:do|được|bởi)\s+$/u;
/** Head of the sentence or of the clause behind its frame. */
const HEAD = /(?:^|^(?:theo|nhiệm kỳ|từ|trong|tại|khi)[^;]*,\s+|:\s+)$/iu;

/** Bodies that act in the sentence, to be asked for in their place. */
export function findBodies(sentence: CorpusSentence): Fact[] {
  const { text } = sentence;
  const told = toldPaper(text);
  return [...text.matchAll(BODY)].flatMap((match): Fact[] => {
    const [words, central] = match;
    const start = match.index;
    const end = start + words.length;
    const [before, behind] = [text.slice(0, start), text.slice(end)];
    const isIssuer = told?.by === words && told.mention.end <= start && before.length < told.mention.end + 8;
    const isNamed = NAMED.test(behind) && central === undefined;
    const acts = ACTS.test(behind) && (BY.test(before) || HEAD.test(before));
    const ask = isNamed
      ? null
      : isIssuer && told !== null
        ? codeTells(told.mention.number)
          ? null
          : { question: QUIZ_ASK.issuedBy(text.slice(0, told.mention.end), told.about) }
        : acts
          ? { words: before === '' ? QUIZ_ASK.whichBody : QUIZ_ASK.whichBody.toLowerCase() }
          : null;
    if (isNamed) return [];
    return [
      {
        kind: 'who',
        sentence,
        start,
        end,
        answer: words,
        value: { type: 'body', key: bodyKey(words) },
        form: central === undefined ? 'organ' : 'central',
        wideForm: null,
        bare: words,
        unit: '',
        canChange: ask !== null,
        ask,
      },
    ];
  });
}

/** `27-HD/BTCTW` tells its issuer; `27-CT/TW` may be of several bodies. */
function codeTells(number: string): boolean {
  return !/\/TW$/iu.test(number);
}
