/** One property that Word changes: its code and the bytes of its value. */
export interface Sprm {
  readonly code: number;
  readonly value: Buffer;
}

const TABLE_DEFINITION = 0xd608;
const TABS = 0xc615;
/** Bytes of the value by the upper three bits of the code; 6 says its length itself. */
const SIZES = [1, 1, 2, 4, 2, 2, 0, 3];

/** The properties of a list in order; a list that is cut ends early. */
export function readSprms(list: Buffer): Sprm[] {
  const sprms: Sprm[] = [];
  let at = 0;
  while (at + 3 <= list.length) {
    const code = list.readUInt16LE(at);
    at += 2;
    let size = SIZES[code >> 13] ?? 0;
    if (code === TABLE_DEFINITION) {
      if (at + 2 > list.length) break;
      size = Math.max(0, list.readUInt16LE(at) - 1);
      at += 2;
    } else if (code >> 13 === 6) {
      const said = list.readUInt8(at);
      at += 1;
      size = code === TABS && said === 255 ? sizeOfTabs(list, at) : said;
    }
    if (at + size > list.length) break;
    sprms.push({ code, value: list.subarray(at, at + size) });
    at += size;
  }
  return sprms;
}

/** Long lists of tab stops: those taken away, four bytes each, and those set, three bytes each. */
function sizeOfTabs(list: Buffer, at: number): number {
  const removed = list[at] ?? 0;
  const set = list[at + 1 + removed * 4] ?? 0;
  return 2 + removed * 4 + set * 3;
}
