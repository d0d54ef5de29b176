import { windows1252Byte } from './windows-1252.ts';

/** Runs of signs that Windows-1252 has beyond ASCII. `Ã` before a blank is à whose second sign became a blank. */
const RUN = /[\u0080-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]+(?:(?<=Ã) )?/gu;
const MIN_REPAIRED = 3;
const MAX_BROKEN = 0.2;

/**
 * The text behind UTF-8 that was once more taken for Windows-1252 ("Ä‘áº£ng" → "đảng"), or null when it is not such
 * a text. Letters that were right before stay.
 */
export function repairDoubleUtf8(text: string): string | null {
  if (!/[Ãáâ][\u0080-\u00bfº»€-™]|Ä[‘\u0091]|Æ[°¡]/u.test(text)) return null;
  let repaired = 0;
  let broken = 0;
  const result = text.replace(RUN, (run) => {
    const right = decode(run);
    if (right === null) broken++;
    else repaired++;
    return right ?? run;
  });
  return repaired >= MIN_REPAIRED && broken <= (repaired + broken) * MAX_BROKEN ? result : null;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(run: string): string | null {
  const bytes = [...run.replace(/Ã $/u, 'Ã\u00a0')].map(windows1252Byte);
  const known = bytes.filter((byte) => byte !== null);
  if (known.length !== bytes.length) return null;
  try {
    return UTF8.decode(Uint8Array.from(known));
  } catch {
    return null;
  }
}
