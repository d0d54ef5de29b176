/** A page that is a picture, as its file stores it. */
export interface PicturePage {
  /** Pixels as stored. */
  readonly width: number;
  readonly height: number;
  /** Pixels per inch; null when not known. */
  readonly dpi: number | null;
  /** Clockwise degrees that stand it upright. */
  readonly turn: 0 | 90 | 180 | 270;
  readonly strips: readonly PictureStrip[];
}

/** A part of the picture over its whole width. */
export interface PictureStrip {
  /** First row. */
  readonly top: number;
  readonly rows: number;
  /** Entries of an image dictionary of a PDF that tell how the bytes are packed and coloured. */
  readonly dictionary: string;
  readonly bytes: Buffer;
}

/** Inches of the shorter side of the paper that nearly everything is printed on. */
const SHORT_SIDE = 8.27;

/**
 * A PDF that shows pictures, one a page. The usual ways of packing pictures are known to PDF too, so that nothing is
 * decoded here, and decoding is left to a library in JavaScript that broken bytes cannot crash.
 */
export function picturesAsPdf(pages: readonly PicturePage[]): Uint8Array {
  const file = new PdfFileWriter();
  const list = file.reserve();
  const kids = pages.map((page) => writePage(file, list, page));
  file.write(list, `<</Type/Pages/Count ${kids.length}/Kids[${kids.map((id) => `${id} 0 R`).join(' ')}]>>`);
  return file.finish(file.add(`<</Type/Catalog/Pages ${list} 0 R>>`));
}

function writePage(file: PdfFileWriter, parent: number, page: PicturePage): number {
  const scale = 72 / (page.dpi ?? Math.min(page.width, page.height) / SHORT_SIDE);
  const [width, height] = [page.width * scale, page.height * scale];
  const images = page.strips.map(({ top, rows, dictionary, bytes }) => ({
    top,
    rows,
    id: file.add(
      `<</Type/XObject/Subtype/Image/Width ${page.width}/Height ${rows}${dictionary}/Length ${bytes.length}>>`,
      bytes,
    ),
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
