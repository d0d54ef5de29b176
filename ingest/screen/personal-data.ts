import { maskText } from '../../knowledge/screen/mask-text.ts';
import { MASK, type PrivateCounts, type PrivateKind } from '../../knowledge/screen/private-kinds.ts';
import type { Block } from '../parse/parser.ts';
import { createPersonListReader } from './person-lists.ts';

export interface MaskedBlocks {
  readonly blocks: readonly Block[];
  /** How many of each kind were masked; empty when nothing was. */
  readonly counts: PrivateCounts;
}

/**
 * Masks citizen numbers, telephone numbers, e-mail addresses and bank accounts, and in lists of persons also days of
 * birth and home addresses. Names and posts stay: they are facts of the paper. Masking twice equals masking once.
 */
export function maskPersonalData(blocks: readonly Block[]): MaskedBlocks {
  const counts: PrivateCounts = {};
  const count = (kind: PrivateKind): string => {
    counts[kind] = (counts[kind] ?? 0) + 1;
    return MASK;
  };
  const lists = createPersonListReader(count);
  const masked = blocks.map((block) => {
    const inList = lists.mask(block);
    const before = counts['citizen-number'] ?? 0;
    const text = maskText(inList, count);
    const namesPerson = (counts['citizen-number'] ?? 0) > before;
    const whole = namesPerson ? lists.maskPerson(text) : text;
    return whole === block.text ? block : { ...block, text: whole };
  });
  return { blocks: masked, counts };
}
