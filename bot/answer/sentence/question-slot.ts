/** What stands around the question word: `đại hội lần thứ [mấy]`, `[chức danh] nào`. Folded syllables. */
export interface QuestionSlot {
  /** The question word itself: `ai`, `nao`, `bao nhieu`. */
  readonly word: string;
  /** The thing asked about, right before "nào" and "gì" or right after "bao nhiêu" and "mấy": at most two syllables. */
  readonly head: readonly string[];
  /** Up to four syllables before the question word and the head. */
  readonly before: readonly string[];
  /** Up to four syllables after them. */
  readonly after: readonly string[];
}

const REACH = 4;
/** Syllables that belong to the question, not to what is asked. */
const NO_HEAD = new Set(
  'la co cua cac nhung va o tai trong cho duoc bi thi ma voi ve theo tu den nay do lam khi luc the nhu vi tai nham cai ra sau truoc vao boi con bao'.split(
    ' ',
  ),
);
/** Question words of two syllables come before those of one. */
const PAIRS = new Set(
  'bao nhieu,bao lau,bao gio,khi nao,luc nao,the nao,nhu nao,ra sao,vi sao,tai sao,lam sao,o dau,tu dau,la ai'.split(
    ',',
  ),
);
const ASKS_COUNT = new Set(['bao nhieu', 'may']);
const SINGLE = new Set(['nao', 'gi', 'ai', 'may', 'sao']);

/** Where the question word stands among the folded syllables of a question; null when none is found. */
export function questionSlot(syllables: readonly string[]): QuestionSlot | null {
  for (let i = syllables.length - 1; i >= 0; i--) {
    const pair = `${syllables[i] ?? ''} ${syllables[i + 1] ?? ''}`;
    const previous = `${syllables[i - 1] ?? ''} ${syllables[i] ?? ''}`;
    if (PAIRS.has(pair)) return slotAt(syllables, i, i + 2, pair);
    if (SINGLE.has(syllables[i] ?? '') && !PAIRS.has(previous))
      return slotAt(syllables, i, i + 1, syllables[i] ?? '');
  }
  return null;
}

function slotAt(syllables: readonly string[], from: number, to: number, word: string): QuestionSlot {
  const head: string[] = [];
  let [left, right] = [from, to];
  if (ASKS_COUNT.has(word)) {
    while (head.length < 2 && right < syllables.length && !NO_HEAD.has(syllables[right] ?? '')) {
      head.push(syllables[right] ?? '');
      right++;
    }
  } else if (word === 'nao' || word === 'gi') {
    while (head.length < 2 && left > 0 && !NO_HEAD.has(syllables[left - 1] ?? '')) {
      left--;
      head.unshift(syllables[left] ?? '');
    }
  }
  return {
    word,
    head,
    before: syllables.slice(Math.max(0, left - REACH), left),
    after: syllables.slice(right, right + REACH),
  };
}
