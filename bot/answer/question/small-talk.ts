import { foldDiacritics } from '../../../knowledge/text/fold.ts';

/** What a message without a question is. */
export type SmallTalk =
  'greeting' | 'thanks' | 'goodbye' | 'identity' | 'abilities' | 'machine' | 'acknowledged' | 'complaint';

const WHOM =
  '(?:ban|bot|em|anh|chi|dong chi|tro ly|cac dong chi|ca nha|moi nguoi|cac bac|ad|admin|buoi sang|buoi chieu|buoi toi)';
const HAIL = '(?:chao|kinh chao|chao mung|hello|hi|helo|alo|a lo|hey|good morning)';
const TAIL = '(?: (?:nhe|nha|a|ah|oi|nhi|vay|the|v|z|ak|da|voi))*';
const YOU = '(?:ban|bot|may|tro ly|em|chatbot|con bot|he thong|tro ly ai|ai)';
const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})${TAIL}$`);

/** Patterns over the whole folded message without signs, tried in order. */
const TALK: readonly (readonly [SmallTalk, RegExp])[] = [
  [
    'greeting',
    whole(
      `(?:da |xin )?${HAIL}(?: ${HAIL}){0,3}(?: ${WHOM}){0,3}(?: (?:chuc|chao) (?:mot )?ngay (?:moi )?(?:tot lanh|vui ve))?`,
    ),
  ],
  [
    'thanks',
    whole(
      `(?:(?:xin|rat|da|vang|ok|oke|tot qua|hay qua|tuyet voi) ){0,2}(?:cam on|cam on nhieu|cam on rat nhieu|thanks|thank you|thank|tks|thanks you)(?: (?:${WHOM}|nhieu|rat|lam|vi da|da|tra loi|ho tro|giup do|giup|cau tra loi|thong tin)){0,6}`,
    ),
  ],
  [
    'goodbye',
    whole(
      `(?:(?:xin|da|thoi|vay) ){0,2}(?:tam biet|chao tam biet|hen gap lai|bye|bye bye|goodbye|gap lai sau|toi di day|chao nhe|ngu ngon)(?: (?:${WHOM}|sau|lan sau)){0,3}`,
    ),
  ],
  [
    'identity',
    whole(
      `(?:xin hoi |cho hoi )?${YOU} (?:la ai|la gi|la con gi|ten (?:la )?gi|ten chi|do ai (?:tao|lam|lap trinh|xay dung|phat trien)(?: ra| nen)?|cua ai|dung mo hinh gi)|(?:hay )?(?:tu )?gioi thieu (?:ve )?(?:ban than|ban|minh)(?: di)?|ai (?:tao|lam|lap trinh|viet) ra ${YOU}|who are you`,
    ),
  ],
  [
    'machine',
    whole(
      `(?:xin hoi |cho hoi )?(?:${YOU}|day|dau day)(?: co phai)?(?: la)?(?: mot)? (?:nguoi|nguoi that|con nguoi|may|may moc|robot|ai|tri tue nhan tao|chatbot|bot|nhan vien)(?: (?:that|hay|hay la|a|tra loi)){0,2}(?: (?:may|robot|nguoi|ai|bot|may moc|nguoi that|chatbot|tri tue nhan tao))?(?: (?:khong|phai khong|day|the))?|(?:toi |minh |em )?dang (?:noi chuyen|chat|tro chuyen|nhan tin) voi (?:ai|nguoi|nguoi that|may|robot|bot)(?: hay (?:may|robot|nguoi|bot|ai))?`,
    ),
  ],
  [
    'abilities',
    whole(
      `(?:xin hoi |cho hoi )?${YOU} (?:co the |biet |se )?(?:lam|giup|ho tro|tra loi|biet)(?: (?:toi|minh|em|duoc|cho toi))*(?: (?:nhung|cac))?(?: (?:gi|viec gi|cau hoi nao|cau nao|noi dung nao|nhung gi|cau hoi gi|van de gi|ve gi|ve nhung gi))|(?:toi |minh )?(?:co the )?hoi ${YOU} (?:duoc )?(?:nhung |cac )?(?:gi|cau gi|noi dung gi|ve gi)|(?:cach|huong dan) (?:su dung|dung) ${YOU}|help|tro giup|huong dan su dung|su dung (?:the nao|ra sao|nhu the nao)`,
    ),
  ],
  [
    'acknowledged',
    whole(
      `(?:da )?(?:ok|oke|okay|vang|u|uh|um|roi|duoc roi|dung roi|da hieu|toi hieu roi|hieu roi|toi biet roi|tot|tot lam|hay qua|tuyet voi|chinh xac|dung vay|da ro|ro roi)`,
    ),
  ],
  [
    'complaint',
    whole(
      `(?:${YOU} )?(?:tra loi )?(?:ngu|ngoc|do|kem|te|sai|vo dung|linh tinh|chan|lung tung|chang hieu gi|khong dung|do hoi)(?: (?:qua|the|vay|roi|bet|lam|het ca|that))*`,
    ),
  ],
];

/** What a message without a question is, or null when it may be a question. */
export function smallTalk(message: string): SmallTalk | null {
  const folded = foldDiacritics(message)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (folded.length > 100) return null;
  return TALK.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
}

/** Courtesy before and after a question: `Chào bạn, cho em hỏi: …`, `… Xin cảm ơn!`. Folded text. */
const BEFORE =
  /^(?:(?:da|xin|kinh|thua|em|toi|xin phep|cho)? ?(?:chao|kinh gui|thua|hello|hi|alo)\b[^,.!?:;\n]{0,40}[,.!:;\n]\s*)+/;
const AFTER =
  /[,.!?;\n]\s*(?:em |toi |minh )?(?:xin |rat )?(?:chan thanh )?(?:cam on|cam on nhieu|thanks|thank|tks|mong (?:duoc|nhan))\b[^?]{0,60}$/;

/** The question without greeting before it and thanks behind it; the message itself when nothing else is in it. */
export function withoutCourtesy(message: string): string {
  const folded = foldKeepingLength(message);
  if (folded === null) return message;
  const from = BEFORE.exec(folded)?.[0].length ?? 0;
  const rest = folded.slice(from);
  const thanks = AFTER.exec(rest);
  const to = thanks ? from + thanks.index + (/[?.!]/.test(rest[thanks.index] ?? '') ? 1 : 0) : message.length;
  const question = message.slice(from, to).trim();
  return /\p{L}.*\s.*\p{L}/su.test(question) ? question : message;
}

/** The folded text when each of its letters stands where it was typed, else null. */
export function foldKeepingLength(text: string): string | null {
  const composed = text.normalize('NFC');
  const folded = [
    ...composed
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .replace(/đ/g, 'd'),
  ].join('');
  return composed === text && folded.length === text.length ? folded : null;
}
