/** Texts beyond this are worked on each time, so that what is remembered stays small. */
const LONGEST_HELD = 8_000;

/**
 * `make`, which must depend on its key alone and whose results nobody changes, with what it made last remembered: for
 * the `held` keys asked last at least, for twice as many at most.
 */
export function remembering<Key extends string | number, T>(
  held: number,
  make: (key: Key) => T,
): (key: Key) => T {
  // Two halves instead of an order of use: looking up moves nothing.
  let recent = new Map<Key, T>();
  let older = new Map<Key, T>();
  return (key) => {
    const known = recent.get(key);
    if (known !== undefined) return known;
    const made = older.get(key) ?? make(key);
    if (typeof key === 'string' && key.length > LONGEST_HELD) return made;
    recent.set(key, made);
    if (recent.size >= held) [older, recent] = [recent, new Map<Key, T>()];
    return made;
  };
}
