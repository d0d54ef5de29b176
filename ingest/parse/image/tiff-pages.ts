import { IngestError } from '../../ingest-error.ts';

/** One page of a TIFF as its file stores it. */
export interface TiffPage {
  readonly width: number;
  readonly height: number;
  readonly dpi: number | null;
  readonly bits: number;
  readonly samples: number;
  readonly compression: number;
  readonly photometric: number;
  readonly predictor: number;
  readonly faxOptions: number;
  /** Clockwise degrees the page must be turned to stand upright. */
  readonly turn: 0 | 90 | 180 | 270;
  /** 256 entries each of red, green, blue, 0..255; null without a palette. */
  readonly palette: Buffer | null;
  readonly jpegTables: Buffer | null;
  readonly strips: readonly { readonly top: number; readonly rows: number; readonly bytes: Buffer }[];
}

const MAX_PAGES = 2000;
const MAX_TAGS = 500;
const MAX_STRIPS = 20_000;
const TURNS: Readonly<Record<number, TiffPage['turn']>> = { 3: 180, 6: 90, 8: 270 };
const CENTIMETRES_PER_INCH = 2.54;

/** Pages of a TIFF, thumbnails left out. Throws IngestError `picture-damaged` for broken or unusual files. */
export function readTiffPages(bytes: Uint8Array): TiffPage[] {
  const reader = new TiffReader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  try {
    return reader.pages();
  } catch (cause) {
    if (cause instanceof IngestError) throw cause;
    throw damaged(String(cause), cause);
  }
}

/** Clockwise degrees that stand a picture upright, by the notes of a camera (Exif, which is a TIFF without a picture). */
export function turnOfExif(exif: Buffer): TiffPage['turn'] {
  try {
    return TURNS[new TiffReader(exif).firstTags().get(274)?.[0] ?? 1] ?? 0;
  } catch {
    return 0;
  }
}

function damaged(detail: string, cause?: unknown): IngestError {
  return new IngestError('picture-damaged', `TIFF: ${detail}`, '', { cause });
}

type Tags = ReadonlyMap<number, readonly number[]>;

class TiffReader {
  private readonly file: Buffer;
  private readonly little: boolean;

  constructor(file: Buffer) {
    this.file = file;
    this.little = file.toString('latin1', 0, 2) === 'II';
  }

  firstTags(): Tags {
    const at = this.long(4);
    return this.tags(at + 2, Math.min(this.short(at), MAX_TAGS));
  }

  pages(): TiffPage[] {
    const pages: TiffPage[] = [];
    const seen = new Set<number>();
    let at = this.long(4);
    while (at !== 0) {
      if (seen.has(at)) throw damaged('directories in a circle');
      if (seen.size > MAX_PAGES) throw damaged('too many directories');
      seen.add(at);
      const count = Math.min(this.short(at), MAX_TAGS);
      const tags = this.tags(at + 2, count);
      const isThumbnail = ((tags.get(254)?.[0] ?? 0) & 1) === 1;
      if (!isThumbnail) pages.push(this.page(tags));
      at = this.long(at + 2 + 12 * count);
    }
    return pages;
  }

  private page(tags: Tags): TiffPage {
    const first = (tag: number, otherwise: number): number => tags.get(tag)?.[0] ?? otherwise;
    const width = first(256, 0);
    const height = first(257, 0);
    if (width === 0 || height === 0) throw damaged('a page without a size');
    const samples = first(277, 1);
    const bits = first(258, 1);
    if (tags.has(322)) throw damaged('tiles');
    if (first(284, 1) !== 1 && samples > 1) throw damaged('planes of colour');
    if (bits === 16 && this.little) throw damaged('16 bits, little end first');
    const unit = first(296, 2);
    const resolution = tags.get(282)?.[0] ?? 0;
    const dpi = unit === 3 ? resolution * CENTIMETRES_PER_INCH : unit === 2 ? resolution : 0;
    return {
      width,
      height,
      dpi: dpi >= 50 && dpi <= 2400 ? dpi : null,
      bits,
      samples,
      compression: first(259, 1),
      photometric: first(262, 0),
      predictor: first(317, 1),
      faxOptions: first(292, 0),
      turn: TURNS[first(274, 1)] ?? 0,
      palette: paletteOf(tags.get(320)),
      jpegTables: tags.has(347) ? Buffer.from(tags.get(347) ?? []) : null,
      strips: this.strips(tags, height, first(266, 1) === 2),
    };
  }

  private strips(tags: Tags, height: number, isReversed: boolean): TiffPage['strips'] {
    const offsets = tags.get(273) ?? [];
    const sizes = tags.get(279) ?? [];
    const perStrip = Math.min(tags.get(278)?.[0] ?? height, height) || height;
    if (offsets.length === 0) throw damaged('no strips');
    return offsets.map((offset, i) => {
      const size = sizes[i] ?? this.file.length - offset;
      const bytes = this.file.subarray(offset, offset + size);
      const top = i * perStrip;
      return {
        top,
        rows: Math.max(0, Math.min(perStrip, height - top)),
        bytes: isReversed ? reverseBits(bytes) : bytes,
      };
    });
  }

  private tags(from: number, count: number): Tags {
    const tags = new Map<number, readonly number[]>();
    for (let i = 0; i < count; i++) {
      const at = from + 12 * i;
      tags.set(this.short(at), this.values(this.short(at + 2), this.long(at + 4), at + 8));
    }
    return tags;
  }

  private values(type: number, count: number, at: number): readonly number[] {
    const size = { 1: 1, 3: 2, 4: 4, 5: 8, 7: 1 }[type] ?? 0;
    if (size === 0) return [];
    const from = size * count <= 4 ? at : this.long(at);
    const length = Math.min(count, type === 7 || type === 1 ? 100_000 : MAX_STRIPS);
    return Array.from({ length }, (_, i) => {
      const place = from + i * size;
      if (size === 1) return this.file.readUInt8(place);
      if (size === 2) return this.short(place);
      return type === 5 ? this.long(place) / Math.max(1, this.long(place + 4)) : this.long(place);
    });
  }

  private short(at: number): number {
    return this.little ? this.file.readUInt16LE(at) : this.file.readUInt16BE(at);
  }

  private long(at: number): number {
    return this.little ? this.file.readUInt32LE(at) : this.file.readUInt32BE(at);
  }
}

function paletteOf(values: readonly number[] | undefined): Buffer | null {
  if (values === undefined || values.length < 6) return null;
  const colours = Math.floor(values.length / 3);
  const palette = Buffer.alloc(colours * 3);
  for (let i = 0; i < colours; i++)
    for (let channel = 0; channel < 3; channel++)
      palette[i * 3 + channel] = (values[channel * colours + i] ?? 0) >> 8;
  return palette;
}

const REVERSED = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number.parseInt(byte.toString(2).padStart(8, '0').split('').reverse().join(''), 2),
);

function reverseBits(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => REVERSED[byte] ?? 0));
}
