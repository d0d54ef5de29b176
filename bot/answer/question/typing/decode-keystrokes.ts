import { comparisonKey } from '../../../../knowledge/text/normalize.ts';
import { partsOf, takeTone, withTone, type Tone } from './syllable-shape.ts';

/** How the keys of a word were meant. */
export type KeySystem = 'telex' | 'vni' | 'viqr' | 'tone-placement';

export interface DecodedWord {
  /** The syllable in lower case with its marks. */
  readonly word: string;
  readonly systems: ReadonlySet<KeySystem>;
  /** A mark was typed that the syllable cannot bear, so its marks are not sure. */
  readonly isSloppy: boolean;
}

const TELEX_TONES: Readonly<Record<string, Tone>> = {
  s: 'acute',
  f: 'grave',
  r: 'hook',
  x: 'tilde',
  j: 'dot',
};
const VNI_TONES: Readonly<Record<string, Tone>> = { 1: 'acute', 2: 'grave', 3: 'hook', 4: 'tilde', 5: 'dot' };
const VIQR_TONES: Readonly<Record<string, Tone>> = {
  "'": 'acute',
  '`': 'grave',
  '?': 'hook',
  '~': 'tilde',
  '.': 'dot',
};
const HATS: Readonly<Record<string, string>> = { a: 'â', e: 'ê', o: 'ô' };
const HORNS: Readonly<Record<string, string>> = { u: 'ư', o: 'ơ' };
const VOWEL = /[aăâeêioôơuưy]/;
const LONGEST = 14;

/**
 * Reads a word in which the keys of an input method stand as letters: Telex `ddaji`, VNI `d9a5i`, VIQR `dda.i`, half
 * converted `đaji`, or with the tone on a wrong letter (`đaị`). Null when nothing of that kind gives a Vietnamese
 * syllable. Whether the word was meant so is for the caller to judge: `max` reads as `mã`.
 */
export function decodeKeystrokes(typed: string): DecodedWord | null {
  const word = typed.normalize('NFC').toLowerCase();
  if (word.length < 2 || word.length > LONGEST) return null;
  const { letters: keys, tone: written } = takeTone(word);
  const letters: string[] = [];
  const systems = new Set<KeySystem>();
  let tone: Tone | null = written;
  let tones = written === null ? 0 : 1;
  const hasVowel = (): boolean => letters.some((letter) => VOWEL.test(letter));
  const setTone = (next: Tone, system: KeySystem): void => {
    tone = next;
    tones++;
    systems.add(system);
  };
  /** Puts a mark on the last letter that can bear it. */
  const mark = (on: Readonly<Record<string, string>>, system: KeySystem): boolean => {
    for (let i = letters.length - 1; i >= 0; i--) {
      const marked = on[letters[i] ?? ''];
      if (marked === undefined) continue;
      letters[i] = marked;
      if (marked === 'ơ' && letters[i - 1] === 'u' && letters[i - 2] !== 'q') letters[i - 1] = 'ư';
      systems.add(system);
      return true;
    }
    return false;
  };
  const stroke = (system: KeySystem): boolean => {
    if (letters[0] !== 'd') return false;
    letters[0] = 'đ';
    systems.add(system);
    return true;
  };
  for (const key of keys) {
    if (/\d/.test(key)) {
      const vniTone = VNI_TONES[key];
      if (vniTone !== undefined && hasVowel()) setTone(vniTone, 'vni');
      else if (
        !(key === '6' && mark(HATS, 'vni')) &&
        !(key === '7' && mark(HORNS, 'vni')) &&
        !(key === '8' && mark({ a: 'ă' }, 'vni')) &&
        !(key === '9' && stroke('vni'))
      )
        return null;
      continue;
    }
    if (/[\^(+*'`?~.]/.test(key)) {
      const viqrTone = VIQR_TONES[key];
      if (viqrTone !== undefined && hasVowel()) setTone(viqrTone, 'viqr');
      else if (
        !(key === '^' && mark(HATS, 'viqr')) &&
        !(/[+*]/.test(key) && mark(HORNS, 'viqr')) &&
        !(key === '(' && mark({ a: 'ă' }, 'viqr'))
      )
        return null;
      continue;
    }
    const telexTone = TELEX_TONES[key];
    if (telexTone !== undefined && hasVowel()) {
      setTone(telexTone, 'telex');
      continue;
    }
    if (key === 'd' && letters.length > 0 && stroke('telex')) continue;
    if (key === 'w') {
      if (!mark({ ...HORNS, a: 'ă' }, 'telex')) letters.push('ư');
      systems.add('telex');
      continue;
    }
    // A second a, e or o is the hat of the first, also behind the last consonant: `aa`, `tiene`.
    if (HATS[key] !== undefined && letters.includes(key) && mark({ [key]: HATS[key] }, 'telex')) continue;
    letters.push(key);
  }
  if (tones > 1) return null;
  const plain = keys.replace(/[^a-zđ]/g, '');
  // `dai65`: a hat that the syllable cannot wear is a slip; its tone still counts.
  const exact = partsOf(letters.join(''));
  const parts = exact ?? (systems.has('vni') ? partsOf(plain) : null);
  const result = parts && withTone(parts, tone);
  if (!result) return null;
  if (systems.size === 0) {
    if (result === comparisonKey(word)) return null;
    systems.add('tone-placement');
  }
  return { word: result, systems, isSloppy: exact === null };
}
