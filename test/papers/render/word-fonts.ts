import { legacyText } from '../legacy-letters.ts';

/** Text in one font, as an office program stores it. */
export interface FontRun {
  readonly font: string;
  readonly text: string;
}

/** Fonts in which a paper is typed: Unicode, or one of the fonts before it. */
export type TypedFont = 'unicode' | 'vntime' | 'vni';

/** The text as runs: `.VnTime` has no toned capitals, so that they stand in `.VnTimeH`, typed as small letters. */
export function fontRuns(text: string, font: TypedFont): FontRun[] {
  if (font === 'unicode') return [{ font: 'Times New Roman', text }];
  if (font === 'vni') return [{ font: 'VNI-Times', text: legacyText(text, 'vni') }];
  return capitalRuns(text).map(({ words, isCapital }) => ({
    font: isCapital ? '.VnTimeH' : '.VnTime',
    text: legacyText(isCapital ? words.toLowerCase() : words, 'tcvn3'),
  }));
}

/** Toned capitals with the capitals around them, and everything else. */
function capitalRuns(text: string): { words: string; isCapital: boolean }[] {
  const runs: { words: string; isCapital: boolean }[] = [];
  let end = 0;
  for (const match of text.matchAll(
    /[\p{Lu}\s\d,.–-]*[À-ÃÈÉÌÍÒ-ÕÙÚÝẠ-Ỹ][\p{Lu}\s\d,.–-]*(?!\p{Ll})|[À-ÃÈÉÌÍÒ-ÕÙÚÝẠ-Ỹ]/gu,
  )) {
    if (match[0] !== match[0].toUpperCase()) continue;
    if (match.index > end) runs.push({ words: text.slice(end, match.index), isCapital: false });
    runs.push({ words: match[0], isCapital: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) runs.push({ words: text.slice(end), isCapital: false });
  return runs;
}
