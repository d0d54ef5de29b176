import { foldSpaces } from '../../knowledge/text/normalize.ts';
import type { HeadLine } from './head-lines.ts';
import type { Block } from '../parse/parser.ts';

const CELL_BREAK = /\s\|\s|^\|\s?|\s?\|$|\n/u;
/** Where another part begins in a cell whose lines were joined: capacity, post, `(Đã ký)`, recipients. */
const PART =
  /(?<=\S\s)(?=(?:T\s?\/\s?M|TM\.|K\s?\/\s?T|KT\.|T\s?\/\s?L|TL\.|TUQ\.|T\s?\/\s?ỦQ)\s\p{Lu}{2}|\(\s?(?:[Đđ]ã ký|ĐÃ KÝ|[Kk]ý tên)|N[ơo]i nhận\s?:)|(?<=(?:[Đđ]ã ký|ĐÃ KÝ|ký tên)[^()]{0,20}\)\s)/gu;
/** Capitals of a capacity or post, then the name of a person: `PHÓ BÍ THƯ Nguyễn Văn A`. */
const POST_AND_NAME =
  /^((?:T\s?\/\s?M|TM\.?|K\s?\/\s?T|KT\.?|T\s?\/\s?L|TL\.?)?[\p{Lu}\s,.()/]{4,90}?)\s((?:\p{Lu}[\p{Ll}.]+\.?\s?)?\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}*){1,5})$/u;
const MAX_LINE = 600;
/** Signs before a line that only a smudge makes: `,Đặng Minh Trọng`, `„ T/M`, `~- Lưu`. */
const SMUDGED = /^[\s,;:„‚'`~|¬]+(?=\S)|\s+$/gu;

/** The lines of the foot: cells of a table apart, parts of a signature that share a line apart. */
export function footLines({ text }: Block, block: number): HeadLine[] {
  return text
    .split(CELL_BREAK)
    .map(foldSpaces)
    .flatMap((cell) => (cell.length > MAX_LINE ? [cell] : cell.split(PART)))
    .flatMap((part) => {
      const line = part.trim();
      const both = line.length <= 140 ? POST_AND_NAME.exec(line) : null;
      return both ? [both[1] ?? '', both[2] ?? ''] : [line];
    })
    .map((line) => line.replace(SMUDGED, ''))
    .filter((line) => line !== '')
    .map((line) => ({ text: line, block }));
}
