import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import { foldedSyllables } from '../../../knowledge/text/syllables.ts';
import type { Choice, ChoiceOption } from './find-choice.ts';

/** The question and the turns before it, with replies to questions asked back written out in full. */
export interface ResolvedTurns {
  readonly text: string;
  readonly history: readonly string[];
}

/** Longest reply that only chooses. */
const MAX_SYLLABLES = 8;

/**
 * Writes out replies such as "1", "2019", "cái đầu" or "Lạng Sơn" as the question that they choose. The bot keeps no
 * state: `choiceOf` works out again what was asked back after a turn, given the turns before it.
 */
export function resolveReplies(
  text: string,
  history: readonly string[],
  choiceOf: (turn: string, before: readonly string[]) => Choice | null,
): ResolvedTurns {
  const resolved: string[] = [];
  for (const turn of [...history, text]) {
    const before = resolved.at(-1);
    const isShort = before !== undefined && foldedSyllables(turn).length <= MAX_SYLLABLES;
    const choice = isShort ? choiceOf(before, resolved.slice(0, -1)) : null;
    resolved.push((choice && chosenOption(turn, choice.options)?.question) ?? turn);
  }
  return { text: resolved.at(-1) ?? text, history: resolved.slice(0, -1) };
}

const FILLER =
  /\b(toi|em|minh|anh|chi|hoi|chon|lay|y|muon|la|cai|ban|van ban|chi thi|so|cau|phuong an|nam|ngay|nhe|nha|a|ah|di|thi|cua|nhiem ky|khoa|o|tai|tinh|ve|dang)\b/g;
/** Positions in words, folded; negative ones count from the end. */
const POSITIONS: readonly (readonly [RegExp, number])[] = [
  [/^(1|mot|thu 1|thu nhat|dau|dau tien|tren|tren cung)$/, 0],
  [/^(2|hai|thu 2|thu hai)$/, 1],
  [/^(3|ba|thu 3|thu ba)$/, 2],
  [/^(4|bon|thu 4|thu tu)$/, 3],
  [/^(cuoi|cuoi cung|sau cung|duoi|duoi cung)$/, -1],
];

/** The option that a short reply chooses, or null when it chooses none or could choose several. */
export function chosenOption(reply: string, options: readonly ChoiceOption[]): ChoiceOption | null {
  const folded = foldDiacritics(reply)
    .replace(/[^\p{L}\p{N}/-]+/gu, ' ')
    .trim();
  const bare = folded.replace(FILLER, ' ').replace(/\s+/g, ' ').trim();
  for (const [words, at] of POSITIONS) if (words.test(bare)) return options.at(at) ?? null;
  // Papers stand newest first; places have no order in time.
  const areDated = options.every(({ keys }) => keys.some((key) => /^\d{4}$/.test(key)));
  if (areDated && /^(moi|moi nhat|gan nhat|sau)$/.test(bare)) return options[0] ?? null;
  if (areDated && /^(cu|cu nhat|truoc)$/.test(bare)) return options.at(-1) ?? null;
  const padded = ` ${folded.replace(/ ?- ?/g, '-')} `;
  const naming = options.filter(({ keys }) => keys.some((key) => padded.includes(` ${key} `)));
  // A reply that asks something itself is a new question, even when it names one of the options.
  const isQuestion = /\b(nao|gi|ai|sao|khi|bao nhieu|may|khong|the nao)\b/.test(folded);
  return naming.length === 1 && !isQuestion ? (naming[0] ?? null) : null;
}
