/** A string, or a whole number that a JavaScript number cannot hold exactly (all of 16 digits and more). */
const STRING_OR_LONG_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;

/**
 * The JSON value of a platform's bytes; undefined when they are none. Whole numbers of 16 digits and more come as
 * strings, digit for digit: ids of these platforms exceed what a number holds, and a rounded id is another person.
 */
export function readJson(bytes: Uint8Array | string): unknown {
  const text = typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes);
  try {
    return JSON.parse(
      text.replace(STRING_OR_LONG_NUMBER, (match) => (match.startsWith('"') ? match : `"${match}"`)),
    );
  } catch {
    return undefined;
  }
}
