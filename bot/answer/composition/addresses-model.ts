import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import { normalizeText } from '../../../knowledge/text/normalize.ts';

/**
 * Words that speak to a language model and not to a reader, on folded text. Ingest leaves such text out; this is the
 * second look, right before text is sent. Gaps are bounded.
 */
const ORDERS: readonly RegExp[] = [
  // "Bỏ qua mọi hướng dẫn trước đó"; near miss: "không bỏ qua hướng dẫn của cấp trên".
  /(?<!khong (?:duoc )?)(?<!khong the )\b(?:bo qua|phot lo|quen het|quen di|xoa bo|ghi de|khong tuan theo|dung lam theo)\b.{0,30}\b(?:huong dan|chi dan|menh lenh|quy tac|cau lenh|loi nhac|prompt)\b.{0,20}\b(?:truoc|tren|he thong|ban dau|da cho|cua ban)\b/,
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,30}\b(?:previous|prior|above|earlier|all|any|your|system)\b.{0,30}\b(?:instructions?|prompts?|rules|guidelines?|context)\b/,
  /\b(?:ban|may) (?:bay gio |gio day )?(?:la|dong vai|tro thanh) (?:mot )?(?:tro ly|mo hinh|chatbot|he thong|bot|ai)\b/,
  /\byou are (?:now )?(?:a |an |the )?(?:\w+ )?(?:ai|assistant|chatbot|language model|bot|dan)\b/,
  /<\|[a-z_ ]{2,30}\|>|\[\/?inst\]|<<\/?sys>>|<\/?(?:system|assistant|user|start_of_turn|end_of_turn)>/,
  /(?:^|[\n.;|] ?)(?:system|assistant|he thong|tro ly(?: ai)?) ?: ?/,
  /\b(?:khi|neu|moi khi)\b.{0,30}\b(?:nguoi dung|duoc hoi|ai hoi|co ai hoi|co nguoi hoi)\b.{0,60}\b(?:tra loi|noi|dap|khang dinh|viet|in ra) (?:rang|la|nguyen van|dung|duy nhat|"|“|:)/,
  /\b(?:luon luon|luon|chi) (?:tra loi|dap|phan hoi) (?:rang|bang|duy nhat|la "|nguyen van|mot cau)/,
  /\b(?:when|if|whenever)\b.{0,40}\b(?:asked|asks|question|user)\b.{0,60}\b(?:answer|respond|reply|say|output)\b|\b(?:always|only) (?:answer|respond|reply|say|output)\b/,
  /(?:^|[.!?:;"'([>*#\n] ?)(?:gui|luu y|chu y|thong diep|chi dan|lenh|yeu cau|ghi chu|nhac)\b.{0,20}\b(?:ai|chatbot|bot|llm|gpt|mo hinh(?: ngon ngu)?|tro ly (?:ao|ai|so)|he thong ai)\b ?[^.]{0,30}[:,!]/,
  /\b(?:note|attention|message|instructions?|important)\b.{0,12}\b(?:ai|llms?|assistants?|chatbots?|language models?)\b/,
  /\b(?:tro ly(?: ao| ai| so)?|chatbot|mo hinh ngon ngu|ai)\b,? (?:hay|phai|can|vui long|xin) (?:tra loi|noi|viet|in|dap|khang dinh|bao|trich)/,
];

/** Letters of other alphabets inside a Latin word: а for a. */
const DISGUISED =
  /\p{Script=Latin}[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}]\p{Script=Latin}/u;

/** Whether the text gives orders to a language model, or hides its letters. Such text is not offered to one. */
export function addressesModel(text: string): boolean {
  const plain = normalizeText(text);
  if (DISGUISED.test(plain)) return true;
  const folded = foldDiacritics(plain);
  return ORDERS.some((order) => order.test(folded));
}

/** Text that cannot leave the frame it is put into: marks of frames and of chat turns lose their form. */
export function withoutFrameMarks(text: string): string {
  return normalizeText(text)
    .replace(/<<+/g, '‹')
    .replace(/>>+/g, '›')
    .replace(/<\|/g, '‹')
    .replace(/\|>/g, '›')
    .replace(/\[(\/?)INST\]/gi, '($1INST)')
    .replace(/<(\/?[a-z])/gi, '‹$1')
    .replace(/={3,}/g, '=');
}
