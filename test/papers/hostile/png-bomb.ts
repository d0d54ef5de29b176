import { constants, crc32, deflateSync } from 'node:zlib';

/** A sound PNG of one bit a pixel: some hundred kilobytes that unpack to `width × height` white pixels. */
export function pngBomb(width: number, height: number): Uint8Array {
  const row = Buffer.alloc(Math.ceil(width / 8) + 1, 0xff);
  row[0] = 0;
  const rows = 100;
  const block = deflateSync(Buffer.concat(Array.from({ length: rows }, () => row)), {
    finishFlush: constants.Z_FULL_FLUSH,
  });
  // Blocks after the first go without the header of zlib; the checksum at the end is left wrong.
  const body = Buffer.concat([
    block,
    ...Array.from({ length: height / rows - 1 }, () => block.subarray(2)),
    Buffer.from([3, 0, 0, 0, 0, 1]),
  ]);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', body),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
