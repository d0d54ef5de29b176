import type { Block } from '../parse/parser.ts';
import { markerOf } from '../split/markers.ts';

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

/** `T/M BAN THƯỜNG VỤ`, `TM. CHÍNH PHỦ`, `K/T TRƯỞNG BAN`; near miss: `T/M` within a sentence. */
const ON_BEHALF = /^(T\/M|TM\.?|K\/T|KT\.?|T\/L|TL\.?|TUQ\.?)\s{1,3}([\p{Lu}\s,]{2,80})$/u;
const RECIPIENTS = /^n[ơo]i nhận\s?:?/iu;
const POSITION =
  /^(?:TỔNG BÍ THƯ|PHÓ BÍ THƯ|BÍ THƯ|PHÓ CHỦ TỊCH|CHỦ TỊCH|PHÓ TRƯỞNG BAN|TRƯỞNG BAN|PHÓ CHỦ NHIỆM|CHỦ NHIỆM|CHÁNH VĂN PHÒNG|PHÓ CHÁNH VĂN PHÒNG|THỦ TƯỚNG|PHÓ THỦ TƯỚNG|BỘ TRƯỞNG|THỨ TRƯỞNG|THƯỜNG TRỰC|ĐOÀN CHỦ TỊCH|ỦY VIÊN|UỶ VIÊN|GIÁM ĐỐC)(?!\p{L})/u;
const SIGNED = /^\(?(?:đã ký|ký tên)[^)]{0,40}\)?$/iu;
const PERSON = /^\p{Lu}\p{Ll}*(?:\s\p{Lu}\p{Ll}*){1,5}$/u;
const MAX_FOOT_LINE = 160;

/** Finds the foot in the blocks of a paper from `bodyStart` on, or null. An annex after it stays in the body. */
export function findSignature(blocks: readonly Block[], bodyStart: number): Signature | null {
  const from = footStart(blocks, bodyStart);
  if (from === -1) return null;
  let to = from;
  let signer: string | null = null;
  let onBehalfOf: string | null = null;
  let position = '';
  for (; to < blocks.length; to++) {
    const line = blocks[to]?.text ?? '';
    if (markerOf(line)?.type === 'appendix' || line.length > MAX_FOOT_LINE) break;
    const behalf = ON_BEHALF.exec(line);
    if (behalf) onBehalfOf ??= behalf[2]?.trim() ?? null;
    else if (POSITION.test(line)) position = line;
    else if (PERSON.test(line) && (position !== '' || onBehalfOf !== null)) signer ??= line;
    else if (!isFootLine(line)) break;
  }
  return {
    from,
    to,
    signer,
    onBehalfOf,
    evidence: [onBehalfOf, position, signer].filter(Boolean).join(', '),
  };
}

function footStart(blocks: readonly Block[], bodyStart: number): number {
  for (let i = bodyStart; i < blocks.length; i++) {
    const line = blocks[i]?.text ?? '';
    if (line.length > MAX_FOOT_LINE) continue;
    if (RECIPIENTS.test(line) || ON_BEHALF.test(line)) return i;
    if (POSITION.test(line) && !/\p{Ll}/u.test(line)) {
      const next = blocks.slice(i + 1, i + 4).map((block) => block.text);
      if (next.some((text) => PERSON.test(text) || SIGNED.test(text))) return i;
    }
  }
  return -1;
}

function isFootLine(line: string): boolean {
  return (
    RECIPIENTS.test(line) ||
    SIGNED.test(line) ||
    /^[-–+*]/.test(line) ||
    /^[\s*_=.~–—-]+$/.test(line) ||
    (/\p{Lu}/u.test(line) && !/\p{Ll}/u.test(line))
  );
}
