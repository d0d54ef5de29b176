const GRAVE = '\u0300';
const ACUTE = '\u0301';
const CIRCUMFLEX = '\u0302';
const TILDE = '\u0303';
const BREVE = '\u0306';
const HOOK = '\u0309';
const DOT = '\u0323';

/** Mark letters after a vowel, in small letters; capitals mark alike. */
const MARKS: Readonly<Record<string, string>> = {
  ù: ACUTE,
  ø: GRAVE,
  û: HOOK,
  õ: TILDE,
  ï: DOT,
  â: CIRCUMFLEX,
  á: CIRCUMFLEX + ACUTE,
  à: CIRCUMFLEX + GRAVE,
  å: CIRCUMFLEX + HOOK,
  ã: CIRCUMFLEX + TILDE,
  ä: CIRCUMFLEX + DOT,
  ê: BREVE,
  é: BREVE + ACUTE,
  è: BREVE + GRAVE,
  ú: BREVE + HOOK,
  ü: BREVE + TILDE,
  ë: BREVE + DOT,
};

/** Vowels that take each kind of mark; `ô` and `ö` are VNI's ơ and ư. */
const TONED = 'aeouyôö';
const TONES = 'ùøûõï';
const WITH_CIRCUMFLEX = 'aeo';
const CIRCUMFLEXES = 'âáàåãä';
const WITH_BREVE = 'a';
const BREVES = 'êéèúüë';

/** Letters that stand for themselves. */
const SINGLE: Readonly<Record<string, string>> = {
  ñ: 'đ',
  ô: 'ơ',
  ö: 'ư',
  í: 'í',
  ì: 'ì',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  î: 'ỵ',
};

const SHAPES = CIRCUMFLEXES.slice(0, 1) + BREVES.slice(0, 1);
/** `aù`, `aâ`, `ôï`, and marks typed one by one in any order: `aâù`, `aùâ`; near miss: `phé`, where no vowel stands before. */
const LETTER = new RegExp(
  [
    `([${WITH_CIRCUMFLEX}])(?:([${SHAPES}])([${TONES}])|([${TONES}])([${SHAPES}]))`,
    `([${WITH_BREVE}])([${BREVES}])`,
    `([${WITH_CIRCUMFLEX}])([${CIRCUMFLEXES}])`,
    `([${TONED}])([${TONES}])`,
    `([${Object.keys(SINGLE).join('')}])`,
  ].join('|'),
  'giu',
);

/** VNI for Windows to Unicode (NFC). A letter is as large as its base; marks of either case are read. */
export function vniToUnicode(text: string): string {
  return text
    .replace(LETTER, (match) => {
      const [base = '', ...marks] = [...match.toLowerCase()];
      const letter = SINGLE[base] ?? base;
      const shapesFirst = marks.map((mark) => MARKS[mark] ?? '').sort((a, b) => shapeRank(a) - shapeRank(b));
      const made = (letter + shapesFirst.join('')).normalize('NFC');
      const isCapital = match.charAt(0) !== match.charAt(0).toLowerCase();
      return isCapital ? made.toUpperCase() : made;
    })
    .normalize('NFC');
}

function shapeRank(marks: string): number {
  return marks.startsWith(CIRCUMFLEX) || marks.startsWith(BREVE) ? 0 : 1;
}
