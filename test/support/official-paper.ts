/** What stands on one small official paper; places and people are invented. */
export interface PaperWords {
  readonly body: string;
  /** Line above the body; none by default. */
  readonly superior?: string;
  readonly number: string;
  /** `01 tháng 02 năm 2030`. */
  readonly day: string;
  readonly kind: string;
  readonly title: string;
  readonly text: readonly string[];
  readonly capacity?: string;
}

/** A text file of the paper with head and foot as in the Party form. */
export function officialPaper(words: PaperWords): string {
  const { superior, body, number, day, kind, title, text, capacity = 'T/M BAN THƯỜNG VỤ' } = words;
  return [
    ...(superior === undefined ? [] : [superior]),
    body,
    '*',
    `Số ${number}`,
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    `Lang Mông, ngày ${day}`,
    '',
    kind,
    title,
    '-----',
    '',
    ...text.flatMap((line) => [line, '']),
    'Nơi nhận:',
    '- Các đảng ủy trực thuộc,',
    '- Lưu Văn phòng.',
    '',
    capacity,
    'BÍ THƯ',
    'Hà Văn Mới',
    '',
  ].join('\n');
}
