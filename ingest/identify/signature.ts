import { foldDiacritics } from '../../knowledge/text/fold.ts';
import { unifyTonePlacement } from '../../knowledge/text/normalize.ts';
import type { Block } from '../parse/parser.ts';
import { markerOf } from '../split/markers.ts';
import { footLines } from './foot-lines.ts';

/** The foot of an official paper: recipients and signature. */
export interface Signature {
  /** Blocks `from` up to but not including `to` are the foot, not the body. */
  readonly from: number;
  readonly to: number;
  readonly signer: string | null;
  /** Body after T/M, K/T, T/L as written: `BAN THƯỜNG VỤ`. */
  readonly onBehalfOf: string | null;
  readonly evidence: string;
}

/** `T/M BAN THƯỜNG VỤ`, `TM. CHÍNH PHỦ`, `K/T TRƯỞNG BAN`, recognised as `TIM`, `T/ M`; near miss: `T/M` within a sentence. */
const ON_BEHALF =
  /^(T\s?[/I|]\s?M|TM|K\s?\/\s?T|KT|T\s?\/\s?L|TL|TUQ|T\s?\/\s?ỦQ)\s?[.:]?\s{0,3}([\p{Lu}\s,-]{2,80}\.?)$/u;
const RECIPIENTS = /^n[ơoởờ]i nh[ậâẩa]n\s?:?/iu;
/** Posts, the longer before those they begin with. */
const POSTS = [
  'TỔNG BÍ THƯ',
  'PHÓ BÍ THƯ',
  'BÍ THƯ',
  'PHÓ CHỦ TỊCH',
  'CHỦ TỊCH',
  'PHÓ TRƯỞNG BAN',
  'TRƯỞNG BAN',
  'PHÓ TRƯỞNG',
  'TRƯỞNG',
  'PHÓ CHỦ NHIỆM',
  'CHỦ NHIỆM',
  'PHÓ CHÁNH VĂN PHÒNG',
  'CHÁNH VĂN PHÒNG',
  'PHÓ THỦ TƯỚNG',
  'THỦ TƯỚNG',
  'BỘ TRƯỞNG',
  'THỨ TRƯỞNG',
  'THƯỜNG TRỰC',
  'ĐOÀN CHỦ TỊCH',
  'ỦY VIÊN',
  'PHÓ GIÁM ĐỐC',
  'GIÁM ĐỐC',
  'PHÓ HIỆU TRƯỞNG',
  'HIỆU TRƯỞNG',
  'PHÓ TỔNG THANH TRA',
  'TỔNG THANH TRA',
  'CHÁNH THANH TRA',
  'THƯ KÝ',
  'THAY MẶT',
];
const POSITION = new RegExp(`^(?:Q\\.\\s?|QUYỀN\\s)?(?:${POSTS.join('|')})(?!\\p{L})`, 'u');
const PLAIN_POSITION = new RegExp(
  `^(?:q\\.\\s?|quyen\\s)?(?:${POSTS.map(foldDiacritics).join('|')})(?![a-z])`,
);
const SIGNED = /^\(?\s?(?:đã ký|ký tên|chữ ký|dấu)[^)]{0,40}\)?$/iu;
const TITLED =
  '(?:(?:PGS|GS|TS|ThS|CN|KS|BS|Đại tá|Thượng tá|Trung tá|Thiếu tá|Thiếu tướng|Trung tướng|Đại tướng)\\.?,?\\s?){0,4}';
/** `Nguyễn Văn A`, `PGS. TS Trần Thị B`; a name in capitals counts only below a post. */
const PERSON = new RegExp(`^${TITLED}(\\p{Lu}\\p{Ll}*(?:\\s\\p{Lu}\\p{Ll}*){1,5})$`, 'u');
const PERSON_CAPITALS = /^(\p{Lu}{2,}(?:\s\p{Lu}{1,}){1,4})$/u;
const MAX_FOOT_LINE = 160;

/** Finds the foot in the blocks of a paper from `bodyStart` on, or null. An annex after it stays in the body. */
export function findSignature(blocks: readonly Block[], bodyStart: number): Signature | null {
  const from = footStart(blocks, bodyStart);
  if (from === -1) return null;
  let to = from;
  let signer: string | null = null;
  let onBehalfOf: string | null = null;
  let position = '';
  let recipient = '';
  for (; to < blocks.length; to++) {
    const block = blocks[to];
    if (block === undefined || isOver(block, to === from)) break;
    for (const { text: line } of footLines(block, to)) {
      if (recipient !== '' && isRestOf(recipient, line)) {
        recipient = line;
        continue;
      }
      recipient = /^[-–+*•]\s?\p{L}/u.test(line) ? line : '';
      const behalf = ON_BEHALF.exec(withLostCapitals(line));
      const person = PERSON.exec(line)?.[1] ?? nameWithLostCapital(line);
      if (behalf) onBehalfOf ??= behalf[2]?.trim().replace(/\.$/, '') ?? null;
      else if (isPosition(line)) position = line;
      else if (person !== undefined && (position !== '' || onBehalfOf !== null)) signer ??= person;
      else if (position !== '' && signer === null && isNameInCapitals(line)) signer = nameOf(line);
      else if (isRecipientWithoutDash(line, blocks, from, to)) recipient = line;
      else if (!isFootLine(line) && block.kind !== 'table-row' && !isSmudge(line, blocks, to))
        return ended(to);
    }
  }
  return ended(to);

  function ended(end: number): Signature {
    const evidence = [onBehalfOf, position, signer].filter(Boolean).join(', ');
    return { from, to: end, signer, onBehalfOf, evidence };
  }
}

/** The rest of a recipient that was too long for its column: `- Các tỉnh ủy trực thuộc` + `Trung ương,`. */
function isRestOf(recipient: string, line: string): boolean {
  return (
    line.length <= 80 &&
    !/[,;.:]$/.test(recipient) &&
    (/^[\p{Ll}\d(]/u.test(line) || /\p{Ll}.*[,;.]$/u.test(line))
  );
}

function firstLine(block: Block | undefined): string {
  return block === undefined ? '' : (footLines(block, 0)[0]?.text ?? '');
}

const BEHIND_RECIPIENT = 8;

/**
 * A recipient whose dash recognition lost: it stands short below `Nơi nhận:`, and below it nothing comes but short lines
 * up to the capacity or post of the signature.
 */
function isRecipientWithoutDash(line: string, blocks: readonly Block[], from: number, at: number): boolean {
  if (line.length > 80 || !RECIPIENTS.test(firstLine(blocks[from]))) return false;
  for (const block of blocks.slice(at + 1, at + 1 + BEHIND_RECIPIENT)) {
    const lines = footLines(block, 0).map(({ text }) => text);
    if (lines.some((text) => ON_BEHALF.test(withLostCapitals(text)) || isPosition(text))) return true;
    if (block.text.length > 80 || markerOf(block.text)?.type === 'appendix') return false;
  }
  return false;
}

const SMUDGE = 6;
const BEHIND_SMUDGE = 3;

/** A few letters that recognition saw in a stamp or a pen: capacity or post follow. */
function isSmudge(line: string, blocks: readonly Block[], at: number): boolean {
  return (
    line.length <= SMUDGE &&
    blocks
      .slice(at + 1, at + 1 + BEHIND_SMUDGE)
      .some((block) => footLines(block, 0).some(({ text }) => ON_BEHALF.test(text) || isPosition(text)))
  );
}

function isOver(block: Block, isFirst: boolean): boolean {
  if (markerOf(block.text)?.type === 'appendix') return true;
  return !isFirst && block.kind !== 'table-row' && block.text.length > MAX_FOOT_LINE * 2;
}

function footStart(blocks: readonly Block[], bodyStart: number): number {
  for (let i = bodyStart; i < blocks.length; i++) {
    const block = blocks[i];
    if (block === undefined || block.text.length > MAX_FOOT_LINE * 6) continue;
    const lines = footLines(block, i).map(({ text }) => text);
    const [line = ''] = lines;
    if (RECIPIENTS.test(line) || lines.some((text) => ON_BEHALF.test(withLostCapitals(text)))) return i;
    if (isPosition(line) && !/\p{Ll}/u.test(withLostCapitals(line))) {
      const next = [...lines.slice(1), ...blocks.slice(i + 1, i + 4).map(({ text }) => text)];
      if (next.some((text) => PERSON.test(text) || SIGNED.test(text))) return i;
    }
  }
  return -1;
}

function isPosition(line: string): boolean {
  if (line.length > 90) return false;
  const shown = unifyTonePlacement(withLostCapitals(line));
  // Marks over capitals are the first that recognition loses: `PHO BÍ THƯ`, `TÔNG BÍ THƯ`.
  return POSITION.test(shown) || (!/\p{Ll}/u.test(shown) && PLAIN_POSITION.test(foldDiacritics(shown)));
}

/** `T/M BAN THƯờNG Vụ`: old encodings keep small letters where a capital bears a tone. Other lines come back unchanged. */
function withLostCapitals(line: string): string {
  return /[A-Z]{2}/.test(line) && !/[a-z]/.test(line) ? line.toUpperCase() : line;
}

function isNameInCapitals(line: string): boolean {
  return PERSON_CAPITALS.test(line) && !ON_BEHALF.test(line) && line.split(' ').length <= 5;
}

/** `Nông Ngọc ích`: old encodings have no capital Í, Ý or Ả to begin a name with. */
function nameWithLostCapital(line: string): string | undefined {
  if (
    !/^\p{Lu}\p{Ll}+(?:\s(?:\p{Lu}\p{Ll}*|[áàảãạíìỉĩịýỳỷỹỵóòỏõọéèẻẽẹúùủũụấầẩẫậếềểễệốồổỗộứừửữựớờởỡợ]\p{Ll}{0,3})){1,4}$/u.test(
      line,
    )
  )
    return undefined;
  return line.replace(/(?<=\s)\p{Ll}/gu, (letter) => letter.toUpperCase());
}

/** `NGUYỄN VĂN A` as people write it. */
function nameOf(capitals: string): string {
  return capitals
    .split(' ')
    .map((word) => `${word[0] ?? ''}${word.slice(1).toLowerCase()}`)
    .join(' ');
}

function isFootLine(line: string): boolean {
  return (
    RECIPIENTS.test(line) ||
    SIGNED.test(line) ||
    /^[-–+*•]/.test(line) ||
    /^[\s*_=.~–—-]+$/.test(line) ||
    (/\p{Lu}/u.test(line) && !/\p{Ll}/u.test(withLostCapitals(line)))
  );
}
