import type { ReadText } from './claim-text.ts';
import type { Finding } from './finding.ts';

/** Words for people, posts and bodies that the level behind them tells apart: "cán bộ huyện", "bí thư xã". */
const HOLDERS: readonly (readonly string[])[] = [
  ['cán', 'bộ'],
  ['bí', 'thư'],
  ['chủ', 'tịch'],
  ['lãnh', 'đạo'],
  ['đảng', 'bộ'],
  ['đại', 'biểu'],
  ['đại', 'hội'],
  ['công', 'chức'],
  ['chính', 'quyền'],
];
const LEVELS: ReadonlySet<string> = new Set(['xã', 'phường', 'huyện', 'quận', 'tỉnh', 'thôn']);

interface Held {
  readonly holder: string;
  readonly level: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Levels exchanged: "cán bộ xã" where the passages speak of "cán bộ huyện" and never of "cán bộ xã". A level that the
 * passages do not tell of these people may have been named before.
 */
export function checkLevels(claim: ReadText, passages: readonly ReadText[]): Finding[] {
  const held = passages.flatMap(leveled);
  return leveled(claim).flatMap(({ holder, level, start, end }): Finding[] => {
    const there = held.filter((one) => one.holder === holder);
    if (there.length === 0 || there.some((one) => one.level === level)) return [];
    return [{ kind: 'name', text: claim.text.slice(start, end) }];
  });
}

function leveled({ syllables }: ReadText): Held[] {
  return syllables.flatMap((first, i): Held[] => {
    const second = syllables[i + 1];
    const holder = HOLDERS.find(([a, b]) => a === first.accented && b === second?.accented);
    const at = syllables[i + 2]?.accented === 'cấp' ? i + 3 : i + 2;
    const level = syllables[at];
    if (holder === undefined || level === undefined || !LEVELS.has(level.accented)) return [];
    return [{ holder: holder.join(' '), level: level.accented, start: first.start, end: level.end }];
  });
}
