/** Rimes by their first vowel letters, without tones: what may stand after an initial consonant, or alone. */
const RIMES = new Set(
  `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
   e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
   i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
   o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong op ot ooc oong
   ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
   u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyt uyp uyu
   ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
   y yêm yên yêng yêt yêu`
    .split(/\s+/)
    .filter((rime) => rime !== ''),
);
/** Rimes after "qu". */
const QU_RIMES = new Set(
  `a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng ât âu ây e en eo et ê ên êch ênh êt êu
   ơ ơi ơn ôc i ich in inh it iu y ych yên yêt ynh yt yp yêu`
    .split(/\s+/)
    .filter((rime) => rime !== ''),
);
const INITIAL = /^(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])/;
const FRONT = /^[eêiy]/;
const STOPPED = /(?:c|ch|p|t)$/;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
/** Longest syllable is "nghiêng", with marks apart ten units; anything longer is none. */
const LONGEST = 12;

const known = new Map<string, boolean>();
const KEPT = 20_000;

/**
 * Whether a word is one syllable that Vietnamese can write: initial, rime, one tone, and only the tones that a rime
 * with a final stop allows. Case does not matter. `anyTone` lets a word without marks pass: `cac` for `các`.
 */
export function isVietnameseSyllable(word: string, anyTone = false): boolean {
  if (word.length > LONGEST) return false;
  const key = (anyTone ? '*' : '') + word.toLowerCase();
  const held = known.get(key);
  if (held !== undefined) return held;
  const result = isSyllable(word.toLowerCase(), anyTone);
  if (known.size < KEPT) known.set(key, result);
  return result;
}

function isSyllable(word: string, anyTone: boolean): boolean {
  const apart = word.normalize('NFD');
  const tones = apart.match(TONES) ?? [];
  if (tones.length > 1) return false;
  const plain = apart.replace(TONES, '').normalize('NFC');
  if (!fits(plain)) return false;
  if (!STOPPED.test(plain)) return true;
  return anyTone && tones.length === 0 ? true : tones[0] === '\u0301' || tones[0] === '\u0323';
}

function fits(plain: string): boolean {
  const [initial = ''] = INITIAL.exec(plain) ?? [];
  const rime = plain.slice(initial.length);
  if (initial === 'qu') return QU_RIMES.has(rime);
  // "gì", "gìn", "giếng": the i of gi is also the vowel.
  if (initial === 'gi') return rime === '' || RIMES.has(rime) || RIMES.has(`i${rime}`);
  if (!RIMES.has(rime)) return false;
  const front = FRONT.test(rime);
  if (initial === 'k' || initial === 'gh' || initial === 'ngh') return front;
  if (initial === 'c' || initial === 'g' || initial === 'ng') return !front;
  return true;
}
