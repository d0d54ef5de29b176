import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** Looks of the typeface that is embedded; it has all Vietnamese letters. */
export const FONT_NAME = 'Tinos';
const FILES = {
  regular: '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
  bold: '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf',
  italic: '@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf',
} as const;
export type FontLook = keyof typeof FILES;

/** The bytes of the typeface, read from its package. */
export function readFont(look: FontLook): Promise<Buffer> {
  return readFile(createRequire(import.meta.url).resolve(FILES[look]));
}
