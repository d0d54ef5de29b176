import { foldDiacritics } from '../../../knowledge/text/fold.ts';

/** Asks which paper took the place of another, or whether one still holds. Folded. */
const ASKED =
  /\b(?:thay the|thay cho|thay bang|bi thay|da thay|thay (?:cai|van ban|quy|chi thi|huong dan)|het hieu luc|con hieu luc|het han|bai bo|huy bo|con dung|con ap dung|con gia tri|(?:truoc|sau) (?:do|\d{2,3}|quy che|chi thi|quy dinh)\b.{0,40}\b(?:cai|van ban|quy che|quy dinh|chi thi|huong dan) (?:nao|gi))\b/;
/** Says so. Folded. */
const TOLD =
  /\b(?:thay the|thay cho|het hieu luc|bai bo|huy bo|khong con hieu luc|con hieu luc|co hieu luc)\b/;

/** Whether the question (folded) asks how papers succeed one another. */
export function asksForSuccession(question: string): boolean {
  return ASKED.test(question);
}

/** Whether the sentence says which paper replaces or ends another. */
export function tellsSuccession(sentence: string): boolean {
  return TOLD.test(foldDiacritics(sentence));
}
