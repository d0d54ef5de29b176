import { IngestError } from '../../ingest-error.ts';
import type { PicturePage } from './picture-pdf.ts';

const MAX_CHUNKS = 100_000;
const COLOURS: Readonly<Record<number, { readonly name: string; readonly count: number }>> = {
  0: { name: '/DeviceGray', count: 1 },
  2: { name: '/DeviceRGB', count: 3 },
  3: { name: '', count: 1 },
};

/**
 * A PNG as PDF can show it, or null for one with transparency or sent in coarse steps first, which PDF does not know.
 * Throws IngestError `picture-damaged` when it holds no picture.
 */
export function pngPicture(bytes: Uint8Array, dpi: number | null): PicturePage | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  const [bits = 0, type = 0, , , interlaced = 0] = file.subarray(24, 29);
  const parts: Buffer[] = [];
  let palette: Buffer | null = null;
  let at = 8;
  for (let count = 0; count < MAX_CHUNKS && at + 8 <= file.length; count++) {
    const length = file.readUInt32BE(at);
    const name = file.toString('latin1', at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    if (name === 'tRNS') return null;
    if (name === 'PLTE') palette = body;
    if (name === 'IDAT') parts.push(body);
    if (name === 'IEND') break;
    at += 12 + length;
  }
  if (parts.length === 0) throw new IngestError('picture-damaged', 'PNG without a picture');
  const colours = COLOURS[type];
  if (colours === undefined || interlaced !== 0) return null;
  if (type === 3 && palette === null) throw new IngestError('picture-damaged', 'PNG without its palette');
  const space =
    palette !== null && type === 3
      ? `[/Indexed/DeviceRGB ${Math.floor(palette.length / 3) - 1}<${palette.toString('hex')}>]`
      : colours.name;
  const dictionary =
    `/BitsPerComponent ${bits}/ColorSpace${space}/Filter/FlateDecode` +
    `/DecodeParms<</Predictor 15/Colors ${colours.count}/BitsPerComponent ${bits}/Columns ${width}>>`;
  return {
    width,
    height,
    dpi,
    turn: 0,
    strips: [{ top: 0, rows: height, dictionary, bytes: Buffer.concat(parts) }],
  };
}
