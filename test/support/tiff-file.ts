/** One page of a TIFF: its tags and its single strip. */
export interface TiffSheet {
  readonly tags: Readonly<Record<number, number>>;
  readonly strip: Buffer;
}

/** A TIFF of such pages, little end first. */
export function tiffFile(sheets: readonly TiffSheet[]): Buffer {
  const parts: Buffer[] = [Buffer.from('49492a0000000000', 'hex')];
  let length = 8;
  let link = 4;
  const put = (part: Buffer): number => {
    const at = length;
    parts.push(part);
    length += part.length;
    return at;
  };
  const links: (readonly [number, number])[] = [];
  for (const { tags, strip } of sheets) {
    const at = put(Buffer.concat([strip, Buffer.alloc(strip.length % 2)]));
    const all: Readonly<Record<number, number>> = { ...tags, 273: at, 279: strip.length };
    const numbers = Object.keys(all)
      .map(Number)
      .sort((a, b) => a - b);
    const directory = Buffer.alloc(2 + 12 * numbers.length + 4);
    directory.writeUInt16LE(numbers.length, 0);
    for (const [i, tag] of numbers.entries()) {
      const place = 2 + 12 * i;
      directory.writeUInt16LE(tag, place);
      directory.writeUInt16LE(4, place + 2);
      directory.writeUInt32LE(1, place + 4);
      directory.writeUInt32LE(all[tag]!, place + 8);
    }
    links.push([link, length]);
    link = put(directory) + directory.length - 4;
  }
  const file = Buffer.concat(parts);
  for (const [place, target] of links) file.writeUInt32LE(target, place);
  return file;
}
