import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const INCHES_PER_METRE = 39.3701;

/** Spread of the channels from which a pixel is coloured, and part of the picture below which that is only grain. */
const COLOURED = 48;
const LEAST_SHARE = 0.0002;

/**
 * A PNG from pixels of red, green, blue and alpha, on white: in 256 greys, which is a third of the size and work, and in
 * colours where the page has some, because stamps are told from print by them.
 */
export function pagePng(
  rgba: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  dpi: number | null,
): Buffer {
  const isColoured = hasColour(rgba, width * height);
  const rows = isColoured ? colourRows(rgba, width, height) : greyRows(rgba, width, height);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, isColoured ? 2 : 0, 0, 0, 0], 8);
  const density = Buffer.alloc(9);
  const perMetre = Math.round((dpi ?? 0) * INCHES_PER_METRE);
  density.writeUInt32BE(perMetre, 0);
  density.writeUInt32BE(perMetre, 4);
  density[8] = 1;
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    ...(dpi === null ? [] : [chunk('pHYs', density)]),
    chunk('IDAT', deflateSync(rows, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function hasColour(rgba: Uint8Array | Uint8ClampedArray, size: number): boolean {
  const enough = Math.max(1, size * LEAST_SHARE);
  let count = 0;
  for (let i = 0, at = 0; i < size; i++, at += 4) {
    const red = rgba[at] ?? 0;
    const green = rgba[at + 1] ?? 0;
    const blue = rgba[at + 2] ?? 0;
    if (Math.max(red, green, blue) - Math.min(red, green, blue) < COLOURED || (rgba[at + 3] ?? 255) < 128)
      continue;
    if (++count >= enough) return true;
  }
  return false;
}

/** The first byte of every row says that it is stored as it is. */
function greyRows(rgba: Uint8Array | Uint8ClampedArray, width: number, height: number): Buffer {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    let to = y * (width + 1) + 1;
    let from = y * width * 4;
    for (let x = 0; x < width; x++, from += 4, to++) {
      const alpha = rgba[from + 3] ?? 255;
      const light = 0.299 * (rgba[from] ?? 0) + 0.587 * (rgba[from + 1] ?? 0) + 0.114 * (rgba[from + 2] ?? 0);
      rows[to] = alpha === 255 ? light : 255 + ((light - 255) * alpha) / 255;
    }
  }
  return rows;
}

function colourRows(rgba: Uint8Array | Uint8ClampedArray, width: number, height: number): Buffer {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++) {
    let to = y * (width * 3 + 1) + 1;
    let from = y * width * 4;
    for (let x = 0; x < width; x++, from += 4, to += 3) {
      const alpha = rgba[from + 3] ?? 255;
      for (let channel = 0; channel < 3; channel++) {
        const value = rgba[from + channel] ?? 0;
        rows[to + channel] = alpha === 255 ? value : 255 + ((value - 255) * alpha) / 255;
      }
    }
  }
  return rows;
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
