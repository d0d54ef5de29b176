import type { Syllable } from '../../knowledge/text/syllables.ts';

/** What a word says about the words behind it. */
export type Modality =
  | 'not'
  | 'not-yet'
  | 'forbidden'
  | 'must'
  | 'should'
  | 'may'
  | 'only'
  | 'at-least'
  | 'at-most'
  | 'more-than'
  | 'less-than'
  | 'about'
  | 'deputy'
  | 'former'
  | 'acting'
  | 'before'
  | 'after';

/** Longest words first, so that "không được" is not read as "không". */
const WORDS: readonly (readonly [string, Modality])[] = (
  [
    ['không được phép', 'forbidden'],
    ['không được', 'forbidden'],
    ['không có quyền', 'forbidden'],
    ['nghiêm cấm', 'forbidden'],
    ['cấm', 'forbidden'],
    ['không vượt quá', 'at-most'],
    ['không quá', 'at-most'],
    ['không nhiều hơn', 'at-most'],
    ['tối đa', 'at-most'],
    ['nhiều nhất', 'at-most'],
    ['không dưới', 'at-least'],
    ['không ít hơn', 'at-least'],
    ['không thấp hơn', 'at-least'],
    ['không kém', 'at-least'],
    ['ít nhất', 'at-least'],
    ['tối thiểu', 'at-least'],
    ['trở lên', 'at-least'],
    ['trở xuống', 'at-most'],
    ['hơn', 'more-than'],
    ['quá', 'more-than'],
    ['dưới', 'less-than'],
    ['chưa đến', 'less-than'],
    ['chưa tới', 'less-than'],
    ['khoảng', 'about'],
    ['chừng', 'about'],
    ['không', 'not'],
    ['chẳng', 'not'],
    ['chưa', 'not-yet'],
    ['không cần', 'not'],
    ['được miễn', 'not'],
    ['miễn', 'not'],
    ['chưa được', 'not-yet'],
    ['chưa có quyền', 'not-yet'],
    ['không phải', 'not'],
    ['không thể', 'not'],
    ['không nhất thiết phải', 'not'],
    ['không nhất thiết', 'not'],
    ['không bắt buộc phải', 'not'],
    ['không bắt buộc', 'not'],
    ['bắt buộc', 'must'],
    ['nhất thiết', 'must'],
    ['phải', 'must'],
    ['buộc', 'must'],
    ['nên', 'should'],
    ['có thể', 'may'],
    ['được phép', 'may'],
    ['cho phép', 'may'],
    ['được quyền', 'may'],
    ['có quyền', 'may'],
    ['chỉ', 'only'],
    ['duy nhất', 'only'],
    ['phó', 'deputy'],
    ['nguyên', 'former'],
    ['cựu', 'former'],
    ['quyền', 'acting'],
  ] satisfies [string, Modality][]
).sort((a, b) => b[0].length - a[0].length);

const BY_FIRST = new Map<string, (readonly [readonly string[], Modality])[]>();
for (const [words, modality] of WORDS) {
  const parts = words.split(' ');
  const first = parts[0] ?? '';
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), [parts, modality]]);
}

/** Words that begin or hold a modal word and mean something else. */
const NOT_MODAL: readonly (readonly string[])[] = [
  ['chỉ', 'thị'],
  ['chỉ', 'định'],
  ['chỉ', 'đạo'],
  ['chỉ', 'tiêu'],
  ['chỉ', 'huy'],
  ['chỉ', 'rõ'],
  ['chỉ', 'ra'],
  ['chỉ', 'số'],
  ['địa', 'chỉ'],
  ['trở', 'nên'],
  ['chẳng', 'hạn'],
  ['cho', 'nên'],
  ['quyền', 'hạn'],
  ['quyền', 'lợi'],
  ['chính', 'quyền'],
  ['thẩm', 'quyền'],
  ['có', 'quyền'],
  ['dân', 'quyền'],
  ['phân', 'quyền'],
  ['ủy', 'quyền'],
  ['nguyên', 'tắc'],
  ['nguyên', 'văn'],
  ['nguyên', 'nhân'],
  ['nguyên', 'vẹn'],
  ['nguyên', 'trạng'],
  ['thái', 'nguyên'],
  ['tây', 'nguyên'],
  ['giữ', 'nguyên'],
  ['hơn', 'nữa'],
  ['quá', 'trình'],
  ['quá', 'khứ'],
  ['thông', 'quá'],
  ['hay', 'không'],
  ['hàng', 'không'],
  ['miễn', 'là'],
  ['miễn', 'nhiệm'],
  ['miễn', 'phí'],
  ['miễn', 'dịch'],
  ['phó', 'mặc'],
  ['đối', 'phó'],
  ['ứng', 'phó'],
  ['bắt', 'buộc'],
  ['dưới', 'sự'],
  ['dưới', 'đây'],
  ['dưới', 'hình'],
  ['cấp', 'dưới'],
  ['trên', 'dưới'],
  ['phải', 'chăng'],
];

/** A modal word among the syllables: it begins at `from` and what it is about begins at `to`. */
export interface FoundModality {
  readonly modality: Modality;
  readonly from: number;
  /** One past its last syllable. */
  readonly to: number;
}

export function findModalities(syllables: readonly Syllable[]): FoundModality[] {
  const words = syllables.map(({ accented }) => accented);
  const found: FoundModality[] = [];
  for (let i = 0; i < words.length; i++) {
    const entry = BY_FIRST.get(words[i] ?? '')?.find(([parts]) =>
      parts.every((part, j) => words[i + j] === part),
    );
    if (!entry) continue;
    const [parts, modality] = entry;
    const isOther =
      parts.length === 1 &&
      NOT_MODAL.some(
        ([a, b]) => (a === words[i] && b === words[i + 1]) || (a === words[i - 1] && b === words[i]),
      );
    // "Vì … nên …": a consequence, no advice.
    const isConsequence =
      modality === 'should' &&
      words.slice(Math.max(0, i - 24), i).some((word) => word === 'vì' || word === 'do');
    if (!isOther && !isConsequence) found.push({ modality, from: i, to: i + parts.length });
    i += parts.length - 1;
  }
  return found;
}
