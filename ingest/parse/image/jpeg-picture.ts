import { IngestError } from '../../ingest-error.ts';
import type { PicturePage } from './picture-pdf.ts';
import { turnOfExif } from './tiff-pages.ts';

/** Segments before the picture itself; real files have at most a few dozen. */
const MAX_SEGMENTS = 500;

/** A JPEG as PDF can show it, turned as its camera noted. Throws IngestError `picture-damaged` for a broken head. */
export function jpegPicture(bytes: Uint8Array, dpi: number | null): PicturePage {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let turn: PicturePage['turn'] = 0;
  let isAdobe = false;
  let at = 2;
  for (let count = 0; count < MAX_SEGMENTS && at + 10 < file.length && file[at] === 0xff; count++) {
    const marker = file[at + 1] ?? 0;
    const body = file.subarray(at + 4, at + 2 + file.readUInt16BE(at + 2));
    if (marker === 0xe1 && body.toString('latin1', 0, 6) === 'Exif\0\0') turn = turnOfExif(body.subarray(6));
    if (marker === 0xee && body.toString('latin1', 0, 5) === 'Adobe') isAdobe = true;
    if (isFrame(marker)) return pageOf(file, body, { dpi, turn, isAdobe });
    at += 4 + body.length;
  }
  throw new IngestError('picture-damaged', 'JPEG without a frame');
}

/** SOF0 to SOF15 but for the tables and the extension that stand among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function pageOf(
  bytes: Buffer,
  frame: Buffer,
  { dpi, turn, isAdobe }: Pick<PicturePage, 'dpi' | 'turn'> & { readonly isAdobe: boolean },
): PicturePage {
  const height = frame.readUInt16BE(1);
  const width = frame.readUInt16BE(3);
  const colours = { 1: '/DeviceGray', 3: '/DeviceRGB', 4: '/DeviceCMYK' }[frame[5] ?? 0];
  if (width === 0 || height === 0 || colours === undefined)
    throw new IngestError('picture-damaged', `JPEG of ${width}x${height} with ${frame[5]} colours`);
  // Programs of Adobe store the four printing colours upside down.
  const decode = frame[5] === 4 && isAdobe ? '/Decode[1 0 1 0 1 0 1 0]' : '';
  const dictionary = `/BitsPerComponent 8/ColorSpace${colours}${decode}/Filter/DCTDecode`;
  return { width, height, dpi, turn, strips: [{ top: 0, rows: height, dictionary, bytes }] };
}
