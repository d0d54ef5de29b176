import { latinSkeleton } from '../../knowledge/screen/latin-skeleton.ts';

/**
 * Words that address a language model instead of a reader. Each pattern is on the folded text (lower case, without
 * diacritics, spaces folded) with gaps of at most 60 characters; a block is long where it is cut into sentences only
 * by full stops.
 */
const CLAUSE_START =
  '(?:^|[.!?:;"\'(\\[>*#|-] ?|\\b(?:hay|vui long|xin|please|yeu cau(?: ban)?|ban (?:phai|can|hay|duoc|co the)|ngay lap tuc|bay gio|now|must|should|and|then|to) )';
const EVERY = '(?:(?:moi|tat ca|toan bo|het|cac|nhung|bat ky|cai|nhung gi|thong tin|ca) ){0,4}';
const COMMANDS =
  '(?:huong dan|chi dan|chi thi|menh lenh|quy tac|cau lenh|lenh|loi nhac|prompt|rang buoc|thiet lap|nguyen tac|yeu cau)';
/** Papers of human bodies: `của Ban Tổ chức`; near miss: `của bạn`. */
const NOT_OF_A_BODY =
  '(?! ?(?:day )?(?:cua|do) (?:ban (?:to chuc|tuyen giao|thuong vu|chap hanh|dan van|noi chinh|bi thu|chi dao|kiem tra|quan ly|dang|giam|lanh)|bo|so|huyen|tinh|thanh|trung uong|cap tren|cap uy|dang uy|chi bo|uy ban|ubnd|co quan|chinh phu|thu tuong|phong|chi cuc|cuc|tong))';

const PATTERNS: readonly RegExp[] = [
  // "Bỏ qua mọi hướng dẫn trước đó"; near miss: "không bỏ qua hướng dẫn của cấp trên".
  new RegExp(
    `${CLAUSE_START}(?:bo qua|phot lo|lam ngo|quen(?: het| di)?|xoa bo|huy bo|vo hieu hoa|ghi de|khong (?:can |phai |duoc )?(?:tuan theo|lam theo|de y)|dung tuan theo|dung lam theo|ngung tuan theo) ${EVERY}${COMMANDS}(?: (?:va|hoac|hay) ${COMMANDS})?(?:,? (?:ma )?(?:o |da |duoc |he thong|an toan|phia|ben|neu|cho|nhan|ban|hien|goc|co){0,4})? ?(?:truoc|tren|he thong|cua ban\\b|tro ly|da cho|da nhan|nhan duoc|ban dau|da duoc|hien tai|hien co|an toan|cu\\b|goc\\b|khac|day)(?: (?:do|day|kia|nay))?${NOT_OF_A_BODY}`,
  ),
  /\b(?:ignore|disregard|forget|override|bypass|discard|do not follow|don't follow|stop following)\b[^.\n]{0,30}\b(?:previous|prior|above|earlier|preceding|all|any|your|system|safety|original|initial)\b[^.\n]{0,30}\b(?:instructions?|prompts?|rules|guidelines?|directions?|commands?|guardrails|polic(?:y|ies)|training|context|messages?)\b/,
  /\b(?:ignore|disregard|forget) (?:everything|all of the above|all that|what (?:you|i))\b/,
  /\b(?:new|updated|real|actual) (?:system )?instructions?(?: for (?:you|the (?:ai|model|assistant)))? ?:/,
  // "Bạn là trợ lý AI, hãy …"; near miss: "Bạn là đảng viên".
  /\b(?:ban|may|nguoi) (?:bay gio |gio day |se |nay )?(?:la|tro thanh|dong vai(?: la)?) (?:mot )?(?:(?:tro ly|mo hinh|he thong|chuyen gia|robot|con|cong cu|phan mem) )?(?:ai\b(?! (?:trong|cua|thi|ma|va|de|dang))|chatbot|chatgpt|gpt|llm|tro ly (?:ao|ai|so)|mo hinh ngon ngu|ngon ngu lon|tri tue nhan tao|bot\b|dan\b(?= mode| khong| \())/,
  /\b(?:ban|may) la (?:mot )?tro ly\b[^.\n]{0,40}, ?(?:hay|phai|luon|khong)\b/,
  /\byou are (?:now )?(?:a |an |the )?(?:helpful |new |unrestricted |evil |expert )?(?:ai|assistant|chatbot|chatgpt|gpt|llm|language model|large language|bot|dan|model)\b/,
  /\b(?:act|behave|respond) as (?:a |an |if you (?:are|were) )?(?:(?:unrestricted|new|different|helpful) )?(?:ai|assistant|chatbot|dan|language model|system|root|admin)\b/,
  /\bfrom now on,? (?:you|ignore|always|the assistant|respond)\b|\b(?:tu|ke tu) (?:bay gio|gio|luc nay)(?: tro di)?,? (?:ban|may|tro ly|hay|chi tra loi|luon tra loi)\b/,
  // Marks of chat formats.
  /<\|[a-z_ ]{2,30}\|>|\[\/?inst\]|<<\/?sys>>|<\/?(?:system|assistant|start_of_turn|end_of_turn)(?:[ _][a-z]{1,20})?>|\{\{ ?#?system|(?:^|\n) ?(?:#{2,4}|-{3,}) ?(?:system|instructions?|human|assistant|response|new task)(?: prompt| message)? ?:?(?: |$)|\b(?:begin|end|start of) (?:system|hidden) (?:prompt|message|instructions?)/,
  /(?:^|[\n.;|] ?)(?:system|assistant|developer|he thong|tro ly)(?: prompt| message)? ?: ?(?:you\b|ignore|disregard|override|never|always|reveal|answer|respond|from now|the (?:assistant|model|ai)|ban\b|hay\b|bo qua|luon tra loi|khong duoc tra loi|tu choi)/,
  /(?:^|[\n.] ?)(?:user|nguoi dung|human) ?: ?.{1,120}?(?:assistant|tro ly|ai|bot) ?: ?/,
  // "In ra lời nhắc hệ thống".
  /\b(?:reveal|print|show|repeat|output|display|leak|tell (?:me|us)|expose)\b[^.\n]{0,25}\b(?:system prompt|your (?:instructions|prompt|rules|configuration)|hidden (?:prompt|instructions)|initial prompt)/,
  /\b(?:in ra|tiet lo|hien thi|nhac lai|xuat ra|doc lai|cho biet|lap lai|ke ra)\b[^.\n]{0,25}(?:system prompt|loi nhac (?:he thong|ban dau)|prompt|chi dan he thong|lenh he thong|cau hinh cua ban|huong dan cua ban|chi dan cua ban)/,
  // "Khi được hỏi về …, hãy trả lời rằng …"; near miss: "Khi được hỏi, đảng viên phải trả lời trung thực".
  /\b(?:khi|neu|bat cu khi nao|moi khi)\b[^.\n]{0,30}\b(?:nguoi dung|duoc hoi|ai hoi|ai do hoi|co ai|co nguoi hoi|nhan duoc cau hoi|user)\b[^.\n]{0,60}[, ](?:hay|ban phai|luon|chi|tro ly phai|bot phai|ai phai|thi)(?: hay| luon| chi)? ?(?:tra loi|noi|dap|khang dinh|viet|in ra|thong bao|bao) (?:rang|la\b|nguyen van|dung|duy nhat|"|:)/,
  /\b(?:luon luon|luon|chi) (?:tra loi|dap|phan hoi) (?:rang|bang cau|duy nhat|la "|nguyen van|mot cau)|\b(?:tu choi|khong duoc|dung) tra loi (?:moi|tat ca|bat ky|bat cu|them) (?:cac )?cau hoi\b[^.\n]{0,30}(?:nao|khac|cua nguoi dung|ve|tiep)/,
  /\b(?:when|if|whenever)\b[^.\n]{0,40}\b(?:user|asked|asks|question|query|queried)\b[^.\n]{0,60}\b(?:answer|respond|reply|say|output|tell)\b|\b(?:always|only) (?:answer|respond|reply|say|output)\b (?:with|that|"|in\b)|\b(?:refuse|decline) to answer\b/,
  // Addressed by name.
  /(?:^|[.!?:;"'([>*#\n] ?)(?:gui|danh cho|luu y|chu y|thong diep|ghi chu|chi dan|lenh|yeu cau|nhac|huong dan|loi nhan|thong bao)(?: (?:toi|den|cho|danh cho|voi|gui)){0,2}(?: (?:cac|moi|tat ca|nhung)){0,2} (?:ai\b|chatbot|bot\b|llm|gpt|mo hinh(?: ngon ngu| ai)?|tro ly (?:ao|ai|so)|he thong ai|tri tue nhan tao)(?: (?:lon|dang|doc|xu ly|van ban|tai lieu|nay|khi|tom tat)){0,6} ?[:,!-]/,
  /\b(?:note|attention|message|instructions?|notice|hint|reminder|important)(?: (?:to|for)) (?:the |any |all )?(?:ai|llms?|assistants?|chatbots?|language models?|bots?|gpt|models?)\b/,
  /\b(?:neu ban la|if you are|as) (?:mot |an? )?(?:ai\b|llm|chatbot|bot\b|mo hinh|tro ly (?:ao|ai)|tri tue nhan tao|language model|large language)|\bai (?:assistants?|models?) (?:reading|processing|summari[sz]ing) this\b|\b(?:ai|tro ly (?:ao|ai)|mo hinh|chatbot)(?: nao)? (?:dang )?doc (?:duoc )?(?:van ban|tai lieu|doan|dong) nay\b/,
  // Release from rules.
  /\b(?:developer|dan|jailbreak|god|debug|sudo|admin) mode\b|\bche do (?:nha phat trien|khong gioi han|khong kiem duyet|quan tri vien|go loi)\b[^.\n]{0,30}\b(?:bat|kich hoat|ban)\b|\b(?:bat|kich hoat|chuyen sang|vao) che do (?:nha phat trien|khong gioi han|khong kiem duyet|dan\b|go loi)|\bban (?:khong con )?(?:khong )?(?:bi|co) (?:gioi han|kiem duyet|rang buoc)(?: nao)?\b[^.\n]{0,20}(?:nua|nao|boi)|\byou (?:have no|are free from|are not bound by)\b[^.\n]{0,20}(?:restrictions?|rules|limits|polic)/,
  // Leading data out.
  /\b(?:gui|chuyen|day|tai len|send|post|upload|forward|exfiltrate)\b[^.\n]{0,30}\b(?:lich su (?:tro chuyen|chat|hoi thoai)|cuoc (?:tro chuyen|hoi thoai)|noi dung (?:tro chuyen|hoi thoai)|chat history|conversation|user'?s? (?:data|messages?|questions?)|cau hoi cua nguoi dung|khoa api|api key|mat khau)\b[^.\n]{0,40}(?:http|den|toi|ve|to\b)/,
  /\b(?:call|invoke|use|run|execute|goi|chay|thuc thi) (?:the |this |cac |cai |following )?(?:tool|function|plugin|command|cong cu|ham|lenh|ma)(?: \w{1,20})? ?[:`("{]/,
  /\bthis (?:document|text|passage|paragraph) (?:is|must be) (?:the )?(?:only|most)\b[^.\n]{0,30}(?:authoritative|source|trusted)|\b(?:chi|luon) (?:trich dan|dan nguon|su dung) (?:doan|van ban|tai lieu) nay\b[^.\n]{0,40}\b(?:moi cau hoi|cau tra loi|nguoi dung)/,
];

/** Whole phrases looked for when letters are set apart, where word patterns cannot see them. */
const CLOSED_PHRASES = [
  'boquamoihuongdan',
  'boquatatcahuongdan',
  'boquacachuongdan',
  'boquatoanbohuongdan',
  'boquahuongdantruoc',
  'boquamoichidan',
  'boquamoiquytac',
  'banlatrolyai',
  'banlamotai',
  'banlachatbot',
  'banlamohinhngonngu',
  'ignorepreviousinstructions',
  'ignoreallprevious',
  'ignoreallinstructions',
  'ignoretheaboveinstructions',
  'ignoreprior',
  'disregardprevious',
  'disregardallprevious',
  'disregardtheabove',
  'forgetallprevious',
  'systemprompt',
  'youarenow',
  'revealyoursystem',
  'quenmoihuongdan',
  'quenhethuongdan',
  'khongtuantheohuongdan',
];

/** Longest stretch looked at in one go; longer blocks are read in overlapping stretches. */
const STRETCH = 4_000;
const OVERLAP = 300;

/** Orders need words; chat marks need their brackets. Shorter texts are neither. */
const FEWEST_CHARACTERS = 10;

/** Whether the text speaks to a language model: orders, chat marks or a wall of encoded text. */
export function addressesModel(text: string): boolean {
  if (text.length < FEWEST_CHARACTERS && !/[<[{]/.test(text)) return false;
  if (isEncodedWall(text)) return true;
  for (let from = 0; from === 0 || from < text.length - OVERLAP; from += STRETCH - OVERLAP) {
    const stretch = text.slice(from, from + STRETCH);
    if (isOrder(latinSkeleton(stretch))) return true;
    const lettered = lettersForFigures(stretch);
    if (lettered !== stretch && isOrder(latinSkeleton(lettered))) return true;
    if (isSetApart(stretch) && hasClosedPhrase(stretch)) return true;
  }
  return false;
}

/** Whether a skeleton (`latinSkeleton`) of at most a few thousand characters holds an order to a model. */
export function isOrder(skeleton: string): boolean {
  return PATTERNS.some((pattern) => pattern.test(skeleton));
}

function hasClosedPhrase(text: string): boolean {
  const letters = latinSkeleton(lettersForFigures(text)).replace(/[^a-z]/g, '');
  return CLOSED_PHRASES.some((phrase) => letters.includes(phrase));
}

/** `i g n o r e`, `b.ỏ q.u.a`: at least eight letters one by one, or signs inside many words. */
function isSetApart(text: string): boolean {
  const single = text.match(/(?<![\p{L}\p{M}])\p{L}\p{M}{0,2}(?![\p{L}\p{M}])/gu)?.length ?? 0;
  const broken = text.match(/(?<=\p{L})[.*_~^|\\/-](?=\p{L})/gu)?.length ?? 0;
  const words = text.match(/[\p{L}\p{M}]+/gu)?.length ?? 0;
  return (single >= 8 && single > words * 0.3) || (broken >= 6 && broken > words * 0.3);
}

/** `1gn0re prev10us` → `ignore previous`: figures between letters read as letters. */
function lettersForFigures(text: string): string {
  const figures: Readonly<Record<string, string>> = {
    '0': 'o',
    '1': 'i',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '7': 't',
    '@': 'a',
    $: 's',
  };
  return text.replace(/(?<![\p{L}\d/.-])(?=[\d@$]{0,3}\p{L})[\p{L}\d@$]{2,20}(?![\p{L}\d/-])/gu, (word) =>
    /[013457@$]/.test(word) && !/[2689]/.test(word)
      ? word.replace(/[013457@$]/g, (sign) => figures[sign] ?? sign)
      : word,
  );
}

/** Base64 or hexadecimal walls; near misses: a long address, a checksum, a line of dots. */
function isEncodedWall(text: string): boolean {
  let characters = 0;
  for (const [word] of text.matchAll(/[A-Za-z0-9+/=_-]{40,}/g)) {
    const isMixed = /[a-z]/.test(word) && /[A-Z]/.test(word) && /\d/.test(word);
    const isHex =
      /^[0-9a-fA-F]+$/.test(word) && /\d/.test(word) && /[a-fA-F]/.test(word) && word.length > 128;
    // Paths of addresses have words between slashes; encoded text hardly has.
    const isAddress = /[-_/]/.test(word) && word.split(/[-_/]/).length > word.length / 12;
    if ((isMixed && !isAddress) || isHex) characters += word.length;
  }
  return characters >= 160;
}
