import type { DraftFinding } from './composition.ts';

/** Words of ours inside the messages to a model; the rest stands in `prompts/`. */
export const COMPOSITION_TEXTS = {
  document: 'Văn bản',
  place: 'Vị trí',
  bounds: 'Phạm vi',
  lead: 'Thuộc phần',
  text: 'Nội dung',
  earlier: 'Câu hỏi trước đó',
  superseded: 'đã được thay thế hoặc hết hiệu lực',
  pastTerm: (term: string | null) =>
    term === null ? 'của nhiệm kỳ đã qua' : `của nhiệm kỳ ${term.replace('-', '–')} đã qua`,
  local: (place: string) => `chỉ áp dụng cho ${place}`,
  doesNotAnswer: 'Chưa trả lời đúng điều được hỏi, dù các nguồn có thể có.',
  faults: {
    figure: 'con số không có hoặc không đúng chỗ trong nguồn đã ghi',
    date: 'ngày tháng không đúng với nguồn đã ghi',
    number: 'số, ký hiệu văn bản không có trong nguồn đã ghi',
    name: 'tên không có trong nguồn đã ghi',
    place: 'địa danh không có trong nguồn đã ghi',
    negation: 'từ phủ định bị thêm hoặc bỏ so với nguồn',
    obligation: 'mức độ bắt buộc hoặc giới hạn khác với nguồn',
    condition: 'điều kiện hoặc trường hợp nêu trong nguồn bị bỏ hoặc đổi',
    scope: 'phạm vi áp dụng khác với nguồn',
    quote: 'đoạn trong ngoặc kép không đúng nguyên văn',
    url: 'không được ghi địa chỉ trang web',
    markup: 'không được dùng mã định dạng',
    unsupported: 'nội dung không có trong nguồn đã ghi',
    wording: 'những từ này không có trong nguồn đã ghi',
    script: 'chỉ viết bằng tiếng Việt',
    form: 'câu quá dài',
    'no-source': 'thiếu số nguồn ở cuối câu',
    'unknown-source': 'số nguồn không có trong các nguồn đã cho',
  } satisfies Record<DraftFinding['kind'], string>,
} as const;
