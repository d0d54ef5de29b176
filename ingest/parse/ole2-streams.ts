const SIGNATURE = 'd0cf11e0a1b11ae1';
const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
/** FAT sectors that the header itself lists; enough for files of 6 MB, beyond them the chain is read straight on. */
const HEADER_FATS = 109;
const MAX_SECTORS = 256;

/** Whether the bytes begin as a compound file of old Office programs does. */
export function isOle2(bytes: Uint8Array): boolean {
  return (
    Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(8, bytes.byteLength)).toString('hex') === SIGNATURE
  );
}

/** Names of the streams in a compound file (`WordDocument`, `Workbook`, …); those that can be read of a damaged one. */
export function ole2StreamNames(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < HEADER_BYTES) return [];
  const shift = file.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return [];
  const sectorBytes = 2 ** shift;
  const names: string[] = [];
  const seen = new Set<number>();
  for (
    let sector = file.readUInt32LE(48);
    isSector(sector) && !seen.has(sector) && seen.size < MAX_SECTORS;
    sector = nextSector(file, sector, sectorBytes)
  ) {
    seen.add(sector);
    const start = (sector + 1) * sectorBytes;
    for (let at = start; at + ENTRY_BYTES <= Math.min(file.length, start + sectorBytes); at += ENTRY_BYTES) {
      const length = file.readUInt16LE(at + 64);
      if (length < 4 || length > 64) continue;
      names.push(file.toString('utf16le', at, at + length - 2));
    }
  }
  return names;
}

function isSector(sector: number): boolean {
  return sector < 0xfffffffa;
}

function nextSector(file: Buffer, sector: number, sectorBytes: number): number {
  const perFat = sectorBytes / 4;
  const fat = Math.floor(sector / perFat);
  if (fat >= HEADER_FATS) return sector + 1;
  const fatSector = file.readUInt32LE(76 + fat * 4);
  const at = (fatSector + 1) * sectorBytes + (sector % perFat) * 4;
  return isSector(fatSector) && at + 4 <= file.length ? file.readUInt32LE(at) : 0xfffffffe;
}
