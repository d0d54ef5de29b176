import { expandUnambiguous } from '../../../knowledge/search/abbreviations.ts';
import { foldDiacritics } from '../../../knowledge/text/fold.ts';

/**
 * Words of the work that the bot is for: the Party, its congresses and papers, cadres, and the State bodies around
 * them. Folded; pairs, because single syllables without marks mean too many things.
 */
const FIELD =
  /\b(?:chi bo|dang bo|dang vien|dang uy|chi uy|cap uy|dai hoi|bau cu|bau (?:lai|bo sung|truc tiep|ai|may|cu|du)|ung cu|de cu|trung cu|tai cu|phieu bau|la phieu|phieu kin|kiem phieu|so du|bi thu|thuong vu|chap hanh|uy vien|dai bieu|doan chu tich|doan thu ky|tham tra|tru bi|nghi quyet|chi thi|quy dinh|quyet dinh|quy che|quy trinh|huong dan so|ke hoach|ket luan so|dieu le|cong van|thong tri|van kien|van ban|so hieu|ky hieu|nhan su|can bo|quy hoach|bo nhiem|mien nhiem|luan chuyen|ky luat dang|kiem tra dang|giam sat|nhiem ky|co cau|cap xa|cap huyen|cap tinh|cap tren|co so dang|to chuc dang|cua dang|trong dang|ve dang|dang ta|bo chinh tri|ban bi thu|trung uong|tinh uy|thanh uy|huyen uy|thi uy|uy ban|hoi dong nhan dan|mat tran to quoc|quoc hoi|chinh quyen|cong chuc|vien chuc|sap nhap|hop nhat|don vi hanh chinh|sap xep|luat|nghi dinh|thong tu|lam diem|thi diem|chuan y|chi dinh|bau|phieu|hoi nghi|cong tac)\b/;

/** Whether no word of the question, or of what it leans on, belongs to the work of the Party and its bodies. */
export function isOutsideField(texts: readonly string[]): boolean {
  return !texts.some((text) =>
    FIELD.test(foldDiacritics(expandUnambiguous(text)).replace(/[^\p{L}\p{N}]+/gu, ' ')),
  );
}
