import { expandUnambiguous } from '../../../knowledge/search/abbreviations.ts';
import type { KnowledgeSearch } from '../../../knowledge/search/search.ts';
import { findDocumentNumbers } from '../../../knowledge/model/document-number.ts';
import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import { foldedSyllables } from '../../../knowledge/text/syllables.ts';
import { isQuestionWord } from './question-terms.ts';

/**
 * Words of the work that the bot is for: the Party, its congresses and papers, cadres, and the State bodies around
 * them. Folded; pairs, because single syllables without marks mean too many things.
 */
const FIELD =
  /\b(?:chi bo|dang bo|dang vien|dang uy|chi uy|cap uy|dai hoi(?! the thao)|bau (?:cu|lai|bo sung|truc tiep|bi thu|chi uy|cap uy|ban|doan|du|vao|thieu|ai|may)|ung cu|de cu|trung cu|tai cu|(?:la |so )phieu|phieu (?:bau|kin|hop le|khong hop le|gioi thieu|tin nhiem|trang)|kiem phieu|so du|bi thu|thuong vu|chap hanh|uy vien|dai bieu|doan chu tich|doan thu ky|tham tra|tru bi|nghi quyet|chi thi (?:so|\d+|cua|nao|moi)|quy dinh (?:so|\d+|cua dang)|quyet dinh (?:so|\d+)|quy che|huong dan (?:so|\d+)|ket luan (?:so|\d+)|dieu le|thong tri|van kien|nhan su|quy hoach|bo nhiem|mien nhiem|luan chuyen|ky luat dang|kiem tra dang|nhiem ky|cap xa|cap huyen|cap tinh|to chuc dang|(?:cua|trong|ve) dang(?! (?:ky|tin|bai))|bo chinh tri|ban bi thu|trung uong|tinh uy|thanh uy|huyen uy|thi uy|uy ban (?:nhan dan|kiem tra|mat tran)|hoi dong nhan dan|mat tran to quoc|quoc hoi|chinh quyen|cong chuc|vien chuc|sap nhap|don vi hanh chinh|lam diem|thi diem|chuan y|bao cao chinh tri|tieu ban|hop le|quy trinh \d+ buoc|buoc \d+|dac khu|tinh thanh|tinh nao|xa phuong|phuong xa|huyen nao|xa nao|phuong nao|thanh lap (?:ban|to)|rut khoi danh sach|xin rut|tieu chuan|van ban|chuc (?:vu|danh)|giu chuc)\b/;

/** Whether a word of the question belongs to the field, or it names a paper by its number. */
export function isOfField(typed: string): boolean {
  const text = expandUnambiguous(typed);
  return (
    FIELD.test(foldDiacritics(text).replace(/[^\p{L}\p{N}]+/gu, ' ')) || findDocumentNumbers(text).length > 0
  );
}

/** Share of the question's pairs of words that the corpus must hold to have something to say. */
const SUPPORTED = 0.5;
/** Where something was found after all, it must hold fewer, of at least so many, for the finding to be taken for chance. */
const BY_CHANCE = { share: 0.25, fewestPairs: 2 };
/** Confidence from which what was found is no chance. */
const SURE = 0.5;

/**
 * Whether the question has nothing to do with what the bot is for: no word of it, or of the turn it leans on, belongs to
 * the field, it names no paper by its number, and the corpus hardly knows its words side by side. `confidence` is that
 * of the answer found, or null when none was.
 */
export function isOutsideField(
  texts: readonly string[],
  confidence: number | null,
  corpus: Pick<KnowledgeSearch, 'has'>,
): boolean {
  if (confidence !== null && confidence >= SURE) return false;
  return !texts.some(
    (typed) => isOfField(typed) || isSupported(expandUnambiguous(typed), confidence !== null, corpus),
  );
}

function isSupported(text: string, isFound: boolean, { has }: Pick<KnowledgeSearch, 'has'>): boolean {
  const words = foldedSyllables(text);
  const pairs = words.flatMap((word, i) => {
    const next = words[i + 1];
    return next === undefined || (isQuestionWord(word) && isQuestionWord(next)) ? [] : [`${word} ${next}`];
  });
  const held = pairs.filter(has).length;
  if (isFound) return pairs.length < BY_CHANCE.fewestPairs || held > BY_CHANCE.share * pairs.length;
  if (pairs.length === 0) return words.every((word) => isQuestionWord(word) || has(word));
  return held >= SUPPORTED * pairs.length;
}
