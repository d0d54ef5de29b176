const MAX_FONTS = 4096;
/** Fixed part of an entry before the name. */
const FIXED_BYTES = 40;

/** Names of the fonts by number. */
export function readFonts(table: Buffer): string[] {
  const names: string[] = [];
  if (table.length < 4) return names;
  const isExtended = table.readUInt16LE(0) === 0xffff;
  const count = Math.min(table.readUInt16LE(isExtended ? 2 : 0), MAX_FONTS);
  let at = isExtended ? 6 : 4;
  for (let i = 0; i < count && at < table.length; i++) {
    const size = table.readUInt8(at);
    const name = table.subarray(at + FIXED_BYTES, at + 1 + size).toString('utf16le');
    names.push(name.split('\0', 1)[0] ?? '');
    at += 1 + size;
  }
  return names;
}
