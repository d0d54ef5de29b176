/** What the first bytes of a picture say, before anything is decoded. */
export interface ImageHeader {
  readonly kind: 'png' | 'jpeg' | 'gif' | 'webp' | 'bmp' | 'tiff';
  /** Pixels; 0 when the header does not say. */
  readonly width: number;
  readonly height: number;
  /** Pixels per inch; null when the file does not say, or says what no scanner writes. */
  readonly dpi: number | null;
}

const MIN_DPI = 90;
const MAX_DPI = 1300;
const METRES_PER_INCH = 0.0254;
const CENTIMETRES_PER_INCH = 2.54;
/** Segments of a JPEG before its frame; real ones have at most a few dozen. */
const MAX_SEGMENTS = 500;

/** Reads the header of a picture; null for anything else. TIFF gives its size only page by page. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 26) return null;
  const start = file.toString('latin1', 0, 12);
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return png(file);
  if (start.startsWith('\xff\xd8\xff')) return jpeg(file);
  if (start.startsWith('GIF8')) return sized('gif', file.readUInt16LE(6), file.readUInt16LE(8), null);
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return webp(file);
  if (start.startsWith('BM'))
    return sized('bmp', Math.abs(file.readInt32LE(18)), Math.abs(file.readInt32LE(22)), null);
  if (start.startsWith('II*\0') || start.startsWith('MM\0*')) return sized('tiff', 0, 0, null);
  return null;
}

function sized(kind: ImageHeader['kind'], width: number, height: number, dpi: number | null): ImageHeader {
  const isLikely = dpi !== null && dpi >= MIN_DPI && dpi <= MAX_DPI;
  return { kind, width, height, dpi: isLikely ? Math.round(dpi) : null };
}

function png(file: Buffer): ImageHeader {
  const at = file.subarray(0, 4096).indexOf('pHYs');
  const inMetres = at !== -1 && file.length >= at + 13 && file[at + 12] === 1;
  const dpi = inMetres ? file.readUInt32BE(at + 4) * METRES_PER_INCH : null;
  return sized('png', file.readUInt32BE(16), file.readUInt32BE(20), dpi);
}

function jpeg(file: Buffer): ImageHeader {
  let dpi: number | null = null;
  let at = 2;
  for (let count = 0; count < MAX_SEGMENTS && at + 9 < file.length; count++) {
    if (file[at] !== 0xff) break;
    const marker = file[at + 1] ?? 0;
    const length = file.readUInt16BE(at + 2);
    if (marker === 0xe0 && file.toString('latin1', at + 4, at + 8) === 'JFIF' && at + 14 < file.length) {
      const unit = file[at + 11];
      const density = file.readUInt16BE(at + 12);
      if (unit === 1) dpi = density;
      if (unit === 2) dpi = density * CENTIMETRES_PER_INCH;
    }
    // SOF0 to SOF15 but for the tables and the extension that stand among them.
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return sized('jpeg', file.readUInt16BE(at + 7), file.readUInt16BE(at + 5), dpi);
    at += 2 + length;
  }
  return sized('jpeg', 0, 0, dpi);
}

function webp(file: Buffer): ImageHeader {
  const chunk = file.toString('latin1', 12, 16);
  if (chunk === 'VP8X' && file.length >= 30)
    return sized('webp', file.readUIntLE(24, 3) + 1, file.readUIntLE(27, 3) + 1, null);
  if (chunk === 'VP8L') {
    const bits = file.readUInt32LE(21);
    return sized('webp', (bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1, null);
  }
  if (chunk === 'VP8 ' && file.length >= 30)
    return sized('webp', file.readUInt16LE(26) & 0x3fff, file.readUInt16LE(28) & 0x3fff, null);
  return sized('webp', 0, 0, null);
}
