const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
const ONES = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const ENCLOSED = 0x2460;
/** No list of people counts further; what does is written in digits. */
const MAX_WRITTEN = 10_000;

/** A number as a list shows it. `format` is a name of Office Open XML; formats nobody uses here count in digits. */
export function formatNumber(value: number, format: string): string {
  if (value < 0 || value > MAX_WRITTEN) return String(value);
  switch (format) {
    case 'none':
      return '';
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'upperRoman':
      return roman(value).toUpperCase();
    case 'lowerRoman':
      return roman(value);
    case 'upperLetter':
      return letters(value).toUpperCase();
    case 'lowerLetter':
      return letters(value);
    case 'ordinalText':
      return capitalized(`thứ ${ordinalWord(value)}`);
    case 'cardinalText':
      return capitalized(spoken(value));
    case 'vietnameseCounting':
      return spoken(value);
    case 'numberInDash':
      return `- ${value} -`;
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value >= 1 && value <= 20 ? String.fromCodePoint(ENCLOSED + value - 1) : String(value);
    default:
      return String(value);
  }
}

function roman(value: number): string {
  let rest = value;
  let text = '';
  for (const [worth, sign] of ROMAN)
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  return text === '' ? String(value) : text;
}

/** a … z, then aa, bb, cc as word processors count on. */
function letters(value: number): string {
  if (value < 1) return String(value);
  const letter = String.fromCodePoint(97 + ((value - 1) % 26));
  return letter.repeat(Math.floor((value - 1) / 26) + 1);
}

function ordinalWord(value: number): string {
  if (value === 1) return 'nhất';
  return value === 4 ? 'tư' : spoken(value);
}

/** Vietnamese words for 0–99; digits beyond. */
function spoken(value: number): string {
  if (value > 99) return String(value);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (tens === 0) return ONES[ones] ?? '';
  const head = tens === 1 ? 'mười' : `${ONES[tens]} mươi`;
  if (ones === 0) return head;
  if (ones === 5) return `${head} lăm`;
  return tens > 1 && ones === 1 ? `${head} mốt` : `${head} ${ONES[ones]}`;
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
