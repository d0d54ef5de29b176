import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { IngestError } from '../../../ingest/ingest-error.ts';
import { cleanPage } from '../../../ingest/ocr/clean/clean-page.ts';
import { encodePgm } from '../../../ingest/ocr/clean/grey-picture.ts';
import { createPackagedTesseract } from '../../../ingest/ocr/packaged-tesseract.ts';
import { createPageReader } from '../../../ingest/ocr/recognise-page.ts';
import type { RecognisedLine, Recogniser } from '../../../ingest/ocr/recogniser.ts';
import { findSystemTesseract, linesOfTable } from '../../../ingest/ocr/system-tesseract.ts';
import { foldDiacritics } from '../../../knowledge/text/fold.ts';
import { drawPage, type ScannedPage } from '../../support/scanned-page.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const WORDS =
  'ban chấp hành đảng bộ xã thông qua báo cáo chính trị rồi bầu cấp ủy khóa mới và đoàn đại biểu dự đại hội cấp trên'.split(
    ' ',
  );
const TEXT = ['Chi bộ họp mỗi tháng một lần.', 'Bí thư chi bộ chủ trì cuộc họp.'];
const installed = await findSystemTesseract();

let root: string;
let page: ScannedPage;
let picture: Buffer;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'tro-ly-ocr-'));
  page = await drawPage(TEXT.map((text) => ({ kind: 'text', text, align: 'left', sizePt: 16 })));
  picture = encodePgm((await cleanPage(page)).print);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const folded = (lines: readonly { readonly text: string }[]): string =>
  foldDiacritics(lines.map(({ text }) => text).join(' '));

const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'read',
    (error: unknown) => (error instanceof IngestError ? error.notice.code : error),
  );

describe('the recogniser that comes with the product', () => {
  it('reads a page and writes nothing to disk', async () => {
    const data = dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/vie/package.json'));
    const seen = () =>
      [process.cwd(), data, join(data, '4.0.0'), join(data, '4.0.0_best_int')].map((folder) =>
        readdirSync(folder).sort(),
      );
    const before = seen();
    const recogniser = createPackagedTesseract();

    const lines = await recogniser.recognise(picture, 200, 'page');
    await recogniser.close();

    expect(folded(lines)).toBe(foldDiacritics(TEXT.join(' ')));
    expect(lines.every(({ confidence, box }) => confidence > 60 && box.right > box.left)).toBe(true);
    expect(seen()).toEqual(before);
  });

  it('says that it cannot start when its data is missing or broken, and does not wait for ever', async () => {
    const broken = join(root, 'broken');
    mkdirSync(broken);
    writeFileSync(join(broken, 'vie.traineddata.gz'), 'no data');

    for (const dataFolder of [join(root, 'missing'), broken]) {
      const recogniser = createPackagedTesseract({ dataFolder });
      expect(await codeOf(recogniser.recognise(picture, 200, 'page'))).toBe('page-recognition-unavailable');
      await recogniser.close();
    }
  });

  it('gives up a page that takes too long, and reads the next one with a new engine', async () => {
    let within = 1;
    const recogniser = createPackagedTesseract({
      get recogniseWithinMs() {
        return within;
      },
    });
    expect(await codeOf(recogniser.recognise(picture, 200, 'page'))).toBe('page-recognition-slow');
    await recogniser.close();

    within = 120_000;
    const patient = createPackagedTesseract({ recogniseWithinMs: within });
    expect(await codeOf(patient.recognise(Buffer.from('no picture'), 200, 'page'))).toBe(
      'page-recognition-failed',
    );
    expect(folded(await patient.recognise(picture, 200, 'page'))).toContain('chi bo hop moi thang');
    await patient.close();
  });

  it('notices that its engine died while it read', async () => {
    let thread: { terminate(): Promise<number> } | null = null;
    process.once('worker', (worker) => {
      thread = worker;
    });
    const recogniser = createPackagedTesseract();
    await recogniser.recognise(picture, 200, 'page');

    const reading = codeOf(recogniser.recognise(picture, 200, 'page'));
    await (thread as { terminate(): Promise<number> } | null)?.terminate();

    expect(await reading).toBe('page-recognition-failed');
    expect(folded(await recogniser.recognise(picture, 200, 'page'))).toContain('chi bo hop');
    await recogniser.close();
  });
});

describe.skipIf(installed === null)(
  `the tesseract of this machine${installed === null ? ' (skipped: not installed with Vietnamese)' : ''}`,
  () => {
    it('reads the same page', async () => {
      expect(folded((await installed?.recognise(picture, 200, 'page')) ?? [])).toBe(
        foldDiacritics(TEXT.join(' ')),
      );
    });

    it('says that what is no picture cannot be read', async () => {
      expect(await codeOf(installed!.recognise(Buffer.from('no picture'), 200, 'page'))).toBe(
        'page-recognition-failed',
      );
    });
  },
);

it('rows of the table of the system program become lines with the mean confidence of their words', () => {
  const row = (...cells: (string | number)[]): string => cells.join('\t');
  const table = [
    row('level', 'page', 'block', 'par', 'line', 'word', 'left', 'top', 'width', 'height', 'conf', 'text'),
    row(4, 1, 1, 1, 1, 0, 10, 20, 100, 12, -1, ''),
    row(5, 1, 1, 1, 1, 1, 10, 20, 40, 12, 90, 'Chi'),
    row(5, 1, 1, 1, 1, 2, 60, 20, 50, 12, 70, 'bộ'.normalize('NFD')),
    row(4, 1, 1, 1, 2, 0, 10, 40, 100, 12, -1, ''),
    row(5, 1, 1, 1, 2, 1, 10, 40, 40, 12, 95, ' '),
  ].join('\n');

  expect(linesOfTable(table)).toEqual([
    { text: 'Chi bộ', confidence: 80, box: { left: 10, top: 20, right: 110, bottom: 32 } },
  ]);
});

/** Says the same of every page but for pages that stand on their head, and keeps what it was shown. */
function scripted(
  lines: (shape: string, nth: number) => RecognisedLine[],
): Recogniser & { shapes: string[] } {
  const shapes: string[] = [];
  return {
    shapes,
    recognise: async (_, __, shape) => {
      shapes.push(shape);
      return lines(shape, shapes.length);
    },
    close: async () => undefined,
  };
}
const line = (text: string, confidence: number): RecognisedLine => ({
  text,
  confidence,
  box: { left: 10, top: 10, right: 200, bottom: 30 },
});

describe('a page given to a recogniser', () => {
  it('is turned by half when it is read badly and better the other way round', async () => {
    const recogniser = scripted((_, nth) => [
      line(nth === 1 ? 'ıọ̣q ıɥƆ' : 'Chi bộ họp', nth === 1 ? 30 : 90),
    ]);

    const reading = await createPageReader(recogniser).read(page);

    expect(reading.lines.map(({ text }) => text)).toEqual(['Chi bộ họp']);
    expect(reading.quarterTurns).toBe(2);
  });

  it('is read once more on its side when its lines are seen to run downwards, and kept when they still are', async () => {
    const down = { ...line('Chi bộ họp', 90), box: { left: 10, top: 10, right: 30, bottom: 200 } };
    const readings = (...seen: RecognisedLine[]) => scripted((_, nth) => [seen[nth - 1] ?? line('Nhận', 90)]);

    const turned = await createPageReader(readings(down, line('Đại hội chi bộ', 90))).read(page);
    expect(turned.quarterTurns).toBe(1);
    expect(turned.lines.map(({ text }) => text)).toEqual(['Đại hội chi bộ']);

    const kept = await createPageReader(readings(down, down)).read(page);
    expect(kept.quarterTurns).toBe(0);
    expect(kept.lines.map(({ text }) => text)).toEqual(['Chi bộ họp']);
  });

  it('comes back without specks, with the letter Đ as Vietnamese writes it, and its first reading kept', async () => {
    const recogniser = scripted(() => [line('Số 46-QĐÐ/TW của Ðảng bộ', 90), line('|', 95), line('mờ', 5)]);

    const { lines } = await createPageReader(recogniser).read(page);

    expect(lines.map(({ text, raw }) => [text, raw])).toEqual([
      ['Số 46-QĐ/TW của Đảng bộ', 'Số 46-QĐÐ/TW của Ðảng bộ'],
    ]);
  });

  it('with a red stamp is read twice: print without the stamp, and the stamp alone', async () => {
    const stamped = await drawPage(
      Array.from({ length: 30 }, () => ({ kind: 'text', text: `${TEXT.join(' ')} ${TEXT.join(' ')}` })),
      { damage: { stamp: { x: 0.3, y: 0.15, text: 'TỐI MẬT' } } },
    );
    const recogniser = scripted((shape) => [line(shape === 'sparse' ? 'TỐI MẬT' : 'Chi bộ họp', 90)]);

    const { lines, stamps } = await createPageReader(recogniser).read(stamped);

    expect(recogniser.shapes).toEqual(['page', 'sparse']);
    expect(lines.map(({ text }) => text)).toEqual(['Chi bộ họp']);
    expect(stamps?.map(({ text }) => text)).toEqual(['TỐI MẬT']);
  });

  it('that cannot be decoded is refused with a reason', async () => {
    const recogniser = scripted(() => []);

    expect(await codeOf(createPageReader(recogniser).read({ ...page, png: Buffer.from('no picture') }))).toBe(
      'page-picture-broken',
    );
  });
});

describe('cleaning', () => {
  it('stands a crooked page upright and takes rules away', async () => {
    const crooked = await drawPage(
      [
        {
          kind: 'table',
          rows: [
            ['Chi bộ', 'Đảng viên'],
            ['Thôn 1', '25'],
            ['Thôn 2', '30'],
          ],
        },
        ...Array.from({ length: 14 }, (_, i) => ({
          kind: 'text' as const,
          text: WORDS.slice(i).concat(WORDS.slice(0, i)).join(' '),
        })),
      ],
      { damage: { skewDegrees: 2 } },
    );

    const cleaned = await cleanPage(crooked);

    const dark = (pixels: Uint8Array): number =>
      pixels.reduce((sum, value) => sum + (value < 128 ? 1 : 0), 0);
    expect(cleaned.rules.length).toBeGreaterThan(0);
    expect(cleaned.quarterTurns).toBe(0);
    expect(cleaned.coloured).toBeNull();
    expect(dark(cleaned.print.pixels)).toBeGreaterThan(1_000);
    // Rows between lines of print are white again only when the page stands upright.
    const { width, height, pixels } = cleaned.print;
    let white = 0;
    for (let y = 0; y < height / 2; y++)
      if (!pixels.subarray(y * width, (y + 1) * width).some((value) => value < 100)) white++;
    expect(white).toBeGreaterThan(height * 0.15);
  });
});
