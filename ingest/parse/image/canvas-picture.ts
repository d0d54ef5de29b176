import { inflateSync, constants } from 'node:zlib';

import { IngestError } from '../../ingest-error.ts';
import type { PageImage } from '../page-reader.ts';
import { pagePng } from '../pdf/page-png.ts';
import type { ImageHeader } from './image-header.ts';

/** Larger pictures are made smaller before they are looked at. */
const MAX_PIXELS = 30_000_000;

/**
 * A picture of a rarer kind, on white. Its decoder is native and ends the process on some broken files, so
 * that what is cut off or plainly broken is refused before, as `picture-damaged`.
 */
export async function canvasPicture(bytes: Uint8Array, header: ImageHeader): Promise<PageImage> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isWhole(file, header)) throw new IngestError('picture-damaged', `${header.kind} picture cut off`);
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  const image = await loadImage(file).catch((cause: unknown) => {
    throw new IngestError('picture-damaged', `${header.kind}: ${String(cause)}`, '', { cause });
  });
  const scale = Math.min(1, Math.sqrt(MAX_PIXELS / Math.max(1, image.width * image.height)));
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0, width, height);
  const dpi = header.dpi === null ? null : Math.round(header.dpi * scale);
  const { data } = context.getImageData(0, 0, width, height);
  return { png: pagePng(data, width, height, dpi), width, height, dpi };
}

function isWhole(file: Buffer, { kind, width, height }: ImageHeader): boolean {
  switch (kind) {
    case 'webp':
      return file.readUInt32LE(4) + 8 <= file.length;
    case 'gif':
      return file.lastIndexOf(0x3b) > file.indexOf(0x2c, 13) && file.indexOf(0x2c, 13) !== -1;
    case 'bmp': {
      const bits = file.readUInt16LE(28);
      const isPacked = file.readUInt32LE(30) === 1 || file.readUInt32LE(30) === 2;
      const row = Math.ceil((width * bits) / 32) * 4;
      return file.readUInt32LE(10) + (isPacked ? 1 : row * height) <= file.length;
    }
    case 'png':
      return beginsWell(file);
    default:
      return true;
  }
}

/** The first bytes of the picture unpack to something. */
function beginsWell(file: Buffer): boolean {
  const at = file.indexOf('IDAT');
  if (at < 4 || file.indexOf('IEND') === -1) return false;
  try {
    const packed = file.subarray(at + 4, at + 4 + Math.min(file.readUInt32BE(at - 4), 65_536));
    return inflateSync(packed, { finishFlush: constants.Z_SYNC_FLUSH }).length > 0;
  } catch {
    return false;
  }
}
