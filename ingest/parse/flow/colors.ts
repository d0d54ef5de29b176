/** Six hexadecimal digits without `#`; everything else is no colour of its own. */
const HEX = /^#?([0-9a-f]{6})$/i;
/** Channels from here on are white to a reader. */
const NEARLY_WHITE = 0xf0;
/** Backgrounds darker than this show white text. */
const LIGHT = 200;

/** Whether text of a colour cannot be seen on its background; null is black on white, as when nothing is said. */
export function isInvisible(color: string | null, background: string | null): boolean {
  const ink = channels(color);
  if (ink === null) return false;
  const paper = channels(background) ?? [255, 255, 255];
  if (ink.every((channel) => channel >= NEARLY_WHITE)) return brightness(paper) >= LIGHT;
  return background !== null && ink.every((channel, i) => channel === paper[i]);
}

/** Whether white text can be read on the colour. */
export function isDark(color: string | null): boolean {
  const found = channels(color);
  return found !== null && brightness(found) < LIGHT;
}

function channels(color: string | null): readonly number[] | null {
  const hex = HEX.exec(color ?? '')?.[1];
  return hex === undefined ? null : [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

function brightness([red = 0, green = 0, blue = 0]: readonly number[]): number {
  return red * 0.299 + green * 0.587 + blue * 0.114;
}
