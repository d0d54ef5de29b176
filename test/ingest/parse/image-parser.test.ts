import { deflateSync } from 'node:zlib';
import { createCanvas, loadImage, type Canvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import type { PageImage } from '../../../ingest/parse/page-reader.ts';
import { imageParser } from '../../../ingest/parse/image-parser.ts';
import { pagePng } from '../../../ingest/parse/pdf/page-png.ts';
import { ScriptedPageReader } from '../../support/scripted-page-reader.ts';
import { tiffFile, type TiffSheet } from '../../support/tiff-file.ts';

const LINES = ['ĐẢNG CỘNG SẢN VIỆT NAM', 'Trang này được chụp bằng điện thoại.'];
const [WIDTH, HEIGHT] = [600, 400];

/** White, with a dark bar in its upper left quarter. */
function picture(): Canvas {
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.fillStyle = 'black';
  context.fillRect(50, 40, 200, 100);
  return canvas;
}

function bmp(): Buffer {
  const row = Math.ceil((WIDTH * 3) / 4) * 4;
  const file = Buffer.alloc(54 + row * HEIGHT, 0xff);
  file.fill(0, 0, 54);
  file.write('BM');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(WIDTH, 18);
  file.writeInt32LE(HEIGHT, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  // Rows are stored from the last.
  for (let y = 40; y < 140; y++)
    file.fill(0, 54 + (HEIGHT - 1 - y) * row + 150, 54 + (HEIGHT - 1 - y) * row + 750);
  return file;
}

/** A JPEG whose camera noted that it was held on its side. */
async function turnedJpeg(): Promise<Buffer> {
  const jpeg = await picture().encode('jpeg', 90);
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010006000000000000', 'hex');
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, exif.length + 2]), exif]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}

/** Whether a picture is dark at a place, given as parts of its width and height. */
async function darkIn(image: PageImage, x: number, y: number): Promise<boolean> {
  const loaded = await loadImage(Buffer.from(image.png));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(loaded, 0, 0);
  return context.getImageData(Math.floor(x * image.width), Math.floor(y * image.height), 1, 1).data[0]! < 128;
}

const parse = (reader: ScriptedPageReader | null, bytes: Uint8Array) => imageParser(reader).parse(bytes);

describe('pictures of pages', () => {
  const kinds: readonly (readonly [string, () => Promise<Buffer>])[] = [
    ['PNG with transparency', () => picture().encode('png')],
    [
      'PNG of greys',
      async () =>
        pagePng(picture().getContext('2d').getImageData(0, 0, WIDTH, HEIGHT).data, WIDTH, HEIGHT, 300),
    ],
    ['JPEG', () => picture().encode('jpeg', 90)],
    ['WebP', () => picture().encode('webp')],
    ['GIF', () => picture().encode('gif')],
    ['BMP', async () => bmp()],
  ];

  it.each(kinds)('%s is recognised as one page', async (_, make) => {
    const reader = ScriptedPageReader.of(LINES);

    const parsed = await parse(reader, await make());

    expect(parsed.blocks.map(({ text, page }) => [text, page])).toEqual(LINES.map((line) => [line, 1]));
    expect(parsed).toMatchObject({ pages: 1, ocr: { pages: [1], confidence: 90 } });
    const [seen] = reader.seen;
    expect(seen!.width / seen!.height).toBeCloseTo(WIDTH / HEIGHT, 1);
    expect(await darkIn(seen!, 0.25, 0.2)).toBe(true);
    expect(await darkIn(seen!, 0.75, 0.2)).toBe(false);
  });

  it('the orientation that a camera noted is followed', async () => {
    const reader = ScriptedPageReader.of(LINES);

    await parse(reader, await turnedJpeg());

    const [seen] = reader.seen;
    expect(seen!.width / seen!.height).toBeCloseTo(HEIGHT / WIDTH, 1);
    // Turned clockwise, the bar of the upper left stands in the upper right.
    expect(await darkIn(seen!, 0.8, 0.25)).toBe(true);
    expect(await darkIn(seen!, 0.25, 0.25)).toBe(false);
  });

  it('keeps what was recognised before correction for the screening of marks of secrecy', async () => {
    const reader = new ScriptedPageReader((image) => ({
      quarterTurns: 0,
      lines: [
        {
          text: 'Mất',
          raw: 'TỐI MẬT',
          confidence: 70,
          box: { left: 10, top: 10, right: 90, bottom: image.height / 20 },
        },
      ],
    }));

    const parsed = await parse(reader, await picture().encode('png'));

    expect(parsed.rawLines).toEqual(['Mất', 'TỐI MẬT']);
    expect(parsed.ocr?.rawText).toBe('TỐI MẬT');
  });

  it('a picture without a reader, a broken one, and one that is none are refused', async () => {
    const png = await picture().encode('png');
    const jpeg = await picture().encode('jpeg', 90);
    const webp = await picture().encode('webp');
    const cases = [
      [null, png, 'needs-ocr'],
      [
        ScriptedPageReader.of(LINES),
        Buffer.concat([png.subarray(0, 40), Buffer.alloc(400)]),
        'picture-damaged',
      ],
      [
        ScriptedPageReader.of(LINES),
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
        'picture-damaged',
      ],
      [ScriptedPageReader.of(LINES), png.subarray(0, 60), 'picture-damaged'],
      [ScriptedPageReader.of(LINES), jpeg.subarray(0, 200), 'picture-damaged'],
      [
        ScriptedPageReader.of(LINES),
        Buffer.concat([jpeg.subarray(0, 300), Buffer.alloc(400)]),
        'picture-damaged',
      ],
      [ScriptedPageReader.of(LINES), webp.subarray(0, 60), 'picture-damaged'],
      [ScriptedPageReader.of([]), png, 'no-text'],
    ] as const;

    for (const [reader, bytes, code] of cases)
      await expect(parse(reader, bytes)).rejects.toMatchObject({ notice: { code } });
  });

  it('a picture that tells of too many pixels is refused before it is decoded', async () => {
    const png = await picture().encode('png');
    png.writeUInt32BE(100_000, 16);
    png.writeUInt32BE(100_000, 20);
    const reader = ScriptedPageReader.of(LINES);

    await expect(parse(reader, png)).rejects.toMatchObject({ notice: { code: 'picture-too-large' } });
    expect(reader.seen).toEqual([]);
  });
});

describe('TIFF', () => {
  /** 16 by 16 points, dark from the fourth to the eleventh of each row. */
  const SIDE = 16;
  const row = Buffer.concat([Buffer.alloc(4, 255), Buffer.alloc(8), Buffer.alloc(4, 255)]);
  const grey = Buffer.concat(Array.from({ length: SIDE }, () => row));
  const base = { 256: SIDE, 257: SIDE, 277: 1, 278: SIDE, 262: 1, 258: 8 };
  const bits = (codes: string): Buffer =>
    Buffer.from(
      codes
        .padEnd(Math.ceil(codes.length / 8) * 8, '0')
        .match(/.{8}/g)!
        .map((byte) => Number.parseInt(byte, 2)),
    );
  // First row: level mode, four white, eight dark, then straight on; all others as the row above.
  const fax = bits(`001${'1011'}${'000101'}1${'111'.repeat(SIDE - 1)}${'000000000001'.repeat(2)}`);
  const reversed = Buffer.from(
    fax.map((byte) => Number.parseInt(byte.toString(2).padStart(8, '0').split('').reverse().join(''), 2)),
  );
  const packBits = Buffer.concat(
    Array.from({ length: SIDE }, () => Buffer.from([253, 255, 249, 0, 253, 255])),
  );
  const rgb = Buffer.from([...grey].flatMap((level) => [level, level, level]));
  const kinds: readonly (readonly [string, TiffSheet])[] = [
    ['unpacked grey', { tags: { ...base, 259: 1 }, strip: grey }],
    [
      'unpacked, dark counted from zero',
      { tags: { ...base, 259: 1, 262: 0 }, strip: Buffer.from(grey.map((level) => 255 - level)) },
    ],
    ['deflate', { tags: { ...base, 259: 8 }, strip: deflateSync(grey) }],
    ['PackBits', { tags: { ...base, 259: 32773 }, strip: packBits }],
    ['colours', { tags: { ...base, 259: 1, 262: 2, 277: 3 }, strip: rgb }],
    ['fax group 4', { tags: { ...base, 258: 1, 259: 4, 262: 0 }, strip: fax }],
    [
      'fax group 4, bits from the right',
      { tags: { ...base, 258: 1, 259: 4, 262: 0, 266: 2 }, strip: reversed },
    ],
  ];

  it.each(kinds)('is shown to the reader as it looks: %s', async (_, sheet) => {
    const reader = ScriptedPageReader.of(LINES);

    const parsed = await parse(reader, tiffFile([sheet]));

    expect(parsed.blocks.map(({ text }) => text)).toEqual(LINES);
    const [seen] = reader.seen;
    expect(await Promise.all([0.1, 0.5, 0.9].map((x) => darkIn(seen!, x, 0.5)))).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('gives all its pages, thumbnails left out', async () => {
    const page = (extra: Record<number, number>): TiffSheet => ({
      tags: { ...base, 259: 1, ...extra },
      strip: grey,
    });
    const reader = ScriptedPageReader.of(['Trang một.'], ['Trang hai.']);

    const parsed = await parse(reader, tiffFile([page({}), page({ 254: 1 }), page({})]));

    expect(parsed.blocks.map(({ text, page: number }) => [text, number])).toEqual([
      ['Trang một.', 1],
      ['Trang hai.', 2],
    ]);
    expect(parsed.pages).toBe(2);
  });

  it('directories in a circle, cut files and unusual packing are refused', async () => {
    const whole = tiffFile([{ tags: { ...base, 259: 1 }, strip: grey }]);
    const circle = Buffer.from(whole);
    circle.writeUInt32LE(circle.readUInt32LE(4), circle.length - 4);
    const odd = tiffFile([{ tags: { ...base, 259: 34712 }, strip: grey }]);

    for (const bytes of [circle, whole.subarray(0, whole.length - 30), odd])
      await expect(parse(ScriptedPageReader.of(LINES), bytes)).rejects.toMatchObject({
        notice: { code: 'picture-damaged' },
      });
  });
});
