import { foldDiacritics } from '../../../../knowledge/text/fold.ts';

/** Tones in the order of the VNI keys 1–5; the level tone has no mark. */
export const TONES = ['acute', 'grave', 'hook', 'tilde', 'dot'] as const;
export type Tone = (typeof TONES)[number];

const TONE_MARKS: Readonly<Record<Tone, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  hook: '\u0309',
  tilde: '\u0303',
  dot: '\u0323',
};

/** Every rime of Vietnamese, without tone. */
const RIMES = new Set(
  (
    'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ' +
    'ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot oong ooc ' +
    'oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ' +
    'ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uy uya uych uynh uyt uyu uyên uyêt uân uâng uât uây uê uêch uênh uơ ' +
    'uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu ych ynh yt'
  ).split(' '),
);
const ONSETS = [
  'ngh',
  ...'ch gh gi kh ng nh ph qu th tr'.split(' '),
  ...'b c d đ g h k l m n p r s t v x'.split(' '),
  '',
];
const AFTER_QU = /^(?:[aăâeêiyơ]|ôc)/;
const FRONT = /^[eêiy]/;

/** Whether this onset is written before this rime: `k` and `ngh` before e, ê, i; `c` and `ng` before the others. */
function fits(onset: string, rime: string): boolean {
  switch (onset) {
    case 'qu':
      return AFTER_QU.test(rime);
    case 'gi':
      return !rime.startsWith('i') && !rime.startsWith('y');
    case 'k':
    case 'gh':
    case 'ngh':
      return FRONT.test(rime);
    case 'c':
    case 'ng':
      return !FRONT.test(rime);
    case 'g':
      return !FRONT.test(rime) || rime === 'i' || rime === 'in';
    case '':
      return true;
    default:
      return rime !== 'ych' && rime !== 'ynh' && rime !== 'yt' && !rime.startsWith('yê');
  }
}

/** A syllable taken apart: what stands before the vowel, and the vowel with what follows; without tone. */
export interface SyllableParts {
  readonly onset: string;
  readonly rime: string;
}

/** Takes toneless letters apart, `đ` and hats kept; null when Vietnamese has no such syllable. Expects lower case. */
export function partsOf(letters: string): SyllableParts | null {
  for (const onset of ONSETS) {
    if (!letters.startsWith(onset)) continue;
    const rime = letters.slice(onset.length);
    if (RIMES.has(rime) && fits(onset, rime)) return { onset, rime };
  }
  return null;
}

const FOLDED = new Set<string>();
const MARKED = new Map<string, string[]>();
for (const onset of ONSETS) {
  for (const rime of RIMES) {
    if (!fits(onset, rime)) continue;
    const folded = foldDiacritics(onset + rime);
    FOLDED.add(folded);
    MARKED.set(folded, [...(MARKED.get(folded) ?? []), onset + rime]);
  }
}

/** Whether the folded word can be a Vietnamese syllable at all: `hoi` can, `hooij` cannot. */
export function isSyllable(folded: string): boolean {
  return FOLDED.has(folded);
}

/** All syllables that fold to this one, with every tone they can bear, in new tone placement. */
export function markedForms(folded: string): string[] {
  return (MARKED.get(folded) ?? []).flatMap((letters) => {
    const parts = partsOf(letters);
    if (!parts) return [];
    return [null, ...TONES].flatMap((tone) => withTone(parts, tone) ?? []);
  });
}

/** The syllable with its tone, in new tone placement; null when the rime cannot bear it (`càc`). */
export function withTone({ onset, rime }: SyllableParts, tone: Tone | null): string | null {
  const isStopped = /(?:c|ch|p|t)$/.test(rime);
  if (isStopped && tone !== null && tone !== 'acute' && tone !== 'dot') return null;
  if (tone === null) return onset + rime;
  const at = toneVowel(rime);
  return `${onset}${rime.slice(0, at + 1)}${TONE_MARKS[tone]}${rime.slice(at + 1)}`.normalize('NFC');
}

/** Index of the vowel that carries the tone. */
function toneVowel(rime: string): number {
  for (let i = rime.length - 1; i >= 0; i--) if (/[ăâêôơư]/.test(rime[i] ?? '')) return i;
  const vowels = /^[aeiouy]+/.exec(rime)?.[0].length ?? 1;
  if (vowels === 1) return 0;
  return rime.length > vowels ? vowels - 1 : vowels === 3 ? 1 : 0;
}

/** Letters without tone, and the tone, of a word as typed; the last tone counts when several are written. */
export function takeTone(word: string): { readonly letters: string; readonly tone: Tone | null } {
  let tone: Tone | null = null;
  let letters = '';
  for (const letter of word.normalize('NFD')) {
    const found = TONES.find((one) => TONE_MARKS[one] === letter);
    if (found) tone = found;
    else letters += letter;
  }
  return { letters: letters.normalize('NFC'), tone };
}
