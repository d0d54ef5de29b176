import { IngestError } from '../../ingest-error.ts';
import { MAX_PICTURE_PIXELS } from '../pdf/pdf-library.ts';
import { readTiffPages, type TiffPage } from './tiff-pages.ts';

/** Pages of unknown resolution: fax and office scans are mostly of this one. */
const USUAL_DPI = 200;

/**
 * A PDF that shows the pages of a TIFF. The strips of a TIFF are packed in ways that a PDF knows too, so that nothing
 * is decoded here. Throws IngestError `picture-damaged` or `picture-too-large`.
 */
export function tiffAsPdf(bytes: Uint8Array): Uint8Array {
  const pages = readTiffPages(bytes);
  if (pages.length === 0) throw new IngestError('picture-damaged', 'TIFF without pages');
  const file = new PdfFileWriter();
  const list = file.reserve();
  const kids = pages.map((page) => writePage(file, list, page));
  file.write(list, `<</Type/Pages/Count ${kids.length}/Kids[${kids.map((id) => `${id} 0 R`).join(' ')}]>>`);
  return file.finish(file.add(`<</Type/Catalog/Pages ${list} 0 R>>`));
}

function writePage(file: PdfFileWriter, parent: number, page: TiffPage): number {
  if (page.width * page.height > MAX_PICTURE_PIXELS)
    throw new IngestError(
      'picture-too-large',
      `TIFF page of ${page.width}x${page.height}`,
      `${page.width}×${page.height} điểm ảnh`,
    );
  const scale = 72 / (page.dpi ?? USUAL_DPI);
  const [width, height] = [page.width * scale, page.height * scale];
  const images = page.strips
    .filter(({ rows }) => rows > 0)
    .map((strip) => ({
      ...strip,
      id: file.add(imageHead(page, strip.rows, lengthOf(page, strip.bytes)), packed(page, strip.bytes)),
    }));
  const drawn = images.map(
    ({ id, top, rows }) =>
      `q ${width} 0 0 ${rows * scale} 0 ${height - (top + rows) * scale} cm /I${id} Do Q`,
  );
  const named = images.map(({ id }) => `/I${id} ${id} 0 R`).join(' ');
  const content = Buffer.from(drawn.join('\n'), 'latin1');
  const contents = file.add(`<</Length ${content.length}>>`, content);
  return file.add(
    `<</Type/Page/Parent ${parent} 0 R/MediaBox[0 0 ${width} ${height}]/Rotate ${page.turn}` +
      `/Contents ${contents} 0 R/Resources<</XObject<<${named}>>>>>>`,
  );
}

function packed(page: TiffPage, bytes: Buffer): Buffer {
  const { jpegTables, compression } = page;
  if (compression !== 7 || jpegTables === null || jpegTables.length < 4) return bytes;
  // Tables shared by all strips stand apart; each strip becomes a whole JPEG again.
  return Buffer.concat([jpegTables.subarray(0, -2), bytes.subarray(2)]);
}

function lengthOf(page: TiffPage, bytes: Buffer): number {
  return packed(page, bytes).length;
}

function imageHead(page: TiffPage, rows: number, length: number): string {
  return (
    `<</Type/XObject/Subtype/Image/Width ${page.width}/Height ${rows}/BitsPerComponent ${page.bits}` +
    `${colours(page)}${filter(page, rows)}/Length ${length}>>`
  );
}

function colours({ photometric, palette, samples, compression, bits }: TiffPage): string {
  if (photometric === 3 && palette !== null)
    return `/ColorSpace[/Indexed/DeviceRGB ${Math.min(255, 2 ** bits - 1)}<${palette.toString('hex')}>]`;
  if ((photometric === 2 || photometric === 6) && samples === 3) return '/ColorSpace/DeviceRGB';
  if (photometric === 5 && samples === 4) return '/ColorSpace/DeviceCMYK';
  if (samples !== 1 || photometric > 1)
    throw new IngestError('picture-damaged', `TIFF: ${samples} samples of photometric ${photometric}`);
  const isFax = compression >= 2 && compression <= 4;
  return `/ColorSpace/DeviceGray${photometric === 0 && !isFax ? '/Decode[1 0]' : ''}`;
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

/** Objects of a PDF one after the other. */
class PdfFileWriter {
  private readonly parts: Buffer[] = [Buffer.from('%PDF-1.5\n', 'latin1')];
  private readonly places: number[] = [];
  private length = 9;

  reserve(): number {
    return this.places.push(0);
  }

  add(head: string, stream: Buffer | null = null): number {
    const id = this.reserve();
    this.write(id, head, stream);
    return id;
  }

  write(id: number, head: string, stream: Buffer | null = null): void {
    this.places[id - 1] = this.length;
    this.put(Buffer.from(`${id} 0 obj\n${head}\n`, 'latin1'));
    if (stream !== null) {
      this.put(Buffer.from('stream\n', 'latin1'));
      this.put(stream);
      this.put(Buffer.from('\nendstream\n', 'latin1'));
    }
    this.put(Buffer.from('endobj\n', 'latin1'));
  }

  finish(root: number): Uint8Array {
    const start = this.length;
    const rows = this.places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
    const size = this.places.length + 1;
    this.put(
      Buffer.from(
        `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<</Size ${size}/Root ${root} 0 R>>\nstartxref\n${start}\n%%EOF\n`,
        'latin1',
      ),
    );
    return Buffer.concat(this.parts);
  }

  private put(part: Buffer): void {
    this.parts.push(part);
    this.length += part.length;
  }
}
