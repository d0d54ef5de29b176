const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;

/** A whole number of 0 to 999 in Vietnamese words ("mười lăm", "hai trăm linh ba"). */
export function spellNumber(value: number): string {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  if (hundreds === 0) return spellTens(rest);
  const head = `${DIGITS[hundreds] ?? ''} trăm`;
  if (rest === 0) return head;
  return rest < 10 ? `${head} linh ${DIGITS[rest] ?? ''}` : `${head} ${spellTens(rest)}`;
}

function spellTens(value: number): string {
  const tens = Math.floor(value / 10);
  const unit = value % 10;
  if (tens === 0) return DIGITS[unit] ?? '';
  const head = tens === 1 ? 'mười' : `${DIGITS[tens] ?? ''} mươi`;
  if (unit === 0) return head;
  if (unit === 1 && tens > 1) return `${head} mốt`;
  return `${head} ${unit === 5 ? 'lăm' : (DIGITS[unit] ?? '')}`;
}
