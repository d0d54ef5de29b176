import { spellNumber } from './spell-number.ts';

/** Says a sentence in other words without changing what it means; null when there is no hold for it. */
export type Paraphrase = (sentence: string) => string | null;

/** Paraphrases that hold for any official sentence, by kind. */
export const PARAPHRASES: Readonly<Record<string, Paraphrase>> = {
  verbatim: (sentence) => sentence,
  quote: (sentence) => `Văn bản nêu: “${bare(sentence)}”.`,
  'lead-in': (sentence) => `Theo tài liệu, ${lowerFirst(sentence)}`,
  decomposed: (sentence) => sentence.normalize('NFD'),
  'number-words': outsideQuotes((sentence) => {
    const spelled = sentence.replace(
      /(?<![\p{L}\d/.,–-]|đến )(\d{1,3})(?=%| (?:ngày|tháng|người|đồng chí|chi bộ|đảng viên|đại biểu|tuổi|đảng bộ|năm)(?! \d))(?! tháng \d)/gu,
      (whole: string, digits: string, at: number) =>
        /(?:ngày|tháng|năm|Điều|Bước|bước|khoản|thứ) $/.test(sentence.slice(0, at))
          ? whole
          : spellNumber(Number(digits)),
    );
    return changed(sentence, spelled.replace(/(\p{L})%/gu, '$1 phần trăm'));
  }),
  'date-form': (sentence) =>
    changed(
      sentence,
      sentence
        .replace(/(?<!gày |\d)(\d{1,2})\/(\d{1,2})\/(\d{4})/g, 'ngày $1/$2/$3')
        .replace(/(\d{1,2})\/(\d{1,2})\/(\d{4})/g, '$1 tháng $2 năm $3'),
    ),
  'date-dashes': (sentence) =>
    changed(
      sentence,
      sentence.replace(
        /(\d{1,2})\/(\d{1,2})\/(\d{4})/g,
        (_, day: string, month: string, year: string) =>
          `${day.padStart(2, '0')}-${month.padStart(2, '0')}-${year}`,
      ),
    ),
  fraction: (sentence) =>
    changed(
      sentence,
      sentence
        .replace(/một phần hai/g, '1/2')
        .replace(/hai phần ba/g, '2/3')
        .replace(/một phần ba/g, '1/3')
        .replace(/trên 1\/2/g, 'trên 50%')
        .replace(/quá nửa|trên 50%/g, 'quá bán'),
    ),
  'bound-synonym': outsideQuotes((sentence) =>
    changed(
      sentence,
      sentence
        .replace(/ít nhất/g, 'tối thiểu')
        .replace(/không quá/g, 'tối đa')
        .replace(/ từ (\d+(?:%| \p{L}+(?: \p{L}+){0,2}?)) trở lên/gu, ' ít nhất $1'),
    ),
  ),
  abbreviation: outsideQuotes((sentence) =>
    changed(
      sentence,
      sentence
        .replace(/[Bb]an [Tt]hường vụ/g, 'BTV')
        .replace(/[Bb]an [Cc]hấp hành/g, 'BCH')
        .replace(/[Ủủ]y ban [Kk]iểm tra/g, 'UBKT')
        .replace(/[Ủủ]y ban nhân dân/g, 'UBND')
        .replace(/Trung ương/g, 'TW'),
    ),
  ),
  'tone-placement': (sentence) =>
    changed(
      sentence,
      sentence
        .replace(/ủy/g, 'uỷ')
        .replace(/Ủy/g, 'Uỷ')
        .replace(/òa(?=\s|[.,;])/g, 'oà')
        .replace(/óa(?=\s|[.,;])/g, 'oá'),
    ),
  'clause-order': (sentence) => {
    const parts = /^((?:Nhiệm kỳ|Ngày|Khi|Nếu|Sau khi|Trong quý) [^,;]+), ([^;:“”]+)\.$/.exec(sentence);
    if (parts === null) return null;
    const [, condition = '', main = ''] = parts;
    const link = condition.startsWith('Nhiệm kỳ') ? 'trong ' : condition.startsWith('Ngày') ? 'vào ' : '';
    return `${upperFirst(main)} ${link}${lowerFirst(condition)}.`;
  },
  synonym: outsideQuotes((sentence) =>
    changed(
      sentence,
      sentence
        .replace(/hoàn thành/g, 'hoàn tất')
        .replace(/không được(?! \p{L}+ (?:vào|như))/gu, 'không được phép')
        .replace(/Trường hợp (?=thật|số)/g, 'Khi ')
        .replace(/chậm nhất/g, 'muộn nhất')
        .replace(/ gồm /g, ' bao gồm '),
    ),
  ),
};

/** Words within quotation marks may not be exchanged: such a sentence is left alone. */
function outsideQuotes(paraphrase: Paraphrase): Paraphrase {
  return (sentence) => (/[“”]/.test(sentence) ? null : paraphrase(sentence));
}

function changed(before: string, after: string): string | null {
  return after === before ? null : after;
}

function bare(sentence: string): string {
  return sentence.replace(/^“|[.”]+$/g, '');
}

function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}+ [\p{Ll}\d]/u.test(text) && !text.startsWith('Bước')
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
