import type { PageImage } from '../page-reader.ts';

const PNG = '89504e470d0a1a0a';
/** JPEG, GIF, BMP, WebP by their first bytes. */
const OTHERS = ['ffd8ff', '47494638', '424d', '52494646'];
/** A page at 400 dpi has 15 million points. */
const MAX_POINTS = 60_000_000;

/** A picture as a page image; null when it is of a kind that cannot be shown, too large, or damaged. */
export async function pictureToPage(bytes: Uint8Array): Promise<Omit<PageImage, 'dpi'> | null> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = buffer.subarray(0, 8).toString('hex');
  if (head === PNG) {
    if (buffer.length < 24) return null;
    const width = buffer.readUInt32BE(16);
    const height = buffer.readUInt32BE(20);
    return width * height > MAX_POINTS ? null : { png: bytes, width, height };
  }
  if (!OTHERS.some((signature) => head.startsWith(signature))) return null;
  const size = jpegSize(buffer);
  if (size !== null && size.width * size.height > MAX_POINTS) return null;
  try {
    const { createCanvas, loadImage } = await import('@napi-rs/canvas');
    const image = await loadImage(buffer);
    const { width, height } = image;
    if (width * height > MAX_POINTS) return null;
    const canvas = createCanvas(width, height);
    canvas.getContext('2d').drawImage(image, 0, 0);
    return { png: await canvas.encode('png'), width, height };
  } catch {
    return null;
  }
}

/** Size from the frame header of a JPEG, before anything is unpacked; null when there is none. */
function jpegSize(buffer: Buffer): { width: number; height: number } | null {
  if (!buffer.subarray(0, 2).equals(Buffer.from('ffd8', 'hex'))) return null;
  for (let at = 2; at + 9 < buffer.length;) {
    if (buffer[at] !== 0xff) return null;
    const marker = buffer[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: buffer.readUInt16BE(at + 5), width: buffer.readUInt16BE(at + 7) };
    at += 2 + buffer.readUInt16BE(at + 2);
  }
  return null;
}
