import { IngestError } from '../../ingest-error.ts';
import type { PicturePage } from './picture-pdf.ts';
import { readTiffPages, type TiffPage } from './tiff-pages.ts';

/** The pages of a TIFF as PDF can show them. Throws IngestError `picture-damaged` for packing that it cannot. */
export function tiffPictures(bytes: Uint8Array): PicturePage[] {
  return readTiffPages(bytes).map((page) => ({
    width: page.width,
    height: page.height,
    dpi: page.dpi,
    turn: page.turn,
    strips: page.strips
      .filter(({ rows }) => rows > 0)
      .map(({ top, rows, bytes: strip }) => ({
        top,
        rows,
        dictionary: `/BitsPerComponent ${page.bits}${colours(page)}${filter(page, rows)}`,
        bytes: packed(page, strip),
      })),
  }));
}

function packed(page: TiffPage, bytes: Buffer): Buffer {
  const { jpegTables, compression } = page;
  if (compression !== 7 || jpegTables === null || jpegTables.length < 4) return bytes;
  // Tables shared by all strips stand apart; each strip becomes a whole JPEG again.
  return Buffer.concat([jpegTables.subarray(0, -2), bytes.subarray(2)]);
}

function colours({ photometric, palette, samples, compression, bits }: TiffPage): string {
  if (photometric === 3 && palette !== null)
    return `/ColorSpace[/Indexed/DeviceRGB ${Math.min(255, 2 ** bits - 1)}<${palette.toString('hex')}>]`;
  if ((photometric === 2 || photometric === 6) && samples === 3) return '/ColorSpace/DeviceRGB';
  if (photometric === 5 && samples === 4) return '/ColorSpace/DeviceCMYK';
  if (samples !== 1 || photometric > 1)
    throw new IngestError('picture-damaged', `TIFF: ${samples} samples of photometric ${photometric}`);
  const isFax = compression >= 2 && compression <= 4;
  if (photometric === 1 || isFax) return '/ColorSpace/DeviceGray';
  if (bits > 8) throw new IngestError('picture-damaged', 'TIFF: 16 bits, dark counted from zero');
  // A palette, because turning values round with Decode is done twice when a page is looked at twice.
  const levels = Buffer.from(Array.from({ length: 2 ** bits }, (_, i) => 255 - (i * 255) / (2 ** bits - 1)));
  return `/ColorSpace[/Indexed/DeviceGray ${levels.length - 1}<${levels.toString('hex')}>]`;
}

function filter(page: TiffPage, rows: number): string {
  const { compression, width, samples, bits, predictor, photometric, faxOptions } = page;
  const fax = (k: number, aligned: boolean): string =>
    `/Filter/CCITTFaxDecode/DecodeParms<</K ${k}/Columns ${width}/Rows ${rows}/EncodedByteAlign ${aligned}` +
    `/EndOfBlock false/BlackIs1 ${photometric === 1}>>`;
  const predicted =
    predictor === 2
      ? `/DecodeParms<</Predictor 2/Colors ${samples}/BitsPerComponent ${bits}/Columns ${width}>>`
      : '';
  switch (compression) {
    case 1:
      return '';
    case 2:
      return fax(0, true);
    case 3:
      return fax(faxOptions & 1, (faxOptions & 4) !== 0);
    case 4:
      return fax(-1, false);
    case 5:
      return `/Filter/LZWDecode${predicted}`;
    case 7:
      return `/Filter/DCTDecode${photometric === 2 ? '/DecodeParms<</ColorTransform 0>>' : ''}`;
    case 8:
    case 32946:
      return `/Filter/FlateDecode${predicted}`;
    case 32773:
      return '/Filter/RunLengthDecode';
    default:
      throw new IngestError('picture-damaged', `TIFF: compression ${compression}`);
  }
}
